// @vitest-environment jsdom
import {beforeEach, describe, expect, test} from "vitest";
import {choiceFigure} from "../../../src/components/lab/choiceFigure.js";
import {clusterFigure} from "../../../src/components/lab/clusterFigure.js";
import {labBoard} from "../../../src/components/lab/labBoard.js";
import {linePanel, periodTicks, spreadLabels} from "../../../src/components/lab/linePanel.js";
import {player} from "../../../src/components/lab/player.js";
import {presetPanel} from "../../../src/components/lab/presetPanel.js";
import {seedField} from "../../../src/components/lab/seedField.js";
import {sweepFigure, type Pick} from "../../../src/components/lab/sweepFigure.js";
import {formatNumber, laterNote, shortTitle} from "../../../src/components/lab/words.js";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import {pressureParameters} from "../../../src/model/pressures/parameters.js";
import {settingOf} from "../../../src/model/pressures/presets.js";
import {recordFilm, type Film} from "../../../src/workbook/lab/film.js";
import {startState} from "../../../src/workbook/lab/state.js";
import {lateMeans, runSlices} from "../../../src/workbook/lab/slices.js";
import {SweepMap} from "../../../src/workbook/lab/sweep.js";
import {presetOf, presets, small} from "../../workbook/lab/presets.js";

// jsdom draws nothing; what the canvas shows is seen in browsers.
HTMLCanvasElement.prototype.getContext = (() => null) as never;

const counting = (element: HTMLElement) => {
  const seen = {events: 0};
  element.addEventListener("input", (event) => (seen.events += Number(event.bubbles)));
  return seen;
};
const change = (input: HTMLInputElement | HTMLSelectElement, value: string) => {
  input.value = value;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  input.dispatchEvent(new Event("change", {bubbles: true}));
};
const find = <E extends Element>(element: Element, selector: string): E => element.querySelector<E>(selector)!;
function finish<T>(slices: Generator<void, T>): T {
  for (;;) {
    const next = slices.next();
    if (next.done) return next.value;
  }
}

test("the note on a value that phases change lists each change with its period", () => {
  const fine = pressureParameters.find(({key}) => key === "fine")!;
  const phases = [
    {from: 10, changes: {fine: 0.2}},
    {from: 15, changes: {inspection: 0.4}},
    {from: 20, changes: {fine: 0.1}}
  ];
  expect(laterNote(fine, phases, false)).toBe(
    "Changes on the way: 0.20 from period 10, then 0.10 from period 20. Once you move it, your value holds throughout."
  );
  expect(laterNote(fine, phases, true)).toMatch(/^You moved it.*The preset has 0.20 from period 10, then 0.10/);
  expect(laterNote(fine, [], false)).toBe("");
});

describe("the chooser of presets", () => {
  test("shows contracts in the order of the countries, then cases by country", () => {
    const panel = presetPanel(presets, {value: "contract-china"});
    expect([...panel.querySelectorAll("button")].map((b) => b.textContent?.trim())).toEqual([
      "India",
      "China",
      "Brazil"
    ]);
    expect([...panel.querySelectorAll("optgroup")].map((g) => g.label)).toEqual(["India", "China", "Brazil"]);
    expect(panel.querySelectorAll("option")).toHaveLength(1 + presets.filter((p) => p.kind === "case").length);
    expect(find(panel, "[aria-pressed=true]").textContent).toContain("China");
  });
  test("announces a choice once, and none that code makes", () => {
    const panel = presetPanel(presets, {value: "contract-india"});
    const seen = counting(panel);
    change(find(panel, "select"), "toritama");
    expect([panel.value, seen.events > 0]).toEqual(["toritama", true]);
    const before = seen.events;
    panel.value = "contract-brazil";
    expect([find(panel, ".preset-title").textContent?.includes("Brazil"), seen.events]).toEqual([true, before]);
    expect(() => (panel.value = "atlantis")).toThrow(RangeError);
  });
  test("lists every change with its note and passage, and every phase", () => {
    const panel = presetPanel(presets, {value: "toritama"});
    const preset = presetOf("toritama");
    const listed = preset.changes.length + preset.phases.flatMap((p) => p.changes).length;
    expect(panel.querySelectorAll(".preset-changes li")).toHaveLength(listed);
    expect(find(panel, ".preset-phases").textContent).toContain(preset.phases[0]!.title);
    expect(find<HTMLAnchorElement>(panel, ".preset-changes a").getAttribute("href")).toMatch(
      /^\.\/evidence\.html#passage=/
    );
    expect(panel.textContent).toContain("Nothing in them was measured");
  });
});

