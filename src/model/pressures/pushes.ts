import type {Kernel} from "./memory.js";
import type {OutcomeKey} from "./outcomes.js";
import type {PressureChanges} from "./parameters.js";
import {settingOf, type Preset} from "./presets.js";
import {lateMean, run} from "./run.js";

/** A pressure on firms that can be switched off as a whole, and the values that switch it off. */
export interface Push {
  readonly key: string;
  readonly label: string;
  readonly off: PressureChanges;
}

const push = <const Key extends string>(key: Key, label: string, off: PressureChanges) =>
  ({key, label, off}) satisfies Push;

/** The pressures of the model, from outside the cluster to the inside of a firm. Peers are none: they go with what others do, whatever it is. */
export const pushes = [
  push("buyers", "Buyers who ask and audit", {askDemanding: 0, askPrice: 0, askPremium: 0}),
  push("inspection", "State: inspection", {inspection: 0}),
  push("assistance", "State: help", {assistance: 0}),
  push("society", "Unions, press, local groups", {unions: 0, ngos: 0, press: 0}),
  push("association", "Business association", {association: 0}),
  push("norms", "Own norms and tradition", {normWeight: 0, traditionWeight: 0})
] as const;
export type PushKey = (typeof pushes)[number]["key"];

/** Letter, spirit and evasion at the end of a run, as means over runs. */
export interface Measured {
  readonly letter: number;
  readonly spirit: number;
  readonly evading: number;
}

export interface MeasureOptions {
  readonly kernel: Kernel;
  /** Runs for each setting: with the preset's seed and those that follow, the same for all settings that are compared. */
  readonly runs: number;
  /** The last periods of a run over which its outcomes are averaged. */
  readonly late?: number;
}

const measuredKeys = ["letter", "spirit", "evading"] as const satisfies readonly OutcomeKey[];

/** Returns letter, spirit and evasion of a preset with changes, as means over runs and over the last periods; all from 0 to 1. */
export function measure(preset: Preset, changes: PressureChanges, {kernel, runs, late = 10}: MeasureOptions): Measured {
  const setting = settingOf(preset, changes);
  const sums = {letter: 0, spirit: 0, evading: 0};
  for (let i = 0; i < runs; i++) {
    const series = run({...setting, seed: setting.seed + i}, kernel);
    for (const key of measuredKeys) sums[key] += lateMean(series[key], late);
  }
  return {letter: sums.letter / runs, spirit: sums.spirit / runs, evading: sums.evading / runs};
}

/** What a preset loses when one pressure is switched off and all else stays. */
export interface PushEffect extends Measured {
  readonly key: PushKey;
}

/**
 * Returns the outcomes of a preset and, for each pressure, by how much they are higher with it than without it. The
 * differences do not add up to the outcome, since pressures act through one another.
 */
export function measurePushes(
  preset: Preset,
  options: MeasureOptions
): {readonly all: Measured; readonly effects: PushEffect[]} {
  const all = measure(preset, {}, options);
  const effects = pushes.map(({key, off}) => {
    const without = measure(preset, off, options);
    return {
      key,
      letter: all.letter - without.letter,
      spirit: all.spirit - without.spirit,
      evading: all.evading - without.evading
    };
  });
  return {all, effects};
}

const withoutBuyers = pushes[0].off;
const withoutState: PressureChanges = {...pushes[1].off, ...pushes[2].off};

/** Outcomes of a preset on no leg, on one and on both: buyers who ask, and a state that inspects and helps. */
export interface Legs {
  readonly neither: Measured;
  readonly buyers: Measured;
  readonly state: Measured;
  readonly both: Measured;
}

/** Returns the outcomes of a preset with both legs, buyers and state, with one of them and with neither. */
export function measureLegs(preset: Preset, options: MeasureOptions): Legs {
  return {
    neither: measure(preset, {...withoutBuyers, ...withoutState}, options),
    buyers: measure(preset, withoutState, options),
    state: measure(preset, withoutBuyers, options),
    both: measure(preset, {}, options)
  };
}

/** Outcomes at each depth of audits, behind so many layers of contractors. */
export interface AuditSweep {
  readonly layers: number;
  readonly at: readonly Measured[];
}

/** Returns the outcomes of a preset for each number of layers and each depth of audits, in the order given. */
export function measureAudits(
  preset: Preset,
  {depths, layers}: {readonly depths: readonly number[]; readonly layers: readonly number[]},
  options: MeasureOptions
): AuditSweep[] {
  return layers.map((layer) => ({
    layers: layer,
    at: depths.map((auditDepth) => measure(preset, {auditDepth, layers: layer}, options))
  }));
}
