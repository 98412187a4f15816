import type {ParameterSource} from "../schema/parameter.js";
import {defaultsOf} from "../schema/parameter.js";
import {pressureParameters, type PressureChanges, type PressureKey, type PressureValues} from "./parameters.js";
import type {Phase, Setting} from "./run.js";

/** One parameter that a preset changes, and what in the paper the change stands for. */
export interface PresetChange {
  readonly key: PressureKey;
  readonly value: number;
  readonly note: string;
  readonly source: ParameterSource;
}

export interface PresetPhase {
  readonly from: number;
  readonly title: string;
  readonly changes: readonly PresetChange[];
}

/** A preset as it is written in data/scenarios. Its numbers are ordinal and illustrative. */
export interface PresetFile {
  readonly model: "pressures";
  readonly title: string;
  readonly kind: "contract" | "case";
  readonly country: string;
  /** The case of the evidence that it stands for, or null. */
  readonly case: string | null;
  /** The preset whose values it starts from, or null for the defaults. */
  readonly base: string | null;
  readonly seed: number;
  readonly about: string;
  readonly changes: readonly PresetChange[];
  readonly phases: readonly PresetPhase[];
}

/** A preset with its name and the values that follow from it and its bases. */
export interface Preset extends PresetFile {
  readonly id: string;
  readonly values: PressureValues;
}

const toChanges = (changes: readonly PresetChange[]): PressureChanges =>
  Object.fromEntries(changes.map(({key, value}) => [key, value]));

/** Returns the names of a preset's bases, nearest first; throws an Error that names the base that is missing or that turns in a circle. */
export function basesOf(files: Readonly<Record<string, PresetFile>>, id: string): string[] {
  const bases: string[] = [];
  for (let base = files[id]?.base ?? null; base !== null; base = files[base]!.base) {
    if (!files[base]) throw new Error(`its base "${base}" does not exist`);
    if (base === id || bases.includes(base)) throw new Error(`its base "${base}" leads back to itself`);
    bases.push(base);
  }
  return bases;
}

/** Returns the presets with their values: first the contracts, then the cases, each in the order of the files. */
export function resolvePresets(files: Readonly<Record<string, PresetFile>>): Preset[] {
  const presets = Object.entries(files).map(([id, file]) => {
    const layers = [...basesOf(files, id).reverse(), id].map((name) => toChanges(files[name]!.changes));
    return {...file, id, values: Object.assign({}, defaultsOf(pressureParameters), ...layers) as PressureValues};
  });
  return [...presets.filter((p) => p.kind === "contract"), ...presets.filter((p) => p.kind === "case")];
}

/** Returns the phases of a preset as a run takes them. */
export function phasesOf(preset: Pick<PresetFile, "phases">): Phase[] {
  return preset.phases.map(({from, changes}) => ({from, changes: toChanges(changes)}));
}

/**
 * Returns the setting of a preset with a reader's changes on top. A changed parameter keeps its changed value through all
 * phases, so that a slider never seems to do nothing; phases that start after the end of the run are left out.
 */
export function settingOf(
  preset: Pick<Preset, "values" | "seed" | "phases">,
  changes: PressureChanges = {},
  seed: number = preset.seed
): Setting {
  const values = {...preset.values, ...changes};
  const kept = (phase: Phase): Phase => ({
    from: phase.from,
    changes: Object.fromEntries(Object.entries(phase.changes).filter(([key]) => !(key in changes)))
  });
  return {
    values,
    seed,
    phases: phasesOf(preset)
      .filter((p) => p.from < values.periods)
      .map(kept)
  };
}
