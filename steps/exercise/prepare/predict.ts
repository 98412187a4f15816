import type {PressureChanges} from "../../../src/model/pressures/parameters.js";
import {settingOf} from "../../../src/model/pressures/presets.js";
import {outcomeDecimals} from "../../../src/workbook/lab/outcomeDecimals.js";
import type {PreparedCurves, ScenarioFields} from "../../../src/workbook/exercise/kinds/predict.js";
import type {Json} from "../../../src/workbook/json.js";
import {isShare, NameCheck, runsOf} from "./scenario.js";

/** Returns the curves that the model draws for the exercise's scenario, or what is wrong with it; null for a curve that its author gives. */
export async function prepare(fields: Json): Promise<Json> {
  const {scenario} = fields as {scenario?: ScenarioFields};
  if (!scenario) return null;
  const {preset: id, changes = {}, after, outcome: key, beside = [], runs = 10} = scenario;
  const check = new NameCheck();
  const preset = check.preset(id, ["scenario", "preset"]);
  const outcome = check.outcome(key, ["scenario", "outcome"]);
  const others = beside.map((name, i) => check.outcome(name, ["scenario", "beside", i]));
  check.changes(changes, ["scenario", "changes"]);
  const done = (result: PreparedCurves) => result as unknown as Json;
  if (check.problems.length || !preset || !outcome) return done({problems: check.problems});
  const base = settingOf(preset, after === undefined ? (changes as PressureChanges) : {});
  const {periods} = base.values;
  const setting =
    after === undefined
      ? base
      : {...base, phases: [...(base.phases ?? []), {from: after, changes: changes as PressureChanges}]};
  check.setting(setting, ["scenario"]);
  if (check.problems.length) return done({problems: check.problems});
  const bands = await runsOf(setting, runs);
  const curve = ({key, label}: {key: typeof outcome.key; label: string}) => ({
    key,
    label,
    points: Array.from(bands.mean(key), (value, t): [number, number] => [t + 1, Number(value.toFixed(4))])
  });
  return done({
    problems: [],
    unit: outcome.unit,
    decimals: outcomeDecimals(outcome.key),
    share: isShare(outcome.key),
    periods,
    real: curve(outcome),
    beside: others.flatMap((other) => (other ? curve(other) : [])),
    marks: (base.phases ?? [])
      .filter(({from}) => from > 0)
      .map(({from}) => ({x: from, text: preset.phases.find((phase) => phase.from === from)!.title}))
  });
}
