import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {build} from "esbuild";
import {readyDuckDB} from "../../../steps/engine.js";
import {bindingsPlugin} from "../../../steps/engineScript.js";
import {root} from "../../../steps/root.js";
import {Session, type Bindings, type Grid, type SessionOptions} from "../../../src/workbook/sql/session.js";
import {serveModule} from "../../../src/workbook/sql/worker/serveModule.js";

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

interface Script {
  startDuckDB(url: string): Promise<Bindings>;
  readArrow(ipc: Uint8Array): Grid;
}

/** Returns DuckDB's script for browsers, which finds here what it looks for in a worker. */
async function browserScript(): Promise<Script> {
  const {outputFiles} = await build({
    entryPoints: [join(root, "steps", "vendor", "duckdb.ts")],
    bundle: true,
    format: "cjs",
    platform: "browser",
    target: "es2022",
    define: {"import.meta.url": '"data:,worker"'},
    plugins: [bindingsPlugin],
    write: false
  });
  const worker = {
    module: {exports: {} as Script},
    process: undefined,
    self: globalThis,
    importScripts: () => {},
    location: {href: "data:,worker", search: ""}
  };
  new Function(...Object.keys(worker), outputFiles[0]!.text)(...Object.values(worker));
  return worker.module.exports;
}

const starting = Promise.all([
  browserScript(),
  readyDuckDB().then((bytes) => WebAssembly.compile(new Uint8Array(bytes)))
]);

/** Returns a session on the very module and script that the site ships, in Node. */
export async function openSession(evidence: Uint8Array, options: Partial<SessionOptions> = {}): Promise<Session> {
  const [{startDuckDB, readArrow}, module] = await starting;
  const bindings = await new Promise<Bindings>((resolve, reject) => {
    serveModule(Promise.resolve(module), reject);
    startDuckDB("data:,duckdb").then(resolve, reject);
  });
  return new Session(bindings, evidence, {decode: readArrow, pause: async () => false, now: () => 0, ...options});
}
