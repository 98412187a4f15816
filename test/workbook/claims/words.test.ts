import {describe, expect, test} from "vitest";
import {countVerdicts, testWords, valueText, verdictWords} from "../../../src/workbook/claims/words.js";
import {effectPlace} from "../../../src/workbook/claims/effectScale.js";
import {filterClaims, groupClaims, noFilters} from "../../../src/workbook/claims/filterClaims.js";
import {aTest, someClaims} from "./fixture.js";

const {claims, topics} = someClaims();
const claim = (id: string) => claims.find((c) => c.id === id)!;

describe("words", () => {
  test("say where a claim holds and where not", () => {
    expect(verdictWords(claim("holds"))).toBe("As the claim says in both tests.");
    expect(verdictWords(claim("depends-on-ground"))).toBe(
      "As the claim says on the ground of Brazil’s contract; no effect that counts on the ground of India’s contract."
    );
    expect(verdictWords(claim("does-nothing"))).toBe("No effect that counts in its one test.");
    expect(verdictWords(claim("turns-round"))).toBe("Against the claim in its one test.");
    expect(verdictWords(claim("is-silent"))).toBe("It is not in the models.");
  });
  test("of a test give both ends, what the claim says and the interval", () =>
    expect(testWords(aTest("x", 0.1, 0.3))).toBe(
      "As the claim says. It goes from 0.10 (little) to 0.30 (much); the claim says up. The effect in the direction of the claim is 0.200 (0.200 to 0.200)."
    ));
  test("of an interaction say on which side of the sum both causes lie", () => {
    const both = (effect: number, sign: 1 | -1 | null) =>
      testWords(aTest("x", 0.1, 0.3, {expect: "differs", sign, effect, low: effect - 0.01, high: effect + 0.01}));
    const words = (effect: number, sign: 1 | -1 | null) =>
      testWords({...aTest("x", 0.1, 0.3), expect: "interacts", sign, effect, low: effect - 0.01, high: effect + 0.01});
    expect(both(0.1, null)).toContain("The two arms that are furthest apart differ by 0.100 (0.090 to 0.110).");
    expect(words(0.1, 1)).toContain(
      "exceed the sum by 0.100 (0.090 to 0.110); the claim says that together they add more"
    );
    expect(words(-0.1, 1)).toContain(
      "fall short of the sum by 0.100 (0.090 to 0.110); the claim says that together they add more"
    );
    expect(words(0.1, -1)).toContain(
      "fall short of the sum by 0.100 (0.090 to 0.110); the claim says that together they add less"
    );
    expect(words(-0.1, -1)).toContain("exceed the sum by 0.100");
    expect(words(0.1, null)).toContain("differ from the sum by 0.100");
  });
  test("have a true minus sign, and none before zero", () => {
    expect(valueText(-0.5, {smallest: 0.02})).toBe("−0.50");
    expect(valueText(-0.001, {smallest: 0.02})).toBe("0.00");
    expect(valueText(58.26, {smallest: 0.4})).toBe("58.3");
  });
  test("count every claim once", () =>
    expect([...countVerdicts(claims)]).toEqual([
      ["supported", 1],
      ["depends", 1],
      ["none", 1],
      ["contradicted", 1],
      ["untested", 1]
    ]));
});

describe("the list of claims", () => {
  const ids = (filters: Partial<typeof noFilters>) => filterClaims(claims, {...noFilters, ...filters}).map((c) => c.id);
  test("shows what passes all filters", () => {
    expect(ids({})).toHaveLength(4);
    expect(ids({verdict: null})).toHaveLength(5);
    expect(ids({verdict: "contradicted"})).toEqual(["turns-round"]);
    expect(ids({topic: "chain", country: "IN"})).toEqual(["depends-on-ground"]);
    expect(ids({standing: "chosen"})).toEqual(["does-nothing"]);
    expect(ids({model: "collective"})).toEqual([]);
  });
  test("goes by topic, then by verdict", () =>
    expect(groupClaims({topics}, claims).map((g) => [g.topic, g.claims.map((c) => c.id)])).toEqual([
      ["chain", ["depends-on-ground", "turns-round"]],
      ["enforcement", ["holds", "does-nothing", "is-silent"]]
    ]));
});

test("effects lie on one scale whatever their unit, and stay on it", () => {
  expect(effectPlace(0, 0.02)).toBe(0.5);
  expect(effectPlace(0.04, 0.02)).toBe(effectPlace(0.8, 0.4));
  expect(effectPlace(0.04, 0.02)).toBeCloseTo(1 - effectPlace(-0.04, 0.02), 12);
  expect(effectPlace(1e9, 0.02)).toBe(1);
  expect(effectPlace(-1e9, 0.02)).toBe(0);
});
