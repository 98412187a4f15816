import {questionKey, uncovered} from "./copies.js";
import type {AnswerRecord} from "./record.js";

/**
 * What an import would do with one answer: "new", there is none to this question yet; "newer", it becomes the current one and
 * what was current is kept as an older copy; "continues", it has all that is here and more; "older", it is kept as an older
 * copy; "same", all of it is here already.
 */
export type ImportEffect = "new" | "newer" | "continues" | "older" | "same";

/** An answer that would be imported, what would become of it, and the current answer here, if there is one. */
export interface ImportRow {
  readonly record: AnswerRecord;
  readonly effect: ImportEffect;
  readonly mine: AnswerRecord | null;
}

/** Returns what an import of these answers would change, in the order of the answers that are newest. */
export function planImport(mine: readonly AnswerRecord[], theirs: readonly AnswerRecord[]): ImportRow[] {
  const same = (record: AnswerRecord) => record;
  const here = uncovered(mine, same);
  // Copies, so that a record is told from an equal one on the other side. What is here comes first: of two equals it stays.
  const arriving = theirs.map((record) => ({...record}));
  const merged = uncovered([...here, ...arriving], same);
  const currentHere = new Map([...here].reverse().map((record) => [questionKey(record), record]));
  const currentThen = new Map([...merged].reverse().map((record) => [questionKey(record), record]));
  const kept = new Set(merged);
  return uncovered(arriving, same).map((record) => {
    const key = questionKey(record);
    const current = currentHere.get(key) ?? null;
    const effect = !kept.has(record)
      ? "same"
      : currentThen.get(key) !== record
        ? "older"
        : !current
          ? "new"
          : kept.has(current)
            ? "newer"
            : "continues";
    return {record, effect, mine: current};
  });
}
