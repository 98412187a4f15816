import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {pressureParameters} from "../../../src/model/pressures/parameters.js";
import {valueProblem} from "../../../src/model/schema/parameter.js";
import {chunkSize, snap, standIn, stopsOf, sweepOrder} from "../../../src/workbook/lab/refinement.js";

describe("a map of settings", () => {
  test.each(pressureParameters.map((p) => [p.key, p] as const))(
    "stops of %s are valid, rising and reach both ends",
    (_, p) => {
      const stops = stopsOf(p);
      expect([stops[0], stops.at(-1)]).toEqual([p.min, p.max]);
      stops.forEach((x, i) => {
        expect(valueProblem(p, x)).toBeNull();
        if (i) expect(x).toBeGreaterThan(stops[i - 1]!);
      });
      expect(stops.length).toBeLessThanOrEqual(17);
    }
  );
  test("a value is moved to a stop that a slider has", () => {
    const p = {...pressureParameters[0]!, min: 0, max: 0.6, step: 0.05};
    expect([snap(p, 0.123), snap(p, 0.13), snap(p, 9), snap(p, -1)]).toEqual([0.1, 0.15, 0.6, 0]);
  });
  test("every cell is run once, and every first pass covers the whole map", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 20}), fc.integer({min: 1, max: 20}), (columns, rows) => {
        const order = sweepOrder(columns, rows);
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({length: columns * rows}, (_, i) => i));
        const coarse = Math.ceil(columns / 4) * Math.ceil(rows / 4);
        const known = new Set(order.slice(0, coarse));
        for (const cell of order) expect(known.has(standIn(cell, columns, (c) => known.has(c)))).toBe(true);
      }),
      {seed: 5, numRuns: 60}
    );
  });
  test("a cell stands for itself once it is known, and nothing does before the first", () => {
    expect(standIn(7, 5, (c) => c === 7)).toBe(7);
    expect(standIn(7, 5, () => false)).toBe(-1);
    expect(standIn(13, 5, (c) => c === 12 || c === 0)).toBe(12);
  });
});

describe("a chunk", () => {
  test("is one run at first, grows with what is done, and shares the rest between lanes", () => {
    expect(chunkSize(0, 40, 10_000, 2)).toBe(1);
    expect(chunkSize(16, 24, 10_000, 2)).toBe(4);
    expect(chunkSize(400, 400, 10_000, 2)).toBe(8);
    expect(chunkSize(400, 3, 10_000, 2)).toBe(2);
  });
  test("is one run where runs are long", () => {
    expect(chunkSize(400, 400, 1_200_000, 2)).toBe(1);
  });
});
