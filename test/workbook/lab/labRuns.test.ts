import {describe, expect, test} from "vitest";
import type {Preset} from "../../../src/model/pressures/presets.js";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import {LabRuns, type LabPart} from "../../../src/workbook/lab/labRuns.js";
import type {Job, RunPool} from "../../../src/workbook/lab/pool.js";
import {lateMeans, runSlices} from "../../../src/workbook/lab/slices.js";
import * as lab from "../../../src/workbook/lab/state.js";
import {small} from "./presets.js";

const presets = [small("contract-india"), small("contract-brazil"), small("contract-china")];
const [india, brazil] = presets as [Preset, Preset];

/** A pool that does nothing until the test tells it to. */
class FakePool {
  readonly jobs: {job: Job; cancelled: boolean; done: number}[] = [];
  submit(job: Job) {
    const entry = {job, cancelled: false, done: 0};
    this.jobs.push(entry);
    return {cancel: () => (entry.cancelled = true)};
  }
  get open() {
    return this.jobs.filter(({cancelled, done, job}) => !cancelled && done < job.count);
  }
  /** Runs so many runs of the most urgent job. */
  work(runs: number): void {
    const entry = [...this.open].sort((a, b) => a.job.priority - b.job.priority)[0]!;
    for (let n = 0; n < runs && entry.done < entry.job.count && !entry.cancelled; n++) {
      const {setting, want} = entry.job.request(entry.done);
      const slices = runSlices(setting, plainKernel());
      let next = slices.next();
      while (!next.done) next = slices.next();
      const packed = next.value;
      entry.job.onResult(entry.done++, want === "late" ? lateMeans(packed) : packed);
    }
  }
  dispose(): void {}
}

function stand() {
  const pool = new FakePool();
  const frames: (() => void)[] = [];
  const parts: LabPart[] = [];
  const runs = new LabRuns({
    presets,
    pool: pool as unknown as RunPool,
    kernel: plainKernel(),
    onChange: (part) => parts.push(part),
    preview: {nextFrame: (callback) => frames.push(callback), now: () => 0}
  });
  const draw = () => {
    while (frames.length) frames.shift()!();
  };
  return {pool, runs, parts, draw};
}
const start = lab.startState(india);
const moved = (fine: number) => lab.setValues(start, india, {...india.values, fine});

describe("what the laboratory runs", () => {
  test("is one run at once, then an ensemble from the same seed on", () => {
    const {pool, runs, draw} = stand();
    runs.show(start);
    expect(pool.jobs).toHaveLength(0);
    draw();
    expect(runs.film?.setting.seed).toBe(start.seed);
    pool.work(3);
    expect([runs.bands?.runs, pool.jobs[0]!.job.request(2).setting.seed]).toEqual([3, start.seed + 2]);
    expect(runs.presetBands).toBe(runs.bands);
  });
  test("a new setting stops the old ensemble before anything new is drawn", () => {
    const {pool, runs, draw} = stand();
    runs.show(start);
    draw();
    pool.work(2);
    runs.show(moved(0.4));
    expect([pool.open.length, runs.bands]).toEqual([0, null]);
    draw();
    expect(runs.film?.setting.values.fine).toBe(0.4);
    expect(pool.open.length).toBeGreaterThan(0);
  });
  test("the same setting again runs nothing anew", () => {
    const {pool, runs, draw} = stand();
    runs.show(start);
    draw();
    runs.show(lab.setFirm(start, {...start.view.firm, workers: 3}));
    draw();
    expect(pool.jobs).toHaveLength(1);
  });
  test("runs of the preset are kept while values are tried, and are run where they are missing", () => {
    const {pool, runs, draw} = stand();
    runs.show(moved(0.4));
    draw();
    expect(pool.open.map(({job}) => job.priority)).toEqual([0, 2]);
    pool.work(40);
    pool.work(40);
    expect([runs.bands?.runs, runs.presetBands?.runs]).toEqual([40, 40]);
    runs.show(moved(0.5));
    draw();
    expect(pool.open.map(({job}) => job.priority)).toEqual([0]);
  });
  test("a comparison runs beside the ensemble and stops when it is taken back", () => {
    const {pool, runs, draw} = stand();
    runs.show(start);
    draw();
    runs.show(lab.setCompare(start, brazil.id));
    expect(pool.open.map(({job}) => job.priority)).toEqual([0, 1]);
    pool.work(40);
    pool.work(2);
    expect(runs.comparedBands?.runs).toBe(2);
    runs.show(start);
    expect([pool.open.length, runs.comparedBands]).toEqual([0, null]);
  });
});

describe("the map of settings", () => {
  test("runs only while it is watched and not stopped, and goes on where it was", () => {
    const {pool, runs, draw} = stand();
    runs.show(start);
    draw();
    pool.work(40);
    expect(pool.open).toHaveLength(0);
    runs.watchSweep(true);
    pool.work(30);
    expect(runs.map?.progress.known).toBe(30);
    runs.stopSweep();
    expect(pool.open).toHaveLength(0);
    runs.resumeSweep();
    pool.work(5);
    expect(runs.map?.progress.known).toBe(35);
    runs.watchSweep(false);
    expect(pool.open).toHaveLength(0);
  });
  test("is not run anew when only its own two parameters move", () => {
    const {pool, runs, draw} = stand();
    runs.watchSweep(true);
    runs.show(start);
    draw();
    pool.work(40);
    pool.work(10);
    const before = runs.map;
    runs.show(lab.setValues(start, india, {...india.values, inspection: 0.5, assistance: 0.7}));
    draw();
    expect([runs.map === before, runs.mapIsStale]).toEqual([true, false]);
  });
  test("stays in sight, marked as old, until the new one has been filled once", () => {
    const {pool, runs, draw} = stand();
    runs.watchSweep(true);
    runs.show(start);
    draw();
    pool.work(40);
    pool.work(30);
    const old = runs.map;
    runs.show(moved(0.4));
    draw();
    expect([runs.map === old, runs.mapIsStale]).toEqual([true, true]);
    pool.work(40);
    pool.work(40);
    pool.work(25);
    expect([runs.map === old, runs.mapIsStale]).toEqual([false, false]);
  });
});
