import {describe, expect, it} from "vitest";
import {countryCases, errataOfCountry} from "../../loaders/cases.js";
import {splitByDate} from "../../src/components/cases/policyLine.js";
import {chapters, type ChapterName} from "../../src/workbook/cases/chapters.js";
import {ladders} from "../../src/workbook/cases/ladders.js";

const names = Object.keys(chapters) as ChapterName[];
const data = Object.fromEntries(names.map((name) => [name, countryCases(name, {runs: 8})]));

describe.each(names)("the data of the chapter on %s", (name) => {
  const {country, places, panels, facts, cases, policies, errata, actors, stages} = data[name]!;

  it("holds the country’s rows and no others", () => {
    expect(places.every((p) => p.country === country)).toBe(true);
    expect(panels.map((p) => p.country)).toEqual([country]);
    expect(panels[0]!.marks.map((m) => m.id).sort()).toEqual(places.map((p) => p.id).sort());
    expect(Object.values(facts).every((f) => f.country === country)).toBe(true);
    expect(cases.length).toBeGreaterThan(8);
    expect(policies.length).toBeGreaterThan(5);
  });

  it("has everybody on its ladder", () => {
    const rungs = ladders[country]!.flatMap((r) => [r.actor, ...r.beside]);
    expect(actors.map((a) => a.id).sort()).toEqual([...rungs].sort());
  });

  it("lists errata once each, in the order of the paper, without those of the reference list", () => {
    expect(new Set(errata.map((e) => e.id)).size).toBe(errata.length);
    expect(errata.length).toBeGreaterThan(20);
    expect(errata.some((e) => e.section.startsWith("back"))).toBe(false);
  });

  it("has a value between its lowest and its highest tenth for each measure and stage", () => {
    for (const {measures, stages: names} of Object.values(stages)) {
      for (const values of Object.values(measures)) {
        expect(values).toHaveLength(names.length);
        for (const {mean, low, high} of values) {
          expect(low).toBeLessThanOrEqual(high);
          expect(Number.isFinite(mean)).toBe(true);
        }
      }
    }
  });
});

describe("what the titles of the figures say", () => {
  const results = (name: ChapterName, driver: string) =>
    data[name]!.cases.filter((c) => c.field !== "competitiveness" && c.driver === driver).map((c) => c.direction);
  const improvedBy = (name: ChapterName) =>
    new Set(data[name]!.cases.filter((c) => c.direction === "improved").map((c) => c.driver));

  it("is true of the cases", () => {
    expect([...improvedBy("india")].sort()).toEqual([
      "civil society",
      "public and private together",
      "public enforcement"
    ]);
    expect(results("china", "private buyers").filter((d) => d === "not improved").length).toBeGreaterThan(
      results("china", "private buyers").filter((d) => d === "improved").length
    );
    expect(results("china", "public enforcement")).not.toContain("improved");
    expect([...improvedBy("brazil")].sort()).toEqual(["public and private together", "public enforcement"]);
    expect(results("brazil", "none")).toEqual(["not improved"]);
  });

  it("is true of the years", () => {
    const dated = (name: ChapterName) => splitByDate(data[name]!.policies).dated;
    expect(dated("india").some((p) => p.kind === "law")).toBe(false);
    expect(dated("brazil").map((p) => p.id)).toEqual(["br-senai"]);
    expect(
      dated("china")
        .filter((p) => p.kind === "law")
        .map((p) => p.id)
    ).toEqual(["cn-labour-contract-law"]);
    expect(dated("china")[0]!.kind).toBe("zone");
  });

  it("is true of the aims: standards in one Indian cluster, fewest of all", () => {
    const aims = Object.fromEntries(data.india!.aims.map((a) => [a.aim, a.clusters]));
    expect(aims.standards).toBe(1);
    expect(Math.min(...Object.values(aims))).toBe(1);
    const most = Object.entries(aims).sort((a, b) => b[1] - a[1]);
    expect(most.slice(0, 2).map(([aim]) => aim)).toEqual(["technology", "inputs"]);
  });

  it("is true of the model", () => {
    const late = (name: ChapterName, preset: string, measure: string) =>
      data[name]!.stages[preset]!.measures[measure]!.map((v) => v.mean);
    const [first, foreign, home] = late("india", "german-ban", "pollution") as [number, number, number];
    expect(first - foreign).toBeLessThan(0.2 * (first - home));
    const [wage, jobs] = ["wage", "jobs"].map((m) => late("china", "shenzhen-minimum-wage", m));
    expect(wage!.at(-1)!).toBeGreaterThan(wage![0]!);
    expect(jobs!.at(-1)!).toBeLessThan(jobs![0]! - 0.1);
    expect(late("china", "shenzhen-minimum-wage", "lost").at(-1)!).toBeGreaterThan(
      late("china", "shenzhen-minimum-wage", "left").at(-1)!
    );
    expect(late("brazil", "toritama", "pollution")[1]!).toBeLessThan(0.5);
    expect(late("brazil", "toritama", "jobs")[1]!).toBeGreaterThan(0.8);
  });

  it("has the errata that the pages open", () => {
    const has = (country: string, id: string) => errataOfCountry(country).some((e) => e.id === id);
    expect(has("IN", "err-csr-base") && has("IN", "err-india-ignored")).toBe(true);
    expect(has("CN", "err-working-hours")).toBe(true);
    expect(has("BR", "err-labour-prosecutors") && has("BR", "err-iso-26000-guidance")).toBe(true);
  });
});
