/** A value with the ends of its 95 % interval. */
export type Interval = readonly [value: number, low: number, high: number];

/** What moves in an analysis: a parameter, chance, or all other parameters together. */
export interface SensitivityFactor {
  /** The parameter's key, or `luck` or `rest`. */
  readonly key: string;
  readonly label: string;
  readonly group: string;
}

/** What Morris' method found for one factor: mean effect, mean size and spread, in units of the outcome. */
export type MorrisResult = readonly [mu: number, muStar: number, sigma: number];

/** The results for one outcome around one contract, in the order of the factors of each method. */
export interface OutcomeSensitivity {
  /** Mean and standard deviation of the outcome over all runs of Sobol's method. */
  readonly mean: number;
  readonly sd: number;
  readonly morris: readonly MorrisResult[];
  readonly first: readonly Interval[];
  readonly total: readonly Interval[];
  /** All first-order indices added up. */
  readonly additive: Interval;
}

/** The analysis as it is written when the site is built. */
export interface SensitivityData {
  readonly settings: {
    readonly firms: number;
    readonly periods: number;
    /** Periods at the end of a run over which an outcome is averaged. */
    readonly late: number;
    /** How far a parameter moves to either side, as a share of its whole range. */
    readonly reach: number;
    readonly walks: number;
    readonly levels: number;
    readonly points: number;
    readonly resamples: number;
    /** Runs of the model for all contracts and both methods. */
    readonly runs: number;
  };
  readonly outcomes: readonly {readonly key: string; readonly label: string; readonly unit: string}[];
  readonly morrisFactors: readonly SensitivityFactor[];
  readonly sobolFactors: readonly SensitivityFactor[];
  readonly contracts: readonly {
    readonly id: string;
    readonly country: string;
    readonly title: string;
    readonly outcomes: Readonly<Record<string, OutcomeSensitivity>>;
  }[];
}
