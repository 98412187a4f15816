import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {elementaryEffects, morrisDesign} from "../../../src/model/sensitivity/morris.js";

const fixed = {seed: 20140507};
const effectsOf = (model: (x: ArrayLike<number>) => number, factors: number, walks = 20) => {
  const design = morrisDesign(factors, {walks, seed: 1});
  return elementaryEffects(design, design.points.map(model));
};

describe("the design of Morris", () => {
  test("moves each factor once a walk, by delta, and stays on the grid", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({min: 1, max: 9}), fc.constantFrom(2, 4, 6, 8), (seed, factors, levels) => {
        const {points, orders, delta} = morrisDesign(factors, {walks: 3, levels, seed});
        expect(points.length).toBe(3 * (factors + 1));
        orders.forEach((order, w) => {
          expect([...order].sort((a, b) => a - b)).toEqual(Array.from({length: factors}, (_, i) => i));
          order.forEach((factor, move) => {
            const [from, to] = [points[w * (factors + 1) + move]!, points[w * (factors + 1) + move + 1]!];
            expect(Math.abs(to[factor]! - from[factor]!)).toBeCloseTo(delta, 9);
            expect(from.every((x, i) => i === factor || x === to[i])).toBe(true);
          });
        });
        for (const point of points)
          for (const x of point) {
            expect(x >= 0 && x <= 1).toBe(true);
            expect(x * (levels - 1)).toBeCloseTo(Math.round(x * (levels - 1)), 9);
          }
      }),
      fixed
    );
  });
  test("refuses an odd grid", () => {
    expect(() => morrisDesign(2, {walks: 1, levels: 3, seed: 1})).toThrow(/3 levels/);
  });
});

describe("elementary effects", () => {
  test("of a linear model are its weights, without spread", () => {
    const [up, down, none] = effectsOf((x) => 2 * x[0]! - 5 * x[1]!, 3);
    for (const [effect, weight] of [
      [up, 2],
      [down, -5],
      [none, 0]
    ] as const) {
      expect(effect!.mu).toBeCloseTo(weight, 9);
      expect(effect!.muStar).toBeCloseTo(Math.abs(weight), 9);
      expect(effect!.sigma).toBeCloseTo(0, 9);
    }
  });
  test("that cancel in the mean still show in mu* and sigma", () => {
    const [x] = effectsOf((p) => (p[0]! - 0.5) * (p[1]! - 0.5), 2, 400);
    expect(Math.abs(x!.mu)).toBeLessThan(0.05);
    expect(x!.muStar).toBeGreaterThan(0.3);
    expect(x!.sigma).toBeGreaterThan(0.3);
  });
  test("of a constant are nothing", () => {
    for (const effect of effectsOf(() => 4, 2)) expect(effect).toEqual({mu: 0, muStar: 0, sigma: 0});
  });
  test("mu* is at least the size of mu", () => {
    fc.assert(
      fc.property(fc.array(fc.double({min: -9, max: 9, noNaN: true}), {minLength: 12, maxLength: 12}), (y) => {
        for (const {mu, muStar} of elementaryEffects(morrisDesign(2, {walks: 4, seed: 1}), y))
          expect(muStar).toBeGreaterThanOrEqual(Math.abs(mu) - 1e-12);
      }),
      fixed
    );
  });
});
