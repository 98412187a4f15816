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

type Node = {type: string; start: number; end: number};

/** What was put into the code, so that places in it can be told as its reader sees it. */
interface Wrapped {
  text: string;
  /** Places, counted in characters of the reader's code, before which so many characters were put. */
  put: {at: number; length: number}[];
}

const before = "return (";

/**
 * Returns the code as a function of these names. Its last statement is given back where that is a bare expression, so that
 * nobody has to write return; its lines stay where they are.
 */
function wrap(code: string, body: readonly Node[], names: readonly string[]): Wrapped {
  const head = `(async (${names.join(", ")}) => {`;
  const last = body.at(-1);
  const bare = last?.type === "ExpressionStatement" ? last : null;
  const whole = bare ? code.slice(bare.start, bare.end).replace(/;\s*$/, "") : "";
  const inner = bare
    ? `${code.slice(0, bare.start)}${before}${whole}\n)${code.slice(bare.start + whole.length)}`
    : code;
  return {
    text: `${head}${inner}\n})\n//# sourceURL=${sourceName}`,
    put: [{at: 0, length: head.length}, ...(bare ? [{at: bare.start, length: before.length}] : [])]
  };
}

/** Returns line and column, from 1, at which an error arose in the reader's code; null where it cannot be told. */
function placeOf(error: unknown, code: string, put: Wrapped["put"]): {line: number; column: number} | null {
  const stack = isThing(error) && typeof error["stack"] === "string" ? error["stack"] : "";
  const found = /your-code\.js:(\d+):(\d+)/.exec(stack) ?? /> eval:(\d+):(\d+)/.exec(stack);
  if (!found) return null;
  const lines = code.split("\n");
  const line = Math.min(Number(found[1]), lines.length);
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  let column = Number(found[2]);
  for (const {at, length} of put)
    if (at >= start && at <= start + lines[line - 1]!.length && column > at - start + 1)
      column = Math.max(at - start + 1, column - length);
  return {line, column};
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
  let put: Wrapped["put"] = [];
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
    const wrapped = wrap(code, body, Object.keys(given));
    put = wrapped.put;
    const run = (0, eval)(wrapped.text) as (...values: unknown[]) => Promise<unknown>;
    const table = toTable(await run(...Object.values(given)), most);
    return typeof table === "string" ? {kind: "none", message: table} : {kind: "table", table};
  } catch (error) {
    const place = placeOf(error, code, put);
    return {kind: "error", message: messageOf(error), line: place?.line ?? null, column: place?.column ?? null};
  }
}
