import {assert, integer, property, record, type Arbitrary} from "fast-check";
import {describe, expect, test} from "vitest";
import {agreementOf} from "../../../src/model/studyDesign/agreement.js";
import {hiddenWorkers, sizePosition, toStudyCluster} from "../../../src/model/studyDesign/cluster.js";
import {allocate, designs, drawSample, toFrame, type Design} from "../../../src/model/studyDesign/designs.js";
import {estimands, estimate, truth, type Estimand} from "../../../src/model/studyDesign/estimate.js";
import {instruments, type Instrument} from "../../../src/model/studyDesign/instruments.js";
import {reachOf} from "../../../src/model/studyDesign/misses.js";
import {studyDesignParameters, type StudyDesignValues} from "../../../src/model/studyDesign/parameters.js";
import {affordableFirms, errorByBudget, repeatStudy} from "../../../src/model/studyDesign/study.js";
import {toValues, type Changes} from "../../../src/model/schema/parameter.js";

type StudyDesignChanges = Changes<typeof studyDesignParameters>;
const values = (changes: StudyDesignChanges = {}) => toValues(studyDesignParameters, changes);
const standard = values();
const cluster = toStudyCluster(standard, 1);
const repeat = (
  design: Design,
  instrument: Instrument,
  estimand: Estimand,
  {n = 40, draws = 1500, changes = {} as StudyDesignChanges} = {}
) => {
  const own = values(changes);
  return repeatStudy(toStudyCluster(own, 1), {design, instrument, estimand}, own, {n, draws});
};
/** The error that a mean over so many draws has by chance, in standard errors allowed. */
const byChance = ({sd, estimates}: {sd: number | null; estimates: Float64Array}) =>
  (4 * sd!) / Math.sqrt(estimates.length);

const anyValues = record(
  Object.fromEntries(
    studyDesignParameters.map((p) => {
      const stops = Math.round((p.max - p.min) / p.step);
      return [p.key, integer({min: 0, max: stops}).map((k) => Math.min(p.max, p.min + k * p.step))];
    })
  )
) as unknown as Arbitrary<StudyDesignValues>;

