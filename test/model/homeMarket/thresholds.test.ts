import {describe, expect, test} from "vitest";
import {measureCostAndGain, measureDepth, measureFirstMovers} from "../../../src/model/homeMarket/measures.js";
import {homeMarketParameters} from "../../../src/model/homeMarket/parameters.js";
import {cascade, judgesOf, response} from "../../../src/model/homeMarket/thresholds.js";
import {toValues} from "../../../src/model/schema/parameter.js";

const values = (example: number, experience = 0.4) =>
  toValues(homeMarketParameters, {experience, learning: example, imitation: example});
const shares = [0, 0.25, 0.5, 0.75, 1];
const middle = 0.4;

describe("thresholds", () => {
  test("more awareness never makes fewer move", () => {
    const judges = judgesOf(values(0.8), middle, 1);
    for (const moved of shares) {
      const row = shares.map((aware) => response(values(0.8), judges, {aware, middle}, moved));
      expect(row).toEqual([...row].sort((a, b) => a - b));
    }
  });
  test("where the example of others saves all, everybody stays once everybody has moved", () => {
    const judges = judgesOf(values(1), middle, 1);
    expect(response(values(1), judges, {aware: 0.3, middle}, 1)).toBe(1);
    expect(response(values(1), judges, {aware: 0.3, middle}, 0)).toBe(0);
  });
  test("where it saves nothing, each who joins leaves less for the next", () => {
    const judges = judgesOf(values(0), middle, 1);
    const row = shares.map((moved) => response(values(0), judges, {aware: 0.6, middle}, moved));
    expect(row).toEqual([...row].sort((a, b) => b - a));
  });
  test("a cascade rises from nobody to where it stops, and one notch of awareness can carry nearly all", () => {
    const judges = judgesOf(values(0.8), middle, 1);
    const end = (aware: number) => cascade(values(0.8), judges, {aware, middle}).at(-1)!;
    const path = cascade(values(0.8), judges, {aware: 0.6, middle});
    expect(path[0]).toBe(0);
    expect(path).toEqual([...path].sort((a, b) => a - b));
    expect(end(0.6) - end(0.55)).toBeGreaterThan(0.3);
    expect(cascade(values(0.8), judges, {aware: 0, middle})).toEqual([0]);
  });
  test("retailers may always move, firms once the middle class is large enough", () => {
    expect(judgesOf(values(0.4), 0, 1).every(({seller}) => seller.kind === "retailer")).toBe(true);
    expect(judgesOf(values(0.4), 0.6, 1).length).toBeGreaterThan(judgesOf(values(0.4), 0.2, 1).length);
  });
});

describe("measures over runs", () => {
  test("who was first adds up to the number of runs", () => {
    for (const p of measureFirstMovers("activists", [0, 1], {runs: 6}))
      expect(p.retailer + p.leadFirm + p.nobody).toBe(6);
  });
  test("know-how lowers the cost in the first year", () => {
    expect(measureCostAndGain({experience: 0.8}, 3).cost[0]!).toBeLessThan(
      measureCostAndGain({experience: 0}, 3).cost[0]!
    );
  });
  test("substance never exceeds the label, and sharper customers deepen it", () => {
    const [low, high] = measureDepth("scrutiny", [0, 1], {runs: 6});
    for (const d of [low!, high!]) expect(d.substance).toBeLessThanOrEqual(d.label);
    expect(high!.substance).toBeGreaterThan(low!.substance);
  });
});
