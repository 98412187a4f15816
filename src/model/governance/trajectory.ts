import {levelsOf} from "./classify.js";
import {outcomeOf, type Outcome} from "./forms.js";
import {clamp, dimensions, type Dimension, type Rules, type Tie} from "./parameters.js";

type RateKey = "learningRate" | "lagRate" | "codificationRate" | "decodificationRate" | "complexityRate";

/** One property that moves during a phase: by which rate, and up (1) or down (−1). */
export interface Drift {
  readonly dimension: Dimension;
  readonly rate: RateKey;
  readonly sign: 1 | -1;
}

/** A span of time during which the same properties move at the same rates. */
export interface Phase {
  readonly name: string;
  readonly drifts: readonly Drift[];
}

/** A story of how a tie changes: where it starts and what happens in each phase. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly start: Tie;
  readonly phases: readonly Phase[];
}

/** A moment at which the outcome changes: the first period of the new one. */
export interface Change {
  readonly period: number;
  readonly from: Outcome;
  readonly to: Outcome;
  /** Properties that passed their threshold in that period. */
  readonly crossed: readonly Dimension[];
}

/** A run of periods with one outcome; both ends belong to it. */
export interface Spell {
  readonly outcome: Outcome;
  readonly from: number;
  readonly to: number;
}

export interface Trajectory {
  /** The tie in each period, the start first. */
  readonly ties: readonly Tie[];
  readonly outcomes: readonly Outcome[];
  /** Index of the phase that led to each period; that of the start is 0. */
  readonly phases: readonly number[];
  readonly changes: readonly Change[];
  readonly spells: readonly Spell[];
}

/** Returns the path of a tie through the phases of a scenario: straight lines, held between 0 and 1. The equations are ours. */
export function runTrajectory({start, phases}: Pick<Scenario, "start" | "phases">, rules: Rules): Trajectory {
  const ties: Tie[] = [start];
  const inPhase: number[] = [0];
  phases.forEach(({drifts}, index) => {
    const from = ties[ties.length - 1]!;
    for (let t = 1; t <= rules.phaseLength; t++) {
      const moved: Record<Dimension, number> = {...from};
      for (const d of dimensions) {
        let slope = 0;
        for (const drift of drifts) if (drift.dimension === d) slope += drift.sign * rules[drift.rate];
        moved[d] = clamp(from[d] + slope * t);
      }
      ties.push(moved);
      inPhase.push(index);
    }
  });
  const levels = ties.map((tie) => levelsOf(tie, rules));
  const results = levels.map(outcomeOf);
  const changes: Change[] = [];
  const spells: {outcome: Outcome; from: number; to: number}[] = [{outcome: results[0]!, from: 0, to: 0}];
  for (let period = 1; period < results.length; period++) {
    const from = results[period - 1]!;
    const to = results[period]!;
    if (from === to) spells[spells.length - 1]!.to = period;
    else {
      const crossed = dimensions.filter((d) => levels[period]![d] !== levels[period - 1]![d]);
      changes.push({period, from, to, crossed});
      spells.push({outcome: to, from: period, to: period});
    }
  }
  return {ties, outcomes: results, phases: inPhase, changes, spells};
}

/** Returns the keys of the rates that a scenario uses, each once. */
export function ratesOf({phases}: Pick<Scenario, "phases">): RateKey[] {
  return [...new Set(phases.flatMap((p) => p.drifts.map((d) => d.rate)))];
}
