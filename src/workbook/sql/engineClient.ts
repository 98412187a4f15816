import type {Progress} from "./download.js";
import {readEvidence, type EvidenceFile} from "./evidenceFile.js";
import {ModuleHalves} from "./moduleHalves.js";
import type {CellOutcome, FromWorker, RequestName, Requests, RunRequest, ToWorker} from "./protocol.js";
import {savesData} from "./savesData.js";

/** What the engine is doing, for the page to say. */
export type EngineState =
  | {readonly kind: "asleep"}
  | {
      readonly kind: "loading";
      /** what a query waits for: what DuckDB starts with, or the rest of it */
      readonly what: "first" | "rest";
      readonly progress: Progress | null;
    }
  | {readonly kind: "starting"}
  | {
      readonly kind: "ready";
      readonly version: string;
      /** how far the rest of DuckDB has come; null when it is here, or not on its way */
      readonly rest: Progress | null;
    };

/** The engine had to be ended, so what lived in it is gone. */
export class EngineEnded extends Error {}

/** Milliseconds that a query gets to stop by itself before its worker is ended. */
const patience = 1000;

/** Milliseconds after which the rest of DuckDB is fetched: from an answer, which the page shows first, and from the start, beside a long query. */
const restAfter = {answer: 100, start: 1000};

/** Milliseconds between two tellings of progress. */
const tellEvery = 120;

/** The engine met code that is in the rest of DuckDB, which it did not have. */
class LacksRest extends Error {}