describe("sampling", () => {
  test("a simple random sample with perfect sight is unbiased for shares of firms", () => {
    for (const estimand of ["letter", "spirit"] as const) {
      const result = repeat("simple", "perfect", estimand);
      expect(Math.abs(result.bias!)).toBeLessThan(byChance(result));
    }
  });
  test("so is a sample stratified by size, weighted back", () => {
    for (const estimand of ["letter", "spirit"] as const) {
      const result = repeat("stratified", "perfect", estimand);
      expect(Math.abs(result.bias!)).toBeLessThan(byChance(result));
    }
  });
  test("ratios of workers are nearly unbiased in a large sample", () => {
    for (const estimand of ["hidden", "decent"] as const)
      expect(Math.abs(repeat("stratified", "perfect", estimand, {n: 150}).bias!)).toBeLessThan(0.01);
  });
  test("the standard deviation of a simple random sample is the textbook's, with finite-population correction", () => {
    const {sd, truth: p} = repeat("simple", "perfect", "letter", {n: 60, draws: 3000});
    const expected = Math.sqrt(((p * (1 - p)) / 60) * ((300 - 60) / (300 - 1)));
    expect(Math.abs(sd! / expected - 1)).toBeLessThan(0.05);
  });
  test("the interval of a simple random sample covers as often as the hypergeometric distribution says", () => {
    const [N, n, draws] = [300, 100, 4000];
    const K = Math.round(truth(cluster, "letter", standard)! * N);
    const logChoose = (a: number, b: number) => {
      let sum = 0;
      for (let i = 1; i <= b; i++) sum += Math.log((a - b + i) / i);
      return sum;
    };
    let exact = 0;
    for (let k = 0; k <= Math.min(n, K); k++) {
      const error = Math.sqrt(((1 - n / N) * (k / n) * (1 - k / n)) / (n - 1));
      if (Math.abs(k / n - K / N) > 1.959964 * error) continue;
      exact += Math.exp(logChoose(K, k) + logChoose(N - K, n - k) - logChoose(N, n));
    }
    const {coverage} = repeat("simple", "perfect", "letter", {n, draws});
    expect(Math.abs(coverage! - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / draws));
  });
  test("a nominal 95 % interval covers about 95 % of the time under stratification and a large sample, and hardly ever off a list", () => {
    const {coverage} = repeat("stratified", "perfect", "letter", {n: 150});
    expect(Math.abs(coverage! - 0.95)).toBeLessThan(0.025);
    expect(repeat("list", "perfect", "letter", {n: 60}).coverage).toBeLessThan(0.3);
  });
  test("a stratified sample spreads less than a simple one where strata differ, and no more where they do not", () => {
    const differ = {letterSmall: 0, letterLarge: 1, siloGap: 0};
    const alike = {letterSmall: 0.4, letterLarge: 0.4, siloGap: 0};
    const ratio = (changes: StudyDesignChanges) =>
      repeat("stratified", "perfect", "letter", {changes}).sd! / repeat("simple", "perfect", "letter", {changes}).sd!;
    expect(ratio(differ)).toBeLessThan(0.92);
    expect(Math.abs(ratio(alike) - 1)).toBeLessThan(0.08);
  });
  test("a census with perfect sight gives the truth, without error, in every design with a full frame", () => {
    for (const design of ["simple", "stratified"] as const)
      for (const estimand of estimands) {
        const result = repeat(design, "perfect", estimand, {n: 300, draws: 5});
        expect(result.bias).toBeCloseTo(0, 12);
        expect(result.sd).toBeCloseTo(0, 12);
        expect(result.coverage).toBe(1);
      }
  });
  test("a list that holds every firm is a full frame", () => {
    const changes = {listedSmall: 1, listedLarge: 1};
    expect(repeat("list", "perfect", "letter", {changes, draws: 50}).estimates).toEqual(
      repeat("simple", "perfect", "letter", {changes, draws: 50}).estimates
    );
  });
  test("a list on which large firms stand more often overstates the letter, in the mean over clusters", () => {
    const bias = Array.from({length: 30}, (_, seed) => {
      const own = toStudyCluster(standard, seed);
      return repeatStudy(own, {design: "list", instrument: "perfect", estimand: "letter"}, standard, {n: 60, draws: 40})
        .bias!;
    });
    expect(Math.min(...bias)).toBeGreaterThan(0);
  });
  test("a snowball from exporters overstates the letter and finds too many exporters", () => {
    expect(repeat("snowball", "perfect", "letter", {draws: 300}).bias).toBeGreaterThan(0.05);
    const {silos} = reachOf(cluster, "snowball", 40, standard);
    expect(silos[2]!.inSample).toBeGreaterThan(1.5 * silos[2]!.inCluster);
  });
  test("a frame of small firms holds no firm of 50 workers or more", () => {
    expect(reachOf(cluster, "smallOnly", 100, standard).strata[2]).toMatchObject({inSample: 0});
    expect(reachOf(cluster, "stratified", 100, standard).strata[2]!.inSample).toBeGreaterThan(0);
  });
  test("no firm is drawn twice and no sample exceeds its size", () => {
    assert(
      property(anyValues, integer(), integer({min: 0, max: 1200}), (any, seed, n) => {
        const own = toStudyCluster(any, seed);
        for (const design of designs) {
          const {layers, sizes} = drawSample(own, toFrame(own, design), n, seed, any);
          const firms = layers.flatMap((l) => Array.from(l));
          expect(new Set(firms).size).toBe(firms.length);
          expect(firms.length).toBeLessThanOrEqual(n);
          layers.forEach((layer, h) => expect(layer.length).toBeLessThanOrEqual(sizes[h]!));
        }
      }),
      {seed: 20144, numRuns: 40}
    );
  });
});

describe("allocation to strata", () => {
  test("is in proportion, with at least two from each, and adds up", () => {
    expect(allocate([193, 98, 9], 41)).toEqual([26, 13, 2]);
    expect(allocate([100, 100, 100], 30)).toEqual([10, 10, 10]);
    expect(allocate([193, 98, 9], 300)).toEqual([193, 98, 9]);
    expect(allocate([298, 1, 1], 10)).toEqual([8, 1, 1]);
    expect(allocate([300, 0, 0], 10)).toEqual([10, 0, 0]);
  });
  test("is refused when n is too small for two from each", () => {
    expect(allocate([193, 98, 9], 5)).toBeNull();
  });
  test("adds up for any sizes", () => {
    const size = integer({min: 0, max: 500});
    assert(
      property(size, size, size, size, (a, b, c, n) => {
        const got = allocate([a, b, c], n);
        if (!got) return;
        expect(got.reduce((x, y) => x + y, 0)).toBe(Math.min(n, a + b + c));
        got.forEach((x, h) => expect(x).toBeLessThanOrEqual([a, b, c][h]!));
      }),
      {seed: 20145}
    );
  });
});

