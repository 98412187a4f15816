import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {
  classify,
  degreeHigh,
  gradedCoordination,
  levelsOf,
  outcomeOfTie,
  outcomeWeights
} from "../../../src/model/governance/classify.js";
import {underCompliance} from "../../../src/model/governance/compliance.js";
import {isForm, outcomeInfo, outcomeOf, outcomes} from "../../../src/model/governance/forms.js";
import {
  dimensions,
  governanceSchema,
  ruleSchema,
  thresholdOf,
  type Dimension,
  type Level,
  type Rules,
  type Tie
} from "../../../src/model/governance/parameters.js";
import {defaultsOf, toValues, valueProblem} from "../../../src/model/schema/parameter.js";

const rules = defaultsOf(ruleSchema);
const seed = 20140612;
const share = fc.double({min: 0, max: 1, noNaN: true});
const anyTie: fc.Arbitrary<Tie> = fc.record({complexity: share, codifiability: share, capability: share});
const anyRules: fc.Arbitrary<Rules> = fc
  .record({
    complexityThreshold: fc.double({min: 0.1, max: 0.9, noNaN: true}),
    codifiabilityThreshold: fc.double({min: 0.1, max: 0.9, noNaN: true}),
    capabilityThreshold: fc.double({min: 0.1, max: 0.9, noNaN: true}),
    doubt: fc.double({min: 0, max: 0.25, noNaN: true})
  })
  .map((changes) => toValues(ruleSchema, changes));
const check = <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void) =>
  fc.assert(
    fc.property(arbitrary, (value) => {
      law(value);
    }),
    {seed, numRuns: 300}
  );
const tie = (complexity: number, codifiability: number, capability: number): Tie => ({
  complexity,
  codifiability,
  capability
});

describe("the parameters", () => {
  test("have one key each, a default in range, and a sentence", () => {
    expect(new Set(governanceSchema.map((p) => p.key)).size).toBe(governanceSchema.length);
    expect(new Set(governanceSchema.map((p) => p.symbol)).size).toBe(governanceSchema.length);
    for (const p of governanceSchema) {
      expect(valueProblem(p, p.default)).toBeNull();
      expect(p.about).toMatch(/\.$/);
    }
  });
});

describe("the outcome of a tie", () => {
  const table: [Level, Level, Level, string][] = [
    ["low", "high", "high", "market"],
    ["high", "high", "high", "modular"],
    ["high", "low", "high", "relational"],
    ["high", "high", "low", "captive"],
    ["high", "low", "low", "hierarchy"],
    ["low", "high", "low", "exclusion"],
    ["low", "low", "high", "unlikely"],
    ["low", "low", "low", "unlikely"]
  ];
  test.each(table)(
    "complexity %s, codifiability %s and capability %s give %s, as the theory's table has it",
    (complexity, codifiability, capability, outcome) => {
      expect(outcomeOf({complexity, codifiability, capability})).toBe(outcome);
    }
  );
  test("explicit coordination and asymmetry of power rise together from market to hierarchy", () => {
    const forms = outcomes.filter(isForm);
    expect(forms.map((f) => outcomeInfo[f].coordination)).toEqual([1, 2, 3, 4, 5]);
    expect(forms.map((f) => outcomeInfo[f].power)).toEqual([1, 2, 3, 4, 5]);
    expect(outcomeInfo.exclusion.coordination).toBeNull();
  });
  test("a property at its threshold counts as high", () => {
    expect(levelsOf(tie(0.5, 0.5, 0.5), rules)).toEqual({
      complexity: "high",
      codifiability: "high",
      capability: "high"
    });
    expect(outcomeOfTie(tie(0.4999, 0.5, 0.5), rules)).toBe("market");
  });
});

describe("what decided", () => {
  test("all three decide a form; capability does not where the theory is silent", () => {
    expect(classify(tie(0.8, 0.8, 0.8), rules).decidedBy).toEqual(dimensions);
    expect(classify(tie(0.2, 0.2, 0.8), rules).decidedBy).toEqual(["complexity", "codifiability"]);
  });
  test("the nearest flip stands first, with its direction and where it leads", () => {
    const {flips, inDoubt} = classify(tie(0.8, 0.9, 0.45), rules);
    expect(flips[0]).toMatchObject({dimension: "capability", direction: "raise", to: "modular"});
    expect(flips[0]!.distance).toBeCloseTo(0.05, 12);
    expect(flips.map((f) => f.to)).toEqual(["modular", "exclusion", "hierarchy"]);
    expect(inDoubt).toEqual(["capability"]);
  });
  test("carrying a property over its threshold gives what the flip says, and a smaller change gives nothing", () => {
    check(fc.tuple(anyTie, anyRules), ([t, r]) => {
      for (const {dimension, direction, distance, to} of classify(t, r).flips) {
        const limit = thresholdOf(dimension, r);
        const over = {...t, [dimension]: direction === "raise" ? limit : limit - 1e-9};
        expect(outcomeOfTie(over, r)).toBe(to);
        if (distance < 1e-6) continue;
        const short = {...t, [dimension]: direction === "raise" ? limit - distance / 2 : limit + distance / 2};
        expect(outcomeOfTie(short, r)).toBe(outcomeOfTie(t, r));
      }
    });
  });
});

