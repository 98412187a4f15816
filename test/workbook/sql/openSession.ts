import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {tableFromIPC} from "apache-arrow";
import {trimmedDuckDB} from "../../../steps/engine.js";
import {Session, type Bindings, type Grid, type SessionOptions} from "../../../src/workbook/sql/session.js";

const require = createRequire(import.meta.url);

/** Returns the bytes of a database file with the given tables, written as the site's evidence is. */
export async function databaseOf(sql: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "evidence-"));
  const file = join(folder, "evidence.duckdb");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(
    `ATTACH '${file}' AS made (STORAGE_VERSION 'v1.0.0'); USE made; ${sql}; CHECKPOINT made; USE memory; DETACH made`
  );
  connection.closeSync();
  instance.closeSync();
  const bytes = new Uint8Array(readFileSync(file));
  rmSync(folder, {recursive: true});
  return bytes;
}

const decode = (ipc: Uint8Array): Grid => {
  const table = tableFromIPC(ipc);
  return {
    names: table.schema.fields.map(({name}) => name),
    types: table.schema.fields.map(({type}) => String(type)),
    columns: table.schema.fields.map((_, i) => [...(table.getChildAt(i) ?? [])]),
    rowCount: table.numRows
  };
};

/** Returns a session on the very module that the site ships, in Node. */
export async function openSession(evidence: Uint8Array, options: Partial<SessionOptions> = {}): Promise<Session> {
  const duckdb = require("@duckdb/duckdb-wasm/blocking");
  const folder = mkdtempSync(join(tmpdir(), "engine-"));
  const mainModule = join(folder, "duckdb.wasm");
  writeFileSync(mainModule, trimmedDuckDB());
  const bundle = {mainModule, mainWorker: ""};
  const bindings = await duckdb.createDuckDB({mvp: bundle, eh: bundle}, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await bindings.instantiate(() => {});
  rmSync(folder, {recursive: true});
  return new Session(bindings as Bindings, evidence, {decode, pause: async () => false, now: () => 0, ...options});
}
