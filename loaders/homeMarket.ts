import {measureCostAndGain, measureDepth, measureFirstMovers} from "../src/model/homeMarket/measures.js";
import type {HomeMarketData} from "../src/workbook/homeMarket/homeMarketData.js";

/** What is moved in the panels on first movers: parameter, words for it, values. */
const panels = [
  {key: "experience", label: "Firms with export experience", unit: "of all firms", values: [0, 0.2, 0.4, 0.6, 0.8]},
  {key: "awareGrowth", label: "Growth of awareness", unit: "a year", values: [0, 0.08, 0.15, 0.25, 0.4]},
  {key: "activists", label: "Activists campaign", unit: "chance a year", values: [0, 0.25, 0.5, 0.75, 1]},
  {key: "unions", label: "Unions campaign", unit: "chance a year", values: [0, 0.25, 0.5, 0.75, 1]},
  {key: "perception", label: "What sellers see of it", unit: "of true awareness", values: [0.5, 0.75, 1, 1.25, 1.5]},
  {key: "barrier", label: "Barrier to an own brand", unit: "of a mean firm’s sales", values: [0.05, 0.1, 0.2, 0.4, 0.6]}
] as const;

const quiet = {awareStart: 0, awareGrowth: 0};
const pairs = [
  {
    id: "know-how",
    label: "know-how from exports",
    settings: [
      {name: "No firm has exported under a standard", changes: {experience: 0}},
      {name: "Most firms have", changes: {experience: 0.8}}
    ]
  },
  {
    id: "eyes",
    label: "what sellers see of their customers",
    settings: [
      {name: "Sellers see half of the awareness", changes: {perception: 0.5}},
      {name: "Sellers see half as much again", changes: {perception: 1.5}}
    ]
  },
  {
    id: "campaigns",
    label: "campaigns, where no customer is aware at first",
    settings: [
      {name: "Nobody campaigns", changes: {...quiet, activists: 0, unions: 0, politicians: 0}},
      {name: "Activists, unions and politicians do", changes: {...quiet, activists: 1, unions: 0.5, politicians: 0.5}}
    ]
  }
] as const;

const scrutiny = [0, 0.2, 0.4, 0.6, 0.8, 1];
const clusters = [
  {name: "No know-how from exports", experience: 0},
  {name: "Some", experience: 0.4},
  {name: "Much", experience: 0.8}
];

const rounded = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toFixed(4)) : value);

/** Returns what the chapter on the home market shows of runs of its model; numbers have four decimals. */
export function homeMarketData(runs = 40): HomeMarketData {
  const data: HomeMarketData = {
    runs,
    firstMovers: panels.map(({key, label, unit, values}) => ({
      key,
      label,
      unit,
      points: measureFirstMovers(key, values, {runs})
    })),
    costAndGain: pairs.map(({id, label, settings: [a, b]}) => ({
      id,
      label,
      settings: [
        {name: a.name, ...measureCostAndGain(a.changes, runs)},
        {name: b.name, ...measureCostAndGain(b.changes, runs)}
      ]
    })),
    depth: clusters.map(({name, experience}) => ({
      name,
      points: measureDepth("scrutiny", scrutiny, {runs, changes: {experience}})
    }))
  };
  return JSON.parse(JSON.stringify(data, rounded)) as HomeMarketData;
}
