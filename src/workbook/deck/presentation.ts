import {pressureParameters, type PressureChanges} from "../../model/pressures/parameters.js";
import {valueProblem} from "../../model/schema/parameter.js";
import type {Deck, Slide} from "./deck.js";

/** The steps in which a slide is shown: it appears, the class thinks, outcomes are shown, then the answer. */
export type SlideStep = "start" | "think" | "outcomes" | "answer";

/** Where a presentation is: plain data, the same in every window that shows it. */
export interface Presentation {
  /** The place of the slide, from 0. */
  readonly slide: number;
  /** The place of its step, from 0. */
  readonly step: number;
  /** Whether the screen is dark. */
  readonly blank: boolean;
  /** What sliders were moved to, by the place of the slide. */
  readonly moved: Readonly<Record<number, PressureChanges>>;
  /** When the class began to think, in milliseconds since 1970; null at other steps. */
  readonly thinkSince: number | null;
  readonly clock: Clock;
}

/** The speaker's clock: milliseconds that had passed when it was last stopped, and since when it runs, or null. */
export interface Clock {
  readonly before: number;
  readonly since: number | null;
}

/** What is seen of a slide at a step. */
export interface SlideView {
  readonly step: SlideStep;
  readonly thinking: boolean;
  readonly outcomes: boolean;
  readonly answer: boolean;
}

/** Returns the steps of a slide in order; a slide that hides nothing has one. */
export function stepsOf({question, answer, hide, scenarios, think}: Slide): readonly SlideStep[] {
  const hidesOutcomes = hide.outcomes && scenarios.length > 0;
  const steps: SlideStep[] = ["start"];
  if (question && (hidesOutcomes || think !== null)) steps.push("think");
  if (hidesOutcomes) steps.push("outcomes");
  if (answer && hide.answer) steps.push("answer");
  return steps;
}

/** Returns what is seen of a slide at one of its steps; steps beyond the last are the last. */
export function viewOf(slide: Slide, step: number): SlideView {
  const steps = stepsOf(slide);
  const at = Math.min(Math.max(0, step), steps.length - 1);
  const reveal = steps.indexOf("outcomes");
  const outcomes = slide.scenarios.length > 0 && (reveal < 0 || at >= reveal);
  const before = reveal >= 0 && at < reveal;
  return {
    step: steps[at]!,
    thinking: steps[at] === "think",
    outcomes,
    answer: slide.answer !== "" && (slide.hide.answer ? steps[at] === "answer" : !before)
  };
}

/** Returns the presentation at its beginning. */
export const startPresentation = (): Presentation => ({
  slide: 0,
  step: 0,
  blank: false,
  moved: {},
  thinkSince: null,
  clock: {before: 0, since: null}
});

const lastStep = (deck: Deck, slide: number) => stepsOf(deck.slides[slide]!).length - 1;

function at(deck: Deck, p: Presentation, slide: number, step: number, now: number): Presentation {
  const thinking = viewOf(deck.slides[slide]!, step).thinking;
  const stays = slide === p.slide && step === p.step;
  if (stays && !p.blank) return p;
  return {
    ...p,
    slide,
    step,
    blank: false,
    thinkSince: thinking ? (stays ? p.thinkSince : now) : null,
    clock: p.clock.since === null && p.clock.before === 0 ? {before: 0, since: now} : p.clock
  };
}

/** Returns the presentation one step further; a dark screen is lit first, and at the end nothing changes. The first step starts the clock. */
export function forward(deck: Deck, p: Presentation, now: number): Presentation {
  if (p.blank) return {...p, blank: false};
  if (p.step < lastStep(deck, p.slide)) return at(deck, p, p.slide, p.step + 1, now);
  return p.slide < deck.slides.length - 1 ? at(deck, p, p.slide + 1, 0, now) : p;
}

/** Returns the presentation one step back: before the first step of a slide comes the last of the slide before. */
export function back(deck: Deck, p: Presentation, now: number): Presentation {
  if (p.blank) return {...p, blank: false};
  if (p.step > 0) return at(deck, p, p.slide, p.step - 1, now);
  return p.slide > 0 ? at(deck, p, p.slide - 1, lastStep(deck, p.slide - 1), now) : p;
}

/** Returns the presentation at the beginning of a slide; places outside the deck are its first or last slide. */
export function goTo(deck: Deck, p: Presentation, slide: number, now: number): Presentation {
  return at(deck, p, Math.min(Math.max(0, slide), deck.slides.length - 1), 0, now);
}

