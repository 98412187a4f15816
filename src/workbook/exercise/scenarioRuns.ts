import type {Kernel} from "../../model/pressures/memory.js";
import type {PressureChanges, PressureKey, PressureValues} from "../../model/pressures/parameters.js";
import {plainKernel} from "../../model/pressures/plainKernel.js";
import {settingOf, type Preset} from "../../model/pressures/presets.js";
import type {Setting} from "../../model/pressures/run.js";
import {Bands} from "../lab/bands.js";
import {runSlices} from "../lab/slices.js";
import type {TargetInput, TargetQuestion} from "./kinds/target.js";

export interface ScenarioRunsOptions {
  /** All kernels give the same bits; the plain one when left out. */
  kernel?: Kernel | undefined;
  /** Gives the runs up. */
  signal?: AbortSignal | undefined;
  /** Milliseconds that slices may take together before the page gets its turn. */
  budget?: number;
  now?: () => number;
}

/**
 * Resolves to so many runs of a setting, with its seed and those that follow. The page gets its turn in between. Rejects
 * with the signal's reason when it is aborted, and with a ValueError for a bad setting.
 */
export async function bandsOf(
  setting: Setting,
  runs: number,
  {kernel = plainKernel(), signal, budget = 8, now = () => performance.now()}: ScenarioRunsOptions = {}
): Promise<Bands> {
  const bands = new Bands(setting.values.periods, runs);
  let began = now();
  for (let i = 0; i < runs; i++) {
    const slices = runSlices({...setting, seed: setting.seed + i}, kernel);
    for (;;) {
      const slice = slices.next();
      if (slice.done) {
        bands.add(slice.value);
        break;
      }
      if (now() - began < budget) continue;
      await new Promise((resolve) => setTimeout(resolve));
      signal?.throwIfAborted();
      began = now();
    }
  }
  return bands;
}

/** Returns the preset of a question as the model takes it. */
export const presetOf = ({
  title,
  values,
  phases,
  seed
}: TargetQuestion): Pick<Preset, "title" | "values" | "seed" | "phases"> => ({
  title,
  values: values as unknown as PressureValues,
  seed,
  phases: phases.map(({from, changes}) => ({
    from,
    title: "",
    changes: Object.entries(changes).map(([key, value]) => ({
      key: key as PressureKey,
      value,
      note: "",
      source: "assumed" as const
    }))
  }))
});

/** Returns the setting of a scenario in this question. */
export const settingFor = (question: TargetQuestion, {changes, seed}: TargetInput): Setting =>
  settingOf(presetOf(question), changes as PressureChanges, seed);
