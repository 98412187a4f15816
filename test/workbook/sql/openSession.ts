import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {halvesOfDuckDB} from "../../../steps/engine.js";
import {startInNode} from "../../../steps/startInNode.js";
import {Session, type SessionOptions} from "../../../src/workbook/sql/session.js";

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

const halves = halvesOfDuckDB().then(async ({first, rest}) => ({
  first: await WebAssembly.compile(new Uint8Array(first)),
  rest: await WebAssembly.compile(new Uint8Array(rest))
}));

/** Returns a session on the very module and script that the site ships, in Node. */
export async function openSession(evidence: Uint8Array, options: Partial<SessionOptions> = {}): Promise<Session> {
  const {bindings, readArrow} = await startInNode(await halves);
  return new Session(bindings, evidence, {decode: readArrow, ...sessionOptions, ...options});
}

/** Returns a session on the first half of the module alone, what adds the rest to it, and what keeps its memory. */
export async function openFirst(
  evidence: Uint8Array
): Promise<{session: Session; addRest: () => Promise<void>; keepMemory: () => () => void}> {
  const {first, rest} = await halves;
  const {bindings, readArrow, served} = await startInNode({first, rest: null});
  const session = new Session(bindings, evidence, {decode: readArrow, ...sessionOptions});
  return {session, addRest: () => served.addRest(rest), keepMemory: served.keepMemory};
}

const sessionOptions = {pause: async () => false, now: () => 0};