/** The reader cancelled a cell before it was asked again. */
class Cancelled extends Error {}

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
 * It starts with the half of DuckDB that common queries need; the rest comes after the first answer, or beside a long query,
 * and is added to it. What needs the rest before that waits for it, and is then asked again.
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
  readonly #halves = new ModuleHalves((progress) => this.#progress("rest", progress));
  /** resolves when the worker has all of DuckDB; null when that was not asked for, or came to nothing */
  #completing: Promise<void> | null = null;
  /** whether a worker has had all of DuckDB, so that the next may begin with it */
  #wasWhole = false;
  /** DuckDB's version, once the database is open */
  #version: string | null = null;
  #evidenceBytes: ArrayBuffer | null = null;
  #stopLoading: AbortController | null = null;
  /** the request of the cell that runs */
  #running: number | null = null;
  /** whether the current cell was cancelled */
  #cancelled = false;
  /** ends when the last cell in the queue has run */
  #turn: Promise<void> = Promise.resolve();
  #current: string | null = null;
  readonly #queued = new Set<string>();
  #untold: {what: "first" | "rest"; progress: Progress} | null = null;
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
    if (!this.#starting && canRunEngine()) this.#halves.prepare();
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
    this.#setState({kind: "loading", what: "first", progress: null});
    const evidence = this.#readEvidence(signal);
    evidence.catch(() => {});
    await this.#fill(signal);
    const bytes = await evidence;
    signal.throwIfAborted();
    this.#stopLoading = null;
    this.#setState({kind: "starting"});
    const opened = this.#ask("open", {evidence: bytes});
    this.#hand();
    ({version: this.#version} = await opened);
    this.#halves.endUnpackers(new EngineEnded("The SQL engine was ended."));
    this.#showReady();
    setTimeout(() => this.#completeUnasked(), restAfter.start);
  }

  async #readEvidence(signal: AbortSignal): Promise<ArrayBuffer> {
    return (this.#evidenceBytes ??= await readEvidence(this.#evidence, {signal}));
  }

  /** Gives a new worker its script and DuckDB's module, kept or not. */
  async #fill(signal: AbortSignal): Promise<void> {
    const {first, rest} = this.#halves;
    if (first && this.#script) this.#startWorker(this.#script);
    const modules = {first: first ?? (await this.#readFirst(signal)), rest: this.#wasWhole ? rest : null};
    if (modules.rest) this.#completing = Promise.resolve();
    this.#post({type: "start", modules});
  }

  /** The engine runs and waits for nothing. */
  #showReady(): void {
    if (this.#version !== null) this.#setState({kind: "ready", version: this.#version, rest: null});
  }

  /** Returns the first half of DuckDB's module and starts a worker with its script meanwhile. */
  #readFirst(signal: AbortSignal): Promise<WebAssembly.Module> {
    const script = (content: ArrayBuffer): void => {
      if (signal.aborted) return;
      this.#script ??= URL.createObjectURL(new Blob([content], {type: "text/javascript"}));
      this.#startWorker(this.#script);
    };
    return this.#halves.readFirst(script, {
      signal,
      onProgress: (progress) => this.#progress("first", progress),
      onRead: () => {
        if (!signal.aborted) this.#setState({kind: "starting"});
      }
    });
  }

  /** Fetches the rest of DuckDB and adds it to the half that runs; who asks while that is under way gets the same. */
  #complete(): Promise<void> {
    this.#completing ??= this.#readAndAdd();
    return this.#completing;
  }

  async #readAndAdd(): Promise<void> {
    const worker = this.#worker;
    try {
      const rest = await this.#halves.readRest();
      if (worker !== this.#worker) throw new EngineEnded("The SQL engine was ended.");
      await this.#ask("complete", {rest});
      this.#wasWhole = true;
    } catch (error) {
      if (worker === this.#worker) this.#completing = null;
      throw error;
    } finally {
      if (this.#state.kind === "ready") this.#showReady();
    }
  }

  /** Fetches the rest of DuckDB unless the reader saves data. What needs it asks again, and says why it cannot be had. */
  #completeUnasked(): void {
    if (this.#state.kind === "ready" && !savesData()) this.#complete().catch(() => {});
  }

  /** Waits for the rest of DuckDB, which a request needs, and tells of it; cancelled, the engine goes on without. */
  async #waitForRest(): Promise<void> {
    const stopper = new AbortController();
    const {signal} = stopper;
    this.#stopLoading = stopper;
    this.#setState({kind: "loading", what: "rest", progress: null});
    signal.addEventListener("abort", () => this.#halves.stopRest(signal.reason), {once: true});
    try {
      await this.#complete();
      signal.throwIfAborted();
    } finally {
      if (this.#stopLoading === stopper) this.#stopLoading = null;
      this.#showReady();
    }
  }

  /** Tells of progress a few times a second at most: each telling takes time from the engine that starts meanwhile. */
  #progress(what: "first" | "rest", progress: Progress): void {
    const waiting = this.#untold !== null;
    this.#untold = {what, progress};
    if (waiting) return;
    setTimeout(() => {
      const latest = this.#untold;
      this.#untold = null;
      if (!latest) return;
      if (this.#state.kind === "loading" && this.#state.what === latest.what)
        this.#setState({kind: "loading", ...latest});
      else if (this.#state.kind === "ready" && latest.what === "rest" && this.#halves.readsRest)
        this.#setState({...this.#state, rest: latest.progress});
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

  #post(message: ToWorker): void {
    this.#worker?.postMessage(message);
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
    else if (message.after === "lacks the rest") waiting?.reject(new LacksRest(message.message));
    else {
      waiting?.reject(new Error(message.message));
      if (message.after === "ended") this.#lose(message.message);
    }
  }

  #ask<Name extends RequestName>(name: Name, given: Requests[Name]["given"]): Promise<Requests[Name]["back"]> {
    if (!this.#worker) return Promise.reject(new EngineEnded("The SQL engine was ended."));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve: resolve as (value: unknown) => void, reject});
      this.#post({type: "request", id, name, given});
    });
  }

  /** Asks as ask does; when the worker lacks the rest of DuckDB, waits for that and asks again, unless the cell was cancelled. */
  async #askWhole<Name extends RequestName>(
    name: Name,
    given: Requests[Name]["given"]
  ): Promise<Requests[Name]["back"]> {
    try {
      return await this.#askCurrent(name, given);
    } catch (error) {
      if (!(error instanceof LacksRest)) throw error;
      this.#checkCancelled(name);
      await this.#waitForRest();
      this.#checkCancelled(name);
      return this.#askCurrent(name, given);
    }
  }

  /** Asks as ask does, and notes the request of the cell that runs. */
  #askCurrent<Name extends RequestName>(name: Name, given: Requests[Name]["given"]): Promise<Requests[Name]["back"]> {
    const answer = this.#ask(name, given);
    if (name === "run") this.#running = this.#lastId;
    return answer;
  }

  #checkCancelled(name: RequestName): void {
    if (name === "run" && this.#cancelled) throw new Cancelled();
  }

  /** Ends the worker and everything that waits for it. */
  #end(reason: Error = new EngineEnded("The SQL engine was ended.")): void {
    this.#stopLoading?.abort(reason);
    this.#stopLoading = null;
    this.#halves.endUnpackers(reason);
    this.#worker?.terminate();
    this.#worker = null;
    this.#starting = null;
    this.#completing = null;
    this.#version = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const {reject} of waiting) reject(reason);
    this.#setState({kind: "asleep"});
  }

  #lose(message: string): void {
    const wasOpen = this.#version !== null;
    this.#end(new EngineEnded(message));
    if (wasOpen) this.dispatchEvent(new Event("lost"));
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
    this.#cancelled = false;
    const started = this.start();
    await Promise.race([this.#handed, started]);
    if (this.#cancelled) return {kind: "cancelled", notes: []};
    try {
      const outcome = await this.#askWhole("run", given);
      setTimeout(() => this.#completeUnasked(), restAfter.answer);
      return outcome;
    } catch (error) {
      if (error instanceof Cancelled) return {kind: "cancelled", notes: []};
      throw error;
    } finally {
      this.#running = null;
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
    if (this.#version === null) {
      return Promise.reject(new Error("The result of this cell is no longer in the engine. Run the cell again."));
    }
    return this.#askWhole(name, given);
  }

  /** Lets go of the result of a cell that was deleted. */
  forget(cell: string): void {
    if (this.#version !== null) void this.#ask("forget", {cell}).catch(() => {});
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
    this.#cancelled = true;
    const id = this.#running;
    if (id === null) return;
    this.#post({type: "cancel", id});
    setTimeout(() => {
      if (this.#waiting.has(id)) this.#lose("The query did not stop, so the SQL engine was ended.");
    }, patience);
  }

  /** Ends the engine for good, when the page's notebook goes. */
  dispose(): void {
    this.#end();
    this.#halves.stopRest(new EngineEnded("The SQL engine was ended."));
    if (this.#script) URL.revokeObjectURL(this.#script);
    this.#script = null;
  }
}
