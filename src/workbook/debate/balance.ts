import {outcomes as outcomeList, type OutcomeKey, type OutcomeValues} from "../../model/pressures/outcomes.js";
import type {PressureValues} from "../../model/pressures/parameters.js";

/** What a role can watch: an outcome of the model, or what buyers promise to pay more. */
export type MeasureKey = OutcomeKey | "premiumBill";

/** A value for each thing that can be watched. */
export type Measures = Readonly<Record<MeasureKey, number>>;

/** What a role watches, and which way is better for that role. */
export interface Watch {
  readonly key: MeasureKey;
  readonly better: "more" | "less";
  /** What it is to this role, in a few words. */
  readonly as: string;
}

/** How a change looks from where a role stands: from 2, clearly better, over 0, as today, to −2, clearly worse. */
export type Verdict = -2 | -1 | 0 | 1 | 2;

/**
 * Returns what buyers promise to pay more, as a share of the cluster’s sales: the premium on all orders for which a certificate
 * is asked. It is an upper bound, as if every firm that is asked held a certificate.
 */
export function premiumBill(values: PressureValues): number {
  const {weightDemanding, weightPrice, weightPremium, weightMass} = values;
  const all = weightDemanding + weightPrice + weightPremium + weightMass;
  const asked =
    weightDemanding * values.askDemanding + weightPrice * values.askPrice + weightPremium * values.askPremium;
  return all > 0 ? (values.premium * asked) / all : 0;
}

/** Returns all that can be watched, from the outcomes of runs and the values that they ran with. */
export function measuresOf(outcomes: OutcomeValues, values: PressureValues): Measures {
  return {...outcomes, premiumBill: premiumBill(values)};
}

interface Steps {
  /** A smaller difference counts as none. */
  readonly small: number;
  /** A difference from here on counts as clear. */
  readonly clear: number;
}

const share: Steps = {small: 0.01, clear: 0.08};
const money: Steps = {small: 0.002, clear: 0.01};
const other: Partial<Record<MeasureKey, Steps>> = {
  wage: {small: 0.01, clear: 0.05},
  hours: {small: 0.3, clear: 2},
  margin: money,
  publicCost: money,
  privateCost: money,
  premiumBill: money
};

/** Returns from where on a difference counts, and from where on it is clear; our assumption. */
export const stepsOf = (key: MeasureKey): Steps => other[key] ?? share;

/** Returns how much better a measure is for a role than today, in its own unit; negative when it is worse. */
export function gain({key, better}: Watch, today: Measures, now: Measures): number {
  const difference = now[key] - today[key];
  return better === "more" ? difference : -difference;
}

/** Returns how a change looks from where a role stands. */
export function verdict(watch: Watch, today: Measures, now: Measures): Verdict {
  const by = gain(watch, today, now);
  const {small, clear} = stepsOf(watch.key);
  // A hair less counts too, so that 0.08 is clear although 0.33 − 0.25 is not quite 0.08.
  const size = Math.abs(by) + 1e-9;
  if (size < small) return 0;
  const strength = size < clear ? 1 : 2;
  return (by > 0 ? strength : -strength) as Verdict;
}

/** Returns the length of a bar for a change, from −1 to 1: a clear difference fills half of its side. */
export function barOf(watch: Watch, today: Measures, now: Measures): number {
  return Math.max(-1, Math.min(1, gain(watch, today, now) / (2 * stepsOf(watch.key).clear)));
}

/** What a package does to a role: how many of the things that it watches are better, worse, and as today. */
export interface Tally {
  readonly better: number;
  readonly worse: number;
  readonly same: number;
}

/** Returns how many of a role’s measures are better, worse and as today. They are counted and not added up. */
export function tally(watches: readonly Watch[], today: Measures, now: Measures): Tally {
  const verdicts = watches.map((watch) => verdict(watch, today, now));
  const better = verdicts.filter((v) => v > 0).length;
  const worse = verdicts.filter((v) => v < 0).length;
  return {better, worse, same: verdicts.length - better - worse};
}

/** A tally in one word: nothing is worse and something better, the reverse, both, or neither. */
export type Standing = "better" | "worse" | "mixed" | "same";

/** Returns a tally in one word. */
export function standingOf({better, worse}: Tally): Standing {
  if (better && worse) return "mixed";
  return better ? "better" : worse ? "worse" : "same";
}

export const verdictWords: Readonly<Record<Verdict, string>> = {
  2: "clearly better",
  1: "a little better",
  0: "as today",
  [-1]: "a little worse",
  [-2]: "clearly worse"
};

/** Returns a tally in words, such as "better on 2, worse on 1, as today on 1". */
export function tallyText({better, worse, same}: Tally): string {
  const parts = [
    better ? `better on ${better}` : "",
    worse ? `worse on ${worse}` : "",
    same ? `as today on ${same}` : ""
  ].filter(Boolean);
  return parts.join(", ");
}

const labels = new Map<string, string>(outcomeList.map(({key, label}) => [key, label]));

/** Returns the name of a measure for a reader. */
export const measureLabel = (key: MeasureKey): string =>
  key === "premiumBill" ? "Premium that buyers promise" : labels.get(key)!;

/** What a package costs, and whom, beside the same of today; all as shares of the cluster’s sales. */
export interface Cost {
  readonly label: string;
  readonly who: string;
  readonly today: number;
  readonly now: number;
}

/** Returns what a package costs the public purse, those who hold and pay certificates, buyers, and firms. */
export function costsOf(today: Measures, now: Measures): Cost[] {
  return [
    {
      label: "Inspections and help",
      who: "the public purse",
      today: today.publicCost,
      now: now.publicCost
    },
    {label: "Audits and certificates", who: "firms and buyers", today: today.privateCost, now: now.privateCost},
    {
      label: "Premium, at most",
      who: "buyers, and consumers behind them",
      today: today.premiumBill,
      now: now.premiumBill
    },
    {
      label: "Margin given up (negative: gained)",
      who: "the firms that are there",
      today: 0,
      now: today.margin - now.margin
    }
  ];
}
