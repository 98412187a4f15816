import {describe, expect, test} from "vitest";
import {outcomeKeys} from "../../../src/model/pressures/outcomes.js";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import {settingOf} from "../../../src/model/pressures/presets.js";
import {run} from "../../../src/model/pressures/run.js";
import {choiceOf, choiceParts, firmAt} from "../../../src/workbook/lab/choice.js";
import {countStates, recordFilm, valuesAt, type Film} from "../../../src/workbook/lab/film.js";
import {Preview} from "../../../src/workbook/lab/preview.js";
import {runSlices, seriesOf, sliceWork} from "../../../src/workbook/lab/slices.js";
import {payoffs} from "../../../src/model/pressures/payoffs.js";
import {segments} from "../../../src/model/pressures/parameters.js";
import {small} from "./presets.js";

function finish<T>(slices: Generator<void, T>): {value: T; slices: number} {
  for (let n = 1; ; n++) {
    const next = slices.next();
    if (next.done) return {value: next.value, slices: n};
  }
}
const toritama = small("toritama", {periods: 30});
const setting = settingOf(toritama);

describe("a run in slices", () => {
  test("gives the numbers of a run at one go", () => {
    const whole = run(setting);
    const {value} = finish(runSlices(setting, plainKernel()));
    for (const key of outcomeKeys) expect([...seriesOf(value, key)]).toEqual([...whole[key]]);
  });
  test("gives way after so much work, however large the cluster is", () => {
    const large = settingOf(small("contract-china", {firms: 1000, periods: 6}));
    expect(finish(runSlices(large, plainKernel())).slices).toBe(1 + Math.ceil((6 * 1000) / sliceWork));
  });
});

describe("a film", () => {
  const film: Film = finish(recordFilm(setting, plainKernel())).value;
  test("counts the firms as the outcomes do", () => {
    for (const t of [0, 10, 29]) {
      const counts = countStates(film, t);
      const of = (o: number) => counts.reduce((sum, row) => sum + row[o]!, 0);
      expect([0, 1, 2, 3, 4, 5].reduce((sum, o) => sum + of(o), 0)).toBe(setting.values.firms);
      // A firm that closes in a period still counts among the outcomes of that period.
      const active = of(0) + of(1) + of(2) + of(3);
      expect(active).toBeLessThanOrEqual(Math.round(seriesOf(film.series, "active")[t]! * setting.values.firms));
    }
  });
  test("knows which values hold in a period", () => {
    expect(valuesAt(setting, 19).inspection).toBe(toritama.values.inspection);
    expect(valuesAt(setting, 20).inspection).toBe(0.3);
  });
  test("the parts of a firm's choice add up to what the model's payoffs say", () => {
    for (const t of [0, 5, 25]) {
      for (let place = 0; place < film.population.places; place += 3) {
        if (!film.population.workers[place]) continue;
        const firm = firmAt(film, place, t);
        const values = valuesAt(setting, t);
        const choice = choiceOf(values, firm);
        const model = payoffs(values, firm.segment, firm);
        for (const o of [0, 1, 2, 3]) {
          const bare = choice.sums[o]! - choice.parts.norms[o]! - choice.parts.peers[o]!;
          expect(choiceParts.reduce((sum, part) => sum + choice.parts[part][o]!, 0)).toBeCloseTo(choice.sums[o]!, 12);
          if (o === 0) expect(bare).toBeCloseTo(model.utility[0], 12);
          else expect(bare).toBeGreaterThanOrEqual(model.utility[o as 1] - 1e-12);
        }
        expect(choice.chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      }
    }
  });
  test("a firm has no peers in the first period, and shares of them later", () => {
    const place = film.population.starts[segments.indexOf("mass")]!;
    expect(firmAt(film, place, 0).peers).toEqual([0, 0, 0, 0]);
    expect(firmAt(film, place, 9).peers.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });
});

describe("the preview", () => {
  const frames: (() => void)[] = [];
  const films: Film[] = [];
  let clock = 0;
  const preview = new Preview({
    kernel: plainKernel(),
    budget: 2,
    now: () => (clock += 1),
    nextFrame: (callback) => frames.push(callback),
    onFilm: (film) => films.push(film)
  });
  const frame = () => frames.shift()?.();

  test("runs once for many changes within a frame, and only the newest", () => {
    for (const seed of [1, 2, 3]) preview.show({...setting, seed});
    expect(frames).toHaveLength(1);
    while (frames.length) frame();
    expect(films.map((film) => film.setting.seed)).toEqual([3]);
  });
  test("takes a slice or two a frame, finishes a short run and then shows the newest", () => {
    films.length = 0;
    const long = settingOf(small("contract-india", {firms: 1000, periods: 16}));
    preview.show({...long, seed: 1});
    frame();
    preview.show({...long, seed: 2});
    let count = 1;
    while (frames.length) {
      frame();
      count += 1;
    }
    expect(films.map((film) => film.setting.seed)).toEqual([1, 2]);
    expect(count).toBeGreaterThan(6);
  });
  test("a run that takes too many frames gives way to a newer one", () => {
    films.length = 0;
    const long = settingOf(small("contract-india", {firms: 2000, periods: 60}));
    preview.show({...long, seed: 1});
    for (let i = 0; i < 14; i++) frame();
    preview.show({...setting, seed: 9});
    while (frames.length) frame();
    expect(films.map((film) => film.setting.seed)).toEqual([9]);
  });
});
