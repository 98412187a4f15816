import fc from "fast-check";
import {expect, test} from "vitest";
import {nearestMark, packCircles} from "../../../src/workbook/lab/packing.js";

const sizes = fc.array(fc.integer({min: 1, max: 250}), {minLength: 1, maxLength: 60});

test("marks never overlap, stay in the box, and their areas follow the sizes", () => {
  fc.assert(
    fc.property(sizes, sizes, fc.integer({min: 200, max: 900}), (a, b, width) => {
      const all = [...a, ...b];
      const packing = packCircles(all, [0, a.length, all.length], [a.length, b.length], {width, height: 300});
      const {x, y, r} = packing;
      for (let i = 0; i < all.length; i++) {
        expect(x[i]! - r[i]!).toBeGreaterThanOrEqual(-0.01);
        expect(x[i]! + r[i]!).toBeLessThanOrEqual(width + 0.01);
        expect(y[i]! + r[i]!).toBeLessThanOrEqual(300.01);
        expect((r[i]! / r[0]!) ** 2).toBeCloseTo(all[i]! / all[0]!, 3);
        for (let j = 0; j < i; j++)
          expect(Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!)).toBeGreaterThan(r[i]! + r[j]! - 0.01);
      }
    }),
    {seed: 11, numRuns: 40}
  );
});
test("a point finds the mark that it lies on, and none in the open", () => {
  const packing = packCircles([100, 100], [0, 2], [2], {width: 400, height: 300});
  expect(nearestMark(packing, packing.x[1]!, packing.y[1]!)).toBe(1);
  expect(nearestMark(packing, 390, 290)).toBe(-1);
});
test("places without a firm have no mark", () => {
  const packing = packCircles([10, 20, 0, 0], [0, 4], [2], {width: 300, height: 200});
  expect([...packing.r].map((r) => r > 0)).toEqual([true, true, false, false]);
  expect(packing.order).toEqual([1, 0]);
});
