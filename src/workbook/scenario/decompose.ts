import {
  pressureParameters,
  type PressureChanges,
  type PressureKey,
  type PressureValues
} from "../../model/pressures/parameters.js";
import type {Phase, Setting} from "../../model/pressures/run.js";
import {outcomeIndex} from "../lab/slices.js";
import type {OutcomeKey} from "../../model/pressures/outcomes.js";
import {smallChange} from "./prediction.js";

/** Some parameters that are switched together. */
export interface Difference {
  readonly label: string;
  readonly keys: readonly PressureKey[];
}

/** Differences that are switched on one at a time; more are taken together by their groups. */
export const mostDifferences = 8;

const courseOf = ({values, phases = []}: Setting, key: PressureKey): string =>
  JSON.stringify([
    values[key],
    ...phases.filter(({changes}) => key in changes).map(({from, changes}) => [from, changes[key]])
  ]);

/** Returns the parameters whose course over time is not the same in two settings, in the order of the schema. */
export function differingKeys(from: Setting, to: Setting): PressureKey[] {
  return pressureParameters.map((p) => p.key).filter((key) => courseOf(from, key) !== courseOf(to, key));
}

/** Returns what is switched on one after the other between two settings: each parameter, or each group where there are many. */
export function differencesOf(from: Setting, to: Setting): Difference[] {
  const keys = differingKeys(from, to);
  const parameters = pressureParameters.filter((p) => keys.includes(p.key));
  if (keys.length <= mostDifferences) return parameters.map(({key, label}) => ({label, keys: [key]}));
  return [...new Set(parameters.map((p) => p.group))].map((group) => {
    const own = parameters.filter((p) => p.group === group);
    return {
      label: own.length === 1 ? own[0]!.label : `${group}: ${own.length} values`,
      keys: own.map((p) => p.key)
    };
  });
}

/** Returns the setting in which some parameters take their course from the second of two settings, the others from the first. */
export function mixOf(from: Setting, to: Setting, on: ReadonlySet<PressureKey>): Setting {
  const side = (key: PressureKey) => (on.has(key) ? to : from);
  const values = Object.fromEntries(
    pressureParameters.map(({key}) => [key, side(key).values[key]])
  ) as unknown as PressureValues;
  const byStart = new Map<number, Record<string, number>>();
  for (const setting of [from, to]) {
    for (const {from: start, changes} of setting.phases ?? []) {
      for (const [key, value] of Object.entries(changes)) {
        if (side(key as PressureKey) !== setting) continue;
        byStart.set(start, {...byStart.get(start), [key]: value});
      }
    }
  }
  const phases: Phase[] = [...byStart]
    .sort(([a], [b]) => a - b)
    .filter(([start]) => start < values.periods)
    .map(([start, changes]) => ({from: start, changes: changes as PressureChanges}));
  return {values, seed: from.seed, phases};
}

/** The settings on the way from one setting to another, in both orders; each list begins with the first and ends with the second. */
export interface Ways {
  readonly differences: readonly Difference[];
  readonly down: readonly Setting[];
  readonly up: readonly Setting[];
}

/** Returns the ways between two settings: differences switched on from the first to the last, and from the last to the first. */
export function waysBetween(from: Setting, to: Setting): Ways {
  const differences = differencesOf(from, to);
  const way = (order: readonly Difference[]) => {
    const on = new Set<PressureKey>();
    return [
      mixOf(from, to, on),
      ...order.map(({keys}) => {
        keys.forEach((key) => on.add(key));
        return mixOf(from, to, new Set(on));
      })
    ];
  };
  const down = way(differences);
  const up = way([...differences].reverse());
  // Both ways begin and end alike; the same objects are run once.
  return {differences, down, up: [down[0]!, ...up.slice(1, -1), down.at(-1)!].slice(0, down.length)};
}

/** What one difference does to an outcome when it is switched on in its turn from the first down, and from the last up. */
export interface Share {
  readonly difference: Difference;
  readonly down: number;
  readonly up: number;
  /** Whether the two differ by more than luck and by enough to matter. */
  readonly orderMatters: boolean;
}

/** Means over the last periods by run for one setting. */
export type Late = readonly Float64Array[];

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** Returns the standard error of a mean; 0 for fewer than two values. */
export function standardError(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  const squares = values.reduce((sum, x) => sum + (x - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

/**
 * Returns the share of each difference in the change of an outcome, from the runs along both ways. The shares of each way
 * add up to the whole change. The order matters where the two shares of a difference are further apart than a change that
 * counts and than twice the standard error of their distance over runs with the same seeds.
 */
export function sharesOf(
  {differences}: Ways,
  down: readonly Late[],
  up: readonly Late[],
  outcome: OutcomeKey
): Share[] {
  const o = outcomeIndex[outcome];
  const runs = Math.min(...[...down, ...up].map((late) => late.length));
  const at = (way: readonly Late[], step: number, run: number) => way[step]![run]![o]!;
  const n = differences.length;
  return differences.map((difference, i) => {
    const each = Array.from({length: runs}, (_, run) => ({
      down: at(down, i + 1, run) - at(down, i, run),
      up: at(up, n - i, run) - at(up, n - i - 1, run)
    }));
    const distance = each.map((step) => step.down - step.up);
    const apart = Math.abs(mean(distance));
    return {
      difference,
      down: mean(each.map((step) => step.down)),
      up: mean(each.map((step) => step.up)),
      orderMatters: apart >= smallChange(outcome) && apart > 2 * standardError(distance)
    };
  });
}
