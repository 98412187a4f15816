import {outcomeKeys, type OutcomeKey, type OutcomeValues} from "../../model/pressures/outcomes.js";
import {pressureParameters, type PressureChanges, type PressureValues} from "../../model/pressures/parameters.js";
import type {Kernel} from "../../model/pressures/memory.js";
import {settingOf, type Preset} from "../../model/pressures/presets.js";
import {lateMean, run} from "../../model/pressures/run.js";
import {uniform} from "../../model/numeric/random.js";
import {latePeriods} from "../lab/slices.js";
import {measuresOf, standingOf, tally, type Measures, type Standing} from "./balance.js";
import {clauses, roleKeys, type ClauseKey, type RoleKey} from "./clauses.js";
import {roles} from "./roles.js";

/** What moving one clause by a step does to each role, and the same for packages that were drawn by lot. */
export interface ContractStudy {
  readonly preset: string;
  readonly country: string;
  readonly singles: readonly {readonly key: ClauseKey; readonly standings: Readonly<Record<RoleKey, Standing>>}[];
  /** For each package: how many roles find something better and nothing worse, and how many find something worse and nothing better. */
  readonly lots: readonly {
    readonly changed: number;
    readonly better: number;
    readonly worse: number;
    readonly mixed: number;
  }[];
}

/** What the chapter on the debate shows; measured when the site is built. */
export interface DebateStudy {
  readonly runs: number;
  readonly contracts: readonly ContractStudy[];
}

export interface StudyOptions {
  readonly kernel: Kernel;
  readonly runs: number;
  /** Packages to draw for each contract. */
  readonly lots: number;
  readonly seed?: number;
}

/** Returns the value of a clause after so many steps, within the range of its parameter. */
export function stepped(today: PressureValues, key: ClauseKey, steps = 1): number {
  const {step} = clauses.find((c) => c.key === key)!;
  const {min, max} = pressureParameters.find((p) => p.key === key)!;
  return Number(Math.min(max, Math.max(min, today[key] + steps * step)).toFixed(3));
}

/** Returns the measures of a preset with changes, as means over runs and over the last periods. */
export function measurePackage(
  preset: Preset,
  changes: PressureChanges,
  {kernel, runs}: Pick<StudyOptions, "kernel" | "runs">
): Measures {
  const setting = settingOf(preset, changes);
  const sums = Object.fromEntries(outcomeKeys.map((key) => [key, 0])) as Record<OutcomeKey, number>;
  for (let i = 0; i < runs; i++) {
    const series = run({...setting, seed: setting.seed + i}, kernel);
    for (const key of outcomeKeys) sums[key] += lateMean(series[key], latePeriods) / runs;
  }
  return measuresOf(sums as OutcomeValues, setting.values);
}

/** Returns what single clauses and packages by lot do to each role, starting from a preset. */
export function studyContract(preset: Preset, {kernel, runs, lots, seed = 2014}: StudyOptions): ContractStudy {
  const today = measurePackage(preset, {}, {kernel, runs});
  const standings = (changes: PressureChanges) => {
    const now = measurePackage(preset, changes, {kernel, runs});
    return Object.fromEntries(roles.map(({key, watches}) => [key, standingOf(tally(watches, today, now))])) as Record<
      RoleKey,
      Standing
    >;
  };
  return {
    preset: preset.id,
    country: preset.country,
    singles: clauses.map(({key}) => ({key, standings: standings({[key]: stepped(preset.values, key)})})),
    lots: Array.from({length: lots}, (_, i) => {
      const changes: Record<string, number> = {};
      clauses.forEach(({key}, c) => {
        // Half of the clauses stay as they are; the others move by one step or by two.
        const draw = uniform(seed, i, 0, c);
        if (draw >= 0.5) changes[key] = stepped(preset.values, key, draw < 0.75 ? 1 : 2);
      });
      const found = Object.values(standings(changes as PressureChanges));
      const count = (standing: Standing) => found.filter((s) => s === standing).length;
      return {
        changed: Object.keys(changes).length,
        better: count("better"),
        worse: count("worse"),
        mixed: count("mixed")
      };
    })
  };
}

/** Returns how many packages make something worse for none, for one, and so on up to all of the roles. */
export function worseCounts(lots: readonly {readonly worse: number; readonly mixed: number}[]): number[] {
  const counts = new Array<number>(roleKeys.length + 1).fill(0);
  for (const {worse, mixed} of lots) counts[worse + mixed]! += 1;
  return counts;
}
