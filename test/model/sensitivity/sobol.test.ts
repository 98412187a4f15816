import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {quantile, sobolDesign, sobolIndices} from "../../../src/model/sensitivity/sobol.js";
import {indicesOf, ishigami, ishigamiIndices, resultOf} from "./functions.js";

const fixed = {seed: 20140507};

describe("Sobol indices", () => {
  test("of the Ishigami function are near those of its closed form", () => {
    const indices = indicesOf(ishigami, 3, 8192, 3, 0);
    for (const kind of ["first", "total"] as const)
      indices.forEach((index, i) => expect(index[kind].value).toBeCloseTo(ishigamiIndices[kind][i]!, 1.6));
  });

  test("of the Ishigami function lie in their intervals in most of many samples", () => {
    const samples = 60;
    const hits = {first: [0, 0, 0], total: [0, 0, 0]};
    for (let seed = 0; seed < samples; seed++)
      indicesOf(ishigami, 3, 256, seed).forEach((index, i) => {
        for (const kind of ["first", "total"] as const) {
          const truth = ishigamiIndices[kind][i]!;
          if (index[kind].low <= truth && truth <= index[kind].high) hits[kind][i]! += 1;
        }
      });
    for (const count of [...hits.first, ...hits.total]) expect(count).toBeGreaterThan(0.88 * samples);
  });

  test("of a linear model are the squares of its weights, with no interaction", () => {
    const indices = indicesOf((x) => 3 * x[0]! + 4 * x[1]! + 0 * x[2]!, 3, 2048, 5, 100);
    [9 / 25, 16 / 25, 0].forEach((share, i) => {
      expect(indices[i]!.first.value).toBeCloseTo(share, 1.2);
      expect(indices[i]!.total.value).toBeCloseTo(share, 1.2);
    });
  });

  test("of an additive model add up to one, first-order and total alike", () => {
    const indices = resultOf((x) => x[0]! * x[0]! + Math.sqrt(x[1]!) + Math.abs(x[2]! - 0.5), 3, 4096, 7, 0);
    const total = indices.factors.reduce((sum, index) => sum + index.total.value, 0);
    expect(total).toBeCloseTo(1, 1.2);
    expect(indices.additive.value).toBeCloseTo(1, 1.2);
  });

  test("of a product are larger in total than by themselves", () => {
    const {factors, additive} = resultOf((x) => (x[0]! - 0.5) * (x[1]! - 0.5), 2, 2048, 11, 100);
    expect(additive.high).toBeLessThan(0.3);
    for (const {first, total} of factors) {
      expect(first.low).toBeLessThan(0.05);
      expect(total.low).toBeGreaterThan(0.8);
    }
  });

  test("of a constant are 0, and a number that is not read has 0 exactly", () => {
    for (const {first, total} of indicesOf(() => 0.1, 2, 64, 1)) expect([first, total]).toEqual([zero, zero]);
    expect(indicesOf((x) => x[0]!, 2, 64, 1)[1]).toEqual({first: zero, total: zero});
  });

  test("do not change when the output is shifted or stretched", () => {
    const plain = indicesOf(ishigami, 3, 128, 2);
    const other = indicesOf((x) => 1000 - 5 * ishigami(x), 3, 128, 2);
    plain.forEach((index, i) => {
      expect(other[i]!.first.value).toBeCloseTo(index.first.value, 9);
      expect(other[i]!.total.high).toBeCloseTo(index.total.high, 9);
    });
  });

  test("have intervals around their value that narrow with more points", () => {
    const width = (n: number) => {
      const {low, value, high} = indicesOf(ishigami, 3, n, 4)[0]!.total;
      expect(low).toBeLessThan(value);
      expect(value).toBeLessThan(high);
      return high - low;
    };
    expect(width(2048)).toBeLessThan(0.5 * width(128));
  });

  test("dimensions that move together are one factor", () => {
    const {a, b, mixed} = sobolDesign(3, [[0, 2], [1]], {n: 512, seed: 1});
    const model = (x: Float64Array) => x[0]! * x[2]! + x[1]!;
    const outputs = {a: a.map(model), b: b.map(model), mixed: mixed.map((m) => m.map(model))};
    const [both, one] = sobolIndices(outputs).factors;
    expect(both!.first.value + one!.first.value).toBeCloseTo(1, 0.9);
    expect(mixed[0]![3]).toEqual(Float64Array.of(b[3]![0]!, a[3]![1]!, b[3]![2]!));
  });

  test("totals are never negative and nothing is not a number", () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.double({min: -1e6, max: 1e6, noNaN: true}), {minLength: 9}), (seed, y) => {
        const n = Math.floor(y.length / 3);
        const outputs = {a: y.slice(0, n), b: y.slice(n, 2 * n), mixed: [y.slice(2 * n, 3 * n)]};
        const [index] = sobolIndices(outputs, {resamples: 20, seed}).factors;
        for (const {low, value, high} of [index!.first, index!.total]) {
          expect([low, value, high].every(Number.isFinite)).toBe(true);
          expect(low).toBeLessThanOrEqual(high);
        }
        expect(index!.total.low).toBeGreaterThanOrEqual(0);
      }),
      fixed
    );
  });

  test("a quantile lies between its neighbours", () => {
    expect([0, 0.25, 0.5, 1].map((share) => quantile([1, 2, 4], share))).toEqual([1, 1.5, 2, 4]);
  });
});

const zero = {value: 0, low: 0, high: 0};
