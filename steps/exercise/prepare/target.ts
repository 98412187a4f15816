import type {OutcomeKey} from "../../../src/model/pressures/outcomes.js";
import {phasesOf, settingOf} from "../../../src/model/pressures/presets.js";
import type {PressureChanges} from "../../../src/model/pressures/parameters.js";
import {outcomeDecimals} from "../../../src/workbook/lab/outcomeDecimals.js";
import type {PreparedTarget, TargetNames} from "../../../src/workbook/exercise/kinds/target.js";
import type {Json} from "../../../src/workbook/json.js";
import {NameCheck, runsOf} from "./scenario.js";

/** Returns what the exercise needs of the model: its preset, parameters, outcomes, and the outcomes at the start; or what is wrong. */
export async function prepare(fields: Json): Promise<Json> {
  const {preset: id, changes = {}, show, conditions, runs = 3, answer} = fields as unknown as TargetNames;
  const check = new NameCheck();
  const preset = check.preset(id, ["preset"]);
  check.changes(changes, ["changes"]);
  check.changes(answer ?? {}, ["answer"]);
  const parameters = show.flatMap((key, i) => check.parameter(key, ["show", i]) ?? []);
  const outcomes = conditions.flatMap(({outcome}, i) => check.outcome(outcome, ["conditions", i, "outcome"]) ?? []);
  const done = (result: PreparedTarget) => result as unknown as Json;
  if (check.problems.length || !preset) return done({problems: check.problems});
  const setting = settingOf(preset, changes as PressureChanges);
  check.setting(setting, ["changes"]);
  if (check.problems.length) return done({problems: check.problems});
  const bands = await runsOf(setting, runs);
  return done({
    problems: [],
    title: preset.title,
    seed: preset.seed,
    values: preset.values,
    phases: phasesOf(preset) as {from: number; changes: Record<string, number>}[],
    parameters: parameters.map((parameter) => ({...parameter})),
    outcomes: Object.fromEntries(
      outcomes.map(({key, label, unit, better}) => [
        key,
        {label, unit, better, decimals: outcomeDecimals(key), start: bands.late(key as OutcomeKey)}
      ])
    )
  });
}
