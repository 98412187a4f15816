import fc from "fast-check";
import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {attraction, contributes, watching, type Terms, type Weighed} from "../../../src/model/collective/decision.js";
import {bandOf, otherRuns} from "../../../src/model/collective/ensemble.js";
import {makeFirms} from "../../../src/model/collective/firms.js";
import {collectiveParameters} from "../../../src/model/collective/parameters.js";
import {collectivePresets, presetValues, shockKindOf, withShock} from "../../../src/model/collective/presets.js";
import {runCollective} from "../../../src/model/collective/run.js";
import {supported} from "../../../src/model/collective/sharedGood.js";
import {nextTrust} from "../../../src/model/collective/trust.js";
import {logistic} from "../../../src/model/numeric/elementary.js";
import {toValues, valueProblem} from "../../../src/model/schema/parameter.js";

const share = fc.double({min: 0, max: 1, noNaN: true});
const checked = {seed: 20141, numRuns: 300};

test("every default and preset may be used, and sources name works and passages that exist", () => {
  const ids = (file: string) => readFileSync(`data/${file}.csv`, "utf8");
  for (const p of collectiveParameters) {
    expect(valueProblem(p, p.default)).toBeNull();
    const [kind, id] = p.source.split(":");
    if (id) expect(ids(kind === "paper" ? "passage" : "reference")).toMatch(new RegExp(`^${id},`, "m"));
  }
  for (const {id} of collectivePresets) expect(() => presetValues(id)).not.toThrow();
  expect(() => presetValues("none such")).toThrow(/none such/);
});

test("the kind of a shock is read from the values and can be set", () => {
  const kinds = collectivePresets.map(({id}) => shockKindOf(presetValues(id)));
  expect(kinds).toEqual(["none", "none", "standard", "rival"]);
  const values = presetValues("lively");
  for (const kind of ["none", "standard", "rival"] as const) expect(shockKindOf(withShock(values, kind))).toBe(kind);
});

test("the shared good needs its set-up, is whole when all pay, and never shrinks when more pay", () => {
  expect([supported(0.25, 0.25), supported(0, 0), supported(1, 0.9)]).toEqual([0, 0, 1]);
  fc.assert(
    fc.property(share, share, fc.double({min: 0, max: 0.9, noNaN: true}), (p, q, setUp) => {
      expect(supported(Math.min(p, q), setUp)).toBeLessThanOrEqual(supported(Math.max(p, q), setUp));
    }),
    checked
  );
});

describe("trust", () => {
  const rates = {learning: 0.25, breach: 2, roots: 0.1};
  test("rises towards more than was expected, in all firms", () => {
    expect(nextTrust(0.4, 0.8, false, 0.4, rates)).toBeCloseTo(0.5, 12);
    expect(nextTrust(0.4, 0.8, true, 0.4, rates)).toBeCloseTo(0.5, 12);
  });
  test("falls, faster, only where a firm contributed and was let down", () => {
    expect(nextTrust(0.8, 0.4, true, 0.8, rates)).toBeCloseTo(0.6, 12);
    expect(nextTrust(0.6, 0.4, false, 0.8, rates)).toBeCloseTo(0.62, 12);
  });
  test("stays between 0 and 1", () => {
    fc.assert(
      fc.property(share, share, fc.boolean(), share, share, fc.double({min: 1, max: 4, noNaN: true}), (...args) => {
        const [trust, seen, did, root, learning, breach] = args;
        const next = nextTrust(trust, seen, did, root, {learning, breach, roots: 0.3});
        expect(next >= 0 && next <= 1 + 1e-15).toBe(true);
      }),
      checked
    );
  });
});

