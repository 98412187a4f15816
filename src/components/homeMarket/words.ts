import type {HomeMarketEnsemble} from "../../model/homeMarket/ensemble.js";
import type {FigureTable} from "../figureFrame.js";

/** Returns a share as a whole percentage. */
export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** Returns who moves first in the run that is shown and over all runs, in two sentences. */
export function firstMoverWords({runs, firstBy, firstYear}: HomeMarketEnsemble, shown: number): string {
  const first = runs[shown]?.first ?? null;
  const others = first ? first.together - 1 : 0;
  const alone = others === 0 ? "alone" : others === 1 ? "with one more seller" : `with ${others} more sellers`;
  const here = first
    ? `In the run shown a ${first.kind} moves first, in year ${first.year}, ${alone}.`
    : "In the run shown nobody attaches a standard.";
  const over =
    firstYear === null
      ? `Nor does anybody in the other runs.`
      : `Over ${runs.length} runs a retailer is first in ${firstBy.retailer}, a lead firm in ${firstBy["lead firm"]} and nobody in ${firstBy.nobody}; the middle year of the first move is ${Math.round(firstYear)}.`;
  return `${here} ${over}`;
}

/** Returns the medians every fifth year as a table. */
export function homeMarketTable({bands}: HomeMarketEnsemble): FigureTable {
  const years = bands.underStandard.median.length;
  const shown = Array.from({length: years}, (_, t) => t).filter((t) => t === 0 || (t + 1) % 5 === 0 || t === years - 1);
  const cell = ({low, median, high}: (typeof bands)["leadShare"], t: number) =>
    `${percent(median[t]!)} (${Math.round(100 * low[t]!)} to ${Math.round(100 * high[t]!)})`;
  return {
    columns: ["Year", "Retailers", "Lead firms", "Home sales under a standard", "of which in substance"],
    numbers: [0, 1, 2, 3, 4],
    rows: shown.map((t) => [
      t + 1,
      cell(bands.retailerShare, t),
      cell(bands.leadShare, t),
      cell(bands.underStandard, t),
      cell(bands.inSubstance, t)
    ])
  };
}
