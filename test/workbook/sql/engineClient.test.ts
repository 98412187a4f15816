import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {EngineClient} from "../../../src/workbook/sql/engineClient.js";
import type {CellOutcome, FromWorker, RunRequest, ToWorker} from "../../../src/workbook/sql/protocol.js";

const empty = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));

/** What the network gives of the rest of DuckDB, and how often it was asked. */
const network = vi.hoisted(() => {
  const pending = () => {
    let resolve!: () => void;
    let reject!: (reason: unknown) => void;
    const promise = new Promise<void>((good, bad) => ([resolve, reject] = [good, bad]));
    promise.catch(() => {});
    return {promise, resolve, reject};
  };
  return {pending, rest: pending(), asked: 0, stopped: 0};
});

vi.mock("../../../src/workbook/sql/evidenceFile.js", () => ({readEvidence: async () => new ArrayBuffer(8)}));
vi.mock("../../../src/workbook/sql/moduleHalves.js", () => ({
  ModuleHalves: class {
    first: WebAssembly.Module | null = null;
    rest: WebAssembly.Module | null = null;
    prepare(): void {}
    endUnpackers(): void {}
    async readFirst(script: (content: ArrayBuffer) => void): Promise<WebAssembly.Module> {
      script(new ArrayBuffer(0));
      return (this.first = empty);
    }
    async readRest(): Promise<WebAssembly.Module> {
      network.asked += 1;
      await network.rest.promise;
      return (this.rest = empty);
    }
    get readsRest(): boolean {
      return network.asked > 0 && !this.rest;
    }
    stopRest(reason: unknown): void {
      network.stopped += 1;
      network.rest.reject(reason);
      network.rest = network.pending();
    }
  }
}));

/** A worker that answers with what it has run so far; it lacks the rest for SQL that needs it. */
class FakeWorker extends EventTarget {
  static all: FakeWorker[] = [];
  /** what a query waits for that comes late */
  static late = network.pending();
  /** what adding the rest waits for */
  static adds = Promise.resolve();
  whole = false;
  ended = false;
  readonly ran: string[] = [];
  readonly asked: string[] = [];
  readonly names: string[] = [];
  constructor() {
    super();
    FakeWorker.all.push(this);
  }
  postMessage(message: ToWorker): void {
    if (message.type === "start") this.whole = message.modules.rest !== null;
    if (message.type !== "request") return;
    const {id, name, given} = message;
    const sql = name === "run" ? (given as RunRequest).sql : "";
    this.asked.push(sql);
    this.names.push(name);
    if (sql.includes("endless")) return;
    const before = name === "complete" ? FakeWorker.adds : sql.includes("late") ? FakeWorker.late.promise : null;
    void (before ?? Promise.resolve()).then(() => {
      if (this.ended) return;
      if (sql.includes("rare") && !this.whole)
        return this.#say({type: "failure", id, message: "null function", after: "lacks the rest"});
      if (name === "complete") this.whole = true;
      if (name === "run") this.ran.push(sql);
      const outcome: CellOutcome = {kind: "done", message: this.ran.join(" "), milliseconds: 0, notes: []};
      this.#say({type: "answer", id, back: name === "open" ? {version: "1"} : name === "run" ? outcome : null});
    });
  }
  #say(data: FromWorker): void {
    this.dispatchEvent(new MessageEvent("message", {data}));
  }
  terminate(): void {
    this.ended = true;
  }
}

let engine: EngineClient;
let lost = 0;
const run = (sql: string) => engine.run({cell: sql, sql, pageSize: 1, clip: null});
const message = async (sql: string) => {
  const outcome = await run(sql);
  return outcome.kind === "done" ? outcome.message : outcome.kind;
};

beforeEach(() => {
  FakeWorker.all = [];
  FakeWorker.late = network.pending();
  FakeWorker.adds = Promise.resolve();
  network.rest = network.pending();
  network.asked = network.stopped = lost = 0;
  vi.stubGlobal("Worker", FakeWorker);
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("URL", Object.assign(URL, {createObjectURL: () => "blob:", revokeObjectURL: () => {}}));
  engine = new EngineClient({href: "evidence"});
  engine.addEventListener("lost", () => (lost += 1));
});
afterEach(() => {
  engine.dispose();
  vi.unstubAllGlobals();
});

