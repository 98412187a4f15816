import {
  fixedKeys,
  pressureParameters,
  type PressureChanges,
  type PressureKey
} from "../../model/pressures/parameters.js";
import type {OutcomeKey} from "../../model/pressures/outcomes.js";
import {settingOf, type Preset} from "../../model/pressures/presets.js";
import type {Phase, Setting} from "../../model/pressures/run.js";
import {largestSeed} from "../lab/state.js";

/** A preset and what differs from it. */
export interface Scenario {
  /** A name of the reader's own, or "". */
  readonly name: string;
  readonly preset: string;
  readonly changes: PressureChanges;
  /** Phases that take the place of the preset's, as a file can bring them; null for the preset's own. */
  readonly phases: readonly Phase[] | null;
}

/** What a student may do with a control: move it, look at it, or not see it. */
export type Permission = "open" | "lock" | "hide";
export const permissions: readonly Permission[] = ["open", "lock", "hide"];

/** What can be locked or hidden beside the parameters. */
export const otherControls = ["preset", "seed", "scenarios", "outcomes"] as const;
export type ControlKey = PressureKey | (typeof otherControls)[number];

export interface Permissions {
  /** What holds for every parameter that is not named. */
  readonly rest: Permission;
  readonly except: Readonly<Partial<Record<ControlKey, Permission>>>;
}

/** What a student says before outcomes are shown: whether an outcome goes up, stays or goes down, or its number. */
export interface Question {
  readonly outcome: OutcomeKey;
  readonly as: "direction" | "number";
}

/** Two scenarios of which the second is explained by the first: their places, and -1 for the preset of the second. */
export interface Explained {
  readonly from: number;
  readonly to: number;
  readonly outcome: OutcomeKey;
}

/** All that the studio shows: plain data, from which everything else follows. */
export interface StudioState {
  /** One to four scenarios, which share one seed. */
  readonly scenarios: readonly Scenario[];
  /** The place of the scenario that the controls move. */
  readonly active: number;
  readonly seed: number;
  /** The outcomes that are drawn over time. */
  readonly outcomes: readonly OutcomeKey[];
  /** What is taken apart in "what changed the outcome?"; null for the first two scenarios and the first outcome. */
  readonly explained: Explained | null;
  readonly permissions: Permissions;
  readonly questions: readonly Question[];
  /** Exercises that are set, as PAGE:ID. */
  readonly exercises: readonly string[];
  readonly title: string;
  readonly note: string;
}

export const mostScenarios = 4;
export const mostOutcomes = 3;
export const mostQuestions = 4;
export const mostExercises = 8;
export const mostPhases = 12;
/** Lengths of texts in letters. */
export const longest = {name: 30, title: 80, note: 600} as const;
export const letters = ["A", "B", "C", "D"] as const;

export const allOpen: Permissions = {rest: "open", except: {}};

const scenarioOf = (preset: Preset): Scenario => ({name: "", preset: preset.id, changes: {}, phases: null});

/** Returns the state of a studio that opens with a preset. */
export function startStudio(preset: Preset): StudioState {
  return {
    scenarios: [scenarioOf(preset)],
    active: 0,
    seed: preset.seed,
    outcomes: ["letter", "spirit", "gap"],
    explained: null,
    permissions: allOpen,
    questions: [],
    exercises: [],
    title: "",
    note: ""
  };
}

/** Returns the preset with an id; throws a RangeError when there is none. */
export function presetWith(presets: readonly Preset[], id: string): Preset {
  const found = presets.find((p) => p.id === id);
  if (!found) throw new RangeError(`There is no preset "${id}".`);
  return found;
}

/** Returns the setting of a scenario: what a run of it depends on. */
export function settingOfScenario(
  {preset, changes, phases}: Scenario,
  presets: readonly Preset[],
  seed: number
): Setting {
  const base = presetWith(presets, preset);
  if (phases === null) return settingOf(base, changes, seed);
  const values = {...base.values, ...changes};
  return {values, seed, phases: phases.filter(({from}) => from < values.periods)};
}

/** Returns the settings of all scenarios of a state, in order. */
export function settingsOf({scenarios, seed}: StudioState, presets: readonly Preset[]): Setting[] {
  return scenarios.map((scenario) => settingOfScenario(scenario, presets, seed));
}

/** Returns whether a scenario is its preset and nothing else. */
export function isPreset({changes, phases}: Scenario): boolean {
  return phases === null && Object.keys(changes).length === 0;
}

const replace = (state: StudioState, scenario: Scenario, at = state.active): StudioState => ({
  ...state,
  scenarios: state.scenarios.map((s, i) => (i === at ? scenario : s))
});

/** Returns the scenario that the controls move. */
export const activeOf = ({scenarios, active}: StudioState): Scenario => scenarios[active]!;

/** Returns the state in which the active scenario is a preset; the only scenario brings its preset's seed. */
export function choosePreset(state: StudioState, preset: Preset): StudioState {
  const next = replace(state, {...scenarioOf(preset), name: ""});
  return state.scenarios.length === 1 ? {...next, seed: preset.seed} : next;
}

