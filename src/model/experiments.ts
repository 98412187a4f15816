/**
 * What a claim says about the outcome when what it names as the cause is moved through the arms of an experiment:
 * it rises or falls from the first arm to the last; it rises at every step (orders); it hardly changes; it is not the same
 * in all arms (differs); or two causes change each other's effect (interacts), with the arms neither, only the first, only
 * the second, both.
 */
export type Expectation = "raises" | "lowers" | "orders" | "unchanged" | "differs" | "interacts";

/** A claim of the paper put to a model: what is moved, what is read, and what should be seen if the claim holds. */
export interface Experiment {
  /** Id in data/claim.csv. */
  readonly claim: string;
  /** What the experiment shows, and how far that is built into the model. */
  readonly about: string;
  /** What is moved, and what is held. */
  readonly setting: string;
  /** Two or more, in the order in which the cause grows; four for an interaction. */
  readonly arms: readonly string[];
  readonly expect: Expectation;
  /** For an interaction: 1 where both causes together should add more than each alone, -1 where less; either without it. */
  readonly sign?: 1 | -1;
  /** What is read from a run, with its range. */
  readonly measure?: string;
  /** The smallest change of the measure that counts as one; without it, a twentieth of the largest mean of an arm. */
  readonly smallest?: number;
  /** The ground on which the experiment is made, such as a contract or a case; experiments on several grounds test the same claim. */
  readonly ground?: string;
  /** The country of the ground. */
  readonly country?: string | null;
  /** True where a default or a preset was chosen with this claim in view: the model then shows how it can hold, not that it does. */
  readonly chosenFor?: boolean;
  /** True where one equation of the model says what the claim says, so that only the size of the effect is a result. */
  readonly byConstruction?: boolean;
  /** Returns the measure in one arm; the same arm and seed give the same number, and arms of one seed share their luck. */
  outcome(arm: string, seed: number): number;
}

/** The five models of the workbook, as experiments name them. */
export const experimentModels = {
  governance: "Chain governance",
  collective: "Collective efficiency",
  pressures: "Where pressures meet",
  homeMarket: "Standards in the home market",
  studyDesign: "Study design"
} as const;
export type ExperimentModel = keyof typeof experimentModels;
