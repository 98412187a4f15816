import type {Expectation} from "../../model/experiments.js";

/** What one experiment says about its claim; "mixed" is where the ends say yes and a step between them says no. */
export type TestVerdict = "supported" | "contradicted" | "none" | "mixed";

/** What all experiments together say about a claim. */
export type ClaimVerdict = "supported" | "depends" | "none" | "contradicted" | "untested";

/** The number that decides an experiment, with its interval of 95 per cent over seeds, in the unit of the measure. */
export interface Judgement {
  readonly verdict: TestVerdict;
  /** Positive where the outcome moves as the claim says; for a claim that nothing changes, positive where it rises. */
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  /** The smallest effect that counts. */
  readonly smallest: number;
}

/** What is compared with what: the values of each arm, one a seed, seeds in the same order. */
export interface Runs {
  readonly expect: Expectation;
  readonly sign?: 1 | -1;
  readonly smallest?: number;
  readonly arms: readonly (readonly number[])[];
}

interface Interval {
  readonly effect: number;
  readonly low: number;
  readonly high: number;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/**
 * Returns the 97.5 per cent point of Student's t by its expansion in the normal's (Cornish and Fisher), which is right to
 * three decimals from ten degrees of freedom on.
 */
export function studentT(freedom: number): number {
  const z = 1.959964;
  const z3 = z * z * z;
  const z5 = z3 * z * z;
  const z7 = z5 * z * z;
  return (
    z +
    (z3 + z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom * freedom) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom * freedom * freedom)
  );
}

/** Returns the mean of paired differences with its interval of 95 per cent. Throws a RangeError for fewer than eleven pairs. */
export function interval(differences: readonly number[]): Interval {
  const n = differences.length;
  if (n < 11) throw new RangeError(`${n} pairs of runs are too few for an interval.`);
  const effect = mean(differences);
  const squares = differences.reduce((sum, d) => sum + (d - effect) * (d - effect), 0);
  const half = studentT(n - 1) * Math.sqrt(squares / (n - 1) / n);
  return {effect, low: effect - half, high: effect + half};
}

const difference = (a: readonly number[], b: readonly number[]): number[] => b.map((value, i) => value - a[i]!);
const times = (differences: readonly number[], sign: number): number[] => differences.map((d) => d * sign);

const moves = ({effect, low}: Interval, smallest: number): boolean => effect >= smallest && low > 0;
const movesBack = ({effect, high}: Interval, smallest: number): boolean => effect <= -smallest && high < 0;
const ofDirection = (i: Interval, smallest: number): TestVerdict =>
  moves(i, smallest) ? "supported" : movesBack(i, smallest) ? "contradicted" : "none";

/**
 * Returns the verdict of one experiment. An effect counts when its mean over paired seeds is at least the smallest that
 * counts and its interval does not hold 0; a claim that nothing changes is supported when the whole interval is smaller.
 * Pairs in which a run gave no number are left out.
 */
export function judge({expect, sign, smallest: given, arms: all}: Runs): Judgement {
  const usable = all[0]!.map((_, seed) => all.every((values) => Number.isFinite(values[seed])));
  const arms = all.map((values) => values.filter((_, seed) => usable[seed]));
  const smallest = given ?? Math.max(...arms.map((values) => Math.abs(mean(values)))) / 20;
  const first = arms[0]!;
  const last = arms[arms.length - 1]!;
  const steps = (direction: number) =>
    arms.slice(1).map((values, i) => interval(times(difference(arms[i]!, values), direction)));
  const judged = (i: Interval, verdict: TestVerdict): Judgement => ({...i, verdict, smallest});

  switch (expect) {
    case "raises":
    case "lowers": {
      const direction = expect === "raises" ? 1 : -1;
      const whole = interval(times(difference(first, last), direction));
      const verdict = ofDirection(whole, smallest);
      const turns = steps(direction).some((step) => movesBack(step, smallest));
      return judged(whole, verdict === "supported" && turns ? "mixed" : verdict);
    }
    case "orders": {
      const each = steps(1);
      const least = each.reduce((a, b) => (b.effect < a.effect ? b : a));
      const verdict = ofDirection(interval(difference(first, last)), smallest);
      return judged(least, verdict === "supported" && !each.every((s) => moves(s, smallest)) ? "mixed" : verdict);
    }
    case "unchanged": {
      const whole = interval(difference(first, last));
      const counts = moves(whole, smallest) || movesBack(whole, smallest);
      const within = whole.low > -smallest && whole.high < smallest;
      return judged(whole, counts ? "contradicted" : within ? "supported" : "none");
    }
    case "differs": {
      const pairs = arms.flatMap((a, i) => arms.slice(i + 1).map((b) => difference(a, b)));
      const furthest = pairs.map((d) => interval(times(d, mean(d) < 0 ? -1 : 1)));
      const widest = furthest.reduce((a, b) => (b.effect > a.effect ? b : a));
      return judged(widest, moves(widest, smallest) ? "supported" : "none");
    }
    case "interacts": {
      const [neither, one, other, both] = arms as [number[], number[], number[], number[]];
      const beyond = both.map((value, i) => value - other[i]! - (one[i]! - neither[i]!));
      const whole = interval(times(beyond, sign ?? (mean(beyond) < 0 ? -1 : 1)));
      return judged(whole, ofDirection(whole, smallest));
    }
  }
}

/** Returns the verdict on a claim from those of its experiments; without any it has not been tested. */
export function verdictOf(tests: readonly TestVerdict[]): ClaimVerdict {
  if (!tests.length) return "untested";
  const has = (verdict: TestVerdict) => tests.includes(verdict);
  if (tests.every((t) => t === "supported")) return "supported";
  if (has("supported") || has("mixed")) return "depends";
  return has("contradicted") ? "contradicted" : "none";
}
