import {toValues, type Changes} from "../schema/parameter.js";
import {homeMarketEnsemble, quantile} from "./ensemble.js";
import {homeMarketParameters} from "./parameters.js";

type HomeMarketChanges = Changes<typeof homeMarketParameters>;
type Key = (typeof homeMarketParameters)[number]["key"];

/** Who moved first in how many runs, and the median year of the first move, from 1, or null where nobody moved. */
export interface FirstMovers {
  readonly value: number;
  readonly retailer: number;
  readonly leadFirm: number;
  readonly nobody: number;
  readonly year: number | null;
}

/** Returns who moves first at each value of a parameter, all else as in `changes` or at its default. */
export function measureFirstMovers(
  key: Key,
  values: readonly number[],
  {runs, changes = {}}: {runs: number; changes?: HomeMarketChanges}
): FirstMovers[] {
  return values.map((value) => {
    const {firstBy, firstYear} = homeMarketEnsemble(
      toValues(homeMarketParameters, {...changes, [key]: value} as HomeMarketChanges),
      {runs}
    );
    return {
      value,
      retailer: firstBy.retailer,
      leadFirm: firstBy["lead firm"],
      nobody: firstBy.nobody,
      year: firstYear
    };
  });
}

/** The mean cost of a standard and the mean perceived gain, as shares of the price, year by year: medians over runs. */
export interface CostAndGain {
  readonly cost: readonly number[];
  readonly gain: readonly number[];
  /** Median year of the first move, from 1, or null. */
  readonly firstYear: number | null;
}

/** Returns cost and perceived gain over the years. */
export function measureCostAndGain(changes: HomeMarketChanges, runs: number): CostAndGain {
  const values = toValues(homeMarketParameters, changes);
  const {runs: all, firstYear} = homeMarketEnsemble(values, {runs});
  const middle = (key: "meanCost" | "perceivedNeed") =>
    Array.from({length: values.years}, (_, t) => quantile(Float64Array.from(all, (r) => r[key][t]!).sort(), 0.5));
  return {cost: middle("meanCost"), gain: middle("perceivedNeed"), firstYear};
}

/** Shares of home sales in the last year, medians over runs, from 0 to 1. */
export interface Depth {
  readonly value: number;
  /** Sales under a standard, and the part of them that meets it in substance. */
  readonly label: number;
  readonly substance: number;
}

/** Returns label and substance at each value of a parameter. */
export function measureDepth(
  key: Key,
  values: readonly number[],
  {runs, changes = {}}: {runs: number; changes?: HomeMarketChanges}
): Depth[] {
  return values.map((value) => {
    const {bands} = homeMarketEnsemble(
      toValues(homeMarketParameters, {...changes, [key]: value} as HomeMarketChanges),
      {runs}
    );
    return {value, label: bands.underStandard.median.at(-1)!, substance: bands.inSubstance.median.at(-1)!};
  });
}
