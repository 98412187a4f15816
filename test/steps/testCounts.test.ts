import {describe, expect, it} from "vitest";
import {addCounts, failuresOf, summaryLine, type VitestReport} from "../../steps/testCounts.js";

const report = (over: Partial<VitestReport> = {}): VitestReport => ({
  numPassedTests: 2,
  numFailedTests: 0,
  success: true,
  testResults: [],
  ...over
});
const broken = {name: "a.test.ts", status: "failed", message: "cannot be read", assertionResults: []};
const failing = {name: "b.test.ts", status: "failed", assertionResults: [{fullName: "b is c", status: "failed"}]};

describe("the counts of a test run", () => {
  it("are what passed", () => expect(failuresOf("unit", 0, report())).toEqual({passed: 2, failed: 0, failures: []}));
  it("name a test that failed", () =>
    expect(failuresOf("unit", 1, report({numFailedTests: 1, testResults: [failing]}))).toEqual({
      passed: 2,
      failed: 1,
      failures: ["b is c"]
    }));
  it("count a file that could not be run", () =>
    expect(failuresOf("unit", 1, report({testResults: [broken]})).failures).toEqual(["a.test.ts could not be run"]));
  it("count a run without tests as a failure", () =>
    expect(failuresOf("unit", 0, report({numPassedTests: 0})).failures).toEqual(["unit: no test ran"]));
  it("count a run without a report as a failure", () => expect(failuresOf("unit", 0, null).failed).toBe(1));
  it("count a bad end without a failure as one", () =>
    expect(failuresOf("unit", 3, report()).failures).toEqual(["unit: ended with code 3"]));
  it("add up", () =>
    expect(summaryLine(addCounts(failuresOf("a", 0, report()), failuresOf("b", 0, null)))).toBe("2 passed, 1 failed"));
});
