// Opens DuckDB's database in a worker of Node that looks like one of a browser, and answers with the memory that DuckDB has then.
// Bundled and started by steps/openedModule.ts.
import {set} from "./likeABrowser.js";
import {parentPort, workerData} from "node:worker_threads";
import {openDatabase} from "../src/workbook/sql/database.js";
import type {Bindings} from "../src/workbook/sql/session.js";
import {leaveOut} from "../src/workbook/sql/worker/serveModule.js";
import {startDuckDB} from "./vendor/duckdb.js";

interface Imports {
  readonly env: {readonly memory: WebAssembly.Memory};
}

interface Stack {
  emscripten_stack_get_end(): number;
  emscripten_stack_get_current(): number;
}

async function open(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  let memory: WebAssembly.Memory | null = null;
  let atFirst = 0;
  let stack: Stack | null = null;
  const instantiate = WebAssembly.instantiate;
  set("fetch", async () => new Response());
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = new WebAssembly.Module(bytes);
    const instance = await instantiate(module, imports);
    leaveOut(module, imports ?? {});
    memory = (imports as unknown as Imports).env.memory;
    atFirst = memory.buffer.byteLength;
    stack = instance.exports as unknown as Stack;
    return {module, instance};
  };
  openDatabase(await startDuckDB<Bindings>("data:,duckdb"));
  const all = new Uint8Array(memory!.buffer);
  if (all.length > atFirst) throw new Error("DuckDB's memory grew; a module can fill only what it has at first");
  // What calls have left behind below the top of the stack is of no use to anybody.
  all.fill(0, stack!.emscripten_stack_get_end(), stack!.emscripten_stack_get_current());
  return all;
}

void open(workerData as Uint8Array<ArrayBuffer>).then((memory) => parentPort!.postMessage(memory));
