import {expect, test} from "vitest";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import {pressureParameters} from "../../../src/model/pressures/parameters.js";
import {lateMean, run} from "../../../src/model/pressures/run.js";
import {toValues} from "../../../src/model/schema/parameter.js";
import {LiveRuns} from "../../../src/workbook/scenario/liveRuns.js";

const setting = (inspection: number, seed = 7) => ({
  values: toValues(pressureParameters, {firms: 40, periods: 8, inspection}),
  seed
});

/** Frames that come when they are called for, and a clock that stands still unless it is moved. */
function frames(tick = 0) {
  const due: (() => void)[] = [];
  let time = 0;
  return {
    nextFrame: (callback: () => void) => void due.push(callback),
    now: () => (time += tick),
    one: () => due.shift()?.(),
    all() {
      let n = 0;
      while (due.length && n++ < 1000) due.shift()!();
      return n;
    }
  };
}
const runsOf = (f: ReturnType<typeof frames>, runs: number, onRuns = () => {}) =>
  new LiveRuns({kernel: plainKernel(), runs, budget: 6, now: f.now, nextFrame: f.nextFrame, onRuns});

test("each setting gets its runs, with its own seed and those that follow", () => {
  const f = frames();
  const live = runsOf(f, 3);
  const [a, b] = [setting(0.1), setting(0.8)];
  expect(live.bandsOf(a)).toBeNull();
  live.show([a, b]);
  f.all();
  expect([live.bandsOf(a)!.runs, live.bandsOf(b)!.runs]).toEqual([3, 3]);
  const own = [0, 1, 2].map((i) => lateMean(run({...a, seed: 7 + i}).letter, 10));
  expect([...live.bandsOf(a)!.lateValues("letter")]).toEqual(own.sort());
});

test("first one run of each setting, then the others in turn", () => {
  const f = frames(7);
  const live = runsOf(f, 2);
  const [a, b] = [setting(0.1), setting(0.8)];
  live.show([a, b]);
  while (!live.bandsOf(b)) f.one();
  expect(live.bandsOf(a)!.runs).toBe(1);
});

test("a new list takes the place of the old one, and what was run is not run again", () => {
  const f = frames();
  let told = 0;
  const live = runsOf(f, 2, () => told++);
  const [a, b] = [setting(0.1), setting(0.8)];
  live.show([a]);
  f.all();
  const kept = live.bandsOf(a);
  live.show([b]);
  live.show([setting(0.1), b]);
  f.all();
  expect(live.bandsOf(setting(0.1))).toBe(kept);
  const before = told;
  live.show([a, b]);
  f.all();
  expect(told).toBe(before);
});

test("a frame ends when its time is used up", () => {
  const f = frames(7);
  const live = runsOf(f, 2);
  live.show([setting(0.1)]);
  f.one();
  expect(live.bandsOf(setting(0.1))).toBeNull();
  f.all();
  expect(live.bandsOf(setting(0.1))!.runs).toBe(2);
});

test("a setting that cannot be run is told, and nothing runs on", () => {
  const f = frames();
  const failed: unknown[] = [];
  const live = new LiveRuns({
    kernel: plainKernel(),
    now: f.now,
    nextFrame: f.nextFrame,
    onRuns: () => {},
    onFailed: (error) => failed.push(error)
  });
  live.show([{...setting(0.1), seed: 0.5}]);
  expect(f.all()).toBe(1);
  expect(String(failed[0])).toContain("seed");
});

test("after the end nothing runs", () => {
  const f = frames();
  const live = runsOf(f, 2);
  live.show([setting(0.1)]);
  live.dispose();
  f.all();
  expect(live.bandsOf(setting(0.1))).toBeNull();
});
