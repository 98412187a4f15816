import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {collectiveParameters, periods, type CollectiveValues} from "../../../src/model/collective/parameters.js";
import {presetValues} from "../../../src/model/collective/presets.js";
import {contributed, gone, meanOver, runCollective, seriesNames} from "../../../src/model/collective/run.js";
import {toValues, type Changes, type Parameter} from "../../../src/model/schema/parameter.js";

type CollectiveChanges = Changes<typeof collectiveParameters>;

const valuesOf = (changes: CollectiveChanges = {}) => toValues(collectiveParameters, changes);
const seeds = Array.from({length: 12}, (_, k) => k + 1);
/** The middle over seeds of the mean of the last thirty periods of what the changes give. */
const settled = (changes: CollectiveChanges, name: (typeof seriesNames)[number] = "contributing") =>
  seeds.map((seed) => meanOver(runCollective(valuesOf(changes), seed)[name], periods - 29)).sort((p, q) => p - q)[
    seeds.length / 2
  ]!;

const onSlider = ({min, max, step}: Parameter) =>
  fc.integer({min: 0, max: Math.round((max - min) / step)}).map((k) => Math.min(max, min + k * step));
const anyValues: fc.Arbitrary<CollectiveValues> = fc.record(
  Object.fromEntries(collectiveParameters.map((p) => [p.key, onSlider(p)])) as {
    [Key in keyof CollectiveValues]: fc.Arbitrary<number>;
  }
);
const checked = {seed: 20140, numRuns: 80};

describe("any run", () => {
  test("stays within bounds, is never NaN, and neither loses nor invents firms", () => {
    fc.assert(
      fc.property(anyValues, fc.integer(), (values, seed) => {
        const run = runCollective(values, seed);
        for (const name of seriesNames) expect(run[name].every(Number.isFinite)).toBe(true);
        for (const name of ["contributing", "dues", "good", "trust"] as const)
          expect(run[name].every((x) => x >= 0 && x <= 1)).toBe(true);
        expect(run.external.every((x) => x >= 0 && x <= values.externalMost)).toBe(true);
        for (let t = 0; t < periods; t++) {
          const acts = run.acts.subarray(t * values.firms, (t + 1) * values.firms);
          const here = acts.filter((act) => act !== gone).length;
          expect(here).toBe(t === 0 ? values.firms : run.present[t - 1]);
          expect(run.contributing[t]).toBe(acts.filter((act) => act === contributed).length / values.firms);
          expect(run.present[t]!).toBeLessThanOrEqual(here);
        }
      }),
      checked
    );
  });

  test("of the same seed is the same, and the order of the firms does not matter to the bit", () => {
    fc.assert(
      fc.property(anyValues, fc.integer(), fc.integer({min: 1, max: 198}), (values, seed, turn) => {
        const run = runCollective(values, seed);
        const ids = Array.from({length: values.firms}, (_, i) => i);
        const turned = [...ids.slice(turn % values.firms), ...ids.slice(0, turn % values.firms)].reverse();
        const other = runCollective(values, seed, {ids: turned});
        for (const name of seriesNames) expect(other[name]).toEqual(run[name]);
        for (const [j, i] of turned.entries())
          for (let t = 0; t < periods; t += 13)
            expect(other.acts[t * values.firms + j]).toBe(run.acts[t * values.firms + i]);
      }),
      {...checked, numRuns: 40}
    );
  });

  test("does not know of a shock before it comes", () => {
    fc.assert(
      fc.property(anyValues, fc.integer(), (values, seed) => {
        const without = runCollective({...values, shockSize: 0}, seed);
        const run = runCollective(values, seed);
        const before = values.shockTime - 1;
        for (const name of seriesNames)
          expect(run[name].subarray(0, before)).toEqual(without[name].subarray(0, before));
      }),
      {...checked, numRuns: 40}
    );
  });
});

