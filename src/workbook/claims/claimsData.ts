import type {Expectation, ExperimentModel} from "../../model/experiments.js";
import type {ClaimVerdict, Judgement} from "./judge.js";

/** One arm of an experiment with what was read from each of its runs, in the order of the seeds. */
export interface ArmRuns {
  readonly name: string;
  readonly mean: number;
  readonly values: readonly (number | null)[];
}

/** One experiment with its runs and what they say. */
export interface ClaimTest extends Judgement {
  /** Number of the experiment in runs.duckdb. */
  readonly id: number;
  /** Id of the claim. */
  readonly claim: string;
  readonly model: ExperimentModel;
  readonly about: string;
  readonly setting: string;
  readonly measure: string | null;
  readonly expect: Expectation;
  readonly sign: 1 | -1 | null;
  readonly ground: string | null;
  readonly country: string | null;
  readonly chosenFor: boolean;
  readonly byConstruction: boolean;
  readonly arms: readonly ArmRuns[];
}

/** Whether the outcome of a claim's tests was known in advance: by choice of values, by an equation, or not. */
export type Standing = "chosen" | "built in" | "open";

/** A claim of the paper with all its tests, or the reason why there are none. */
export interface TestedClaim {
  readonly id: string;
  readonly name: string;
  readonly claim: string;
  readonly mechanism: string;
  readonly condition: string | null;
  readonly topic: string;
  readonly country: string | null;
  readonly section: string;
  /** The passage in words, such as "India, paragraph 3". */
  readonly passage: string;
  readonly verdict: ClaimVerdict;
  readonly standing: Standing | null;
  readonly tests: readonly ClaimTest[];
  readonly reason: string | null;
}

/** What the page on claims shows. */
export interface ClaimsData {
  readonly claims: readonly TestedClaim[];
  readonly topics: readonly string[];
  readonly models: Readonly<Partial<Record<ExperimentModel, string>>>;
  readonly seeds: number;
  /** Readings of an arm under a seed. */
  readonly readings: number;
}
