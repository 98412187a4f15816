// What bench/pressures.ts times, in Node and in a page: whole runs of the model of pressures, one function a contender.
import {fastKernel} from "../src/model/pressures/fastKernel.js";
import {drawFirms} from "../src/model/pressures/firms.js";
import type {Kernel} from "../src/model/pressures/memory.js";
import {outcomeKeys, outcomesOf, type OutcomeKey} from "../src/model/pressures/outcomes.js";
import {plainKernel} from "../src/model/pressures/plainKernel.js";
import type {PressureValues} from "../src/model/pressures/parameters.js";
import {lateMean, run, simulate, type Series, type Setting} from "../src/model/pressures/run.js";
import {PressuresModel} from "./agentscript/PressuresModel.js";

/** A whole run, set-up included, of some values with some seed. */
export type Runner = (values: PressureValues, seed: number) => Series;

const withKernel =
  (kernel: Kernel): Runner =>
  (values, seed) =>
    run({values, seed}, kernel);

/** Runs the AgentScript model; its random numbers take no seed. */
const withAgentScript: Runner = (values) => {
  const model = new PressuresModel(values);
  model.setup();
  const population = {...drawFirms({...values, firms: 20}, 1), sizes: model.sizes, allWorkers: model.allWorkers};
  const series = Object.fromEntries(outcomeKeys.map((key) => [key, new Float64Array(values.periods)]));
  for (let t = 0; t < values.periods; t++) {
    model.step();
    const now = outcomesOf(values, population, values.inspection, model.counts);
    for (const key of outcomeKeys) series[key]![t] = now[key];
  }
  return series as unknown as Series;
};

/** Returns a kernel of each kind. */
export async function kernels(): Promise<Record<"fast" | "plain", Kernel>> {
  const [fast, plain] = [await fastKernel(), plainKernel()];
  if (fast.name === plain.name) throw new Error("This engine does not run the fast kernel.");
  return {fast, plain};
}

/** Returns the contenders that run in JavaScript, by name. */
export async function runners(): Promise<Record<"fast" | "plain" | "agentscript", Runner>> {
  const {fast, plain} = await kernels();
  return {fast: withKernel(fast), plain: withKernel(plain), agentscript: withAgentScript};
}

/** Sets a run up and returns a function that moves it through all its periods. */
export function stepsOf(setting: Setting, kernel: Kernel): () => void {
  const simulation = simulate(setting, kernel);
  return () => {
    while (simulation.period < setting.values.periods) simulation.step();
  };
}

/** Returns the means of all outcomes over the second half of a run. */
export function lateMeans(series: Series): Record<OutcomeKey, number> {
  const means = outcomeKeys.map((key) => [key, lateMean(series[key], series[key].length / 2)]);
  return Object.fromEntries(means) as Record<OutcomeKey, number>;
}
