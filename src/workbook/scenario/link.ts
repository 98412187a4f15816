import {outcomeKeys, outcomes as outcomeList, type OutcomeKey} from "../../model/pressures/outcomes.js";
import {pressureParameters, type PressureChanges, type PressureKey} from "../../model/pressures/parameters.js";
import type {Preset} from "../../model/pressures/presets.js";
import type {Phase} from "../../model/pressures/run.js";
import {valueProblem} from "../../model/schema/parameter.js";
import {largestSeed} from "../lab/state.js";
import {fingerprint} from "./fingerprint.js";
import {
  isFixed,
  letters,
  longest,
  mostExercises,
  mostOutcomes,
  mostPhases,
  mostQuestions,
  mostScenarios,
  otherControls,
  permissions,
  presetWith,
  settingsOf,
  startStudio,
  tidyPermissions,
  type ControlKey,
  type Explained,
  type Permission,
  type Permissions,
  type Question,
  type Scenario,
  type StudioState
} from "./state.js";

/** The fields of a link by name, in the order in which they stand. */
export type Fields = Map<string, string>;

/**
 * How the fields of each version become those of the next: the first takes version 1 to version 2. To change the format, add
 * a function here and an example of the old version to the test; old links then keep opening.
 */
const upgrades: readonly ((fields: Fields) => Fields)[] = [];

/** The version of the format that is written. */
export const linkVersion = upgrades.length + 1;

/** Links of more letters are cut before they are read. */
export const longestLink = 4096;
/** Some programs cut links of more letters. */
export const comfortableLink = 1800;

const mostFields = 400;
const model = "pressures";

/** A link as it was read: the state of all that could be used, and a sentence for each thing that could not. */
export interface LinkReading {
  readonly state: StudioState;
  readonly refused: readonly string[];
  /** Whether presets have changed since the link was made, so that its numbers are not those that its sender saw. */
  readonly outdated: boolean;
}

const parameters = new Map(pressureParameters.map((p) => [p.key as string, p]));
const outcomeSet = new Set<string>(outcomeKeys);
const controlSet = new Set<string>([...parameters.keys(), ...otherControls]);

const escape = (text: string) =>
  encodeURIComponent(visible(text))
    .replace(/%20/g, "+")
    .replace(/%(2C|3A|3B|3F|2F|40)/g, (code) => decodeURIComponent(code))
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const phaseText = ({from, changes}: Phase) =>
  [from, ...Object.entries(changes).map(([key, value]) => `${key}:${value}`)].join(",");

/** Returns a state as the hash of an address, without "#": only what differs from the preset is in it. */
export function writeLink(state: StudioState, presets: readonly Preset[]): string {
  const fields: [string, string][] = [["v", String(linkVersion)]];
  const add = (key: string, value: string) => fields.push([key, value]);
  const start = startStudio(presetWith(presets, state.scenarios[0]!.preset));
  state.scenarios.forEach(({name, preset, changes, phases}, i) => {
    const prefix = i ? `${letters[i]!.toLowerCase()}.` : "";
    add(`${prefix}p`, preset);
    for (const {key} of pressureParameters) if (key in changes) add(prefix + key, String(changes[key]));
    if (phases) add(`${prefix}phases`, phases.map(phaseText).join(";"));
    if (name) add(`${prefix}name`, name);
  });
  if (state.active) add("at", letters[state.active]!.toLowerCase());
  if (state.seed !== start.seed) add("seed", String(state.seed));
  if (state.outcomes.join() !== start.outcomes.join()) add("out", state.outcomes.join());
  if (state.explained) {
    const {from, to, outcome} = state.explained;
    add("why", [from < 0 ? "preset" : letters[from]!.toLowerCase(), letters[to]!.toLowerCase(), outcome].join());
  }
  const {rest, except} = tidyPermissions(state.permissions);
  if (rest !== "open") add("rest", rest);
  for (const permission of permissions) {
    const keys = Object.keys(except).filter((key) => except[key as ControlKey] === permission);
    if (keys.length) add(permission, keys.join());
  }
  if (state.questions.length)
    add("ask", state.questions.map(({outcome, as}) => (as === "number" ? `${outcome}:number` : outcome)).join());
  if (state.exercises.length) add("set", state.exercises.join());
  if (state.title) add("title", state.title);
  if (state.note) add("note", state.note);
  add("check", checkOf(state, presets));
  return fields.map(([key, value]) => `${key}=${escape(value)}`).join("&");
}

