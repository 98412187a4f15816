// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {parameterForm} from "../../../src/components/controls/parameterForm.js";
import {parameterInput} from "../../../src/components/controls/parameterInput.js";
import {defaultsOf, type ParameterSchema} from "../../../src/model/schema/parameter.js";

const base = {unit: "share", min: 0, max: 1, step: 0.05, about: "What it is.", source: "assumed"} as const;
const schema = [
  {...base, key: "a", label: "First", symbol: "a", default: 0.5, group: "One"},
  {...base, key: "b", label: "Second", symbol: "b", default: 0.25, group: "Two"}
] as const satisfies ParameterSchema;

const counting = (element: HTMLElement) => {
  const seen = {events: 0};
  element.addEventListener("input", () => (seen.events += 1));
  return seen;
};
const type = (input: HTMLInputElement, text: string) => {
  input.value = text;
  input.dispatchEvent(new Event("input", {bubbles: true}));
};
const parts = (element: HTMLElement) => ({
  slider: element.querySelector<HTMLInputElement>("[type=range]")!,
  field: element.querySelector<HTMLInputElement>("[type=number]")!,
  undo: element.querySelector<HTMLButtonElement>(".parameter-undo")!,
  problem: element.querySelector<HTMLElement>(".parameter-problem")!
});

describe("an input for a parameter", () => {
  test("slider and field show the same value and announce a change once", () => {
    const input = parameterInput(schema[0]);
    const {slider, field} = parts(input);
    const seen = counting(input);
    type(slider, "0.75");
    expect([input.value, field.value, seen.events]).toEqual([0.75, "0.75", 1]);
    type(field, "0.1");
    expect([input.value, slider.value, seen.events]).toEqual([0.1, "0.1", 2]);
  });
  test("a number out of range or no number is named and changes nothing", () => {
    const input = parameterInput(schema[0]);
    const {field, problem} = parts(input);
    const seen = counting(input);
    for (const wrong of ["1.5", ""]) {
      type(field, wrong);
      expect(problem.hidden).toBe(false);
      expect(problem.textContent).toContain("from 0 to 1");
    }
    expect([input.value, seen.events]).toEqual([0.5, 0]);
    field.dispatchEvent(new Event("change"));
    expect([field.value, problem.hidden]).toEqual(["0.50", true]);
  });
  test("a value set from code is shown and not announced", () => {
    const input = parameterInput(schema[0]);
    const seen = counting(input);
    input.value = 0.9;
    expect([parts(input).slider.value, seen.events]).toEqual(["0.9", 0]);
    expect(() => (input.value = 7)).toThrow(/from 0 to 1/);
  });
  test("a difference from the reference stands out and can be undone", () => {
    const input = parameterInput(schema[0]);
    const {slider, undo} = parts(input);
    expect(undo.hidden).toBe(true);
    type(slider, "0.75");
    expect([undo.hidden, input.classList.contains("changed")]).toEqual([false, true]);
    undo.click();
    expect([input.value, undo.hidden]).toEqual([0.5, true]);
  });
});

describe("a form of parameters", () => {
  test("has a new value after a change and counts the changes of a group", () => {
    const form = parameterForm(schema, {values: defaultsOf(schema)});
    const before = form.value;
    const seen = counting(form);
    type(parts(form.querySelectorAll<HTMLElement>(".parameter")[1]!).slider, "1");
    expect(form.value).toEqual({a: 0.5, b: 1});
    expect(form.value).not.toBe(before);
    expect(seen.events).toBe(1);
    expect([...form.querySelectorAll(".group-changes")].map((m) => m.textContent)).toEqual(["", "1 changed"]);
  });
  test("shows the parameters that are asked for, in that order", () => {
    const form = parameterForm(schema, {values: defaultsOf(schema), keys: ["b"]});
    expect([...form.querySelectorAll("label")].map((l) => l.textContent)).toEqual(["Second"]);
  });
});
