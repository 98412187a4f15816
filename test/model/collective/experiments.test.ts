import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {collectiveExperiments} from "../../../src/model/collective/experiments.js";

const claims = readFileSync("data/claim.csv", "utf8");
const middle = (xs: readonly number[]) => [...xs].sort((p, q) => p - q)[Math.floor(xs.length / 2)]!;

describe.each(collectiveExperiments.map((e) => [e.claim, e] as const))(
  "%s",
  (claim, {arms, expect: expected, outcome}) => {
    test("is a claim of the paper, with two arms or more", () => {
      expect(claims).toMatch(new RegExp(`^${claim},`, "m"));
      expect(new Set(arms).size).toBe(arms.length);
      expect(arms.length).toBeGreaterThan(1);
    });
    test("holds in the middle of twenty seeds", () => {
      const middles = arms.map((arm) => middle(Array.from({length: 20}, (_, k) => outcome(arm, k + 1))));
      for (const [i, value] of middles.slice(1).entries()) {
        if (expected === "raises") expect(value).toBeGreaterThan(middles[i]!);
        if (expected === "lowers") expect(value).toBeLessThan(middles[i]!);
        if (expected === "differs") expect(Math.abs(value - middles[i]!)).toBeGreaterThan(0.01);
      }
    });
    test("gives the same number again", () => {
      expect(outcome(arms[1]!, 7)).toBe(outcome(arms[1]!, 7));
    });
  }
);