describe("instruments", () => {
  const census = (instrument: Instrument, estimand: Estimand, changes: StudyDesignChanges = {}) =>
    repeat("simple", instrument, estimand, {n: 300, draws: 20, changes});
  test("a visit sees no hidden work and never understates the spirit", () => {
    const {estimates} = census("visit", "hidden");
    expect(Array.from(new Set(estimates))).toEqual([0]);
    expect(census("visit", "spirit").bias).toBeGreaterThan(0);
  });
  test("a visit sees all where nothing is hidden", () => {
    const changes = {hiddenUse: 0, evasion: 0};
    for (const estimand of estimands) expect(census("visit", estimand, changes).rmse).toBeCloseTo(0, 12);
  });
  test("informants who know all and raise no false alarm are perfect", () => {
    const changes = {sight: 1, falseAlarm: 0};
    for (const estimand of estimands) expect(census("informants", estimand, changes).rmse).toBeCloseTo(0, 12);
  });
  test("informants who know nothing are a visit", () => {
    const changes = {sight: 0, falseAlarm: 0};
    for (const estimand of estimands)
      expect(census("informants", estimand, changes).estimates).toEqual(census("visit", estimand, changes).estimates);
  });
  test("owners who tell the truth about their papers give the letter without error", () => {
    expect(census("questionnaire", "letter", {desirability: 0}).rmse).toBeCloseTo(0, 12);
  });
  test("owners who always please say that all is in order", () => {
    expect(Array.from(new Set(census("questionnaire", "letter", {desirability: 1}).estimates))).toEqual([1]);
  });
  test("pleasing answers shift the letter by their chance times the share without papers", () => {
    const {bias, truth: p} = repeat("simple", "questionnaire", "letter", {n: 300, draws: 200});
    expect(bias).toBeCloseTo(standard.desirability * (1 - p), 2);
  });
  test("a perfect instrument agrees with the truth everywhere, and no other does better", () => {
    expect(agreementOf(cluster, "perfect", standard, 1)).toEqual({firms: 1, workers: 1});
    for (const instrument of instruments)
      expect(agreementOf(cluster, instrument, standard, 1)!.firms).toBeLessThanOrEqual(1);
  });
});

describe("for any values", () => {
  test("the cluster keeps its rules", () => {
    assert(
      property(anyValues, integer(), (any, seed) => {
        const c = toStudyCluster(any, seed);
        for (let i = 0; i < c.n; i++) {
          expect(c.workers[i]).toBeGreaterThanOrEqual(1);
          expect(c.hidden[i]).toBeGreaterThanOrEqual(0);
          expect(c.names[i]!.includes(i)).toBe(false);
          if (c.principal[i]! >= 0) expect([c.tier[i], c.tier[c.principal[i]!]]).toEqual([2, 1]);
          if (!c.hidden[i]) expect(c.hiddenDecent[i]).toBe(0);
        }
      }),
      {seed: 20146, numRuns: 20}
    );
  });
  test("estimates and truths are shares, and nothing is NaN", () => {
    assert(
      property(anyValues, integer(), (any, seed) => {
        const c = toStudyCluster(any, seed);
        for (const design of designs)
          for (const instrument of instruments)
            for (const estimand of estimands) {
              const r = repeatStudy(c, {design, instrument, estimand}, any, {draws: 2, first: seed});
              for (const value of [r.truth, ...r.estimates, r.coverage ?? 0]) {
                expect(value).toBeGreaterThanOrEqual(0);
                expect(value).toBeLessThanOrEqual(1 + 1e-12);
              }
              for (const value of [r.bias, r.sd, r.rmse, r.reached]) expect(value).not.toBeNaN();
            }
      }),
      {seed: 20147, numRuns: 25}
    );
  });
  test("the same seed gives the same cluster and the same study", () => {
    assert(
      property(anyValues, integer(), (any, seed) => {
        expect(toStudyCluster(any, seed)).toEqual(toStudyCluster(any, seed));
        const plan = {design: "snowball", instrument: "informants", estimand: "decent"} as const;
        const once = () => repeatStudy(toStudyCluster(any, seed), plan, any, {draws: 3, first: seed});
        expect(once()).toEqual(once());
      }),
      {seed: 20148, numRuns: 15}
    );
  });
});

