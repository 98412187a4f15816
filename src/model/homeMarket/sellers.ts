import {exp} from "../numeric/elementary.js";
import {drawBits, drawKey, uniform, unitKey} from "../numeric/random.js";
import type {HomeMarketValues} from "./parameters.js";

/** What a random number is drawn for; changing one changes every run. */
const purpose = {size: 1, maturity: 4, tied: 5, luck: 6, upmarket: 7, optimism: 8, mood: 11, supplier: 100};
/** Retailers are numbered from here, firms from 0. */
export const firstRetailer = 1_000_000;

/** A firm of the cluster. */
export interface Firm {
  readonly id: number;
  /** Sales relative to the mean of all firms. */
  readonly size: number;
  /** From 0 to 1. */
  readonly maturity: number;
  /** Whether it has met a standard for buyers abroad. */
  readonly experienced: boolean;
}

/** One who may attach a standard to its premium products: a retailer, or a firm of the cluster once it is a lead firm. */
export interface Seller {
  readonly id: number;
  readonly kind: "retailer" | "firm";
  /** Sales relative to the mean of its kind. */
  readonly size: number;
  /** Share of all home sales, from 0 to 1; a firm has it once it has a brand. */
  readonly sales: number;
  /** From 0, the plainest, to 1, the most upmarket. */
  readonly upmarket: number;
  /** Share of its production that is done with export know-how, from 0 to 1. */
  readonly knowHow: number;
  /** From 0 to 1; 0 for retailers. */
  readonly maturity: number;
}

/** The keys of one bell-shaped number, which takes three purposes from the one given. */
export type BellKeys = readonly [number, number, number];

function bellKeys(seed: number, period: number, what: number): BellKeys {
  return [drawKey(seed, period, what), drawKey(seed, period, what + 1), drawKey(seed, period, what + 2)];
}

/** Returns a bell-shaped random number with mean 0 and standard deviation 1, from −3 to 3: the sum of three uniform numbers, scaled. */
function bell(unit: number, [a, b, c]: BellKeys): number {
  return (drawBits(unit, a) + drawBits(unit, b) + drawBits(unit, c)) / 2147483648 - 3;
}

/** Returns sizes relative to their mean, unequal by a standard deviation of the logarithm. */
function sizes(seed: number, ids: readonly number[], spread: number): number[] {
  const keys = bellKeys(seed, 0, purpose.size);
  const raw = ids.map((id) => exp(spread * bell(unitKey(seed, id), keys)));
  const mean = raw.reduce((a, b) => a + b, 0) / raw.length;
  return raw.map((x) => x / mean);
}

/** Returns the firms of the cluster; in the mean over seeds the share `experience` of them is experienced, whatever the tie with maturity. */
export function toFirms(values: HomeMarketValues, seed: number): Firm[] {
  const ids = Array.from({length: values.firms}, (_, i) => i);
  const size = sizes(seed, ids, values.sizeSpread);
  return ids.map((id, i) => {
    const maturity = uniform(seed, id, 0, purpose.maturity);
    const tied = uniform(seed, id, 0, purpose.tied) < values.maturityTie;
    const score = tied ? maturity : uniform(seed, id, 0, purpose.luck);
    return {id, size: size[i]!, maturity, experienced: score >= 1 - values.experience};
  });
}

/** Returns all who may come to attach a standard: the retailers, then the firms. Their sales add up to 1. */
export function toSellers(values: HomeMarketValues, seed: number, firms = toFirms(values, seed)): Seller[] {
  const byId = new Map(firms.map((f) => [f.id, f]));
  const ids = Array.from({length: values.retailers}, (_, i) => firstRetailer + i);
  const size = sizes(seed, ids, values.sizeSpread);
  const retailers = ids.map((id, i): Seller => {
    let known = 0;
    for (let k = 0; k < values.suppliers; k++) {
      const supplier = Math.floor(uniform(seed, id, 0, purpose.supplier + k) * values.firms);
      if (byId.get(supplier)!.experienced) known++;
    }
    return {
      id,
      kind: "retailer",
      size: size[i]!,
      sales: ((1 - values.ownBrands) * size[i]!) / values.retailers,
      upmarket: uniform(seed, id, 0, purpose.upmarket),
      knowHow: known / values.suppliers,
      maturity: 0
    };
  });
  return [
    ...retailers,
    ...firms.map((firm): Seller => ({
      id: firm.id,
      kind: "firm",
      size: firm.size,
      sales: (values.ownBrands * firm.size) / values.firms,
      upmarket: uniform(seed, firm.id, 0, purpose.upmarket),
      knowHow: firm.experienced ? 1 : 0,
      maturity: firm.maturity
    }))
  ];
}

/** Returns a seller's lasting optimism: mean 0 and standard deviation 1 over sellers. */
export function optimism(seed: number, id: number): number {
  return bell(unitKey(seed, id), bellKeys(seed, 0, purpose.optimism));
}

/** Returns the keys of all sellers' moods in a year, to be handed to `perceptionFactor`. */
export function moodKeys(seed: number, year: number): BellKeys {
  return bellKeys(seed, year, purpose.mood);
}

/** Returns the factor by which a seller's picture of awareness is off in a year: its lasting optimism and its mood of the year, in equal parts. */
export function perceptionFactor(noise: number, lasting: number, unit: number, mood: BellKeys): number {
  return exp(noise * (lasting + bell(unit, mood)) * Math.SQRT1_2);
}
