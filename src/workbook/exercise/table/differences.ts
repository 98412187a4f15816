import {kindWords, type ColumnKind, type RawTable} from "./answerTable.js";
import {columnDigests, countedColumns, permutations, rowDigests, sameName, type TableShape} from "./digests.js";
import type {TableQuestion} from "./tableKind.js";

/** What differs between a reader's table and the one asked for, in words that name the reader's own values only. */
export interface Difference {
  readonly text: string;
  /** The place, from 0, of the first row of the reader's that is not right; null when no single row can be named. */
  readonly row: number | null;
  /** Whether most of it is right. */
  readonly partly: boolean;
  readonly mistake: string;
}

const clip = 40;
/** Returns names as people list them: a, b and c. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
const count = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

/** Returns a row as people read it. */
function rowText({rows}: RawTable, row: number): string {
  const shown = rows[row]!.map((value) =>
    value === null ? "NULL" : value.length > clip ? `${value.slice(0, clip - 1)}…` : value === "" ? "empty text" : value
  );
  return `(${shown.join(", ")})`;
}

const difference = (
  mistake: string,
  text: string,
  {row = null, partly = false}: Partial<Difference> = {}
): Difference => ({
  mistake,
  text,
  row,
  partly
});

/** Returns how often each digest is left over once the rows before have taken theirs. */
function tally(digests: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const digest of digests) counts.set(digest, (counts.get(digest) ?? 0) + 1);
  return counts;
}

/** Returns the place of the first row that the key does not have, or has less often; null when there is none. */
function firstStranger(rows: readonly string[], key: readonly string[]): {row: number; again: boolean} | null {
  const left = tally(key);
  for (const [row, digest] of rows.entries()) {
    const n = left.get(digest);
    if (!n) return {row, again: n === 0};
    left.set(digest, n - 1);
  }
  return null;
}

/** Returns how many rows of the reader's the key has. */
function common(rows: readonly string[], key: readonly string[]): number {
  const left = tally(key);
  return rows.filter((digest) => {
    const n = left.get(digest) ?? 0;
    if (n) left.set(digest, n - 1);
    return n > 0;
  }).length;
}

/** Returns the reader's columns in the order of the key's: those that hold the same values first, the others as they stand. */
function matchColumns(table: RawTable, shape: TableShape, salt: string): number[] {
  const digests = columnDigests(table, salt);
  const places: (number | null)[] = shape.columns.map(() => null);
  const free = new Set(digests.map((_, i) => i));
  for (const exact of [true, false]) {
    places.forEach((place, p) => {
      if (place !== null) return;
      const found = [...free].find((i) => (exact ? digests[i] === shape.columns[p] : true));
      if (found === undefined) return;
      places[p] = found;
      free.delete(found);
    });
  }
  const order = places.map((place) => place!);
  if (order.length > 4 || table.rowCount === shape.rowCount) return order;
  // Columns of another length match by no digest, so the order is the one in which most rows are known.
  const known = (one: readonly number[]) => common(rowDigests(table, one, salt), shape.rows);
  return permutations(table.columns.map((_, i) => i)).reduce((best, one) => (known(one) > known(best) ? one : best));
}

/** Returns the first thing that differs: columns, their kinds, number of rows, order, values. */
export function differences(
  table: RawTable,
  raw: RawTable,
  {columns, ordered}: TableQuestion,
  shape: TableShape,
  salt: string
): Difference {
  const names = table.columns.map(({name}) => name);
  if (columns) {
    const missing = columns.filter((name) => !names.some((one) => sameName(one, name)));
    const extra = names.filter((name) => !columns.some((one) => sameName(one, name)));
    if (missing.length) {
      const also = extra.length
        ? ` It has ${listed(extra)}, which ${extra.length === 1 ? "was" : "were"} not asked for: if ${extra.length === 1 ? "that is" : "one of them is"} what ${missing[0]} means, give it that name.`
        : "";
      return difference(
        "missing-columns",
        `The result lacks the ${missing.length === 1 ? "column" : "columns"} ${listed(missing)}.${also}`
      );
    }
  } else if (names.length !== shape.columns.length) {
    const many = names.length > shape.columns.length;
    return difference(
      many ? "extra-columns" : "missing-columns",
      `The result has ${count(names.length, "column")} (${listed(names)}); the question asks for ${many ? "fewer" : "more"}: ${shape.columns.length}.`
    );
  }
  const order = columns ? countedColumns(table, columns) : matchColumns(table, shape, salt);
  const kinds = order.map((i) => table.columns[i]!.kind);
  const others = order.filter((_, p) => {
    const wanted = shape.kinds[p] as ColumnKind;
    return wanted !== kinds[p] && wanted !== "nothing" && kinds[p] !== "nothing";
  });
  const [other] = others;
  if (other !== undefined && (columns || [...kinds].sort().join() !== [...shape.kinds].sort().join())) {
    const wanted = shape.kinds[order.indexOf(other)] as ColumnKind;
    return difference(
      "other-kind",
      `The column ${names[other]} holds ${kindWords[table.columns[other]!.kind]}; ${kindWords[wanted]} ${wanted === "number" || wanted === "time" ? "are" : "is"} asked for.`
    );
  }
  const rows = rowDigests(table, order, salt);
  const stranger = firstStranger(rows, shape.rows);
  const strangerText = stranger
    ? stranger.again
      ? ` Row ${stranger.row + 1}, ${rowText(raw, stranger.row)}, stands there too often.`
      : ` The first row that does not belong there is row ${stranger.row + 1}: ${rowText(raw, stranger.row)}.`
    : "";
  const known = common(rows, shape.rows);
  if (table.rowCount !== shape.rowCount) {
    const many = table.rowCount > shape.rowCount;
    const text =
      table.rowCount === 0
        ? "The result has no rows. Look at the condition: is each text written exactly as the table has it?"
        : `The result has ${count(table.rowCount, "row")}: too ${many ? "many" : "few"}.`;
    const rest = table.rowCount && !stranger ? " All of them are right, but some are missing." : strangerText;
    return difference(many ? "too-many-rows" : "too-few-rows", text + (table.rowCount ? rest : ""), {
      row: stranger?.row ?? null
    });
  }
  if (!stranger) {
    const row = ordered ? rows.findIndex((digest, i) => digest !== shape.rows[i]) : -1;
    const text =
      row < 0
        ? "The rows are right, but not the whole."
        : `The rows are the right ones, but in another order. The first out of place is row ${row + 1}: ${rowText(raw, row)}.`;
    return difference("other-order", text, {row: row < 0 ? null : row, partly: true});
  }
  const digests = columnDigests(table, salt);
  const right = order.filter((i, p) => digests[i] === shape.columns[p]).map((i) => names[i]!);
  const wrong = order.filter((i, p) => digests[i] !== shape.columns[p]).map((i) => names[i]!);
  const columnText = !wrong.length
    ? "Each column holds the right values, but they are not joined to the right rows."
    : right.length
      ? `The number of rows is right, and so ${right.length === 1 ? "is the column" : "are the columns"} ${listed(right)}; ${listed(wrong)} ${wrong.length === 1 ? "is" : "are"} not.`
      : "The number of rows is right; their values are not.";
  const knownText =
    known > 0 ? ` ${known} of ${count(table.rowCount, "row")} ${known === 1 ? "is" : "are"} right.` : "";
  return difference("other-values", columnText + knownText + strangerText, {row: stranger.row});
}
