import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {drawFirms, splitFirms} from "../../../src/model/pressures/firms.js";
import {pressureParameters, segments, type PressureChanges} from "../../../src/model/pressures/parameters.js";
import {
  detection,
  formalShares,
  greenShares,
  inspectionRate,
  payoffs,
  substanceShares
} from "../../../src/model/pressures/payoffs.js";
import {toValues} from "../../../src/model/schema/parameter.js";
import {anyValues} from "./arbitrary.js";

const values = (changes: PressureChanges = {}) => toValues(pressureParameters, changes);
const firm = {workers: 12, tier: 1, tradition: 0, region: 0};
const anyFirm = fc.record({
  workers: fc.integer({min: 1, max: 250}),
  tier: fc.integer({min: 0, max: 3}),
  tradition: fc.integer({min: 0, max: 1}),
  region: fc.double({min: -1, max: 1, noNaN: true})
});
const utility = (changes: PressureChanges, of = firm, segment: (typeof segments)[number] = "demanding") =>
  payoffs(values(changes), segment, of).utility;

describe("for any values and any firm", () => {
  const check = (property: fc.IProperty<unknown[]>) => fc.assert(property, {seed: 3, numRuns: 400});
  test("payoffs are finite and chances lie from 0 to 1", () =>
    check(
      fc.property(anyValues, anyFirm, fc.constantFrom(...segments), (v, f, segment) => {
        const p = payoffs(v, segment, f);
        const chances = [...p.detection.state, ...p.detection.audit, p.moving];
        expect(chances.every((c) => c >= 0 && c <= 1)).toBe(true);
        expect([...p.utility, ...p.money, p.paperHelp, p.substanceHelp, p.buyerLoss].every(Number.isFinite)).toBe(true);
      })
    ));
  test("a firm behind more contractors is found no more often, and ticking is found no more often than ignoring", () =>
    check(
      fc.property(anyValues, anyFirm, fc.constantFrom(...segments), (v, f, segment) => {
        const near = detection(v, segment, f.workers, 0, f.region);
        const far = detection(v, segment, f.workers, 3, f.region);
        near.state.forEach((chance, o) => expect(far.state[o]!).toBeLessThanOrEqual(chance));
        near.audit.forEach((chance, o) => expect(far.audit[o]!).toBeLessThanOrEqual(chance));
        expect(near.state[1]).toBeLessThanOrEqual(near.state[0]);
        expect(near.state[2]).toBeLessThanOrEqual(near.state[0]);
      })
    ));
  test("shares of formal jobs, of substance and of the environment lie from 0 to 1, and commitment has the most", () =>
    check(
      fc.property(anyValues, (v) => {
        for (const shares of [formalShares(v), substanceShares(v), greenShares(v)]) {
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...shares)).toBe(shares[3]);
          expect(shares[3]).toBeLessThanOrEqual(1);
        }
      })
    ));
});

