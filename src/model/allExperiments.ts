import {collectiveExperiments} from "./collective/experiments.js";
import type {Experiment, ExperimentModel} from "./experiments.js";
import {governanceExperiments} from "./governance/experiments.js";
import {homeMarketExperiments} from "./homeMarket/experiments.js";
import {pressureExperiments} from "./pressures/experiments.js";
import type {Kernel} from "./pressures/memory.js";
import type {Preset} from "./pressures/presets.js";
import {studyDesignExperiments} from "./studyDesign/experiments.js";

/** Returns the experiments of every model, by model; those on pressures stand on presets and run on a kernel. */
export function allExperiments(
  presets: readonly Preset[],
  kernel?: Kernel
): Record<ExperimentModel, readonly Experiment[]> {
  return {
    governance: governanceExperiments,
    collective: collectiveExperiments,
    pressures: pressureExperiments(presets, kernel),
    homeMarket: homeMarketExperiments,
    studyDesign: studyDesignExperiments
  };
}
