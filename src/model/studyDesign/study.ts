import type {StudyCluster} from "./cluster.js";
import {drawSample, needsFrame, toFrame, type Design} from "./designs.js";
import {estimate, truth, type Estimand} from "./estimate.js";
import {costPerFirm, type Instrument} from "./instruments.js";
import type {StudyDesignValues} from "./parameters.js";

/** A plan for a study. */
export interface Plan {
  readonly design: Design;
  readonly instrument: Instrument;
  readonly estimand: Estimand;
}

/** What the same plan, carried out many times in the same cluster, comes to. */
export interface Repeated {
  truth: number;
  /** The estimates; studies without a single firm have none. */
  estimates: Float64Array;
  /** Firms that the budget pays for, and firms reached in the mean. */
  affordable: number;
  reached: number;
  /** Mean error, spread of the estimates and root of the mean squared error, in shares; null where no study found a firm. */
  bias: number | null;
  sd: number | null;
  rmse: number | null;
  /** Share of the nominal 95 % intervals that hold the truth; null where no study could give one. */
  coverage: number | null;
}

/** The factor of a nominal 95 % interval of the normal distribution. */
export const normal95 = 1.959963984540054;

/** Returns how many firms a budget pays for; a full list is paid for first, and no more firms are paid for than exist. */
export function affordableFirms(values: StudyDesignValues, design: Design, instrument: Instrument): number {
  const left = values.budget - (needsFrame(design) ? values.frameCost * values.firms : 0);
  return Math.min(values.firms, Math.max(0, Math.floor(left / costPerFirm(instrument, values) + 1e-9)));
}

/** Returns the result of repeating a plan under the seeds first, first + 1, … in one cluster. */
export function repeatStudy(
  cluster: StudyCluster,
  plan: Plan,
  values: StudyDesignValues,
  {draws = 120, first = 1, n = affordableFirms(values, plan.design, plan.instrument)} = {}
): Repeated {
  const target = truth(cluster, plan.estimand, values)!;
  const frame = toFrame(cluster, plan.design);
  const estimates = new Float64Array(draws);
  let [got, reached, intervals, covering] = [0, 0, 0, 0];
  for (let k = 0; k < draws && n > 0; k++) {
    const sample = drawSample(cluster, frame, n, first + k, values);
    const result = estimate(cluster, sample, plan.instrument, plan.estimand, values, first + k);
    if (!result) continue;
    estimates[got++] = result.value;
    reached += result.n;
    if (result.error === null) continue;
    intervals++;
    // A rounding error must not make a census miss the truth.
    if (Math.abs(result.value - target) <= normal95 * result.error + 1e-12) covering++;
  }
  const kept = estimates.slice(0, got);
  let [sum, squares] = [0, 0];
  for (const value of kept) sum += value - target;
  const bias = got ? sum / got : null;
  for (const value of kept) squares += (value - target - bias!) ** 2;
  const sd = got ? Math.sqrt(squares / got) : null;
  return {
    truth: target,
    estimates: kept,
    affordable: n,
    reached: got ? reached / got : 0,
    bias,
    sd,
    rmse: got ? Math.sqrt(bias! * bias! + sd! * sd!) : null,
    coverage: intervals ? covering / intervals : null
  };
}

/** Returns the root mean squared error of a plan under each budget, in shares; null where the budget pays for no firm. */
export function errorByBudget(
  cluster: StudyCluster,
  plan: Plan,
  values: StudyDesignValues,
  budgets: readonly number[],
  {draws = 60, first = 1} = {}
): (number | null)[] {
  return budgets.map((budget) => repeatStudy(cluster, plan, {...values, budget}, {draws, first}).rmse);
}
