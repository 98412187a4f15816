import {describe, expect, test} from "vitest";
import {readTable} from "../../loaders/csv.js";
import {readScenarios} from "../../loaders/scenarios.js";
import {allExperiments} from "../../src/model/allExperiments.js";
import {untested} from "../../src/model/untested.js";

const ids = readTable("claim").map((row) => row.id!);
const experiments = Object.values(allExperiments(readScenarios())).flat();
const tested = new Set(experiments.map((e) => e.claim));

describe("every claim of the paper", () => {
  test("is either put to a model or has a reason why not", () => {
    expect(ids.filter((id) => !tested.has(id) && !(id in untested))).toEqual([]);
    expect(Object.keys(untested).filter((id) => tested.has(id))).toEqual([]);
  });
  test("is known by the name in the table of claims", () =>
    expect([...tested, ...Object.keys(untested)].filter((id) => !ids.includes(id))).toEqual([]));
});

describe("every experiment", () => {
  test("has two arms or more, and four for an interaction", () => {
    for (const {claim, arms, expect: expectation} of experiments) {
      expect(arms.length, claim).toBeGreaterThanOrEqual(expectation === "interacts" ? 4 : 2);
      expect(new Set(arms).size, claim).toBe(arms.length);
    }
  });
});
