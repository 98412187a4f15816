import {calculate, formatNumber, roundTo} from "../../src/workbook/exercise/expression.js";
import type {FieldPath} from "../../src/workbook/exercise/kind.js";
import {hashText} from "../../src/workbook/exercise/seal.js";
import {uniform} from "../../src/model/numeric/random.js";
import type {Sources} from "../prose/sources.js";
import type {CommonFields} from "./author.js";

/** The numbers that one variant of an exercise may name. */
export interface DrawnNumbers {
  readonly values: ReadonlyMap<string, number>;
}

type Report = (path: FieldPath, message: string) => void;

/** So many variants are published when the author names no number. */
const usualVariants = 12;
const mostVariants = 24;

/** Returns the values that a drawn number can take. */
function choicesOf(spec: NonNullable<CommonFields["draw"]>[string], path: FieldPath, report: Report): number[] {
  if (Array.isArray(spec)) return spec;
  const {from, to, step} = spec;
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  if (!(step > 0) || !(count >= 2) || count > 100_000) {
    report(path, "has to have a step above 0 that leads from the smaller number to the larger one");
    return [from];
  }
  return Array.from({length: count}, (_, i) => roundTo(from + i * step, 9));
}

/**
 * Returns the numbers of each variant of an exercise: facts as they are, drawn numbers by a seed that follows from the
 * exercise's name, then what is derived from them. One variant where nothing is drawn; no two alike.
 */
export function drawVariants(
  common: CommonFields,
  name: string,
  sources: () => Sources,
  report: Report
): DrawnNumbers[] {
  const fixed = new Map<string, number>();
  for (const [key, id] of Object.entries(common.facts ?? {})) {
    const value = Number(sources().fact.get(id)?.value ?? NaN);
    if (Number.isFinite(value)) fixed.set(key, value);
    else report(["facts", key], `has to be the id of a fact with one number, but "${id}" is none`);
  }
  const draws = Object.entries(common.draw ?? {}).map(([key, spec]) => ({
    key,
    choices: choicesOf(spec, ["draw", key], report)
  }));
  const wanted = draws.length ? Math.min(common.variants ?? usualVariants, mostVariants) : 1;
  const seed = parseInt(hashText(name).slice(0, 8), 16);
  const variants = new Map<string, DrawnNumbers>();
  for (let i = 0; variants.size < wanted && i < 40 * wanted; i++) {
    const values = new Map(fixed);
    draws.forEach(({key, choices}, d) =>
      values.set(key, choices[Math.floor(uniform(seed, i, 0, d) * choices.length)]!)
    );
    const drawn = JSON.stringify([...values]);
    for (const [key, text] of Object.entries(common.derive ?? {})) {
      try {
        values.set(key, calculate(String(text), values));
      } catch (error) {
        report(["derive", key], (error as Error).message);
      }
    }
    variants.set(drawn, {values});
  }
  return [...variants.values()];
}

const holes = /\{=([^{}]+)\}/g;

/** Returns a text with each {=calculation} replaced by its number, marked as a number of the exercise's own. */
export function fillNumbers(markdown: string, {values}: DrawnNumbers, report: (message: string) => void): string {
  return markdown.replace(holes, (_, text: string) => {
    try {
      return `{n:${formatNumber(calculate(text, values))}}`;
    } catch (error) {
      report((error as Error).message);
      return "{n:?}";
    }
  });
}

/** Returns a text with each {=calculation} replaced by its plain number; what cannot be read stays. */
export function fillPlain(text: string, {values}: DrawnNumbers): string {
  return text.replace(holes, (whole, calculation: string) => {
    try {
      return formatNumber(calculate(calculation, values));
    } catch {
      return whole;
    }
  });
}
