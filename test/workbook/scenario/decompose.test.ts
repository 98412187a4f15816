import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import {settingOf} from "../../../src/model/pressures/presets.js";
import {settingProblems, type Setting} from "../../../src/model/pressures/run.js";
import {lateMeans, outcomeIndex, runSlices} from "../../../src/workbook/lab/slices.js";
import {
  differencesOf,
  differingKeys,
  mixOf,
  mostDifferences,
  sharesOf,
  standardError,
  waysBetween,
  type Late
} from "../../../src/workbook/scenario/decompose.js";
import {presets, small} from "../lab/presets.js";

const finish = <T>(slices: Generator<void, T>): T => {
  for (;;) {
    const next = slices.next();
    if (next.done) return next.value;
  }
};
const lateOf = (setting: Setting, runs = 3): Late =>
  Array.from({length: runs}, (_, i) =>
    lateMeans(finish(runSlices({...setting, seed: setting.seed + i}, plainKernel())))
  );
const india = small("contract-india");
const base = settingOf(india);
const to = settingOf(india, {inspection: 0.3, negotiability: 0, sizeExemption: 0, assistance: 0.6});

describe("the ways between two settings", () => {
  test("switch the differences on one at a time, in both orders", () => {
    const {differences, down, up} = waysBetween(base, to);
    expect(differences.map((d) => d.keys)).toEqual([
      ["inspection"],
      ["negotiability"],
      ["sizeExemption"],
      ["assistance"]
    ]);
    const on = (setting: Setting) => differingKeys(base, setting);
    expect(down.map(on)).toEqual([
      [],
      ["inspection"],
      ["inspection", "negotiability"],
      ["inspection", "negotiability", "sizeExemption"],
      ["inspection", "negotiability", "sizeExemption", "assistance"]
    ]);
    expect(up.map(on).map((keys) => keys.length)).toEqual([0, 1, 2, 3, 4]);
    expect(on(up[1]!)).toEqual(["assistance"]);
  });
  test("begin and end with the two settings, whatever they are", () => {
    fc.assert(
      fc.property(fc.constantFrom(...presets), fc.constantFrom(...presets), (a, b) => {
        const [from, other] = [settingOf(a, {}, 1), settingOf(b, {}, 1)];
        const {differences, down, up} = waysBetween(from, other);
        for (const way of [down, up]) {
          expect(way).toHaveLength(differences.length + 1);
          expect(differingKeys(way[0]!, from)).toEqual([]);
          expect(differingKeys(way.at(-1)!, other)).toEqual([]);
          expect(way.flatMap(settingProblems)).toEqual([]);
        }
      }),
      {numRuns: 60, seed: 3}
    );
  });
  test("take many differences together by their groups", () => {
    const brazil = settingOf(small("contract-brazil"), {}, base.seed);
    const differences = differencesOf(base, brazil);
    expect(differingKeys(base, brazil).length).toBeGreaterThan(mostDifferences);
    expect(differences.length).toBeLessThanOrEqual(5);
    expect(differences.map((d) => d.label).join()).toMatch(/The state: \d+ values/);
  });
  test("a parameter takes its whole course over time along", () => {
    const [calm, law]: Setting[] = [base, {...base, phases: [{from: 3, changes: {fine: 0.4, inspection: 0.2}}]}];
    expect(differingKeys(calm!, law!)).toEqual(["inspection", "fine"]);
    expect(mixOf(calm!, law!, new Set(["fine"])).phases).toEqual([{from: 3, changes: {fine: 0.4}}]);
  });
});

describe("shares of a change", () => {
  test("add up to the whole change in both orders", () => {
    const ways = waysBetween(base, to);
    const [down, up] = [ways.down.map((s) => lateOf(s)), ways.up.map((s) => lateOf(s))];
    for (const outcome of ["spirit", "jobs", "hours"] as const) {
      const shares = sharesOf(ways, down, up, outcome);
      const late = (runs: Late) => runs.reduce((sum, one) => sum + one[outcomeIndex[outcome]]!, 0) / runs.length;
      const whole = late(down.at(-1)!) - late(down[0]!);
      expect(shares.reduce((sum, s) => sum + s.down, 0)).toBeCloseTo(whole, 10);
      expect(shares.reduce((sum, s) => sum + s.up, 0)).toBeCloseTo(whole, 10);
    }
  });
  const ways = {
    differences: [
      {label: "a", keys: []},
      {label: "b", keys: []}
    ],
    down: [],
    up: []
  };
  const runsOf = (x: number, noise: number[] = [0, 0, 0, 0]): Late =>
    noise.map((e) => {
      const late = new Float64Array(26);
      late[outcomeIndex.spirit] = x + e;
      return late;
    });
  test("the order does not matter where effects add up", () => {
    const shares = sharesOf(
      ways,
      [runsOf(0.1), runsOf(0.2), runsOf(0.4)],
      [runsOf(0.1), runsOf(0.3), runsOf(0.4)],
      "spirit"
    );
    expect(shares.map((s) => s.orderMatters)).toEqual([false, false]);
    expect(shares.map((s) => Number(s.down.toFixed(3)))).toEqual([0.1, 0.2]);
  });
  test("it matters where one works only with the other", () => {
    const shares = sharesOf(
      ways,
      [runsOf(0.1), runsOf(0.1), runsOf(0.4)],
      [runsOf(0.1), runsOf(0.1), runsOf(0.4)],
      "spirit"
    );
    expect(shares.map((s) => s.orderMatters)).toEqual([true, true]);
    expect(shares.map((s) => [s.down, s.up].map((x) => Number(x.toFixed(3))))).toEqual([
      [0, 0.3],
      [0.3, 0]
    ]);
  });
  test("luck alone is no order", () => {
    const wild = [-0.4, 0.5, -0.3, 0.4];
    const shares = sharesOf(
      ways,
      [runsOf(0.1), runsOf(0.2, wild), runsOf(0.4)],
      [runsOf(0.1), runsOf(0.25), runsOf(0.4)],
      "spirit"
    );
    expect(shares.map((s) => s.orderMatters)).toEqual([false, false]);
  });
  test("the standard error of equal numbers, and of one, is 0", () =>
    expect([standardError([1, 1, 1]), standardError([5]), standardError([1, 3])]).toEqual([0, 0, 1]));
});
