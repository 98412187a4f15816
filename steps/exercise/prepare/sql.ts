import type {DuckDBConnection} from "@duckdb/node-api";
import {cachedEvidence} from "../../../loaders/cache.js";
import {withEvidence} from "../../../loaders/duckdb.js";
import type {PreparedTables} from "../../../src/workbook/exercise/kinds/sql.js";
import {kindOfType, mostRows} from "../../../src/workbook/exercise/table/answerTable.js";
import type {Made} from "../../../src/workbook/exercise/table/tableKind.js";
import type {Json} from "../../../src/workbook/json.js";

/** Returns the result of a query, every value as DuckDB writes it; an error where it fails. The query runs as the page's engine runs it. */
async function resultOf(connection: DuckDBConnection, sql: string): Promise<Made> {
  try {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) return {error: `it has ${statements.count} statements instead of one`};
    const plain = sql.trim().replace(/;\s*$/, "");
    const described = (await connection.runAndReadAll(`DESCRIBE\n${plain}`)).getRowsJson();
    const columns = described.map(([name, type]) => ({name: String(name), kind: kindOfType(String(type))}));
    const names = columns.map((_, i) => `c${i}`).join(", ");
    await connection.run(`CREATE OR REPLACE TEMP TABLE result(${names}) AS\n${plain}`);
    const texts = columns.map((_, i) => `CAST(c${i} AS VARCHAR)`).join(", ");
    const read = async (query: string) => (await connection.runAndReadAll(query)).getRowsJson() as (string | null)[][];
    const rows = await read(`SELECT ${texts} FROM temp.main.result ORDER BY rowid LIMIT ${mostRows}`);
    const [[count]] = (await read("SELECT count(*)::VARCHAR FROM temp.main.result")) as [[string]];
    return {columns, rows, rowCount: Number(count)};
  } catch (error) {
    return {error: error instanceof Error ? error.message.replace(/\s+/g, " ").trim() : String(error)};
  }
}

/** Returns the results of an exercise's key and of the wrong queries that its author foresees. */
export async function prepare(fields: Json): Promise<Json> {
  const {query, mistakes = []} = fields as {query: string; mistakes?: {query: string}[]};
  const result = await withEvidence(await cachedEvidence(), async (connection): Promise<PreparedTables> => {
    const made: Made[] = [];
    for (const sql of [query, ...mistakes.map((mistake) => mistake.query)]) made.push(await resultOf(connection, sql));
    return {key: made[0]!, mistakes: made.slice(1)};
  });
  return result as unknown as Json;
}
