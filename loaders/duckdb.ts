import {DuckDBInstance, type DuckDBConnection, type Json} from "@duckdb/node-api";

/** A value as it stands in JSON. */
export type Value = Json;

/** Columns, their DuckDB types and the rows of a result. */
export interface Result {
  readonly columns: {readonly name: string; readonly type: string}[];
  readonly rows: Value[][];
}

/** Integers wider than a double and decimals arrive as text; in JSON they become numbers where no digit is lost. */
const numberTypes = /^(U?BIGINT|U?HUGEINT|DECIMAL\(.*\))$/;

/**
 * Runs the work with a connection to a DuckDB in memory and returns its result. One thread and kept row order make the
 * same input give the same bytes; no extension is ever fetched.
 */
export async function withDuckDB<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    preserve_insertion_order: "true",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false"
  });
  try {
    const connection = await instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** Runs the work with a connection on which a database file is attached, read only, and in use. */
export function withEvidence<T>(path: string, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  return withDuckDB(async (connection) => {
    await connection.run(`ATTACH ${literal(path)} AS evidence (READ_ONLY)`);
    await connection.run("USE evidence");
    return work(connection);
  });
}

/** Returns the result of one statement; numbers stay numbers where a double holds them exactly. */
export async function query(connection: DuckDBConnection, sql: string): Promise<Result> {
  const reader = await connection.runAndReadAll(sql);
  const types = reader.columnTypes().map(String);
  const rows = reader.getRowsJson().map((row) => row.map((value, i) => toNumber(value, types[i]!)));
  return {columns: reader.deduplicatedColumnNames().map((name, i) => ({name, type: types[i]!})), rows};
}

/** Returns the result of one statement as records by column name. */
export async function queryRecords<T = Record<string, Value>>(connection: DuckDBConnection, sql: string): Promise<T[]> {
  const {columns, rows} = await query(connection, sql);
  return rows.map((row) => Object.fromEntries(columns.map(({name}, i) => [name, row[i]]))) as T[];
}

/** Returns the text as an SQL string. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Returns the name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function toNumber(value: Value, type: string): Value {
  if (typeof value !== "string" || !numberTypes.test(type)) return value;
  const number = Number(value);
  return type.startsWith("DECIMAL") || Number.isSafeInteger(number) ? number : value;
}
