import {periods, type CollectiveValues} from "./parameters.js";
import {runCollective, type CollectiveRun, type SeriesName} from "./run.js";

/** The middle of several runs in each period, and the values below and above which a tenth of them lies. */
export interface Band {
  readonly low: Float64Array;
  readonly middle: Float64Array;
  readonly high: Float64Array;
}

/** Returns the band of a series over at least one run; its edges and middle are values of runs (nearest rank). */
export function bandOf(runs: readonly CollectiveRun[], name: SeriesName): Band {
  const band = {low: new Float64Array(periods), middle: new Float64Array(periods), high: new Float64Array(periods)};
  const column = new Float64Array(runs.length);
  const at = (share: number) => column[Math.min(runs.length - 1, Math.floor(share * runs.length))]!;
  for (let t = 0; t < periods; t++) {
    runs.forEach((run, r) => (column[r] = run[name][t]!));
    column.sort();
    band.low[t] = at(0.1);
    band.middle[t] = at(0.5);
    band.high[t] = at(0.9);
  }
  return band;
}

/** Yields the runs of the seeds after the first, one at a time, so that the caller can stop between two. */
export function* otherRuns(values: CollectiveValues, seed: number, count: number): Generator<CollectiveRun, void> {
  for (let k = 1; k < count; k++) yield runCollective(values, seed + k);
}
