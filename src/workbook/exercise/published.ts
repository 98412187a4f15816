import type {Json} from "../json.js";
import type {Kind, OpenedKeys} from "./kind.js";
import {kinds} from "./kinds.js";
import {openKey, unseal} from "./seal.js";
import {mix} from "../../model/numeric/random.js";

/** When a reader may see the solution; `after` counts attempts. */
export type SolutionRule = {when: "never" | "answer" | "attempts" | "right"; after: number};

/** One form of the question: the only one, or one of those with drawn numbers. */
export type Variant = {
  /** HTML of the prompt. */
  prompt: string;
  promptText: string;
  question: Json;
  check: Json;
  /** HTML, in steps. */
  hints: string[];
  salt: string;
  /** The explanation, sealed; the right answer opens it. "" when there is none. */
  explanation: string;
  /** The solution, sealed; "" when it is not published. */
  solution: string;
};

/** What the site publishes of an exercise: everything that the reader's element needs, and no key in plain sight. */
export type PublishedExercise = {
  page: string;
  id: string;
  kind: string;
  title: string;
  points: number;
  /** So many attempts count; null for as many as one likes. */
  attempts: number | null;
  solution: SolutionRule;
  outcome: string;
  /** HTML of links to the evidence that the exercise rests on. */
  evidence: string;
  /** Hash of the question as its reader sees it, over all its variants. */
  hash: string;
  variants: Variant[];
};

/** What a sealed solution holds: the right answer, in words too, and the key of the explanation. */
export type Solution = {input: Json; text: string; explanation: string};

/** Returns the kind of an exercise. Throws when there is no such kind. */
export function kindOf({kind}: {kind: string}): Kind {
  const found = kinds[kind];
  if (!found) throw new Error(`There is no kind of exercise called "${kind}".`);
  return found;
}

/** Returns the variant of an exercise that a seed picks, the same on every machine; the first where there is no seed. */
export function variantOf(exercise: PublishedExercise, seed: number | null): Variant {
  const {variants} = exercise;
  return variants[seed === null ? 0 : mix(seed | 0) % variants.length]!;
}

/** Returns the explanation as HTML when the keys open it, or null. */
export function openExplanation({explanation}: Variant, keys: OpenedKeys | undefined): string | null {
  return explanation && keys?.explanation ? (unseal(keys.explanation, explanation) as string | null) : null;
}

/** Returns whether the rule lets the reader see the solution now. */
export function maySeeSolution({when, after}: SolutionRule, attempts: number, right: boolean): boolean {
  if (when === "never") return false;
  if (when === "right") return right;
  return right || attempts >= (when === "answer" ? 1 : after);
}

/** Returns the solution, or null where it is not published or the keys do not open it. Ask maySeeSolution first. */
export function openSolution(variant: Variant, rule: SolutionRule, keys: OpenedKeys | undefined): Solution | null {
  if (!variant.solution) return null;
  const key = rule.when === "right" ? keys?.solution : openKey(variant.salt);
  return key ? (unseal(key, variant.solution) as Solution | null) : null;
}
