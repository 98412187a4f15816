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

/** The reader cancelled a cell between two workers. */
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
 * It starts with the half of DuckDB that common queries need, and the rest comes after the first answer. A query that needs
 * the rest before that ends its worker; once the rest is here, another begins with all of it and does again what that one did.
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
  /** whether the next worker needs all of DuckDB */
  #needsRest = false;
  /** whether the worker has all of DuckDB, or was asked to take it */
  #whole = false;
  /** what a worker without the rest has run, for another to do again; null once it has the rest */
  #done: RunRequest[] | null = [];
  /** whether a query was stopped in that worker, which cannot be done again */
  #stopped = false;
  #evidenceBytes: Promise<ArrayBuffer> | null = null;
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
      // Queries that do without the rest are answered all the same.
      this.#needsRest = false;
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
    const what = this.#needsRest && this.#halves.first ? "rest" : "first";
    this.#setState({kind: "loading", what, progress: null});
    const evidence = this.#readEvidence(signal);
    evidence.catch(() => {});
    await this.#fill(signal);
    const bytes = await evidence;
    signal.throwIfAborted();
    this.#stopLoading = null;
    this.#setState({kind: "starting"});
    const opened = this.#ask("open", {evidence: bytes});
    for (const given of this.#done ?? []) this.#ask("run", given).catch(() => {});
    this.#hand();
    try {
      const {version} = await opened;
      this.#halves.endUnpackers(new EngineEnded("The SQL engine was ended."));
      if (this.#whole) this.#done = null;
      this.#setState({kind: "ready", version, rest: null});
    } catch (error) {
      if (!(error instanceof LacksRest)) throw error;
      this.#endWorker(error);
      return this.#load();
    }
    setTimeout(() => this.#complete(), restAfter.start);
  }

  #readEvidence(signal: AbortSignal): Promise<ArrayBuffer> {
    this.#evidenceBytes ??= readEvidence(this.#evidence, {signal}).catch((error: unknown) => {
      this.#evidenceBytes = null;
      throw error;
    });
    return this.#evidenceBytes;
  }

  /** Gives a new worker its script and DuckDB's module, kept or not, with the rest when it is here or needed. */
  async #fill(signal: AbortSignal): Promise<void> {
    const script = this.#halves.first && this.#script;
    const first = this.#halves.first ?? (await this.#readFirst(signal));
    if (this.#needsRest && !this.#halves.rest) await this.#readRest(signal);
    const {rest} = this.#halves;
    if (script) this.#startWorker(script);
    this.#whole = rest !== null;
    this.#post({type: "start", modules: {first, rest}});
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
        if (!signal.aborted && !this.#needsRest) this.#setState({kind: "starting"});
      }
    });
  }

  async #readRest(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.#setState({kind: "loading", what: "rest", progress: null});
    const stop = (): void => this.#halves.stop(signal.reason);
    signal.addEventListener("abort", stop, {once: true});
    await this.#halves.readRest();
    signal.removeEventListener("abort", stop);
    this.#setState({kind: "starting"});
  }

  /** Fetches the rest of DuckDB, unless the reader saves data, and gives it to the worker, unless it has it. */
  #complete(): void {
    if (this.#state.kind !== "ready" || this.#whole || savesData()) return;
    const worker = this.#worker;
    const give = async (): Promise<void> => {
      const rest = await this.#halves.readRest();
      if (this.#state.kind === "ready") this.#setState({...this.#state, rest: null});
      if (this.#whole || worker !== this.#worker) return;
      this.#whole = true;
      await this.#ask("complete", {rest});
      this.#done = null;
    };
    // A query that needs it tries again, and says why it cannot be had.
    give().catch(() => {
      if (this.#state.kind === "ready") this.#setState({...this.#state, rest: null});
    });
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
      else if (this.#state.kind === "ready" && latest.what === "rest" && !this.#halves.rest)
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

  /** Asks as ask does; when the worker lacks the rest of DuckDB, asks another that has it, unless the cell was cancelled. */
  async #askWhole<Name extends RequestName>(
    name: Name,
    given: Requests[Name]["given"]
  ): Promise<Requests[Name]["back"]> {
    const worker = this.#worker;
    try {
      return await this.#askCurrent(name, given);
    } catch (error) {
      if (!(error instanceof LacksRest)) throw error;
      if (worker === this.#worker) {
        this.#endWorker(error);
        this.#starting = null;
        this.#setState({kind: "asleep"});
        if (this.#stopped) this.#forgetAll();
      }
      this.#checkCancelled(name);
      await this.start();
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

  /** Ends a worker that lacks the rest of DuckDB; the next has it. */
  #endWorker(reason: LacksRest): void {
    this.#needsRest = true;
    this.#dropWorker(reason);
  }

  #dropWorker(reason: Error): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#whole = false;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const {reject} of waiting) reject(reason);
  }

  /** Ends the worker and everything that waits for it. */
  #end(reason: Error = new EngineEnded("The SQL engine was ended.")): void {
    this.#stopLoading?.abort(reason);
    this.#stopLoading = null;
    this.#halves.endUnpackers(reason);
    this.#starting = null;
    this.#dropWorker(reason);
    this.#setState({kind: "asleep"});
  }

  /** Tables and results are gone. */
  #forgetAll(): void {
    this.#done &&= [];
    this.#stopped = false;
    this.dispatchEvent(new Event("lost"));
  }

  #lose(message: string): void {
    const wasReady = this.#state.kind === "ready";
    this.#end(new EngineEnded(message));
    if (wasReady) this.#forgetAll();
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
      if (outcome.kind === "cancelled") this.#stopped = true;
      else this.#done?.push(given);
      setTimeout(() => this.#complete(), restAfter.answer);
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

  async #askReady<Name extends "page" | "chart">(
    name: Name,
    given: Requests[Name]["given"]
  ): Promise<Requests[Name]["back"]> {
    if (this.#state.kind !== "ready") {
      if (!this.#done?.some(({cell}) => cell === given.cell))
        throw new Error("The result of this cell is no longer in the engine. Run the cell again.");
      await this.start();
    }
    return this.#askWhole(name, given);
  }

  /** Lets go of the result of a cell that was deleted. */
  forget(cell: string): void {
    this.#done &&= this.#done.filter((given) => given.cell !== cell || !given.evidenceOnly);
    if (this.#state.kind === "ready") void this.#askWhole("forget", {cell}).catch(() => {});
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
    this.#halves.stop(new EngineEnded("The SQL engine was ended."));
    if (this.#script) URL.revokeObjectURL(this.#script);
    this.#script = null;
  }
}
