import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {exp, log, logistic, logisticQuantile, pow, sin} from "../../../src/model/numeric/elementary.js";

const between = (min: number, max: number) => fc.double({min, max, noNaN: true});
const relative = (own: number, theirs: number) => (own === theirs ? 0 : Math.abs(own - theirs) / Math.abs(theirs));
const hold = (property: fc.IProperty<[number]>) => fc.assert(property, {seed: 7, numRuns: 4000});

describe("elementary functions agree with Math within their stated bounds", () => {
  test("exp", () =>
    hold(
      fc.property(between(-700, 709), (x) => {
        expect(relative(exp(x), Math.exp(x))).toBeLessThan(4e-16);
      })
    ));
  test("log", () =>
    hold(
      fc.property(between(1e-300, 1e300), (x) => {
        expect(relative(log(x), Math.log(x))).toBeLessThan(4e-16);
      })
    ));
  test("log near 1", () =>
    hold(
      fc.property(between(0.5, 2), (x) => {
        expect(relative(log(x), Math.log(x))).toBeLessThan(4e-16);
      })
    ));
  test("sin", () =>
    hold(
      fc.property(between(-1000, 1000), (x) => {
        expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThan(4e-16);
      })
    ));
  test("pow", () =>
    fc.assert(
      fc.property(between(1e-3, 1e3), between(-10, 10), (x, y) => {
        expect(relative(pow(x, y), Math.pow(x, y))).toBeLessThan(1e-13);
      }),
      {seed: 7, numRuns: 4000}
    ));
  test("logistic and its quantile undo each other", () =>
    hold(
      fc.property(between(-15, 15), (x) => {
        expect(Math.abs(logisticQuantile(logistic(x)) - x)).toBeLessThan(1e-8);
      })
    ));
});

test("the edges of the domains", () => {
  expect(exp(0)).toBe(1);
  expect(exp(800)).toBe(Infinity);
  expect(exp(-800)).toBe(0);
  expect(exp(-745)).toBeGreaterThan(0);
  expect(exp(NaN)).toBeNaN();
  expect(log(1)).toBe(0);
  expect(log(0)).toBe(-Infinity);
  expect(log(-1)).toBeNaN();
  expect(log(Infinity)).toBe(Infinity);
  expect(relative(log(5e-324), Math.log(5e-324))).toBeLessThan(4e-16);
  expect(pow(0, 0)).toBe(1);
  expect(pow(0, 2)).toBe(0);
  expect(pow(9, 0.5)).toBeCloseTo(3, 13);
  expect(sin(0)).toBe(0);
  expect(sin(Infinity)).toBeNaN();
});
