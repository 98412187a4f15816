// Starts DuckDB's script for browsers in Node, for tests and for the profile.
import {join} from "node:path";
import {build} from "esbuild";
import type {Bindings, Grid} from "../src/workbook/sql/session.js";
import {serveModule, type EngineModules, type ServedModule} from "../src/workbook/sql/worker/serveModule.js";
import {bindingsPlugin} from "./engineScript.js";
import {root} from "./root.js";

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

let script: Promise<Script> | null = null;

/** Starts DuckDB from its compiled module, as the worker of the site does; `served` adds the rest to a first half. */
export async function startInNode(modules: EngineModules): Promise<{
  bindings: Bindings;
  readArrow: Script["readArrow"];
  served: ServedModule;
}> {
  script ??= browserScript();
  const {startDuckDB, readArrow} = await script;
  return new Promise((resolve, reject) => {
    const served = serveModule(Promise.resolve(modules), reject);
    startDuckDB("data:,duckdb").then((bindings) => resolve({bindings, readArrow, served}), reject);
  });
}
