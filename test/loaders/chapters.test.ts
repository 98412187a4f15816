import {expect, test} from "vitest";
import {homeMarketData} from "../../loaders/homeMarket.js";
import {agendaRows} from "../../loaders/studyDesign.js";
import {agendaNeeds, agendaPoints} from "../../src/workbook/studyDesign/agenda.js";

test("every row of the agenda has a point with a name and what a study of it would need", () => {
  const rows = agendaRows();
  expect(new Set(rows.map(({point}) => point)).size).toBe(agendaPoints.length);
  for (const {id, groups} of rows) {
    expect(groups.length, id).toBeGreaterThan(0);
    for (const group of groups) expect(Object.keys(agendaNeeds), id).toContain(group);
  }
});

test("the runs of the home market come with their panels, pairs and clusters", () => {
  const {runs, firstMovers, costAndGain, depth} = homeMarketData(2);
  expect(runs).toBe(2);
  expect(firstMovers.map(({points}) => points.length)).toEqual([5, 5, 5, 5, 5, 5]);
  for (const {settings} of costAndGain) for (const {cost, gain} of settings) expect(cost.length).toBe(gain.length);
  expect(depth.map(({points}) => points.length)).toEqual([6, 6, 6]);
});
