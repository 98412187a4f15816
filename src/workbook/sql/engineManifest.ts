/** A piece of a file of the engine, as it travels and as it is kept. */
export interface EnginePart {
  /** SHA-256 of its bytes, 64 hexadecimal digits; the file's name is the first 20 and ".bin" */
  readonly sha256: string;
  /** length in bytes */
  readonly bytes: number;
}

/** A file of the engine, compressed and cut into parts. */
export interface EngineFile {
  readonly encoding: "br" | "gzip";
  /** length in bytes before compression */
  readonly rawBytes: number;
  /** length in bytes as it travels */
  readonly bytes: number;
  readonly parts: readonly EnginePart[];
  /** number of parts of each segment; segments are compressed apart, so that several can be decoded at a time */
  readonly segments: readonly number[];
}

/** What the SQL engine consists of. Written by steps/engine.ts, read by the page. */
export interface EngineManifest {
  /** version of DuckDB-Wasm */
  readonly version: string;
  readonly files: {
    /** of DuckDB compiled to WebAssembly, what common queries need; a module that runs by itself */
    readonly first: EngineFile;
    /** the rest of it, a module that is added to the first */
    readonly rest: EngineFile;
    /** the script of the worker in which it runs */
    readonly worker: EngineFile;
    /** the script of the workers that unpack and compile DuckDB */
    readonly unpacker: EngineFile;
    /** decoder for browsers that have none for Brotli: its WebAssembly */
    readonly decoder: EngineFile;
    /** something in Brotli, not of DuckDB, with which the decoder warms up */
    readonly sample: EngineFile;
  };
}

/** Returns the file name under which a part travels. */
export function partName(part: EnginePart): string {
  return `${part.sha256.slice(0, 20)}.bin`;
}

/** Returns the files that unpack DuckDB and hold nothing of it: the decoder and its sample only where the browser cannot decode Brotli itself. */
export function unpackingFiles({files}: EngineManifest, decodesBrotli: boolean): EngineFile[] {
  return decodesBrotli ? [files.unpacker] : [files.unpacker, files.decoder, files.sample];
}

/** Returns all files that this browser needs, in the order in which it needs them. */
export function neededFiles(manifest: EngineManifest, decodesBrotli: boolean): EngineFile[] {
  const {worker, first, rest} = manifest.files;
  return [...unpackingFiles(manifest, decodesBrotli), worker, first, rest];
}
