import {allExperiments} from "../src/model/allExperiments.js";
import {experimentModels, type Experiment, type ExperimentModel} from "../src/model/experiments.js";
import {fastKernel} from "../src/model/pressures/fastKernel.js";
import type {ClaimTest} from "../src/workbook/claims/claimsData.js";
import {judge} from "../src/workbook/claims/judge.js";
import {readScenarios} from "./scenarios.js";

/** How many seeds every arm is run with: 1, 2, 3 and so on. */
export const seedCount = 24;

const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;

/** Returns an experiment with the values of all its runs and what they say. */
export function runExperiment(experiment: Experiment, model: ExperimentModel, id: number, seeds: number): ClaimTest {
  const {claim, about, setting, expect, sign, smallest, measure, ground, country, chosenFor, byConstruction} =
    experiment;
  const values = experiment.arms.map((arm) => Array.from({length: seeds}, (_, i) => experiment.outcome(arm, i + 1)));
  return {
    id,
    claim,
    model,
    about,
    setting,
    measure: measure ?? null,
    expect,
    sign: sign ?? null,
    ground: ground ?? null,
    country: country ?? null,
    chosenFor: chosenFor ?? false,
    byConstruction: byConstruction ?? false,
    arms: experiment.arms.map((name, i) => ({
      name,
      mean: mean(values[i]!.filter(Number.isFinite)),
      values: values[i]!.map((x) => (Number.isFinite(x) ? x : null))
    })),
    ...judge({expect, sign, smallest, arms: values})
  };
}

/** Returns all experiments with their runs, model by model in the order of the models; the same state gives the same numbers. */
export async function runExperiments(seeds = seedCount): Promise<ClaimTest[]> {
  const all = allExperiments(readScenarios(), await fastKernel());
  const tests: ClaimTest[] = [];
  for (const model of Object.keys(experimentModels) as ExperimentModel[])
    for (const experiment of all[model] ?? []) tests.push(runExperiment(experiment, model, tests.length + 1, seeds));
  return tests;
}
