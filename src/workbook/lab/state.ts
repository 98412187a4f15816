import {
  pressureParameters,
  type PressureChanges,
  type PressureKey,
  type PressureValues,
  type Segment
} from "../../model/pressures/parameters.js";
import type {OutcomeKey} from "../../model/pressures/outcomes.js";
import {settingOf, type Preset} from "../../model/pressures/presets.js";
import type {Setting} from "../../model/pressures/run.js";
import {record, redo, startHistory, undo, type History as StateHistory} from "../history.js";

/** A kind of firm whose choice is looked at. */
export interface FirmKind {
  readonly segment: Segment;
  readonly workers: number;
  /** Contractors between the firm and the buyer, from 0 to 3. */
  readonly tier: number;
  /** Whether the firm stands in a local tradition of responsibility. */
  readonly tradition: boolean;
}

/** The two parameters and the outcome of the map of settings. */
export interface SweepView {
  readonly x: PressureKey;
  readonly y: PressureKey;
  readonly outcome: OutcomeKey;
}

/** All that a reader has chosen in the laboratory: plain data, from which everything that is shown follows. */
export interface LabState {
  readonly preset: string;
  /** What differs from the preset, and nothing else. */
  readonly changes: PressureChanges;
  readonly seed: number;
  /** The preset that is compared with, or null. */
  readonly compare: string | null;
  readonly view: {readonly firm: FirmKind; readonly sweep: SweepView};
}

/** The largest seed that the laboratory takes; runs of an ensemble count on from it. */
export const largestSeed = 999_999;

/** Returns the state of a laboratory that opens with a preset. */
export function startState(preset: Preset): LabState {
  return {
    preset: preset.id,
    changes: {},
    seed: preset.seed,
    compare: null,
    view: {
      firm: {segment: "price", workers: 12, tier: 1, tradition: false},
      sweep: {x: "inspection", y: "assistance", outcome: "spirit"}
    }
  };
}

/** Returns the state with another preset, without changes and with that preset's seed; a preset is not compared with itself. */
export function choosePreset(state: LabState, preset: Preset): LabState {
  const compare = state.compare === preset.id ? null : state.compare;
  return {...state, preset: preset.id, changes: {}, seed: preset.seed, compare};
}

/** Returns the values of the preset with the changes on top. */
export function valuesOf({changes}: LabState, preset: Preset): PressureValues {
  return {...preset.values, ...changes};
}

/** Returns the state in which the parameters have these values; only what differs from the preset is kept as a change. */
export function setValues(state: LabState, preset: Preset, values: PressureValues): LabState {
  const changes: {-readonly [Key in PressureKey]?: number} = {};
  for (const {key} of pressureParameters) if (values[key] !== preset.values[key]) changes[key] = values[key];
  return {...state, changes};
}

/** Returns the state without the change of one parameter. */
export function undoChange(state: LabState, key: PressureKey): LabState {
  return {...state, changes: Object.fromEntries(Object.entries(state.changes).filter(([name]) => name !== key))};
}

/** Returns the state without any change. */
export function resetChanges(state: LabState): LabState {
  return Object.keys(state.changes).length ? {...state, changes: {}} : state;
}

/** Returns the state with another seed: a whole number from 0 to `largestSeed`; other numbers change nothing. */
export function setSeed(state: LabState, seed: number): LabState {
  return Number.isInteger(seed) && seed >= 0 && seed <= largestSeed ? {...state, seed} : state;
}

/** Returns the state that is compared with a preset or, with null, with none; a preset is not compared with itself. */
export function setCompare(state: LabState, compare: string | null): LabState {
  return {...state, compare: compare === state.preset ? null : compare};
}

/** Returns the state with another kind of firm to look at. */
export function setFirm(state: LabState, firm: FirmKind): LabState {
  return {...state, view: {...state.view, firm}};
}

/** Returns the state with another map of settings; the two parameters are never the same: the other one gives way. */
export function setSweep(state: LabState, sweep: SweepView): LabState {
  const before = state.view.sweep;
  const next = sweep.x !== sweep.y ? sweep : sweep.x === before.x ? {...sweep, x: before.y} : {...sweep, y: before.x};
  return {...state, view: {...state.view, sweep: next}};
}

/** Returns the setting that a state stands for. */
export function settingOfState({changes, seed}: LabState, preset: Preset): Setting {
  return settingOf(preset, changes, seed);
}

/** The states of a laboratory that were left and can be had back. */
export type History = StateHistory<LabState>;
export {record, redo, startHistory, undo};
