// Packs the SQL engine for hosts that compress nothing and for lines that break: Brotli, in small parts named by content.
import {existsSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {promisify} from "node:util";
import {brotliCompress, brotliCompressSync, brotliDecompressSync, constants} from "node:zlib";

import {pack} from "../loaders/pack.js";
import {partName, type EngineFile, type EngineManifest, type EnginePart} from "../src/workbook/sql/engineManifest.js";
import {bindingsPath, engineScript, slimBindings} from "./engineScript.js";
import {digest, listFiles, writeIfChanged} from "./files.js";
import {firstFunctions, modulePath} from "./functionProfile.js";
import {doneExports, openedModule} from "./openedModule.js";
import {root} from "./root.js";
import {splitModule, type Halves} from "./splitModule.js";
import {trimModule} from "./trimModule.js";

/** Bytes of a part: what a broken line can lose at most, and few enough requests. */
const partBytes = 256 * 1024;

/** Segments of each half of DuckDB's module: as many processors can decode it at a time; each costs some bytes. */
const segmentCount = 4;

/** The window that every decoder of Brotli reads, browsers' own among them; a larger one would save 17 kB and shut those out. */
const window = 24;

/** Bytes of the sample with which the decoder warms up, before compression. */
const sampleBytes = 20_000;

const fromPackage = (path: string) => join(root, "node_modules", path);

/**
 * Returns the segments of each half in Brotli of the highest quality. That takes minutes of computing for DuckDB, so the result
 * is kept under .cache/engine.
 */
async function compressed({first, rest}: Halves): Promise<{first: Uint8Array[]; rest: Uint8Array[]}> {
  const folder = join(root, ".cache", "engine");
  const cut = (raw: Uint8Array) => {
    const size = Math.ceil(raw.length / segmentCount);
    return Array.from({length: segmentCount}, (_, i) => {
      const plain = raw.subarray(i * size, (i + 1) * size);
      return {plain, name: `${digest(plain).slice(0, 20)}-${window}.br`};
    });
  };
  const segments = {first: cut(first), rest: cut(rest)};
  const names = new Set(Object.values(segments).flatMap((half) => half.map(({name}) => name)));
  for (const file of listFiles(folder)) if (!names.has(file)) rmSync(join(folder, file));
  const pack = (half: typeof segments.first) =>
    Promise.all(half.map(({plain, name}) => brotli(plain, join(folder, name))));
  const [packedFirst, packedRest] = await Promise.all([pack(segments.first), pack(segments.rest)]);
  return {first: packedFirst, rest: packedRest};
}

let told = false;

async function brotli(raw: Uint8Array, path: string): Promise<Uint8Array> {
  if (existsSync(path)) {
    const bytes = readFileSync(path);
    if (decodesTo(bytes, raw)) return bytes;
  }
  if (!told) console.log("Compressing the SQL engine (a minute or three, the first time only) …");
  told = true;
  const bytes = await promisify(brotliCompress)(raw, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: window,
      [constants.BROTLI_PARAM_SIZE_HINT]: raw.length
    }
  });
  writeIfChanged(path, bytes);
  return bytes;
}

function decodesTo(bytes: Uint8Array, raw: Uint8Array): boolean {
  try {
    return brotliDecompressSync(bytes).equals(raw);
  } catch {
    return false;
  }
}

/** Cuts the segments of a file into parts, writes them and returns the file's entry in the manifest. */
function writeParts(
  outFolder: string,
  encoding: EngineFile["encoding"],
  segments: readonly Uint8Array[],
  rawBytes: number
): EngineFile {
  const parts: EnginePart[] = [];
  const counts = segments.map((bytes) => {
    const before = parts.length;
    for (let at = 0; at < bytes.length; at += partBytes) {
      const part = bytes.subarray(at, at + partBytes);
      const entry = {sha256: digest(part), bytes: part.length};
      writeIfChanged(join(outFolder, partName(entry)), part);
      parts.push(entry);
    }
    return parts.length - before;
  });
  return {encoding, rawBytes, bytes: parts.reduce((sum, {bytes}) => sum + bytes, 0), parts, segments: counts};
}

/** Returns DuckDB's module with its database open, without what only extensions could use: a fifth less to fetch. */
export async function wholeDuckDB(): Promise<Uint8Array> {
  const glue = slimBindings(readFileSync(bindingsPath, "utf8"));
  return trimModule(await openedModule(readFileSync(modulePath)), glue, doneExports);
}

/** Returns the module in two halves: what common queries need, less than half of what travels, and the rest. */
export async function halvesOfDuckDB(): Promise<Halves> {
  return splitModule(await wholeDuckDB(), firstFunctions());
}

/**
 * Writes the SQL engine to a folder: its parts, each named after the hash of its bytes, and the manifest that says what
 * they make (as JSON, and as a module that pages import). The same packages give the same bytes. Parts of before are removed.
 */
export async function packEngine(outFolder: string): Promise<void> {
  const halves = await halvesOfDuckDB();
  const segments = await compressed(halves);
  const decoder = readFileSync(fromPackage("brotli-dec-wasm/pkg/brotli_dec_wasm_bg.wasm"));
  const {version} = JSON.parse(readFileSync(fromPackage("@duckdb/duckdb-wasm/package.json"), "utf8")) as {
    version: string;
  };
  const sample = brotliCompressSync(decoder.subarray(0, sampleBytes));
  const script = await engineScript("main");
  const unpackerScript = await engineScript("unpackerMain");
  const manifest: EngineManifest = {
    version,
    files: {
      first: writeParts(outFolder, "br", segments.first, halves.first.length),
      rest: writeParts(outFolder, "br", segments.rest, halves.rest.length),
      worker: writeParts(outFolder, "gzip", [pack(script)], script.length),
      unpacker: writeParts(outFolder, "gzip", [pack(unpackerScript)], unpackerScript.length),
      decoder: writeParts(outFolder, "gzip", [pack(decoder)], decoder.length),
      sample: writeParts(outFolder, "gzip", [pack(sample)], sample.length)
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
