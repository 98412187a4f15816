// @vitest-environment jsdom
import {beforeEach, describe, expect, test, vi} from "vitest";
import {answerFigure} from "../../../src/components/work/answerFigures.js";
import {registerExerciseFigures} from "../../../src/components/exercise/answerFigures.js";
import {predictInput} from "../../../src/components/exercise/inputs/predictInput.js";
import {targetInput} from "../../../src/components/exercise/inputs/targetInput.js";
import type {Point} from "../../../src/workbook/exercise/curve.js";
import type {CurveQuestion} from "../../../src/workbook/exercise/curvePlot.js";
import type {TargetInput, TargetQuestion} from "../../../src/workbook/exercise/kinds/target.js";
import {pressureParameters} from "../../../src/model/pressures/parameters.js";
import {defaultsOf} from "../../../src/model/schema/parameter.js";

beforeEach(() => document.body.replaceChildren());

const curve: CurveQuestion = {
  x: {from: 0, to: 20, label: "year"},
  y: {low: 0, high: 1, label: "Share", decimals: 2},
  name: "Share of firms",
  whose: "the model",
  start: 0,
  places: Array.from({length: 21}, (_, i) => i),
  handles: [0, 10, 20],
  known: [],
  beside: [],
  marks: []
};

describe("the input of a predicted curve", () => {
  const make = (value: Point[] = []) => {
    const input = predictInput(curve, {value, name: "curve", labelledby: "prompt"});
    const heard = vi.fn();
    input.addEventListener("input", heard);
    document.body.append(input);
    const sliders = [...input.querySelectorAll<HTMLInputElement>("input[type=range]")];
    const press = (key: string) =>
      document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
    return {input, heard, sliders, press};
  };

  test("is drawn by arrow keys from one Tab stop, and tells each change once", () => {
    const {input, heard, sliders, press} = make();
    expect(input.value).toEqual([]);
    expect(sliders.map(({tabIndex}) => tabIndex)).toEqual([0, -1, -1]);
    expect(sliders[0]!.getAttribute("aria-label")).toBe("Share of firms, year 0");
    expect(sliders[0]!.getAttribute("aria-valuetext")).toBe("not drawn yet");
    sliders[0]!.focus();
    press("ArrowUp");
    press("ArrowRight");
    press("Enter");
    press("ArrowRight");
    press("Home");
    expect(input.value).toEqual([
      [0, 0.55],
      [10, 0.55],
      [20, 0]
    ]);
    expect(heard).toHaveBeenCalledTimes(3);
    expect(sliders.map((slider) => slider.getAttribute("aria-valuetext"))).toEqual(["0.55", "0.55", "0.00"]);
    expect(sliders.map(({tabIndex}) => tabIndex)).toEqual([-1, -1, 0]);
    press("ArrowRight");
    expect(document.activeElement).toBe(sliders[2]);
  });
  test("a screen reader may set a slider without keys", () => {
    const {input, heard, sliders} = make();
    sliders[1]!.value = "0.8";
    sliders[1]!.dispatchEvent(new Event("input", {bubbles: true}));
    expect(input.value).toEqual([[10, 0.8]]);
    expect(heard).toHaveBeenCalledTimes(1);
  });
  test("set from code it draws and stays silent", () => {
    const {input, heard} = make();
    input.value = [
      [0, 0.2],
      [20, 0.4]
    ];
    expect(heard).not.toHaveBeenCalled();
    expect(input.querySelector(".plot-yours")).not.toBeNull();
  });
  test("shows both curves, labelled and in words, and lets nothing move until they are gone", () => {
    const {input, sliders} = make([
      [0, 0.2],
      [20, 0.9]
    ]);
    input.details = {
      real: [
        [0, 0.2],
        [20, 0.2]
      ]
    };
    expect(input.querySelector(".predict-words")!.textContent).toMatch(
      /Your curve \(dashed\)\. It rises: .*The model’s curve \(solid\)\. It stays about level/s
    );
    expect(input.querySelectorAll("tbody tr")).toHaveLength(3);
    expect(input.querySelectorAll(".plot-yours-name, .plot-real-name")).toHaveLength(2);
    expect(sliders.every(({disabled}) => disabled)).toBe(true);
    input.details = null;
    expect(sliders.some(({disabled}) => disabled)).toBe(false);
    expect(input.querySelector<HTMLElement>(".predict-words")!.hidden).toBe(true);
  });
});

