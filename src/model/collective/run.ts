import {drawBits, drawKey, unitKey} from "../numeric/random.js";
import {attraction, contributes, watching, type Weighed} from "./decision.js";
import {externalEconomies} from "./externalEconomies.js";
import {makeFirms, onGrid, purposes, type Firms} from "./firms.js";
import {periods, type CollectiveValues} from "./parameters.js";
import {supported} from "./sharedGood.js";
import {nextTrust} from "./trust.js";

/** What a firm did in a period: it is gone, stayed away, or contributed. */
export const gone = 0;
export const stayed = 1;
export const contributed = 2;

/** The outcomes of a run that have one number for each period. */
export const seriesNames = [
  "contributing",
  "dues",
  "good",
  "trust",
  "external",
  "joint",
  "gainSmall",
  "gainMiddle",
  "gainLarge",
  "profit",
  "present"
] as const;
export type SeriesName = (typeof seriesNames)[number];

/**
 * A run. `contributing` is a share of all firms with which the cluster began, `dues` of the dues that the firms present could
 * pay; `good` and `trust` (its mean) go from 0 to 1. `external`, `joint` (net of dues, watching and fines), `profit` and the gains of the smallest, middle and largest
 * third (external and joint) are means weighted by size, in % of sales; they are 0 where no firm is left. `present` counts.
 */
export type CollectiveRun = Readonly<Record<SeriesName, Float64Array>> & {
  readonly firms: Firms;
  /** What firm i did in period t, counted from 0, at t × number of firms + i. */
  readonly acts: Uint8Array;
};

/** What changes from period to period: one number for each firm, and the good. */
interface State {
  readonly present: Uint8Array;
  readonly trust: Float64Array;
  readonly reserve: Float64Array;
  /** How often in a row a firm was caught. */
  readonly offences: Uint8Array;
  readonly act: Uint8Array;
  good: number;
  /** The share that contributed in the period before; null before the first. */
  before: number | null;
}

/** Returns what stands in a period before anything is decided: value of the good, divergence and margin, changed by a shock that is there. */
export function conditions(
  values: CollectiveValues,
  period: number
): {value: number; divergence: number; margin: number} {
  const size = period >= values.shockTime ? values.shockSize : 0;
  return {
    value: (values.value + values.remedy * size) * (1 - values.rivalry),
    divergence: size > 0 ? Math.min(1, values.divergence * (1 + values.pull)) : values.divergence,
    margin: values.margin - size
  };
}

