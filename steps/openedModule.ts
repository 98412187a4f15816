// Starts DuckDB and opens its database once, when the site is built, and writes the memory that it has then into its module:
// readers' browsers begin where that ended. Starting and opening runs much code once, which engines compile first.
import {Worker} from "node:worker_threads";
import {build} from "esbuild";
import {join} from "node:path";
import {bindingsPlugin} from "./engineScript.js";
import {leb, sectionOf, sectionsOf, signedLeb} from "./moduleSections.js";
import {root} from "./root.js";

/** The exports that need not be called any more, since what they do to memory has been done. */
export const doneExports = ["__wasm_call_ctors", "__wasm_apply_data_relocs"];

/** Zeros in a row that end a segment: naming the next costs fewer bytes than they do. */
const gap = 16;

/** Returns DuckDB's memory after its database was opened; the same module gives the same bytes. */
async function memoryAfterOpening(bytes: Uint8Array): Promise<Uint8Array> {
  const {outputFiles} = await build({
    entryPoints: [join(root, "steps", "openDatabase.ts")],
    bundle: true,
    format: "cjs",
    platform: "browser",
    target: "es2022",
    external: ["node:worker_threads"],
    define: {"import.meta.url": '"data:,worker"'},
    plugins: [bindingsPlugin],
    write: false,
    logLevel: "warning"
  });
  const worker = new Worker(outputFiles[0]!.text, {eval: true, workerData: bytes});
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
  } finally {
    await worker.terminate();
  }
}

/** Returns a data section that makes memory of zeros this memory. */
function dataOf(memory: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let count = 0;
  for (let at = 0; at < memory.length;) {
    if (memory[at] === 0) {
      at += 1;
      continue;
    }
    let end = at + 1;
    for (let zeros = 0; end + zeros < memory.length && zeros < gap;)
      if (memory[end + zeros] === 0) zeros += 1;
      else {
        end += zeros + 1;
        zeros = 0;
      }
    pieces.push(Uint8Array.of(0, 0x41), signedLeb(at), Uint8Array.of(0x0b), leb(end - at), memory.subarray(at, end));
    count += 1;
    at = end;
  }
  return sectionOf(11, [leb(count), ...pieces]);
}

/** Returns DuckDB's module with the memory that it has after its database was opened. */
export async function openedModule(bytes: Uint8Array): Promise<Uint8Array> {
  const data = dataOf(await memoryAfterOpening(bytes));
  const sections = sectionsOf(bytes);
  if (sections.some(({id}) => id === 12))
    throw new Error("the module's code names its data, which is now cut otherwise");
  return Buffer.concat([
    bytes.subarray(0, 8),
    ...sections.map(({id, start, end}) => (id === 11 ? data : bytes.subarray(start, end)))
  ]);
}
