import {defaultsOf} from "../schema/parameter.js";
import type {Experiment} from "../experiments.js";
import type {Kernel} from "./memory.js";
import {outcomeKeys, type OutcomeKey} from "./outcomes.js";
import {CLOSED, COMMIT, pressureParameters, TICK, type PressureChanges, type PressureValues} from "./parameters.js";
import {phasesOf, type Preset} from "./presets.js";
import {lateMean, simulate, type Phase} from "./run.js";

/** Size of the cluster, length of a run and the last periods that are averaged, in every experiment. */
export const experimentSize = {firms: 200, periods: 60, late: 20} as const;

/** Where an experiment is made: the values and phases of a contract or a case. */
export interface Ground {
  readonly label: string;
  readonly country: string | null;
  readonly values: PressureValues;
  readonly phases: readonly Phase[];
}

/** What an arm changes on a ground; an arm without phases leaves those of a case out. */
export interface Arm {
  readonly changes?: PressureChanges;
  readonly phases?: readonly Phase[];
}

/** Means over the last periods of a run; regionGap is the spirit in the stricter half of the region less that in the laxer half, at the end. */
export type Late = Readonly<Record<OutcomeKey | "regionGap", number>>;

/** What is read from a run: its name with its range, the smallest change that counts, and how it is read. */
export interface Measure {
  readonly label: string;
  readonly smallest: number;
  readonly read: (late: Late) => number;
}

/** Runs an arm on a ground under a seed. */
export type RunArm = (ground: Ground, arm: Arm, seed: number) => Late;

/** Returns the grounds by the name of their preset, and one with the values before anything is changed. */
export function groundsOf(presets: readonly Preset[], labels: Readonly<Record<string, string>>) {
  const preset = (id: string): Preset => {
    const found = presets.find((p) => p.id === id);
    if (!found) throw new Error(`There is no preset "${id}" for the experiments.`);
    return found;
  };
  return (id: string): Ground =>
    id === "plain"
      ? {label: labels.plain!, country: null, values: defaultsOf(pressureParameters), phases: []}
      : {
          label: labels[id] ?? preset(id).title,
          country: preset(id).country,
          values: preset(id).values,
          phases: phasesOf(preset(id))
        };
}

/** Returns a function that runs arms and keeps what it has run, so that two experiments may share a run. */
export function runner(kernel?: Kernel): RunArm {
  const kept = new Map<string, Late>();
  return (ground, {changes = {}, phases = []}, seed) => {
    const {firms, periods, late} = experimentSize;
    const values = {...ground.values, ...changes, firms, periods};
    const key = JSON.stringify([values, phases, seed]);
    const known = kept.get(key);
    if (known) return known;
    const simulation = simulate({values, phases, seed}, kernel);
    const rows = Array.from({length: periods}, () => simulation.step());
    const {population, memory} = simulation;
    const care = [0, 0];
    const count = [0, 0];
    for (let i = 0; i < population.places; i++) {
      const option = memory.option[i]!;
      if (option >= CLOSED) continue;
      const half = population.region[i]! > 0 ? 1 : 0;
      count[half]! += 1;
      care[half]! += option === COMMIT ? 1 : option === TICK ? values.tickShare : 0;
    }
    const part = (half: 0 | 1) => (count[half] ? care[half]! / count[half] : 0);
    const means = Object.fromEntries(
      outcomeKeys.map((name) => [
        name,
        lateMean(
          rows.map((row) => row[name]),
          late
        )
      ])
    ) as Record<OutcomeKey, number>;
    const result: Late = {...means, regionGap: part(1) - part(0)};
    kept.set(key, result);
    return result;
  };
}

/** A claim with the arms that test it, on one or several grounds. */
export interface Plan extends Omit<Experiment, "arms" | "measure" | "smallest" | "ground" | "country" | "outcome"> {
  readonly on: readonly Ground[];
  readonly arms: Readonly<Record<string, (ground: Ground) => Arm>>;
  readonly measure: Measure;
}

/** A claim whose arms are read from several runs each, such as what a cause adds on a ground. */
export interface ComparedPlan extends Omit<Plan, "arms"> {
  readonly arms: Readonly<Record<string, (late: (arm: Arm, ground?: Ground) => Late, ground: Ground) => number>>;
}

/** Returns one experiment for each ground of a plan. */
export function experimentsOf(plan: Plan, run: RunArm): Experiment[] {
  const {arms, measure} = plan;
  return comparedExperimentsOf(
    {
      ...plan,
      arms: Object.fromEntries(
        Object.entries(arms).map(([name, arm]) => [name, (late, ground) => measure.read(late(arm(ground)))])
      )
    },
    run
  );
}

/** Returns one experiment for each ground of a plan whose arms compare runs. */
export function comparedExperimentsOf({on, arms, measure, ...plan}: ComparedPlan, run: RunArm): Experiment[] {
  return on.map((ground) => ({
    ...plan,
    measure: measure.label,
    smallest: measure.smallest,
    ground: ground.label,
    country: ground.country,
    arms: Object.keys(arms),
    outcome(name, seed) {
      const arm = arms[name];
      if (!arm) throw new RangeError(`There is no arm "${name}"; the arms are ${Object.keys(arms).join(", ")}.`);
      return arm((changes, other = ground) => run(other, changes, seed), ground);
    }
  }));
}
