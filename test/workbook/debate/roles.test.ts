import {beforeAll, describe, expect, test} from "vitest";
import {readTable} from "../../../loaders/csv.js";
import {readScenarios} from "../../../loaders/scenarios.js";
import {outcomeKeys} from "../../../src/model/pressures/outcomes.js";
import type {Preset} from "../../../src/model/pressures/presets.js";
import type {Measures} from "../../../src/workbook/debate/balance.js";
import {carriersOf, clauseKeys, clauseOf, clauses, packageOf, roleKeys} from "../../../src/workbook/debate/clauses.js";
import {evidenceHref, roleOf, roles, type Offer} from "../../../src/workbook/debate/roles.js";
import {stepped} from "../../../src/workbook/debate/study.js";

let presets: Preset[];
beforeAll(() => {
  presets = readScenarios();
});

describe("clauses", () => {
  test("there are between six and ten, each with two carriers at least, and every role carries one", () => {
    expect(clauses.length).toBeGreaterThanOrEqual(6);
    expect(clauses.length).toBeLessThanOrEqual(10);
    for (const {carriers} of clauses) expect(carriers.length).toBeGreaterThanOrEqual(2);
    for (const role of roleKeys)
      expect(clauses.filter((c) => (c.carriers as readonly string[]).includes(role)).length).toBeGreaterThan(0);
  });
  test("a step moves each of them from every contract, within its range", () => {
    for (const {values} of presets.filter((p) => p.kind === "contract"))
      for (const key of clauseKeys) expect(stepped(values, key)).not.toBe(values[key]);
    expect(stepped({...presets[0]!.values, sizeExemption: 0.1}, "sizeExemption")).toBe(0);
  });
  test("a package holds what differs, for clauses only; its carriers come in the order of the roles", () => {
    const today = presets[0]!.values;
    const changes = packageOf(today, {...today, premium: 0.09, relationship: 0.9, layers: 3});
    expect(changes).toEqual({premium: 0.09, relationship: 0.9});
    expect(carriersOf(changes)).toEqual(["buyer", "exporter", "consumer"]);
    expect(() => clauseOf("layers")).toThrow(/no clause/);
  });
});

describe("roles", () => {
  test("each brief rests on rows that are there, and says what each says to it", () => {
    const ids = new Map<string, Set<string>>();
    for (const {key, evidence} of roles) {
      expect(evidence.length, key).toBeGreaterThanOrEqual(3);
      for (const row of evidence) {
        if (!ids.has(row.table)) ids.set(row.table, new Set(readTable(row.table).map((r) => r.id!)));
        expect(ids.get(row.table)!.has(row.id), `${key}: ${row.table} ${row.id}`).toBe(true);
        expect(row.says.length).toBeGreaterThan(20);
      }
    }
    expect(evidenceHref({table: "passage", id: "india-9", says: ""})).toBe("./evidence.html#passage=india-9");
  });
  test("a case is called by its title in the evidence, and no row but a passage goes without a name", () => {
    const titles = new Map(readTable("case_study").map((r) => [r.id!, r.title!]));
    for (const {table, id, title} of roles.flatMap((r) => r.evidence))
      if (table === "case_study") expect(title, id).toBe(titles.get(id));
      else if (table !== "passage") expect(title, id).toBeTruthy();
  });
  test("each has a scenario, four things to watch, and words for what it wants, fears and offers", () => {
    for (const role of roles) {
      expect(
        presets.some((p) => p.id === role.scenario),
        role.scenario
      ).toBe(true);
      expect(role.watches).toHaveLength(4);
      for (const {key} of role.watches) expect([...outcomeKeys, "premiumBill"]).toContain(key);
      for (const words of [role.who, role.wants, role.fears, role.offers]) expect(words.length).toBeGreaterThan(60);
    }
  });
});

describe("reservations", () => {
  const none = Object.fromEntries([...outcomeKeys, "premiumBill"].map((key) => [key, 0])) as Measures;
  const offer = (values: Partial<Preset["values"]>, after: Partial<Measures> = {}): Offer => {
    const today = presets.find((p) => p.id === "contract-china")!.values;
    return {today, values: {...today, ...values}, before: none, after: {...none, ...after}};
  };
  const crossed = (role: Parameters<typeof roleOf>[0], ...given: Parameters<typeof offer>) =>
    roleOf(role).reservation.crossed(offer(...given));

  test("today crosses none", () => {
    for (const {reservation, key} of roles) expect(reservation.crossed(offer({})), key).toBe(false);
  });
  test("each is crossed by what it names, and kept by what it asks in return", () => {
    expect(crossed("ministry", {}, {publicCost: 0.03})).toBe(true);
    expect(crossed("ministry", {}, {publicCost: 0.02})).toBe(false);
    expect(crossed("inspector", {sizeExemption: 0.9})).toBe(true);
    expect(crossed("inspector", {sizeExemption: 0})).toBe(false);
    expect(crossed("buyer", {premium: 0.08})).toBe(true);
    expect(crossed("buyer", {premium: 0.08, auditDepth: 0.5})).toBe(false);
    expect(crossed("exporter", {fine: 0.4})).toBe(true);
    expect(crossed("exporter", {fine: 0.4, premium: 0.03})).toBe(false);
    expect(crossed("workshop", {sizeExemption: 0})).toBe(true);
    expect(crossed("workshop", {sizeExemption: 0, assistance: 0.5})).toBe(false);
    expect(crossed("union", {unions: 0})).toBe(true);
    expect(crossed("union", {}, {wage: -0.01})).toBe(true);
    expect(crossed("ngo", {}, {gap: 0.03})).toBe(true);
    expect(crossed("ngo", {}, {gap: 0.01})).toBe(false);
    expect(crossed("consumer", {premium: 0.05})).toBe(true);
    expect(crossed("consumer", {premium: 0.05}, {gap: -0.02})).toBe(false);
  });
});
