import {sin} from "../../../src/model/numeric/elementary.js";
import {sobolDesign, sobolIndices, type SobolResult} from "../../../src/model/sensitivity/sobol.js";

type Model = (x: ArrayLike<number>) => number;

/** Ishigami and Homma's function of three numbers from −π to π, given as shares of that range. */
export const ishigami: Model = (u) => {
  const [x, y, z] = [0, 1, 2].map((i) => (2 * u[i]! - 1) * 3.141592653589793) as [number, number, number];
  return sin(x) + 7 * sin(y) * sin(y) + 0.1 * z * z * z * z * sin(x);
};

/** Its indices for a = 7 and b = 0.1, from the closed form. */
export const ishigamiIndices = {first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437]};

/** Returns the indices of each of the first so many numbers of a model, and how much they explain by themselves. */
export function resultOf(model: Model, dimensions: number, n: number, seed: number, resamples = 200): SobolResult {
  const factors = Array.from({length: dimensions}, (_, i) => [i]);
  const {a, b, mixed} = sobolDesign(dimensions, factors, {n, seed});
  return sobolIndices(
    {a: a.map(model), b: b.map(model), mixed: mixed.map((points) => points.map(model))},
    {resamples, seed}
  );
}

export const indicesOf = (...args: Parameters<typeof resultOf>) => resultOf(...args).factors;
