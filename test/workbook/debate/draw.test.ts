import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {roleKeys} from "../../../src/workbook/debate/clauses.js";
import {drawRoles, groupsOf, namesIn} from "../../../src/workbook/debate/draw.js";

const counts = (drawn: readonly string[]) => roleKeys.map((key) => drawn.filter((role) => role === key).length);

describe("roles for a class", () => {
  test("every student gets one role, and no role is held by two more than another", () => {
    fc.assert(
      fc.property(fc.integer({min: 8, max: 200}), fc.integer({min: 0, max: 999999}), (students, seed) => {
        const drawn = drawRoles(students, seed);
        const held = counts(drawn);
        expect(drawn).toHaveLength(students);
        expect(Math.max(...held) - Math.min(...held)).toBeLessThanOrEqual(1);
      })
    );
  });
  test("the same seed draws the same, another one something else", () => {
    expect(drawRoles(24, 7)).toEqual(drawRoles(24, 7));
    expect(drawRoles(24, 7)).not.toEqual(drawRoles(24, 8));
  });
  test("few students hold ministry, buyer, exporter and workshop, and each other role at most once", () => {
    for (let seed = 0; seed < 50; seed++) {
      for (const students of [4, 5, 7]) {
        const drawn = drawRoles(students, seed);
        for (const role of ["ministry", "buyer", "exporter", "workshop"]) expect(drawn).toContain(role);
        expect(new Set(drawn).size).toBe(students);
      }
    }
  });
  test("over many seeds a student gets each role equally often, and no role is favoured where some are held once more", () => {
    const first = new Map<string, number>();
    const extra = new Map<string, number>();
    const draws = 4000;
    for (let seed = 0; seed < draws; seed++) {
      const drawn = drawRoles(11, seed);
      first.set(drawn[0]!, (first.get(drawn[0]!) ?? 0) + 1);
      counts(drawn).forEach((n, i) => n > 1 && extra.set(roleKeys[i]!, (extra.get(roleKeys[i]!) ?? 0) + 1));
    }
    for (const role of roleKeys) {
      expect(first.get(role)! / draws).toBeCloseTo(1 / 8, 1);
      expect(Math.abs(first.get(role)! / draws - 1 / 8)).toBeLessThan(0.025);
      expect(Math.abs(extra.get(role)! / draws - 3 / 8)).toBeLessThan(0.035);
    }
  });
  test("too few and too many students are refused with the range", () => {
    for (const n of [3, 201, 4.5, NaN]) expect(() => drawRoles(n, 1)).toThrow("for 4 to 200 students");
  });
  test("students are grouped by role in the order of the roles", () => {
    expect(groupsOf(["buyer", "ministry", "buyer"])).toEqual([
      {role: "ministry", students: [1]},
      {role: "buyer", students: [0, 2]}
    ]);
  });
  test("names are read from lines and commas", () => {
    expect(namesIn(" Ana\nBo , \n\n  Chandra   Das;")).toEqual(["Ana", "Bo", "Chandra Das"]);
  });
});