describe("limits with a known answer", () => {
  const bare = {noise: 0, sanction: 0, exclusion: 0, marginSpread: 0, sizeSpread: 0, trustSpread: 0} as const;

  test("without trust, sanction and exclusion nobody in a large cluster ever contributes, and external economies are all there is", () => {
    const run = runCollective(valuesOf({...bare, trust: 0}), 3);
    expect(Math.max(...run.contributing)).toBe(0);
    expect(Math.max(...run.good)).toBe(0);
    expect(run.joint.every((x) => x === 0)).toBe(true);
    expect(run.external[79]).toBe((12 * 0.5 * 99) / (99 + 40));
    expect(run.gainSmall[79]).toBe(run.external[79]);
  });

  test("with full trust and no firm that only calculates all contribute, and the good is whole in the end", () => {
    const run = runCollective(valuesOf({...bare, trust: 1, calculators: 0, wear: 1, divergence: 0}), 3);
    expect(Math.min(...run.contributing)).toBe(1);
    expect(run.good[79]).toBe(1);
    expect(run.joint[79]).toBeCloseTo(16 * 0.8 - 3, 8);
    expect(run.trust[79]).toBe(1);
  });

  test("firms that only calculate never contribute to what they can have for nothing, however much they trust", () => {
    expect(Math.max(...runCollective(valuesOf({...bare, trust: 1, calculators: 1}), 3).contributing)).toBe(0);
  });

  test("a lone firm has no external economies and pays for the good exactly when it is worth its dues to it", () => {
    const lone = {...bare, firms: 1, calculators: 1, divergence: 0, rivalry: 0, margin: 10} as const;
    for (const [value, share] of [
      [2.5, 0],
      [3, 0],
      [3.5, 1]
    ] as const) {
      const run = runCollective(valuesOf({...lone, value, dues: 3}), 5);
      expect(run.external[79]).toBe(0);
      expect(run.contributing[79]).toBe(share);
    }
  });

  test("a fine that is larger than the dues, with everybody watching, keeps everybody in", () => {
    const run = runCollective(valuesOf({...bare, trust: 1, calculators: 1, sanction: 12, dues: 3}), 3);
    expect(Math.min(...run.contributing)).toBe(1);
  });

  test("firms whose losses exceed their reserve are gone, and no firm comes back", () => {
    const run = runCollective(valuesOf({trust: 0, margin: -10, externalMost: 0, reserve: 20, marginSpread: 0}), 3);
    expect([run.present[0], run.present[periods - 1]]).toEqual([100, 0]);
    expect(run.present.every((x, t) => t === 0 || x <= run.present[t - 1]!)).toBe(true);
    expect(run.profit[periods - 1]).toBe(0);
  });
});

describe("over many seeds", () => {
  test("external economies rise with the number of firms and flatten, though nobody contributes", () => {
    const sizes = [1, 20, 40, 80, 160];
    const gains = sizes.map((firms) => runCollective(valuesOf({firms, value: 0, noise: 0}), 1).external[0]!);
    const slopes = gains.slice(1).map((gain, i) => (gain - gains[i]!) / (sizes[i + 1]! - sizes[i]!));
    expect(slopes.every((slope, i) => slope > 0 && (i === 0 || slope < slopes[i - 1]!))).toBe(true);
    expect(runCollective(valuesOf({firms: 160, value: 0, noise: 0}), 1).contributing[79]).toBe(0);
  });

  test("joint action does not arise by itself where trust is low and nothing is punished", () => {
    expect(settled({trust: 0.3, sanction: 0})).toBeLessThan(0.05);
  });

  test("trust makes it more likely, and so does a sanction", () => {
    expect(settled({trust: 0.65})).toBeGreaterThan(settled({trust: 0.4}) + 0.5);
    expect(settled({sanction: 8})).toBeGreaterThan(settled({sanction: 0}) + 0.05);
    expect(settled({rivalry: 0.4, sanction: 8})).toBeGreaterThan(settled({rivalry: 0.4, sanction: 0}) + 0.5);
  });

  test("a sanction alone does not begin it: nobody watches where nobody contributes", () => {
    expect(settled({trust: 0.2, sanction: 6})).toBeLessThan(0.05);
  });

  test("divergence of interest makes it less likely, and the good of less use to the largest firms", () => {
    expect(settled({divergence: 0.9})).toBeLessThan(settled({divergence: 0.2}) - 0.5);
    expect(settled({divergence: 0.4}, "gainLarge")).toBeLessThan(settled({divergence: 0.4}, "gainSmall"));
  });

  test("a lively association can fall asleep without any change from outside", () => {
    const values = valuesOf({trust: 0.7, sanction: 0, divergence: 0.8});
    const runs = seeds.map((seed) => runCollective(values, seed));
    const falls = runs.filter((run) => Math.max(...run.contributing) > 0.4 && run.contributing[79]! < 0.15);
    expect(falls.length).toBeGreaterThan(seeds.length / 2);
  });

  test("the same new standard unites firms that trust one another and want the same, and no others", () => {
    const unites = presetValues("unites");
    const rise = (changes: CollectiveChanges) => {
      const runs = seeds.map((seed) => runCollective({...unites, ...changes}, seed));
      return runs.filter((run) => meanOver(run.contributing, 71) > meanOver(run.contributing, 22, 29) + 0.5).length;
    };
    expect(rise({})).toBeGreaterThan(seeds.length * 0.8);
    expect(rise({trust: 0.3})).toBe(0);
    expect(rise({divergence: 0.9})).toBe(0);
  });

  test("the same cheaper rival divides firms whose interests diverge, and not firms that want the same", () => {
    const divides = presetValues("divides");
    const fall = (changes: CollectiveChanges) => {
      const runs = seeds.map((seed) => runCollective({...divides, ...changes}, seed));
      return runs.filter((run) => meanOver(run.contributing, 71) < meanOver(run.contributing, 22, 29) - 0.5).length;
    };
    expect(fall({})).toBeGreaterThan(seeds.length * 0.7);
    expect(fall({divergence: 0.1})).toBe(0);
    expect(fall({sanction: 8})).toBe(0);
  });
});
