// @vitest-environment jsdom
import {expect, test} from "vitest";
import {careList} from "../../../src/components/cases/careList.js";
import {caseGrid, caseGridText} from "../../../src/components/cases/caseGrid.js";
import {grown, growthLines} from "../../../src/components/cases/growthLines.js";
import {multipleBars} from "../../../src/components/cases/multipleBars.js";
import {policyLine, splitByDate, undatedList, yearsText} from "../../../src/components/cases/policyLine.js";
import {shareDots} from "../../../src/components/cases/shareDots.js";
import {besideOneAnother, stageChart, stageNumber} from "../../../src/components/cases/stageChart.js";
import {weekChart, weekHours} from "../../../src/components/cases/weekChart.js";
import {workLadder} from "../../../src/components/cases/workLadder.js";
import type {CareRow, CaseRow, PolicyRow} from "../../../src/workbook/cases/countryCases.js";

const row = (id: string, driver: string, direction: string): CaseRow => ({
  id,
  title: `Case ${id}`,
  field: "labour",
  driver,
  direction,
  mechanism: `How ${id} came about.`,
  outcome: `What ${id} led to.`,
  source: "a study",
  section: "india-3",
  note: null
});
const cases = [
  row("a", "public enforcement", "improved"),
  row("b", "private buyers", "not improved"),
  row("c", "private buyers", "not improved")
];

test("the grid has a row for each driver and a column for each result that occurs, and reads the case that is picked", () => {
  const grid = caseGrid(cases);
  expect([...grid.querySelectorAll(".case-driver")].map((e) => e.textContent)).toEqual([
    "Public enforcement",
    "Private buyers"
  ]);
  expect(grid.style.getPropertyValue("--case-columns")).toBe("2");
  const inputs: unknown[] = [];
  grid.addEventListener("input", () => inputs.push(grid.value));
  const chip = [...grid.querySelectorAll("button")].find((b) => b.textContent!.includes("Case b"))!;
  chip.click();
  chip.click();
  expect(inputs).toEqual(["b"]);
  expect(chip.getAttribute("aria-pressed")).toBe("true");
  expect(grid.querySelector(".case-detail")!.textContent).toContain("How b came about.");
  expect(grid.querySelector(".case-detail a")!.getAttribute("href")).toBe("./evidence.html#passage=india-3");
});

test("setting the case from code redraws the grid and stays silent", () => {
  const grid = caseGrid(cases);
  let inputs = 0;
  grid.addEventListener("input", () => inputs++);
  grid.value = "c";
  expect(grid.querySelector('[aria-pressed="true"]')!.textContent).toContain("Case c");
  grid.value = null;
  expect(grid.querySelector(".case-detail")!.textContent).toContain("Pick a case");
  expect(inputs).toBe(0);
});

test("a mark and a word, not a colour, tell what became of conditions", () => {
  const grid = caseGrid(cases);
  expect([...grid.querySelectorAll(".case-mark")].map((e) => e.textContent)).toEqual(["▲", "▼", "▼"]);
  expect(caseGridText(cases)).toBe("Public enforcement: 1 improved; Private buyers: 2 not improved");
});

const actor = (id: string) => ({
  id,
  name: `Name of ${id}`,
  kind: "worker",
  level: "local",
  role: `Role of ${id}.`,
  section: "china-6",
  note: null
});

test("the ladder says in words which rung the buyer does not see, and who stands beside", () => {
  const ladder = workLadder(
    [
      {actor: "top", tie: null, seen: true, beside: []},
      {actor: "low", tie: "orders", seen: false, beside: ["side"]}
    ],
    ["top", "low", "side"].map(actor)
  );
  const rungs = [...ladder.querySelectorAll(".rung")];
  expect(rungs.map((r) => /out of the buyer’s sight/.test(r.textContent!))).toEqual([false, true]);
  expect(rungs[1]!.querySelector(".rung-beside")!.textContent).toContain("Role of side.");
  expect(() => workLadder([{actor: "none", tie: null, seen: true, beside: []}], [])).toThrow("no actor none");
});

test("stages are numbered marks with their values as text; marks that would cover one another move apart", () => {
  const value = (mean: number) => ({mean, low: mean - 0.02, high: mean + 0.02});
  const chart = stageChart(
    {stages: ["before", "after"], measures: {jobs: [value(0.98), value(0.97)], spirit: [value(0.1), value(0.9)]}},
    [
      {key: "jobs", label: "Jobs", scale: "of 1"},
      {key: "spirit", label: "Spirit", scale: "of 1"}
    ]
  );
  expect([...chart.querySelectorAll(".stage-value")].map((e) => e.textContent)).toEqual(["0.98 → 0.97", "0.10 → 0.90"]);
  const at = [...chart.querySelectorAll("circle")].map((c) => Number(c.getAttribute("cx")));
  expect(at[0]! - at[1]!).toBeCloseTo(20);
  expect(chart.querySelectorAll(".stage-lead")).toHaveLength(2);
  expect(chart.querySelectorAll(".stage-arrow")).toHaveLength(1);
  expect(chart.getAttribute("aria-label")).toBe("1 before, 2 after. Jobs: 0.98, then 0.97; Spirit: 0.10, then 0.90.");
  expect([stageNumber(-0.001), stageNumber(-0.126)]).toEqual(["0.00", "−0.13"]);
});

