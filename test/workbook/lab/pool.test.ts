import {describe, expect, test} from "vitest";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import {settingOf} from "../../../src/model/pressures/presets.js";
import {run, type Setting} from "../../../src/model/pressures/run.js";
import {idleTurn} from "../../../src/workbook/lab/giveWay.js";
import {poolSize, RunPool, type WorkerLike} from "../../../src/workbook/lab/pool.js";
import type {FromWorker, ToWorker} from "../../../src/workbook/lab/protocol.js";
import {serveRuns} from "../../../src/workbook/lab/serveRuns.js";
import {seriesOf} from "../../../src/workbook/lab/slices.js";
import {small} from "./presets.js";

const setting = settingOf(small("contract-china"));
const makeKernel = () => Promise.resolve(plainKernel());
const turns = async (n = 50) => {
  for (let i = 0; i < n; i++) await Promise.resolve();
};

/** A worker of the test's own thread whose slices begin only when the test lets them. */
class FakeWorker implements WorkerLike {
  readonly told: ToWorker[] = [];
  slices = 0;
  ended = false;
  free = true;
  #waiting: (() => void)[] = [];
  #listen: ((event: {data: FromWorker}) => void)[] = [];
  #fail: ((event: object) => void)[] = [];
  readonly #receive = serveRuns({
    kernel: makeKernel(),
    send: (data) => this.#listen.forEach((listener) => listener({data})),
    giveWay: () => {
      this.slices += 1;
      return this.free ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
    }
  });
  postMessage(message: ToWorker): void {
    this.told.push(message);
    this.#receive(message);
  }
  addEventListener(type: string, listener: (event: never) => void): void {
    if (type === "message") this.#listen.push(listener as never);
    else this.#fail.push(listener as never);
  }
  terminate(): void {
    this.ended = true;
  }
  ready(): void {
    this.#listen.forEach((listener) => listener({data: {type: "ready", kernel: "plain"}}));
  }
  break(): void {
    this.#fail.forEach((listener) => listener({}));
  }
  async slice(): Promise<void> {
    this.#waiting.shift()?.();
    await turns();
  }
}

const poolOf = (workers: readonly FakeWorker[]) => {
  const left = [...workers];
  return new RunPool({
    size: workers.length,
    startWorker: () => left.shift()!,
    makeKernel,
    giveWay: () => Promise.resolve()
  });
};
const collect = () => {
  const got = new Map<number, Float64Array>();
  const seen = {got, done: 0, failed: [] as string[]};
  return {
    ...seen,
    job: (settings: readonly Setting[], priority = 0) => ({
      count: settings.length,
      request: (i: number) => ({setting: settings[i]!, want: "series" as const}),
      priority,
      onResult: (i: number, result: Float64Array) => {
        expect(got.has(i)).toBe(false);
        got.set(i, result);
      }
    })
  };
};
const seeds = (n: number): Setting[] => Array.from({length: n}, (_, seed) => ({...setting, seed}));

