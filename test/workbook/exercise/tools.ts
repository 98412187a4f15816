import {readFileSync} from "node:fs";
import {Worker} from "node:worker_threads";
import {cachedEvidence} from "../../../loaders/cache.js";
import {readTables, toSchema, type TableData} from "../../../loaders/tables.js";
import {codeWorkerScript} from "../../../steps/sandbox.js";
import {codeOutcome, startCode} from "../../../src/workbook/exercise/code/runCode.js";
import type {TableFile} from "../../../src/workbook/exercise/code/evaluate.js";
import type {CodeMessage} from "../../../src/workbook/exercise/code/protocol.js";
import type {GradeTools} from "../../../src/workbook/exercise/kind.js";
import {runQuestion} from "../../../src/workbook/sql/runQuestion.js";
import {openSession} from "../sql/openSession.js";

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
};

const tables = once(async (): Promise<TableData[]> => readTables(await cachedEvidence()));
const session = once(async () => openSession(new Uint8Array(readFileSync(await cachedEvidence()))));
const script = once(codeWorkerScript);

/** Runs queries by the very engine that the site ships, in Node. */
export const queryTools = async (): Promise<GradeTools> => {
  const [engine, schema] = [await session(), toSchema(await tables())];
  const runner = {run: engine.runCell.bind(engine), page: engine.page.bind(engine)};
  return {query: (sql, most) => runQuestion(runner, {cell: "exercise", sql, most, schema})};
};

/** A worker's surroundings, as far as the script needs them. */
const shim = `const {parentPort} = require("node:worker_threads");
globalThis.postMessage = (message) => parentPort.postMessage(message);
globalThis.addEventListener = (type, listener) => parentPort.on("message", (data) => listener({data}));
`;

/** Runs code by the very script that the site ships, in a worker of Node. */
export const codeTools = async (): Promise<GradeTools> => {
  const [text, all] = [await script(), await tables()];
  return {
    code: (code, names, most) =>
      codeOutcome(
        {code, tables: names.map((name) => all.find((table) => table.name === name)! as unknown as TableFile), most},
        startCode((request, hear) => {
          const worker = new Worker(shim + text, {eval: true});
          worker.on("message", (message: CodeMessage) => hear(message));
          worker.on("error", (error) => hear({type: "broken", message: error.message}));
          worker.postMessage(request);
          return () => void worker.terminate();
        })
      )
  };
};
