import {uniform} from "../numeric/random.js";

/** Points in the unit cube: one row a point, one number from 0 to 1 a dimension. */
export type Points = readonly Float64Array[];

/** Returns a shuffled list of the whole numbers from 0 to n − 1; every order is as likely as every other. */
export function shuffled(n: number, seed: number, purpose: number): number[] {
  const keys = Float64Array.from({length: n}, (_, i) => uniform(seed, i, purpose, 1));
  return Array.from({length: n}, (_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b);
}

/**
 * Returns n points of a Latin hypercube (McKay, Beckman and Conover 1979): in each dimension every nth part of the range from
 * 0 to 1 holds exactly one point, at random inside it; dimensions are independent of each other.
 */
export function latinHypercube(n: number, dimensions: number, seed: number): Points {
  const points = Array.from({length: n}, () => new Float64Array(dimensions));
  for (let d = 0; d < dimensions; d++)
    shuffled(n, seed, d).forEach((part, i) => (points[i]![d] = (part + uniform(seed, i, d, 2)) / n));
  return points;
}
