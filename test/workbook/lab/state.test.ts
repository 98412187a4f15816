import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {pressureParameters} from "../../../src/model/pressures/parameters.js";
import {settingOf} from "../../../src/model/pressures/presets.js";
import {run, settingProblems} from "../../../src/model/pressures/run.js";
import {snap} from "../../../src/workbook/lab/refinement.js";
import * as lab from "../../../src/workbook/lab/state.js";
import {presetOf, presets} from "./presets.js";

const india = presetOf("contract-india");
const toritama = presetOf("toritama");
const start = lab.startState(india);

describe("the state of the laboratory", () => {
  test("keeps only what differs from the preset", () => {
    const changed = lab.setValues(start, india, {...india.values, inspection: 0.5, fine: 0.3});
    expect(changed.changes).toEqual({inspection: 0.5, fine: 0.3});
    expect(lab.setValues(changed, india, {...india.values, fine: 0.3}).changes).toEqual({fine: 0.3});
    expect(lab.undoChange(changed, "inspection").changes).toEqual({fine: 0.3});
    expect(lab.resetChanges(changed).changes).toEqual({});
    expect(lab.resetChanges(start)).toBe(start);
  });
  test("another preset comes with its seed and without changes, and is not compared with itself", () => {
    const changed = lab.setCompare(lab.setValues(start, india, {...india.values, fine: 0.3}), "toritama");
    expect(lab.choosePreset(changed, toritama)).toMatchObject({
      preset: "toritama",
      changes: {},
      seed: toritama.seed,
      compare: null
    });
    expect(lab.setCompare(start, "contract-india").compare).toBeNull();
  });
  test("a seed that is no whole number from 0 on changes nothing", () => {
    for (const seed of [-1, 0.5, NaN, 1_000_000]) expect(lab.setSeed(start, seed)).toBe(start);
    expect(lab.setSeed(start, 7).seed).toBe(7);
  });
  test("the two parameters of the map are never the same", () => {
    const {sweep} = start.view;
    expect(lab.setSweep(start, {...sweep, x: sweep.y}).view.sweep).toMatchObject({x: sweep.y, y: sweep.x});
    expect(lab.setSweep(start, {...sweep, y: sweep.x}).view.sweep).toMatchObject({x: sweep.y, y: sweep.x});
  });
  test("stands for a setting that can be run, whatever is set on whatever preset", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...presets),
        fc.constantFrom(...pressureParameters),
        fc.double({min: 0, max: 1, noNaN: true}),
        (preset, parameter, share) => {
          const value = snap(parameter, parameter.min + share * (parameter.max - parameter.min));
          const state = lab.setValues(lab.startState(preset), preset, {...preset.values, [parameter.key]: value});
          expect(settingProblems(lab.settingOfState(state, preset))).toEqual([]);
        }
      ),
      {seed: 3, numRuns: 300}
    );
  });
  test("an untouched state gives the preset's own run", () => {
    const letter = (x: ReturnType<typeof run>) => [...x.letter];
    const setting = lab.settingOfState(lab.startState(toritama), toritama);
    expect(letter(run(setting))).toEqual(letter(run(settingOf(toritama))));
    expect(setting.phases).toHaveLength(1);
  });
});

describe("the history", () => {
  test("goes back and forth, and a new step forgets what was undone", () => {
    let history = lab.startHistory(start);
    history = lab.record(history, lab.setSeed(start, 1));
    history = lab.record(history, lab.setSeed(start, 2));
    history = lab.undo(history);
    expect(history.present.seed).toBe(1);
    expect(lab.redo(history).present.seed).toBe(2);
    history = lab.record(history, lab.setSeed(start, 3));
    expect(lab.redo(history).present.seed).toBe(3);
    expect(lab.undo(lab.undo(lab.undo(history))).present).toBe(start);
  });
  test("steps of one kind in a row count as one", () => {
    let history = lab.startHistory(start);
    for (const seed of [1, 2, 3]) history = lab.record(history, lab.setSeed(history.present, seed), "seed");
    history = lab.record(history, lab.setCompare(history.present, "toritama"));
    expect(lab.undo(history).present.seed).toBe(3);
    expect(lab.undo(lab.undo(history)).present).toBe(start);
  });
});
