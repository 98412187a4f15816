// @vitest-environment jsdom
import {beforeAll, expect, test} from "vitest";
import {readScenarios} from "../../../loaders/scenarios.js";
import {outcomeLines, panelsOf} from "../../../src/components/scenario/outcomeLines.js";
import {scenarioWidget, type ScenarioWidgetOptions} from "../../../src/components/scenario/scenarioWidget.js";
import {outcomeKeys} from "../../../src/model/pressures/outcomes.js";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import type {Preset} from "../../../src/model/pressures/presets.js";

let presets: Preset[];
beforeAll(() => {
  presets = readScenarios().map((p) => ({...p, values: {...p.values, firms: 60, periods: 16}}));
});

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const settle = async () => {
  for (let i = 0; i < 12; i++) await frame();
};
const make = (options: Partial<ScenarioWidgetOptions> = {}) =>
  scenarioWidget({
    presets,
    preset: "contract-india",
    choices: ["contract-china", "contract-brazil"],
    show: ["auditDepth", "inspection"],
    outcomes: ["letter", "spirit"],
    title: "A message",
    tryThis: [{text: "Look first."}, {text: "Deeper audits.", set: {auditDepth: 0.8}}],
    notice: ["Something."],
    kernel: plainKernel(),
    runs: {runs: 3, budget: 1000},
    ...options
  });
const reading = (element: Element) => element.querySelector(".scenario-reading")!.textContent!;
const button = (element: Element, text: string) =>
  [...element.querySelectorAll("button")].find((b) => b.textContent!.includes(text))!;
const slide = (element: Element, i: number, value: string) => {
  const slider = element.querySelectorAll<HTMLInputElement>("input[type=range]")[i]!;
  slider.value = value;
  slider.dispatchEvent(new Event("input", {bubbles: true}));
};

test("it opens with the preset, runs it and says how it ends", async () => {
  const widget = make();
  expect(widget.value).toEqual({preset: "contract-india", changes: {}});
  await settle();
  expect(reading(widget)).toMatch(/3 runs\): Compliance in the letter 0\.\d\d; Compliance in the spirit 0\.\d\d\.$/);
  expect(widget.querySelectorAll(".panel-line")).toHaveLength(2);
  for (const path of widget.querySelectorAll(".panel-line")) expect(path.getAttribute("d")).toMatch(/^M[\d.,L-]+$/);
});

test("a slider announces once, and the preset unchanged is drawn beside what it does", async () => {
  const widget = make();
  await settle();
  let events = 0;
  widget.addEventListener("input", () => events++);
  slide(widget, 1, "0.5");
  expect(events).toBe(1);
  expect(widget.value.changes).toEqual({inspection: 0.5});
  await settle();
  expect(reading(widget)).toContain("(preset ");
  expect(widget.querySelectorAll(".panel-line")).toHaveLength(4);
  expect(widget.querySelector(".scenario-differs")!.textContent).toMatch(/^Changed: Inspections 0\.50 \(preset /);
  button(widget, "Back to the preset").click();
  expect(widget.value.changes).toEqual({});
  expect(events).toBe(2);
});

test("what to try can be set by a button, on top of the preset that is open", async () => {
  const widget = make();
  button(widget, "China").click();
  slide(widget, 1, "0.9");
  button(widget, "Set this").click();
  expect(widget.value).toEqual({preset: "contract-china", changes: {auditDepth: 0.8}});
  await settle();
  expect(button(widget, "China").getAttribute("aria-pressed")).toBe("true");
});

test("assigning a value redraws silently; an unknown preset is named", async () => {
  const widget = make();
  let events = 0;
  widget.addEventListener("input", () => events++);
  widget.value = {preset: "contract-brazil", changes: {inspection: 0}};
  expect(events).toBe(0);
  expect(widget.querySelectorAll<HTMLInputElement>("input[type=range]")[1]!.value).toBe("0");
  expect(() => make({preset: "contract-atlantis"})).toThrow(/no preset "contract-atlantis"/);
});

test("the table shows the same and follows", async () => {
  const widget = make();
  await settle();
  widget.querySelector<HTMLButtonElement>(".figure-toggle")!.click();
  expect([...widget.querySelectorAll(".figure-table th")].map((th) => th.textContent)).toEqual([
    "Period",
    "Compliance in the letter",
    "Compliance in the spirit"
  ]);
  slide(widget, 0, "1");
  await settle();
  expect(widget.querySelectorAll(".figure-table th")).toHaveLength(5);
});

test("phases of a preset are marked and named", async () => {
  const phased = presets.find((p) => p.phases.length)!;
  const widget = make({preset: phased.id, choices: []});
  await settle();
  expect(widget.querySelector(".phase-list")!.textContent).toContain(
    phased.phases.filter((p) => p.from < 16)[0]?.title ?? ""
  );
});

test("after it is left, nothing runs", async () => {
  const left = new AbortController();
  left.abort();
  const widget = make({signal: left.signal});
  await settle();
  expect(reading(widget)).toBe("");
});

test("every outcome can be drawn, and outcomes of one scale share a panel", () => {
  for (const key of outcomeKeys) expect(outcomeLines[key].name.length).toBeLessThanOrEqual(9);
  expect(panelsOf(["letter", "gap", "spirit"])).toEqual([["letter", "spirit"], ["gap"]]);
});

test("a step can hold a value to the end that a later phase of the preset would change, also when another slider moves", () => {
  const widget = make({
    preset: "toritama",
    choices: [],
    show: ["inspection", "assistance"],
    tryThis: [{text: "No help.", set: {assistance: 0.05}}]
  });
  const first = presets.find((p) => p.id === "toritama")!.values.assistance;
  expect(first).toBe(0.05);
  button(widget, "Set this").click();
  expect(widget.value.changes).toEqual({assistance: 0.05});
  expect(widget.querySelector(".scenario-differs")!.textContent).toBe(
    "Changed: Assistance 0.05 (preset 0.05, then 0.60)."
  );
  slide(widget, 0, "0.5");
  expect(widget.value.changes).toEqual({assistance: 0.05, inspection: 0.5});
  button(widget, "Back to the preset").click();
  expect(widget.value.changes).toEqual({});
});

test("a step of a preset without phases that sets the preset’s own value changes nothing", () => {
  const widget = make({tryThis: [{text: "The same.", set: {inspection: 0.02}}]});
  button(widget, "Set this").click();
  expect(widget.value.changes).toEqual({});
});
