import {uniform} from "../numeric/random.js";
import {latinHypercube, type Points} from "./sample.js";

/** Two independent samples, and for each factor the first sample with that factor taken from the second. */
export interface SobolDesign {
  readonly a: Points;
  readonly b: Points;
  readonly mixed: readonly Points[];
}

/** The outputs at the points of a design. */
export interface SobolOutputs {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  readonly mixed: readonly ArrayLike<number>[];
}

/** An estimate with the ends of its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Shares of the variance of an output; estimates can lie a little below 0 or above 1 by chance. */
export interface SobolIndex {
  /** What the factor explains by itself. */
  readonly first: Estimate;
  /** What would be left if everything but the factor were known: by itself and together with others. */
  readonly total: Estimate;
}

/** The indices of all factors, and their first-order indices added up: what is missing to 1 arises between factors only. */
export interface SobolResult {
  readonly factors: readonly SobolIndex[];
  readonly additive: Estimate;
}

/**
 * Returns the points at which a model has to be run. A factor is a list of dimensions that move together; all dimensions
 * from 0 to `dimensions` − 1 vary in both samples.
 */
export function sobolDesign(
  dimensions: number,
  factors: readonly (readonly number[])[],
  {n, seed}: {n: number; seed: number}
): SobolDesign {
  const both = latinHypercube(n, 2 * dimensions, seed);
  const a = both.map((row) => row.slice(0, dimensions));
  const b = both.map((row) => row.slice(dimensions));
  const mixed = factors.map((own) =>
    a.map((row, j) => {
      const point = row.slice();
      for (const d of own) point[d] = b[j]![d]!;
      return point;
    })
  );
  return {a, b, mixed};
}

/** Returns a quantile of sorted numbers, between neighbours by a straight line; share from 0 to 1. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}

/**
 * Returns the first-order index of each factor by the estimator of Saltelli et al. (2010) and its total index by that of
 * Jansen (1999), with percentile intervals from as many bootstrap resamples of the rows; resamples are the same for all
 * factors. Where the output does not vary, all indices are 0.
 */
export function sobolIndices({a, b, mixed}: SobolOutputs, {resamples = 500, seed = 1} = {}): SobolResult {
  const n = a.length;
  let mean = 0;
  for (let j = 0; j < n; j++) mean += (a[j]! + b[j]!) / (2 * n);
  // Outputs are taken from their mean, which changes no index and makes the first-order estimator less noisy.
  const A = Float64Array.from({length: n}, (_, j) => a[j]! - mean);
  const B = Float64Array.from({length: n}, (_, j) => b[j]! - mean);
  const sums = Float64Array.from({length: n}, (_, j) => A[j]! + B[j]!);
  const squares = Float64Array.from({length: n}, (_, j) => A[j]! * A[j]! + B[j]! * B[j]!);
  const variance = (weights: ArrayLike<number>): number => {
    const m = weigh(weights, sums) / (2 * n);
    return Math.max(0, weigh(weights, squares) / (2 * n) - m * m);
  };
  const once = new Float64Array(n).fill(1);
  const draws = Array.from({length: resamples}, (_, r) => bootstrapWeights(n, seed, r));
  const whole = variance(once);
  const variances = draws.map(variance);
  // Rounding alone must not pass for variation.
  const least = 1e-20 * (mean * mean + 1e-300);

  const estimate = (parts: Float64Array): Estimate => {
    const share = (weights: ArrayLike<number>, v: number) => (v > least ? weigh(weights, parts) / n / v : 0);
    const sorted = Float64Array.from(draws, (weights, r) => share(weights, variances[r]!)).sort();
    const value = share(once, whole);
    if (!resamples) return {value, low: value, high: value};
    return {value, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975)};
  };

  const allAlone = new Float64Array(n);
  const factors = mixed.map((outputs) => {
    const alone = new Float64Array(n);
    const together = new Float64Array(n);
    for (let j = 0; j < n; j++) {
      const change = outputs[j]! - mean - A[j]!;
      alone[j] = B[j]! * change;
      together[j] = 0.5 * change * change;
      allAlone[j]! += alone[j]!;
    }
    return {first: estimate(alone), total: estimate(together)};
  });
  return {factors, additive: estimate(allAlone)};
}

/** Returns how often each of n rows is drawn in a bootstrap resample. */
function bootstrapWeights(n: number, seed: number, resample: number): Float64Array {
  const weights = new Float64Array(n);
  for (let j = 0; j < n; j++) weights[Math.floor(uniform(seed, j, resample, 4) * n)]! += 1;
  return weights;
}

function weigh(weights: ArrayLike<number>, parts: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < parts.length; j++) sum += weights[j]! * parts[j]!;
  return sum;
}