describe("a pool of workers", () => {
  test("has one for each processor, at most four", () => {
    expect([1, 2, 3, 4, 16, undefined].map(poolSize)).toEqual([1, 2, 3, 4, 4, 2]);
  });
  test("gives each run the numbers that it has in the page, whatever worker runs it", async () => {
    const workers = [new FakeWorker(), new FakeWorker()];
    const pool = poolOf(workers);
    const {got, job} = collect();
    pool.submit(job(seeds(12)));
    expect(workers.every((w) => w.told.length === 0)).toBe(true);
    for (const worker of workers) worker.ready();
    expect(pool.place).toBe("workers");
    await turns(3000);
    expect([...got.keys()].sort((a, b) => a - b)).toEqual(seeds(12).map((_, i) => i));
    for (const [seed, series] of got) expect([...seriesOf(series, "gap")]).toEqual([...run({...setting, seed}).gap]);
    expect(workers.every((w) => w.told.length > 1)).toBe(true);
  });
  test("a cancelled job stops at the next slice and is never heard of again", async () => {
    const worker = new FakeWorker();
    worker.free = false;
    const pool = poolOf([worker]);
    worker.ready();
    const {got, job} = collect();
    const long = settingOf(small("contract-china", {firms: 500, periods: 60}));
    const handle = pool.submit(job(Array.from({length: 30}, (_, seed) => ({...long, seed}))));
    await turns();
    await worker.slice();
    const before = worker.slices;
    handle.cancel();
    await worker.slice();
    expect(worker.slices).toBe(before);
    worker.free = true;
    await turns(500);
    expect(worker.slices).toBe(before);
    expect(got.size).toBe(0);
    expect(worker.told.filter((m) => m.type === "run")).toHaveLength(1);
  });
  test("a worker that was stopped takes up the next job at once", async () => {
    const worker = new FakeWorker();
    worker.free = false;
    const pool = poolOf([worker]);
    worker.ready();
    const first = collect();
    const second = collect();
    const handle = pool.submit(first.job(seeds(8)));
    await turns();
    handle.cancel();
    pool.submit(second.job(seeds(3)));
    worker.free = true;
    await worker.slice();
    await turns(800);
    expect([first.got.size, second.got.size]).toEqual([0, 3]);
  });
  test("the more urgent job comes first", async () => {
    const worker = new FakeWorker();
    const pool = poolOf([worker]);
    const order: string[] = [];
    const job = (name: string, priority: number) => ({
      count: 2,
      request: (i: number) => ({setting: {...setting, seed: i}, want: "late" as const}),
      priority,
      onResult: () => order.push(name)
    });
    pool.submit(job("map", 3));
    pool.submit(job("ensemble", 0));
    worker.ready();
    await turns(800);
    expect(order).toEqual(["ensemble", "ensemble", "map", "map"]);
  });
  test("what a lost worker was doing is done by another, once", async () => {
    const workers = [new FakeWorker(), new FakeWorker()];
    workers[0]!.free = false;
    const pool = poolOf(workers);
    for (const worker of workers) worker.ready();
    const {got, job} = collect();
    pool.submit(job(seeds(9)));
    await turns();
    workers[0]!.break();
    await turns(3000);
    expect([workers[0]!.ended, got.size, pool.place]).toEqual([true, 9, "workers"]);
  });
  test("a job that cannot be run is told why, and the pool goes on", async () => {
    const worker = new FakeWorker();
    const pool = poolOf([worker]);
    worker.ready();
    const failures: string[] = [];
    const bad = {...setting, values: {...setting.values, fine: 9}};
    const {job} = collect();
    pool.submit({...job([bad]), onFailed: (message) => failures.push(message)});
    const {got, job: good} = collect();
    pool.submit(good(seeds(2)));
    await turns(800);
    expect(failures[0]).toContain("fine");
    expect(got.size).toBe(2);
  });
});

describe("without workers", () => {
  test("the page runs everything itself and says so", async () => {
    const pool = new RunPool({
      size: 2,
      startWorker: () => {
        throw new Error("no workers here");
      },
      makeKernel,
      giveWay: () => Promise.resolve()
    });
    expect(pool.place).toBe("page");
    const {got, job} = collect();
    pool.submit(job(seeds(4)));
    await turns(2000);
    expect(got.size).toBe(4);
  });
  test("the same when all workers fail to start", async () => {
    const workers = [new FakeWorker(), new FakeWorker()];
    const pool = poolOf(workers);
    let told = 0;
    pool.addEventListener("place", () => (told += 1));
    const {got, job} = collect();
    pool.submit(job(seeds(4)));
    for (const worker of workers) worker.break();
    await turns(2000);
    expect([pool.place, told, got.size]).toEqual(["page", 1, 4]);
  });
  test("slices take turns with the page once their share of time is used", async () => {
    let clock = 0;
    const idle: (() => void)[] = [];
    const giveWay = idleTurn({budget: 6, now: () => clock, whenIdle: (callback) => idle.push(callback)});
    void giveWay();
    expect(idle).toHaveLength(1);
    idle.shift()!();
    clock = 5;
    await giveWay();
    expect(idle).toHaveLength(0);
    clock = 6;
    void giveWay();
    expect(idle).toHaveLength(1);
  });
});
