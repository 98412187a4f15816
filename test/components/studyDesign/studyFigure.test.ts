// @vitest-environment jsdom
import {expect, test, vi} from "vitest";
import {perFrame, perSlices, spreadOut} from "../../../src/components/studyDesign/liveFigure.js";
import {parameterPanel} from "../../../src/components/studyDesign/parameterPanel.js";
import {dotPath} from "../../../src/components/studyDesign/strip.js";
import {studyFigure} from "../../../src/components/studyDesign/studyFigure.js";
import {bestWords, errorWords, missWords, points, sizeWords} from "../../../src/components/studyDesign/words.js";
import {defaultsOf} from "../../../src/model/schema/parameter.js";
import {studyDesignParameters} from "../../../src/model/studyDesign/parameters.js";
import type {Repeated} from "../../../src/model/studyDesign/study.js";

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const defaults = defaultsOf(studyDesignParameters);
const texts = (figure: Element, selector: string) => [...figure.querySelectorAll(selector)].map((e) => e.textContent);
const choose = (figure: Element, index: number, value: string) => {
  const select = figure.querySelectorAll("select")[index]!;
  select.value = value;
  select.dispatchEvent(new Event("input", {bubbles: true}));
};
const result = (changes: Partial<Repeated> = {}): Repeated => ({
  truth: 0.2,
  estimates: new Float64Array([0.2]),
  affordable: 40,
  reached: 40,
  bias: 0.08,
  sd: 0.05,
  rmse: 0.1,
  coverage: 0.5,
  ...changes
});

test("a row for each design has its strip, its truth and its error in words", () => {
  const figure = studyFigure();
  expect(texts(figure, ".study-name strong")).toHaveLength(5);
  expect(new Set(texts(figure, ".strip-truth-text"))).toEqual(new Set(["truth 18 %"]));
  for (const words of texts(figure, ".strip-words")) expect(words).toMatch(/^bias [+−]?\d+, spread \d+$/);
  for (const strip of figure.querySelectorAll("svg"))
    expect(strip.getAttribute("aria-label")).toMatch(/repeated studies/);
});

const soon = {timeout: 10_000, interval: 20};

test("another instrument and another question redraw, in slices", async () => {
  const figure = studyFigure();
  const before = texts(figure, ".strip-words");
  choose(figure, 0, "perfect");
  await vi.waitFor(() => expect(texts(figure, ".strip-words")).not.toEqual(before), soon);
  choose(figure, 1, "hidden");
  await vi.waitFor(() => expect(new Set(texts(figure, ".strip-truth-text"))).toEqual(new Set(["truth 20 %"])), soon);
});

test("what is missed and what is best come when the hand rests", () => {
  vi.useFakeTimers();
  const figure = studyFigure();
  // The rest is done in slices, one a frame.
  vi.advanceTimersByTime(2000);
  vi.useRealTimers();
  for (const words of texts(figure, ".study-miss")) expect(words).not.toBe("");
  expect(texts(figure, ".study-best")[0]).toMatch(/smallest typical error/);
});

test("assigning a value redraws silently", async () => {
  const figure = studyFigure();
  let events = 0;
  figure.addEventListener("input", () => events++);
  const next = {...defaults, budget: 20};
  figure.value = next;
  await vi.waitFor(() => expect(texts(figure, ".strip-words")[0]).toBe("no firm within this budget"), soon);
  expect(figure.value).toBe(next);
  expect(events).toBe(0);
});

test("the table lists every design with every instrument", () => {
  const figure = studyFigure();
  figure.querySelector<HTMLButtonElement>(".figure-toggle")!.click();
  expect(figure.querySelectorAll("tbody tr")).toHaveLength(20);
});

