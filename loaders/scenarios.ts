import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {basesOf, resolvePresets, type Preset, type PresetFile} from "../src/model/pressures/presets.js";
import {readPreset} from "../src/workbook/scenario/readPreset.js";
import {readTable} from "./csv.js";

/** Thrown where presets cannot be used; its message lists every problem of every file. */
export class ScenarioError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The scenarios have ${problems.length} problem${problems.length > 1 ? "s" : ""}:\n${problems.join("\n")}`);
    this.name = "ScenarioError";
  }
}

/** Returns the presets of a folder of JSON files with their values; throws a ScenarioError that lists all problems of all files. */
export function readScenarios(folder = join("data", "scenarios"), tables = "data"): Preset[] {
  const ids = (table: string) => new Set(readTable(table, tables).map((row) => row.id!));
  const known = {paper: ids("passage"), cite: ids("reference"), case: ids("case_study"), country: ids("country")};
  const problems: string[] = [];
  const files: Record<string, PresetFile> = {};
  /** Files that are there and could not be read: that others start from them is no mistake of theirs. */
  const broken = new Set<string>();
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()) {
    const say = (what: string) => problems.push(`${join(folder, name)}: ${what}`);
    const {preset, problems: own} = readPreset(readFileSync(join(folder, name), "utf8"));
    own.forEach(say);
    if (!preset) {
      broken.add(name.replace(/\.json$/, ""));
      continue;
    }
    files[name.replace(/\.json$/, "")] = preset;
    if (!known.country.has(preset.country)) say(`the country "${preset.country}" is not in data/country.csv`);
    if (preset.case !== null && !known.case.has(preset.case))
      say(`the case "${preset.case}" is not in data/case_study.csv`);
    for (const {key, source} of [...preset.changes, ...preset.phases.flatMap((p) => p.changes)]) {
      const [kind, id] = source.split(":") as ["paper" | "cite", string];
      if (source !== "assumed" && !known[kind].has(id)) say(`the source "${source}" of "${key}" is not in data/`);
    }
  }
  for (const id of Object.keys(files)) {
    try {
      basesOf(files, id);
    } catch (error) {
      if ([...broken].some((name) => (error as Error).message.includes(`"${name}"`))) continue;
      problems.push(`${join(folder, `${id}.json`)}: ${(error as Error).message}`);
    }
  }
  if (problems.length) throw new ScenarioError(problems);
  return resolvePresets(files);
}
