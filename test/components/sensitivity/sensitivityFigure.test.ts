// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {scaleEnd, sensitivityFigure} from "../../../src/components/sensitivity/sensitivityFigure.js";
import {results} from "./results.js";

const text = (element: Element | null) => element?.textContent?.replace(/\s+/g, " ").trim();
const names = (figure: Element, panel: number) =>
  [...figure.querySelectorAll(".sensitivity-panel")[panel]!.querySelectorAll(".sensitivity-name")].map(text);

describe("the figure of what moves an outcome", () => {
  test("has India, China and Brazil in this order, each with its parameters by size, then the others and chance", () => {
    const figure = sensitivityFigure(results);
    expect([...figure.querySelectorAll(".sensitivity-country strong")].map(text)).toEqual(["India", "China", "Brazil"]);
    expect(names(figure, 0)).toEqual(["Factor a ↑", "Factor b ↓", "Factor rest", "Factor luck"]);
    expect(names(figure, 1)).toEqual(["Factor b ↓", "Factor a ↑", "Factor rest", "Factor luck"]);
  });
  test("names together what cannot be told apart, and one parameter where it leads for sure", () => {
    expect(text(sensitivityFigure(results).querySelector("[role=status]"))).toBe(
      "What moves compliance in the spirit most: India, factor a ↑ or factor b ↓; China, factor b ↓; Brazil, factor a ↑ or factor b ↓."
    );
  });
  test("says every bar in words for those who do not see it", () => {
    expect(text(sensitivityFigure(results).querySelector("li .visually-hidden"))).toBe(
      "Factor a: in all 60 %, with an interval from 50 % to 70 %; by itself 30 %; more of it raises the outcome"
    );
  });
  test("a choice of the reader is announced once, one from code not at all", () => {
    const figure = sensitivityFigure(results);
    let events = 0;
    figure.addEventListener("input", () => (events += 1));
    const [outcome, method] = figure.querySelectorAll("select");
    outcome!.value = "jobs";
    outcome!.dispatchEvent(new Event("input", {bubbles: true}));
    expect([figure.value, events]).toEqual([{outcome: "jobs", method: "sobol"}, 1]);
    figure.value = {outcome: "spirit", method: "morris"};
    expect([method!.value, outcome!.value, events]).toEqual(["morris", "spirit", 1]);
    expect(() => (figure.value = {outcome: "nope", method: "sobol"})).toThrow(/nope/);
  });
  test("draws in the same rows when the choice changes", () => {
    const figure = sensitivityFigure(results);
    const before = [...figure.querySelectorAll("li")];
    figure.value = {outcome: "jobs", method: "morris"};
    expect([...figure.querySelectorAll("li")]).toEqual(before);
    expect(names(figure, 2).slice(0, 2)).toEqual(["Factor a ↑", "Factor b ↓"]);
  });
  test("its table has every factor of every contract and follows the choice", () => {
    const figure = sensitivityFigure(results);
    figure.querySelector<HTMLButtonElement>(".figure-toggle")!.click();
    const rows = () => figure.querySelectorAll("tbody tr").length;
    expect([rows(), figure.querySelectorAll("thead th").length]).toEqual([12, 7]);
    const method = figure.querySelectorAll("select")[1]!;
    method.value = "morris";
    method.dispatchEvent(new Event("input", {bubbles: true}));
    expect([rows(), figure.querySelectorAll("thead th").length]).toEqual([12, 5]);
  });
  test("a scale ends at a round number that holds all", () => {
    expect([0.1, 0.2, 0.61, 1.3].map((x) => scaleEnd(x, "sobol"))).toEqual([0.2, 0.2, 0.8, 2]);
    expect([0.03, 0.35].map((x) => scaleEnd(x, "morris"))).toEqual([0.04, 0.4]);
  });
});