test("the main sliders and the full form show the same values", () => {
  const panel = parameterPanel(studyDesignParameters, {values: defaults, main: ["budget", "sight"]});
  const fields = () =>
    [...panel.querySelectorAll<HTMLInputElement>("input[type=range]")]
      .filter((f) => f.max === "2000")
      .map((f) => f.value);
  expect(fields()).toEqual(["200", "200"]);
  const slider = panel.querySelector<HTMLInputElement>("input[type=range]")!;
  slider.value = "500";
  slider.dispatchEvent(new Event("input", {bubbles: true}));
  expect(fields()).toEqual(["500", "500"]);
  expect(panel.value).toEqual({...defaults, budget: 500});
});

test("many changes within a frame draw once", async () => {
  const draw = vi.fn();
  const ask = perFrame(draw);
  ask();
  ask();
  await frame();
  expect(draw).toHaveBeenCalledTimes(1);
  ask();
  await frame();
  expect(draw).toHaveBeenCalledTimes(2);
});

test("work in slices is finished before it begins anew, and begins anew once", async () => {
  const seen: string[] = [];
  let turn = 0;
  const ask = perSlices(function* () {
    const mine = ++turn;
    seen.push(`begin ${mine}`);
    yield;
    if (mine === 1) {
      ask();
      ask();
    }
    yield;
    seen.push(`end ${mine}`);
  });
  ask();
  await vi.waitFor(() => expect(seen).toEqual(["begin 1", "end 1", "begin 2", "end 2"]), soon);
  await frame();
  expect(turn).toBe(2);
});

test("labels are moved apart within their room and keep their order", () => {
  expect(spreadOut([10, 12, 50], 16, 0, 100)).toEqual([10, 26, 50]);
  expect(spreadOut([95, 96], 16, 0, 100)).toEqual([84, 100]);
  expect(spreadOut([50, 20], 16, 0, 100)).toEqual([50, 20]);
});

test("dots that fall together are stacked and keep within their room", () => {
  const path = dotPath([0.5, 0.5, 0.9], (v) => v * 100, 5, 40);
  expect(path.match(/M/g)).toHaveLength(3);
  const low = dotPath(new Array(100).fill(0.5), (v) => v * 100, 5, 40).match(/,-([\d.]+)/g)!;
  expect(Math.max(...low.map((y) => Number(y.slice(2))))).toBeLessThanOrEqual(43);
});

test("errors are told in signed whole points", () => {
  expect([points(0.084), points(-0.2), points(0.001), points(-0.004)]).toEqual(["+8", "−20", "0", "0"]);
  expect(errorWords(result())).toBe("bias +8, spread 5");
  expect(errorWords(result({bias: null, sd: null}))).toBe("no firm within this budget");
  expect(sizeWords(result({reached: 30}))).toBe(
    "30 firms, where money would reach 40. 50 % of its 95 % intervals hold the truth."
  );
  expect(sizeWords(result({affordable: 0}))).toMatch(/costs more than there is/);
});

test("what is missed is told for each design from whom it reaches", () => {
  const presence = (inCluster: number, inSample: number) => ({part: "", inCluster, inSample});
  const reach = {
    strata: [presence(0.6, 0.3), presence(0.3, 0.5), presence(0.1, 0.2)],
    silos: [presence(0.5, 0.3), presence(0.4, 0.3), presence(0.1, 0.4)],
    subcontractors: presence(0.5, 0.2)
  };
  expect(missWords("simple", reach, 40, 300)).toContain("of 30 firms with 50 workers or more a sample holds about 8");
  expect(missWords("list", reach, 40, 300)).toContain("60 % of the cluster and 30 % of the sample");
  expect(missWords("snowball", reach, 40, 300)).toContain("Exporters are 10 % of the cluster and 40 % of the sample");
  expect(missWords("list", reach, 0, 300)).toBe("It sees nobody.");
});

test("the best plan is named with how many others are as good", () => {
  const plan = (design: "list" | "simple", error: number) => ({design, by: "visit", error}) as const;
  expect(bestWords([plan("list", 0.2), plan("simple", 0.061), plan("list", 0.065)])).toMatch(
    /about 6 points.*“simple random” with “factory visit”; one other plan comes/
  );
  expect(bestWords([])).toBe("This budget pays for no study.");
});
