import {expect, test} from "vitest";
import {readErrata, standardsData} from "../../../loaders/standards.js";
import {bindingOf, reaches} from "../../../src/workbook/standards/binding.js";

const {standards, leftOut, actors} = standardsData();
const binding = (id: string) => standards.find((s) => s.id === id)!.binding;

test("a public rule is law at home in the three countries, and a foreign law elsewhere", () => {
  expect(binding("br-labour-code")).toBe("home law");
  expect(binding("de-leather-ban")).toBe("foreign law");
  expect(binding("eu-food-safety")).toBe("foreign law");
});

test("what buyers ask for binds by the order; guidance and initiatives are taken up by choice", () => {
  expect(binding("company-codes")).toBe("order");
  expect(binding("abvtex-code")).toBe("order");
  expect(binding("iso-26000")).toBe("choice");
  expect(bindingOf({id: "new", kind: "private", country: null})).toBe("order");
});

test("a rule of one of the three countries does not reach the others", () => {
  expect(reaches({country: "IN"}, "IN")).toBe(true);
  expect(reaches({country: "IN"}, "BR")).toBe(false);
  expect(reaches({country: "DE"}, "BR")).toBe(true);
  expect(reaches({country: null}, "CN")).toBe(true);
});

test("nothing that is set for the whole world is law, as the figure’s title says", () => {
  const global = standards.filter((s) => s.level === "global");
  expect(global.length).toBeGreaterThan(5);
  expect(global.filter((s) => s.binding === "home law" || s.binding === "foreign law")).toEqual([]);
});

test("what is left out is named with a reason, and the leather story has its actors", () => {
  expect(leftOut.map((l) => l.name)).toHaveLength(2);
  expect(Object.keys(actors)).toContain("in-chemical-companies");
  expect(() => readErrata(["err-none-such"])).toThrow(/err-none-such/);
});
