import {
  array,
  boolean,
  integer,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  pipe
} from "../../../vendor/valibot.js";
import type {Json} from "../../json.js";
import {joinSaid, noGrade} from "../held.js";
import type {FieldPath, Grade, Held, PublishTools, Said} from "../kind.js";
import {words} from "../kinds/options.js";
import {openKey, openBook, unseal, type SealedBook} from "../seal.js";
import {canonicalTable, mostKeyRows, type RawTable} from "./answerTable.js";
import {columnDigests, countedColumns, rowDigests, sameName, tableText, type TableShape} from "./digests.js";
import {differences, listed} from "./differences.js";

/** The fields of the author that every kind with a table as its answer has. */
export const tableFields = {
  columns: optional(pipe(array(words, "has to be a list of names of columns"), minLength(1, "has to name a column"))),
  ordered: optional(boolean("has to be true or false")),
  decimals: optional(
    pipe(
      number("has to be a whole number"),
      integer("has to be a whole number"),
      minValue(0, "has to be 0 or more"),
      maxValue(9, "has to be 9 or less")
    )
  )
};

/** What a question of such a kind says of the table that it asks for. */
export type TableQuestion = {
  /** Names that the columns must have; null when any will do. */
  columns: string[] | null;
  ordered: boolean;
  /** Decimals to which numbers are compared; null for ten digits. */
  decimals: number | null;
};

export type TableCheck = {book: SealedBook; otherwise: string};

/** What came of the author's own query or code: a table, or why there is none. */
export type Made = RawTable | {error: string};

/** What the input shows of an answer: the first rows, and the place of the row that the message names. */
export type TableDetails = {
  table: RawTable | null;
  /** from 0 */
  row: number | null;
  error: {message: string; hint: string | null; line: number | null; column: number | null} | null;
  /** What the code wrote to the console. */
  logs?: string[];
};

/** What `otherwise` holds, sealed: words, and the digests that say what differs. */
type Otherwise = {said: Said; shape: TableShape};

const answerOf = (text: string) => `table ${text}`;

/** Returns what the question says, with the author's usual choices. */
export const tableQuestion = (given: {
  columns?: string[] | undefined;
  ordered?: boolean | undefined;
  decimals?: number | undefined;
}): TableQuestion => ({
  columns: given.columns ?? null,
  ordered: given.ordered ?? false,
  decimals: given.decimals ?? null
});

/** Returns the check for a key and its foreseen mistakes; reports keys that are none. */
export function sealTable(
  question: TableQuestion,
  key: {made: Made; path: FieldPath},
  mistakes: readonly {made: Made; path: FieldPath; feedback: string; feedbackPath: FieldPath}[],
  tools: PublishTools
): TableCheck {
  const {salt} = tools.book([]);
  const textOf = (table: RawTable) => tableText(table, question.columns, question.ordered, salt);
  const usable = (made: Made, path: FieldPath): RawTable | null => {
    if ("error" in made) {
      tools.problem(path, `has to give a table, but fails: ${made.error}`);
      return null;
    }
    return canonicalTable(made, question.decimals);
  };
  const table = usable(key.made, key.path);
  const entries: {answer: string; holds: Held}[] = [];
  let shape: TableShape = {kinds: [], rowCount: 0, columns: [], rows: []};
  if (table) {
    if (table.rowCount > mostKeyRows)
      tools.problem(key.path, `has to give at most ${mostKeyRows} rows, but gives ${table.rowCount}`);
    if (table.rowCount === 0) tools.problem(key.path, "has to give a row or more");
    for (const name of question.columns ?? [])
      if (!table.columns.some((column) => sameName(column.name, name)))
        tools.problem(key.path, `has to give the column "${name}", which is required`);
    const counted = countedColumns(table, question.columns);
    const digests = columnDigests(table, salt);
    const rows = rowDigests(table, counted, salt);
    shape = {
      kinds: counted.map((i) => table.columns[i]!.kind),
      rowCount: table.rowCount,
      columns: counted.map((i) => digests[i]!),
      rows: question.ordered ? rows : [...rows].sort()
    };
    entries.push({answer: answerOf(textOf(table)), holds: {verdict: "right", credit: 1, said: tools.right}});
  }
  const seen = new Map(entries.map(({answer}) => [answer, "the key"]));
  mistakes.forEach(({made, path, feedback, feedbackPath}, i) => {
    const said = tools.say(feedback, feedbackPath);
    const wrong = usable(made, path);
    if (!wrong) return;
    const answer = answerOf(textOf(wrong));
    const other = seen.get(answer);
    if (other) tools.problem(path, `has to give another result than ${other}, but gives the same`);
    seen.set(answer, `mistake ${i + 1}`);
    entries.push({answer, holds: {verdict: "wrong", credit: 0, said, mistake: `mistake-${i + 1}`}});
  });
  const otherwise: Otherwise = {said: tools.wrong, shape};
  return {book: tools.book(entries), otherwise: tools.openly(JSON.parse(JSON.stringify(otherwise)) as Json)};
}

