import type {Progress} from "./download.js";
import {
  firstSegments,
  readFirst,
  readRest,
  readUnpacker,
  restSegments,
  type DownloadOptions,
  type UnpackerFiles
} from "./engineFiles.js";
import {Unpackers} from "./unpackers.js";

/** DuckDB's module in two halves, each read and compiled once: what common queries need, and the rest. */
export class ModuleHalves {
  readonly #onRest: (progress: Progress) => void;
  /** what unpacks the first half, perhaps before that is asked for */
  #unpackers: Unpackers | null = null;
  #unpackerFiles: UnpackerFiles | null = null;
  #first: WebAssembly.Module | null = null;
  #rest: WebAssembly.Module | null = null;
  #readingRest: Promise<WebAssembly.Module> | null = null;
  #stopRest = new AbortController();

  /** `onRest` hears how far the rest has come. */
  constructor(onRest: (progress: Progress) => void) {
    this.#onRest = onRest;
  }

  /** The first half, once it is here. */
  get first(): WebAssembly.Module | null {
    return this.#first;
  }

  /** The rest, once it is here. */
  get rest(): WebAssembly.Module | null {
    return this.#rest;
  }

  /** Whether the rest is on its way. */
  get readsRest(): boolean {
    return this.#readingRest !== null && !this.#rest;
  }

  readonly #readUnpacker = async (signal: AbortSignal): Promise<UnpackerFiles> =>
    (this.#unpackerFiles ??= await readUnpacker({signal}));

  /** Gets ready what unpacks the first half. When it fails, readFirst does it again and says why it cannot be had. */
  prepare(): void {
    if (!this.#first) this.#readyUnpackers().warmUp();
  }

  #readyUnpackers(): Unpackers {
    if (!this.#unpackers || this.#unpackers.ended) this.#unpackers = new Unpackers(firstSegments, this.#readUnpacker);
    return this.#unpackers;
  }

  /** Returns the first half; `script` gets the script of DuckDB's worker, as early as it is here. Rejects as fetchParts does. */
  async readFirst(
    script: (content: ArrayBuffer) => void,
    {signal, ...options}: DownloadOptions & {readonly signal: AbortSignal; readonly onRead: () => void}
  ): Promise<WebAssembly.Module> {
    const unpackers = this.#readyUnpackers();
    signal.addEventListener("abort", () => unpackers.end(signal.reason), {once: true});
    const read = readFirst({script, segments: unpackers}, {signal, ...options}).then(options.onRead);
    [this.#first] = await Promise.all([unpackers.module, read]);
    return this.#first;
  }

  /** Returns the rest; who asks while it is on its way gets the same. Rejects as fetchParts does; what has arrived is kept. */
  readRest(): Promise<WebAssembly.Module> {
    this.#readingRest ??= this.#unpackRest().catch((error: unknown) => {
      this.#readingRest = null;
      throw error;
    });
    return this.#readingRest;
  }

  async #unpackRest(): Promise<WebAssembly.Module> {
    this.#stopRest = new AbortController();
    const {signal} = this.#stopRest;
    const unpackers = new Unpackers(restSegments, this.#readUnpacker);
    signal.addEventListener("abort", () => unpackers.end(signal.reason), {once: true});
    try {
      const read = readRest(unpackers, {signal, onProgress: this.#onRest});
      [this.#rest] = await Promise.all([unpackers.module, read]);
      return this.#rest;
    } finally {
      unpackers.end(signal.reason);
    }
  }

  /** Lets go of the workers that have unpacked the first half. */
  endUnpackers(reason: unknown): void {
    this.#unpackers?.end(reason);
    this.#unpackers = null;
  }

  /** Stops the rest if it is on its way. */
  stopRest(reason: unknown): void {
    this.#stopRest.abort(reason);
  }
}
