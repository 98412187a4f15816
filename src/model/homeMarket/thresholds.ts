import {exp} from "../numeric/elementary.js";
import {costFactor, letterGain, premiumShare, substanceGain, type Prospect} from "./offer.js";
import type {HomeMarketValues} from "./parameters.js";
import {optimism, toSellers, type Seller} from "./sellers.js";

/** A moment in which everybody asks whether to move: shares from 0 to 1. */
export interface Moment {
  /** Aware share of middle-class customers. */
  aware: number;
  /** Middle-class share of home sales. */
  middle: number;
}

/** A seller with how far its picture of awareness is off for good; moods of single years are left out. */
export interface Judge {
  readonly seller: Seller;
  readonly seen: number;
}

/** Returns those who may move while the middle class has this share of home sales: retailers, and firms that can have a brand. */
export function judgesOf(values: HomeMarketValues, middle: number, seed: number): Judge[] {
  return toSellers(values, seed)
    .filter((s) => s.kind === "retailer" || s.size * s.maturity * middle > values.barrier)
    .map((seller) => ({seller, seen: exp((values.noise * optimism(seed, seller.id)) / Math.SQRT2)}));
}

/**
 * Returns whether each judge would have a standard in a year without campaigns if the share `moved` of all had one, by the
 * rules of the model. The premium is taken to be crowded as far as sellers have moved.
 */
export function wouldMove(
  values: HomeMarketValues,
  judges: readonly Judge[],
  moment: Moment,
  moved: number
): boolean[] {
  const prospect: Prospect = {
    aware: 0,
    premium: values.willingness * (1 - values.crowding * moved),
    threat: 0,
    cost: 0
  };
  const hurdle = values.hurdle * (1 - values.imitation * moved);
  return judges.map(({seller, seen}) => {
    const factor = costFactor(values, seller.knowHow, moved);
    prospect.cost = values.cost * factor;
    prospect.aware = Math.min(1, values.perception * moment.aware * seen);
    const gain = Math.max(substanceGain(prospect), letterGain(prospect, values));
    return premiumShare(moment.middle, seller.upmarket) * gain - (values.setUp * factor) / seller.size > hurdle;
  });
}

/** Returns the share of judges, from 0 to 1, who would move if the share `moved` had; 0 where there are none. */
export function response(values: HomeMarketValues, judges: readonly Judge[], moment: Moment, moved: number): number {
  const answers = wouldMove(values, judges, moment, moved);
  return answers.length ? answers.filter(Boolean).length / answers.length : 0;
}

/** Returns the shares that have moved, round after round from 0, until they no longer rise; each answers the one before. */
export function cascade(values: HomeMarketValues, judges: readonly Judge[], moment: Moment): number[] {
  const shares = [0];
  for (;;) {
    const next = response(values, judges, moment, shares.at(-1)!);
    if (next <= shares.at(-1)!) return shares;
    shares.push(next);
  }
}
