import type {Progress} from "./download.js";
import {moduleSegments, readEngine, readUnpacker, type EngineReceiver} from "./engineFiles.js";
import {readEvidence, type EvidenceFile} from "./evidenceFile.js";
import type {CellOutcome, FromWorker, RequestName, Requests, RunRequest, ToWorker} from "./protocol.js";
import {Unpackers} from "./unpackers.js";

/** What the engine is doing, for the page to say. */
export type EngineState =
  | {readonly kind: "asleep"}
  | {readonly kind: "loading"; readonly progress: Progress | null}
  | {readonly kind: "starting"}
  | {readonly kind: "ready"; readonly version: string};

/** The engine had to be ended, so what lived in it is gone. */
export class EngineEnded extends Error {}

/** Milliseconds that a query gets to stop by itself before its worker is ended. */
const patience = 1000;

/** Milliseconds between two tellings of progress. */
const tellEvery = 120;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Returns whether this browser can run the engine: WebAssembly with exceptions, streams and workers. */
export function canRunEngine(): boolean {
  const exceptions = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];
  return (
    typeof WebAssembly === "object" &&
    typeof WebAssembly.instantiateStreaming === "function" &&
    typeof DecompressionStream === "function" &&
    typeof Worker === "function" &&
    WebAssembly.validate(new Uint8Array(exceptions))
  );
}

/**
 * The page's end of the SQL engine. Nothing of DuckDB is fetched before start() or run(); the engine then stays until the page
 * goes, except that a query which does not stop when asked takes the worker with it, and the next use starts another.
 * Events: "state" whenever `state` changes, "lost" when the engine was ended and tables and results with it.
 */
export class EngineClient extends EventTarget {
  readonly #evidence: EvidenceFile;
  #state: EngineState = {kind: "asleep"};
  #worker: Worker | null = null;
  #starting: Promise<void> | null = null;
  /** resolves when the worker has all that it needs to open the database; what is asked of it after that comes in its turn */
  #handed: Promise<void> = Promise.resolve();
  #hand = (): void => {};
  #script: string | null = null;
  #module: WebAssembly.Module | null = null;
  #stopLoading: AbortController | null = null;
  #running = false;
  /** Whether the current cell was cancelled before the engine had its query. */
  #cancelledEarly = false;
  /** ends when the last cell in the queue has run */
  #turn: Promise<void> = Promise.resolve();
  #current: string | null = null;
  readonly #queued = new Set<string>();
  #unpackers: Unpackers | null = null;
  #untold: Progress | null = null;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();

  constructor(evidence: EvidenceFile) {
    super();
    this.#evidence = evidence;
  }

  get state(): EngineState {
    return this.#state;
  }

