import {describe, expect, test} from "vitest";
import {readScenarios} from "../../../loaders/scenarios.js";
import {fastKernel} from "../../../src/model/pressures/fastKernel.js";
import type {OutcomeKey} from "../../../src/model/pressures/outcomes.js";
import type {PressureChanges} from "../../../src/model/pressures/parameters.js";
import {settingOf} from "../../../src/model/pressures/presets.js";
import {lateMean, run} from "../../../src/model/pressures/run.js";

// What the chapters on countries and their exercises say of the scenarios that a reader is asked to set.
const presets = new Map(readScenarios().map((p) => [p.id, p]));
const runs = 4;
const kernel = await fastKernel();

const late = (id: string, changes: PressureChanges = {}) => {
  const preset = presets.get(id)!;
  const all = Array.from({length: runs}, (_, i) => run(settingOf(preset, changes, preset.seed + i), kernel));
  return (key: OutcomeKey) => all.reduce((sum, series) => sum + lateMean(series[key], 10), 0) / runs;
};

describe("India, dyes", () => {
  const preset = late("german-ban");
  test("without the ban on inputs the water is far from as clean, with many inspections too", () => {
    for (const changes of [{inputBan: 0}, {inputBan: 0, inspection: 0.3}])
      expect(late("german-ban", changes)("pollution")).toBeGreaterThan(preset("pollution") + 0.25);
    expect(late("german-ban", {inputBan: 0, inspection: 0.3})("pollution")).toBeLessThan(
      late("german-ban", {inputBan: 0})("pollution")
    );
  });
  test("without help it stays nearly as clean, and fewer firms commit", () => {
    const alone = late("german-ban", {assistance: 0});
    expect(Math.abs(alone("pollution") - preset("pollution"))).toBeLessThan(0.06);
    expect(alone("committing")).toBeLessThan(preset("committing") - 0.03);
  });
});

describe("India, garments", () => {
  const preset = late("indian-garments");
  test("more audits alone change little", () =>
    expect(Math.abs(late("indian-garments", {auditRate: 0.9})("spirit") - preset("spirit"))).toBeLessThan(0.08));
  test("without contractors the letter falls and the spirit rises", () => {
    const none = late("indian-garments", {layers: 0});
    expect(none("letter")).toBeLessThan(preset("letter") - 0.03);
    expect(none("spirit")).toBeGreaterThan(preset("spirit") + 0.08);
  });
  test("seeing through the layers in depth, and a price, move the spirit most", () => {
    for (const changes of [{auditRate: 0.9, auditDepth: 0.9, opacity: 0.1}, {premium: 0.1}])
      expect(late("indian-garments", changes)("spirit")).toBeGreaterThan(
        late("indian-garments", {layers: 0})("spirit")
      );
  });
});

test("China, codes: more visits, inspection, longer ties with depth, and both legs with help, in this order", () => {
  const spirits = [
    {},
    {auditRate: 1},
    {inspection: 0.25},
    {relationship: 0.8, auditDepth: 0.7},
    {inspection: 0.25, synergy: 0.5, assistance: 0.4}
  ].map((changes) => late("pearl-river-codes", changes)("spirit"));
  expect([...spirits].sort((a, b) => a - b)).toEqual(spirits);
  expect(spirits[1]! - spirits[0]!).toBeLessThan(0.06);
  expect(spirits[4]! - spirits[3]!).toBeGreaterThan(0.03);
});

describe("China, wages", () => {
  const preset = late("shenzhen-minimum-wage");
  test("without the rises more jobs stay, pay is lower and the spirit higher", () => {
    const none = late("shenzhen-minimum-wage", {minimumWage: 0});
    expect(none("jobs")).toBeGreaterThan(preset("jobs") + 0.15);
    expect(none("wage")).toBeLessThan(preset("wage"));
    expect(none("spirit")).toBeGreaterThan(preset("spirit") + 0.05);
  });
  test("that nobody can move saves few jobs, and help saves some and raises the spirit", () => {
    expect(late("shenzhen-minimum-wage", {mobility: 0})("jobs") - preset("jobs")).toBeLessThan(0.06);
    const helped = late("shenzhen-minimum-wage", {assistance: 0.7});
    expect(helped("jobs")).toBeGreaterThan(preset("jobs") + 0.03);
    expect(helped("spirit")).toBeGreaterThan(preset("spirit") + 0.1);
  });
});

test("Brazil, Toritama: the stick alone costs the most jobs, the carrot alone none; together they do most for the rule", () => {
  const stick = late("toritama", {assistance: 0.05, saving: 0.01, association: 0.1});
  const carrot = late("toritama", {inspection: 0.05, sizeExemption: 0.8});
  const both = late("toritama");
  expect(stick("jobs")).toBeLessThan(both("jobs") - 0.2);
  expect(both("jobs")).toBeLessThan(carrot("jobs"));
  expect(both("spirit")).toBeGreaterThan(carrot("spirit") + 0.1);
  expect(carrot("spirit")).toBeGreaterThan(stick("spirit") + 0.1);
  expect(both("pollution")).toBeLessThan(Math.min(stick("pollution"), carrot("pollution")));
});

test("Brazil, São Paulo: the ground under a code matters more than the sharing", () => {
  const spirit = (changes: PressureChanges) => late("sao-paulo-garments", changes)("spirit");
  const preset = spirit({});
  expect(Math.abs(preset - spirit({synergy: 0}))).toBeLessThan(0.06);
  expect(preset - spirit({inspection: 0.02})).toBeGreaterThan(0.08);
  expect(spirit({inspection: 0.02, fine: 0.1, negotiability: 0.6, assistance: 0.1})).toBeLessThan(
    spirit({inspection: 0.02}) - 0.05
  );
});