/** Moves the state by one period, counted from 1, and writes its outcomes at period − 1. */
function step(
  values: CollectiveValues,
  seed: number,
  keys: Int32Array,
  state: State,
  run: CollectiveRun,
  period: number
) {
  const {firms} = run;
  const n = firms.id.length;
  const {present, trust, reserve, offences, act} = state;
  const {value, divergence, margin} = conditions(values, period);
  const decisionKey = drawKey(seed, period, purposes.decision);
  const caughtKey = drawKey(seed, period, purposes.caught);

  let count = 0;
  let sizes = 0;
  let trusts = 0;
  for (let i = 0; i < n; i++) {
    if (!present[i]) continue;
    count += 1;
    sizes += firms.size[i]!;
    trusts += onGrid(trust[i]!);
  }
  const watchers = state.before ?? (count ? trusts / count : 0);

  const weighed: Weighed = {worth: 0, trust: 0, weight: 0, good: state.good, watchers, fine: 0, calculates: false};
  let joined = 0;
  let paid = 0;
  for (let i = 0; i < n; i++) {
    act[i] = gone;
    if (!present[i]) continue;
    weighed.worth = value * (1 - divergence * firms.distance[i]!);
    weighed.trust = trust[i]!;
    weighed.weight = firms.size[i]! / sizes;
    weighed.fine = (values.sanction * (1 + Math.min(2, offences[i]!))) / 3;
    weighed.calculates = firms.calculates[i] === 1;
    const draw = drawBits(keys[i]!, decisionKey) / 4294967296;
    if (contributes(attraction(weighed, values), values.noise, draw)) {
      act[i] = contributed;
      joined += 1;
      paid += firms.size[i]!;
    } else act[i] = stayed;
  }

  const share = count ? joined / count : 0;
  const dues = count ? paid / sizes : 0;
  state.good += values.wear * (supported(dues, values.setUp) - state.good);
  const external = externalEconomies(count, values);
  const watch = watching(values, share);

  let joint = 0;
  let profits = 0;
  let trustAfter = 0;
  let left = 0;
  const third = [0, 0, 0];
  const thirdSize = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    if (act[i] === gone) continue;
    const did = act[i] === contributed;
    let gain = value * (1 - divergence * firms.distance[i]!) * state.good;
    if (did) {
      gain -= values.dues + watch;
      if (offences[i]! > 0) offences[i]! -= 1;
    } else {
      gain *= 1 - values.exclusion;
      if (drawBits(keys[i]!, caughtKey) / 4294967296 < share) {
        gain -= (values.sanction * (1 + Math.min(2, offences[i]!))) / 3;
        if (offences[i]! < 2) offences[i]! += 1;
      }
    }
    const weightedGain = onGrid(firms.size[i]! * gain);
    joint += weightedGain;
    third[firms.third[i]!]! += weightedGain;
    thirdSize[firms.third[i]!]! += firms.size[i]!;
    if (count > 1) {
      const seen = (joined - (did ? 1 : 0)) / (count - 1);
      trust[i] = nextTrust(trust[i]!, seen, did, firms.root[i]!, values);
    }
    trustAfter += onGrid(trust[i]!);
    const profit = margin + firms.margin[i]! + external + gain;
    profits += onGrid(firms.size[i]! * profit);
    reserve[i] = Math.min(values.reserve, reserve[i]! + profit);
    if (reserve[i]! < 0) present[i] = 0;
    else left += 1;
  }
  state.before = share;

  const t = period - 1;
  const mean = (sum: number, size: number) => (size > 0 ? sum / size : 0);
  const gainOf = (k: number) => (thirdSize[k]! > 0 ? external + third[k]! / thirdSize[k]! : 0);
  run.acts.set(act, t * n);
  run.contributing[t] = n ? joined / n : 0;
  run.dues[t] = dues;
  run.good[t] = state.good;
  run.trust[t] = mean(trustAfter, count);
  run.external[t] = external;
  run.joint[t] = mean(joint, sizes);
  run.gainSmall[t] = gainOf(0);
  run.gainMiddle[t] = gainOf(1);
  run.gainLarge[t] = gainOf(2);
  run.profit[t] = mean(profits, sizes);
  run.present[t] = left;
}

/**
 * Returns a run of the model. The same values and seed give the same run on every machine, whatever the order of the
 * firms' numbers (0 to one below the number of firms, unless told otherwise).
 */
export function runCollective(
  values: CollectiveValues,
  seed: number,
  {ids}: {ids?: ArrayLike<number>} = {}
): CollectiveRun {
  const firms = makeFirms(values, seed, ids ?? Array.from({length: values.firms}, (_, i) => i));
  const n = firms.id.length;
  const series = Object.fromEntries(seriesNames.map((name) => [name, new Float64Array(periods)]));
  const run = {...series, firms, acts: new Uint8Array(periods * n)} as CollectiveRun;
  const state: State = {
    present: new Uint8Array(n).fill(1),
    trust: firms.root.slice(),
    reserve: new Float64Array(n).fill(values.reserve),
    offences: new Uint8Array(n),
    act: new Uint8Array(n),
    good: 0,
    before: null
  };
  const keys = Int32Array.from(firms.id, (id) => unitKey(seed, id));
  for (let period = 1; period <= periods; period++) step(values, seed, keys, state, run, period);
  return run;
}

/** Returns the mean of a series over the periods from first to last, both counted from 1 and included. */
export function meanOver(series: Float64Array, first: number, last = periods): number {
  let sum = 0;
  for (let t = first; t <= last; t++) sum += series[t - 1]!;
  return sum / (last - first + 1);
}
