import {outcomeKeys} from "../../../src/model/pressures/outcomes.js";
import type {Series} from "../../../src/model/pressures/run.js";

/** All numbers of a run as bytes, outcome after outcome, for a digest. */
export function seriesBytes(series: Series): Uint8Array<ArrayBuffer> {
  const numbers = Float64Array.from(outcomeKeys.flatMap((key) => Array.from(series[key])));
  return new Uint8Array(numbers.buffer);
}