/** Returns the state in which some parameters of the active scenario have other values; they hold through all phases. */
export function setChanges(state: StudioState, preset: Preset, values: PressureChanges): StudioState {
  const scenario = activeOf(state);
  const now: Record<string, number> = {...preset.values, ...scenario.changes, ...values};
  const changes: Record<string, number> = {};
  for (const {key} of pressureParameters) if (now[key] !== preset.values[key]) changes[key] = now[key]!;
  const phases =
    scenario.phases?.map(({from, changes: own}) => ({
      from,
      changes: Object.fromEntries(Object.entries(own).filter(([key]) => !(key in values))) as PressureChanges
    })) ?? null;
  return replace(state, {...scenario, changes: changes as PressureChanges, phases});
}

/** Returns the state without the change of one parameter of the active scenario. */
export function undoChange(state: StudioState, key: PressureKey): StudioState {
  const scenario = activeOf(state);
  const changes = Object.fromEntries(Object.entries(scenario.changes).filter(([name]) => name !== key));
  return replace(state, {...scenario, changes});
}

/** Returns the state in which the active scenario is its preset again. */
export function resetScenario(state: StudioState): StudioState {
  const scenario = activeOf(state);
  return isPreset(scenario) ? state : replace(state, {...scenario, changes: {}, phases: null});
}

/** Returns the state with one more scenario, which becomes the active one; at four nothing changes. */
export function addScenario(state: StudioState, scenario: Scenario = {...activeOf(state), name: ""}): StudioState {
  if (state.scenarios.length >= mostScenarios) return state;
  return {...state, scenarios: [...state.scenarios, scenario], active: state.scenarios.length, explained: null};
}

/** Returns the state without one of several scenarios. */
export function removeScenario(state: StudioState, at: number): StudioState {
  if (state.scenarios.length < 2 || !state.scenarios[at]) return state;
  const active = state.active > at || state.active === state.scenarios.length - 1 ? state.active - 1 : state.active;
  return {
    ...state,
    scenarios: state.scenarios.filter((_, i) => i !== at),
    active: Math.max(0, active),
    explained: null
  };
}

/** Returns the state in which another scenario takes the place of the active one. */
export function setScenario(state: StudioState, scenario: Scenario): StudioState {
  return replace(state, scenario);
}

/** Returns the state in which the controls move another scenario. */
export function selectScenario(state: StudioState, at: number): StudioState {
  return at === state.active || !state.scenarios[at] ? state : {...state, active: at};
}

/** Returns the state in which the active scenario has another name. */
export function renameScenario(state: StudioState, name: string): StudioState {
  const scenario = activeOf(state);
  return scenario.name === name ? state : replace(state, {...scenario, name});
}

/** Returns the state with another seed: a whole number from 0 to `largestSeed`; other numbers change nothing. */
export function setSeed(state: StudioState, seed: number): StudioState {
  return Number.isInteger(seed) && seed >= 0 && seed <= largestSeed ? {...state, seed} : state;
}

/** Returns the state that draws an outcome or draws it no longer; one to three are drawn. */
export function toggleOutcome(state: StudioState, key: OutcomeKey): StudioState {
  const {outcomes} = state;
  if (outcomes.includes(key))
    return outcomes.length > 1 ? {...state, outcomes: outcomes.filter((k) => k !== key)} : state;
  return {...state, outcomes: [...outcomes, key].slice(-mostOutcomes)};
}

/** Returns what a student may do with a control. */
export function permissionOf({rest, except}: Permissions, key: ControlKey): Permission {
  return except[key] ?? ((otherControls as readonly string[]).includes(key) ? "open" : rest);
}

/** Returns permissions with what is not needed left out: exceptions that say what holds anyway. */
export function tidyPermissions({rest, except}: Permissions): Permissions {
  const kept = Object.entries(except).filter(
    ([key, value]) => value !== permissionOf({rest, except: {}}, key as ControlKey)
  );
  return {rest, except: Object.fromEntries(kept)};
}

/** Returns whether a state asks for a student's view: something is locked, hidden, asked or set. */
export function isForStudents({permissions: {rest, except}, questions, exercises}: StudioState): boolean {
  return rest !== "open" || Object.keys(except).length > 0 || questions.length > 0 || exercises.length > 0;
}

/** Returns the two scenarios whose difference is explained and predicted: the first two, or the preset and the only one. */
export function comparedPair(state: StudioState): Explained {
  const outcome = state.outcomes[0]!;
  return state.scenarios.length > 1 ? {from: 0, to: 1, outcome} : {from: -1, to: 0, outcome};
}

/** Returns the scenario in a place, and for -1 the preset of another. */
export function scenarioAt({scenarios}: StudioState, at: number, to: number): Scenario {
  return at >= 0 ? scenarios[at]! : {name: "", preset: scenarios[to]!.preset, changes: {}, phases: null};
}

/** Returns whether a parameter may not change within a run. */
export const isFixed = (key: PressureKey): boolean => (fixedKeys as readonly string[]).includes(key);
