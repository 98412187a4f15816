import {readdirSync, readFileSync} from "node:fs";
import {resolvePresets, type Preset, type PresetFile} from "../../../src/model/pressures/presets.js";

/** The presets of the workbook. */
export const presets: readonly Preset[] = resolvePresets(
  Object.fromEntries(
    readdirSync("data/scenarios")
      .filter((file) => file.endsWith(".json"))
      .map((file) => [
        file.replace(".json", ""),
        JSON.parse(readFileSync(`data/scenarios/${file}`, "utf8")) as PresetFile
      ])
  )
);
export const presetOf = (id: string): Preset => presets.find((p) => p.id === id)!;

/** A preset made small, so that tests of what is done with runs are quick. */
export const small = (id: string, changes = {}): Preset => {
  const preset = presetOf(id);
  return {...preset, values: {...preset.values, firms: 40, periods: 8, ...changes}};
};
