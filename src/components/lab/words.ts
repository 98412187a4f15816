import type {PressureKey, Segment} from "../../model/pressures/parameters.js";
import type {OutcomeKey} from "../../model/pressures/outcomes.js";
import type {Phase} from "../../model/pressures/run.js";
import {formatValue, type Parameter} from "../../model/schema/parameter.js";
import {outcomeDecimals} from "../../workbook/lab/outcomeDecimals.js";
import {outcomeOf} from "../../workbook/lab/sweep.js";

export const countryNames: Readonly<Record<string, string>> = {IN: "India", CN: "China", BR: "Brazil"};

export const segmentNames: Readonly<Record<Segment, string>> = {
  demanding: "exporters to demanding buyers",
  price: "exporters on price",
  premium: "premium home market",
  mass: "mass home market"
};

/** The four options and what can have become of a firm, in the order of their numbers in the model. */
export const stateNames = ["ignore", "tick the boxes", "evade", "commit", "closed", "moved away"] as const;
export const optionNames = ["Ignore", "Tick the boxes", "Evade", "Commit"] as const;
export const optionColours = ["var(--lab-ignore)", "var(--lab-tick)", "var(--lab-evade)", "var(--lab-commit)"] as const;

/** Returns a number with a true minus sign, or a dash where there is none. */
export function formatNumber(x: number, digits = 2): string {
  if (!Number.isFinite(x)) return "–";
  const text = x.toFixed(digits);
  return /^-0\.?0*$/.test(text) ? text.slice(1) : text.replace("-", "−");
}

/** Returns an outcome's number as text: hours with one decimal, costs and margin with three, the rest with two. */
export function formatOutcome(key: OutcomeKey, x: number): string {
  return formatNumber(x, outcomeDecimals(key));
}

/**
 * Returns what is to be known of a value that phases change: what it becomes and when, and that a value which a reader moved
 * holds from the first period to the last. Empty for the others.
 */
export function laterNote(parameter: Parameter, phases: readonly Phase[], moved: boolean): string {
  const later = phases.flatMap(({from, changes}) => {
    const value = changes[parameter.key as PressureKey];
    return value === undefined ? [] : [`${formatValue(parameter, value)} from period ${from}`];
  });
  if (!later.length) return "";
  return moved
    ? `You moved it, so your value holds throughout. The preset has ${later.join(", then ")}.`
    : `Changes on the way: ${later.join(", then ")}. Once you move it, your value holds throughout.`;
}

/** Returns in words which direction of an outcome workers and neighbours would want. */
export function betterText(key: OutcomeKey): string {
  return {more: "more is better", less: "less is better", neither: "neither good nor bad"}[outcomeOf(key).better];
}

/** Returns the beginning of a title, to its colon or for so many letters, as a label has room for. */
export function shortTitle(title: string, letters = 14): string {
  const [start = ""] = title.split(":");
  if (start.length <= letters) return start;
  const words = start.slice(0, letters).split(" ");
  return `${words.slice(0, Math.max(1, words.length - 1)).join(" ")} …`;
}
