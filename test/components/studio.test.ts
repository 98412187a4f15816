// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {explanationWords, signedOutcome} from "../../src/components/studio/explanation.js";
import {predictionForm} from "../../src/components/studio/predictionForm.js";
import {qrCode} from "../../src/components/studio/qrCode.js";
import {scenarioFigure} from "../../src/components/studio/scenarioFigure.js";
import {studioBoard, type AddressPlace} from "../../src/components/studio/studioBoard.js";
import {liveProblems} from "../../src/components/liveProblems.js";
import {plainKernel} from "../../src/model/pressures/plainKernel.js";
import {Bands} from "../../src/workbook/lab/bands.js";
import {runSlices} from "../../src/workbook/lab/slices.js";
import {settingOf} from "../../src/model/pressures/presets.js";
import {openScenarioStore, toSaved} from "../../src/workbook/scenario/scenarioStore.js";
import {small} from "../workbook/lab/presets.js";

const presets = ["contract-india", "contract-china", "contract-brazil", "toritama"].map((id) => small(id));
const find = <E extends Element>(element: Element, selector: string): E => element.querySelector<E>(selector)!;

let leaving: AbortController;
beforeEach(() => {
  leaving = new AbortController();
  vi.useFakeTimers({toFake: ["setTimeout", "clearTimeout"]});
});
afterEach(() => {
  leaving.abort();
  vi.useRealTimers();
  document.body.replaceChildren();
});

function open(hash = "") {
  const address = {hash};
  const place: AddressPlace = {
    read: () => address.hash,
    write: (link) => (address.hash = `#${link}`),
    addressOf: (link) => `https://example.org/studio.html#${link}`
  };
  const board = studioBoard(presets, {
    kernel: plainKernel(),
    makeKernel: async () => plainKernel(),
    startWorker: () => {
      throw new Error("no workers here");
    },
    place,
    signal: leaving.signal
  });
  document.body.append(board);
  const rest = () => vi.advanceTimersByTime(1000);
  const seen = {events: 0};
  board.addEventListener("input", () => (seen.events += 1));
  return {board, address, rest, seen};
}
const slide = (board: Element, label: string, value: number) => {
  const row = [...board.querySelectorAll(".parameter")].find((e) => e.querySelector("label")?.textContent === label)!;
  const slider = find<HTMLInputElement>(row, "[type=range]");
  slider.value = String(value);
  slider.dispatchEvent(new Event("input", {bubbles: true}));
};
const press = (board: Element, words: string) =>
  [...board.querySelectorAll("button")].find((b) => b.textContent!.trim() === words)!.click();

