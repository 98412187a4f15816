import fc from "fast-check";
import {expect, test} from "vitest";
import {formatFact, formatNumber} from "../../src/workbook/formatFact.js";

test("numbers are grouped by three, and large round ones are written in words", () => {
  expect(formatNumber(750)).toBe("750");
  expect(formatNumber(1300)).toBe("1,300");
  expect(formatNumber(65000)).toBe("65,000");
  expect(formatNumber(21e6)).toBe("21\u00a0million");
  expect(formatNumber(7e9)).toBe("7\u00a0billion");
  expect(formatNumber(2.5e9)).toBe("2.5\u00a0billion");
  expect(formatNumber(1.1e9)).toBe("1.1\u00a0billion");
  expect(formatNumber(1234567)).toBe("1,234,567");
  expect(formatNumber(-0.5)).toBe("−0.5");
});

test("years have no commas and ranks have an ending", () => {
  expect(formatNumber(1997, "date")).toBe("1997");
  expect([1, 2, 3, 4, 11, 12, 13, 21, 111, 112].map((n) => formatNumber(n, "rank"))).toEqual([
    "1st",
    "2nd",
    "3rd",
    "4th",
    "11th",
    "12th",
    "13th",
    "21st",
    "111th",
    "112th"
  ]);
});

test("a fact carries its qualifier and the marks of its unit, unless the sentence has its own word", () => {
  const percent = {id: "percent", suffix: "\u00a0%", dimension: "share"};
  const usd = {id: "usd", prefix: "US$\u00a0", dimension: "money"};
  expect(formatFact({value: 45}, percent)).toBe("45\u00a0%");
  expect(formatFact({value: 130e6, qualifier: "approximately"}, usd)).toBe("approximately US$\u00a0130\u00a0million");
  expect(formatFact({value: 80, qualifier: "over"}, percent, {qualifier: false})).toBe("80\u00a0%");
});

test("a number that is not finite is refused", () => {
  expect(() => formatNumber(NaN)).toThrow("not a finite number: NaN");
});

test("no digit of a whole number is lost or moved", () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 999_999}), (n) => {
      expect(formatNumber(n).replaceAll(",", "")).toBe(String(n));
    })
  );
});
