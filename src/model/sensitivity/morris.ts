import {uniform} from "../numeric/random.js";
import {shuffled, type Points} from "./sample.js";

/** Walks through the unit cube that move one factor at a time. */
export interface MorrisDesign {
  readonly factors: number;
  /** Length of every move, as a share of a factor's range. */
  readonly delta: number;
  /** The points of all walks, one walk after the other; a walk has one point more than there are factors. */
  readonly points: Points;
  /** For each walk, the factor that each move changes. */
  readonly orders: readonly (readonly number[])[];
}

/** What one factor does to an output, in units of the output per full range of the factor. */
export interface ElementaryEffect {
  /** Mean effect with its sign. */
  readonly mu: number;
  /** Mean size of the effect, so that ups and downs do not cancel. */
  readonly muStar: number;
  /** Standard deviation of the effect: large where it depends on the others or is not straight. */
  readonly sigma: number;
}

/**
 * Returns the design of Morris (1991): each walk starts at a random point of a grid with an even number of levels and moves
 * every factor once, in random order, by levels / (2 (levels − 1)) of its range, up or down as the grid allows.
 */
export function morrisDesign(
  factors: number,
  {walks, levels = 4, seed}: {walks: number; levels?: number; seed: number}
): MorrisDesign {
  if (levels < 2 || levels % 2) throw new RangeError(`A grid of ${levels} levels: the number has to be even.`);
  const delta = levels / (2 * (levels - 1));
  const points: Float64Array[] = [];
  const orders: number[][] = [];
  for (let w = 0; w < walks; w++) {
    const now = Float64Array.from({length: factors}, (_, i) => {
      return Math.floor(uniform(seed, i, w, 3) * levels) / (levels - 1);
    });
    const order = shuffled(factors, seed, -1 - w);
    points.push(now.slice());
    for (const i of order) {
      // Half of the levels lie so low that only the way up stays inside, the other half so high that only the way down does.
      now[i] = now[i]! + delta <= 1 + 1e-9 ? Math.min(1, now[i]! + delta) : Math.max(0, now[i]! - delta);
      points.push(now.slice());
    }
    orders.push(order);
  }
  return {factors, delta, points, orders};
}

/** Returns the elementary effects of each factor from the outputs at the points of a design (Morris 1991; mu* of Campolongo et al. 2007). */
export function elementaryEffects(design: MorrisDesign, outputs: ArrayLike<number>): ElementaryEffect[] {
  const {factors, points, orders} = design;
  const effects: number[][] = Array.from({length: factors}, () => []);
  orders.forEach((order, w) => {
    order.forEach((factor, move) => {
      const from = w * (factors + 1) + move;
      const moved = points[from + 1]![factor]! - points[from]![factor]!;
      effects[factor]!.push((outputs[from + 1]! - outputs[from]!) / moved);
    });
  });
  return effects.map((own) => {
    const mean = (f: (x: number) => number) => own.reduce((sum, x) => sum + f(x), 0) / Math.max(1, own.length);
    const mu = mean((x) => x);
    const spread = own.reduce((sum, x) => sum + (x - mu) * (x - mu), 0);
    return {mu, muStar: mean(Math.abs), sigma: own.length > 1 ? Math.sqrt(spread / (own.length - 1)) : 0};
  });
}
