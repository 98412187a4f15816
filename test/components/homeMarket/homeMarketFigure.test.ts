// @vitest-environment jsdom
import {expect, test, vi} from "vitest";
import {homeMarketFigure} from "../../../src/components/homeMarket/homeMarketFigure.js";
import {firstMoverWords} from "../../../src/components/homeMarket/words.js";
import {homeMarketEnsemble} from "../../../src/model/homeMarket/ensemble.js";
import {homeMarketParameters} from "../../../src/model/homeMarket/parameters.js";
import {defaultsOf, toValues} from "../../../src/model/schema/parameter.js";

const soon = {timeout: 10_000, interval: 20};
const note = (figure: Element) => figure.querySelector(".adoption-note")!;
const words = (figure: Element) => figure.querySelector(".study-words")!.textContent!;
const nobody = toValues(homeMarketParameters, {awareStart: 0, activists: 0, unions: 0, politicians: 0});

test("three panels, and the first mover of the run shown is named in the drawing and below", () => {
  const figure = homeMarketFigure();
  expect(figure.querySelectorAll(".adoption-heading")).toHaveLength(3);
  expect(note(figure).textContent).toMatch(/^year \d+: (retailer|lead firm) moves first$/);
  expect(words(figure)).toMatch(/^In the run shown a (retailer|lead firm) moves first, in year \d+/);
  expect(figure.querySelector("svg")!.getAttribute("aria-label")).toMatch(/^In year 25, in the middle of 30 runs/);
});

test("no path holds a number that is not one, also where nobody moves or the run is short", () => {
  for (const values of [defaultsOf(homeMarketParameters), nobody, toValues(homeMarketParameters, {years: 5})])
    for (const path of homeMarketFigure({values}).querySelectorAll("path"))
      expect(path.getAttribute("d")).toMatch(/^M[\d.,LZ-]+$/);
});

test("where nobody moves, no first mover is drawn, and the words say so", () => {
  const figure = homeMarketFigure({values: nobody});
  expect(note(figure).getAttribute("visibility")).toBe("hidden");
  expect(words(figure)).toBe("In the run shown nobody attaches a standard. Nor does anybody in the other runs.");
});

test("assigning a value redraws silently, in slices; another run is another line", async () => {
  const figure = homeMarketFigure();
  let events = 0;
  figure.addEventListener("input", () => events++);
  figure.value = nobody;
  await vi.waitFor(() => expect(words(figure)).toContain("nobody attaches"), soon);
  expect(events).toBe(0);
  figure.value = defaultsOf(homeMarketParameters);
  await vi.waitFor(() => expect(words(figure)).toContain("moves first"), soon);
  const before = figure.querySelector(".adoption-line.run")!.getAttribute("d");
  [...figure.querySelectorAll("button")].find((b) => b.textContent === "Show another run")!.click();
  await vi.waitFor(() => expect(figure.querySelector(".adoption-line.run")!.getAttribute("d")).not.toBe(before), soon);
});

test("a slider announces once and the table follows it", () => {
  const figure = homeMarketFigure();
  const cells = () => [...figure.querySelectorAll("td")].map((td) => td.textContent);
  figure.querySelector<HTMLButtonElement>(".figure-toggle")!.click();
  const before = cells();
  let events = 0;
  figure.addEventListener("input", () => events++);
  const slider = figure.querySelector<HTMLInputElement>("input[type=range]")!;
  slider.value = "1";
  slider.dispatchEvent(new Event("input", {bubbles: true}));
  expect(events).toBe(1);
  expect(figure.value.experience).toBe(1);
  expect(cells()).not.toEqual(before);
});

test("the years on the axis follow the length of the run", async () => {
  const figure = homeMarketFigure();
  const years = () => [...figure.querySelectorAll(".adoption-tick[text-anchor=middle]")].map((t) => t.textContent);
  expect(years()).toEqual(["year 1", "5", "10", "15", "20", "25"]);
  figure.value = toValues(homeMarketParameters, {years: 5});
  await vi.waitFor(() => expect(years()).toEqual(["year 1", "2", "3", "4", "5"]), soon);
});

test("who moves first is told with how many move with it", () => {
  const ensemble = homeMarketEnsemble(
    toValues(homeMarketParameters, {noise: 0, cost: 0, setUp: 0, hurdle: 0, barrier: 0}),
    {
      runs: 2
    }
  );
  expect(firstMoverWords(ensemble, 0)).toMatch(/in year 1, with 79 more sellers\. Over 2 runs .* nobody in 0/);
});