describe("the player", () => {
  let tick: (() => void) | null = null;
  const every = (_: number, callback: () => void) => {
    tick = callback;
    return () => (tick = null);
  };
  beforeEach(() => (tick = null));
  const buttons = (element: HTMLElement) =>
    [...element.querySelectorAll("button")] as [HTMLButtonElement, HTMLButtonElement, HTMLButtonElement];

  test("never starts by itself, plays from the start when it is at the end, and stops there", () => {
    const element = player({periods: 3, every});
    expect([element.value, element.playing, tick]).toEqual([3, false, null]);
    const [play] = buttons(element);
    play.click();
    expect([element.value, element.playing]).toEqual([1, true]);
    tick!();
    expect(element.playing).toBe(true);
    tick!();
    expect(element.value).toBe(3);
    tick!();
    expect(element.playing).toBe(false);
  });
  test("steps, scrubs and pauses; each change is announced once", () => {
    const element = player({periods: 10, value: 5, every});
    const seen = counting(element);
    const [play, back, on] = buttons(element);
    on.click();
    back.click();
    back.click();
    change(find(element, "input"), "9");
    expect([element.value, seen.events]).toEqual([9, 4]);
    play.click();
    expect(element.playing).toBe(true);
    play.click();
    expect(element.playing).toBe(false);
    element.value = 2;
    expect(seen.events).toBe(4);
  });
  test("stays at the end when the run gets longer or shorter", () => {
    const element = player({periods: 10, every});
    element.periods = 20;
    expect(element.value).toBe(20);
    element.value = 15;
    element.periods = 12;
    expect(element.value).toBe(12);
  });
});

describe("one firm’s choice", () => {
  const values = presetOf("contract-brazil").values;
  const firm = {segment: "price", workers: 12, tier: 1, tradition: false} as const;
  test("shows each part of each option and chances that add up", () => {
    const figure = choiceFigure({values, firm});
    const chances = [...figure.querySelectorAll(".choice-chance .choice-number")].map((e) =>
      parseInt(e.textContent!, 10)
    );
    expect(chances.reduce((a, b) => a + b, 0)).toBeGreaterThan(97);
    expect(figure.querySelectorAll(".choice-table tbody tr")).toHaveLength(8);
  });
  test("follows the kind of firm and the values, and announces only the reader’s steps", () => {
    const figure = choiceFigure({values, firm});
    const seen = counting(figure);
    const text = () => find(figure, ".choice-table").textContent;
    const before = text();
    change(find(figure, ".choice-controls select"), "demanding");
    expect([figure.value.segment, seen.events, text() === before]).toEqual(["demanding", 1, false]);
    const middle = text();
    figure.values = {...values, askDemanding: 0};
    expect([seen.events, text() === middle]).toEqual([1, false]);
  });
  test("a firm of fifty workers sells to the buyer itself", () => {
    const figure = choiceFigure({values, firm: {...firm, workers: 60, tier: 2}});
    const tier = figure.querySelectorAll("select")[1]!;
    expect([tier.disabled, tier.value]).toEqual([true, "0"]);
  });
});

