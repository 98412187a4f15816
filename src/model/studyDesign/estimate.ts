import type {StudyCluster} from "./cluster.js";
import type {Sample} from "./designs.js";
import {instrumentKeys, measure, type Instrument, type FirmRecord} from "./instruments.js";
import type {StudyDesignValues} from "./parameters.js";

/** What a study may want to know: two shares of firms and two shares of workers. */
export const estimands = ["letter", "spirit", "hidden", "decent"] as const;
export type Estimand = (typeof estimands)[number];

/** An estimated share, from 0 to 1, with its standard error; the error is null where a layer holds a single firm of several. */
export interface Estimate {
  value: number;
  error: number | null;
  /** Firms that it rests on. */
  n: number;
}

/** Returns what an estimand is a share of: firms, or workers whom the study knows of. */
function denominator(record: FirmRecord, estimand: Estimand): number {
  return estimand === "letter" || estimand === "spirit" ? 1 : record.workers + record.hidden;
}

/**
 * Returns the estimate of a share from a sample, or null when it is empty: the combined ratio estimator with its linearised
 * variance and finite-population correction (Cochran 1977, chapters 5 and 6). For a share of firms it is the ordinary weighted mean.
 */
export function estimate(
  cluster: StudyCluster,
  sample: Sample,
  instrument: Instrument,
  estimand: Estimand,
  values: StudyDesignValues,
  seed: number,
  keep: (firm: number) => boolean = () => true
): Estimate | null {
  const keys = instrumentKeys(seed);
  const record: FirmRecord = {workers: 0, letter: 0, spirit: 0, hidden: 0, decent: 0};
  const layers = sample.layers.map((firms, h) => {
    const y = new Float64Array(firms.length);
    const x = new Float64Array(firms.length);
    for (let i = 0; i < firms.length; i++) {
      if (!keep(firms[i]!)) continue;
      measure(cluster, firms[i]!, instrument, values, keys, record);
      y[i] = record[estimand];
      x[i] = denominator(record, estimand);
    }
    return {y, x, n: firms.length, size: sample.sizes[h]!};
  });
  let [Y, X, n] = [0, 0, 0];
  for (const {y, x, n: drawn, size} of layers) {
    for (let i = 0; i < drawn; i++) {
      Y += (size / drawn) * y[i]!;
      X += (size / drawn) * x[i]!;
      if (x[i]! > 0) n++;
    }
  }
  if (X === 0) return null;
  const value = Y / X;
  let variance: number | null = 0;
  for (const {y, x, n: drawn, size} of layers) {
    if (drawn === 0 || drawn >= size) continue;
    if (drawn === 1) {
      variance = null;
      break;
    }
    let [sum, squares] = [0, 0];
    for (let i = 0; i < drawn; i++) {
      const d = y[i]! - value * x[i]!;
      sum += d;
      squares += d * d;
    }
    const s2 = Math.max(0, squares - (sum * sum) / drawn) / (drawn - 1);
    variance += (size * size * (1 - drawn / size) * s2) / drawn / (X * X);
  }
  return {value, error: variance === null ? null : Math.sqrt(variance), n};
}

/** Returns the true value of an estimand in a cluster, or null where the kept part is empty: a census with perfect sight. */
export function truth(
  cluster: StudyCluster,
  estimand: Estimand,
  values: StudyDesignValues,
  keep?: (firm: number) => boolean
): number | null {
  const everyone: Sample = {layers: [Int32Array.from({length: cluster.n}, (_, i) => i)], sizes: [cluster.n]};
  return estimate(cluster, everyone, "perfect", estimand, values, 0, keep)?.value ?? null;
}
