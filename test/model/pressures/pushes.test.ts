import {expect, test} from "vitest";
import {pushesData} from "../../../loaders/pushes.js";
import {readScenarios} from "../../../loaders/scenarios.js";
import {sumOfLegs} from "../../../src/components/standards/legsFigure.js";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import {measure, pushes} from "../../../src/model/pressures/pushes.js";
import {pressureParameters} from "../../../src/model/pressures/parameters.js";

const presets = readScenarios().map((p) => ({...p, values: {...p.values, firms: 240, periods: 40}}));
const data = pushesData(presets, plainKernel(), {runs: 4, depths: [0, 0.5, 1], layers: [0, 3]});
const contract = (country: string) => data.pushes.find((p) => p.country === country)!;
const leg = (country: string) => data.legs.find((l) => l.country === country)!;

test("countries come in the one order", () => {
  for (const list of [data.legs, data.pushes]) expect(list.map((p) => p.country)).toEqual(["IN", "CN", "BR"]);
});

test("pressures are switched off within the ranges of their parameters", () => {
  for (const {off} of pushes)
    for (const [key, value] of Object.entries(off))
      expect(pressureParameters.find((p) => p.key === key)!.min).toBeLessThanOrEqual(value);
});

test("the letter hardly moves with the depth of audits, the spirit rises, and less behind contractors", () => {
  const [open, hidden] = data.audits.sweeps;
  for (const {at} of [open!, hidden!]) {
    expect(Math.abs(at[2]!.letter - at[0]!.letter)).toBeLessThan(0.05);
    expect(at[2]!.spirit).toBeGreaterThan(at[0]!.spirit + 0.02);
  }
  const rise = ({at}: (typeof data.audits.sweeps)[number]) => at[2]!.spirit - at[0]!.spirit;
  expect(rise(open!)).toBeGreaterThan(2 * rise(hidden!));
  // Where the certificate is most common it means least.
  expect(hidden!.at[1]!.letter).toBeGreaterThan(open!.at[1]!.letter);
  expect(hidden!.at[1]!.spirit).toBeLessThan(open!.at[1]!.spirit);
});

test("both legs carry further than either; in China further than their sum, in Brazil less far", () => {
  for (const l of data.legs) {
    expect(l.both.spirit).toBeGreaterThan(Math.max(l.buyers.spirit, l.state.spirit));
    expect(l.neither.spirit).toBeLessThan(Math.min(l.buyers.spirit, l.state.spirit));
  }
  expect(leg("CN").both.spirit).toBeGreaterThan(sumOfLegs(leg("CN")));
  expect(leg("BR").both.spirit).toBeLessThan(sumOfLegs(leg("BR")));
});

test("buyers are China’s strongest push; Brazil has many broad ones, which add up to more than the outcome; India’s are thin", () => {
  const spirits = (country: string) => contract(country).effects.map((e) => e.spirit);
  const china = contract("CN").effects;
  expect([...china].sort((a, b) => b.spirit - a.spirit)[0]!.key).toBe("buyers");
  expect([...china].sort((a, b) => b.letter - a.letter)[0]!.key).toBe("buyers");
  expect(spirits("BR").filter((x) => x > 0.1).length).toBeGreaterThanOrEqual(4);
  expect(spirits("BR").reduce((a, b) => a + b, 0)).toBeGreaterThan(contract("BR").all.spirit);
  expect(Math.max(...spirits("IN"))).toBeLessThan(0.12);
});

test("what the scenario on buyers says holds: a threat moves the letter, a lasting tie the spirit", () => {
  const preset = presets.find((p) => p.id === "indian-garments")!;
  const options = {kernel: plainKernel(), runs: 4};
  const now = measure(preset, {}, options);
  const threat = measure(preset, {exclusion: 0.2}, options);
  const tie = measure(preset, {relationship: 1}, options);
  expect(threat.letter).toBeGreaterThan(now.letter + 0.04);
  expect(Math.abs(threat.spirit - now.spirit)).toBeLessThan(0.04);
  expect(threat.evading).toBeGreaterThan(now.evading + 0.03);
  expect(tie.spirit).toBeGreaterThan(now.spirit + 0.1);
});

test("what the scenario on copying says holds: the state’s values of Brazil do not make India Brazil", () => {
  const india = presets.find((p) => p.id === "contract-india")!;
  const brazil = presets.find((p) => p.id === "contract-brazil")!;
  const options = {kernel: plainKernel(), runs: 4};
  const {inspection, negotiability, sizeExemption, assistance} = brazil.values;
  const copied = measure(india, {inspection, negotiability, sizeExemption, assistance}, options);
  expect(copied.spirit).toBeLessThan(measure(brazil, {}, options).spirit / 2);
  const inspected = measure(india, {inspection: 0.3}, options);
  expect(inspected.spirit - measure(india, {}, options).spirit).toBeLessThan(0.05);
  const helped = measure(india, {inspection: 0.3, negotiability: 0, sizeExemption: 0, assistance: 0.6}, options);
  expect(helped.spirit).toBeGreaterThan(inspected.spirit + 0.15);
});
