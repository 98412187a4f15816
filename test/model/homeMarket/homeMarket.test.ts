import {assert, integer, property, record, uniqueArray, type Arbitrary} from "fast-check";
import {describe, expect, test} from "vitest";
import {homeMarketEnsemble, quantile} from "../../../src/model/homeMarket/ensemble.js";
import {premiumShare} from "../../../src/model/homeMarket/offer.js";
import {homeMarketParameters, type HomeMarketValues} from "../../../src/model/homeMarket/parameters.js";
import {runHomeMarket, type HomeMarketRun} from "../../../src/model/homeMarket/run.js";
import {perceptionFactor, moodKeys, optimism, toFirms, toSellers} from "../../../src/model/homeMarket/sellers.js";
import {unitKey} from "../../../src/model/numeric/random.js";
import {defaultsOf, toValues, type Changes} from "../../../src/model/schema/parameter.js";

type HomeMarketChanges = Changes<typeof homeMarketParameters>;
const values = (changes: HomeMarketChanges = {}) => toValues(homeMarketParameters, changes);
const seeds = Array.from({length: 60}, (_, i) => i + 1);
const mean = (numbers: ArrayLike<number>) => Array.from(numbers).reduce((a, b) => a + b, 0) / numbers.length;
const last = (series: Float64Array) => series[series.length - 1]!;
const over = (changes: HomeMarketChanges, read: (run: HomeMarketRun) => number) =>
  mean(seeds.map((seed) => read(runHomeMarket(values(changes), seed))));
const spread = (run: HomeMarketRun) => mean(run.underStandard);
const quiet = {activists: 0, unions: 0, politicians: 0} as const;

/** Any values that the schema allows. */
const anyValues = record(
  Object.fromEntries(
    homeMarketParameters.map((p) => {
      const stops = Math.round((p.max - p.min) / p.step);
      return [p.key, integer({min: 0, max: stops}).map((k) => Math.min(p.max, p.min + k * p.step))];
    })
  )
) as unknown as Arbitrary<HomeMarketValues>;

describe("known answers", () => {
  test("without awareness and without campaigns nobody adopts, however cheap it is", () => {
    for (const seed of seeds) {
      const run = runHomeMarket(values({...quiet, awareStart: 0, cost: 0, setUp: 0, hurdle: 0, noise: 1.5}), seed);
      expect(run.first).toBeNull();
      expect(Math.max(...run.underStandard)).toBe(0);
    }
  });
  test("with demand that is certain and a standard that costs nothing, all adopt at once, in substance", () => {
    for (const seed of seeds) {
      const run = runHomeMarket(values({noise: 0, cost: 0, setUp: 0, hurdle: 0, barrier: 0}), seed);
      expect(run.first?.year).toBe(1);
      expect(run.first?.together).toBe(80);
      expect(run.retailerShare[0]).toBe(1);
      expect(run.leadShare[0]).toBe(1);
      expect(run.inSubstance[0]).toBe(run.underStandard[0]);
      expect(run.underStandard[0]).toBeLessThanOrEqual(run.middle[0]! * 2);
    }
  });
  test("without a middle class there is no premium segment, no lead firm and no standard", () => {
    const run = runHomeMarket(values({middleStart: 0}), 1);
    expect(run.first).toBeNull();
    expect(last(run.leadFirms)).toBe(0);
  });
  test("a hurdle that no premium can clear stops all", () => {
    expect(runHomeMarket(values({willingness: 0.04, need: 0, hurdle: 0.05}), 1).first).toBeNull();
  });
  test("where no customer sees through a label and substance costs more, every standard stays a letter", () => {
    for (const seed of seeds.slice(0, 10)) {
      const run = runHomeMarket(values({scrutiny: 0, letterCost: 0.3, transfer: 0.9, learning: 0.9}), seed);
      expect(last(run.underStandard)).toBeGreaterThan(0);
      expect(Math.max(...run.inSubstance)).toBe(0);
    }
  });
  test("where every aware customer sees through a label and it costs as much, every standard is met in substance", () => {
    const run = runHomeMarket(values({scrutiny: 1, letterCost: 1}), 3);
    expect(last(run.underStandard)).toBeGreaterThan(0);
    expect(Array.from(run.inSubstance)).toEqual(Array.from(run.underStandard));
  });
  test("who sees customers that do not exist moves, loses and gives up after its patience", () => {
    const run = runHomeMarket(
      values({...quiet, perception: 2, noise: 1, awareGrowth: 0, patience: 1, letterCost: 1}),
      2
    );
    expect(last(run.dropped)).toBeGreaterThan(0);
  });
});

