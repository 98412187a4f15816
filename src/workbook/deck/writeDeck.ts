import {pressureParameters, type PressureChanges} from "../../model/pressures/parameters.js";
import type {Preset} from "../../model/pressures/presets.js";
import {Document, isScalar, Scalar, visit} from "../../vendor/yaml.js";
import {writeLink} from "../scenario/link.js";
import {presetWith, startStudio} from "../scenario/state.js";
import {studioOfSlide, usuallyHidden, type Deck, type Slide} from "./deck.js";

const inOrder = (changes: PressureChanges) =>
  Object.fromEntries(pressureParameters.filter(({key}) => key in changes).map(({key}) => [key, changes[key]]));

/** Returns a slide's scenarios as they are written: as fields, and as a link where phases of their own need one. */
function scenarioFields(slide: Slide, presets: readonly Preset[]): Record<string, unknown> {
  const {scenarios, seed, outcomes} = slide;
  const [first] = scenarios;
  if (!first) return {};
  if (scenarios.some(({phases}) => phases !== null))
    return {link: writeLink({...studioOfSlide(slide)!, title: ""}, presets)};
  const start = startStudio(presetWith(presets, first.preset));
  const own = {...(seed === start.seed ? {} : {seed}), outcomes: [...outcomes]};
  const set = (changes: PressureChanges) => (Object.keys(changes).length ? {changes: inOrder(changes)} : {});
  if (scenarios.length === 1 && !first.name) return {preset: first.preset, ...set(first.changes), ...own};
  return {
    scenarios: scenarios.map(({preset, name, changes}) => ({preset, ...(name ? {name} : {}), ...set(changes)})),
    ...own
  };
}

function slideFields(slide: Slide, presets: readonly Preset[]): Record<string, unknown> {
  const {title, sliders, caption, question, answer, hide, think, notes, sources} = slide;
  const usual = usuallyHidden(question);
  const hidden = [...(hide.outcomes ? ["outcomes"] : []), ...(hide.answer ? ["answer"] : [])];
  return {
    title,
    ...scenarioFields(slide, presets),
    ...(sliders.length ? {sliders: [...sliders]} : {}),
    ...(caption ? {caption} : {}),
    ...(question ? {question} : {}),
    ...(answer ? {answer} : {}),
    ...(hide.outcomes === usual.outcomes && hide.answer === usual.answer ? {} : {hide: hidden}),
    ...(think === null ? {} : {think}),
    ...(notes ? {notes} : {}),
    ...(sources.length ? {sources: [...sources]} : {})
  };
}

const flowKeys = new Set(["outcomes", "sliders", "hide", "changes"]);

/** Returns a deck as text in YAML, which `readDeck` reads back to an equal deck. */
export function writeDeck({title, about, slides}: Deck, presets: readonly Preset[]): string {
  const document = new Document({
    title,
    ...(about ? {about} : {}),
    slides: slides.map((slide) => slideFields(slide, presets))
  });
  visit(document, {
    Pair(_, pair) {
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      if (flowKeys.has(key) && typeof pair.value === "object" && pair.value !== null)
        (pair.value as {flow?: boolean}).flow = true;
      if (key === "notes" && isScalar(pair.value)) pair.value.type = Scalar.BLOCK_LITERAL;
    }
  });
  return document.toString({lineWidth: 0});
}
