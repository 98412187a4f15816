import {describe, expect, test} from "vitest";
import {drawBits, drawKey, mix, uniform, unitKey} from "../../../src/model/numeric/random.js";

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const correlation = (a: readonly number[], b: readonly number[]) => {
  const [ma, mb] = [mean(a), mean(b)];
  const cov = mean(a.map((x, i) => (x - ma) * (b[i]! - mb)));
  return cov / Math.sqrt(mean(a.map((x) => (x - ma) ** 2)) * mean(b.map((x) => (x - mb) ** 2)));
};
const units = Array.from({length: 20_000}, (_, i) => i);

describe("uniform", () => {
  test("is the same for the same place and differs for another seed, unit, period or purpose", () => {
    const here = uniform(1, 2, 3, 4);
    expect(uniform(1, 2, 3, 4)).toBe(here);
    expect([uniform(2, 2, 3, 4), uniform(1, 3, 3, 4), uniform(1, 2, 4, 4), uniform(1, 2, 3, 5)]).not.toContain(here);
  });
  test("has the mean and the spread of the uniform distribution, over units and over periods", () => {
    for (const draws of [units.map((u) => uniform(11, u)), units.map((t) => uniform(11, 5, t))]) {
      expect(mean(draws)).toBeCloseTo(0.5, 2);
      expect(mean(draws.map((x) => (x - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
    }
  });
  test("fills every one of 64 bins evenly (chi-square below its 99.9 % point)", () => {
    const bins = new Array<number>(64).fill(0);
    for (const u of units) bins[Math.floor(uniform(3, u, 9, 2) * 64)]! += 1;
    const expected = units.length / 64;
    expect(bins.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)).toBeLessThan(103.4);
  });
  test("is not correlated between neighbouring units, periods, purposes or seeds", () => {
    const base = units.map((u) => uniform(1, u, 1, 1));
    for (const other of [
      units.map((u) => uniform(1, u + 1, 1, 1)),
      units.map((u) => uniform(1, u, 2, 1)),
      units.map((u) => uniform(1, u, 1, 2)),
      units.map((u) => uniform(2, u, 1, 1))
    ])
      expect(Math.abs(correlation(base, other))).toBeLessThan(0.025);
  });
});

test("mix maps distinct integers to distinct integers", () => {
  expect(new Set(units.map(mix)).size).toBe(units.length);
});

test("keys and bits are integers of 32 bits", () => {
  for (const x of [unitKey(-5, 7), drawKey(4e9, 0, 1), drawBits(4294967295, 4294967295)]) {
    expect(Number.isInteger(x)).toBe(true);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThan(2 ** 32);
  }
});

test("pinned (non-regression): the first draws of seed 1 and seed 2014", () => {
  expect([0, 1, 2].map((u) => drawBits(unitKey(1, u), drawKey(1, 0, 0)))).toMatchInlineSnapshot(`
    [
      2078873935,
      1938141763,
      937514015,
    ]
  `);
  expect([0, 1, 2].map((u) => drawBits(unitKey(2014, u), drawKey(2014, 3, 1)))).toMatchInlineSnapshot(`
    [
      2980223179,
      111108141,
      3728599087,
    ]
  `);
});
