import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {describe, expect, test} from "vitest";
import {governanceExperiments} from "../../../src/model/governance/experiments.js";

const seeds = Array.from({length: 20}, (_, i) => 1 + i);
const claims = new Map(
  (parse(readFileSync(join("data", "claim.csv"), "utf8"), {columns: true}) as {id: string; direction: string}[]).map(
    (c) => [c.id, c.direction] as const
  )
);

describe.each(governanceExperiments.map((e) => [e.claim, e] as const))("the experiment on %s", (_, experiment) => {
  const {claim, arms, expect: direction, outcome} = experiment;
  test("tests a claim of the paper in the direction that the paper gives it", () => {
    expect(claims.get(claim)).toBe(direction);
  });
  test("moves its outcome in that direction under every seed", () => {
    for (const seed of seeds) {
      const values = arms.map((arm) => outcome(arm, seed));
      const steps = values.slice(1).map((v, i) => v - values[i]!);
      if (direction === "raises") for (const step of steps) expect(step).toBeGreaterThan(0);
      else for (const v of values.slice(1)) expect(Math.abs(v - values[0]!)).toBeGreaterThan(0.1);
    }
  });
  test("gives the same number for the same seed, and another for another", () => {
    const last = arms.at(-1)!;
    expect(outcome(last, 7)).toBe(outcome(last, 7));
    expect(outcome(last, 7)).not.toBe(outcome(last, 8));
  });
  test("refuses an arm that it does not have", () => {
    expect(() => outcome("no such arm", 1)).toThrow(/no such arm/);
  });
});

test("the numbers of seed 1 (non-regression)", () => {
  expect(governanceExperiments.map((e) => e.arms.map((arm) => Number(e.outcome(arm, 1).toFixed(4))))).toEqual([
    [0, 0.495, 0.495, 0.41],
    [1, 1.84, 3.04],
    [3.1435, 3.4782, 3.9481]
  ]);
});