const waiting = () => vi.waitFor(() => expect(engine.state).toMatchObject({kind: "loading", what: "rest"}));

describe("an engine that starts with half of DuckDB", () => {
  it("answers with it, and adds the rest to the same worker", async () => {
    expect(await message("a")).toBe("a");
    network.rest.resolve();
    await vi.waitFor(() => expect(FakeWorker.all[0]!.whole).toBe(true));
    expect(await message("rare")).toBe("a rare");
    expect(FakeWorker.all.length).toBe(1);
    expect(network.asked).toBe(1);
  });
  it("asks again, when the rest is here, what needs it", async () => {
    await run("a");
    const rare = message("rare");
    await waiting();
    network.rest.resolve();
    expect(await rare).toBe("a rare");
    expect(engine.state).toMatchObject({kind: "ready", rest: null});
    expect([FakeWorker.all.length, network.asked, lost]).toEqual([1, 1, 0]);
  });
  it("goes on without the rest when that cannot be had or is cancelled", async () => {
    await run("a");
    const refused = run("rare");
    await waiting();
    network.rest.reject(new Error("no line"));
    await expect(refused).rejects.toThrow("no line");
    expect(engine.state.kind).toBe("ready");
    network.rest = network.pending();
    expect(await message("b")).toBe("a b");
    const cancelled = run("rare");
    await waiting();
    engine.cancel();
    await expect(cancelled).rejects.toThrow("cancelled");
    expect(network.stopped).toBe(1);
    expect(await message("c")).toBe("a b c");
    network.rest.resolve();
    expect(await message("rare")).toBe("a b c rare");
    expect([FakeWorker.all.length, lost]).toEqual([1, 0]);
  });
  it("does not ask again what is cancelled while the rest is being added", async () => {
    await run("a");
    const rare = run("rare");
    await waiting();
    FakeWorker.late = network.pending();
    FakeWorker.adds = FakeWorker.late.promise;
    network.rest.resolve();
    await vi.waitFor(() => expect(FakeWorker.all[0]!.names).toContain("complete"));
    engine.cancel();
    FakeWorker.late.resolve();
    await expect(rare).rejects.toThrow("cancelled");
    expect(await message("b")).toBe("a b");
  });
  it("gives pages of results while a query waits for the rest", async () => {
    await run("a");
    const rare = run("rare");
    await waiting();
    const page = {cell: "a", offset: 0, limit: 1, sorting: null, clip: null};
    expect(await engine.page(page)).toBe(null);
    network.rest.resolve();
    expect(await rare).toMatchObject({kind: "done"});
  });
  it("does not ask again what was cancelled before it met what it lacks, nor fetches anything for it", async () => {
    await run("a");
    const late = run("late rare");
    await vi.waitFor(() => expect(FakeWorker.all[0]!.asked).toContain("late rare"));
    engine.cancel();
    FakeWorker.late.resolve();
    expect(await late).toEqual({kind: "cancelled", notes: []});
    expect(engine.state.kind).toBe("ready");
    expect(await message("b")).toBe("a b");
    expect(FakeWorker.all[0]!.asked.filter((sql) => sql === "late rare").length).toBe(1);
  });
  it("begins another worker with all of it, once that has worked", async () => {
    await run("a");
    network.rest.resolve();
    await run("rare");
    vi.useFakeTimers();
    try {
      const endless = run("endless");
      await vi.waitFor(() => expect(FakeWorker.all[0]!.asked).toContain("endless"));
      engine.cancel();
      const ended = expect(endless).rejects.toThrow("did not stop");
      await vi.advanceTimersByTimeAsync(2000);
      await ended;
    } finally {
      vi.useRealTimers();
    }
    expect(lost).toBe(1);
    expect(await message("rare")).toBe("rare");
    expect(FakeWorker.all.map(({whole, ended}) => [whole, ended])).toEqual([
      [true, true],
      [true, false]
    ]);
  });
  it("fetches no rest by itself for a reader who saves data", async () => {
    vi.stubGlobal("navigator", {connection: {saveData: true}});
    vi.useFakeTimers();
    try {
      expect(await message("a")).toBe("a");
      await vi.advanceTimersByTimeAsync(5000);
    } finally {
      vi.useRealTimers();
    }
    expect(network.asked).toBe(0);
    network.rest.resolve();
    expect(await message("rare")).toBe("a rare");
  });
});
