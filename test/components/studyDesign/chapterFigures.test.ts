// @vitest-environment jsdom
import {expect, test} from "vitest";
import {studyDesignData} from "../../../loaders/studyDesign.js";
import {reportOnPage} from "../../../src/components/exercise/reportOnPage.js";
import {agendaMap} from "../../../src/components/studyDesign/agendaMap.js";
import {drawnSample, drawnWords, drawStudy} from "../../../src/components/studyDesign/drawnSample.js";
import {errorFan, fanWords} from "../../../src/components/studyDesign/errorFan.js";
import {studyFigure} from "../../../src/components/studyDesign/studyFigure.js";
import {defaultsOf} from "../../../src/model/schema/parameter.js";
import {toStudyCluster} from "../../../src/model/studyDesign/cluster.js";
import {studyDesignParameters} from "../../../src/model/studyDesign/parameters.js";

const data = studyDesignData(4);
const cluster = toStudyCluster(defaultsOf(studyDesignParameters), 1);
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const sum = (list: Uint8Array) => list.reduce((a, b) => a + b, 0);

test("a study lights up as many firms as it draws, and only such as its design can reach", () => {
  const study = drawStudy(cluster, {design: "list", instrument: "visit", n: 40, seed: 3});
  expect(sum(study.drawn)).toBe(40);
  study.drawn.forEach((drawn, i) => expect(drawn && !study.reachable[i]).toBeFalsy());
  expect(sum(study.noted)).toBe(0);
  expect(sum(drawStudy(cluster, {design: "list", instrument: "informants", n: 40, seed: 3}).noted)).toBeGreaterThan(0);
});

test("what was missed is told only on demand", () => {
  const setting = {design: "list", instrument: "visit", n: 40, seed: 1, truth: false} as const;
  const study = drawStudy(cluster, setting);
  expect(drawnWords(cluster, study, setting)).toContain("notes hidden workshops at no firm");
  expect(drawnWords(cluster, study, setting)).not.toContain("In truth");
  expect(drawnWords(cluster, study, {...setting, truth: true})).toMatch(/In truth .* could not be drawn at all/);
});

test("the buttons draw other firms and show what was missed", async () => {
  const figure = drawnSample();
  const [again, reveal] = figure.querySelectorAll<HTMLButtonElement>(".drawn-controls button");
  expect(figure.querySelectorAll(".drawn .drawn-in")).toHaveLength(40);
  expect(figure.querySelectorAll(".drawn .drawn-missed")).toHaveLength(0);
  again!.click();
  reveal!.click();
  await frame();
  expect(figure.value).toMatchObject({seed: 2, truth: true});
  expect(reveal!.getAttribute("aria-pressed")).toBe("true");
  expect(figure.querySelectorAll(".drawn .drawn-in")).toHaveLength(40);
  expect(figure.querySelectorAll(".drawn .drawn-missed").length).toBeGreaterThan(20);
  for (const node of figure.querySelectorAll("svg *"))
    for (const {value} of node.attributes) expect(value).not.toContain("NaN");
});

test("a fan is drawn for each design, on a scale that holds it, and told in words", () => {
  const figure = errorFan(data);
  expect(figure.querySelectorAll(".fan-panel")).toHaveLength(5);
  for (const path of figure.querySelectorAll("path")) expect(path.getAttribute("d")).not.toContain("NaN");
  expect(fanWords({bias: [0.1, 0.08], sd: [0.14, 0]})).toBe("spread 14 to 0, bias +10 to +8");
  expect(fanWords({bias: [null, 0.1], sd: [null, 0.1]})).toBe("no study found a firm");
  const select = figure.querySelectorAll("select")[1]!;
  select.value = "hidden";
  select.dispatchEvent(new Event("input", {bubbles: true}));
  expect(figure.querySelector("[role=status]")!.textContent).toMatch(/Simple random: spread 0 to 0, bias −\d+/);
});

test("the agenda is one stop for the keyboard, and arrows read on", () => {
  const figure = agendaMap(data);
  document.body.append(figure);
  const marks = [...figure.querySelectorAll<HTMLButtonElement>("button.agenda-mark")];
  expect(marks).toHaveLength(data.agenda.length);
  expect(marks.filter(({tabIndex}) => tabIndex === 0)).toHaveLength(1);
  const first = marks.find(({tabIndex}) => tabIndex === 0)!;
  const before = figure.value;
  first.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight", bubbles: true}));
  expect(figure.value).not.toBe(before);
  expect(marks.filter(({tabIndex}) => tabIndex === 0)).toHaveLength(1);
  expect(figure.querySelector(".agenda-statement")!.textContent).toBe(
    data.agenda.find(({id}) => id === figure.value)!.statement
  );
  const select = figure.querySelector("select")!;
  select.value = "floor";
  select.dispatchEvent(new Event("input", {bubbles: true}));
  const fitting = data.agenda.filter(({groups}) => groups.includes("floor")).length;
  expect(figure.querySelectorAll("button.agenda-mark:not(.dim)")).toHaveLength(fitting);
  figure.remove();
});

test("the figure of repeated studies reports what a plan comes to, with its setting", async () => {
  const figure = studyFigure();
  const other = {...defaultsOf(studyDesignParameters), hiddenUse: 0.5};
  document.body.append(figure);
  const found = reportOnPage("study", [["list"], ["visit", "trace"]]);
  expect(found.lines).toEqual([
    expect.stringMatching(
      /^From a list, factory visit, “firms that meet the spirit”: \d+ firms, bias \+\d+, spread \d+/
    )
  ]);
  expect(found.problem).toMatch(/Part of what you chose is not in it/);
  figure.value = other;
  await frame();
  expect(reportOnPage("study", [["small-only"], ["visit"]]).lines[0]).toContain("firms with hidden workshops 0.5");
  expect(reportOnPage("study", [[], ["visit"]]).problem).toMatch(/^Choose/);
  expect(reportOnPage("study", [["area"], ["visit"]]).problem).toMatch(/nothing like/);
  figure.remove();
  expect(reportOnPage("study", [["list"], ["visit"]]).problem).toMatch(/not there yet/);
});
