import {pressureParameters, type PressureChanges, type PressureKey} from "../../model/pressures/parameters.js";
import type {Preset, PresetChange, PresetFile} from "../../model/pressures/presets.js";
import {defaultsOf, formatValue} from "../../model/schema/parameter.js";
import {largestSeed} from "../lab/state.js";
import {visible} from "./link.js";
import {readPreset} from "./readPreset.js";
import {longest, presetWith, type Scenario} from "./state.js";

/** Files of more bytes are no presets. */
export const largestFile = 200_000;

const parameters = new Map(pressureParameters.map((p) => [p.key, p]));

/** Returns a name for a file: small letters, digits and hyphens, from a title. */
export function fileNameOf(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 50)
    .replace(/-+$/, "");
  return `${plain || "scenario"}.json`;
}

/**
 * Returns a scenario as the file of a preset, which reads back to the same setting: it starts from the scenario's preset,
 * and its phases are written out, since a preset does not take over those of its base.
 */
export function toPresetFile(
  {preset: id, changes, phases}: Scenario,
  presets: readonly Preset[],
  {seed, title, about}: {readonly seed: number; readonly title: string; readonly about: string}
): PresetFile {
  const preset = presetWith(presets, id);
  const values = {...preset.values, ...changes};
  const keys = pressureParameters.map((p) => p.key).filter((key) => key in changes);
  const own: PresetChange[] = keys.map((key) => ({
    key,
    value: values[key],
    note: `Set in the studio; “${preset.title}” has ${formatValue(parameters.get(key)!, preset.values[key])}.`,
    source: "assumed"
  }));
  // The length of the run stands in the file where phases refer to it.
  if (values.periods !== defaultsOf(pressureParameters).periods && !keys.includes("periods"))
    own.push({key: "periods", value: values.periods, note: `As in “${preset.title}”.`, source: "assumed"});
  const course =
    phases?.map(({from, changes: set}) => ({
      from,
      title: `From period ${from}`,
      changes: Object.entries(set).map(([key, value]): PresetChange => ({
        key: key as PressureKey,
        value,
        note: "Set in the studio.",
        source: "assumed"
      }))
    })) ?? preset.phases.map((phase) => ({...phase, changes: phase.changes.filter(({key}) => !(key in changes))}));
  return {
    model: "pressures",
    title: title || preset.title,
    kind: "case",
    country: preset.country,
    case: null,
    base: id,
    seed,
    about: about || `Set in the studio, starting from “${preset.title}”.`,
    changes: own,
    phases: course.filter(({from}) => from < values.periods)
  };
}

/** Returns a preset's file as text. */
export const presetText = (file: PresetFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** What a file brings to the studio, or why it brings nothing: sentences that say what and where. */
export type FileReading =
  | {
      readonly scenario: Scenario;
      readonly seed: number;
      readonly title: string;
      readonly about: string;
      readonly problems: readonly [];
    }
  | {readonly scenario: null; readonly problems: readonly string[]};

/** Returns the scenario that the text of a preset's file holds, as a preset of this workbook and what differs from it, or its problems. */
export function readScenarioFile(text: string, presets: readonly Preset[]): FileReading {
  if (text.length > largestFile)
    return {scenario: null, problems: [`The file is longer than ${largestFile / 1000} kB; a preset has a few kB.`]};
  const {preset: file, problems} = readPreset(text);
  if (!file) return {scenario: null, problems};
  if (file.seed < 0 || file.seed > largestSeed)
    return {
      scenario: null,
      problems: [`Its seed is ${file.seed}; the studio takes whole numbers from 0 to ${largestSeed}.`]
    };
  const base = file.base === null ? null : (presets.find((p) => p.id === file.base) ?? null);
  if (file.base !== null && !base)
    return {
      scenario: null,
      problems: [
        `It starts from the preset "${file.base}", which this workbook does not have: write one of ${presets.map((p) => `"${p.id}"`).join(", ")} for "base", or null.`
      ]
    };
  const near = base ?? presets.find((p) => p.kind === "contract" && p.country === file.country) ?? presets[0]!;
  const start = base?.values ?? defaultsOf(pressureParameters);
  const values: Record<string, number> = {...start, ...Object.fromEntries(file.changes.map((c) => [c.key, c.value]))};
  const changes: Record<string, number> = {};
  for (const {key} of pressureParameters) if (values[key] !== near.values[key]) changes[key] = values[key]!;
  const phases = file.phases.map(({from, changes: set}) => ({
    from,
    changes: Object.fromEntries(set.map(({key, value}) => [key, value])) as PressureChanges
  }));
  const usual = near.phases
    .filter(({from}) => from < values.periods!)
    .map(({from, changes: set}) => ({
      from,
      changes: Object.fromEntries(set.filter(({key}) => !(key in changes)).map(({key, value}) => [key, value]))
    }));
  const same = JSON.stringify(phases) === JSON.stringify(usual);
  const name = [...visible(file.title).replace(/\s+/g, " ").trim()].slice(0, longest.name).join("").trim();
  return {
    scenario: {name, preset: near.id, changes: changes as PressureChanges, phases: same ? null : phases},
    seed: file.seed,
    title: file.title,
    about: file.about,
    problems: []
  };
}
