import type {StudyCluster} from "./cluster.js";
import {designs, type Design} from "./designs.js";
import {estimands, type Estimand} from "./estimate.js";
import {instruments, type Instrument} from "./instruments.js";
import type {StudyDesignValues} from "./parameters.js";
import {repeatStudy} from "./study.js";

/** Mean error and spread of repeated studies for each number of firms, in shares; null where no study found a firm. */
export interface FanLine {
  readonly bias: readonly (number | null)[];
  readonly sd: readonly (number | null)[];
}

/** Errors by design, instrument and question as samples grow. */
export interface Fan {
  /** Number of firms that are drawn. */
  readonly sizes: readonly number[];
  readonly firms: number;
  readonly draws: number;
  readonly lines: Readonly<Record<Instrument, Readonly<Record<Estimand, Readonly<Record<Design, FanLine>>>>>>;
}

const record = <K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;

/** Returns how bias and spread of every plan change as more firms of one cluster are drawn, whatever that costs. */
export function measureFan(
  cluster: StudyCluster,
  values: StudyDesignValues,
  {sizes, draws}: {sizes: readonly number[]; draws: number}
): Fan {
  const line = (design: Design, instrument: Instrument, estimand: Estimand): FanLine => {
    const all = sizes.map((n) => repeatStudy(cluster, {design, instrument, estimand}, values, {draws, n}));
    return {bias: all.map((r) => r.bias), sd: all.map((r) => r.sd)};
  };
  return {
    sizes,
    draws,
    firms: cluster.n,
    lines: record(instruments, (by) =>
      record(estimands, (asked) => record(designs, (design) => line(design, by, asked)))
    )
  };
}
