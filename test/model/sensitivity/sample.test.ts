import fc from "fast-check";
import {expect, test} from "vitest";
import {neighbourhood, valueAt} from "../../../src/model/sensitivity/neighbourhood.js";
import {latinHypercube, shuffled} from "../../../src/model/sensitivity/sample.js";
import type {Parameter} from "../../../src/model/schema/parameter.js";

const fixed = {seed: 20140507};

test("a Latin hypercube has one point in every part of every dimension", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({min: 1, max: 40}), fc.integer({min: 1, max: 5}), (seed, n, dimensions) => {
      const points = latinHypercube(n, dimensions, seed);
      for (let d = 0; d < dimensions; d++) {
        const parts = points.map((p) => Math.floor(p[d]! * n)).sort((a, b) => a - b);
        expect(parts).toEqual(Array.from({length: n}, (_, i) => i));
      }
    }),
    fixed
  );
});

test("its dimensions are not correlated, and another seed gives other points", () => {
  const points = latinHypercube(1000, 2, 3);
  const product = points.reduce((sum, [x, y]) => sum + (x! - 0.5) * (y! - 0.5), 0) / 1000;
  expect(Math.abs(12 * product)).toBeLessThan(0.1);
  expect(latinHypercube(4, 2, 1)).toEqual(latinHypercube(4, 2, 1));
  expect(latinHypercube(4, 2, 1)).not.toEqual(latinHypercube(4, 2, 2));
});

test("a shuffle holds every number once and favours no order", () => {
  const firsts = [0, 0, 0];
  for (let seed = 0; seed < 3000; seed++) {
    const order = shuffled(3, seed, 0);
    expect([...order].sort()).toEqual([0, 1, 2]);
    firsts[order[0]!]! += 1;
  }
  for (const count of firsts) expect(Math.abs(count - 1000)).toBeLessThan(110);
});

const parameter = (min: number, max: number, step: number): Parameter => ({
  key: "x",
  label: "X",
  symbol: "x",
  unit: "",
  min,
  max,
  step,
  default: min,
  group: "",
  about: "",
  source: "assumed"
});

test("a neighbourhood reaches as far on both sides and ends where the range ends", () => {
  expect(neighbourhood(parameter(0, 10, 0.5), 5, 0.1)).toEqual({low: 4, high: 6});
  expect(neighbourhood(parameter(0, 10, 0.5), 0.5, 0.1)).toEqual({low: 0, high: 1.5});
  expect(neighbourhood(parameter(0, 10, 0.5), 10, 0.1)).toEqual({low: 9, high: 10});
});

test("values run from end to end of a span; whole parameters take whole values, each as often", () => {
  const span = {low: 2.2, high: 5.9};
  expect(valueAt(parameter(0, 10, 0.1), span, 0)).toBe(2.2);
  expect(valueAt(parameter(0, 10, 0.1), span, 1)).toBeCloseTo(5.9, 12);
  const whole = parameter(0, 10, 1);
  expect([0, 0.32, 0.34, 0.66, 0.68, 1].map((u) => valueAt(whole, span, u))).toEqual([3, 3, 4, 4, 5, 5]);
  expect(valueAt(whole, {low: 4.2, high: 4.4}, 0.5)).toBe(4);
});