describe("for any values", () => {
  test("all outcomes are finite and within their bounds, and counts never exceed those who may move", () => {
    assert(
      property(anyValues, integer(), (any, seed) => {
        const run = runHomeMarket(any, seed);
        for (let t = 0; t < run.years; t++) {
          for (const key of [
            "middle",
            "aware",
            "retailerShare",
            "leadShare",
            "underStandard",
            "inSubstance"
          ] as const) {
            expect(run[key][t]).toBeGreaterThanOrEqual(0);
            expect(run[key][t]).toBeLessThanOrEqual(1);
          }
          expect(run.inSubstance[t]).toBeLessThanOrEqual(run.underStandard[t]! + 1e-12);
          expect(run.retailerAdopters[t]).toBeLessThanOrEqual(any.retailers);
          expect(run.leadAdopters[t]).toBeLessThanOrEqual(run.leadFirms[t]!);
          expect(run.leadFirms[t]).toBeLessThanOrEqual(any.firms);
          expect(run.premium[t]).toBeGreaterThanOrEqual(0);
          expect(run.premium[t]).toBeLessThanOrEqual(any.willingness + 1e-12);
          expect(run.meanCost[t]).toBeGreaterThanOrEqual(0);
          expect(run.meanCost[t]).toBeLessThanOrEqual(any.cost + 1e-12);
          expect(run.perceivedNeed[t]).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(run.perceivedNeed[t]!)).toBe(true);
          if (t > 0) {
            expect(run.middle[t]).toBeGreaterThanOrEqual(run.middle[t - 1]!);
            expect(run.aware[t]).toBeGreaterThanOrEqual(run.aware[t - 1]!);
            expect(run.leadFirms[t]).toBeGreaterThanOrEqual(run.leadFirms[t - 1]!);
            expect(run.dropped[t]).toBeGreaterThanOrEqual(run.dropped[t - 1]!);
          }
        }
      }),
      {seed: 20140, numRuns: 150}
    );
  });
  test("the same seed gives the same run", () => {
    assert(
      property(anyValues, integer(), (any, seed) => {
        expect(runHomeMarket(any, seed)).toEqual(runHomeMarket(any, seed));
      }),
      {seed: 20141, numRuns: 30}
    );
  });
  test("the order of sellers does not matter", () => {
    const order = uniqueArray(integer({min: 0, max: 79}), {minLength: 80, maxLength: 80, size: "max"});
    assert(
      property(integer(), order, (seed, shuffled) => {
        const any = values();
        const sellers = toSellers(any, seed);
        const run = runHomeMarket(any, seed, sellers);
        const other = runHomeMarket(
          any,
          seed,
          shuffled.map((i) => sellers[i]!)
        );
        expect(other.first).toEqual(run.first);
        expect(other.retailerAdopters).toEqual(run.retailerAdopters);
        expect(other.leadAdopters).toEqual(run.leadAdopters);
        other.underStandard.forEach((x, t) => expect(x).toBeCloseTo(run.underStandard[t]!, 12));
      }),
      {seed: 20142, numRuns: 15}
    );
  });
  test("the sales of all sellers add up to 1", () => {
    assert(
      property(anyValues, integer(), (any, seed) => {
        expect(toSellers(any, seed).reduce((sum, s) => sum + s.sales, 0)).toBeCloseTo(1, 10);
      }),
      {seed: 20143, numRuns: 50}
    );
  });
});

describe("in the mean over seeds", () => {
  const rises = (arms: readonly HomeMarketChanges[], read = spread) => {
    const outcomes = arms.map((arm) => over(arm, read));
    expect(outcomes).toEqual([...outcomes].sort((a, b) => a - b));
    expect(new Set(outcomes).size).toBe(outcomes.length);
  };
  test("more awareness, a larger premium and louder campaigns spread standards", () => {
    rises([{awareStart: 0}, {awareStart: 0.1}, {awareStart: 0.3}]);
    rises([{willingness: 0.08}, {willingness: 0.14}, {willingness: 0.25}]);
    rises([quiet, {...quiet, activists: 0.5}, {activists: 0.5, unions: 0.5, politicians: 0.5}]);
  });
  test("know-how that carries over, learning and imitation spread standards", () => {
    rises([{experience: 0}, {experience: 0.4}, {experience: 0.8}]);
    rises([{transfer: 0}, {transfer: 0.4}, {transfer: 0.8}]);
    rises([{learning: 0}, {learning: 0.4}, {learning: 0.8}]);
    rises([{imitation: 0}, {imitation: 0.5}, {imitation: 1}]);
  });
  test("cost, fixed cost and a hurdle hold standards back", () => {
    rises([{cost: 0.2}, {cost: 0.12}, {cost: 0.06}]);
    rises([{setUp: 0.02}, {setUp: 0.01}, {setUp: 0}]);
    rises([{hurdle: 0.03}, {hurdle: 0.01}, {hurdle: 0}]);
  });
  test("customers who see through a label deepen standards", () => {
    const depth = (run: HomeMarketRun) => mean(run.inSubstance) / Math.max(1e-9, mean(run.underStandard));
    rises([{scrutiny: 0.2}, {scrutiny: 0.5}, {scrutiny: 0.9}], depth);
  });
  test("a growing middle class makes lead firms", () => {
    rises([{middleGrowth: 0}, {middleGrowth: 0.05}, {middleGrowth: 0.15}], (run) => last(run.leadFirms));
  });
  test("the share of experienced firms is as set, whether or not it is tied to maturity", () => {
    for (const maturityTie of [0, 0.5, 1])
      expect(
        mean(seeds.map((s) => mean(toFirms(values({firms: 200, maturityTie}), s).map((f) => (f.experienced ? 1 : 0)))))
      ).toBeCloseTo(0.4, 1);
  });
  test("what sellers see is off by a factor whose logarithm has mean 0 and the spread that is set", () => {
    const logs = Array.from({length: 20_000}, (_, id) =>
      Math.log(perceptionFactor(0.4, optimism(7, id), unitKey(7, id), moodKeys(7, 3)))
    );
    expect(mean(logs)).toBeCloseTo(0, 2);
    expect(Math.sqrt(mean(logs.map((x) => x * x)))).toBeCloseTo(0.4, 2);
  });
});