  #setState(state: EngineState): void {
    this.#state = state;
    this.dispatchEvent(new Event("state"));
  }

  /**
   * Gets ready what unpacks DuckDB, without fetching anything of DuckDB itself, so that the first answer comes sooner. When
   * it fails, start() does it again and says why it cannot be had.
   */
  prepare(): void {
    if (!this.#starting && !this.#module && canRunEngine()) this.#readyUnpackers().warmUp();
  }

  #readyUnpackers(): Unpackers {
    if (!this.#unpackers || this.#unpackers.ended)
      this.#unpackers = new Unpackers(moduleSegments, (signal) => readUnpacker({signal}));
    return this.#unpackers;
  }

  /** Loads and starts the engine unless it runs; rejects with the reason when it cannot be had, with an AbortError when cancelled. */
  start(): Promise<void> {
    if (this.#starting) return this.#starting;
    this.#handed = new Promise((resolve) => (this.#hand = resolve));
    this.#starting = this.#load().catch((error: unknown) => {
      this.#end();
      throw error;
    });
    return this.#starting;
  }

  async #load(): Promise<void> {
    if (!canRunEngine()) {
      throw new Error(
        "This browser is too old for the SQL engine. Any current Chrome, Edge, Firefox or Safari runs it."
      );
    }
    const stopper = new AbortController();
    const {signal} = stopper;
    this.#stopLoading = stopper;
    this.#setState({kind: "loading", progress: null});
    const evidence = readEvidence(this.#evidence, {signal});
    evidence.catch(() => {});
    await this.#fill(signal);
    const bytes = await evidence;
    signal.throwIfAborted();
    this.#stopLoading = null;
    this.#setState({kind: "starting"});
    const opened = this.#ask("open", {evidence: bytes}, [bytes]);
    this.#hand();
    const {version} = await opened;
    this.#endUnpackers();
    this.#setState({kind: "ready", version});
  }

  /** Gives a new worker its script and DuckDB's module, kept or not. */
  async #fill(signal: AbortSignal): Promise<void> {
    if (this.#module && this.#script) this.#startWorker(this.#script);
    else this.#module = await this.#unpack(signal);
    this.#post({type: "start", module: this.#module});
  }

  /** Returns DuckDB's module, read and compiled, and starts a worker with its script meanwhile. */
  async #unpack(signal: AbortSignal): Promise<WebAssembly.Module> {
    const unpackers = this.#readyUnpackers();
    signal.addEventListener("abort", () => unpackers.end(signal.reason), {once: true});
    const receiver: EngineReceiver = {
      script: (content) => {
        if (signal.aborted) return;
        this.#script ??= URL.createObjectURL(new Blob([content], {type: "text/javascript"}));
        this.#startWorker(this.#script);
      },
      piece: (bytes, segment) => unpackers.piece(bytes, segment),
      endSegment: (segment) => unpackers.endSegment(segment)
    };
    const onProgress = (progress: Progress): void => this.#progress(progress);
    const read = readEngine(receiver, {signal, onProgress}).then(() => {
      if (!signal.aborted) this.#setState({kind: "starting"});
    });
    const [module] = await Promise.all([unpackers.module, read]);
    return module;
  }

  /** Tells of progress a few times a second at most: each telling takes time from the engine that starts meanwhile. */
  #progress(progress: Progress): void {
    const waiting = this.#untold !== null;
    this.#untold = progress;
    if (waiting) return;
    setTimeout(() => {
      const latest = this.#untold;
      this.#untold = null;
      if (latest && this.#state.kind === "loading") this.#setState({kind: "loading", progress: latest});
    }, tellEvery);
  }

  #startWorker(script: string): void {
    const worker = new Worker(script);
    this.#worker = worker;
    worker.addEventListener("message", ({data}: MessageEvent<FromWorker>) => this.#receive(worker, data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#lose("The SQL engine stopped unexpectedly.");
    });
  }

  #post(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }

  #receive(worker: Worker, message: FromWorker): void {
    if (worker !== this.#worker) return;
    if (message.type === "broken") {
      this.#lose(message.message);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.type === "answer") waiting?.resolve(message.back);
    else {
      waiting?.reject(new Error(message.message));
      if (message.fatal) this.#lose(message.message);
    }
  }

  #ask<Name extends RequestName>(
    name: Name,
    given: Requests[Name]["given"],
    transfer: Transferable[] = []
  ): Promise<Requests[Name]["back"]> {
    if (!this.#worker) return Promise.reject(new EngineEnded("The SQL engine was ended."));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve: resolve as (value: unknown) => void, reject});
      this.#post({type: "request", id, name, given}, transfer);
    });
  }

  #endUnpackers(reason: Error = new EngineEnded("The SQL engine was ended.")): void {
    this.#unpackers?.end(reason);
    this.#unpackers = null;
  }

  /** Ends the worker and everything that waits for it. */
  #end(reason: Error = new EngineEnded("The SQL engine was ended.")): void {
    this.#stopLoading?.abort(reason);
    this.#stopLoading = null;
    this.#endUnpackers(reason);
    this.#worker?.terminate();
    this.#worker = null;
    this.#starting = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const {reject} of waiting) reject(reason);
    this.#setState({kind: "asleep"});
  }

  #lose(message: string): void {
    const wasReady = this.#state.kind === "ready";
    this.#end(new EngineEnded(message));
    if (wasReady) this.dispatchEvent(new Event("lost"));
  }

  /** Runs a cell when its turn comes; starts the engine first when it does not run. Rejects when the engine cannot be had or had to be ended. */
  async run(given: RunRequest): Promise<CellOutcome> {
    const before = this.#turn;
    let done = (): void => {};
    this.#turn = new Promise((resolve) => (done = resolve));
    this.#queued.add(given.cell);
    await before;
    try {
      // A cell that was cancelled while it waited is no longer in the queue.
      if (!this.#queued.delete(given.cell)) return {kind: "cancelled", notes: []};
      this.#current = given.cell;
      return await this.#runNow(given);
    } finally {
      this.#current = null;
      done();
    }
  }

  async #runNow(given: RunRequest): Promise<CellOutcome> {
    // The worker answers in order, so the query may follow the database at once.
    this.#cancelledEarly = false;
    const started = this.start();
    await Promise.race([this.#handed, started]);
    if (this.#cancelledEarly) return {kind: "cancelled", notes: []};
    this.#running = true;
    try {
      return await this.#ask("run", given);
    } finally {
      this.#running = false;
    }
  }

  /** Returns rows of a cell's result. */
  page(given: Requests["page"]["given"]): Promise<Requests["page"]["back"]> {
    return this.#askReady("page", given);
  }

  /** Returns columns of a cell's result for a chart. */
  chart(given: Requests["chart"]["given"]): Promise<Requests["chart"]["back"]> {
    return this.#askReady("chart", given);
  }

  #askReady<Name extends "page" | "chart">(
    name: Name,
    given: Requests[Name]["given"]
  ): Promise<Requests[Name]["back"]> {
    if (this.#state.kind !== "ready") {
      return Promise.reject(new Error("The result of this cell is no longer in the engine. Run the cell again."));
    }
    return this.#ask(name, given);
  }

  /** Lets go of the result of a cell that was deleted. */
  forget(cell: string): void {
    if (this.#state.kind === "ready") void this.#ask("forget", {cell}).catch(() => {});
  }

  /**
   * Stops what is under way for a cell, or for any: a download at once (what has arrived is kept), a query within a second;
   * one that does not stop takes the engine with it. A cell that waits for another is taken out of the queue.
   */
  cancel(cell: string | null = this.#current): void {
    if (cell !== this.#current) {
      if (cell !== null) this.#queued.delete(cell);
      return;
    }
    if (this.#stopLoading) {
      this.#stopLoading.abort(new DOMException("cancelled", "AbortError"));
      return;
    }
    if (!this.#running) {
      this.#cancelledEarly = true;
      return;
    }
    this.#post({type: "cancel"});
    const worker = this.#worker;
    const pending = new Set(this.#waiting.keys());
    setTimeout(() => {
      const stuck = worker === this.#worker && [...pending].some((id) => this.#waiting.has(id));
      if (stuck && this.#running) this.#lose("The query did not stop, so the SQL engine was ended.");
    }, patience);
  }

  /** Ends the engine for good, when the page's notebook goes. */
  dispose(): void {
    this.#end();
    if (this.#script) URL.revokeObjectURL(this.#script);
    this.#script = null;
  }
}
