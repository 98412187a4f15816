import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {fastKernel} from "../../../src/model/pressures/fastKernel.js";
import {countIndex as C, floatRule as R} from "../../../src/model/pressures/memory.js";
import {outcomeKeys, type OutcomeKey} from "../../../src/model/pressures/outcomes.js";
import {COMMIT, type PressureValues} from "../../../src/model/pressures/parameters.js";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import {run} from "../../../src/model/pressures/run.js";
import {anyValues, plainValues} from "./settings.js";

const fast = await fastKernel();
const series = (changes: Partial<PressureValues>, key: OutcomeKey, seed = 1) =>
  Array.from(run({values: {...plainValues, ...changes}, seed}, fast)[key]);
const every = (changes: Partial<PressureValues>, key: OutcomeKey) => new Set(series(changes, key));
const shares = ["ignoring", "ticking", "evading", "committing"] as const;

describe("choices", () => {
  test("are by lot at precision 0: a quarter each, within four standard errors", () => {
    const n = 5000;
    const margin = 4 * Math.sqrt((0.25 * 0.75) / n);
    for (const seed of [1, 2, 3])
      for (const share of shares)
        expect(Math.abs(series({firms: n, periods: 4, precision: 0}, share, seed)[0]! - 0.25)).toBeLessThan(margin);
  });

  test("fall on ignoring where nobody presses and nothing is gained", () => {
    const calm: Partial<PressureValues> = {
      ...{askDemanding: 0, askPrice: 0, askPremium: 0, premium: 0, exclusion: 0, buyerSanction: 0, auditRate: 0},
      ...{inspection: 0, fine: 0, minimumWage: 0, inputBan: 0, assistance: 0, association: 0},
      ...{unions: 0, ngos: 0, press: 0, normWeight: 0, peerWeight: 0, traditionWeight: 0},
      ...{saving: 0, hiddenShare: 0, paperCost: 0.1, substanceCost: 0.2, hidingCost: 0.1, tickShare: 0.5},
      precision: 200
    };
    expect(every(calm, "ignoring")).toStrictEqual(new Set([1]));
    expect(every(calm, "detected")).toStrictEqual(new Set([0]));
  });

  test("fall on committing where every breach is found and the fine is huge", () => {
    const strict: Partial<PressureValues> = {
      ...{inspection: 1, fine: 0.5, negotiability: 0, inspectorCorruption: 0, inspectorReach: 1},
      ...{sizeExemption: 0, regionalVariation: 0, tickShare: 0, margin: 0.3, swing: 0, precision: 200}
    };
    expect(every(strict, "committing")).toStrictEqual(new Set([1]));
    expect(every(strict, "detected")).toStrictEqual(new Set([0]));
    expect(every(strict, "spirit")).toStrictEqual(new Set([1]));
  });

  test("stay as they are where nobody reconsiders and nobody leaves", () => {
    const changes = {revision: 0, margin: 0.3, swing: 0, fine: 0, buyerSanction: 0, minimumWage: 0};
    for (const share of shares) expect(every(changes, share).size).toBe(1);
  });
});

describe("firms", () => {
  const calm = {swing: 0, margin: 0.3, competition: 0, fine: 0, buyerSanction: 0};

  test("do not close while every margin is positive and nothing swings", () => {
    expect(every(calm, "lost")).toStrictEqual(new Set([0]));
    expect(every(calm, "active")).toStrictEqual(new Set([1]));
    expect(every(calm, "survival")).toStrictEqual(new Set([1]));
  });

  test("do not move away without a minimum wage or where they cannot move", () => {
    fc.assert(
      fc.property(anyValues, fc.integer(), fc.constantFrom("minimumWage", "mobility"), (values, seed, key) => {
        const {left} = run({values: {...values, [key]: 0}, seed}, fast);
        expect(Math.max(...left)).toBe(0);
      }),
      {seed: 5, numRuns: 40}
    );
  });

  test("only become fewer where no new ones enter", () => {
    const active = series({entry: 0, margin: 0.02, minimumWage: 0.4}, "active");
    active.slice(1).forEach((now, t) => expect(now).toBeLessThanOrEqual(active[t]!));
    expect(active.at(-1)).toBeLessThan(1);
  });

  test("hide nothing where they have nothing to hide", () => {
    expect(every({hiddenShare: 0}, "underground")).toStrictEqual(new Set([0]));
  });

  test("neither learn nor change their norms where learning and drift are nought", () => {
    const still = {...calm, learning: 0, assistance: 0, normDrift: 0};
    for (const key of ["capability", "experience", "norms"] as const) expect(every(still, key).size).toBe(1);
  });

  test("deliver the part of the substance that a full ban brings about, whatever they choose", () => {
    for (const spirit of series({inputBan: 1}, "spirit")) expect(spirit).toBeGreaterThanOrEqual(0.5);
  });
});

test("doubling a cluster changes outcomes by no more than chance", () => {
  const means = (firms: number) => {
    const late = run({values: {...plainValues, firms}, seed: 4}, fast);
    return outcomeKeys.map((key) => late[key].slice(30).reduce((a, b) => a + b, 0) / 30);
  };
  const [one, two] = [means(2000), means(4000)];
  outcomeKeys.forEach((key, i) => expect(Math.abs(one[i]! - two[i]!), key).toBeLessThan(key === "hours" ? 0.6 : 0.04));
});

test.each([plainKernel(), fast])("one firm alone moves as worked out by hand: $name", (kernel) => {
  const firms = kernel.memory(4);
  kernel.floats.fill(0);
  kernel.wholes.fill(0);
  const rules = {precision: 200, costWeight: 1, baseMargin: 0.25, learning: 0.5, largestReserve: 1, normDrift: 0.5};
  for (const [name, value] of Object.entries(rules)) kernel.floats[R[name as keyof typeof rules]] = value;
  kernel.floats[R.peers3] = 1;
  firms.option.fill(4);
  firms.option[1] = 0;
  firms.key[1] = 123456789;
  firms.workers[1] = 7;
  firms.utility3[1] = 1;
  firms.money3[1] = -0.125;
  firms.substanceHelp[1] = 0.25;
  firms.paperHelp[1] = 0.125;
  firms.capability[1] = 0.5;
  firms.experience[1] = 0.5;
  firms.reserve[1] = 0.5;
  kernel.step(0, 4, true);
  expect(firms.option[1]).toBe(COMMIT);
  expect(firms.capability[1]).toBe(0.75);
  expect(firms.experience[1]).toBe(0.75);
  expect(firms.norm[1]).toBe(0.5);
  // The margin is 0.25 − 0.125, and 0.125 and 0.25 times 0.5 are saved by experience and capability.
  expect(firms.reserve[1]).toBe(0.8125);
  const counted = Object.fromEntries(Object.entries(C).map(([name, i]) => [name, kernel.counts[i]]));
  expect(counted).toStrictEqual({
    ...Object.fromEntries(Object.keys(C).map((name) => [name, 0])),
    ...{firms3: 1, workers3: 7, capability: 3072, experience: 3072, norm: 2048, margin: 1280}
  });
});