/** Returns the presentation with all of the slide shown. */
export function revealAll(deck: Deck, p: Presentation, now: number): Presentation {
  return at(deck, p, p.slide, lastStep(deck, p.slide), now);
}

/** Returns the presentation with the screen dark, or lit again. */
export const toggleBlank = (p: Presentation): Presentation => ({...p, blank: !p.blank});

/** Returns the presentation in which sliders of the slide were moved; values that do not fit are left out. */
export function moveSliders(deck: Deck, p: Presentation, values: PressureChanges): Presentation {
  const moved = saneMoves(deck.slides[p.slide]!, {...p.moved[p.slide], ...values});
  return {...p, moved: {...p.moved, [p.slide]: moved}};
}

/** Returns the presentation in which the sliders of the slide are where the deck has them. */
export function resetSliders(p: Presentation): Presentation {
  if (!p.moved[p.slide]) return p;
  const moved = Object.fromEntries(Object.entries(p.moved).filter(([slide]) => Number(slide) !== p.slide));
  return {...p, moved};
}

/** Returns the presentation with its clock running or stopped. */
export function toggleClock(p: Presentation, now: number): Presentation {
  const {before, since} = p.clock;
  return {
    ...p,
    clock: since === null ? {before, since: now} : {before: before + Math.max(0, now - since), since: null}
  };
}

/** Returns the presentation with its clock at nought, running. */
export const restartClock = (p: Presentation, now: number): Presentation => ({...p, clock: {before: 0, since: now}});

/** Returns the milliseconds on the speaker's clock. */
export const clockTime = ({before, since}: Clock, now: number): number =>
  before + (since === null ? 0 : Math.max(0, now - since));

/** Returns the seconds that are left to think, or that have passed where the slide does not count down; null where nobody thinks. */
export function thinkTime(slide: Slide, p: Presentation, now: number): {seconds: number; left: boolean} | null {
  if (p.thinkSince === null || !viewOf(slide, p.step).thinking) return null;
  const passed = Math.max(0, Math.floor((now - p.thinkSince) / 1000));
  return slide.think === null
    ? {seconds: passed, left: false}
    : {seconds: Math.max(0, slide.think - passed), left: true};
}

/** Returns how far the presentation is, from 0 to 1, counted in steps. */
export function progress(deck: Deck, p: Presentation): number {
  const counts = deck.slides.map((slide) => stepsOf(slide).length);
  const all = counts.reduce((a, b) => a + b, 0) - 1;
  const done = counts.slice(0, p.slide).reduce((a, b) => a + b, 0) + p.step;
  return all > 0 ? Math.min(1, done / all) : 1;
}

function saneMoves({sliders}: Slide, values: Readonly<Record<string, unknown>>): PressureChanges {
  const parameters = pressureParameters.filter(({key}) => sliders.includes(key));
  return Object.fromEntries(
    parameters
      .filter((p) => p.key in values && valueProblem(p, values[p.key]) === null)
      .map(({key}) => [key, values[key]])
  ) as PressureChanges;
}

const isCount = (x: unknown): x is number => typeof x === "number" && Number.isInteger(x) && x >= 0;
const isTime = (x: unknown): x is number | null => x === null || (typeof x === "number" && Number.isFinite(x));

/** Returns data from another window as a presentation of this deck, or null when it is none; sliders that do not fit are left out. */
export function toPresentation(deck: Deck, data: unknown): Presentation | null {
  if (typeof data !== "object" || data === null) return null;
  const {slide, step, blank, moved, thinkSince, clock} = data as Record<string, unknown>;
  const own = clock as Clock | null | undefined;
  if (!isCount(slide) || slide >= deck.slides.length || !isCount(step) || step > lastStep(deck, slide)) return null;
  if (typeof blank !== "boolean" || !isTime(thinkSince) || typeof own !== "object" || own === null) return null;
  if (!isTime(own.since) || !isTime(own.before) || own.before === null || own.before < 0) return null;
  const moves: Record<number, PressureChanges> = {};
  for (const [key, values] of Object.entries(typeof moved === "object" && moved !== null ? moved : {})) {
    const to = deck.slides[Number(key)];
    if (to && typeof values === "object" && values !== null)
      moves[Number(key)] = saneMoves(to, values as Record<string, unknown>);
  }
  return {slide, step, blank, moved: moves, thinkSince, clock: {before: own.before, since: own.since}};
}
