import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {interval, judge, studentT, verdictOf} from "../../../src/workbook/claims/judge.js";

/** Values of an arm: a mean and a little luck that is shared by seeds. */
const arm = (mean: number, spread = 0.01) => Array.from({length: 24}, (_, i) => mean + spread * ((i % 5) - 2));
const noise = (mean: number) => Array.from({length: 24}, (_, i) => mean + 0.2 * (((i * 7) % 11) - 5));

describe("an interval", () => {
  test("uses Student’s t", () => {
    expect(studentT(23)).toBeCloseTo(2.069, 3);
    expect(studentT(31)).toBeCloseTo(2.04, 3);
    expect(studentT(10)).toBeCloseTo(2.228, 2);
  });
  test("is a point where all pairs differ by the same", () => {
    const {effect, low, high} = interval(Array.from({length: 20}, () => 0.5));
    expect([effect, low, high]).toEqual([0.5, 0.5, 0.5]);
  });
  test("is not given for few pairs", () => expect(() => interval([1, 2, 3])).toThrow("3 pairs of runs are too few"));
});

describe("a verdict", () => {
  const verdict = (expectation: Parameters<typeof judge>[0]["expect"], arms: number[][], sign?: 1 | -1) =>
    judge({expect: expectation, sign, smallest: 0.02, arms}).verdict;
  test("is that an outcome rises, falls, or does neither by enough", () => {
    expect(verdict("raises", [arm(0.1), arm(0.2)])).toBe("supported");
    expect(verdict("lowers", [arm(0.1), arm(0.2)])).toBe("contradicted");
    expect(verdict("raises", [arm(0.1), arm(0.11)])).toBe("none");
  });
  test("needs more than luck", () => expect(verdict("raises", [arm(0.1), noise(0.2)])).toBe("none"));
  test("is mixed where a step between the ends goes back", () =>
    expect(verdict("raises", [arm(0.1), arm(0.3), arm(0.2)])).toBe("mixed"));
  test("of an order needs every step", () => {
    expect(verdict("orders", [arm(0.1), arm(0.2), arm(0.3)])).toBe("supported");
    expect(verdict("orders", [arm(0.1), arm(0.3), arm(0.3)])).toBe("mixed");
    expect(verdict("orders", [arm(0.3), arm(0.2), arm(0.1)])).toBe("contradicted");
  });
  test("that nothing changes needs the whole interval", () => {
    expect(verdict("unchanged", [arm(0.1), arm(0.11)])).toBe("supported");
    expect(verdict("unchanged", [arm(0.1), arm(0.15)])).toBe("contradicted");
    expect(verdict("unchanged", [arm(0.1), noise(0.1)])).toBe("none");
  });
  test("that arms differ looks at those furthest apart", () => {
    expect(verdict("differs", [arm(0.1), arm(0.2), arm(0.05)])).toBe("supported");
    expect(judge({expect: "differs", smallest: 0.02, arms: [arm(0.1), arm(0.2), arm(0.05)]}).effect).toBeCloseTo(0.15);
    expect(verdict("differs", [arm(0.1), arm(0.1)])).toBe("none");
  });
  test("of an interaction compares the gain of a gain", () => {
    const more = [arm(0.1), arm(0.2), arm(0.2), arm(0.5)];
    expect(verdict("interacts", more)).toBe("supported");
    expect(verdict("interacts", more, 1)).toBe("supported");
    expect(verdict("interacts", more, -1)).toBe("contradicted");
    expect(verdict("interacts", [arm(0.1), arm(0.2), arm(0.2), arm(0.3)])).toBe("none");
  });
  test("without a threshold takes a twentieth of the largest arm", () =>
    expect(judge({expect: "raises", arms: [arm(1), arm(2)]}).smallest).toBeCloseTo(0.1));
  test("leaves out pairs without a number", () => {
    const broken = arm(0.2).map((x, i) => (i === 3 ? NaN : x));
    expect(judge({expect: "raises", smallest: 0.02, arms: [arm(0.1), broken]}).effect).toBeCloseTo(0.1);
  });
  test("turns round with the direction, whatever the values", () =>
    fc.assert(
      fc.property(fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 24, maxLength: 24}), (last) => {
        const up = judge({expect: "raises", smallest: 0.02, arms: [arm(0.5), last]});
        const down = judge({expect: "lowers", smallest: 0.02, arms: [arm(0.5), last]});
        expect(up.effect).toBeCloseTo(-down.effect, 12);
        expect(up.verdict === "supported").toBe(down.verdict === "contradicted");
      }),
      {seed: 8106}
    ));
});

test("a claim is supported by all its tests, depends where some agree, and is untested without any", () => {
  expect(verdictOf([])).toBe("untested");
  expect(verdictOf(["supported", "supported"])).toBe("supported");
  expect(verdictOf(["supported", "none"])).toBe("depends");
  expect(verdictOf(["mixed"])).toBe("depends");
  expect(verdictOf(["none", "none"])).toBe("none");
  expect(verdictOf(["none", "contradicted"])).toBe("contradicted");
});
