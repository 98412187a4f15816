import {expect, test} from "vitest";
import {compareCounts, type ClusterCount} from "../../src/workbook/compareCounts.js";

const count = (over: Partial<ClusterCount>): ClusterCount => ({
  id: "a",
  country: "IN",
  text: "1,000",
  value: 1000,
  counted: "industrial clusters",
  counter: "an observatory",
  area: "all of India",
  way: "listed on a website",
  ...over
});

test("two counts that differ in every respect cannot be compared, and the verdict names the respects", () => {
  const other = count({
    id: "b",
    value: 2000,
    counted: "regions",
    counter: "a study",
    area: "all of Brazil",
    way: "found by a study"
  });
  const {comparable, ratio, verdict} = compareCounts(count({}), other);
  expect(comparable).toBe(false);
  expect(ratio).toBe(0.5);
  expect(verdict).toBe(
    "They differ in what is counted, how it comes to be counted, who counted and where. The ratio says nothing about which country has more clusters."
  );
});

test("two counts of one source in one way can stand side by side", () => {
  expect(compareCounts(count({}), count({id: "b", counted: "micro-enterprise clusters"})).verdict).toMatch(
    /^One source made both/
  );
});

test("the same thing counted in the same way in two places can be compared", () => {
  expect(compareCounts(count({}), count({id: "b", area: "Kerala"})).comparable).toBe(true);
});

test("a count set beside itself is said to be the same", () => {
  expect(compareCounts(count({}), count({})).verdict).toMatch(/one and the same/);
});
