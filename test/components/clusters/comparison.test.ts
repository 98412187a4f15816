// @vitest-environment jsdom
import {expect, test} from "vitest";
import {countComparison} from "../../../src/components/clusters/countComparison.js";
import {interventionGrid} from "../../../src/components/clusters/interventionGrid.js";

const count = (id: string, country: string, value: number) => ({
  id,
  country,
  text: String(value),
  value,
  counted: `things of ${id}`,
  counter: `who counted ${id}`,
  area: country,
  way: "not stated"
});
const counts = [count("a", "IN", 1000), count("b", "IN", 6000), count("c", "BR", 2000), count("d", "CN", 228)];

test("two counts are shown with their ratio and the respects in which they differ", () => {
  const element = countComparison(counts, {left: "a", right: "c"});
  expect(element.querySelector(".count-suggestion")!.textContent).toBe(
    "The bars suggest: the second is 2 times the other."
  );
  expect([...element.querySelectorAll("td.unlike")]).toHaveLength(3);
  expect(element.querySelector(".count-verdict")!.textContent).toMatch(/^They differ in/);
});

test("choosing another count announces it once; setting it from code does not", () => {
  const element = countComparison(counts);
  let inputs = 0;
  element.addEventListener("input", () => inputs++);
  const select = element.querySelector("select")!;
  select.value = "d";
  select.dispatchEvent(new Event("change", {bubbles: true}));
  expect(element.value).toEqual(["d", "d"]);
  expect(inputs).toBe(1);
  element.value = ["a", "b"];
  expect(inputs).toBe(1);
  expect(element.querySelector("select")!.value).toBe("a");
});

const interventions = [
  {place: "x", placeName: "X", country: "IN", type: "trade fair", aim: "markets", source: "s"},
  {place: "x", placeName: "X", country: "IN", type: "quality system", aim: "technology", source: "s"},
  {place: "y", placeName: "Y", country: "IN", type: "effluent treatment plant", aim: "infrastructure", source: "s"}
];

test("an aim brings the clusters concerned to the top and says how many", () => {
  const grid = interventionGrid(interventions);
  [...grid.querySelectorAll("button")].find((b) => b.textContent === "infrastructure")!.click();
  expect(grid.value).toBe("infrastructure");
  expect([...grid.querySelectorAll("tbody th")].map((th) => th.textContent)).toEqual(["Y", "X"]);
  expect(grid.querySelector('[role="status"]')!.textContent).toBe(
    "1 of 2 clusters had something done for infrastructure."
  );
});

test("only aims that occur have a column, in the order of the argument", () => {
  const grid = interventionGrid(interventions);
  expect([...grid.querySelectorAll("thead th")].map((th) => th.textContent)).toEqual([
    "Cluster",
    "markets",
    "technology",
    "infrastructure"
  ]);
});
