// Packs the SQL engine for hosts that compress nothing and for lines that break: Brotli, in small parts named by content.
import {existsSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {promisify} from "node:util";
import {brotliCompress, brotliDecompressSync, constants} from "node:zlib";

import {pack} from "../loaders/pack.js";
import {partName, type EngineFile, type EngineManifest, type EnginePart} from "../src/workbook/sql/engineManifest.js";
import {bindingsPath, engineScript, slimBindings} from "./engineScript.js";
import {digest, listFiles, writeIfChanged} from "./files.js";
import {root} from "./root.js";
import {trimModule} from "./trimModule.js";

/** Bytes of a part: what a broken line can lose at most, and few enough requests. */
const partBytes = 256 * 1024;

/** The window that every decoder of Brotli reads, browsers' own among them; a larger one would save 17 kB and shut those out. */
const window = 24;

const fromPackage = (path: string) => join(root, "node_modules", path);

/** Returns Brotli of the highest quality; it takes minutes for DuckDB, so the result is kept under .cache/engine. */
async function brotli(raw: Uint8Array, name: string): Promise<Uint8Array> {
  const folder = join(root, ".cache", "engine");
  const kept = join(folder, `${digest(raw).slice(0, 20)}-${window}.br`);
  if (existsSync(kept)) {
    const bytes = readFileSync(kept);
    if (decodesTo(bytes, raw)) return bytes;
    rmSync(kept);
  }
  console.log(`Compressing ${name} (a minute or three, the first time only) …`);
  const bytes = await promisify(brotliCompress)(raw, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: window,
      [constants.BROTLI_PARAM_SIZE_HINT]: raw.length
    }
  });
  rmSync(folder, {recursive: true, force: true});
  writeIfChanged(kept, bytes);
  return bytes;
}

function decodesTo(bytes: Uint8Array, raw: Uint8Array): boolean {
  try {
    return brotliDecompressSync(bytes).equals(raw);
  } catch {
    return false;
  }
}

/** Cuts a file into parts, writes them and returns its entry in the manifest. */
function writeParts(
  outFolder: string,
  encoding: EngineFile["encoding"],
  bytes: Uint8Array,
  rawBytes: number
): EngineFile {
  const parts: EnginePart[] = [];
  for (let at = 0; at < bytes.length; at += partBytes) {
    const part = bytes.subarray(at, at + partBytes);
    const entry = {sha256: digest(part), bytes: part.length};
    writeIfChanged(join(outFolder, partName(entry)), part);
    parts.push(entry);
  }
  return {encoding, rawBytes, bytes: bytes.length, parts};
}

/** Returns DuckDB's module without what only extensions could use: a fifth less to fetch, and a quicker start. */
export function trimmedDuckDB(): Uint8Array {
  const glue = slimBindings(readFileSync(bindingsPath, "utf8"));
  return trimModule(readFileSync(fromPackage("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm")), glue);
}

/**
 * Writes the SQL engine to a folder: its parts, each named after the hash of its bytes, and the manifest that says what
 * they make (as JSON, and as a module that pages import). The same packages give the same bytes. Parts of before are removed.
 */
export async function packEngine(outFolder: string): Promise<void> {
  const duckdb = trimmedDuckDB();
  const decoder = readFileSync(fromPackage("brotli-dec-wasm/pkg/brotli_dec_wasm_bg.wasm"));
  const {version} = JSON.parse(readFileSync(fromPackage("@duckdb/duckdb-wasm/package.json"), "utf8")) as {
    version: string;
  };
  const script = await engineScript();
  const manifest: EngineManifest = {
    version,
    files: {
      module: writeParts(outFolder, "br", await brotli(duckdb, "the SQL engine"), duckdb.length),
      worker: writeParts(outFolder, "gzip", pack(script), script.length),
      decoder: writeParts(outFolder, "gzip", pack(decoder), decoder.length)
    }
  };
  const json = JSON.stringify(manifest, null, 1);
  writeIfChanged(join(outFolder, "manifest.json"), `${json}\n`);
  writeIfChanged(join(outFolder, "manifest.js"), `export const engineManifest = ${json};\n`);
  writeIfChanged(
    join(outFolder, "manifest.d.ts"),
    `import type {EngineManifest} from "../workbook/sql/engineManifest.js";\nexport declare const engineManifest: EngineManifest;\n`
  );
  const wanted = new Set(Object.values(manifest.files).flatMap(({parts}) => parts.map(partName)));
  for (const file of listFiles(outFolder))
    if (file.endsWith(".bin") && !wanted.has(file)) rmSync(join(outFolder, file));
}
