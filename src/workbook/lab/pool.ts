import type {Kernel} from "../../model/pressures/memory.js";
import {idleTurn} from "./giveWay.js";
import type {FromWorker, RunRequest, ToWorker} from "./protocol.js";
import {chunkSize} from "./refinement.js";
import {serveRuns} from "./serveRuns.js";

/** What the pool uses of a worker. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  addEventListener(type: "message", listener: (event: {data: FromWorker}) => void): void;
  addEventListener(type: "error", listener: (event: {preventDefault?: () => void}) => void): void;
  terminate(): void;
}

export interface RunPoolOptions {
  /** How many workers to start. */
  size?: number;
  startWorker: () => WorkerLike;
  /** Makes the kernel for runs in the page itself, when there are no workers. */
  makeKernel: () => Promise<Kernel>;
  /** Lets the page work on between slices, when there are no workers. */
  giveWay?: () => Promise<void>;
}

/** Many runs that belong together. */
export interface Job {
  /** How many runs there are. */
  readonly count: number;
  /** The run in a place, from 0. */
  request(index: number): RunRequest;
  /** Jobs of a lower number come first. */
  readonly priority: number;
  /** A run is done: its place in the job, and its numbers. */
  onResult(index: number, result: Float64Array): void;
  onDone?(): void;
  onFailed?(message: string): void;
}

export interface JobHandle {
  cancel(): void;
}

/** Where runs take place: not known yet, in workers, or in idle moments of the page itself. */
export type PoolPlace = "starting" | "workers" | "page";

interface OpenJob extends Job {
  readonly id: number;
  next: number;
  done: number;
  /** Chunks whose worker was lost. */
  readonly again: Chunk[];
}

interface Chunk {
  readonly job: number;
  readonly first: number;
  readonly size: number;
}

interface Lane {
  post(message: ToWorker): void;
  end(): void;
  ready: boolean;
  /** The chunk that is under way. */
  busy: Chunk | null;
}

/** Returns how many workers a machine gets: one for each processor, at most four. */
export function poolSize(processors: number | undefined): number {
  return Math.max(1, Math.min(4, processors ?? 2));
}

/**
 * Spreads runs over workers in small chunks, or runs them in idle moments of the page where workers cannot be had. A job that
 * is cancelled is never heard of again, and each worker stops at its next slice. Event: "place" whenever `place` changes.
 */
export class RunPool extends EventTarget {
  readonly #lanes: Lane[] = [];
  readonly #jobs = new Map<number, OpenJob>();
  readonly #options: RunPoolOptions;
  #place: PoolPlace = "starting";
  #lastId = 0;
  #ended = false;

  constructor(options: RunPoolOptions) {
    super();
    this.#options = options;
    const size = options.size ?? poolSize(globalThis.navigator?.hardwareConcurrency);
    for (let i = 0; i < size && this.#place !== "page"; i++) this.#startLane();
  }

  get place(): PoolPlace {
    return this.#place;
  }

  #setPlace(place: PoolPlace): void {
    if (place === this.#place) return;
    this.#place = place;
    this.dispatchEvent(new Event("place"));
  }

  #startLane(): void {
    let worker: WorkerLike;
    try {
      worker = this.#options.startWorker();
    } catch {
      this.#fallBack();
      return;
    }
    const lane: Lane = {
      post: (message) => worker.postMessage(message),
      end: () => worker.terminate(),
      ready: false,
      busy: null
    };
    this.#lanes.push(lane);
    worker.addEventListener("message", ({data}) => this.#receive(lane, data));
    worker.addEventListener("error", (event) => {
      event.preventDefault?.();
      this.#loseLane(lane);
    });
  }

  /** A worker that fails is given up; what it was doing is done by another, in the end by the page itself. */
  #loseLane(lane: Lane): void {
    const at = this.#lanes.indexOf(lane);
    if (at < 0 || this.#ended) return;
    this.#lanes.splice(at, 1);
    lane.end();
    if (lane.busy) this.#jobs.get(lane.busy.job)?.again.push(lane.busy);
    if (!this.#lanes.length) this.#fallBack();
    this.#hand();
  }

  #fallBack(): void {
    if (this.#lanes.length || this.#ended) return;
    const lane: Lane = {post: (message) => receive(message), end: () => {}, ready: true, busy: null};
    const receive = serveRuns({
      kernel: this.#options.makeKernel(),
      send: (message) => this.#receive(lane, message),
      giveWay: this.#options.giveWay ?? idleTurn()
    });
    this.#lanes.push(lane);
    this.#setPlace("page");
  }

  /** Starts a job; its results come as they are ready, in any order. */
  submit(job: Job): JobHandle {
    const id = ++this.#lastId;
    this.#jobs.set(id, {...job, request: (i) => job.request(i), id, next: 0, done: 0, again: []});
    this.#hand();
    return {cancel: () => this.#cancel(id)};
  }

  #cancel(id: number): void {
    if (!this.#jobs.delete(id)) return;
    for (const lane of this.#lanes) if (lane.busy?.job === id) lane.post({type: "cancel", job: id});
  }

  /** Gives each free lane a chunk of the most urgent job that has runs left to start. */
  #hand(): void {
    if (this.#ended) return;
    for (const lane of this.#lanes) {
      if (!lane.ready || lane.busy) continue;
      const job = [...this.#jobs.values()]
        .filter((open) => open.again.length || open.next < open.count)
        .sort((a, b) => a.priority - b.priority || a.id - b.id)[0];
      if (!job) return;
      const chunk = job.again.pop() ?? this.#nextChunk(job);
      lane.busy = chunk;
      lane.post({
        type: "run",
        job: job.id,
        requests: Array.from({length: chunk.size}, (_, i) => job.request(chunk.first + i))
      });
    }
  }

  #nextChunk(job: OpenJob): Chunk {
    const first = job.next;
    const {firms, periods} = job.request(first).setting.values;
    const size = chunkSize(job.done, job.count - first, firms * periods, this.#lanes.length);
    job.next += size;
    return {job: job.id, first, size};
  }

  #receive(lane: Lane, message: FromWorker): void {
    if (this.#ended) return;
    if (message.type === "ready") {
      lane.ready = true;
      this.#setPlace("workers");
      return this.#hand();
    }
    const first = lane.busy?.first ?? 0;
    lane.busy = null;
    const job = this.#jobs.get(message.job);
    if (job && message.type === "failed") {
      this.#jobs.delete(job.id);
      job.onFailed?.(message.message);
    } else if (job && message.type === "result") {
      message.results.forEach((result, i) => {
        if (this.#jobs.has(job.id)) job.onResult(first + i, result);
      });
      job.done += message.results.length;
      if (this.#jobs.has(job.id) && job.done >= job.count) {
        this.#jobs.delete(job.id);
        job.onDone?.();
      }
    }
    this.#hand();
  }

  /** Ends workers and jobs for good. */
  dispose(): void {
    this.#ended = true;
    this.#jobs.clear();
    for (const lane of this.#lanes) lane.end();
    this.#lanes.length = 0;
  }
}
