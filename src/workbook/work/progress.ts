import {isBlank} from "../json.js";
import type {Catalogue, CatalogueExercise} from "./catalogue.js";
import type {AnswerRecord} from "./record.js";

/**
 * How far a student is with an exercise: "none", nothing yet; "changed", only answers to an older wording; "begun", typed but
 * not checked; "tried", checked without full credit; "done", checked with full credit.
 */
export type ExerciseState = "none" | "changed" | "begun" | "tried" | "done";

/** Progress in a part of the workbook; numbers of exercises, and points. */
export interface Part {
  readonly key: string;
  readonly title: string;
  readonly exercises: number;
  readonly begun: number;
  readonly tried: number;
  readonly done: number;
  /** Points to be had. */
  readonly points: number;
  /** Points of the best attempt at each exercise. */
  readonly earned: number;
}

export interface Progress {
  readonly whole: Part;
  readonly pages: readonly Part[];
  readonly outcomes: readonly Part[];
}

/** Returns the highest credit, from 0 to 1, of all attempts in the records. */
export function bestCredit(records: readonly AnswerRecord[]): number {
  const credits = records.flatMap(({attempts}) => attempts.map(({credit}) => credit));
  return Math.min(1, Math.max(0, ...credits.filter(Number.isFinite)));
}

/** Returns how far the records of one exercise have come with the question as it is now. */
export function stateOf({hash}: Pick<CatalogueExercise, "hash">, records: readonly AnswerRecord[]): ExerciseState {
  const current = records.filter(({question}) => question === hash);
  if (!current.length) return records.length ? "changed" : "none";
  if (!current.some(({attempts}) => attempts.length)) {
    const touched = current.some(({input, hints, revealed}) => !isBlank(input) || hints > 0 || revealed);
    return touched ? "begun" : "none";
  }
  return bestCredit(current) >= 1 ? "done" : "tried";
}

interface Counted {
  readonly exercise: CatalogueExercise;
  readonly state: ExerciseState;
  readonly credit: number;
}

function partOf(key: string, title: string, counted: readonly Counted[]): Part {
  const number = (state: ExerciseState) => counted.filter((one) => one.state === state).length;
  const sum = (value: (one: Counted) => number) => counted.reduce((total, one) => total + value(one), 0);
  return {
    key,
    title,
    exercises: counted.length,
    begun: number("begun"),
    tried: number("tried"),
    done: number("done"),
    points: sum(({exercise}) => exercise.points),
    earned: Math.round(sum(({exercise, credit}) => exercise.points * credit) * 100) / 100
  };
}

/** Returns the progress of a student's answers through the catalogue: whole, by page and by learning outcome, in reading order. */
export function progressOf(catalogue: Catalogue, records: readonly AnswerRecord[]): Progress {
  const byExercise = new Map<string, AnswerRecord[]>();
  for (const record of records) {
    const key = JSON.stringify([record.page, record.exercise]);
    byExercise.set(key, [...(byExercise.get(key) ?? []), record]);
  }
  const count = (page: string, exercise: CatalogueExercise): Counted => {
    const mine = byExercise.get(JSON.stringify([page, exercise.id])) ?? [];
    const current = mine.filter(({question}) => question === exercise.hash);
    return {exercise, state: stateOf(exercise, mine), credit: bestCredit(current)};
  };
  const pages = catalogue.pages
    .filter(({exercises}) => exercises.length)
    .map(({page, title, exercises}) => ({page, title, counted: exercises.map((exercise) => count(page, exercise))}));
  const all = pages.flatMap(({counted}) => counted);
  const outcomes = [...new Set(all.map(({exercise}) => exercise.outcome))].filter((outcome) => outcome !== "");
  return {
    whole: partOf("", "", all),
    pages: pages.map(({page, title, counted}) => partOf(page, title, counted)),
    outcomes: outcomes.map((outcome) =>
      partOf(
        outcome,
        outcome,
        all.filter(({exercise}) => exercise.outcome === outcome)
      )
    )
  };
}