/** Returns a short text that is the same for two states whose scenarios run with the same settings. */
export function checkOf(state: StudioState, presets: readonly Preset[]): string {
  return fingerprint(JSON.stringify(settingsOf(state, presets)));
}

const quote = (text: string) => `“${visible(text.length > 40 ? `${text.slice(0, 40)} …` : text)}”`;

// Control characters, marks that turn the direction of writing, and halves of letters.
const unseen =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\p{Cs}/gu;

/** Returns a text without letters that cannot be seen or that turn the direction of writing; line breaks stay. */
export const visible = (text: string): string => text.replace(/\r\n?/g, "\n").replace(unseen, "");

/** Returns whether a hash looks like a link of the studio, and not like the name of a place in the page. */
export const isLink = (hash: string): boolean => /^#?[\w.]+=/.test(hash);

/** Returns the fields of a hash; what cannot be read as a field is named in `refused`. */
function fieldsOf(hash: string, refused: string[]): Fields {
  let text = hash.replace(/^#/, "");
  if (text.length > longestLink) {
    refused.push(`The link is longer than ${longestLink} letters; what comes after was not read.`);
    text = text.slice(0, longestLink).replace(/&[^&]*$/, "");
  }
  const fields: Fields = new Map();
  const parts = text.split("&").filter((part) => part !== "");
  if (parts.length > mostFields) refused.push(`The link has more than ${mostFields} parts; the others were not read.`);
  for (const part of parts.slice(0, mostFields)) {
    const at = part.indexOf("=");
    const key = at < 0 ? part : part.slice(0, at);
    try {
      const value = decodeURIComponent(part.slice(at + 1).replace(/\+/g, " "));
      if (at < 1) refused.push(`${quote(part)} is not a name with a value.`);
      else if (fields.has(key)) refused.push(`${quote(key)} stands in the link more than once; the first was taken.`);
      else fields.set(key, value);
    } catch {
      refused.push(`The value of ${quote(key)} is damaged.`);
    }
  }
  return fields;
}

/** Returns the fields of a link of some version as those of the newest; `steps` are the functions that take each version to the next. */
export function upgradeFields(
  fields: Fields,
  version: number,
  steps: readonly ((fields: Fields) => Fields)[] = upgrades
): Fields {
  return steps.slice(version - 1).reduce((now, step) => step(now), fields);
}

const numberText = /^-?\d{1,12}(\.\d{1,25})?(e-?\d{1,3})?$/;
const toNumber = (text: string): number => (numberText.test(text) ? Number(text) : NaN);
const pageAndExercise = /^[a-z0-9-]{1,40}:[A-Za-z0-9_-]{1,60}$/;

/**
 * Returns the state that a hash stands for. Whatever is unknown, out of range or damaged is left out and named; the rest
 * holds. Never throws.
 */
export function readLink(hash: string, presets: readonly Preset[], first = "contract-india"): LinkReading {
  const refused: string[] = [];
  let fields = fieldsOf(hash, refused);
  const given = fields.get("v");
  fields.delete("v");
  let version = given === undefined ? linkVersion : toNumber(given);
  if (!Number.isInteger(version) || version < 1) {
    refused.push(`The link’s version is ${quote(given!)}, which is none; it was read as version ${linkVersion}.`);
    version = linkVersion;
  } else if (version > linkVersion) {
    refused.push(
      `The link is of version ${version}, and this workbook knows versions up to ${linkVersion}: it was made by a newer workbook, and parts of it may be missing here.`
    );
    version = linkVersion;
  }
  fields = upgradeFields(fields, version);
  const left = new Map(fields);
  const take = (key: string): string | undefined => {
    const value = left.get(key);
    left.delete(key);
    return value;
  };

  const named = take("m");
  if (named !== undefined && named !== model)
    refused.push(`The model is ${quote(named)}; the studio has the model “${model}” only.`);

  const readText = (key: string, what: string, most: number): string => {
    const raw = take(key);
    if (raw === undefined) return "";
    const clean = visible(raw).trim();
    const text = key === "note" ? clean : clean.replace(/\s+/g, " ");
    if (visible(raw) !== raw.replace(/\r\n?/g, "\n"))
      refused.push(`Letters that cannot be seen were taken out of ${what}.`);
    const cut = [...text].slice(0, most).join("").trim();
    if (cut !== text)
      refused.push(`${what[0]!.toUpperCase()}${what.slice(1)} is longer than ${most} letters and was cut.`);
    return cut;
  };

  const readList = (key: string): string[] => {
    const text = take(key);
    return text === undefined ? [] : text.split(",").map((item) => item.trim());
  };

  function readPhases(text: string): readonly Phase[] | null {
    const items = text === "" ? [] : text.split(";");
    if (items.length > mostPhases) {
      refused.push(`A scenario has more than ${mostPhases} phases; the preset’s are kept.`);
      return null;
    }
    const phases: Phase[] = [];
    for (const item of items) {
      const [start = "", ...pairs] = item.split(",");
      const from = toNumber(start);
      if (!Number.isInteger(from) || from < 0 || from > parameters.get("periods")!.max) {
        refused.push(`A phase starts in period ${quote(start)}; it was left out.`);
        continue;
      }
      const changes: Record<string, number> = {};
      for (const pair of pairs) {
        const [key = "", value = ""] = pair.split(":");
        const parameter = parameters.get(key);
        if (!parameter) refused.push(`A phase changes ${quote(key)}, which is no parameter of the model.`);
        else if (isFixed(key as PressureKey))
          refused.push(`${parameter.label} cannot change in the middle of a run; that was left out of a phase.`);
        else {
          const number = toNumber(value);
          const problem = valueProblem(parameter, Number.isNaN(number) ? value : number);
          if (problem) refused.push(problem.message);
          else changes[key] = number;
        }
      }
      phases.push({from, changes: changes as PressureChanges});
    }
    return phases;
  }

  function readScenario(prefix: string, fallback: string): Scenario {
    const id = take(`${prefix}p`);
    let preset = presets.find((p) => p.id === (id ?? fallback));
    if (!preset) {
      refused.push(`The preset ${quote(id ?? fallback)} does not exist here.`);
      preset = presets.find((p) => p.id === fallback) ?? presets[0]!;
    }
    const changes: Record<string, number> = {};
    for (const parameter of pressureParameters) {
      const text = take(prefix + parameter.key);
      if (text === undefined) continue;
      const number = toNumber(text);
      const problem = valueProblem(parameter, Number.isNaN(number) ? text : number);
      if (problem) refused.push(problem.message);
      else if (number !== preset.values[parameter.key]) changes[parameter.key] = number;
    }
    const own = take(`${prefix}phases`);
    const letter = prefix ? prefix[0]!.toUpperCase() : "A";
    const name = readText(`${prefix}name`, `the name of scenario ${letter}`, longest.name);
    return {
      name,
      preset: preset.id,
      changes: changes as PressureChanges,
      phases: own === undefined ? null : readPhases(own)
    };
  }

  const scenarios = [readScenario("", presets.some((p) => p.id === first) ? first : presets[0]!.id)];
  for (const letter of letters.slice(1, mostScenarios)) {
    const prefix = `${letter.toLowerCase()}.`;
    if (fields.has(`${prefix}p`)) scenarios.push(readScenario(prefix, scenarios[0]!.preset));
  }
  const start = startStudio(presetWith(presets, scenarios[0]!.preset));

  /** Returns the place of a scenario that is named by its letter, or -1. */
  const placeOf = (letter: string) => letters.findIndex((l, i) => l.toLowerCase() === letter && i < scenarios.length);
  const at = take("at");
  const active = at === undefined ? 0 : placeOf(at);
  if (active < 0) refused.push(`There is no scenario ${quote(at!)} to work on; the first was taken.`);

  let seed = start.seed;
  const seedText = take("seed");
  if (seedText !== undefined) {
    const number = toNumber(seedText);
    if (Number.isInteger(number) && number >= 0 && number <= largestSeed) seed = number;
    else refused.push(`The seed is ${quote(seedText)}; it has to be a whole number from 0 to ${largestSeed}.`);
  }

  const isOutcome = (key: string): key is OutcomeKey => {
    if (outcomeSet.has(key)) return true;
    refused.push(`${quote(key)} is no outcome of the model.`);
    return false;
  };
  const drawn = [...new Set(readList("out").filter(isOutcome))];
  if (drawn.length > mostOutcomes) refused.push(`Only the first ${mostOutcomes} outcomes are drawn.`);
  const outcomes = drawn.length ? drawn.slice(0, mostOutcomes) : start.outcomes;

  let explained: Explained | null = null;
  const why = left.has("why") ? readList("why") : null;
  if (why) {
    const [a = "", b = "", key = ""] = why;
    const from = a === "preset" ? -1 : placeOf(a);
    const to = placeOf(b);
    if ((from < 0 && a !== "preset") || to < 0 || from === to || why.length > 3)
      refused.push(`${quote(why.join())} does not name two scenarios to explain.`);
    else if (isOutcome(key)) explained = {from, to, outcome: key};
  }

  const restText = take("rest");
  let rest: Permission = "open";
  if (restText !== undefined) {
    if ((permissions as readonly string[]).includes(restText)) rest = restText as Permission;
    else refused.push(`${quote(restText)} does not say what students may do; controls can be open, locked or hidden.`);
  }
  const except: Partial<Record<ControlKey, Permission>> = {};
  for (const permission of permissions) {
    for (const key of readList(permission)) {
      if (!controlSet.has(key)) refused.push(`${quote(key)} is no control.`);
      else if (key in except) refused.push(`The control ${quote(key)} is named more than once; the first was taken.`);
      else except[key as ControlKey] = permission;
    }
  }
  const allowed: Permissions = tidyPermissions({rest, except});

  const questions: Question[] = [];
  for (const item of readList("ask")) {
    const [key = "", as = "direction", more] = item.split(":");
    if (!isOutcome(key)) continue;
    if ((as !== "direction" && as !== "number") || more !== undefined)
      refused.push(`${quote(item)} asks for neither a direction nor a number.`);
    else if (questions.some((q) => q.outcome === key)) refused.push(`${quote(key)} is asked for more than once.`);
    else if (questions.length < mostQuestions) questions.push({outcome: key, as});
    else refused.push(`The prediction of ${quote(labelOf(key))} is one too many: there can be ${mostQuestions}.`);
  }

  const exercises: string[] = [];
  for (const item of readList("set")) {
    if (!pageAndExercise.test(item)) refused.push(`${quote(item)} does not name an exercise as PAGE:ID.`);
    else if (exercises.length >= mostExercises) refused.push(`The exercise ${quote(item)} is one too many.`);
    else if (!exercises.includes(item)) exercises.push(item);
  }

  const title = readText("title", "the title", longest.title);
  const note = readText("note", "the note", longest.note);
  const check = take("check");
  for (const key of left.keys()) refused.push(`${quote(key)} is nothing that a link can set.`);

  const state: StudioState = {
    scenarios,
    active: Math.max(0, active),
    seed,
    outcomes,
    explained,
    permissions: allowed,
    questions,
    exercises,
    title,
    note
  };
  return {
    state,
    refused: refused.length > 40 ? [...refused.slice(0, 40), `And ${refused.length - 40} more.`] : refused,
    outdated: check !== undefined && refused.length === 0 && check !== checkOf(state, presets)
  };
}

const labelOf = (key: OutcomeKey) => outcomeList.find((o) => o.key === key)!.label;
