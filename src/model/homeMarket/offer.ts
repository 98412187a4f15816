import type {HomeMarketValues} from "./parameters.js";

/** What a seller faces in a year, per unit of its premium sales. */
export interface Prospect {
  /** Share of middle-class customers whom it takes to be aware, from 0 to 1. */
  aware: number;
  /** What an aware customer pays on top, as a share of the price. */
  premium: number;
  /** What it would lose without a standard under this year's campaigns, as a share of the price. */
  threat: number;
  /** Full cost of the standard, as a share of the price. */
  cost: number;
}

/** Returns the premium share of a seller's sales, from 0 to 1: the middle class's share, moved by how upmarket it is; the mean over sellers is that share. */
export function premiumShare(middle: number, upmarket: number): number {
  return middle + (2 * upmarket - 1) * Math.min(middle, 1 - middle);
}

/** Returns the yearly gain, as a share of the price, from a standard that is met in substance. */
export function substanceGain({aware, premium, threat, cost}: Prospect): number {
  return aware * premium + threat - cost;
}

/** Returns the yearly gain, as a share of the price, from a label without substance: cheaper, but some aware customers see through it. */
export function letterGain({aware, premium, threat, cost}: Prospect, values: HomeMarketValues): number {
  return (1 - values.scrutiny) * aware * premium + threat - values.letterCost * cost;
}

/** Returns the factor, from 0 to 1, by which know-how and the share of sellers that have moved lower the cost of a standard. */
export function costFactor(values: HomeMarketValues, knowHow: number, moved: number): number {
  return (1 - values.transfer * knowHow) * (1 - values.learning * moved);
}
