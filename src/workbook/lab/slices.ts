import type {Kernel} from "../../model/pressures/memory.js";
import {outcomeKeys, type OutcomeKey} from "../../model/pressures/outcomes.js";
import {lateMean, simulate, type Setting, type Simulation} from "../../model/pressures/run.js";

/** How many firms a slice of work moves by one period; small enough that a slice of the plain kernel takes few milliseconds. */
export const sliceWork = 2000;

/** The last periods of a run over which its outcomes are averaged. */
export const latePeriods = 10;

/** Place of each outcome in what a run gives back. */
export const outcomeIndex = Object.fromEntries(outcomeKeys.map((key, i) => [key, i])) as Record<OutcomeKey, number>;

/**
 * Runs a setting and gives way after each slice of work; returns all outcomes, one after the other, a number a period.
 * `watch` is told after every period. Throws a ValueError for a bad setting.
 */
export function* runSlices(
  setting: Setting,
  kernel: Kernel,
  watch?: (simulation: Simulation) => void
): Generator<void, Float64Array> {
  const {firms, periods} = setting.values;
  const simulation = simulate(setting, kernel);
  const series = new Float64Array(outcomeKeys.length * periods);
  const steps = Math.max(1, Math.floor(sliceWork / firms));
  for (let t = 0; t < periods; t++) {
    if (t % steps === 0) yield;
    const now = simulation.step();
    outcomeKeys.forEach((key, o) => (series[o * periods + t] = now[key]));
    watch?.(simulation);
  }
  return series;
}

/** Returns the series of one outcome in what a run gave back, without a copy. */
export function seriesOf(packed: Float64Array, outcome: OutcomeKey): Float64Array {
  const periods = packed.length / outcomeKeys.length;
  const o = outcomeIndex[outcome];
  return packed.subarray(o * periods, (o + 1) * periods);
}

/** Returns the mean of each outcome over the last periods of a run. */
export function lateMeans(packed: Float64Array): Float64Array {
  return Float64Array.from(outcomeKeys, (key) => lateMean(seriesOf(packed, key), latePeriods));
}