describe("each pressure works on the option that it is meant for", () => {
  test("inspection makes ignoring worse and leaves commitment as it is", () => {
    const [lax, strict] = [utility({inspection: 0}), utility({inspection: 0.5})];
    expect(strict[0]).toBeLessThan(lax[0]);
    expect(strict[3]).toBe(lax[3]);
  });
  test("the devil’s deal spares a firm below twenty workers only", () => {
    const v = values({sizeExemption: 1});
    expect(inspectionRate(v, 19, 0)).toBe(0);
    expect(inspectionRate(v, 20, 0)).toBe(v.inspection);
  });
  test("a lax region is inspected less than a strict one, and not where enforcement is even", () => {
    const rate = (regionalVariation: number, region: number) => inspectionRate(values({regionalVariation}), 30, region);
    expect(rate(0.8, -1)).toBeLessThan(rate(0.8, 1));
    expect(rate(0, -1)).toBe(rate(0, 1));
  });
  test("deep audits hurt box-ticking; layers and opacity make evasion safer; local eyes make it riskier", () => {
    expect(utility({auditDepth: 1})[1]).toBeLessThan(utility({auditDepth: 0})[1]);
    const audit = (changes: PressureChanges) => detection(values(changes), "demanding", 12, 1, 0).audit[1];
    expect(audit({opacity: 0.9})).toBeLessThan(audit({opacity: 0.1}));
    expect(audit({ngos: 1})).toBeGreaterThan(audit({ngos: 0}));
  });
  test("buyers who ask reward a certificate and punish its absence; in the mass market nobody asks", () => {
    const [silent, asking] = [utility({askDemanding: 0}), utility({askDemanding: 1})];
    expect(asking[0]).toBeLessThan(silent[0]);
    expect(asking[3]).toBeGreaterThan(silent[3]);
    expect(utility({premium: 0.1}, firm, "mass")).toEqual(utility({premium: 0}, firm, "mass"));
  });
  test("a cost weighs more where firms compete on price", () => {
    const drop = (segment: "premium" | "mass") =>
      utility({substanceCost: 0}, firm, segment)[3] - utility({substanceCost: 0.1}, firm, segment)[3];
    expect(drop("mass")).toBeGreaterThan(drop("premium"));
  });
  test("assistance and an association lower the cost of commitment; a saving raises its worth", () => {
    for (const [key, low, high] of [
      ["assistance", 0, 1],
      ["association", 0, 1],
      ["saving", 0, 0.1]
    ] as const)
      expect(utility({[key]: high})[3]).toBeGreaterThan(utility({[key]: low})[3]);
  });
  test("a tradition of responsibility adds to commitment what it takes from ticking boxes", () => {
    const [without, withIt] = [utility({}), utility({}, {...firm, tradition: 1})];
    expect(withIt[3] - without[3]).toBeCloseTo(without[1] - withIt[1], 12);
    expect(withIt[3]).toBeGreaterThan(without[3]);
  });
  test("a ban on an input delivers its part of the substance whatever a firm chooses", () => {
    substanceShares(values({inputBan: 1})).forEach((share, o) =>
      expect(share).toBeCloseTo([0.5, 0.65, 0.5, 1][o]!, 12)
    );
    expect(greenShares(values({inputBan: 1}))).toEqual([1, 1, 1, 1]);
  });
  test("a minimum wage costs most where jobs are formal, and drives only price-driven firms away", () => {
    const [off, on] = [utility({minimumWage: 0}), utility({minimumWage: 0.5})];
    expect(off[3] - on[3]).toBeGreaterThan(off[0] - on[0]);
    expect(payoffs(values({minimumWage: 0.5}), "price", firm).moving).toBeGreaterThan(0);
    expect(payoffs(values({minimumWage: 0.5}), "premium", firm).moving).toBe(0);
    expect(payoffs(values({minimumWage: 0}), "price", firm).moving).toBe(0);
  });
});

describe("the firms of a cluster", () => {
  test("are split by weight, to the last firm", () => {
    expect(splitFirms(10, [1, 1, 1, 1])).toEqual([3, 3, 2, 2]);
    expect(splitFirms(7, [0, 0, 0, 0])).toEqual([2, 2, 2, 1]);
    expect(splitFirms(9, [1, 0, 0, 0])).toEqual([9, 0, 0, 0]);
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 5000}),
        fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 4, maxLength: 4}),
        (n, weights) => {
          expect(splitFirms(n, weights).reduce((a, b) => a + b, 0)).toBe(n);
        }
      ),
      {seed: 5}
    );
  });
  test("have the median size that is asked for, are never larger than the largest, and large ones sell directly", () => {
    const {workers, tier} = drawFirms(values({firms: 5000, medianSize: 12}), 1);
    const sizes = [...workers].filter((w) => w > 0).sort((a, b) => a - b);
    expect(sizes).toHaveLength(5000);
    expect(sizes[2500]).toBeGreaterThanOrEqual(11);
    expect(sizes[2500]).toBeLessThanOrEqual(13);
    expect(sizes.at(-1)).toBeLessThanOrEqual(250);
    workers.forEach((w, i) => expect(w >= 50 && tier[i]! > 0).toBe(false));
  });
  test("have the mean depth of subcontracting that is asked for", () => {
    const {workers, tier} = drawFirms(values({firms: 5000, layers: 1.5, sizeSpread: 0}), 2);
    const own = [...tier].filter((_, i) => workers[i]! > 0);
    expect(own.reduce((a, b) => a + b, 0) / own.length).toBeCloseTo(1.5, 1);
  });
  test("stay who they are when other segments grow", () => {
    const small = drawFirms(values({weightDemanding: 0.2, weightPrice: 0.4, weightPremium: 0.2, weightMass: 0.2}), 9);
    const large = drawFirms(values({weightDemanding: 0.4, weightPrice: 0.2, weightPremium: 0.2, weightMass: 0.2}), 9);
    const first = (p: typeof small) => [...p.workers.slice(p.starts[1], p.starts[1]! + 50)];
    expect(first(large)).toEqual(first(small));
  });
});
