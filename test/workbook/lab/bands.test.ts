import {describe, expect, test} from "vitest";
import {outcomeKeys} from "../../../src/model/pressures/outcomes.js";
import {Bands, quantileOf} from "../../../src/workbook/lab/bands.js";
import {lateMeans, seriesOf} from "../../../src/workbook/lab/slices.js";

const periods = 3;
/** A run in which every outcome has the same three numbers. */
const packed = (...values: number[]) => Float64Array.from(outcomeKeys.flatMap(() => values));

describe("bands of many runs", () => {
  test("are mean and quantiles of each period", () => {
    const bands = new Bands(periods, 4);
    for (const run of [packed(3, 1, 0), packed(1, 2, 0), packed(2, 3, 0)]) bands.add(run);
    expect(bands.runs).toBe(3);
    expect([...bands.mean("letter")]).toEqual([2, 2, 0]);
    expect([...bands.quantile("spirit", 0)]).toEqual([1, 1, 0]);
    expect([...bands.quantile("spirit", 0.5)]).toEqual([2, 2, 0]);
    expect([...bands.quantile("gap", 0.75)]).toEqual([2.5, 2.5, 0]);
  });
  test("do not depend on the order of the runs, to the last bit", () => {
    const runs = [0.1, 0.7, 0.3, 0.2, 0.9].map((x) => packed(x, x / 3, x / 7));
    const one = new Bands(periods, 5);
    const other = new Bands(periods, 5);
    for (const run of runs) one.add(run);
    for (const run of runs.toReversed()) other.add(run);
    expect(one.mean("jobs")).toEqual(other.mean("jobs"));
    expect(one.late("jobs")).toBe(other.late("jobs"));
  });
  test("refuse a run of another length and one too many", () => {
    const bands = new Bands(periods, 1);
    expect(() => bands.add(new Float64Array(5))).toThrow(RangeError);
    bands.add(packed(1, 1, 1));
    expect(() => bands.add(packed(1, 1, 1))).toThrow(RangeError);
  });
  test("have no number where there is no run", () => {
    const bands = new Bands(periods, 2);
    expect(bands.late("letter")).toBeNaN();
    expect(bands.lateQuantile("letter", 0.5)).toBeNaN();
    expect([...bands.mean("letter")]).toEqual([0, 0, 0]);
  });
});

test("a quantile lies between its neighbours", () => {
  expect(quantileOf([1, 2, 4], 0, 3, 0.25)).toBe(1.5);
  expect(quantileOf([9, 1, 2, 4], 1, 3, 1)).toBe(4);
});
test("series and late means are read from where they are packed", () => {
  const run = Float64Array.from(outcomeKeys.flatMap((_, o) => [o, o + 1, o + 2]));
  expect([...seriesOf(run, "spirit")]).toEqual([1, 2, 3]);
  expect(lateMeans(run)[2]).toBe(3);
});
