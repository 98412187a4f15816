import {pressureParameters, type PressureKey} from "../../model/pressures/parameters.js";
import type {Preset} from "../../model/pressures/presets.js";
import type {Setting} from "../../model/pressures/run.js";
import {formatValue, rangeText, type Parameter} from "../../model/schema/parameter.js";
import {sourceText} from "../../workbook/lab/passages.js";
import {letters, presetWith, type Permission, type Scenario} from "../../workbook/scenario/state.js";

/** Dashes and colours that tell scenarios apart, beside their letters. */
export const scenarioDashes = ["none", "9 4", "2 4", "12 4 2 4"] as const;
export const scenarioColours = [
  "var(--scenario-a)",
  "var(--scenario-b)",
  "var(--scenario-c)",
  "var(--scenario-d)"
] as const;

export const permissionWords: Readonly<Record<Permission, string>> = {open: "open", lock: "fixed", hide: "hidden"};

const parameters = new Map(pressureParameters.map((p) => [p.key, p as Parameter]));
export const parameterAt = (key: PressureKey): Parameter => parameters.get(key)!;

/** Returns the start of a preset's title, to its colon. */
export const shortPreset = (preset: Preset): string => preset.title.split(":")[0]!;

/** Returns a scenario's own name, or what its preset is called and how many values differ. */
export function nameOf({name, preset, changes, phases}: Scenario, presets: readonly Preset[]): string {
  if (name) return name;
  const n = Object.keys(changes).length + Number(phases !== null);
  const title = shortPreset(presetWith(presets, preset));
  return n === 0 ? title : `${title}, ${n} ${n === 1 ? "change" : "changes"}`;
}

export const letterOf = (at: number): string => letters[at] ?? "";

/** Returns range, default and origin of a parameter in words. */
export function originWords(parameter: Parameter): string {
  const {text, href} = sourceText(parameter.source);
  const range = rangeText({...parameter, unit: ""});
  return `Takes ${range}; the model’s own value is ${formatValue(parameter, parameter.default)}. ${href ? `After the paper: ${text}.` : "Our assumption."}`;
}

/** Returns the value of a parameter in a setting, with its later values where phases change it: "0.10, then 0.30 from period 20". */
export function courseText(key: PressureKey, {values, phases = []}: Setting): string {
  const parameter = parameterAt(key);
  const later = phases
    .filter(({changes}) => key in changes)
    .map(({from, changes}) => `${formatValue(parameter, changes[key]!)} from period ${from}`);
  return [exactText(parameter, values[key]), ...later].join(", then ");
}

/** Returns a value with the decimals of its slider, or with all that it has when these would hide some. */
export function exactText(parameter: Parameter, value: number): string {
  const text = formatValue(parameter, value);
  return Number(text) === value ? text : String(value);
}
