import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {levelsOf, outcomeOfTie} from "../../../src/model/governance/classify.js";
import {dimensions, ruleSchema} from "../../../src/model/governance/parameters.js";
import {scenarios} from "../../../src/model/governance/scenarios.js";
import {ratesOf, runTrajectory} from "../../../src/model/governance/trajectory.js";
import {defaultsOf, toValues} from "../../../src/model/schema/parameter.js";

const rules = defaultsOf(ruleSchema);
const scenario = (id: string) => scenarios.find((s) => s.id === id)!;
const forms = (id: string, changes = {}) =>
  runTrajectory(scenario(id), toValues(ruleSchema, changes)).spells.map((s) => s.outcome);

describe("paths through the cube", () => {
  test("pass the forms that the theory says they pass", () => {
    expect(forms("learning")).toEqual(["captive", "modular"]);
    expect(forms("codification")).toEqual(["relational", "modular"]);
    expect(forms("decodification")).toEqual(["modular", "relational"]);
    expect(forms("falling-behind")).toEqual(["modular", "captive"]);
    expect(forms("commodity")).toEqual(["modular", "market"]);
    expect(forms("insertion")).toEqual(["exclusion", "captive", "modular", "relational", "modular"]);
    expect(forms("two-steps")).toEqual(["captive", "modular", "market"]);
  });
  test("stay where they are when the rate is 0", () => {
    expect(forms("learning", {learningRate: 0})).toEqual(["captive"]);
  });
  test("pass a threshold sooner when the rate is higher", () => {
    const first = (learningRate: number) =>
      runTrajectory(scenario("learning"), toValues(ruleSchema, {learningRate})).changes[0]!.period;
    expect([0.02, 0.03, 0.05, 0.1].map(first)).toEqual([15, 10, 6, 3]);
  });
  test("have one tie more than their phases have periods", () => {
    for (const s of scenarios) {
      const {ties, outcomes, phases} = runTrajectory(s, rules);
      expect(ties).toHaveLength(1 + s.phases.length * rules.phaseLength);
      expect([outcomes.length, phases.length]).toEqual([ties.length, ties.length]);
      expect(phases.at(-1)).toBe(s.phases.length - 1);
    }
  });
  test("name each rate once", () => {
    expect(ratesOf(scenario("insertion"))).toEqual([
      "complexityRate",
      "learningRate",
      "decodificationRate",
      "codificationRate"
    ]);
  });
});

test("values stay between 0 and 1, spells cover all periods, and each change names what it crossed", () => {
  const rate = fc.double({min: 0, max: 0.1, noNaN: true});
  const changes = fc.record({
    learningRate: rate,
    lagRate: rate,
    codificationRate: rate,
    decodificationRate: rate,
    complexityRate: rate,
    phaseLength: fc.integer({min: 5, max: 60})
  });
  fc.assert(
    fc.property(fc.constantFrom(...scenarios), changes, (s, c) => {
      const r = toValues(ruleSchema, c);
      const run = runTrajectory(s, r);
      for (const tie of run.ties) for (const d of dimensions) expect(tie[d]).toBe(Math.min(1, Math.max(0, tie[d])));
      expect(run.outcomes).toEqual(run.ties.map((t) => outcomeOfTie(t, r)));
      expect(run.spells[0]!.from).toBe(0);
      expect(run.spells.at(-1)!.to).toBe(run.ties.length - 1);
      run.spells.slice(1).forEach((spell, i) => expect(spell.from).toBe(run.spells[i]!.to + 1));
      for (const {period, crossed} of run.changes) {
        expect(crossed.length).toBeGreaterThan(0);
        const [a, b] = [levelsOf(run.ties[period - 1]!, r), levelsOf(run.ties[period]!, r)];
        for (const d of crossed) expect(a[d]).not.toBe(b[d]);
      }
    }),
    {seed: 20140612, numRuns: 100}
  );
});
