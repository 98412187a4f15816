import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {
  distance,
  featuresOf,
  ticksOf,
  valueAt,
  withHandle,
  withStroke,
  type Point
} from "../../../src/workbook/exercise/curve.js";
import {curvePlot, curveScale, curveText, type CurveQuestion} from "../../../src/workbook/exercise/curvePlot.js";

const direction = (...points: Point[]) => featuresOf(points, 0, 10, 0.1).direction;

describe("a curve", () => {
  test("has values on straight lines, and beyond its ends those of its ends", () => {
    const points: Point[] = [
      [2, 1],
      [4, 3]
    ];
    expect([0, 2, 3, 4, 9].map((x) => valueAt(points, x))).toEqual([1, 1, 2, 3, 3]);
  });
  test("rises, falls, stays level, turns", () => {
    expect(direction([0, 0], [10, 1])).toBe("up");
    expect(direction([0, 1], [10, 0])).toBe("down");
    expect(direction([0, 0.5], [5, 0.53], [10, 0.47])).toBe("level");
    expect(direction([0, 0], [5, 1], [10, 0])).toBe("hump");
    expect(direction([0, 1], [5, 0], [10, 1])).toBe("dip");
    expect(direction([0, 0], [8, 1], [10, 0.95])).toBe("up");
  });
  test("has a time at which half of its way is done", () => {
    const {halfway} = featuresOf(
      [
        [0, 0],
        [6, 0],
        [7, 1],
        [10, 1]
      ],
      0,
      10,
      0.1
    );
    expect(halfway).toBeCloseTo(6.5, 1);
  });
  test("lies no distance from itself, and as far from another as that from it", () =>
    fc.assert(
      fc.property(anyCurve, anyCurve, (a, b) => {
        expect(distance(a, a, 0, 10)).toBe(0);
        expect(distance(a, b, 0, 10)).toBeCloseTo(distance(b, a, 0, 10), 9);
      })
    ));
});

const anyCurve = fc
  .uniqueArray(fc.tuple(fc.integer({min: 0, max: 10}), fc.integer({min: 0, max: 100})), {
    selector: ([x]) => x,
    minLength: 1
  })
  .map((points) => points.map(([x, y]): Point => [x, y / 100]).sort(([a], [b]) => a - b));
const places = Array.from({length: 11}, (_, i) => i);
const handles = [0, 2, 5, 8, 10];
const inOrder = (points: readonly Point[]) => points.every(([x], i) => i === 0 || x > points[i - 1]![0]);

describe("drawing", () => {
  test("a stroke to the right or to the left leaves a point at each place, and takes away what was there", () => {
    const old: Point[] = [
      [1, 0.9],
      [3, 0.9],
      [8, 0.9]
    ];
    const forth = withStroke(old, [2, 0], [4, 1], places);
    expect(forth).toEqual([
      [1, 0.9],
      [2, 0],
      [3, 0.5],
      [4, 1],
      [8, 0.9]
    ]);
    expect(withStroke(old, [4, 1], [2, 0], places)).toEqual(forth);
  });
  test("a handle moves alone at first, then draws its neighbours near", () => {
    const one = withHandle([], handles, 1, 0.4);
    expect(one).toEqual([[2, 0.4]]);
    expect(withHandle(one, handles, 2, 0.6)).toEqual([
      [2, 0.4],
      [5, 0.6]
    ]);
    const wavy: Point[] = places.map((x) => [x, x % 2]);
    expect(withHandle(wavy, handles, 2, 0.3)).toEqual([
      [0, 0],
      [1, 1],
      [2, 0],
      [5, 0.3],
      [8, 0],
      [9, 1],
      [10, 0]
    ]);
  });
  test("whatever is drawn, points stay in order and none stands twice at a place", () =>
    fc.assert(
      fc.property(
        anyCurve,
        fc.integer({min: 0, max: 10}),
        fc.integer({min: 0, max: 10}),
        fc.nat(4),
        (curve, from, to, handle) => {
          expect(inOrder(withStroke(curve, [from, 0.1], [to, 0.9], places))).toBe(true);
          const moved = withHandle(curve, handles, handle, 0.35);
          expect(inOrder(moved)).toBe(true);
          expect(valueAt(moved, handles[handle]!)).toBeCloseTo(0.35, 9);
        }
      )
    ));
});

test("ticks are round and within the range", () => {
  expect(ticksOf(0, 1, 4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(ticksOf(1, 60, 6)).toEqual([10, 20, 30, 40, 50, 60]);
  expect(ticksOf(-0.5, 1, 4)).toEqual([-0.5, 0, 0.5, 1]);
});

const question: CurveQuestion = {
  x: {from: 1, to: 25, label: "year"},
  y: {low: 0, high: 1, label: "Share of <firms>", decimals: 2},
  name: "Share",
  whose: "the model",
  start: 5,
  places: Array.from({length: 21}, (_, i) => i + 5),
  handles: [5, 10, 15, 20, 25],
  known: [
    [1, 0.2],
    [5, 0.2]
  ],
  beside: [],
  marks: [{x: 5, text: "a law"}]
};

describe("the plot of a curve", () => {
  const yours: Point[] = [
    [5, 0.2],
    [25, 0.8]
  ];
  test("places and values go to pixels and back", () => {
    const scale = curveScale(question, 600, 300);
    expect(scale.placeAt(scale.x(17))).toBeCloseTo(17, 9);
    expect(scale.valueAt(scale.y(0.3))).toBeCloseTo(0.3, 9);
    expect([scale.valueAt(-50), scale.valueAt(900)]).toEqual([1, 0]);
  });
  test("names both curves only when both are there, and escapes what an author wrote", () => {
    const before = curvePlot(question, {width: 400, height: 240, yours});
    expect(before).toContain(">yours<");
    expect(before).not.toContain(">model<");
    expect(before).toContain("Share of &lt;firms&gt;");
    expect(before).not.toMatch(/style=|NaN|undefined/);
    const after = curvePlot(question, {width: 400, height: 240, yours, real: yours.map(([x]) => [x, 0.2])});
    expect(after).toContain(">yours<");
    expect(after).toContain(">model<");
  });
  test("is said in words", () =>
    expect(curveText(yours, question)).toBe(
      "It rises: 0.20 at 5, 0.35 at 10, 0.50 at 15, 0.65 at 20, 0.80 at 25 (year)."
    ));
});