const parameter = (key: string) => ({...pressureParameters.find((p) => p.key === key)!});
const scenario: TargetQuestion = {
  preset: "made-up",
  title: "Made up",
  seed: 3,
  runs: 2,
  values: {...defaultsOf(pressureParameters), firms: 60, periods: 12},
  phases: [],
  changes: {inspection: 0.1},
  parameters: [parameter("inspection"), parameter("assistance")],
  most: 1,
  conditions: [
    {
      outcome: "spirit",
      label: "Compliance in the spirit",
      unit: "share",
      decimals: 2,
      least: 0.9,
      most: null,
      ofStart: null,
      start: 0.1
    }
  ],
  live: true
};
const start: TargetInput = {scenario: "made-up", changes: {inspection: 0.1}, seed: 3};

describe("the input of a scenario", () => {
  const make = (question = scenario) => {
    const input = targetInput(question, {value: start, name: "scenario", labelledby: "prompt"});
    const heard = vi.fn();
    input.addEventListener("input", heard);
    document.body.append(input);
    const fields = [...input.querySelectorAll<HTMLInputElement>("input[type=number]")];
    const type = (i: number, text: string) => {
      fields[i]!.value = text;
      fields[i]!.dispatchEvent(new Event("input", {bubbles: true}));
    };
    const row = () => [...input.querySelectorAll("tbody td")].map((cell) => cell.textContent);
    return {input, heard, fields, type, row};
  };

  test("begins at the author's start and counts what is moved", () => {
    const {input, heard, type} = make();
    const count = () => input.querySelector(".target-count")!.textContent;
    expect(input.value).toEqual(start);
    expect(count()).toBe("0 of at most 1 moved.");
    type(1, "0.5");
    expect(input.value).toEqual({scenario: "made-up", changes: {inspection: 0.1, assistance: 0.5}, seed: 3});
    expect(heard).toHaveBeenCalledTimes(1);
    type(0, "0.3");
    expect(count()).toBe("2 of at most 1 moved. Put one back: ↺ beside its number.");
    type(1, "2");
    expect(heard).toHaveBeenCalledTimes(2);
  });
  test("runs the model while controls move, and says of each condition whether it is met", async () => {
    const {type, row} = make();
    expect(row()).toEqual(["0.10", "0.10", "✗ not met"]);
    type(1, "0.9");
    expect(row()[2]).toBe("…");
    await vi.waitFor(() => expect(row()[1]).toMatch(/^0\.\d\d$/), {timeout: 5000});
    expect(row()[2]).toMatch(/met/);
  });
  test("hides what became of it until the check where its author wants it so", () => {
    const {input, type, row} = make({...scenario, live: false});
    type(1, "0.9");
    expect(row()).toEqual(["0.10", "…", "check to see"]);
    input.details = {values: [0.951], met: [true]};
    expect(row()).toEqual(["0.10", "0.95", "✓ met"]);
    type(1, "0.8");
    expect(row()[2]).toBe("check to see");
  });
});

describe("the sheet of My work", () => {
  registerExerciseFigures();
  const plain = <T>(value: T) => JSON.parse(JSON.stringify(value)) as never;

  test("draws the curve that was drawn", async () => {
    const figure = await answerFigure(
      "predict",
      [
        [0, 0.1],
        [20, 0.3]
      ],
      plain(curve)
    );
    expect(figure!.querySelector(".plot-yours")).not.toBeNull();
    expect(await answerFigure("predict", [], plain(curve))).toBeNull();
    expect(await answerFigure("predict", [[99, 0.1]], plain(curve))).toBeNull();
  });
  test("shows parameters, seed, chart and conditions of a scenario", async () => {
    const input = plain({...start, changes: {...start.changes, assistance: 0.6}});
    const figure = (await answerFigure("target", input, plain(scenario)))!;
    expect(figure.textContent).toContain("Made up");
    expect(figure.textContent).toMatch(/Seed:\s*3/);
    expect(figure.textContent).toMatch(/Assistance.*0\.60/s);
    expect(figure.querySelector("svg")).not.toBeNull();
    expect(figure.textContent).toMatch(/Compliance in the spirit: at least 0\.90\s*0\.\d\d\s*(not )?met/);
    expect(await answerFigure("target", plain({scenario: "other", seed: 3, changes: {}}), plain(scenario))).toBeNull();
  });
});
