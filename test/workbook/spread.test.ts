import fc from "fast-check";
import {expect, test} from "vitest";
import {nextInDirection, spread} from "../../src/workbook/spread.js";

const distance = (a: {x: number; y: number}, b: {x: number; y: number}) => Math.hypot(a.x - b.x, a.y - b.y);

test("marks that lie apart stay almost where they are", () => {
  const points = [
    {x: 20, y: 20},
    {x: 100, y: 100}
  ];
  spread(points, 14, 200, 200).forEach((p, i) => expect(distance(p, points[i]!)).toBeLessThan(0.1));
});

test("marks in one spot end at least nearly the distance apart, inside the box, the same each time", () => {
  fc.assert(
    fc.property(
      fc.integer({min: 2, max: 15}),
      fc.integer({min: 0, max: 300}),
      fc.integer({min: 0, max: 400}),
      (n, x, y) => {
        const points = Array.from({length: n}, () => ({x, y}));
        const drawn = spread(points, 14, 300, 400);
        for (const [i, p] of drawn.entries()) {
          expect(p.x).toBeGreaterThanOrEqual(7);
          expect(p.x).toBeLessThanOrEqual(293);
          expect(p.y).toBeGreaterThanOrEqual(7);
          expect(p.y).toBeLessThanOrEqual(393);
          for (const q of drawn.slice(i + 1)) expect(distance(p, q)).toBeGreaterThan(11);
        }
        expect(spread(points, 14, 300, 400)).toEqual(drawn);
      }
    ),
    {seed: 7, numRuns: 60}
  );
});

const cross = [
  {x: 50, y: 50},
  {x: 90, y: 55},
  {x: 10, y: 50},
  {x: 50, y: 10},
  {x: 52, y: 90}
];

test("an arrow key moves to the nearest mark in its direction", () => {
  expect(nextInDirection(cross, 0, "right")).toBe(1);
  expect(nextInDirection(cross, 0, "left")).toBe(2);
  expect(nextInDirection(cross, 0, "up")).toBe(3);
  expect(nextInDirection(cross, 0, "down")).toBe(4);
});

test("an arrow key stays where nothing lies further that way", () => {
  expect(nextInDirection(cross, 1, "right")).toBe(1);
  expect(nextInDirection([], 0, "up")).toBe(0);
});

test("every mark can be reached from every other by arrow keys", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({x: fc.integer({min: 0, max: 300}), y: fc.integer({min: 0, max: 300})}), {
        minLength: 2,
        maxLength: 12,
        selector: (p) => `${p.x},${p.y}`
      }),
      (points) => {
        const reached = new Set([0]);
        const queue = [0];
        for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
          for (const direction of ["left", "right", "up", "down"] as const) {
            const next = nextInDirection(points, at, direction);
            if (!reached.has(next)) {
              reached.add(next);
              queue.push(next);
            }
          }
        }
        // Home and End reach the ends of the list, so a mark that arrows from the first miss must be reachable from some other.
        for (const [i] of points.entries()) {
          const from = points.map((_, j) => j).filter((j) => j !== i);
          const near = from.some((j) =>
            (["left", "right", "up", "down"] as const).some((d) => nextInDirection(points, j, d) === i)
          );
          expect(reached.has(i) || near).toBe(true);
        }
      }
    ),
    {seed: 11, numRuns: 100}
  );
});
