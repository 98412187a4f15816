import {canonicalText, isBlank, type Json} from "../json.js";
import type {AnswerRecord} from "./record.js";

/** Returns a text that two records share exactly when they are the same in every part. */
export const identityOf = (record: AnswerRecord): string => canonicalText(record as unknown as Json);

/** Returns the key of the question that a record answers: the same page, exercise and wording. */
export const questionKey = ({page, exercise, question}: Pick<AnswerRecord, "page" | "exercise" | "question">): string =>
  JSON.stringify([page, exercise, question]);

/** Returns a negative number when a is newer than b, positive when it is older, 0 only for identical records. */
export function newestFirst(a: AnswerRecord, b: AnswerRecord): number {
  if (a.changed !== b.changed) return b.changed - a.changed;
  const [left, right] = [identityOf(a), identityOf(b)];
  return left < right ? 1 : left > right ? -1 : 0;
}

/**
 * Returns whether nothing of the older record would be lost without it: the newer one answers the same question, has all its
 * attempts, and what was typed in the older one stands in the newer one or in an attempt of it. Covering is transitive.
 */
export function covers(newer: AnswerRecord, older: AnswerRecord): boolean {
  if (questionKey(newer) !== questionKey(older) || newer.seed !== older.seed || newer.kind !== older.kind) return false;
  if (newestFirst(newer, older) > 0) return false;
  if (older.hints > newer.hints || (older.revealed && !newer.revealed)) return false;
  const attempts = newer.attempts.map((attempt) => canonicalText(attempt as unknown as Json));
  const prefix = older.attempts.every(
    (attempt, i) => attempts[i] === canonicalText(attempt as unknown as Json) && i < attempts.length
  );
  if (!prefix) return false;
  const input = canonicalText(older.input);
  return (
    isBlank(older.input) ||
    canonicalText(newer.input) === input ||
    newer.attempts.some((attempt) => canonicalText(attempt.input) === input)
  );
}

/** Returns, of things with records, those that no other one covers, newest first; identical records count once. */
export function uncovered<T>(things: readonly T[], recordOf: (thing: T) => AnswerRecord): T[] {
  const byQuestion = new Map<string, T[]>();
  for (const thing of things) {
    const key = questionKey(recordOf(thing));
    byQuestion.set(key, [...(byQuestion.get(key) ?? []), thing]);
  }
  const kept = [...byQuestion.values()].flatMap((group) => {
    const sorted = [...group].sort((a, b) => newestFirst(recordOf(a), recordOf(b)));
    // Covering is transitive, so it is enough to look at what is kept already, which is newer.
    return sorted.reduce<T[]>(
      (found, thing) => (found.some((newer) => covers(recordOf(newer), recordOf(thing))) ? found : [...found, thing]),
      []
    );
  });
  return kept.sort((a, b) => newestFirst(recordOf(a), recordOf(b)));
}

/** Returns the copies to keep of two collections, newest first: of both together those that no other covers. */
export function mergeCopies(mine: readonly AnswerRecord[], theirs: readonly AnswerRecord[]): AnswerRecord[] {
  return uncovered([...mine, ...theirs], (record) => record);
}
