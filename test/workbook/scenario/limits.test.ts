import {describe, expect, test} from "vitest";
import {outcomeKeys} from "../../../src/model/pressures/outcomes.js";
import {pressureParameters} from "../../../src/model/pressures/parameters.js";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import {run} from "../../../src/model/pressures/run.js";
import {setChanges, settingOfScenario, startStudio} from "../../../src/workbook/scenario/state.js";
import {presets} from "../lab/presets.js";

// A small cluster and few periods, where they are not what is tried: what breaks a run breaks it there too.
const quick = {firms: 40, periods: 8};

describe.each(presets.map((p) => [p.id, p] as const))("%s", (_, preset) => {
  test("runs to finite outcomes with each parameter at its default, its smallest and its largest value", () => {
    const kernel = plainKernel();
    const broken: string[] = [];
    for (const {key, min, max, default: usual} of pressureParameters) {
      for (const value of [usual, min, max]) {
        // The largest cluster is run over few periods, the longest run with few firms.
        const changes = {...quick, [key]: value};
        const state = setChanges(startStudio(preset), preset, changes);
        const series = run(settingOfScenario(state.scenarios[0]!, [preset], 5), kernel);
        if (outcomeKeys.some((outcome) => !series[outcome].every(Number.isFinite))) broken.push(`${key} = ${value}`);
      }
    }
    expect(broken).toEqual([]);
  });
});
