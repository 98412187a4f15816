import {isForm, outcomeInfo, outcomeOf, outcomes, turned, type Outcome, type Rank} from "./forms.js";
import {clamp, dimensions, thresholdOf, type Dimension, type Levels, type Rules, type Tie} from "./parameters.js";

/** What it takes to carry one property over its threshold, and what would follow. */
export interface Flip {
  readonly dimension: Dimension;
  readonly direction: "raise" | "lower";
  /** How far the threshold is, from 0 to 1. A property that is high must fall below it, one that is low must reach it. */
  readonly distance: number;
  readonly to: Outcome;
}

/** What follows from one tie. */
export interface Governance {
  readonly outcome: Outcome;
  readonly levels: Levels;
  /** Properties that decide: turning one of them over alone would give another outcome. */
  readonly decidedBy: readonly Dimension[];
  readonly why: string;
  /** Degree of explicit coordination, 1 to 5, or null without a tie; a rank. */
  readonly coordination: Rank | null;
  /** Asymmetry of power, 1 to 5, or null without a tie; a rank. */
  readonly power: Rank | null;
  /** Properties so near their threshold that they count as open to doubt. */
  readonly inDoubt: readonly Dimension[];
  /** Changes of one property that would give another outcome, the smallest first. */
  readonly flips: readonly Flip[];
}

/** Weight of each outcome in the graded view; the weights add up to 1. */
export type Weights = Readonly<Record<Outcome, number>>;

/** Returns which properties are high: those at their threshold or above. */
export function levelsOf(tie: Tie, rules: Rules): Levels {
  const level = (d: Dimension) => (tie[d] >= thresholdOf(d, rules) ? "high" : "low");
  return {
    complexity: level("complexity"),
    codifiability: level("codifiability"),
    capability: level("capability")
  };
}

/** Returns the outcome of a tie (Gereffi, Humphrey and Sturgeon 2005). */
export function outcomeOfTie(tie: Tie, rules: Rules): Outcome {
  return outcomeOf(levelsOf(tie, rules));
}

/** Returns the outcome of a tie, what decided it, what is open to doubt and which small changes would give another one. */
export function classify(tie: Tie, rules: Rules): Governance {
  const levels = levelsOf(tie, rules);
  const outcome = outcomeOf(levels);
  const info = outcomeInfo[outcome];
  const flips = dimensions
    .map((dimension): Flip => ({
      dimension,
      direction: levels[dimension] === "low" ? "raise" : "lower",
      distance: Math.abs(tie[dimension] - thresholdOf(dimension, rules)),
      to: outcomeOf(turned(levels, dimension))
    }))
    .filter(({to}) => to !== outcome)
    .sort((a, b) => a.distance - b.distance);
  return {
    outcome,
    levels,
    decidedBy: dimensions.filter((d) => flips.some((f) => f.dimension === d)),
    why: info.why,
    coordination: info.coordination,
    power: info.power,
    inDoubt: dimensions.filter((d) => Math.abs(tie[d] - thresholdOf(d, rules)) < rules.doubt),
    flips
  };
}

/**
 * Returns to what degree a value is high, from 0 to 1: 0 below the band of doubt, 1 above it, a straight line within; a
 * band of no width is a step at the threshold. Ours.
 */
export function degreeHigh(value: number, threshold: number, doubt: number): number {
  if (doubt === 0) return value >= threshold ? 1 : 0;
  return clamp((value - threshold + doubt) / (2 * doubt));
}

/** Returns the weight of each outcome: the product of the degrees of its three levels, added up over combinations. Ours. */
export function outcomeWeights(tie: Tie, rules: Rules): Weights {
  const high = {
    complexity: degreeHigh(tie.complexity, rules.complexityThreshold, rules.doubt),
    codifiability: degreeHigh(tie.codifiability, rules.codifiabilityThreshold, rules.doubt),
    capability: degreeHigh(tie.capability, rules.capabilityThreshold, rules.doubt)
  };
  const weights = Object.fromEntries(outcomes.map((o) => [o, 0])) as Record<Outcome, number>;
  for (const complexity of ["low", "high"] as const)
    for (const codifiability of ["low", "high"] as const)
      for (const capability of ["low", "high"] as const) {
        const levels = {complexity, codifiability, capability};
        let weight = 1;
        for (const d of dimensions) weight *= levels[d] === "high" ? high[d] : 1 - high[d];
        weights[outcomeOf(levels)] += weight;
      }
  return weights;
}

/**
 * Returns the degree of explicit coordination in the graded view, from 1 to 5: the mean rank of the forms by their
 * weights; null when no form has weight. It treats ranks as numbers, so it can order ties and say no more. Ours.
 */
export function gradedCoordination(weights: Weights): number | null {
  let sum = 0;
  let total = 0;
  for (const outcome of outcomes) {
    if (!isForm(outcome)) continue;
    sum += weights[outcome] * outcomeInfo[outcome].coordination!;
    total += weights[outcome];
  }
  return total > 0 ? sum / total : null;
}
