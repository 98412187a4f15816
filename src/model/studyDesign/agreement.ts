import type {StudyCluster} from "./cluster.js";
import {instrumentKeys, measure, type FirmRecord, type Instrument} from "./instruments.js";
import type {StudyDesignValues} from "./parameters.js";

/** How far what an instrument notes is what is true, if every firm is looked at; shares from 0 to 1. */
export interface Agreement {
  /** Firms of which it says rightly whether they meet the spirit. */
  firms: number;
  /** Workers, hidden ones included, of whom it says rightly how they are treated; errors that cancel within a firm are not seen. */
  workers: number;
}

/** Returns the agreement of an instrument with the truth among the kept firms, or null where there are none. */
export function agreementOf(
  cluster: StudyCluster,
  instrument: Instrument,
  values: StudyDesignValues,
  seed: number,
  keep: (firm: number) => boolean = () => true
): Agreement | null {
  const keys = instrumentKeys(seed);
  const blank = (): FirmRecord => ({workers: 0, letter: 0, spirit: 0, hidden: 0, decent: 0});
  const [noted, real] = [blank(), blank()];
  let [firms, right, workers, wrong] = [0, 0, 0, 0];
  for (let i = 0; i < cluster.n; i++) {
    if (!keep(i)) continue;
    measure(cluster, i, instrument, values, keys, noted);
    measure(cluster, i, "perfect", values, keys, real);
    firms++;
    if (noted.spirit === real.spirit) right++;
    workers += real.workers + real.hidden;
    wrong += Math.abs(noted.decent - real.decent);
  }
  return firms ? {firms: right / firms, workers: 1 - wrong / workers} : null;
}
