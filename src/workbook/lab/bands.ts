import {outcomeKeys, type OutcomeKey} from "../../model/pressures/outcomes.js";
import {lateMeans, outcomeIndex} from "./slices.js";

/**
 * What many runs of one setting have in common, as they come in: for each outcome and period the values in order, so that
 * means and quantiles do not depend on the order in which the runs arrive.
 */
export class Bands {
  readonly #sorted: Float64Array;
  readonly #late: Float64Array[] = [];
  #runs = 0;

  constructor(
    readonly periods: number,
    readonly capacity: number
  ) {
    this.#sorted = new Float64Array(outcomeKeys.length * periods * capacity);
  }

  /** Runs that came in. */
  get runs(): number {
    return this.#runs;
  }

  /** Takes in a run: all outcomes one after the other, a number a period. Throws a RangeError when it does not fit. */
  add(packed: Float64Array): void {
    if (packed.length !== outcomeKeys.length * this.periods || this.#runs === this.capacity)
      throw new RangeError(`A run of ${packed.length} numbers does not fit here.`);
    const sorted = this.#sorted;
    for (let i = 0; i < packed.length; i++) {
      const start = i * this.capacity;
      const x = packed[i]!;
      let at = start + this.#runs;
      while (at > start && sorted[at - 1]! > x) {
        sorted[at] = sorted[at - 1]!;
        at -= 1;
      }
      sorted[at] = x;
    }
    this.#late.push(lateMeans(packed));
    this.#runs += 1;
  }

  /** Returns the mean of an outcome in each period; 0 without runs. */
  mean(outcome: OutcomeKey): Float64Array {
    return this.#each(outcome, (start) => {
      let sum = 0;
      for (let i = 0; i < this.#runs; i++) sum += this.#sorted[start + i]!;
      return sum / this.#runs;
    });
  }

  /** Returns a quantile of an outcome in each period, by linear interpolation between the runs; p from 0 to 1; 0 without runs. */
  quantile(outcome: OutcomeKey, p: number): Float64Array {
    return this.#each(outcome, (start) => quantileOf(this.#sorted, start, this.#runs, p));
  }

  /** Returns the mean over runs of an outcome's mean over the last periods; NaN without runs. */
  late(outcome: OutcomeKey): number {
    const values = this.lateValues(outcome);
    return values.reduce((a, b) => a + b, 0) / values.length;
  }

  /** Returns a quantile over runs of an outcome's mean over the last periods; NaN without runs. */
  lateQuantile(outcome: OutcomeKey, p: number): number {
    const values = this.lateValues(outcome);
    return values.length ? quantileOf(values, 0, values.length, p) : NaN;
  }

  /** Returns each run's mean of an outcome over the last periods, in order of size. */
  lateValues(outcome: OutcomeKey): Float64Array {
    return Float64Array.from(this.#late, (means) => means[outcomeIndex[outcome]]!).sort();
  }

  #each(outcome: OutcomeKey, of: (start: number) => number): Float64Array {
    const series = new Float64Array(this.periods);
    if (!this.#runs) return series;
    const first = outcomeIndex[outcome] * this.periods;
    for (let t = 0; t < this.periods; t++) series[t] = of((first + t) * this.capacity);
    return series;
  }
}

/** Returns a quantile of n numbers in order from a place on, by linear interpolation. */
export function quantileOf(sorted: ArrayLike<number>, start: number, n: number, p: number): number {
  const at = p * (n - 1);
  const low = Math.floor(at);
  const a = sorted[start + low]!;
  const b = sorted[start + Math.min(n - 1, low + 1)]!;
  return a + (at - low) * (b - a);
}
