import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import type {Preset} from "../src/model/pressures/presets.js";
import {readScenarios, ScenarioError} from "./scenarios.js";

export interface LiveOptions {
  read?: () => Preset[];
  /** Whether somebody is writing in the development server. */
  live?: boolean;
  /** Where the last good presets are kept meanwhile. */
  kept?: string;
}

const isLive = () => process.env["WORKBOOK_PREVIEW"] === "1";
const place = join(".cache", "scenarios.json");

/**
 * Returns the presets. While somebody writes in the development server and a file has a mistake, the last good ones stay;
 * otherwise throws a ScenarioError.
 */
export function liveScenarios({read = readScenarios, live = isLive(), kept = place}: LiveOptions = {}): Preset[] {
  try {
    const presets = read();
    if (live) {
      mkdirSync(dirname(kept), {recursive: true});
      writeFileSync(kept, JSON.stringify(presets));
    }
    return presets;
  } catch (error) {
    if (!live || !(error instanceof ScenarioError) || !existsSync(kept)) throw error;
    return JSON.parse(readFileSync(kept, "utf8")) as Preset[];
  }
}

/** Returns the mistakes in the files of presets, each with file, line and what is wrong. */
export function scenarioProblems(read: () => Preset[] = readScenarios): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
}
