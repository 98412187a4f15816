import {exp, logisticQuantile} from "../numeric/elementary.js";
import {uniform} from "../numeric/random.js";
import type {CollectiveValues} from "./parameters.js";

/** What the random numbers of a run are for. */
export const purposes = {size: 1, taste: 2, trust: 3, kind: 4, decision: 5, caught: 6, margin: 7} as const;

/** What is fixed about each firm of a run; firm i of every array is the one with the number id[i]. */
export interface Firms {
  readonly id: Int32Array;
  /** A multiple of 2⁻²⁰, so that sums do not depend on their order. */
  readonly size: Float64Array;
  /** How far the firm lies from what the association makes, 0 to 1; larger firms lie further on average. */
  readonly distance: Float64Array;
  /** Margin above (or below) that of the average firm, in % of sales. */
  readonly margin: Float64Array;
  /** The trust that is rooted outside the association, 0 to 1. */
  readonly root: Float64Array;
  /** 1 for a firm that only calculates. */
  readonly calculates: Uint8Array;
  /** 0 for the third of the firms that are smallest, 2 for the largest; equal sizes are told apart by their number. */
  readonly third: Uint8Array;
}

/** Returns x rounded to a multiple of 2⁻³⁰: sums of such numbers are exact, and so the same in any order, below 2²². */
export function onGrid(x: number): number {
  return Math.floor(x * 1073741824 + 0.5) / 1073741824;
}

/** Returns a draw with mean 0 and standard deviation 1 of a logistic distribution that is cut off at ±2.5. */
function standardDraw(seed: number, id: number, purpose: number): number {
  const z = 0.5513288954217921 * logisticQuantile(uniform(seed, id, 0, purpose) + 1.1641532182693481e-10);
  return Math.max(-2.5, Math.min(2.5, z));
}

/** Returns the firms of a run; each depends on the seed and its own number, and on the others only by its rank in size. */
export function makeFirms(values: CollectiveValues, seed: number, ids: ArrayLike<number>): Firms {
  const n = ids.length;
  const firms = {
    id: Int32Array.from(ids),
    size: new Float64Array(n),
    distance: new Float64Array(n),
    margin: new Float64Array(n),
    root: new Float64Array(n),
    calculates: new Uint8Array(n),
    third: new Uint8Array(n)
  };
  for (let i = 0; i < n; i++) {
    const id = firms.id[i]!;
    const size = exp(values.sizeSpread * standardDraw(seed, id, purposes.size));
    firms.size[i] = Math.max(1, Math.floor(size * 1048576 + 0.5)) / 1048576;
    firms.margin[i] = values.marginSpread * standardDraw(seed, id, purposes.margin);
    const trust = values.trust + values.trustSpread * standardDraw(seed, id, purposes.trust);
    firms.root[i] = Math.max(0, Math.min(1, trust));
    firms.calculates[i] = uniform(seed, id, 0, purposes.kind) < values.calculators ? 1 : 0;
  }
  const order = Array.from(firms.id.keys()).sort(
    (p, q) => firms.size[p]! - firms.size[q]! || firms.id[p]! - firms.id[q]!
  );
  for (let start = 0; start < n;) {
    const size = firms.size[order[start]!]!;
    let end = start;
    while (end < n && firms.size[order[end]!] === size) end++;
    // Firms of one size share the middle of their ranks, from 0 to 1.
    const rank = (start + end) / (2 * n);
    for (let r = start; r < end; r++) {
      const i = order[r]!;
      firms.distance[i] = (rank + uniform(seed, firms.id[i]!, 0, purposes.taste)) / 2;
      firms.third[i] = Math.floor((3 * r) / n);
    }
    start = end;
  }
  return firms;
}
