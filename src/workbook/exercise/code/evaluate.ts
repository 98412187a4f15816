import {aq, parse} from "../../../vendor/arquero.js";
import type {ColumnKind, RawTable} from "../table/answerTable.js";

/** A table of the evidence as its file holds it. */
export type TableFile = {
  name: string;
  columns: readonly {name: string}[];
  rows: readonly (readonly unknown[])[];
};

/** What came of a reader's code. */
export type Evaluated =
  | {kind: "table"; table: RawTable}
  | {kind: "error"; message: string; line: number | null; column: number | null}
  | {kind: "none"; message: string};

/** The name under which an engine reports lines of the code. */
const sourceName = "your-code.js";

const isThing = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Returns a table for Arquero. */
const toArquero = ({columns, rows}: TableFile) =>
  aq.table(Object.fromEntries(columns.map(({name}, c) => [name, rows.map((row) => row[c] ?? null)])));

interface ArqueroTable {
  columnNames(): string[];
  numRows(): number;
  objects(options?: {limit?: number}): Record<string, unknown>[];
}

const isTable = (value: unknown): value is ArqueroTable =>
  isThing(value) && typeof value["columnNames"] === "function" && typeof value["objects"] === "function";

/** Returns what kind of values a column holds; a mixture is "other". */
function kindOf(values: readonly unknown[]): ColumnKind {
  const kinds = new Set(
    values.flatMap((value): ColumnKind[] => {
      if (value === null || value === undefined) return [];
      if (typeof value === "number" || typeof value === "bigint") return ["number"];
      if (typeof value === "string") return ["text"];
      if (typeof value === "boolean") return ["boolean"];
      return [value instanceof Date ? "time" : "other"];
    })
  );
  return kinds.size > 1 ? "other" : ([...kinds][0] ?? "nothing");
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === "object") {
    try {
      return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part)) ?? null;
    } catch {
      return "a nested value";
    }
  }
  return String(value);
}

/** Returns what the code gave as a table, or in words why it is none. */
function toTable(value: unknown, most: number): RawTable | string {
  const table = Array.isArray(value) && value.length && value.every(isThing) ? aq.from(value) : value;
  if (value === undefined)
    return "The code gives nothing back. End it with the table, or write return before the table.";
  if (!isTable(table)) {
    const what = Array.isArray(value)
      ? "a list"
      : value instanceof Promise
        ? "a promise"
        : typeof value === "function"
          ? "a function"
          : isThing(value)
            ? "an object"
            : `the ${typeof value} ${String(value).slice(0, 40)}`;
    return `The code gives back ${what}, and has to give back a table.`;
  }
  const names = table.columnNames();
  const objects = table.objects({limit: most});
  const columns = names.map((name) => objects.map((row) => row[name]));
  const kinds = columns.map(kindOf);
  return {
    columns: names.map((name, i) => ({name, kind: kinds[i]!})),
    rows: objects.map((_, r) => columns.map((column) => textOf(column[r]))),
    rowCount: table.numRows()
  };
}

type Node = {type: string; start: number; end: number; expression?: Node};

/** Returns the code with its last statement given back where that is a bare expression, so that nobody has to write return. */
function withReturn(code: string, body: readonly Node[]): string {
  const last = body.at(-1);
  if (last?.type !== "ExpressionStatement" || !last.expression) return code;
  const {start, end} = last.expression;
  // The brackets that may stand around it lie outside of the expression.
  const from = last.start;
  const to = Math.max(end, code.slice(start, last.end).trimEnd().replace(/;$/, "").length + start);
  return `${code.slice(0, from)}return (${code.slice(from, to)}\n)${code.slice(to)}`;
}

/** Returns line and column, from 1, at which an error arose in the reader's code; null where it cannot be told. */
export function placeOf(error: unknown): {line: number; column: number} | null {
  const stack = isThing(error) && typeof error["stack"] === "string" ? error["stack"] : "";
  const found = /your-code\.js:(\d+):(\d+)/.exec(stack) ?? /> eval:(\d+):(\d+)/.exec(stack);
  return found ? {line: Number(found[1]), column: Number(found[2])} : null;
}

const messageOf = (error: unknown): string =>
  isThing(error) && typeof error["message"] === "string"
    ? `${error["name"] && error["name"] !== "Error" ? `${String(error["name"])}: ` : ""}${error["message"]}`
    : `The code threw ${textOf(error) ?? "nothing"}.`;

/**
 * Runs code on tables and returns the table that it gives: by return, or as its last expression. The code sees aq, op and
 * each table under its name; at most `most` rows come back. Never throws what the code throws.
 */
export async function evaluate(code: string, tables: readonly TableFile[], most: number): Promise<Evaluated> {
  let body: readonly Node[];
  try {
    const options = {
      ecmaVersion: 2022,
      sourceType: "script",
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true
    } as const;
    ({body} = parse(code, options) as unknown as {body: readonly Node[]});
  } catch (error) {
    const {message, loc} = error as {message: string; loc?: {line: number; column: number}};
    const text = message.replace(/ \(\d+:\d+\)$/, "");
    return {
      kind: "error",
      message: `${text}. The code cannot be read from here on.`,
      line: loc?.line ?? null,
      column: loc ? loc.column + 1 : null
    };
  }
  try {
    const given: Record<string, unknown> = {aq, op: aq.op};
    for (const table of tables) given[table.name] = toArquero(table);
    // On one line with the code's first, so that lines are counted as the reader counts them.
    const text = `(async (${Object.keys(given).join(", ")}) => {${withReturn(code, body)}\n})\n//# sourceURL=${sourceName}`;
    const run = (0, eval)(text) as (...values: unknown[]) => Promise<unknown>;
    const table = toTable(await run(...Object.values(given)), most);
    return typeof table === "string" ? {kind: "none", message: table} : {kind: "table", table};
  } catch (error) {
    const place = placeOf(error);
    return {kind: "error", message: messageOf(error), line: place?.line ?? null, column: place?.column ?? null};
  }
}
