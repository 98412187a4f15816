import {beforeAll, describe, expect, test} from "vitest";
import {debateStudy} from "../../loaders/debate.js";
import {clauseKeys, roleKeys, type ClauseKey} from "../../src/workbook/debate/clauses.js";
import {worseCounts, type DebateStudy} from "../../src/workbook/debate/study.js";

let study: DebateStudy;
beforeAll(async () => {
  study = await debateStudy({lots: 80});
}, 120_000);

const single = (country: string, key: ClauseKey) =>
  study.contracts.find((c) => c.country === country)!.singles.find((s) => s.key === key)!.standings;
const hurts = (country: string, key: ClauseKey) =>
  Object.values(single(country, key)).some((s) => s === "worse" || s === "mixed");

describe("what the chapter on the debate says of its figures", () => {
  test("all clauses and roles are there, for three contracts in one order", () => {
    expect(study.contracts.map((c) => c.country)).toEqual(["IN", "CN", "BR"]);
    for (const {singles} of study.contracts) {
      expect(singles.map((s) => s.key)).toEqual(clauseKeys);
      for (const {standings} of singles) expect(Object.keys(standings)).toEqual([...roleKeys]);
    }
  });
  test("higher fines do nothing in India and something in China and Brazil", () => {
    expect(new Set(Object.values(single("IN", "fine")))).toEqual(new Set(["same"]));
    expect(single("CN", "fine")).toMatchObject({
      inspector: "better",
      buyer: "better",
      ngo: "better",
      exporter: "worse"
    });
    expect(hurts("BR", "fine")).toBe(true);
  });
  test("a minimum wage alone makes something worse for every role, everywhere", () => {
    for (const country of ["IN", "CN", "BR"])
      for (const standing of Object.values(single(country, "minimumWage")))
        expect(["worse", "mixed"]).toContain(standing);
  });
  test("help has friends everywhere and a cost for the ministry", () => {
    for (const country of ["IN", "CN", "BR"]) {
      const {ministry, workshop, exporter, union} = single(country, "assistance");
      expect([ministry, workshop, exporter, union]).toEqual(["mixed", "better", "better", "better"]);
    }
  });
  test("in China two clauses are good for all: lasting orders and the association", () => {
    const all = clauseKeys.filter((key) => Object.values(single("CN", key)).every((s) => s === "better"));
    expect(all).toEqual(["relationship", "association"]);
  });
  test("most clauses that do anything divide the table, and which do differs", () => {
    const idle = ["IN", "CN", "BR"].map((country) =>
      clauseKeys.filter((key) => Object.values(single(country, key)).every((s) => s === "same")).join()
    );
    expect(new Set(idle).size).toBe(3);
    for (const country of ["IN", "CN", "BR"]) {
      const active = clauseKeys.filter((key) => Object.values(single(country, key)).some((s) => s !== "same"));
      expect(active.filter((key) => hurts(country, key)).length / active.length).toBeGreaterThan(0.5);
    }
  });
  test("hardly any package by lot makes nothing worse, and most make something worse for several", () => {
    for (const {lots} of study.contracts) {
      const counts = worseCounts(lots);
      expect(counts.reduce((a, b) => a + b)).toBe(lots.length);
      expect(counts[0]! / lots.length).toBeLessThan(0.05);
      expect(counts.slice(2).reduce((a, b) => a + b) / lots.length).toBeGreaterThan(0.9);
    }
  });
});
