import type {Population} from "../../model/pressures/firms.js";
import type {Kernel} from "../../model/pressures/memory.js";
import {CLOSED, segments, type PressureValues} from "../../model/pressures/parameters.js";
import type {Setting} from "../../model/pressures/run.js";
import {runSlices} from "./slices.js";

/** One run with what every firm did in every period. */
export interface Film {
  readonly setting: Setting;
  readonly population: Population;
  readonly periods: number;
  /** All outcomes one after the other, a number a period. */
  readonly series: Float64Array;
  /** The option of each place, period after period. */
  readonly options: Uint8Array;
  /** Capability, experience and norm of each place, period after period, in steps of 1/255. */
  readonly capability: Uint8Array;
  readonly experience: Uint8Array;
  readonly norm: Uint8Array;
}

/** Records a run and gives way after each slice of work; returns the film. Throws a ValueError for a bad setting. */
export function* recordFilm(setting: Setting, kernel: Kernel): Generator<void, Film> {
  const {periods} = setting.values;
  let tape: Omit<Film, "series"> | null = null;
  const series = yield* runSlices(setting, kernel, ({population, memory, period}) => {
    const {places} = population;
    const empty = () => new Uint8Array(places * periods);
    tape ??= {
      setting,
      population,
      periods,
      options: empty(),
      capability: empty(),
      experience: empty(),
      norm: empty()
    };
    const start = (period - 1) * places;
    for (let i = 0; i < places; i++) {
      tape.options[start + i] = memory.option[i]!;
      tape.capability[start + i] = memory.capability[i]! * 255 + 0.5;
      tape.experience[start + i] = memory.experience[i]! * 255 + 0.5;
      tape.norm[start + i] = memory.norm[i]! * 255 + 0.5;
    }
  });
  return {...tape!, series};
}

/** Returns how many firms of each segment (rows) are in each state (columns: the four options, closed, moved) in a period counted from 0. */
export function countStates({population, options}: Film, period: number): number[][] {
  const start = period * population.places;
  return segments.map((_, s) => {
    const counts = [0, 0, 0, 0, 0, 0];
    const first = population.starts[s]!;
    for (let i = first; i < first + population.sizes[s]!; i++) counts[options[start + i]!]! += 1;
    return counts;
  });
}

/** Returns the shares of options among the peers whom firms of a segment look at in a period: those of the period before, all 0 in the first. */
export function peerShares(film: Film, segment: number, period: number, openness: number): readonly number[] {
  if (period === 0) return [0, 0, 0, 0];
  const counts = countStates(film, period - 1);
  const active = counts.map((row) => row.slice(0, CLOSED).reduce((a, b) => a + b, 0));
  const everyone = active.reduce((a, b) => a + b, 0);
  return [0, 1, 2, 3].map((o) => {
    const own = active[segment]! ? counts[segment]![o]! / active[segment]! : 0;
    const whole = everyone ? counts.reduce((sum, row) => sum + row[o]!, 0) / everyone : 0;
    return (1 - openness) * own + openness * whole;
  });
}

/** Returns the values that hold in a period counted from 0, with all phases that have begun. */
export function valuesAt({values, phases = []}: Setting, period: number): PressureValues {
  return phases.filter(({from}) => from <= period).reduce((all, {changes}) => ({...all, ...changes}), values);
}
