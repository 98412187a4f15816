import {drawKey} from "../numeric/random.js";
import {ValueError, valueProblems, type ValueProblem} from "../schema/parameter.js";
import {drawFirms, placeFirms, type Population} from "./firms.js";
import {countIndex as C, countNames, floatRule as R, wholeRule as W, type FirmMemory, type Kernel} from "./memory.js";
import {inspectedShare, outcomeKeys, outcomesOf, type OutcomeKey, type OutcomeValues} from "./outcomes.js";
import {baseMargin, costWeight, fineAfterTalks, formalShares, placePayoffs} from "./payoffs.js";
import {plainKernel} from "./plainKernel.js";
import {
  constants,
  fixedKeys,
  pressureParameters,
  segments,
  type PressureChanges,
  type PressureValues
} from "./parameters.js";

/** From a period on, some values are different: a new law, a new buyer. Fixed parameters cannot change. */
export interface Phase {
  /** The first period of the phase, counted from 0. */
  readonly from: number;
  readonly changes: PressureChanges;
}

/** All that a run depends on: the same setting gives the same bits everywhere. */
export interface Setting {
  readonly values: PressureValues;
  /** A whole number; runs with the same seed share their firms and their luck as far as their values allow. */
  readonly seed: number;
  readonly phases?: readonly Phase[];
}

/** A run that can be moved by one period at a time. */
export interface Simulation {
  readonly population: Population;
  readonly memory: FirmMemory;
  /** Periods that have passed. */
  readonly period: number;
  /** Moves all firms by one period and returns its outcomes; throws a RangeError after the last. */
  step(): OutcomeValues;
}

/** The outcomes of a whole run, one number a period. */
export type Series = Readonly<Record<OutcomeKey, Float64Array>>;

/** Returns what is wrong with a setting: values, phases and seed, each with its name. */
export function settingProblems({values, seed, phases = []}: Setting): ValueProblem[] {
  const problems = [...valueProblems(pressureParameters, values)];
  if (!Number.isInteger(seed) || Math.abs(seed) > 2 ** 31)
    problems.push({
      key: "seed",
      value: seed,
      message: `The seed is ${seed}; it has to be a whole number of at most 32 bits.`
    });
  for (const {from, changes} of phases) {
    if (!Number.isInteger(from) || from < 0 || from >= values.periods)
      problems.push({
        key: "from",
        value: from,
        message: `A phase starts in period ${from}; it has to be a whole number from 0 to ${values.periods - 1}.`
      });
    for (const key of fixedKeys.filter((name) => name in changes))
      problems.push({
        key,
        value: changes[key],
        message: `"${key}" cannot change in the middle of a run: it says who is in the cluster.`
      });
    problems.push(...valueProblems(pressureParameters, {...values, ...changes}));
  }
  return problems;
}

const purpose = {revise: 1, choose: 2, inspect: 3, audit: 4, tell: 5, swing: 6, fate: 7} as const;
const purposes = Object.keys(purpose) as (keyof typeof purpose)[];

function fillRules(floats: Float32Array, values: PressureValues): void {
  const pays = formalShares(values);
  floats[R.precision] = values.precision;
  floats[R.revision] = values.revision;
  floats[R.tickShare] = values.tickShare;
  floats[R.normWeight] = values.normWeight;
  floats[R.tickNormWeight] = values.normWeight * values.tickShare;
  floats[R.peerWeight] = values.peerWeight;
  floats[R.synergy] = values.synergy;
  floats[R.fine] = fineAfterTalks(values);
  floats[R.swing] = values.swing;
  floats[R.learning] = values.learning;
  floats[R.teaching] = values.assistance * constants.assistanceTeaches;
  floats[R.normDrift] = values.normDrift;
  floats[R.largestReserve] = constants.largestReserve;
  floats[R.firstReserve] = constants.firstReserve;
  floats[R.entry] = values.entry;
  floats[R.entrantCapability] = values.capability * constants.entrantCapability;
  for (let o = 0; o < 4; o++) floats[R.pays0 + o] = pays[o]!;
}

