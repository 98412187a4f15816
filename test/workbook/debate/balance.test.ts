import {describe, expect, test} from "vitest";
import {outcomeKeys} from "../../../src/model/pressures/outcomes.js";
import {pressureParameters, type PressureValues} from "../../../src/model/pressures/parameters.js";
import {defaultsOf} from "../../../src/model/schema/parameter.js";
import {
  barOf,
  costsOf,
  gain,
  premiumBill,
  standingOf,
  tally,
  tallyText,
  verdict,
  type Measures,
  type Watch
} from "../../../src/workbook/debate/balance.js";

const none = Object.fromEntries([...outcomeKeys, "premiumBill"].map((key) => [key, 0])) as Measures;
const at = (values: Partial<Measures>): Measures => ({...none, ...values});
const jobs: Watch = {key: "jobs", better: "more", as: "jobs"};
const hours: Watch = {key: "hours", better: "less", as: "hours"};

describe("balances", () => {
  test("less is a gain where less is better", () => {
    expect(gain(hours, at({hours: 60}), at({hours: 58}))).toBe(2);
    expect(gain(jobs, at({jobs: 0.9}), at({jobs: 0.8}))).toBeCloseTo(-0.1);
  });
  test.each([
    [0.9, 0.905, 0],
    [0.9, 0.91, 1],
    [0.9, 0.979, 1],
    [0.25, 0.33, 2],
    [0.9, 0.89, -1],
    [0.9, 0.8, -2]
  ])("jobs from %f to %f are judged %i", (from, to, expected) => {
    expect(verdict(jobs, at({jobs: from}), at({jobs: to}))).toBe(expected);
  });
  test("a clear change fills half of a side of its bar, and no bar is longer than its side", () => {
    expect(barOf(jobs, at({jobs: 0.5}), at({jobs: 0.58}))).toBeCloseTo(0.5);
    expect(barOf(jobs, at({jobs: 0.9}), at({jobs: 0}))).toBe(-1);
  });
  test("what a role watches is counted and not added up", () => {
    const counted = tally([jobs, hours], at({jobs: 0.5, hours: 60}), at({jobs: 0.9, hours: 61}));
    expect(counted).toEqual({better: 1, worse: 1, same: 0});
    expect(standingOf(counted)).toBe("mixed");
    expect(tallyText(counted)).toBe("better on 1, worse on 1");
    expect(tallyText({better: 0, worse: 0, same: 4})).toBe("as today on 4");
    expect(
      [
        {better: 2, worse: 0, same: 2},
        {better: 0, worse: 1, same: 3},
        {better: 0, worse: 0, same: 4}
      ].map(standingOf)
    ).toEqual(["better", "worse", "same"]);
  });
  test("the premium is promised on the orders for which a certificate is asked, and on no others", () => {
    const values: PressureValues = {
      ...defaultsOf(pressureParameters),
      weightDemanding: 0.5,
      weightPrice: 0,
      weightPremium: 0,
      weightMass: 0.5,
      askDemanding: 0.8,
      premium: 0.05
    };
    expect(premiumBill(values)).toBeCloseTo(0.02);
    expect(premiumBill({...values, weightDemanding: 0, weightMass: 0})).toBe(0);
  });
  test("costs name who pays, and a margin that falls is a cost", () => {
    const costs = costsOf(at({margin: 0.05, publicCost: 0.01}), at({margin: 0.03, publicCost: 0.02}));
    expect(costs.map((c) => c.who)[0]).toBe("the public purse");
    expect(costs.at(-1)!.now).toBeCloseTo(0.02);
  });
});