test("places keep their order, their distance and their ends, and stay where they are when there is room", () => {
  expect(besideOneAnother([50, 10], 20, 0, 100)).toEqual([50, 10]);
  expect(besideOneAnother([50, 50, 50], 20, 0, 100)).toEqual([30, 50, 70]);
  expect(besideOneAnother([1, 2], 20, 0, 100)).toEqual([0, 20]);
  expect(besideOneAnother([99, 98, 60], 20, 0, 100)).toEqual([100, 80, 60]);
});

const policy = (id: string, from: number | null, to: number | null, kind = "programme"): PolicyRow => ({
  id,
  name: `The ${id} (short)`,
  kind,
  level: "national",
  from,
  to,
  about: `About ${id}.`,
  section: "brazil-2",
  note: "The paper gives no year. Public record: another."
});

test("policies with a year come in order; those without are listed with what the public record says", () => {
  const {dated, undated} = splitByDate([policy("c", 2000, 2005), policy("x", null, null), policy("a", null, 1990)]);
  expect(dated.map((p) => p.id)).toEqual(["a", "c"]);
  expect(dated.map(yearsText)).toEqual(["until 1990", "2000–2005"]);
  expect(yearsText(policy("l", 2008, null))).toBe("from 2008");
  expect(yearsText(policy("l", 1997, 1997))).toBe("1997");
  expect(undatedList(undated).textContent!.replace(/\s+/g, " ")).toContain("The x. About x. Public record: another.");
});

test("a span is a bar, a year a mark, an open end dashed, and a law has no end to leave open", () => {
  const line = policyLine([policy("a", 1995, null), policy("b", 2000, 2005), policy("c", 2008, null, "law")]);
  expect(line.querySelectorAll("rect")).toHaveLength(1);
  expect(line.querySelectorAll("circle")).toHaveLength(2);
  expect(line.querySelectorAll(".policy-open")).toHaveLength(1);
});

test("a long name is cut to the width of the drawing", () => {
  const long = {...policy("a", 2006, null), name: "A name that goes on and on and on beyond what a phone can hold"};
  const [label] = policyLine([long], {width: 320}).querySelectorAll(".policy-label");
  expect(label!.textContent!.replace(/\s+/g, " ").trim().length * 7).toBeLessThanOrEqual(330);
  expect(label!.textContent!.trim()).toMatch(/…$/);
});

const care = (id: string, kind: string, certainty: string): CareRow => ({
  id,
  kind,
  certainty,
  printed: `printed ${id}`,
  shown: "shown",
  why: "why",
  checked: "the list",
  section: "india-3"
});

test("errata that may change a conclusion come first, and a choice of certainty hides the others and counts", () => {
  const list = careList(
    [care("name", "name", "certain"), care("figure", "figure", "likely"), care("words", "wording", "certain")],
    {open: "figure"}
  );
  const heavy = [...list.querySelectorAll(".care-heavy .care-entry")];
  expect(heavy.map((e) => (e as HTMLElement).dataset.id)).toEqual(["figure", "words"]);
  expect(heavy[0]!.hasAttribute("open")).toBe(true);
  expect(list.querySelector('[role="status"]')!.textContent).toBe("3 of 3 shown; 2 of them may change a conclusion.");
  let inputs = 0;
  list.addEventListener("input", () => inputs++);
  [...list.querySelectorAll("button")].find((b) => b.textContent === "likely")!.click();
  expect([list.value, inputs]).toEqual(["likely", 1]);
  expect([...list.querySelectorAll<HTMLElement>(".care-entry:not([hidden])")].map((e) => e.dataset.id)).toEqual([
    "figure"
  ]);
  expect(list.querySelector<HTMLElement>(".care-light")!.hidden).toBe(true);
});

test("a week adds up, and has as many columns of work as days", () => {
  const week = {hours: [10, 12], overtime: [2, 4], days: 6} as const;
  expect(weekHours(week)).toEqual([60, 72]);
  const chart = weekChart(week);
  expect(chart.querySelectorAll(".week-open")).toHaveLength(6);
  expect(chart.textContent).toContain("free");
});

test("growth compounds", () => {
  expect(grown({rate: 100, years: 3})).toBe(8);
  expect(grown({rate: 0, years: 9})).toBe(1);
  const lines = growthLines([{label: "fast", rate: 58, years: 4}]);
  expect(lines.querySelector(".growth-label")!.textContent!.trim()).toBe("6.2× fast");
});

test("multiples and shares can be counted", () => {
  expect(multipleBars({times: 12, allowed: "permitted", found: "found"}).querySelectorAll("rect")).toHaveLength(13);
  const dots = [...shareDots({share: 20, name: "covered"}).querySelectorAll<SVGElement>("circle")];
  expect(dots).toHaveLength(100);
  expect(dots.filter((d) => d.style.fill !== "none")).toHaveLength(20);
});
