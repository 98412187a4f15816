import {kindOfType, type TableOutcome} from "../exercise/table/answerTable.js";
import {hintFor} from "./hints.js";
import type {CellOutcome, PageRequest, RunRequest, TextRows} from "./protocol.js";
import type {SchemaTable} from "./schema.js";

/** What runs queries: the page's engine, or a session. */
export interface QueryRunner {
  run(given: RunRequest): Promise<CellOutcome>;
  page(given: PageRequest): TextRows | Promise<TextRows>;
}

/** Returns the answer to an exercise's query, at most its first `most` rows with whole values; an error has DuckDB's message, a hint and the place. */
export async function runQuestion(
  runner: QueryRunner,
  {cell, sql, most, schema}: {cell: string; sql: string; most: number; schema: readonly SchemaTable[]}
): Promise<TableOutcome> {
  const outcome = await runner.run({cell, sql, pageSize: 1, clip: 1, evidenceOnly: true});
  if (outcome.kind === "cancelled") return {kind: "none", message: "The query was stopped before it had an answer."};
  if (outcome.kind === "done")
    return {kind: "none", message: "This gives no table. Write a query that begins with SELECT, WITH or FROM."};
  if (outcome.kind === "error") {
    const {message, statement, place} = outcome;
    return {
      kind: "error",
      message,
      hint: hintFor(message, statement, schema),
      line: place?.line ?? null,
      column: place?.column ?? null
    };
  }
  const {columns, rowCount} = outcome;
  const rows = await runner.page({cell, offset: 0, limit: most, sorting: null, clip: null});
  return {
    kind: "table",
    table: {columns: columns.map(({name, type}) => ({name, kind: kindOfType(type)})), rows, rowCount}
  };
}