describe("the cluster firm by firm", () => {
  const film: Film = finish(recordFilm(settingOf(small("contract-india", {firms: 60})), plainKernel()));
  test("counts all firms in every period, in the key and in words", () => {
    const figure = clusterFigure();
    figure.film = film;
    const counted = () =>
      [...figure.querySelectorAll(".state-key b")].reduce((sum, b) => sum + Number(b.textContent), 0);
    expect([figure.value, counted()]).toEqual([8, 60]);
    figure.value = 1;
    expect(counted()).toBe(60);
    expect(find(figure, "canvas").getAttribute("aria-label")).toMatch(/^Period 1: \d+ ignore/);
  });
  test("its table has a row for each segment and one for all", () => {
    const figure = clusterFigure();
    figure.film = film;
    find<HTMLButtonElement>(figure, ".figure-toggle").click();
    const rows = [...figure.querySelectorAll(".figure-table tbody tr")];
    expect(rows).toHaveLength(5);
    const last = () =>
      [...figure.querySelectorAll(".figure-table tbody tr:last-child td")].map((td) => td.textContent).join();
    const before = last();
    const seen = counting(figure);
    find<HTMLButtonElement>(figure, "[aria-label='One period back']").click();
    for (let i = 0; i < 6; i++) find<HTMLButtonElement>(figure, "[aria-label='One period back']").click();
    expect([figure.value, seen.events, last() === before]).toEqual([1, 7, false]);
  });
});

describe("the map of settings", () => {
  const preset = small("contract-china");
  const view = {x: "inspection", y: "assistance", outcome: "spirit"} as const;
  const map = new SweepMap(settingOf(preset), view.x, view.y);
  for (let i = 0; i < map.coarse; i++) map.add(i, lateMeans(finish(runSlices(map.request(i).setting, plainKernel()))));
  const made = () => {
    const figure = sweepFigure({view, values: preset.values});
    figure.map = map;
    document.body.replaceChildren(figure);
    return figure;
  };
  const key = (figure: HTMLElement, name: string) =>
    find(figure, ".sweep-grid").dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true}));

  test("fills the whole map from its coarsest pass and says so", () => {
    const figure = made();
    expect(figure.querySelectorAll(".sweep-cell")).toHaveLength(17 * 17);
    expect(figure.querySelectorAll(".unknown")).toHaveLength(0);
    expect(find(figure, ".sweep-status").textContent).toContain("25 of 289 cells run");
  });
  test("the keyboard moves over the cells and picks one", () => {
    const figure = made();
    const picks: Pick[] = [];
    figure.addEventListener("pick", (event) => picks.push((event as CustomEvent<Pick>).detail));
    key(figure, "Home");
    key(figure, "ArrowRight");
    key(figure, "ArrowUp");
    key(figure, "Enter");
    expect(picks).toHaveLength(1);
    expect([map.xs, map.ys].map((stops, i) => stops.indexOf(picks[0]!.values[i]!))).toEqual([
      1,
      map.ys.findIndex((y) => y >= preset.values.assistance) + 1
    ]);
    expect(figure.querySelectorAll("[tabindex='0'].sweep-cell")).toHaveLength(1);
  });
  test("a choice of outcome is announced with the new view", () => {
    const figure = made();
    const seen = counting(figure);
    change(figure.querySelectorAll("select")[0]!, "jobs");
    expect([figure.value.outcome, seen.events]).toEqual(["jobs", 1]);
  });
  test("its button asks to stop and to go on", () => {
    const figure = made();
    const asked: string[] = [];
    for (const type of ["stop", "resume"]) figure.addEventListener(type, () => asked.push(type));
    find<HTMLButtonElement>(figure, ".sweep-stop").click();
    figure.stopped = true;
    find<HTMLButtonElement>(figure, ".sweep-stop").click();
    expect(asked).toEqual(["stop", "resume"]);
  });
});