describe("a decision", () => {
  const terms: Terms = {setUp: 0.25, exclusion: 0.5, dues: 3, future: 0.8, sanction: 4, watchCost: 0.5};
  const weighed: Weighed = {worth: 12, trust: 0.6, weight: 0.01, good: 0.5, watchers: 0.5, fine: 2, calculates: false};
  const drawn = fc.record({
    worth: fc.double({min: 0, max: 30, noNaN: true}),
    trust: share,
    weight: share,
    good: share,
    watchers: share,
    fine: fc.double({min: 0, max: 12, noNaN: true}),
    calculates: fc.boolean()
  });
  test("is the sum of hope, own effect, what one would be shut out from and the fine, less dues and watching", () => {
    const hope = 0.8 * 12 * ((0.6 - 0.25) / 0.75);
    const own = (12 * 0.01) / 0.75;
    expect(attraction(weighed, terms)).toBeCloseTo(hope + own * (1 - 0.6) + own * 0.6 + 3 + 1 - 3 - 0.25, 10);
    expect(attraction({...weighed, calculates: true}, terms)).toBeCloseTo(attraction(weighed, terms) - hope, 10);
  });
  test("is drawn to contributing by worth, watchers and fines, and from it by dues", () => {
    fc.assert(
      fc.property(drawn, fc.double({min: 0.1, max: 5, noNaN: true}), (w, more) => {
        const at = attraction(w, terms);
        expect(attraction({...w, worth: w.worth + more}, terms)).toBeGreaterThanOrEqual(at - 1e-9);
        expect(attraction({...w, fine: w.fine + more}, terms)).toBeGreaterThanOrEqual(at);
        expect(attraction(w, {...terms, dues: terms.dues + more})).toBeLessThan(at);
      }),
      checked
    );
  });
  test("follows the logistic chance for every draw, though most draws skip the exponential", () => {
    fc.assert(
      fc.property(fc.double({min: -8, max: 8, noNaN: true}), fc.integer({min: 0, max: 4294967295}), (a, bits) => {
        const draw = bits / 4294967296;
        expect(contributes(a, 1, draw)).toBe(draw < logistic(a));
      }),
      {...checked, numRuns: 5000}
    );
    expect([contributes(0, 0, 0), contributes(0.001, 0, 0.999)]).toEqual([false, true]);
  });
  test("costs nothing to watch over where nothing is punished or nobody stays away", () => {
    expect([watching({sanction: 0, watchCost: 2}, 0.3), watching({sanction: 3, watchCost: 2}, 1)]).toEqual([0, 0]);
    expect(watching({sanction: 3, watchCost: 2}, 0.25)).toBe(1.5);
  });
});

describe("the firms of a run", () => {
  const firms = (changes: Record<string, number>) =>
    makeFirms(
      toValues(collectiveParameters, changes),
      4,
      Array.from({length: 90}, (_, i) => i)
    );
  test("come in thirds by size", () => {
    const {third, size} = firms({sizeSpread: 0.8});
    const largest = (k: number) => Math.max(...size.filter((_, i) => third[i] === k));
    expect([0, 1, 2].map((k) => third.filter((t) => t === k).length)).toEqual([30, 30, 30]);
    expect(largest(0)).toBeLessThanOrEqual(largest(1));
    expect(largest(1)).toBeLessThanOrEqual(largest(2));
  });
  test("are all of one size where the spread is nought, and lie apart by chance only", () => {
    const {size, distance} = firms({sizeSpread: 0});
    expect(new Set(size).size).toBe(1);
    expect(distance.every((x) => x >= 0.25 && x <= 0.75)).toBe(true);
  });
});

test("a band holds the middle of its runs, between its edges", () => {
  const values = presetValues("divides");
  const runs = [runCollective(values, 1), ...otherRuns(values, 1, 9)];
  const {low, middle, high} = bandOf(runs, "contributing");
  expect(middle.every((x, t) => low[t]! <= x && x <= high[t]!)).toBe(true);
  expect(bandOf([runs[0]!], "trust").low).toEqual(runs[0]!.trust);
  expect(runs[3]!.good).toEqual(runCollective(values, 4).good);
});
