import type {OutcomeKey} from "../../model/pressures/outcomes.js";
import type {PressureChanges, PressureKey} from "../../model/pressures/parameters.js";
import type {Preset} from "../../model/pressures/presets.js";
import type {Setting} from "../../model/pressures/run.js";
import {outcomes as outcomeList} from "../../model/pressures/outcomes.js";
import {
  allOpen,
  longest as studioLongest,
  settingOfScenario,
  type Scenario,
  type StudioState
} from "../scenario/state.js";

/** One thing to show to a class: scenarios with a caption, or words alone where there are no scenarios. */
export interface Slide {
  readonly title: string;
  /** None to four, which share one seed. */
  readonly scenarios: readonly Scenario[];
  readonly seed: number;
  /** The outcomes that are drawn, one to three; none where there are no scenarios. */
  readonly outcomes: readonly OutcomeKey[];
  /** The parameters that can be moved while the slide is shown, at most two. */
  readonly sliders: readonly PressureKey[];
  readonly caption: string;
  /** What the class is asked, or "". */
  readonly question: string;
  readonly answer: string;
  /** What stays hidden until it is shown. */
  readonly hide: Hidden;
  /** Seconds for the class to think, or null where nobody counts. */
  readonly think: number | null;
  /** For the speaker alone. */
  readonly notes: string;
  /** Where it is from, a line each. */
  readonly sources: readonly string[];
}

export interface Hidden {
  readonly outcomes: boolean;
  readonly answer: boolean;
}

/** An ordered list of slides. */
export interface Deck {
  readonly title: string;
  readonly about: string;
  readonly slides: readonly Slide[];
}

/** A deck of the site, by the name of its file. */
export interface NamedDeck extends Deck {
  readonly id: string;
}

export const mostSlides = 60;
export const mostSliders = 2;
export const mostSources = 16;
/** Lengths of texts in letters: what a room can read, and what a speaker can. */
export const longest = {
  title: 90,
  about: 300,
  caption: 240,
  question: 160,
  answer: 260,
  notes: 1500,
  source: 600,
  name: studioLongest.name
} as const;
/** Seconds to think. */
export const thinkRange = {min: 5, max: 900} as const;

/** Returns what stays hidden where a slide does not say so: outcomes and answer, if there is a question. */
export const usuallyHidden = (question: string): Hidden => ({outcomes: question !== "", answer: question !== ""});

/** Returns the settings of a slide's scenarios, with the values of sliders that were moved, which hold for each of them. */
export function settingsOfSlide(
  {scenarios, seed}: Slide,
  presets: readonly Preset[],
  moved: PressureChanges = {}
): Setting[] {
  return scenarios.map((scenario) => {
    const phases =
      scenario.phases?.map(({from, changes}) => ({
        from,
        changes: Object.fromEntries(Object.entries(changes).filter(([key]) => !(key in moved))) as PressureChanges
      })) ?? null;
    return settingOfScenario({...scenario, changes: {...scenario.changes, ...moved}, phases}, presets, seed);
  });
}

/** Returns the state of the studio that shows a slide's scenarios; null for a slide of words. */
export function studioOfSlide({scenarios, seed, outcomes, title}: Slide): StudioState | null {
  if (!scenarios.length) return null;
  return {
    scenarios,
    active: 0,
    seed,
    outcomes,
    explained: null,
    permissions: allOpen,
    questions: [],
    exercises: [],
    title: [...title].slice(0, studioLongest.title).join("").trim(),
    note: ""
  };
}

const labelOf = (key: OutcomeKey) => outcomeList.find((o) => o.key === key)!.label.toLowerCase();
const listOf = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)!}`;

/** Returns the slide that a state of the studio makes: its predictions become the question, its note the speaker's notes. */
export function slideOfStudio(state: StudioState, nameOf: (scenario: Scenario) => string): Slide {
  const {scenarios, seed, outcomes, questions, title, note} = state;
  const [first, second] = scenarios as [Scenario, Scenario | undefined];
  const asked = listOf(questions.map(({outcome}) => labelOf(outcome)));
  const pair = second ? `from ${nameOf(first)} to ${nameOf(second)}` : "against the preset";
  const question = questions.length
    ? cut(`What happens to ${asked} ${pair}: up, down, or the same?`, longest.question)
    : "";
  return {
    title: cut(title || nameOf(first), longest.title),
    scenarios,
    seed,
    outcomes,
    sliders: [],
    caption: "",
    question,
    answer: "",
    hide: usuallyHidden(question),
    think: null,
    notes: cut(note, longest.notes),
    sources: []
  };
}

/** Returns a text of at most so many letters. */
export const cut = (text: string, most: number): string => [...text].slice(0, most).join("").trim();

/** Returns a list with the item in a place moved by one place up (-1) or down (1); the same list where there is no room. */
export function moveItem<Item>(list: readonly Item[], at: number, by: -1 | 1): readonly Item[] {
  const to = at + by;
  if (!(at in list) || !(to in list)) return list;
  const next = list.slice();
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}
