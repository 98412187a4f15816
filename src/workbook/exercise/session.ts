import {isBlank, type Json} from "../json.js";
import type {AnswerRecord} from "../work/record.js";
import {isAttempt, type Grade} from "./kind.js";
import {kindOf, variantOf, type PublishedExercise} from "./published.js";

/** When something was done and by which tab. */
export interface Stamp {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly writer: string;
}

/** Returns the question as plain text, with its options, so that it can be read without its page. */
export function promptOf(exercise: PublishedExercise, seed: number | null): string {
  const {promptText, question} = variantOf(exercise, seed);
  return [promptText, kindOf(exercise).questionText(question)].filter(Boolean).join("\n");
}

/** Returns the record of an exercise that nobody has touched. */
export function newRecord(exercise: PublishedExercise, seed: number | null, {at, writer}: Stamp): AnswerRecord {
  return {
    page: exercise.page,
    exercise: exercise.id,
    question: exercise.hash,
    kind: exercise.kind,
    prompt: promptOf(exercise, seed),
    input: kindOf(exercise).empty(variantOf(exercise, seed).question),
    seed,
    attempts: [],
    hints: 0,
    revealed: false,
    changed: at,
    writer
  };
}

const stamped = (record: AnswerRecord, {at, writer}: Stamp, change: Partial<AnswerRecord>): AnswerRecord => ({
  ...record,
  ...change,
  changed: Math.max(at, record.changed + 1),
  writer
});

/** Returns the record with another answer in it. */
export const withInput = (record: AnswerRecord, input: Json, stamp: Stamp): AnswerRecord =>
  stamped(record, stamp, {input});

/** Returns the record after a check: an attempt more, unless the answer was empty or could not be read. */
export function withGrade(record: AnswerRecord, grade: Grade, stamp: Stamp): AnswerRecord {
  if (!isAttempt(grade.verdict)) return record;
  const {verdict, credit, message} = grade;
  const attempt = {input: record.input, verdict, credit, message, at: stamp.at};
  return stamped(record, stamp, {attempts: [...record.attempts, attempt]});
}

/** Returns the record after the reader's own assessment: the last attempt with the answer and the grade as they are now. */
export function withAssessment(record: AnswerRecord, grade: Grade, stamp: Stamp): AnswerRecord {
  const last = record.attempts.at(-1);
  if (!last) return withGrade(record, grade, stamp);
  const {verdict, credit, message} = grade;
  const attempt = {input: record.input, verdict, credit, message, at: last.at};
  return stamped(record, stamp, {attempts: [...record.attempts.slice(0, -1), attempt]});
}

/** Returns the record with one hint more opened. */
export const withHint = (record: AnswerRecord, stamp: Stamp): AnswerRecord =>
  stamped(record, stamp, {hints: record.hints + 1});

/** Returns the record with the solution opened. */
export const withSolution = (record: AnswerRecord, stamp: Stamp): AnswerRecord =>
  stamped(record, stamp, {revealed: true});

/** Returns the record to go on with after "start again": empty; where attempts are counted, those made still count. */
export function startedAgain(
  exercise: PublishedExercise,
  record: AnswerRecord,
  newSeed: number | null,
  stamp: Stamp
): AnswerRecord {
  if (exercise.attempts === null) return newRecord(exercise, newSeed, stamp);
  const {attempts, hints, revealed} = record;
  return {...newRecord(exercise, record.seed, stamp), attempts, hints, revealed};
}

/** Returns how many attempts are left; null when they are not limited. */
export const attemptsLeft = ({attempts}: PublishedExercise, record: AnswerRecord): number | null =>
  attempts === null ? null : Math.max(0, attempts - record.attempts.length);

/** Returns whether an attempt was right. */
export const isSolved = ({attempts}: AnswerRecord): boolean => attempts.some(({verdict}) => verdict === "right");

/** Returns whether anything is in a record that its reader would miss. */
export function isTouched(exercise: PublishedExercise, record: AnswerRecord): boolean {
  const empty = kindOf(exercise).empty(variantOf(exercise, record.seed).question);
  return !isBlank(record.input) && JSON.stringify(record.input) !== JSON.stringify(empty)
    ? true
    : record.attempts.length > 0 || record.hints > 0 || record.revealed;
}

/** What was kept of an exercise: the answer to the question as it is now, or else the newest to another wording. */
export interface Kept {
  readonly current: AnswerRecord | null;
  readonly earlier: AnswerRecord | null;
}

/** Returns, of records newest first, the one to go on with and, only where there is none, the newest to another question. */
export function pickKept(exercise: PublishedExercise, records: readonly AnswerRecord[]): Kept {
  const current = records.find(({question}) => question === exercise.hash) ?? null;
  return {current, earlier: current ? null : (records.find(({input}) => !isBlank(input)) ?? null)};
}

/** Returns an answer to an earlier wording as an answer to the present one, unchecked; null when it does not fit. */
export function carriedOver(exercise: PublishedExercise, earlier: AnswerRecord, stamp: Stamp): AnswerRecord | null {
  if (earlier.kind !== exercise.kind) return null;
  const fresh = newRecord(exercise, earlier.seed, stamp);
  const input = kindOf(exercise).read(earlier.input, variantOf(exercise, earlier.seed).question);
  return input === null || isBlank(input) ? null : {...fresh, input};
}
