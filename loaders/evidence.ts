import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {checkSchema, line, stage, strayFile, view, type Source} from "./check.js";
import {readCsv} from "./csv.js";
import {identifier as id, literal, queryRecords, withDuckDB} from "./duckdb.js";
import {checkExtra} from "./extra.js";
import {EvidenceError, type Problem} from "./problems.js";
import {readSchema, type Table} from "./schema.js";

/**
 * Checks every row of every CSV file in the data folder against schema.sql of the same folder and writes a DuckDB database
 * with its tables to outFile. Throws an EvidenceError that holds all problems of all files, and then writes nothing. The
 * same input gives the same bytes.
 */
export async function buildEvidence(dataFolder: string, outFile: string): Promise<void> {
  const schema = readFileSync(join(dataFolder, "schema.sql"), "utf8");
  await withDuckDB(async (connection) => {
    const sources = await checkedSources(connection, schema, dataFolder);
    mkdirSync(dirname(outFile), {recursive: true});
    // Beside the output, so that moving it in place cannot cross from one disk to another and is atomic.
    const folder = mkdtempSync(join(dirname(outFile), ".evidence-"));
    try {
      const path = join(folder, "evidence.duckdb");
      await writeDatabase(connection, schema, sources, path);
      renameSync(path, outFile);
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  });
}

/** Returns all problems of the data folder, sorted by nothing in particular; none means that it can be built. */
export async function checkEvidence(dataFolder: string): Promise<readonly Problem[]> {
  const schema = readFileSync(join(dataFolder, "schema.sql"), "utf8");
  try {
    await withDuckDB((connection) => checkedSources(connection, schema, dataFolder));
    return [];
  } catch (error) {
    if (error instanceof EvidenceError) return error.problems;
    throw error;
  }
}

/** Reads and checks all files; returns the staged sources or throws an EvidenceError. */
async function checkedSources(connection: DuckDBConnection, schema: string, folder: string): Promise<Source[]> {
  await connection.run("ATTACH ':memory:' AS rules");
  await connection.run("USE rules");
  await connection.run(schema);
  const tables = await readSchema(connection, "rules");
  const sources = tables.map((table) => ({table, csv: readCsv(join(folder, `${table.name}.csv`), columnNames(table))}));
  await stage(connection, sources);
  const problems = [
    ...readdirSync(folder)
      .filter((file) => file.endsWith(".csv") && !tables.some(({name}) => `${name}.csv` === file))
      .map((file) => strayFile(file, folder, tables)),
    ...sources.flatMap(({csv}) => csv.problems),
    ...(await checkSchema(connection, sources)),
    ...(await checkExtra(connection, sources))
  ];
  // DuckDB has the last word: what it refuses although no check found it is reported too.
  if (problems.length === 0) problems.push(...(await insertAll(connection, sources, "rules")));
  if (problems.length > 0) throw new EvidenceError(problems);
  return sources;
}

/** Writes the tables, with constraints, comments and rows in the order of the files, to a new database file. */
async function writeDatabase(
  connection: DuckDBConnection,
  schema: string,
  sources: Source[],
  path: string
): Promise<void> {
  // Small blocks: with DuckDB's usual 256 kB each of the many small tables and indexes would fill its own. The storage
  // of version 1.2 can be read by every version from then on, and keeps half a megabyte less about the columns than 1.0.
  await connection.run(`ATTACH ${literal(path)} AS evidence (STORAGE_VERSION 'v1.2.0', BLOCK_SIZE 16384)`);
  await connection.run("USE evidence");
  await connection.run(schema);
  const problems = await insertAll(connection, sources, "evidence");
  await connection.run("CHECKPOINT evidence");
  await connection.run("USE memory");
  await connection.run("DETACH evidence");
  if (problems.length > 0) throw new EvidenceError(problems);
  if (existsSync(`${path}.wal`))
    throw new Error(`${basename(path)} was not written in full: a log file is left beside it.`);
}

/** Copies the staged rows into the tables of a database; returns the rows that DuckDB refuses. */
async function insertAll(
  connection: DuckDBConnection,
  sources: readonly Source[],
  database: string
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const {table, csv} of sources) {
    const insert = `INSERT INTO ${database}.main.${id(table.name)}
      SELECT ${columnNames(table).map(id).join(", ")} FROM memory.main.${view(table)}`;
    try {
      await connection.run(`${insert} ORDER BY ${line}`);
    } catch {
      for (const row of csv.rows) {
        try {
          await connection.run(`${insert} WHERE ${line} = ${row.line}`);
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          const message = `the database refuses this row: ${reason.split("\n")[0]}`;
          problems.push({file: csv.file, line: row.line, column: null, value: null, rule: "database", message});
        }
      }
    }
  }
  return problems;
}

function columnNames(table: Table): string[] {
  return table.columns.map(({name}) => name);
}

/** Returns the number of rows of each table of a database that is attached and in use. */
export async function countRows(connection: DuckDBConnection, tables: readonly Table[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const {name} of tables) {
    const [row] = await queryRecords<{n: number}>(connection, `SELECT count(*) AS n FROM ${id(name)}`);
    counts.set(name, row!.n);
  }
  return counts;
}