test("the premium share of sellers is within 0 and 1 and has the middle class's share as its mean", () => {
  for (const middle of [0, 0.2, 0.5, 0.9, 1]) {
    const shares = [0, 0.25, 0.5, 0.75, 1].map((u) => premiumShare(middle, u));
    expect(mean(shares)).toBeCloseTo(middle, 12);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  }
});

test("quantile interpolates between neighbours", () => {
  expect(quantile([1, 2, 4], 0.5)).toBe(2);
  expect(quantile([1, 2, 4], 0.75)).toBe(3);
  expect([quantile([1, 2, 4], 0), quantile([1, 2, 4], 1), quantile([3], 0.9)]).toEqual([1, 4, 3]);
});

test("the bands of an ensemble are in order and its first movers add up to its runs", () => {
  const {bands, firstBy, runs} = homeMarketEnsemble(defaultsOf(homeMarketParameters), {runs: 20});
  for (const {low, median, high} of Object.values(bands))
    for (let t = 0; t < median.length; t++) {
      expect(low[t]).toBeLessThanOrEqual(median[t]!);
      expect(median[t]).toBeLessThanOrEqual(high[t]!);
    }
  expect(firstBy.retailer + firstBy["lead firm"] + firstBy.nobody).toBe(runs.length);
});

test("the schema has one entry per key and symbol, with defaults within range and on a stop", () => {
  const of = (key: "key" | "symbol") => homeMarketParameters.map((p) => p[key]);
  expect(new Set(of("key")).size).toBe(homeMarketParameters.length);
  expect(new Set(of("symbol")).size).toBe(homeMarketParameters.length);
  for (const p of homeMarketParameters) {
    expect(p.default).toBeGreaterThanOrEqual(p.min);
    expect(p.default).toBeLessThanOrEqual(p.max);
    const stops = (p.default - p.min) / p.step;
    expect(Math.abs(stops - Math.round(stops))).toBeLessThan(1e-9);
  }
});

test("pinned (non-regression): the defaults under seeds 1 and 2014", () => {
  const short = (seed: number) => {
    const run = runHomeMarket(values(), seed);
    return {first: run.first, retailers: Array.from(run.retailerAdopters), lead: Array.from(run.leadAdopters)};
  };
  expect([short(1), short(2014)]).toMatchInlineSnapshot(`
    [
      {
        "first": {
          "id": 1,
          "kind": "lead firm",
          "together": 2,
          "year": 5,
        },
        "lead": [
          0,
          0,
          0,
          0,
          1,
          1,
          1,
          1,
          1,
          4,
          5,
          5,
          6,
          9,
          12,
          15,
          18,
          18,
          18,
          19,
          19,
          20,
          20,
          21,
          22,
        ],
        "retailers": [
          0,
          0,
          0,
          0,
          1,
          1,
          1,
          1,
          1,
          2,
          6,
          8,
          10,
          10,
          11,
          13,
          13,
          14,
          14,
          15,
          15,
          16,
          16,
          17,
          18,
        ],
      },
      {
        "first": {
          "id": 56,
          "kind": "lead firm",
          "together": 1,
          "year": 6,
        },
        "lead": [
          0,
          0,
          0,
          0,
          0,
          1,
          4,
          5,
          5,
          5,
          6,
          6,
          8,
          12,
          12,
          12,
          13,
          16,
          17,
          17,
          17,
          18,
          18,
          18,
          19,
        ],
        "retailers": [
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          1,
          7,
          7,
          7,
          9,
          9,
          10,
          11,
          14,
          16,
          16,
          16,
          16,
          16,
          16,
          16,
        ],
      },
    ]
  `);
});