describe("the graded view", () => {
  test("weights lie between 0 and 1 and add up to 1", () => {
    check(fc.tuple(anyTie, anyRules), ([t, r]) => {
      const weights = Object.values(outcomeWeights(t, r));
      for (const w of weights) expect(w).toBeGreaterThanOrEqual(0);
      expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    });
  });
  test("outside all bands of doubt the outcome has all the weight, and without doubt it always has", () => {
    check(fc.tuple(anyTie, anyRules), ([t, r]) => {
      const {outcome, inDoubt} = classify(t, r);
      if (inDoubt.length === 0) expect(outcomeWeights(t, r)[outcome]).toBeCloseTo(1, 12);
      expect(outcomeWeights(t, {...r, doubt: 0})[outcome]).toBe(1);
    });
  });
  test("the outcome never has less weight than a neighbour across one threshold", () => {
    check(fc.tuple(anyTie, anyRules), ([t, r]) => {
      const {outcome, flips} = classify(t, r);
      const weights = outcomeWeights(t, r);
      if (!isForm(outcome)) return;
      for (const {to} of flips)
        if (to !== "unlikely") expect(weights[outcome]).toBeGreaterThanOrEqual(weights[to] - 1e-12);
    });
  });
  test("a degree is 0 below the band, 1 above it and a straight line within", () => {
    expect([0.3, 0.4, 0.5, 0.55, 0.6, 0.7].map((v) => Math.round(degreeHigh(v, 0.5, 0.1) * 100) / 100)).toEqual([
      0, 0, 0.5, 0.75, 1, 1
    ]);
  });
  test("graded coordination is the rank itself where there is no doubt, and null where there is no form", () => {
    expect(gradedCoordination(outcomeWeights(tie(0.8, 0.8, 0.2), rules))).toBe(4);
    expect(gradedCoordination(outcomeWeights(tie(0.2, 0.2, 0.2), rules))).toBeNull();
  });
});

describe("laws of the cube", () => {
  const rank = (t: Tie, r: Rules) => classify(t, r).coordination;
  const steps: [Dimension, 1 | -1][] = [
    ["complexity", 1],
    ["codifiability", -1],
    ["capability", -1]
  ];
  test.each(steps)("explicit coordination never falls when %s moves by %i times any amount", (dimension, sign) => {
    check(fc.tuple(anyTie, share, anyRules), ([t, by, r]) => {
      const moved = {...t, [dimension]: Math.min(1, Math.max(0, t[dimension] + sign * by))};
      const [before, after] = [rank(t, r), rank(moved, r)];
      if (before !== null && after !== null) expect(after).toBeGreaterThanOrEqual(before);
    });
  });
  test("acute compliance never loosens a tie that keeps a form, and no concern leaves it as it is", () => {
    check(fc.tuple(anyTie, share, share), ([t, a, b]) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const [before, after] = [
        rank(underCompliance(t, low, rules), rules),
        rank(underCompliance(t, high, rules), rules)
      ];
      if (before !== null && after !== null) expect(after).toBeGreaterThanOrEqual(before);
      expect(underCompliance(t, 0, rules)).toEqual(t);
    });
  });
  test("acuteness outside 0 to 1 is refused with its value", () => {
    for (const wrong of [-0.1, 1.5, NaN])
      expect(() => underCompliance(tie(0, 0, 0), wrong, rules)).toThrow(String(wrong));
  });
  test("acute compliance turns a market tie into a modular one, and a modular one into a captive one", () => {
    expect(outcomeOfTie(underCompliance(tie(0.3, 0.8, 0.8), 1, rules), rules)).toBe("modular");
    expect(outcomeOfTie(underCompliance(tie(0.7, 0.9, 0.55), 1, rules), rules)).toBe("captive");
  });
});
