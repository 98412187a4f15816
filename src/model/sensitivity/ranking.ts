import type {Interval, OutcomeSensitivity, SensitivityData, SensitivityFactor} from "./results.js";

export const methods = ["sobol", "morris"] as const;
export type Method = (typeof methods)[number];

/** Which way an outcome goes when a parameter rises: in most moves up, in most down, or now up and now down. */
export type Direction = "up" | "down" | "both" | "none";

/** One factor as a row of a ranking. */
export interface Ranked {
  readonly factor: SensitivityFactor;
  readonly direction: Direction;
  /** Sobol: share of variation in which the factor takes part. Morris: mean size of its effect. */
  readonly size: number;
  readonly low: number;
  readonly high: number;
  /** Sobol: share that the factor explains by itself. Morris: spread of its effect. */
  readonly second: number;
  readonly secondLow: number;
  readonly secondHigh: number;
}

/** Returns the direction of an effect from its mean and its mean size: one way when they differ by a fifth of the size at most. */
export function directionOf(mu: number, muStar: number): Direction {
  if (!(muStar > 0)) return "none";
  return mu >= 0.8 * muStar ? "up" : mu <= -0.8 * muStar ? "down" : "both";
}

/** What moved the outcome: parameters, the largest first; with Sobol's method all others together; and chance. */
export interface Ranking {
  readonly rows: readonly Ranked[];
  readonly rest: Ranked | null;
  readonly luck: Ranked;
}

/** Returns what a method found for one outcome of a contract. */
export function ranking(
  {morrisFactors, sobolFactors}: SensitivityData,
  result: OutcomeSensitivity,
  method: Method
): Ranking {
  const direction = (key: string): Direction => {
    const i = key === "luck" ? -1 : morrisFactors.findIndex((f) => f.key === key);
    return i < 0 ? "none" : directionOf(result.morris[i]![0], result.morris[i]![1]);
  };
  const point = (x: number): Interval => [x, x, x];
  const all = (method === "sobol" ? sobolFactors : morrisFactors).map((factor, i): Ranked => {
    const [size, low, high] = method === "sobol" ? result.total[i]! : point(result.morris[i]![1]);
    const [second, secondLow, secondHigh] = method === "sobol" ? result.first[i]! : point(result.morris[i]![2]);
    return {factor, direction: direction(factor.key), size, low, high, second, secondLow, secondHigh};
  });
  const find = (key: string) => all.find(({factor}) => factor.key === key);
  const own = all.filter(({factor}) => factor.key !== "luck" && factor.key !== "rest");
  return {rows: own.sort((a, b) => b.size - a.size), rest: find("rest") ?? null, luck: find("luck")!};
}

/** Returns the parameters that may be the first of a ranking: the one on top, and those whose interval overlaps with its. */
export function leaders(rows: readonly Ranked[]): Ranked[] {
  return rows.filter(({high}) => high >= rows[0]!.low);
}
