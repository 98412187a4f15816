import type {HomeMarketValues} from "./parameters.js";
import {runHomeMarket, type HomeMarketRun} from "./run.js";

export type HomeMarketSeries = "retailerShare" | "leadShare" | "underStandard" | "inSubstance";

/** The middle of many runs and the band that holds eight in ten of them, year by year. */
export interface Band {
  low: Float64Array;
  median: Float64Array;
  high: Float64Array;
}

export interface HomeMarketEnsemble {
  runs: readonly HomeMarketRun[];
  bands: Readonly<Record<HomeMarketSeries, Band>>;
  /** In how many runs a retailer, or a lead firm, moved first, alone or strongest in its year, and in how many nobody did. */
  firstBy: {retailer: number; "lead firm": number; nobody: number};
  /** Median year of the first move, from 1, over the runs in which there was one; null where there was none. */
  firstYear: number | null;
}

/** Returns the value below which a share of sorted numbers lies, interpolated between neighbours. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

/** Returns runs under the seeds first, first + 1, … with their bands. */
export function homeMarketEnsemble(
  values: HomeMarketValues,
  {runs: count = 40, first = 1}: {runs?: number; first?: number} = {}
): HomeMarketEnsemble {
  return ensembleOf(
    values,
    Array.from({length: count}, (_, i) => runHomeMarket(values, first + i))
  );
}

/** Returns runs of the same values, at least one, with their bands. */
export function ensembleOf(values: HomeMarketValues, runs: readonly HomeMarketRun[]): HomeMarketEnsemble {
  const count = runs.length;
  const column = new Float64Array(count);
  const band = (key: HomeMarketSeries): Band => {
    const result = {
      low: new Float64Array(values.years),
      median: new Float64Array(values.years),
      high: new Float64Array(values.years)
    };
    for (let t = 0; t < values.years; t++) {
      for (let i = 0; i < count; i++) column[i] = runs[i]![key][t]!;
      column.sort();
      result.low[t] = quantile(column, 0.1);
      result.median[t] = quantile(column, 0.5);
      result.high[t] = quantile(column, 0.9);
    }
    return result;
  };
  const years = Float64Array.from(runs.flatMap((r) => (r.first ? [r.first.year] : []))).sort();
  const by = (kind: "retailer" | "lead firm") => runs.filter((r) => r.first?.kind === kind).length;
  return {
    runs,
    bands: {
      retailerShare: band("retailerShare"),
      leadShare: band("leadShare"),
      underStandard: band("underStandard"),
      inSubstance: band("inSubstance")
    },
    firstBy: {retailer: by("retailer"), "lead firm": by("lead firm"), nobody: count - years.length},
    firstYear: years.length ? quantile(years, 0.5) : null
  };
}