/** Returns the grade of a reader's table; `details` holds the table and the place of the first row that is not right. */
export function gradeTable(raw: RawTable, question: TableQuestion, {book, otherwise}: TableCheck): Grade {
  const {salt} = book;
  const table = canonicalTable(raw, question.decimals);
  const shown = (row: number | null): Json =>
    ({table: {...raw, rows: raw.rows.slice(0, shownRows)}, row, error: null}) satisfies TableDetails;
  const {said, shape} = unseal(openKey(book.salt), otherwise) as Otherwise;
  const held =
    table.rowCount > table.rows.length
      ? null
      : (openBook(book, answerOf(tableText(table, question.columns, question.ordered, salt))) as Held | null);
  const extra = question.columns
    ? table.columns.map(({name}) => name).filter((name) => !question.columns!.some((one) => sameName(one, name)))
    : [];
  if (held?.verdict === "right" && extra.length)
    return {
      verdict: "partly",
      credit: 0.5,
      message: `All that was asked is there, and more: leave out ${listed(extra)}.`,
      mistake: "extra-columns",
      details: shown(null)
    };
  if (held) {
    const {text, html} = held.said ?? said;
    return {
      verdict: held.verdict,
      credit: held.credit,
      message: text,
      ...(html === undefined ? {} : {html}),
      mistake: held.mistake ?? null,
      ...(held.opens ? {opens: held.opens} : {}),
      details: shown(null)
    };
  }
  const {text, row, partly, mistake} = differences(table, raw, question, shape, salt);
  const all = joinSaid([{text}, said]);
  return {
    verdict: partly ? "partly" : "wrong",
    credit: partly ? 0.5 : 0,
    message: all.text,
    ...(all.html ? {html: all.html} : {}),
    mistake,
    details: shown(row)
  };
}

/** So many rows of an answer are shown beside it. */
export const shownRows = 200;

/** Returns the grade of an answer that gave no table: it costs no attempt. */
export function noTable(message: string, error: Partial<NonNullable<TableDetails["error"]>>, logs?: string[]): Grade {
  const whole = {message, hint: null, line: null, column: null, ...error};
  const text = [
    whole.line === null ? whole.message : `Line ${whole.line}: ${whole.message}`,
    whole.hint ? `Hint: ${whole.hint}` : ""
  ];
  const details: TableDetails = {table: null, row: null, error: whole, ...(logs ? {logs} : {})};
  return {...noGrade("unreadable", text.filter(Boolean).join(" ")), details};
}

/** Returns in words what the table has to look like, for the page and for the record of the question. */
export function askedFor({columns, ordered, decimals}: TableQuestion): string {
  const parts = [
    columns ? `columns: ${columns.join(", ")}` : "columns may have any names",
    ordered ? "the order of rows counts" : "rows in any order",
    ...(decimals === null
      ? []
      : [
          decimals === 0
            ? "numbers are compared as whole numbers"
            : `numbers are compared to ${decimals} ${decimals === 1 ? "decimal" : "decimals"}`
        ])
  ];
  return parts.join("; ");
}
