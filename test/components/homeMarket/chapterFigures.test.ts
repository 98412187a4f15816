// @vitest-environment jsdom
import {beforeAll, expect, test} from "vitest";
import {homeMarketData} from "../../../loaders/homeMarket.js";
import {costGainFigure, crossing, crossingWords} from "../../../src/components/homeMarket/costGainFigure.js";
import {depthFigure} from "../../../src/components/homeMarket/depthFigure.js";
import {firstMoverFigure} from "../../../src/components/homeMarket/firstMoverFigure.js";
import {cascadeWords, tippingFigure} from "../../../src/components/homeMarket/tippingFigure.js";
import type {HomeMarketData} from "../../../src/workbook/homeMarket/homeMarketData.js";

let data: HomeMarketData;
beforeAll(() => {
  data = homeMarketData(3);
});
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const paths = (figure: Element) => [...figure.querySelectorAll("path")].map((p) => p.getAttribute("d") ?? "");

test("no drawing holds a number that is not one", () => {
  for (const figure of [costGainFigure(data), depthFigure(data), firstMoverFigure(data), tippingFigure()]) {
    for (const d of paths(figure)) expect(d).not.toMatch(/NaN|undefined|Infinity/);
    expect(figure.querySelectorAll("svg").length).toBeGreaterThan(0);
  }
});

test("the lines meet in the first year in which the gain is not below the cost", () => {
  expect(crossing({cost: [3, 2, 1], gain: [1, 2, 3]})).toBe(2);
  expect(crossing({cost: [3, 3], gain: [1, 2]})).toBeNull();
  expect(crossingWords({name: "A", cost: [0.1, 0.1], gain: [0, 0], firstYear: null})).toContain("nobody moves");
});

test("another pair is another pair of panels and another sentence", () => {
  const figure = costGainFigure(data);
  const before = figure.querySelector(".gain-words")!.textContent;
  const select = figure.querySelector("select")!;
  select.value = "campaigns";
  select.dispatchEvent(new Event("input", {bubbles: true}));
  expect(figure.querySelector(".gain-words")!.textContent).not.toBe(before);
  expect(figure.querySelectorAll(".gain-panel .panel-name")[0]!.textContent).toBe("Nobody campaigns");
});

test("the table of first movers has a row for each bar", () => {
  const figure = firstMoverFigure(data);
  figure.querySelector<HTMLButtonElement>(".figure-toggle")!.click();
  expect(figure.querySelectorAll("tbody tr")).toHaveLength(30);
});

test("who begins and how far it goes is told in words", () => {
  expect(cascadeWords([0], {retailers: 0, firms: 0})).toMatch(/^Nobody moves/);
  expect(cascadeWords([0, 0.1], {retailers: 1, firms: 0})).toBe(
    "1 retailer moves without waiting for anybody. Nobody follows it, and it stays at 10 %."
  );
  expect(cascadeWords([0, 0.1, 0.3, 0.5], {retailers: 2, firms: 1})).toBe(
    "2 retailers and 1 lead firm move without waiting for anybody. Others follow in 2 rounds, from 10 % to 50 %."
  );
});

test("a slider moves the line, and assigning a value stays silent", async () => {
  const figure = tippingFigure();
  const words = () => figure.querySelector(".study-words")!.textContent;
  const slider = figure.querySelector<HTMLInputElement>("input[type=range]")!;
  slider.value = "0";
  slider.dispatchEvent(new Event("input", {bubbles: true}));
  await frame();
  expect(figure.value.aware).toBe(0);
  expect(words()).toContain("Nobody moves");
  let events = 0;
  figure.addEventListener("input", () => events++);
  figure.value = {aware: 0.6, experience: 0.4, example: 0.8};
  await frame();
  expect(events).toBe(0);
  expect(slider.value).toBe("0.6");
  expect(words()).toContain("Others follow");
});
