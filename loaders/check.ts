import {basename} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {CsvTable} from "./csv.js";
import {identifier as id, literal, queryRecords} from "./duckdb.js";
import {nearest, listWords, quote, type Problem} from "./problems.js";
import {explainCheck, explainType, isNumeric, isWhole, numberText} from "./rules.js";
import type {Column, Constraint, Table} from "./schema.js";

/** A table with what was read of its file. */
export interface Source {
  readonly table: Table;
  readonly csv: CsvTable;
}

/** Ids are listed in full in a message only if there are at most so many. */
const mostListed = 12;

/**
 * Puts the cells of every source into memory as text, in cells_NAME, with the line in the column "line number"; the view
 * typed_NAME shows them as values of the declared types, null where that fails.
 */
export async function stage(connection: DuckDBConnection, sources: readonly Source[]): Promise<void> {
  for (const {table, csv} of sources) {
    const columns = table.columns.map(({name}) => `${id(name)} VARCHAR`).join(", ");
    await connection.run(`CREATE TABLE memory.main.${cells(table)} (${line} INTEGER, ${columns})`);
    const appender = await connection.createAppender(`cells_${table.name}`, "main", "memory");
    for (const row of csv.rows) {
      appender.appendInteger(row.line);
      for (const cell of row.cells) {
        if (cell === null) appender.appendNull();
        else appender.appendVarchar(cell);
      }
      appender.endRow();
    }
    appender.closeSync();
    const values = table.columns.map((column) => `${typed(column)} AS ${id(column.name)}`).join(", ");
    await connection.run(
      `CREATE VIEW memory.main.${view(table)} AS SELECT ${line}, ${values} FROM memory.main.${cells(table)}`
    );
  }
}

/** Returns every breach of the types and constraints of the schema in the staged rows, with file, line and column. */
export async function checkSchema(connection: DuckDBConnection, sources: readonly Source[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const source of sources) {
    if (source.csv.rows.length === 0) continue;
    for (const column of source.table.columns) problems.push(...(await checkType(connection, source, column)));
    for (const constraint of source.table.constraints) {
      if (constraint.kind === "not null") problems.push(...(await checkFilled(connection, source, constraint)));
      else if (constraint.kind === "check") problems.push(...(await checkRule(connection, source, constraint)));
      else if (constraint.kind === "reference") {
        const parent = sources.find(({table}) => table.name === constraint.table)!;
        problems.push(...(await checkReference(connection, source, constraint, parent)));
      } else problems.push(...(await checkUnique(connection, source, constraint)));
    }
  }
  return problems.filter((problem) => !follows(problem, problems));
}

/** Returns whether a rule of several columns is broken in a row where one of these cells has a problem of its own. */
function follows({file, line, column}: Problem, problems: readonly Problem[]): boolean {
  const columns = column?.split(", ") ?? [];
  if (columns.length < 2) return false;
  return problems.some((p) => p.file === file && p.line === line && p.column !== null && columns.includes(p.column));
}

/** Returns the name of the view that shows the staged rows of a table with their types. */
export function view({name}: Pick<Table, "name">): string {
  return id(`typed_${name}`);
}

/** The column of the staged rows that holds the line; the blank keeps it apart from columns of the schema. */
export const line = `"line number"`;

function cells({name}: Table): string {
  return id(`cells_${name}`);
}

/** Returns an expression for the cell as a value of its type, null if it is not one; stricter than a cast for numbers. */
function typed({name, type}: Column): string {
  if (type === "VARCHAR") return id(name);
  const cast = `TRY_CAST(trim(${id(name)}) AS ${type})`;
  if (type === "BOOLEAN") return `CASE WHEN lower(trim(${id(name)})) IN ('true', 'false') THEN ${cast} END`;
  if (!isNumeric(type)) return cast;
  return `CASE WHEN regexp_full_match(trim(${id(name)}), ${literal(numberText(isWhole(type)).source)}) THEN ${cast} END`;
}

async function checkType(connection: DuckDBConnection, {table, csv}: Source, column: Column): Promise<Problem[]> {
  if (column.type === "VARCHAR") return [];
  const rows = await queryRecords<{line: number; value: string}>(
    connection,
    `SELECT ${line} AS line, ${id(column.name)} AS value FROM memory.main.${cells(table)}
     WHERE ${id(column.name)} IS NOT NULL AND ${typed(column)} IS NULL`
  );
  return rows.map(({line, value}) => ({
    file: csv.file,
    line,
    column: column.name,
    value,
    ...explainType(column.type, value)
  }));
}

async function checkFilled(
  connection: DuckDBConnection,
  {table, csv}: Source,
  {columns: [column = ""]}: Constraint
): Promise<Problem[]> {
  const rows = await queryRecords<{line: number}>(
    connection,
    `SELECT ${line} AS line FROM memory.main.${cells(table)} WHERE ${id(column)} IS NULL`
  );
  const message = "this cell is empty, but every row needs a value here.";
  return rows.map(({line}) => ({file: csv.file, line, column, value: null, rule: "not null", message}));
}

