import fc from "fast-check";
import {expect, test} from "vitest";
import {readNumber, readUnit} from "../../../src/workbook/exercise/readNumber.js";

const read = (text: string) => {
  const reading = readNumber(text);
  return typeof reading === "string" ? reading : [reading.values, reading.unit, reading.times];
};

test.each([
  ["42", [[42], "", 1]],
  [" 42 % ", [[42], "%", 1]],
  ["42 per cent", [[42], "%", 1]],
  ["about 42percent", [[42], "%", 1]],
  ["0,5", [[0.5], "", 1]],
  [".5", [[0.5], "", 1]],
  ["-3.5", [[-3.5], "", 1]],
  ["−3.5", [[-3.5], "", 1]],
  ["1,250", [[1250, 1.25], "", 1]],
  ["1.250", [[1.25, 1250], "", 1]],
  ["0,125", [[0.125], "", 1]],
  ["1,250,000", [[1250000], "", 1]],
  ["1.250.000", [[1250000], "", 1]],
  ["1.250,5", [[1250.5], "", 1]],
  ["1,250.5", [[1250.5], "", 1]],
  ["1 250 000", [[1250000], "", 1]],
  ["1 250,5", [[1250.5], "", 1]],
  ["US$ 3 million", [[3], "$", 1e6]],
  ["3 million dollars", [[3], "$", 1e6]],
  ["12 firms", [[12], "firm", 1]],
  ["= 12", [[12], "", 1]]
] as const)("%s is read", (text, expected) => expect(read(text)).toEqual(expected));

test.each([
  ["many", /holds no number/],
  ["", /holds no number/],
  ["12 or 13", /more than one number/],
  ["1/2", /more than one number/],
  ["1,2,3", /not written as a number/],
  ["1.2,3.4", /not written as a number/]
])("%s cannot be read, and the message says why", (text, message) => expect(read(text)).toMatch(message));

test("units have one name, with or without a scale", () => {
  expect(readUnit("US$ million")).toEqual({unit: "$", times: 1e6});
  expect(readUnit("firms")).toEqual(readUnit("firm"));
  expect(readUnit("")).toEqual({unit: "", times: 1});
});

test("whatever number is written with two decimals is read as itself, with either mark", () => {
  fc.assert(
    fc.property(fc.integer({min: -1e9, max: 1e9}), (cents) => {
      const value = cents / 100;
      for (const text of [
        value.toFixed(2),
        value.toFixed(2).replace(".", ","),
        value.toLocaleString("en-GB", {minimumFractionDigits: 2})
      ]) {
        const reading = readNumber(text);
        expect(typeof reading === "string" ? reading : reading.values[0]).toBe(value);
      }
    })
  );
});

test("no text throws", () => fc.assert(fc.property(fc.string(), (text) => void readNumber(text))));
