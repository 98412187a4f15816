import {describe, expect, test} from "vitest";
import {readScenarios} from "../../../loaders/scenarios.js";
import {fastKernel} from "../../../src/model/pressures/fastKernel.js";
import {pressureExperiments} from "../../../src/model/pressures/experiments.js";

const experiments = pressureExperiments(readScenarios(), await fastKernel());

describe("an experiment on pressures", () => {
  test("gives the same number for the same arm and seed, in every order", () => {
    const [first] = experiments;
    const again = pressureExperiments(readScenarios())[0]!;
    const [a, b] = first!.arms as [string, string];
    const before = [first!.outcome(a, 1), first!.outcome(b, 1)];
    expect([again.outcome(b, 1), again.outcome(a, 1)].reverse()).toEqual(before);
  });
  test("refuses an arm that it does not have", () =>
    expect(() => experiments[0]!.outcome("no such arm", 1)).toThrow('There is no arm "no such arm"'));
  test("has a threshold and a measure", () => {
    for (const {claim, smallest, measure} of experiments) {
      expect(smallest, claim).toBeGreaterThan(0);
      expect(measure, claim).toBeTruthy();
    }
  });
  test.each(experiments.map((e, i) => [`${e.claim} on ${e.ground}`, i] as const))(
    "gives finite numbers in all arms: %s",
    (_, i) => {
      const {arms, outcome} = experiments[i]!;
      for (const arm of arms) expect(Number.isFinite(outcome(arm, 3)), arm).toBe(true);
    }
  );
});

test("the presets that experiments need have to be there", () =>
  expect(() => pressureExperiments([])).toThrow('There is no preset "contract-india"'));
