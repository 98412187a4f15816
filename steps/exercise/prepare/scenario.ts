import {nearest} from "../../../loaders/problems.js";
import {readScenarios} from "../../../loaders/scenarios.js";
import {fastKernel} from "../../../src/model/pressures/fastKernel.js";
import {outcomes, type OutcomeKey} from "../../../src/model/pressures/outcomes.js";
import {pressureParameters} from "../../../src/model/pressures/parameters.js";
import type {Preset} from "../../../src/model/pressures/presets.js";
import {settingProblems, type Setting} from "../../../src/model/pressures/run.js";
import {changeProblems} from "../../../src/model/schema/parameter.js";
import type {FieldPath} from "../../../src/workbook/exercise/kind.js";
import {bandsOf} from "../../../src/workbook/exercise/scenarioRuns.js";
import type {Bands} from "../../../src/workbook/lab/bands.js";

/** A mistake of the author that only the model's own tables can tell. */
export type PreparedProblem = {path: FieldPath; message: string};

/** Collects what is wrong with the names in an exercise. */
export class NameCheck {
  readonly problems: PreparedProblem[] = [];

  /** Returns the preset with an id, or null with a problem. */
  preset(id: string, path: FieldPath): Preset | null {
    const presets = readScenarios();
    const ids = presets.map((preset) => preset.id);
    return presets[ids.indexOf(id)] ?? this.#unknown(id, ids, path, "the name of a file in data/scenarios");
  }

  /** Returns an outcome of the model by its key, or null with a problem. */
  outcome(key: string, path: FieldPath): (typeof outcomes)[number] | null {
    const keys = outcomes.map((outcome) => outcome.key as string);
    return outcomes[keys.indexOf(key)] ?? this.#unknown(key, keys, path, "an outcome of the model of pressures");
  }

  /** Returns a parameter of the model by its key, or null with a problem. */
  parameter(key: string, path: FieldPath): (typeof pressureParameters)[number] | null {
    const keys = pressureParameters.map((parameter) => parameter.key as string);
    return (
      pressureParameters[keys.indexOf(key)] ?? this.#unknown(key, keys, path, "a parameter of the model of pressures")
    );
  }

  /** Reports parameters that the model does not have and values that they cannot take. */
  changes(changes: Readonly<Record<string, number>>, path: FieldPath): void {
    for (const key of Object.keys(changes)) {
      const known = this.parameter(key, [...path, key]);
      const [problem] = known ? changeProblems(pressureParameters, {[key]: changes[key]}) : [];
      if (problem) this.problems.push({path: [...path, key], message: this.#inWords(problem.message)});
    }
  }

  /** Reports what a run would refuse. */
  setting(setting: Setting, path: FieldPath): void {
    for (const {message} of settingProblems(setting)) this.problems.push({path, message: this.#inWords(message)});
  }

  #inWords = (message: string) => `cannot be run. ${message}`;

  #unknown(name: string, names: readonly string[], path: FieldPath, what: string): null {
    const near = nearest(name, names);
    this.problems.push({
      path,
      message: `has to be ${what}, but "${name}" is none${near ? `; did you mean "${near}"?` : ""}`
    });
    return null;
  }
}

/** Returns so many runs of a setting, on the fast kernel. */
export const runsOf = async (setting: Setting, runs: number): Promise<Bands> =>
  bandsOf(setting, runs, {kernel: await fastKernel()});

/** Returns whether an outcome is a share of 1, so that its scale is known. */
export const isShare = (key: OutcomeKey): boolean => {
  const {unit} = outcomes.find((outcome) => outcome.key === key)!;
  return unit.startsWith("share of") && !key.endsWith("Cost") && key !== "margin";
};