describe("the budget", () => {
  test("pays for the list first and never for more firms than there are", () => {
    expect(affordableFirms(standard, "list", "questionnaire")).toBe(200);
    expect(affordableFirms(standard, "simple", "questionnaire")).toBe(125);
    expect(affordableFirms(standard, "simple", "visit")).toBe(41);
    expect(affordableFirms(values({budget: 2000}), "snowball", "questionnaire")).toBe(300);
    expect(affordableFirms(values({budget: 20}), "simple", "questionnaire")).toBe(0);
  });
  test("a budget that pays for no firm gives no estimate, and no number that is not one", () => {
    const poor = values({budget: 20});
    const result = repeatStudy(cluster, {design: "simple", instrument: "visit", estimand: "letter"}, poor);
    expect([result.estimates.length, result.bias, result.rmse, result.coverage]).toEqual([0, null, null, null]);
  });
  test("more money lowers the error of an unbiased design and leaves the bias of a list", () => {
    const error = (design: Design) =>
      errorByBudget(cluster, {design, instrument: "visit", estimand: "letter"}, standard, [150, 300, 900], {
        draws: 200
      });
    const [a, b, c] = error("simple") as [number, number, number];
    expect(a).toBeGreaterThan(b);
    expect(b).toBeGreaterThan(c);
    expect(error("list")[2]).toBeGreaterThan(0.1);
  });
});

test("an estimate by size stratum with perfect sight of all firms is the truth of that stratum", () => {
  for (const h of [0, 1, 2]) {
    const keep = (i: number) => cluster.stratum[i] === h;
    const all = drawSample(cluster, toFrame(cluster, "stratified"), 300, 1, standard);
    expect(estimate(cluster, all, "perfect", "letter", standard, 1, keep)!.value).toBeCloseTo(
      truth(cluster, "letter", standard, keep)!,
      12
    );
  }
});

test("larger firms comply more with the letter", () => {
  const [small, middle, large] = [0, 1, 2].map((h) =>
    truth(cluster, "letter", standard, (i) => cluster.stratum[i] === h)!
  );
  expect(small).toBeLessThan(middle!);
  expect(middle).toBeLessThan(large!);
});

test("the size scale runs from 0 at five workers to 1 at a hundred, and hidden workers make up the share they should", () => {
  expect([1, 5, 100, 5000].map(sizePosition)).toEqual([0, 0, 1, 1]);
  expect(sizePosition(22.36)).toBeCloseTo(0.5, 2);
  expect(hiddenWorkers(60, 0.4)).toBe(40);
});

test("the schema has one entry per key and symbol, with defaults within range and on a stop", () => {
  const of = (key: "key" | "symbol") => studyDesignParameters.map((p) => p[key]);
  expect(new Set(of("key")).size).toBe(studyDesignParameters.length);
  expect(new Set(of("symbol")).size).toBe(studyDesignParameters.length);
  for (const p of studyDesignParameters) {
    expect(p.default).toBeGreaterThanOrEqual(p.min);
    expect(p.default).toBeLessThanOrEqual(p.max);
    const stops = (p.default - p.min) / p.step;
    expect(Math.abs(stops - Math.round(stops))).toBeLessThan(1e-9);
  }
});

test("pinned (non-regression): a cluster and three studies of it", () => {
  const three = repeatStudy(cluster, {design: "stratified", instrument: "informants", estimand: "decent"}, standard, {
    draws: 3
  });
  expect({
    workers: Array.from(cluster.workers.slice(0, 12)),
    hidden: cluster.hidden.reduce((a, b) => a + b, 0),
    truth: estimands.map((estimand) => truth(cluster, estimand, standard)),
    estimates: Array.from(three.estimates)
  }).toMatchInlineSnapshot(`
    {
      "estimates": [
        0.4990407125129811,
        0.29212662613362317,
        0.4543399100364138,
      ],
      "hidden": 862,
      "truth": [
        0.19666666666666666,
        0.18,
        0.20069848661233994,
        0.3613504074505239,
      ],
      "workers": [
        37,
        28,
        18,
        3,
        1,
        4,
        1,
        16,
        3,
        3,
        2,
        96,
      ],
    }
  `);
});
