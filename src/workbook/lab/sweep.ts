import {outcomeKeys, outcomes, type OutcomeKey} from "../../model/pressures/outcomes.js";
import {pressureParameters, type PressureKey} from "../../model/pressures/parameters.js";
import type {Setting} from "../../model/pressures/run.js";
import type {Parameter} from "../../model/schema/parameter.js";
import type {RunRequest} from "./protocol.js";
import {standIn, stopsOf, sweepOrder} from "./refinement.js";
import {outcomeIndex} from "./slices.js";

/** Runs that each cell of a map gets in the end. */
export const runsPerCell = 3;

export const parameterOf = (key: PressureKey): Parameter => pressureParameters.find((p) => p.key === key)!;
export const outcomeOf = (key: OutcomeKey) => outcomes.find((o) => o.key === key)!;

/** A map of two parameters: its stops, what is to be run in which order, and what is known so far. */
export class SweepMap {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Runs in all: all cells from coarse to fine with one seed, then all again with the next. */
  readonly count: number;
  /** Cells of the first, coarsest pass. */
  readonly coarse: number;
  readonly #order: readonly number[];
  readonly #sums: Float64Array;
  readonly #counts: Uint8Array;
  readonly #have: Uint8Array;
  /** Runs that came in. */
  done = 0;

  constructor(
    readonly setting: Setting,
    readonly x: PressureKey,
    readonly y: PressureKey
  ) {
    this.xs = stopsOf(parameterOf(x));
    this.ys = stopsOf(parameterOf(y));
    const order = sweepOrder(this.xs.length, this.ys.length);
    this.#order = order;
    this.count = order.length * runsPerCell;
    this.coarse = Math.ceil(this.xs.length / 4) * Math.ceil(this.ys.length / 4);
    this.#sums = new Float64Array(order.length * outcomeKeys.length);
    this.#counts = new Uint8Array(order.length);
    this.#have = new Uint8Array(this.count);
  }

  /** Returns the two values of a cell; cells lie in rows from the smallest y up. */
  valuesOf(cell: number): readonly [number, number] {
    return [this.xs[cell % this.xs.length]!, this.ys[Math.floor(cell / this.xs.length)]!];
  }

  /** Returns the run in a place, from 0. */
  request(index: number): RunRequest {
    const n = this.#order.length;
    const values = this.valuesOf(this.#order[index % n]!);
    return {setting: settingAt(this.setting, this.x, this.y, values, Math.floor(index / n)), want: "late"};
  }

  /** Takes in the result of a run. */
  add(index: number, late: Float64Array): void {
    const cell = this.#order[index % this.#order.length]!;
    late.forEach((value, o) => (this.#sums[cell * outcomeKeys.length + o]! += value));
    this.#counts[cell]! += 1;
    this.#have[index] = 1;
    this.done += 1;
  }

  /** Returns the places of the runs that have not come in, in order. */
  missing(): number[] {
    return Array.from({length: this.count}, (_, i) => i).filter((i) => !this.#have[i]);
  }

  /** Returns the mean of an outcome over the runs of a cell; NaN before the first. */
  mean(cell: number, outcome: OutcomeKey): number {
    return this.#sums[cell * outcomeKeys.length + outcomeIndex[outcome]]! / this.#counts[cell]!;
  }

  /** Returns what is shown for a cell, from a coarser cell where it has not been run, or NaN. */
  shown(cell: number, outcome: OutcomeKey): number {
    const from = standIn(cell, this.xs.length, (c) => this.#counts[c]! > 0);
    return from < 0 ? NaN : this.mean(from, outcome);
  }

  /** Returns how many cells there are, and how many have been run at least once. */
  get progress(): {readonly cells: number; readonly known: number} {
    return {cells: this.#counts.length, known: this.#counts.reduce((n, count) => n + Number(count > 0), 0)};
  }
}

/** Returns a setting with two parameters set through all its phases, and the i-th seed after its own. */
export function settingAt(
  setting: Setting,
  x: PressureKey,
  y: PressureKey,
  [atX, atY]: readonly [number, number],
  i: number
): Setting {
  const values = {...setting.values, [x]: atX, [y]: atY};
  const phases = (setting.phases ?? [])
    .filter(({from}) => from < values.periods)
    .map(({from, changes}) => ({
      from,
      changes: Object.fromEntries(Object.entries(changes).filter(([key]) => key !== x && key !== y))
    }));
  return {values, seed: setting.seed + i, phases};
}

/** Returns a text that is equal for two settings whose maps of these parameters are equal. */
export function sweepKey(setting: Setting, x: PressureKey, y: PressureKey): string {
  return JSON.stringify([x, y, settingAt(setting, x, y, [0, 0], 0)]);
}

/** Returns the ends of the colour scale of an outcome: 0 and 1 for shares, else the ends of what is known, rounded outwards. */
export function scaleOf(outcome: OutcomeKey, known: readonly number[]): readonly [number, number] {
  if (outcome === "hours") return [48, 66];
  if (/share of (active firms|places|the jobs|the substance)|0 to 1/.test(outcomeOf(outcome).unit)) return [0, 1];
  const finite = known.filter(Number.isFinite);
  if (!finite.length) return [0, 1];
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const step = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1].find((s) => (high - low) / s <= 8) ?? 2;
  const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step];
  return [Number(from.toFixed(3)), Number((to > from ? to : from + step).toFixed(3))];
}
