import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {studyDesignExperiments} from "../../../src/model/studyDesign/experiments.js";

const claims = readFileSync("data/claim.csv", "utf8")
  .split("\n")
  .map((line) => line.split(",")[0]);
const seeds = Array.from({length: 40}, (_, i) => i + 1);
const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;

describe.each(studyDesignExperiments.map((e, i) => ({title: `${i + 1} ${e.claim}`, ...e})))("$title", (experiment) => {
  const means = experiment.arms.map((arm) => mean(seeds.map((seed) => experiment.outcome(arm, seed))));
  test("names a claim of the paper and gives a number for every arm", () => {
    expect(claims).toContain(experiment.claim);
    expect(means.every(Number.isFinite)).toBe(true);
  });
  test("moves as the claim expects under the defaults", () => {
    const [neither, first, second, both] = means as [number, number, number, number];
    if (experiment.expect === "raises") expect(means).toEqual([...means].sort((a, b) => a - b));
    if (experiment.expect === "lowers") expect(means).toEqual([...means].sort((a, b) => b - a));
    if (experiment.expect === "interacts") expect(both - second - (first - neither)).toBeGreaterThan(0.02);
    else expect(Math.abs(means.at(-1)! - means[0]!)).toBeGreaterThan(0.01);
  });
});
