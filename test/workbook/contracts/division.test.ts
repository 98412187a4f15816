import fc from "fast-check";
import {expect, test} from "vitest";
import {contractsData, yearOnRecord} from "../../../loaders/contracts.js";
import {readTable} from "../../../loaders/csv.js";
import {
  agreement,
  carriers,
  divisionAt,
  divisionOf,
  divisionText,
  mainCarriers,
  pointOf,
  stepDivision,
  type Division
} from "../../../src/workbook/contracts/division.js";
import {readings, tasks} from "../../../src/workbook/contracts/readings.js";

const sum = (d: Division) => d.state + d.business + d.civil;
const anyDivision = fc
  .tuple(fc.integer({min: 0, max: 20}), fc.integer({min: 0, max: 20}), fc.integer({min: 0, max: 20}))
  .map(([state, business, civil]) => divisionOf({state, business, civil}));

test("levels become parts, and nobody’s task is shared evenly", () => {
  expect(divisionOf({state: 3, business: 1, civil: 0})).toEqual({state: 0.75, business: 0.25, civil: 0});
  expect(divisionOf({state: 0, business: 0, civil: 0}).civil).toBeCloseTo(1 / 3);
});

test("corners lie at the top, the left and the right", () => {
  expect(pointOf({state: 1, business: 0, civil: 0})).toEqual({x: 0.5, y: 0});
  expect(pointOf({state: 0, business: 1, civil: 0})).toEqual({x: 0, y: 1});
  expect(pointOf({state: 0, business: 0, civil: 1})).toEqual({x: 1, y: 1});
});

test("a point gives the division back that lies there, and a point outside the nearest edge", () => {
  fc.assert(
    fc.property(anyDivision, (division) => {
      const back = divisionAt(pointOf(division));
      for (const c of carriers) expect(back[c]).toBeCloseTo(division[c], 2);
    })
  );
  expect(divisionAt({x: -3, y: 5})).toEqual({state: 0, business: 1, civil: 0});
  expect(divisionAt({x: 9, y: -1})).toEqual({state: 1, business: 0, civil: 0});
});

test("steps stay in the triangle and go where the arrow points", () => {
  fc.assert(
    fc.property(anyDivision, fc.constantFrom("up", "down", "left", "right"), (division, key) => {
      const next = stepDivision(division, key);
      expect(sum(next)).toBeCloseTo(1, 2);
      for (const c of carriers) expect(next[c]).toBeGreaterThanOrEqual(-0.001);
      const [a, b] = [pointOf(division), pointOf(next)];
      if (key === "up") expect(b.y).toBeLessThanOrEqual(a.y + 0.002);
      if (key === "right") expect(b.x).toBeGreaterThanOrEqual(a.x - 0.002);
    })
  );
  expect(stepDivision({state: 1, business: 0, civil: 0}, "down")).toEqual({state: 0.95, business: 0.025, civil: 0.025});
});

test("words and leads", () => {
  expect(divisionText({state: 0.5, business: 0.25, civil: 0.25})).toBe(
    "the state 50 per cent, business 25 per cent, civil society 25 per cent"
  );
  expect(mainCarriers({state: 0.4, business: 0.4, civil: 0.2})).toEqual(["state", "business"]);
});

test("agreement is by distance first, then by who carries most", () => {
  const ours = {state: 0.75, business: 0.25, civil: 0};
  expect(agreement({state: 0.6, business: 0.3, civil: 0.1}, ours)).toBe("near");
  expect(agreement({state: 0.5, business: 0.1, civil: 0.4}, ours)).toBe("same lead");
  expect(agreement({state: 0.1, business: 0.1, civil: 0.8}, ours)).toBe("other lead");
});

test("every reading names a carrier and passages that there are, and its task is a dimension", () => {
  const passages = new Set(readTable("passage").map((row) => row.id));
  const dimensions = contractsData().dimensions.map((d) => d.id);
  for (const task of tasks) {
    expect(dimensions).toContain(task);
    for (const country of ["IN", "CN", "BR"]) {
      const {levels, passages: own} = readings[task][country]!;
      expect(levels.state + levels.business + levels.civil).toBeGreaterThan(0);
      expect(own.length).toBeGreaterThan(0);
      for (const id of own) expect(passages).toContain(id);
    }
  }
});

test("where the paper gives no order of rule writing, voice and help, our readings are no levels of the table", () => {
  const {contracts} = contractsData();
  for (const id of ["rule-writing", "worker-voice", "assistance"])
    expect(contracts.filter((r) => r.dimension === id).map((r) => r.level)).toEqual([null, null, null]);
});

test("a year on record is the first after the words that announce it", () => {
  expect(yearOnRecord("The paper gives no year. Public record: an act of 2005, in force since 2006.")).toBe(2005);
  expect(yearOnRecord("The paper gives no year, unlike 1999.")).toBeNull();
  expect(yearOnRecord(null)).toBeNull();
});

test("the paper dates one rule on labour or the environment, as the figure’s title says", () => {
  const {policies} = contractsData();
  expect(policies.filter((p) => p.group === "rule" && p.dated === "paper").map((p) => p.id)).toEqual([
    "cn-labour-contract-law"
  ]);
});
