import {logistic} from "../numeric/elementary.js";
import {supported} from "./sharedGood.js";

/** What one firm weighs in one period; amounts in % of its sales, shares from 0 to 1. */
export interface Weighed {
  /** What the whole good is worth to this firm, after rivalry. */
  worth: number;
  /** The share of the others that it expects to contribute. */
  trust: number;
  /** Its own share of all possible dues. */
  weight: number;
  /** The good as it stands. */
  good: number;
  /** The share of firms that contributed before, who are those that watch. */
  watchers: number;
  /** What being caught now would cost, after graduation. */
  fine: number;
  calculates: boolean;
}

/** The terms of the association and of the decision; see the parameters of the same names. */
export interface Terms {
  readonly setUp: number;
  readonly exclusion: number;
  readonly dues: number;
  readonly future: number;
  readonly sanction: number;
  readonly watchCost: number;
}

/** Returns what each contributor spends on watching, in % of sales: nothing where there is no sanction. */
export function watching({sanction, watchCost}: Pick<Terms, "sanction" | "watchCost">, watchers: number): number {
  return sanction > 0 ? watchCost * (1 - watchers) : 0;
}

/**
 * Returns by how much contributing attracts a firm more than staying away, in % of its sales: the common gain that it hopes
 * for if it waits for others, its own effect on the good, what it would be shut out from, and the fine that it expects,
 * less dues and watching. Our assumption, after conditional co-operation as in Ostrom (1990).
 */
export function attraction({worth, trust, weight, good, watchers, fine, calculates}: Weighed, terms: Terms): number {
  const {setUp, exclusion, dues, future} = terms;
  const others = trust * (1 - weight);
  const hope = calculates ? 0 : future * worth * supported(trust, setUp);
  const own = worth * (supported(Math.min(1, others + weight), setUp) - supported(others, setUp));
  const kept = exclusion * worth * good;
  return hope + own + kept + watchers * fine - dues - watching(terms, watchers);
}

/** Returns whether a firm contributes, given a uniform draw of 32 bits: with the chance logistic(attraction ÷ noise), or, without noise, when the attraction is above 0. */
export function contributes(attraction: number, noise: number, draw: number): boolean {
  if (noise === 0) return attraction > 0;
  const x = attraction / noise;
  // logistic(3.5) is 0.9707: most draws need no exponential.
  if (x > 3.5 && draw < 0.97) return true;
  if (x < -3.5 && draw > 0.03) return false;
  return draw < logistic(x);
}