/** Returns a simulation before its first period. The kernel is used by one simulation at a time. Throws a ValueError for a bad setting. */
export function simulate(setting: Setting, kernel: Kernel = plainKernel()): Simulation {
  const problems = settingProblems(setting);
  if (problems.length) throw new ValueError(problems);
  const {seed, phases = []} = setting;
  const {floats, wholes, counts} = kernel;
  const population = drawFirms(setting.values, seed);
  const memory = kernel.memory(population.places);
  const width = countNames.length;
  const all = new Int32Array(width * segments.length);
  let values = setting.values;
  let inspected = 0;
  let period = 0;

  const enter = (next: PressureValues) => {
    values = next;
    placePayoffs(values, population, memory);
    inspected = inspectedShare(values, population);
    fillRules(floats, values);
  };
  /** Firms by option, four numbers for each segment, and active firms by segment, as they were in the period before. */
  const firmsBefore = new Int32Array(4 * segments.length);
  const activeBefore = new Int32Array(segments.length);
  const lookBack = () => {
    activeBefore.fill(0);
    for (let s = 0; s < segments.length; s++) {
      for (let o = 0; o < 4; o++) {
        const firms = all[s * width + C.firms0 + o]!;
        firmsBefore[4 * s + o] = firms;
        activeBefore[s]! += firms;
      }
    }
  };

  placeFirms(population, memory);
  enter(values);

  return {
    population,
    memory,
    get period() {
      return period;
    },
    step() {
      if (period >= values.periods) throw new RangeError(`The run has ended after ${values.periods} periods.`);
      for (const phase of phases) if (phase.from === period) enter({...values, ...phase.changes});
      for (const name of purposes) wholes[W[`${name}Key`]] = drawKey(seed, period, purpose[name]);
      // Peers are those of the period before, so that no firm depends on the order in which firms are visited.
      lookBack();
      const everyone = activeBefore[0]! + activeBefore[1]! + activeBefore[2]! + activeBefore[3]!;
      for (let s = 0; s < segments.length; s++) {
        for (let o = 0; o < 4; o++) {
          const firms = firmsBefore[o]! + firmsBefore[4 + o]! + firmsBefore[8 + o]! + firmsBefore[12 + o]!;
          const own = activeBefore[s]! ? firmsBefore[4 * s + o]! / activeBefore[s]! : 0;
          const whole = everyone ? firms / everyone : 0;
          floats[R.peers0 + o] = (1 - values.openness) * own + values.openness * whole;
        }
        floats[R.costWeight] = costWeight(values, segments[s]!);
        floats[R.baseMargin] = baseMargin(values, segments[s]!);
        kernel.step(population.starts[s]!, population.starts[s + 1]!, period === 0);
        all.set(counts, s * width);
      }
      period += 1;
      return outcomesOf(values, population, inspected, all);
    }
  };
}

/** Returns the outcomes of a whole run, period by period. Throws a ValueError for a bad setting. */
export function run(setting: Setting, kernel?: Kernel): Series {
  const {periods} = setting.values;
  const simulation = simulate(setting, kernel);
  const series = Object.fromEntries(outcomeKeys.map((key) => [key, new Float64Array(periods)])) as Record<
    OutcomeKey,
    Float64Array
  >;
  for (let t = 0; t < periods; t++) {
    const now = simulation.step();
    for (const key of outcomeKeys) series[key][t] = now[key];
  }
  return series;
}

/** Returns the mean of an outcome over the last so many periods of a run, at most all. */
export function lateMean(series: ArrayLike<number>, periods: number): number {
  const n = Math.min(periods, series.length);
  let sum = 0;
  for (let t = series.length - n; t < series.length; t++) sum += series[t]!;
  return n ? sum / n : 0;
}
