import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {exp32, f, unit24} from "../../../src/model/numeric/float32.js";

describe("exp32", () => {
  test("agrees with Math.exp from −40 to 0 within 3e-7 of the value", () => {
    fc.assert(
      fc.property(fc.float({min: -40, max: 0, noNaN: true}), (x) => {
        expect(Math.abs(exp32(x) / Math.exp(x) - 1)).toBeLessThan(3e-7);
      }),
      {seed: 7, numRuns: 4000}
    );
    let worst = 0;
    for (let n = 0; n <= 400_000; n++) {
      const x = f(-n / 10_000);
      worst = Math.max(worst, Math.abs(exp32(x) / Math.exp(x) - 1));
    }
    expect(worst).toBeLessThan(3e-7);
  });

  test("is 1 at 0 and −0, and stays what it is at −40 below", () => {
    expect(exp32(0)).toBe(1);
    expect(exp32(-0)).toBe(1);
    expect(exp32(-41)).toBe(exp32(-40));
    expect(exp32(-1e30)).toBe(exp32(-40));
    expect(exp32(-40)).toBeGreaterThan(0);
  });

  test("gives numbers of single precision", () => {
    for (const x of [-0.1, -1, -7.3, -39.9]) expect(f(exp32(f(x)))).toBe(exp32(f(x)));
  });
});

describe("unit24", () => {
  test("lies from 0, included, to 1, excluded, and is exact in single precision", () => {
    expect(unit24(0)).toBe(0);
    expect(unit24(255)).toBe(0);
    expect(unit24(256)).toBe(2 ** -24);
    expect(unit24(0xffffffff)).toBe(1 - 2 ** -24);
    expect(unit24(-1)).toBe(1 - 2 ** -24);
    fc.assert(
      fc.property(fc.integer({min: 0, max: 0xffffffff}), (bits) => {
        const u = unit24(bits);
        expect(u).toBeGreaterThanOrEqual(0);
        expect(u).toBeLessThan(1);
        expect(f(u)).toBe(u);
      }),
      {seed: 7}
    );
  });
});
