import {expect, test} from "vitest";
import {directionOf, leaders, ranking, type Ranked} from "../../../src/model/sensitivity/ranking.js";
import {results} from "../../components/sensitivity/results.js";

test("a direction is up or down where nearly all moves agree, both elsewhere, and none where nothing moves", () => {
  const directions = [directionOf(0.9, 1), directionOf(-0.8, 1), directionOf(0.3, 1), directionOf(0, 0)];
  expect(directions).toEqual(["up", "down", "both", "none"]);
});

test("a ranking has the largest parameter first, and chance and the others apart", () => {
  const china = results.contracts[1]!.outcomes.spirit!;
  const {rows, rest, luck} = ranking(results, china, "sobol");
  expect(rows.map((row) => row.factor.key)).toEqual(["b", "a"]);
  expect([rest!.factor.key, rest!.size, luck.factor.key, luck.direction]).toEqual(["rest", 0.8, "luck", "none"]);
  const morris = ranking(results, china, "morris");
  expect(morris.rows.map((row) => [row.factor.key, row.size, row.second])).toEqual([
    ["a", 0.2, 0.05],
    ["b", 0.1, 0.3],
    ["c", 0.05, 0.02]
  ]);
  expect(morris.rest).toBeNull();
});

test("leaders are the first and all whose interval overlaps with its", () => {
  const row = (size: number, reach: number) => ({size, low: size - reach, high: size + reach}) as Ranked;
  expect(leaders([row(0.6, 0.1), row(0.45, 0.1), row(0.3, 0.05)])).toHaveLength(2);
  expect(leaders([row(0.6, 0.01), row(0.45, 0.1)])).toHaveLength(1);
});
