import {createHash} from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {join} from "node:path";
import {version, type DuckDBAppender, type DuckDBConnection} from "@duckdb/node-api";
import type {ClaimsData, ClaimTest} from "../src/workbook/claims/claimsData.js";
import {runExperiments} from "./claimRuns.js";
import {claimsData} from "./claims.js";
import {literal, withDuckDB} from "./duckdb.js";

const schema = `
CREATE TABLE claim (
  id VARCHAR PRIMARY KEY,
  claim VARCHAR NOT NULL,
  topic VARCHAR NOT NULL,
  country VARCHAR,
  verdict VARCHAR NOT NULL,
  standing VARCHAR,
  reason VARCHAR
);
COMMENT ON TABLE claim IS 'Every claim of the paper with its verdict, or why it has not been tested';
COMMENT ON COLUMN claim.standing IS 'chosen: values were chosen with the claim in view; built in: one equation says so; open: neither';
CREATE TABLE experiment (
  id INTEGER PRIMARY KEY,
  claim VARCHAR NOT NULL,
  model VARCHAR NOT NULL,
  ground VARCHAR,
  country VARCHAR,
  setting VARCHAR NOT NULL,
  about VARCHAR NOT NULL,
  measure VARCHAR,
  expect VARCHAR NOT NULL,
  sign INTEGER,
  chosen_for BOOLEAN NOT NULL,
  by_construction BOOLEAN NOT NULL,
  smallest DOUBLE NOT NULL,
  effect DOUBLE NOT NULL,
  low DOUBLE NOT NULL,
  high DOUBLE NOT NULL,
  verdict VARCHAR NOT NULL
);
COMMENT ON TABLE experiment IS 'One test of a claim on one ground';
COMMENT ON COLUMN experiment.effect IS 'what decides: positive where the outcome moves as the claim says; low and high are its interval of 95 per cent over seeds';
COMMENT ON COLUMN experiment.smallest IS 'the smallest effect that counts, in the unit of the measure';
CREATE TABLE arm (
  experiment INTEGER NOT NULL,
  arm INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  PRIMARY KEY (experiment, arm)
);
CREATE TABLE run (
  experiment INTEGER NOT NULL,
  arm INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  value DOUBLE
);
COMMENT ON TABLE run IS 'What was read in each arm under each seed; arms of one seed share their luck, so compare them seed by seed';
`;

type TableName = "claim" | "experiment" | "arm" | "run";

type Cell = string | number | boolean | null;

const wholeColumns = new Set(["id", "experiment", "arm", "seed", "sign"]);

/** Appends rows whose cells stand in the order of the columns; numbers in columns of whole numbers are integers. */
async function append(
  connection: DuckDBConnection,
  table: TableName,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>
): Promise<void> {
  const appender: DuckDBAppender = await connection.createAppender(table, "main", "runs");
  for (const row of rows) {
    row.forEach((cell, i) => {
      if (cell === null) appender.appendNull();
      else if (typeof cell === "string") appender.appendVarchar(cell);
      else if (typeof cell === "boolean") appender.appendBoolean(cell);
      else if (wholeColumns.has(columns[i]!)) appender.appendInteger(cell);
      else appender.appendDouble(cell);
    });
    appender.endRow();
  }
  appender.closeSync();
}

function* rowsOfRuns(tests: readonly ClaimTest[]): Generator<readonly Cell[]> {
  for (const test of tests)
    for (const [arm, {values}] of test.arms.entries())
      for (const [i, value] of values.entries()) yield [test.id, arm + 1, i + 1, value];
}

/** Writes claims, experiments, arms and runs to a new DuckDB file; the same runs give the same bytes. */
export async function writeRuns(path: string, data: ClaimsData, tests: readonly ClaimTest[]): Promise<void> {
  await withDuckDB(async (connection) => {
    await connection.run(`ATTACH ${literal(path)} AS runs (STORAGE_VERSION 'v1.2.0', BLOCK_SIZE 16384)`);
    await connection.run("USE runs");
    await connection.run(schema);
    await append(
      connection,
      "claim",
      ["name", "claim", "topic", "country", "verdict", "standing", "reason"],
      data.claims.map((c) => [c.id, c.claim, c.topic, c.country, c.verdict, c.standing, c.reason])
    );
    await append(
      connection,
      "experiment",
      ["id", "claim", "model", "ground", "country", "setting", "about", "measure", "expect", "sign"],
      tests.map((t) => [
        t.id,
        t.claim,
        t.model,
        t.ground,
        t.country,
        t.setting,
        t.about,
        t.measure,
        t.expect,
        t.sign,
        t.chosenFor,
        t.byConstruction,
        t.smallest,
        t.effect,
        t.low,
        t.high,
        t.verdict
      ])
    );
    await append(
      connection,
      "arm",
      ["experiment", "arm", "name"],
      tests.flatMap((t) => t.arms.map((arm, i) => [t.id, i + 1, arm.name]))
    );
    await append(connection, "run", ["experiment", "arm", "seed", "value"], rowsOfRuns(tests));
    await connection.run("CHECKPOINT runs");
    await connection.run("USE memory");
    await connection.run("DETACH runs");
  });
}

/** What decides the results: the models, the presets, the claims and the code that runs and judges. */
const inputs = [
  "src/model",
  "src/kernel",
  "src/workbook/claims",
  "data/scenarios",
  "data/claim.csv",
  "data/passage.csv",
  "loaders/claimRuns.ts",
  "loaders/claims.ts",
  "loaders/claimStore.ts",
  "loaders/duckdb.ts",
  "loaders/scenarios.ts"
];

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path)
      .sort()
      .flatMap((name) => filesOf(join(path, name)));
  } catch {
    return [path];
  }
}

/** Returns a hash, in hexadecimal digits, of all that decides the results. */
export function claimsKey(paths: readonly string[] = inputs): string {
  const hash = createHash("sha256").update(`DuckDB ${version()}\n`);
  for (const path of paths.flatMap(filesOf)) {
    const bytes = readFileSync(path);
    hash.update(`${path} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex").slice(0, 32);
}

/** Returns the paths of claims.json and runs.duckdb, running all experiments if what they rest on has changed since. */
export async function cachedClaims(cacheFolder = join(".cache", "claims")): Promise<{claims: string; runs: string}> {
  const key = claimsKey();
  const folder = join(cacheFolder, key);
  const paths = {claims: join(folder, "claims.json"), runs: join(folder, "runs.duckdb")};
  if (existsSync(folder)) return paths;
  mkdirSync(cacheFolder, {recursive: true});
  const draft = mkdtempSync(join(cacheFolder, ".draft-"));
  try {
    const tests = await runExperiments();
    const data = claimsData(tests);
    writeFileSync(join(draft, "claims.json"), `${JSON.stringify(data)}\n`);
    await writeRuns(join(draft, "runs.duckdb"), data, tests);
    // Another process may have been faster; its results are the same.
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, {recursive: true, force: true});
  }
  for (const name of readdirSync(cacheFolder))
    if (name !== key && /^[0-9a-f]{32}$/.test(name)) rmSync(join(cacheFolder, name), {recursive: true, force: true});
  return paths;
}
