import {describe, expect, test} from "vitest";
import {
  changeProblems,
  defaultsOf,
  formatValue,
  saneChanges,
  toValues,
  valueProblems,
  ValueError,
  type ParameterSchema
} from "../../../src/model/schema/parameter.js";

const schema = [
  {
    key: "auditRate",
    label: "Audit rate",
    symbol: "a",
    unit: "chance a period",
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.2,
    group: "Buyers",
    about: "How often a buyer audits a supplier.",
    source: "assumed"
  },
  {
    key: "firms",
    label: "Firms",
    symbol: "N",
    unit: "firms",
    min: 10,
    max: 500,
    step: 1,
    default: 100,
    group: "Cluster",
    about: "How many firms there are.",
    source: "paper:brazil-5"
  }
] as const satisfies ParameterSchema;

describe("a value that cannot be used gets a message with key, value and range", () => {
  const message = (changes: Record<string, unknown>) => changeProblems(schema, changes).map((p) => p.message);
  test("out of range", () =>
    expect(message({auditRate: 1.4})).toEqual([
      'Audit rate ("auditRate") is 1.4, which is out of range; it has to be from 0 to 1 (chance a period).'
    ]));
  test("not finite", () => expect(message({auditRate: NaN})[0]).toContain("is NaN, which is not finite"));
  test("no number", () => expect(message({auditRate: "<b>"})[0]).toContain('is "<b>", which is no number'));
  test("not whole", () =>
    expect(message({firms: 10.5})[0]).toContain(
      "10.5, which is not whole; it has to be a whole number from 10 to 500 (firms)"
    ));
  test("unknown, with the nearest name", () => expect(message({auditrate: 1})[0]).toContain('Is "auditRate" meant?'));
  test("missing", () =>
    expect(valueProblems(schema, {firms: 50}).map((p) => p.message)).toEqual([
      'Audit rate ("auditRate") is missing; it has to be from 0 to 1 (chance a period).'
    ]));
  test("several at once", () => expect(message({auditRate: -1, nope: 2})).toHaveLength(2));
});

test("values are the defaults with the changes", () => {
  expect(defaultsOf(schema)).toEqual({auditRate: 0.2, firms: 100});
  expect(toValues(schema, {firms: 12})).toEqual({auditRate: 0.2, firms: 12});
  expect(() => toValues(schema, {firms: 9, auditRate: 2})).toThrow(ValueError);
});

test("of a stranger's changes the sane part is kept and the rest is named", () => {
  const {changes, problems} = saneChanges(schema, {firms: 40, auditRate: Infinity, constructor: 1});
  expect(changes).toEqual({firms: 40});
  expect(problems.map((p) => p.key)).toEqual(["auditRate", "constructor"]);
});

test("a value is written with the decimals of its step", () => {
  expect(formatValue(schema[0], 0.2)).toBe("0.20");
  expect(formatValue(schema[1], 40)).toBe("40");
});
