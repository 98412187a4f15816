// @vitest-environment jsdom
import {beforeEach, describe, expect, test, vi} from "vitest";
import {collectiveFigure} from "../../../src/components/collective/collectiveFigure.js";
import {layOut} from "../../../src/components/collective/firmDots.js";
import {presetValues} from "../../../src/model/collective/presets.js";
import {meanOver, runCollective} from "../../../src/model/collective/run.js";

/** Frames that the test calls for, instead of a clock. */
const frames = new Map<number, FrameRequestCallback>();
let requested = 0;
let now = 0;
function frame(ms = 16): void {
  now += ms;
  const due = [...frames.values()];
  frames.clear();
  for (const call of due) call(now);
}
beforeEach(() => {
  document.body.replaceChildren();
  frames.clear();
  now = 0;
  vi.stubGlobal("requestAnimationFrame", (call: FrameRequestCallback) => {
    frames.set(++requested, call);
    return requested;
  });
  vi.stubGlobal("cancelAnimationFrame", (id: number) => frames.delete(id));
});

const opened = (options = {}) => {
  const figure = collectiveFigure(options);
  document.body.append(figure);
  const seen = {events: 0};
  figure.addEventListener("input", () => (seen.events += 1));
  const button = (text: string) =>
    [...figure.querySelectorAll("button")].find((b) => b.textContent!.startsWith(text)) as HTMLButtonElement;
  const slide = (selector: string, value: number) => {
    const input = figure.querySelector<HTMLInputElement>(selector)!;
    input.value = String(value);
    input.dispatchEvent(new Event("input", {bubbles: true}));
  };
  const text = (selector: string) => figure.querySelector(selector)!.textContent!;
  const dots = (name: string) => figure.querySelectorAll(`.collective-dots .${name}`).length;
  return {figure, seen, button, slide, text, dots};
};
const guessSlider = ".collective-guess-input input";
const periodSlider = ".collective-player input";

describe("before the guess", () => {
  test("the run is shown up to the shock and no further, in the panels, the player and the table", () => {
    const {figure, slide, button, text} = opened();
    slide(periodSlider, 60);
    frame();
    expect(figure.value.period).toBe(29);
    expect(figure.querySelector(".collective-run")!.getAttribute("d")!.match(/[ML]/g)).toHaveLength(29);
    button("Show as table").click();
    expect(text(".figure-table tbody tr:last-child td")).toBe("29");
    expect(text(".collective-answer")).toBe("");
  });
  test("a guess is announced once and drawn", () => {
    const {figure, seen, slide, text} = opened();
    slide(guessSlider, 80);
    frame();
    expect([figure.value.guess, seen.events]).toEqual([0.8, 1]);
    expect(text(".collective-label.guess")).toBe("your guess 80 %");
  });
});

describe("after it", () => {
  test("the answer names the guess, the run and the band; the player plays to the end and stops", async () => {
    const {figure, button, text} = opened();
    button("Show what happens").click();
    await Promise.resolve();
    for (let k = 0; k < 100; k++) frame(100);
    const run = runCollective(presetValues("unites"), 1);
    expect(figure.value.period).toBe(80);
    expect(text(".collective-answer")).toContain(`in this run ${Math.round(100 * meanOver(run.contributing, 71))} %`);
    expect(text(".collective-answer")).toMatch(/In most of 24 runs it is from \d+ % to \d+ %\.$/);
    expect(button("▶ Play")).toBeTruthy();
    expect(figure.querySelector(".collective-run")!.getAttribute("d")!.match(/[ML]/g)).toHaveLength(80);
  });
  test("another preset hides the rest again, and says what it stands for", () => {
    const {figure, button, text} = opened();
    button("Show what happens").click();
    button("A shock that divides").click();
    frame();
    expect([figure.value.preset, figure.value.revealed, figure.value.period]).toEqual(["divides", false, 29]);
    expect(text(".collective-stands")).toContain("Sinos Valley");
  });
});

test("every firm is drawn, and each says by shape what it does", () => {
  const {figure, button, slide, dots} = opened({preset: "divides"});
  button("Show what happens").click();
  slide(periodSlider, 80);
  frame();
  const run = runCollective(presetValues("divides"), 1);
  expect(dots("firm-in") + dots("firm-out") + dots("firm-gone")).toBe(100);
  expect(dots("firm-in")).toBe(Math.round(run.contributing[79]! * 100));
  expect(dots("firm-gone")).toBe(100 - run.present[78]!);
  expect(figure.querySelector(".collective-dots")!.getAttribute("aria-label")).toMatch(/^Period 80: \d+ firms/);
});

test("dots fit their box at any width, do not overlap, and none is lost", () => {
  for (const changes of [{}, {firms: 200, sizeSpread: 1.2}, {firms: 1}, {sizeSpread: 0, firms: 200}]) {
    const {firms} = runCollective({...presetValues("lively"), ...changes}, 2);
    for (const width of [260, 420]) {
      const dots = layOut(firms, width, 400);
      expect(new Set(dots.map((d) => d.firm)).size).toBe(firms.id.length);
      expect(dots.every(({x, y, r}) => x - r >= -1e-9 && x + r <= width + 1e-9 && y - r >= 0 && y + r <= 400)).toBe(
        true
      );
      const apart = (p: (typeof dots)[0], q: (typeof dots)[0]) =>
        (p.x - q.x) ** 2 + (p.y - q.y) ** 2 >= (p.r + q.r) ** 2;
      for (const [i, p] of dots.entries()) for (const q of dots.slice(i + 1)) expect(apart(p, q)).toBe(true);
    }
  }
});

test("a slider, the kind of shock and another run change the run, each announced once; the preset's sentence says so", () => {
  const {figure, seen, button, text} = opened();
  const firms = figure.querySelector<HTMLInputElement>(".parameter input[type=range]")!;
  firms.value = "40";
  firms.dispatchEvent(new Event("input", {bubbles: true}));
  frame();
  expect([figure.value.values.firms, seen.events]).toEqual([40, 1]);
  expect(figure.querySelectorAll(".collective-dots circle")).toHaveLength(40);
  expect(text(".collective-stands")).toContain("You have changed its numbers.");
  button("cheaper rival").click();
  expect([figure.value.values.pull, seen.events]).toEqual([1, 2]);
  button("Another run").click();
  expect([figure.value.seed, seen.events]).toEqual([2, 3]);
});

test("a value set from code is shown and not announced", () => {
  const {figure, seen, text} = opened();
  figure.value = {...figure.value, values: presetValues("waits"), preset: "waits", period: 3};
  frame();
  expect([seen.events, figure.value.period]).toEqual([0, 3]);
  expect(text(".collective-stands")).toContain("nobody begins");
});

test("playing stops when the figure leaves the page", () => {
  const {figure, button} = opened();
  figure.querySelector<HTMLInputElement>(periodSlider)!.value = "1";
  figure.querySelector(periodSlider)!.dispatchEvent(new Event("input", {bubbles: true}));
  button("▶ Play").click();
  frame(100);
  frame(100);
  expect(button("❚❚ Pause")).toBeTruthy();
  const {period} = figure.value;
  figure.remove();
  for (let k = 0; k < 4; k++) frame(1000);
  expect([figure.value.period, Boolean(button("▶ Play"))]).toEqual([period, true]);
});
