import {pressureParameters} from "../../model/pressures/parameters.js";
import type {Preset} from "../../model/pressures/presets.js";
import {valueProblem} from "../../model/schema/parameter.js";
import {clauseKeys, packageOf, roleKeys, type RoleKey} from "./clauses.js";
import {fewestStudents, mostStudents} from "./draw.js";
import {firstContract, longestTitle, newMeeting, type Meeting, type Voice} from "./meeting.js";

/** Links of more letters are cut before they are read. */
const longestLink = 2000;
export const largestSeed = 999999;

const parameters = new Map<string, (typeof pressureParameters)[number]>(pressureParameters.map((p) => [p.key, p]));
const voices: readonly Voice[] = ["signed", "refused"];

/** Returns a meeting as the hash of an address, without "#". Names and minutes are not in it. */
export function meetingLink({students, seed, preset, changes, voices: said, title}: Meeting): string {
  const fields = new URLSearchParams({v: "1", p: preset});
  for (const key of clauseKeys) {
    const value = (changes as Readonly<Record<string, number>>)[key];
    if (value !== undefined) fields.set(key, String(value));
  }
  fields.set("students", String(students));
  fields.set("seed", String(seed));
  for (const voice of voices) {
    const who = roleKeys.filter((key) => said[key] === voice);
    if (who.length) fields.set(voice, who.join("."));
  }
  if (title) fields.set("title", title);
  return fields.toString();
}

/** A link as it was read: the meeting of all that could be used, and a sentence for each thing that could not. */
export interface MeetingReading {
  readonly meeting: Meeting;
  readonly refused: readonly string[];
}

const wholeNumber = /^\d{1,9}$/;
const decimal = /^\d{1,6}(\.\d{1,12})?$/;

/**
 * Returns the meeting that a hash stands for, or null when the hash is no such link but the name of a place in the page. What is
 * unknown, out of range or damaged is left out and named; the rest holds. Never throws.
 */
export function readMeetingLink(hash: string, presets: readonly Preset[]): MeetingReading | null {
  const text = hash.replace(/^#/, "").slice(0, longestLink);
  if (!/(^|&)p=/.test(text)) return null;
  const fields = new URLSearchParams(text);
  const refused: string[] = [];
  const show = (value: string) => `“${value.slice(0, 40)}”`;
  if ((fields.get("v") ?? "1") !== "1")
    refused.push("The link was made by a newer workbook; parts of it may be missing here.");

  const contracts = presets.filter((p) => p.kind === "contract");
  const wanted = fields.get("p") ?? "";
  const preset = contracts.find((p) => p.id === wanted) ?? contracts.find((p) => p.id === firstContract)!;
  if (preset.id !== wanted) refused.push(`There is no starting point ${show(wanted)}; “${preset.title}” was taken.`);

  const values: Record<string, number> = {...preset.values};
  for (const key of clauseKeys) {
    const raw = fields.get(key);
    if (raw === null) continue;
    const value = decimal.test(raw) ? Number(raw) : raw;
    const problem = valueProblem(parameters.get(key)!, value);
    if (problem) refused.push(problem.message);
    else values[key] = value as number;
  }

  const count = (key: string, low: number, high: number, fallback: number, what: string): number => {
    const raw = fields.get(key);
    if (raw === null) return fallback;
    const value = wholeNumber.test(raw) ? Number(raw) : NaN;
    if (value >= low && value <= high) return value;
    refused.push(`${what} is ${show(raw)}; it has to be a whole number from ${low} to ${high}.`);
    return fallback;
  };
  const first = newMeeting(preset.id);
  const students = count("students", fewestStudents, mostStudents, first.students, "The number of students");
  const seed = count("seed", 0, largestSeed, first.seed, "The seed");

  const said: Partial<Record<RoleKey, Voice>> = {};
  for (const voice of voices) {
    for (const name of (fields.get(voice) ?? "").split(".").filter(Boolean)) {
      const role = roleKeys.find((key) => key === name);
      if (!role) refused.push(`There is no role ${show(name)}.`);
      else if (said[role]) refused.push(`The role ${show(name)} has signed and refused; the signature was taken.`);
      else said[role] = voice;
    }
  }
  const title = (fields.get("title") ?? "").replace(/\s+/g, " ").trim().slice(0, longestTitle);
  const known = new Set<string>(["v", "p", "students", "seed", "signed", "refused", "title", ...clauseKeys]);
  for (const key of new Set(fields.keys())) if (!known.has(key)) refused.push(`${show(key)} is no part of a package.`);

  const changes = packageOf(preset.values, values as Preset["values"]);
  return {meeting: {...first, students, seed, changes, voices: said, title}, refused};
}
