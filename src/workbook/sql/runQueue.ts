import {EngineEnded, type EngineClient} from "./engineClient.js";
import type {CellOutcome} from "./protocol.js";
import {clipLength, pageSize} from "./resultSource.js";

/** What happens to a cell on its way through the queue. */
export interface RunEvents {
  waiting(cell: string): void;
  running(cell: string): void;
  outcome(cell: string, outcome: CellOutcome): void;
  /** the run came to nothing; an empty message when the reader cancelled */
  failed(cell: string, message: string): void;
}

/** Runs cells one after the other, since the engine answers one query at a time. */
export class RunQueue {
  readonly #engine: EngineClient;
  readonly #events: RunEvents;
  #waiting: {cell: string; sql: () => string; done: (good: boolean) => void}[] = [];
  #current: string | null = null;
  #cancelled = false;

  constructor(engine: EngineClient, events: RunEvents) {
    this.#engine = engine;
    this.#events = events;
  }

  /** The cell that runs now, or for which the engine is loading. */
  get current(): string | null {
    return this.#current;
  }

  /** Runs a cell when its turn comes; resolves to whether it ran without error. A cell that waits already is not taken twice. */
  run(cell: string, sql: () => string): Promise<boolean> {
    if (this.#current === cell || this.#waiting.some((other) => other.cell === cell)) return Promise.resolve(false);
    return new Promise((done) => {
      this.#waiting.push({cell, sql, done});
      this.#events.waiting(cell);
      void this.#go();
    });
  }

  /** Runs cells in order and stops at the first that fails; resolves to the position of that one, or null. */
  async runAll(cells: readonly {id: string; sql: () => string}[]): Promise<number | null> {
    for (const [i, {id, sql}] of cells.entries()) if (!(await this.run(id, sql))) return i;
    return null;
  }

  /** Takes a waiting cell out of the queue, or stops the one that runs. */
  cancel(cell: string): void {
    const at = this.#waiting.findIndex((other) => other.cell === cell);
    if (at >= 0) {
      const [taken] = this.#waiting.splice(at, 1);
      this.#events.outcome(cell, {kind: "cancelled", notes: []});
      taken!.done(false);
    } else if (this.#current === cell) {
      this.#cancelled = true;
      this.#engine.cancel(cell);
    }
  }

  async #go(): Promise<void> {
    if (this.#current !== null) return;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const {cell, sql, done} = next;
      this.#current = cell;
      this.#cancelled = false;
      this.#events.running(cell);
      let good = false;
      try {
        const outcome = await this.#engine.run({cell, sql: sql(), pageSize, clip: clipLength});
        good = outcome.kind === "table" || outcome.kind === "done";
        this.#events.outcome(cell, outcome);
      } catch (error) {
        const loadCancelled = this.#cancelled && !(error instanceof EngineEnded);
        this.#events.failed(cell, loadCancelled ? "" : error instanceof Error ? error.message : String(error));
      }
      this.#current = null;
      done(good);
    }
  }
}
