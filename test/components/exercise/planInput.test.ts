// @vitest-environment jsdom
import {expect, test, vi} from "vitest";
import {planInput} from "../../../src/components/exercise/inputs/planInput.js";
import {printAlone} from "../../../src/components/exercise/printAlone.js";
import {reportAs} from "../../../src/components/exercise/reportOnPage.js";
import type {PlanQuestion} from "../../../src/workbook/exercise/kinds/plan.js";

const question: PlanQuestion = {
  parts: [
    {id: "ask", heading: "Question", ask: "What?", options: [], several: false, least: 3, takes: null},
    {
      id: "sample",
      heading: "Sample",
      ask: "How?",
      options: [
        {id: "list", html: "From a list", then: "Whose list?"},
        {id: "lot", html: "By lot", then: ""}
      ],
      several: false,
      least: 0,
      takes: null
    },
    {
      id: "error",
      heading: "Error",
      ask: "Which way?",
      options: [],
      several: false,
      least: 2,
      takes: {figure: "study", by: ["sample"]}
    }
  ],
  warnings: [{when: {sample: ["list"]}, unless: {}, html: "A list leaves out the hidden."}],
  most: 6,
  points: 1
};
const make = (value = {parts: {}, marks: [] as string[]}) => {
  const input = planInput(question, {value, name: "x", labelledby: "y"});
  document.body.replaceChildren(input);
  return input;
};
const areas = (element: Element) => [...element.querySelectorAll<HTMLTextAreaElement>("textarea")];
const type = (area: HTMLTextAreaElement, text: string) => {
  area.value = text;
  area.dispatchEvent(new Event("input", {bubbles: true}));
};
const choose = (element: Element, value: string) => {
  const box = element.querySelector<HTMLInputElement>(`input[value="${value}"]`)!;
  box.checked = true;
  box.dispatchEvent(new Event("input", {bubbles: true}));
};
const progress = (element: Element) => element.querySelector(".plan-progress")!.textContent!;

test("each keystroke and choice is in the value, in the preview and in what is missing", () => {
  const input = make();
  let events = 0;
  input.addEventListener("input", () => events++);
  expect(progress(input)).toBe("0 of 3 parts complete · 0 words. Still open: Question, Sample, Error.");
  type(areas(input)[0]!, "who sews <b>where");
  choose(input, "list");
  expect(events).toBe(2);
  expect(input.value.parts).toEqual({
    ask: {chosen: [], text: "who sews <b>where"},
    sample: {chosen: ["list"], text: ""}
  });
  const page = input.querySelector(".plan-page")!;
  expect(page.querySelector(".plan-written")!.textContent).toBe("who sews <b>where");
  expect(page.querySelector("b")).toBeNull();
  expect(progress(input)).toMatch(/^2 of 3 parts complete · 6 words\. Still open: Error\.$/);
});

test("a warning stands in its part while its choice does, and an option is answered at once", () => {
  const input = make();
  const warnings = () => [...input.querySelectorAll(".plan-part .plan-warning")].map((w) => w.textContent);
  choose(input, "list");
  expect(warnings()).toEqual([expect.stringContaining("A list leaves out the hidden.")]);
  expect(input.querySelector<HTMLElement>(".plan-then")!.hidden).toBe(false);
  expect(input.querySelector(".plan-page .plan-standing")).not.toBeNull();
  choose(input, "lot");
  expect(warnings()).toEqual([]);
  expect(input.querySelector<HTMLElement>(".plan-then")!.hidden).toBe(true);
});

test("a line is taken over from the figure for what is chosen, after what was there", () => {
  const figure = document.createElement("figure");
  reportAs(figure, "study", () => ({list: "bias +14"}));
  const input = make();
  document.body.append(figure);
  const take = input.querySelector<HTMLButtonElement>(".plan-take button")!;
  let events = 0;
  input.addEventListener("input", () => events++);
  take.click();
  expect(input.querySelector(".plan-taken")!.textContent).toMatch(/^Choose/);
  expect(events).toBe(0);
  choose(input, "list");
  type(areas(input)[1]!, "Mine. ");
  take.click();
  expect(input.value.parts["error"]!.text).toBe("Mine.\n› bias +14\n");
  expect(events).toBe(3);
  // What the figure says is not the writer's own.
  expect(progress(input)).toContain("Still open: Question, Error.");
  type(areas(input)[1]!, "› bias +14\nIt is too high.");
  expect(progress(input)).toContain("Still open: Question.");
});

test("assigning a value shows it silently; a page that is too long is said to be", () => {
  const input = make();
  let events = 0;
  input.addEventListener("input", () => events++);
  input.value = {parts: {ask: {chosen: [], text: "one two three four five six seven"}}, marks: []};
  expect(events).toBe(0);
  expect(areas(input)[0]!.value).toMatch(/^one two/);
  expect(progress(input)).toContain("more than a page of about 6 holds");
});

test("points to mark come with the grade and are kept in the value", () => {
  const input = make();
  input.details = {model: "<p>Good.</p>", rubric: [{id: "a", html: "It asks"}]};
  const box = input.querySelector<HTMLInputElement>(".exercise-rubric input")!;
  let events = 0;
  input.addEventListener("input", () => events++);
  box.checked = true;
  box.dispatchEvent(new Event("change", {bubbles: true}));
  expect(input.value.marks).toEqual(["a"]);
  expect(events).toBe(1);
});

test("a sheet is printed alone, and the page comes back", () => {
  const print = vi.fn(() => expect(document.documentElement.dataset.printing).toBe("sheet"));
  printAlone(document.createElement("article"), print);
  expect(print).toHaveBeenCalledOnce();
  dispatchEvent(new Event("afterprint"));
  expect(document.documentElement.dataset.printing).toBeUndefined();
  expect(document.querySelector(".print-sheet")).toBeNull();
});