describe("small parts", () => {
  test("labels are kept apart and in order", () => {
    expect(spreadLabels([100, 101, 50], 16, 10, 300)).toEqual([100, 116, 50]);
    expect(spreadLabels([298, 299], 16, 10, 300)).toEqual([284, 300]);
  });
  test("periods are counted in round numbers", () => {
    expect(periodTicks(60, 8)).toEqual([0, 10, 20, 30, 40, 50, 60]);
    expect(periodTicks(4, 8)).toEqual([0, 1, 2, 3, 4]);
  });
  test("a panel keeps its nodes from drawing to drawing", () => {
    const panel = linePanel({height: 200, domain: [0, 1], ticks: [0, 1]});
    const line = {key: "a", label: "a", colour: "red", values: [0.1, 0.2, 0.9]};
    const state = {periods: 3, lines: [line], marks: [], cursor: null, stale: false};
    panel.draw(state, 500);
    const [path] = panel.element.querySelectorAll(".panel-line");
    panel.draw({...state, lines: [{...line, values: [0, 0, 0]}]}, 500);
    expect(panel.element.querySelector(".panel-line")).toBe(path);
    panel.draw({...state, lines: []}, 500);
    expect(panel.element.querySelector(".panel-line")).toBeNull();
  });
  test("a seed out of range is marked and not announced", () => {
    const field = seedField({value: 3});
    const seen = counting(field);
    const input = find<HTMLInputElement>(field, "input");
    for (const wrong of ["-1", "1.5", "", "9999999"]) change(input, wrong);
    expect([field.value, seen.events]).toEqual([3, 0]);
    find<HTMLButtonElement>(field, "button").click();
    expect([field.value, input.value, seen.events]).toEqual([4, "4", 1]);
  });
  test("numbers have true minus signs and no minus nought", () => {
    expect([formatNumber(-0.5), formatNumber(-0.001), formatNumber(NaN)]).toEqual(["−0.50", "0.00", "–"]);
    expect([
      shortTitle("India: an implicit contract"),
      shortTitle("Pearl River delta under private codes", 13)
    ]).toEqual(["India", "Pearl River …"]);
  });
});

describe("the laboratory", () => {
  const stand = () => {
    const leaving = new AbortController();
    const board = labBoard(presets, {
      kernel: plainKernel(),
      startWorker: () => ({postMessage() {}, addEventListener() {}, terminate() {}}),
      makeKernel: () => Promise.resolve(plainKernel()),
      signal: leaving.signal
    });
    document.body.replaceChildren(board);
    return {board, leave: () => leaving.abort()};
  };
  const slider = (board: HTMLElement, label: string) => {
    const row = [...board.querySelectorAll(".parameter")].find((e) => e.querySelector("label")?.textContent === label)!;
    return row.querySelector<HTMLInputElement>("[type=range]")!;
  };
  test("a slider changes the state once, can be undone, redone and reset", () => {
    const {board, leave} = stand();
    const seen = counting(board);
    change(slider(board, "Inspections"), "0.5");
    expect([board.value.changes, seen.events]).toEqual([{inspection: 0.5}, 1]);
    const [undo, redo, reset] = [...board.querySelectorAll<HTMLButtonElement>(".lab-tools button")];
    undo!.click();
    expect([board.value.changes, slider(board, "Inspections").value]).toEqual([{}, "0.02"]);
    redo!.click();
    reset!.click();
    expect(board.value.changes).toEqual({});
    leave();
  });
  test("stops of one slider in a row are undone together", () => {
    const {board, leave} = stand();
    for (const value of ["0.1", "0.2", "0.3"]) change(slider(board, "Inspections"), value);
    find<HTMLButtonElement>(board, ".lab-tools button").click();
    expect(board.value.changes).toEqual({});
    leave();
  });
  test("another preset brings its values, and the comparison offers all others", () => {
    const {board, leave} = stand();
    [...board.querySelectorAll<HTMLButtonElement>(".preset-button")]
      .find((b) => b.textContent!.includes("Brazil"))!
      .click();
    expect([board.value.preset, slider(board, "Inspections").value]).toEqual(["contract-brazil", "0.14"]);
    const compare = find<HTMLSelectElement>(board, ".lab-bar select");
    expect(compare.options).toHaveLength(presets.length);
    change(compare, "contract-india");
    expect(board.value.compare).toBe("contract-india");
    leave();
  });
  test("a state set by code is shown and not announced", () => {
    const {board, leave} = stand();
    const seen = counting(board);
    board.value = {...startState(presetOf("toritama")), changes: {fine: 0.4}};
    expect([slider(board, "Fines and closures").value, seen.events]).toEqual(["0.4", 0]);
    expect(() => (board.value = {...board.value, preset: "atlantis"})).toThrow(RangeError);
    leave();
  });
});