describe("the studio", () => {
  test("opens a link, and its address follows each step once it rests", () => {
    const {board, address, rest, seen} = open("#v=1&p=contract-china&fine=0.3");
    expect(board.value.scenarios[0]).toMatchObject({preset: "contract-china", changes: {fine: 0.3}});
    slide(board, "Inspections", 0.5);
    slide(board, "Inspections", 0.6);
    expect([seen.events, address.hash]).toEqual([2, "#v=1&p=contract-china&fine=0.3"]);
    rest();
    expect(address.hash).toMatch(/^#v=1&p=contract-china&inspection=0.6&fine=0.3&check=\w+$/);
    expect(find<HTMLTextAreaElement>(board, ".share-link").value).toBe(
      `https://example.org/studio.html${address.hash}`
    );
  });
  test("the moves of one slider are one step to undo", () => {
    const {board} = open();
    for (const value of [0.2, 0.3, 0.4]) slide(board, "Inspections", value);
    slide(board, "Assistance", 0.9);
    press(board, "Undo");
    expect(board.value.scenarios[0]!.changes).toEqual({inspection: 0.4});
    press(board, "Undo");
    expect(board.value.scenarios[0]!.changes).toEqual({});
    press(board, "Redo");
    expect(board.value.scenarios[0]!.changes).toEqual({inspection: 0.4});
  });
  test("a value that the preset changes on the way says so, and that a move of it holds throughout", () => {
    const {board} = open("#v=1&p=toritama");
    const note = (label: string) =>
      [...board.querySelectorAll(".parameter")]
        .find((e) => e.querySelector("label")?.textContent === label)!
        .querySelector<HTMLElement>(".parameter-note")!;
    expect(note("Inspections").textContent).toMatch(/^Changes on the way: 0.30 from period 20. Once you move it/);
    expect(note("Layers of subcontracting").hidden).toBe(true);
    const first = find<HTMLInputElement>(
      [...board.querySelectorAll(".parameter")].find((e) => e.querySelector("label")?.textContent === "Inspections")!,
      "[type=range]"
    ).value;
    slide(board, "Inspections", 0.5);
    expect(note("Inspections").textContent).toBe(
      "You moved it, so your value holds throughout. The preset has 0.30 from period 20."
    );
    // The preset's own value is no move: with it, its changes come back, and the note says so.
    slide(board, "Inspections", Number(first));
    expect(note("Inspections").textContent).toMatch(/^Changes on the way/);
  });
  test("each change stands in a list and is undone by itself", () => {
    const {board} = open();
    slide(board, "Inspections", 0.4);
    slide(board, "Assistance", 0.9);
    expect(
      [...board.querySelectorAll(".studio-changes li")].map((li) => li.textContent!.replace(/\s+/g, " ").trim())
    ).toEqual(["Inspections 0.02 0.40↺", "Assistance 0.10 0.90↺"]);
    find<HTMLButtonElement>(board, ".studio-changes button").click();
    expect(board.value.scenarios[0]!.changes).toEqual({assistance: 0.9});
  });
  test("finds values by words of their label, sentence or group", () => {
    const {board} = open();
    const search = find<HTMLInputElement>(board, "[type=search]");
    search.value = "minimum wage";
    search.dispatchEvent(new Event("input", {bubbles: true}));
    const shown = [...board.querySelectorAll<HTMLElement>(".parameter")].filter((e) => !e.hidden);
    expect(shown.map((e) => e.querySelector("label")!.textContent)).toContain(
      "Legal minimum wage above the going wage"
    );
    expect(shown.length).toBeLessThan(5);
  });
  test("every value says its unit, range, default and source", () => {
    const {board} = open();
    for (const about of board.querySelectorAll(".parameter-about"))
      expect(about.textContent).toMatch(
        /Takes (a whole number )?from .* the model’s own value is .*\. (After the paper|Our assumption)/s
      );
  });
  test("scenarios side by side share a seed, and one of them can go", () => {
    const {board} = open();
    press(board, "+ Compare with a copy");
    slide(board, "Inspections", 0.4);
    expect(board.value.scenarios.map((s) => s.changes)).toEqual([{}, {inspection: 0.4}]);
    press(board, "Remove B");
    expect(board.value.scenarios).toHaveLength(1);
  });
  test("for a student, locked values cannot be moved and hidden ones are not there", () => {
    const {board} = open("#v=1&p=contract-india&rest=hide&open=inspection&lock=assistance");
    const shown = [...board.querySelectorAll<HTMLElement>(".parameter")].filter((e) => !e.hidden);
    expect(
      shown.map((e) => [e.querySelector("label")!.textContent, find<HTMLInputElement>(e, "input").disabled])
    ).toEqual([
      ["Inspections", false],
      ["Assistance", true]
    ]);
    expect(find<HTMLElement>(board, ".link-builder").hidden).toBe(true);
    press(board, "Open all controls");
    expect([...board.querySelectorAll<HTMLElement>(".parameter")].every((e) => !e.hidden)).toBe(true);
    expect(find<HTMLElement>(board, ".link-builder").hidden).toBe(false);
  });
  test("what the teacher ticks is in the link", () => {
    const {board, address, rest} = open("#v=1&p=contract-india&inspection=0.3");
    rest();
    press(board, "Open only what I changed");
    press(board, "Ask this");
    rest();
    expect(address.hash).toContain("rest=hide&open=inspection&ask=letter&");
    press(board, "See it as students will");
    expect(find(board, ".predictions").textContent).toContain("compliance in the letter");
    expect(find<HTMLElement>(board, ".studio-results").hidden).toBe(true);
  });
  test("what a link says of refused parts is text", () => {
    const {board} = open(`#v=1&p=contract-india&fine=9&title=${encodeURIComponent("<b>x</b>")}`);
    expect(find(board, ".studio-alert").textContent).toContain("Fines and closures");
    expect(find(board, ".studio-heading h2").textContent).toBe("<b>x</b>");
  });
});

test("a figure can be drawn large, by itself", () => {
  const setting = settingOf(presets[0]!);
  const bands = new Bands(8, 1);
  const slices = runSlices(setting, plainKernel());
  for (let next = slices.next(); ; next = slices.next()) {
    if (!next.done) continue;
    bands.add(next.value);
    break;
  }
  const figure = scenarioFigure({large: true});
  figure.draw({
    outcomes: ["spirit"],
    periods: 8,
    scenarios: [{at: 0, name: "India", bands}],
    preset: null,
    phases: [],
    title: "Spirit stays low"
  });
  expect(figure.classList.contains("large")).toBe(true);
  expect([find(figure, ".figure-title").textContent, find(figure, ".panel-label").textContent]).toEqual([
    "Spirit stays low",
    expect.stringMatching(/^spirit 0\.\d\d$/)
  ]);
});

describe("predictions", () => {
  const questions = [
    {outcome: "spirit", as: "direction"},
    {outcome: "jobs", as: "number"}
  ] as const;
  test("outcomes are shown only after each question has an answer", () => {
    const form = predictionForm({questions, from: "A", to: "B"});
    document.body.append(form);
    const button = find<HTMLButtonElement>(form, "button");
    const events: string[] = [];
    form.addEventListener("reveal", () => events.push("reveal"));
    expect(button.disabled).toBe(true);
    find<HTMLInputElement>(form, '[value="up"]').click();
    expect(button.disabled).toBe(true);
    const field = find<HTMLInputElement>(form, "[inputmode=decimal]");
    field.value = "many";
    field.dispatchEvent(new Event("input", {bubbles: true}));
    expect(find(form, ".parameter-problem").textContent).toContain("“many” is not a number");
    field.value = "0,95";
    field.dispatchEvent(new Event("input", {bubbles: true}));
    expect([button.disabled, form.value]).toEqual([false, ["up", 0.95]]);
    button.click();
    form.judge([
      [0.1, 0.3],
      [1, 0.5]
    ]);
    expect([events, [...form.querySelectorAll(".prediction-verdict")].map((p) => p.textContent)]).toEqual([
      ["reveal"],
      ["✓ As you said: it goes up, from 0.10 to 0.30.", "✗ Not close: it is 0.50 (before: 1.00)."]
    ]);
  });
});

describe("small parts", () => {
  test("a code has dark squares for a link, and there is none for a text that is too long", () => {
    expect(find(qrCode("https://example.org/studio.html#v=1&p=contract-india")!, "path").getAttribute("d")).toMatch(
      /^M4,4h7v1h-7z/
    );
    expect(qrCode("x".repeat(4000))).toBeNull();
  });
  test("the explanation says for what the order matters", () => {
    const share = (label: string, down: number, up: number, orderMatters: boolean) => ({
      difference: {label, keys: []},
      down,
      up,
      orderMatters
    });
    expect(explanationWords([share("Fine", 0.1, 0.1, false), share("Help", 0.2, 0.2, false)], "spirit")).toContain(
      "order hardly matters"
    );
    expect(explanationWords([share("Fine", 0, 0.3, true), share("Help", 0.3, 0, true)], "spirit")).toContain(
      "order matters for “Fine”, “Help”"
    );
    expect(explanationWords([], "spirit")).toContain("nothing to explain");
    expect([signedOutcome("spirit", 0.1), signedOutcome("spirit", -0.1), signedOutcome("hours", 0)]).toEqual([
      "+0.10",
      "−0.10",
      "0.0"
    ]);
  });
  test("mistakes in presets are listed, and nothing is shown where there are none", () => {
    expect(liveProblems(["a.json: x (line 3)"]).textContent).toContain("a.json: x (line 3)");
    expect(liveProblems([]).hidden).toBe(true);
  });
  test("a damaged row of the store is none, and without a database there is a store for now", async () => {
    vi.useRealTimers();
    expect([toSaved({id: "a", name: "b", note: "", link: "v=1", at: 1}), toSaved({id: 1}), toSaved(null)]).toEqual([
      {id: "a", name: "b", note: "", link: "v=1", at: 1},
      null,
      null
    ]);
    const store = await openScenarioStore();
    expect(store.lasting).toBe(false);
    await store.put({id: "a", name: "b", note: "", link: "v=1", at: 1});
    expect((await store.list()).saved).toHaveLength(1);
    await store.remove("a");
    expect((await store.list()).saved).toEqual([]);
  });
});
