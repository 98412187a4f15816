import type {Setting} from "../../model/pressures/run.js";
import {Bands} from "./bands.js";
import type {JobHandle, RunPool} from "./pool.js";

/** Runs of an ensemble; the first is the one that is shown firm by firm. */
export const ensembleRuns = 40;

export interface EnsembleOptions {
  runs?: number;
  priority: number;
  onProgress: (bands: Bands) => void;
  onFailed?: (message: string) => void;
}

/** Runs a setting with many seeds, its own and those that follow; progress tells of every chunk that came in. */
export function runEnsemble(
  pool: RunPool,
  setting: Setting,
  {runs = ensembleRuns, priority, onProgress, onFailed}: EnsembleOptions
): JobHandle {
  const bands = new Bands(setting.values.periods, runs);
  return pool.submit({
    priority,
    count: runs,
    request: (i) => ({setting: {...setting, seed: setting.seed + i}, want: "series"}),
    onResult(_, result) {
      bands.add(result);
      onProgress(bands);
    },
    onFailed
  });
}
