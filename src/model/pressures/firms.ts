import {logisticQuantile, exp} from "../numeric/elementary.js";
import {drawBits, drawKey, unitKey} from "../numeric/random.js";
import {CLOSED, constants, IGNORE, segments, type PressureValues} from "./parameters.js";
import type {FirmMemory} from "./memory.js";

/** Who is in the cluster: what a firm is and stays, as far as the payoffs need it. */
export interface Population {
  /** Where each segment starts in memory, with the end of the last; all are multiples of four. */
  readonly starts: readonly number[];
  /** How many firms each segment has. */
  readonly sizes: readonly number[];
  readonly places: number;
  readonly workers: Int32Array;
  /** Contractors between the firm and the buyer, from 0 to 3. */
  readonly tier: Int8Array;
  /** 1 where the firm stands in a local tradition of responsibility, 0 elsewhere. */
  readonly tradition: Int8Array;
  /** Where the firm lies on the scale of enforcement of its region, from −1, laxest, to 1. */
  readonly region: Float64Array;
  readonly norm: Float64Array;
  readonly capability: Float64Array;
  readonly experience: Float64Array;
  readonly key: Int32Array;
  readonly allWorkers: number;
}

/** The draws that make a firm, in the order of their purposes from 1 on; period −1 is before the first. */
const born = ["size", "tier1", "tier2", "tier3", "norm", "tradition", "capability", "experience", "region"] as const;

/** Returns the key of each draw that makes a firm. */
function birthKeys(seed: number): Readonly<Record<(typeof born)[number], number>> {
  const keys = born.map((name, i) => [name, drawKey(seed, -1, i + 1)]);
  return Object.fromEntries(keys) as Record<(typeof born)[number], number>;
}

/** Returns uniform(seed, unit, −1, purpose) from the keys of the unit and of the draw. */
const uniformAt = (unit: number, draw: number): number => drawBits(unit, draw) / 4294967296;

/** Returns how many of n firms each weight gets, by largest remainders; equal shares where all weights are 0. */
export function splitFirms(n: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((w) => (sum > 0 ? (n * w) / sum : n / weights.length));
  const whole = exact.map(Math.floor);
  const order = exact.map((x, i) => ({i, rest: x - whole[i]!})).sort((a, b) => b.rest - a.rest || a.i - b.i);
  const left = n - whole.reduce((a, b) => a + b, 0);
  for (const {i} of order.slice(0, left)) whole[i]! += 1;
  return whole;
}

const clamp = (x: number): number => Math.min(1, Math.max(0, x));

/**
 * Returns the firms of a cluster. A firm is drawn from the seed, its segment and its number in the segment, so a firm is
 * the same whatever the other segments hold. Sizes follow a log-logistic distribution; firms of fifty workers and more
 * sell to the buyer themselves, the others stand behind up to three contractors.
 */
export function drawFirms(values: PressureValues, seed: number): Population {
  const sizes = splitFirms(values.firms, [
    values.weightDemanding,
    values.weightPrice,
    values.weightPremium,
    values.weightMass
  ]);
  const starts = [0];
  for (const n of sizes) starts.push(starts.at(-1)! + Math.ceil(n / 4) * 4);
  const places = starts.at(-1)!;
  const firms = {
    workers: new Int32Array(places),
    tier: new Int8Array(places),
    tradition: new Int8Array(places),
    region: new Float64Array(places),
    norm: new Float64Array(places),
    capability: new Float64Array(places),
    experience: new Float64Array(places),
    key: new Int32Array(places)
  };
  let allWorkers = 0;
  const {size, tier1, tier2, tier3, norm, tradition, capability, experience, region} = birthKeys(seed);
  const chance = values.layers / 3;
  for (const [s, segment] of segments.entries()) {
    const exporter = segment === "demanding" || segment === "price";
    for (let n = 0; n < sizes[s]!; n++) {
      const i = starts[s]! + n;
      const key = unitKey(seed, s * 1048576 + n);
      const place = logisticQuantile(uniformAt(key, size) + 2 ** -33);
      const drawn = Math.round(values.medianSize * exp(values.sizeSpread * place));
      const workers = Math.min(constants.largestFirm, Math.max(1, drawn));
      const isLarge = workers >= constants.largeFirm;
      const depth =
        Number(uniformAt(key, tier1) < chance) +
        Number(uniformAt(key, tier2) < chance) +
        Number(uniformAt(key, tier3) < chance);
      firms.workers[i] = workers;
      firms.tier[i] = isLarge ? 0 : depth;
      firms.tradition[i] = uniformAt(key, tradition) < values.tradition ? 1 : 0;
      firms.region[i] = 2 * uniformAt(key, region) - 1;
      firms.norm[i] = clamp(values.norms + values.normSpread * (2 * uniformAt(key, norm) - 1));
      const larger = isLarge ? 0.15 : 0;
      firms.capability[i] = clamp(values.capability + larger + 0.2 * (2 * uniformAt(key, capability) - 1));
      firms.experience[i] = exporter ? clamp(values.experience + 0.2 * (2 * uniformAt(key, experience) - 1)) : 0;
      firms.key[i] = key;
      allWorkers += workers;
    }
  }
  return {starts, sizes, places, ...firms, allWorkers};
}

/** Puts the firms into memory as they are before the first period. */
export function placeFirms(population: Population, memory: FirmMemory): void {
  memory.workers.set(population.workers);
  memory.key.set(population.key);
  memory.capability.set(population.capability);
  memory.experience.set(population.experience);
  memory.norm.set(population.norm);
  memory.reserve.fill(constants.firstReserve);
  for (let i = 0; i < population.places; i++) memory.option[i] = population.workers[i] === 0 ? CLOSED : IGNORE;
}