async function checkUnique(
  connection: DuckDBConnection,
  {table, csv}: Source,
  {kind, columns}: Constraint
): Promise<Problem[]> {
  const key = columns.map(id).join(", ");
  const filled = columns.map((column) => `${id(column)} IS NOT NULL`).join(" AND ");
  const rows = await queryRecords<{line: number; first: number; value: string}>(
    connection,
    `SELECT ${line} AS line, min(${line}) OVER (PARTITION BY ${key}) AS first, concat_ws(', ', ${key}) AS value
     FROM memory.main.${view(table)} WHERE ${filled}
     QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY ${line}) > 1`
  );
  const rule = kind === "key" ? "primary key" : "unique";
  const each =
    columns.length > 1 ? `Each combination of ${columns.join(" and ")} may stand once.` : "Each may stand once.";
  return rows.map(({line, first, value}) => ({
    file: csv.file,
    line,
    column: columns.join(", "),
    value,
    rule,
    message: `${quote(value)} already stands in line ${first}. ${each}`
  }));
}

async function checkReference(
  connection: DuckDBConnection,
  {table, csv}: Source,
  {columns, table: target, referenced}: Constraint & {kind: "reference"},
  parent: Source
): Promise<Problem[]> {
  // Nothing can be said of ids in a file that could not be read: its own problem is reported.
  if (!parent.csv.usable) return [];
  const filled = columns.map((column) => `c.${id(column)} IS NOT NULL`).join(" AND ");
  const same = columns.map((column, i) => `p.${id(referenced[i]!)} = c.${id(column)}`).join(" AND ");
  const rows = await queryRecords<{line: number; value: string}>(
    connection,
    `SELECT c.${line} AS line, concat_ws(', ', ${columns.map((column) => `c.${id(column)}`).join(", ")}) AS value
     FROM memory.main.${view(table)} c
     WHERE ${filled} AND NOT EXISTS (FROM memory.main.${view(parent.table)} p WHERE ${same})`
  );
  if (rows.length === 0) return [];
  const known = parent.csv.rows.map(({cells}) =>
    referenced.map((name) => cells[parent.table.columns.findIndex((column) => column.name === name)]).join(", ")
  );
  return rows
    .filter(({value}) => !parent.csv.unread.some((raw) => raw.includes(value)))
    .map(({line, value}) => {
      const meant = nearest(value, known);
      const what = `${quote(value)} is not ${article(referenced)} in ${parent.csv.file}.`;
      const list = known.length > 0 && known.length <= mostListed ? ` It has: ${listWords(known)}.` : "";
      const hint = meant === null ? list : ` Did you mean ${quote(meant)}?`;
      const rule = `reference to ${target}`;
      return {file: csv.file, line, column: columns.join(", "), value, rule, message: what + hint};
    });
}

function article(referenced: readonly string[]): string {
  if (referenced.length > 1) return `a ${referenced.join(" and ")}`;
  return referenced[0] === "id" ? "an id" : `a value of the column ${referenced[0]}`;
}

async function checkRule(
  connection: DuckDBConnection,
  {table, csv}: Source,
  {columns, expression}: Constraint & {kind: "check"}
): Promise<Problem[]> {
  // A cell that is no value of its type is reported as such; what it would mean for the rule is not known.
  const readable = columns.map((name) => `(c.${id(name)} IS NULL) = (v.${id(name)} IS NULL)`).join(" AND ");
  const lines = await brokenLines(connection, table, expression);
  if (lines.length === 0) return [];
  const rows = await queryRecords<{line: number} & Record<string, string | null>>(
    connection,
    `SELECT ${line} AS "line number", ${columns.map((name) => `c.${id(name)}`).join(", ")}
     FROM memory.main.${cells(table)} c JOIN memory.main.${view(table)} v USING (${line})
     WHERE ${line} IN (${lines.join(", ")}) AND ${readable}`
  );
  return rows.map((row) => {
    const values = columns.map((name) => row[name] ?? null);
    const value =
      columns.length === 1 ? values[0]! : columns.map((name, i) => `${name}: ${values[i] ?? ""}`).join(", ");
    const shown =
      columns.length === 1
        ? quote(value)
        : listed(columns.map((name, i) => `${name} is ${values[i] == null ? "empty" : quote(values[i])}`));
    return {
      file: csv.file,
      line: Number(row["line number"]),
      column: columns.join(", "),
      value,
      ...explainCheck(expression, shown)
    };
  });
}

/** Returns the lines in which the expression is false, or cannot be worked out; null counts as true, as in SQL. */
async function brokenLines(connection: DuckDBConnection, table: Table, expression: string): Promise<number[]> {
  const from = `FROM memory.main.${view(table)}`;
  const find = async (where: string) =>
    (await queryRecords<{line: number}>(connection, `SELECT ${line} AS line ${from} WHERE ${where}`)).map(
      ({line}) => line
    );
  try {
    return await find(`NOT (${expression})`);
  } catch {
    const broken: number[] = [];
    for (const at of await find("true")) {
      try {
        broken.push(...(await find(`${line} = ${at} AND NOT (${expression})`)));
      } catch {
        broken.push(at);
      }
    }
    return broken;
  }
}

function listed(parts: string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** Returns a problem for a file in the folder that no table has. */
export function strayFile(path: string, folder: string, tables: readonly Table[]): Problem {
  const stem = basename(path, ".csv");
  const meant = nearest(
    stem,
    tables.map(({name}) => name)
  );
  const hint = meant === null ? "" : ` Did you mean ${meant}.csv?`;
  const message = `no table of schema.sql has the name ${quote(stem)}.${hint}`;
  return {
    file: `${basename(folder)}/${basename(path)}`,
    line: 1,
    column: null,
    value: stem,
    rule: "file has a table",
    message
  };
}
