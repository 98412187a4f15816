import {beforeAll, describe, expect, test} from "vitest";
import {readScenarios} from "../../loaders/scenarios.js";
import {analyse, contractsOf, sizes} from "../../loaders/sensitivity.js";
import {pressureParameters} from "../../src/model/pressures/parameters.js";
import {plainKernel} from "../../src/model/pressures/plainKernel.js";
import type {SensitivityData} from "../../src/model/sensitivity/results.js";

const small = {...sizes, firms: 20, periods: 6, late: 2, walks: 2, points: 8, resamples: 20, chosen: 3};
const presets = contractsOf(readScenarios());
let data: SensitivityData;
beforeAll(() => {
  data = analyse(presets, plainKernel(), small);
});

describe("the analysis of sensitivity", () => {
  test("is of the contracts of India, China and Brazil, in this order", () => {
    expect(data.contracts.map((c) => c.country)).toEqual(["IN", "CN", "BR"]);
    expect(() => contractsOf(presets.slice(1))).toThrow(/no contract for IN/);
  });
  test("moves every parameter but the size and the length of a run, and chance", () => {
    const keys = data.morrisFactors.map((f) => f.key);
    expect(keys).toEqual([
      ...pressureParameters.map((p) => p.key).filter((k) => k !== "firms" && k !== "periods"),
      "luck"
    ]);
    expect(data.sobolFactors.map((f) => f.key).slice(-2)).toEqual(["rest", "luck"]);
    expect(data.sobolFactors).toHaveLength(5);
  });
  test("has finite results with ordered intervals for every outcome", () => {
    for (const {outcomes} of data.contracts)
      for (const {key} of data.outcomes) {
        const {morris, first, total} = outcomes[key]!;
        expect(morris).toHaveLength(data.morrisFactors.length);
        expect(morris.flat().every(Number.isFinite)).toBe(true);
        for (const [value, low, high] of [...first, ...total]) {
          expect([value, low, high].every(Number.isFinite)).toBe(true);
          expect(low).toBeLessThanOrEqual(high);
        }
      }
  });
  test("counts its runs, and gives the same numbers again", () => {
    expect(data.settings.runs).toBe(3 * (2 * (data.morrisFactors.length + 1) + 8 * 7));
    expect(analyse(presets, plainKernel(), small)).toEqual(data);
  });
});
