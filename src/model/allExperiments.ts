import type {Experiment, ExperimentModel} from "./experiments.js";
import {pressureExperiments} from "./pressures/experiments.js";
import type {Kernel} from "./pressures/memory.js";
import type {Preset} from "./pressures/presets.js";

/** Returns the experiments of every model, by model; those on pressures stand on presets and run on a kernel. */
export function allExperiments(
  presets: readonly Preset[],
  kernel?: Kernel
): Partial<Record<ExperimentModel, readonly Experiment[]>> {
  return {
    pressures: pressureExperiments(presets, kernel)
  };
}
