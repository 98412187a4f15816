import {outcomeKeys, type OutcomeKey} from "../../model/pressures/outcomes.js";
import {pressureParameters, type PressureChanges, type PressureKey} from "../../model/pressures/parameters.js";
import type {Preset} from "../../model/pressures/presets.js";
import {changeProblems} from "../../model/schema/parameter.js";
import {
  array,
  integer,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  record,
  safeParse,
  strictObject,
  string,
  type InferOutput
} from "../../vendor/valibot.js";
import {largestSeed} from "../lab/state.js";
import {longestLink, readLink, visible} from "../scenario/link.js";
import {mostOutcomes, mostScenarios, type Scenario} from "../scenario/state.js";
import {
  longest,
  mostSliders,
  mostSlides,
  mostSources,
  thinkRange,
  usuallyHidden,
  type Deck,
  type Slide
} from "./deck.js";
import {readYaml, type FieldPath} from "./yamlText.js";

/** Files of more letters are no decks. */
export const largestDeck = 200_000;

/** A mistake in a deck: where it stands, from line 1, and what is wrong. */
export interface DeckProblem {
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

/** A deck, or all that is wrong with its text. */
export type DeckReading =
  | {readonly deck: Deck; readonly problems: readonly []}
  | {readonly deck: null; readonly problems: readonly DeckProblem[]};

/** A text in which mentions such as {cite:…} were replaced by words, with the sources that they name and what is wrong. */
export interface FilledText {
  readonly text: string;
  readonly sources: readonly string[];
  readonly problems: readonly string[];
}

export interface ReadDeckOptions {
  /** Replaces mentions by words; where it is left out, as in a browser, mentions are mistakes. */
  fill?: (text: string) => FilledText;
}

const text = (most: number) =>
  pipe(
    string("has to be text (write it in quotes if it looks like a number)"),
    minLength(1, "may not be empty"),
    maxLength(most, `has to have at most ${most} letters`)
  );
const name = string("has to be the name of a preset");
const changes = optional(
  record(string(), number("has to be a number"), "has to be a list of parameters and values, such as fine: 0.3")
);
const scenario = strictObject(
  {preset: name, name: optional(text(longest.name)), changes},
  "has to be a scenario, such as preset: contract-india"
);
const outcome = picklist(
  outcomeKeys as readonly [OutcomeKey, ...OutcomeKey[]],
  `has to be an outcome of the model: ${outcomeKeys.join(", ")}`
);
const parameter = picklist(
  pressureParameters.map((p) => p.key) as [PressureKey, ...PressureKey[]],
  "has to be a parameter of the model; docs/models/pressures.md lists them"
);
const list = "has to be a list, such as [spirit, jobs]";
const slideFields = {
  title: text(longest.title),
  link: optional(text(longestLink)),
  preset: optional(name),
  changes,
  scenarios: optional(
    pipe(
      array(scenario, "has to be a list of scenarios"),
      minLength(1, "has to have a scenario"),
      maxLength(mostScenarios, `can have at most ${mostScenarios} scenarios`)
    )
  ),
  seed: optional(
    pipe(
      number("has to be a number"),
      integer("has to be a whole number"),
      minValue(0, `has to be from 0 to ${largestSeed}`),
      maxValue(largestSeed, `has to be from 0 to ${largestSeed}`)
    )
  ),
  outcomes: optional(
    pipe(
      array(outcome, list),
      minLength(1, "has to name an outcome"),
      maxLength(mostOutcomes, `can have at most ${mostOutcomes} outcomes`)
    )
  ),
  sliders: optional(
    pipe(
      array(parameter, "has to be a list, such as [inspection]"),
      maxLength(mostSliders, `can have at most ${mostSliders} sliders`)
    )
  ),
  caption: optional(text(longest.caption)),
  question: optional(text(longest.question)),
  answer: optional(text(longest.answer)),
  hide: optional(
    array(
      picklist(["outcomes", "answer"], "has to be outcomes or answer"),
      "has to be a list: [outcomes, answer], one of them, or []"
    )
  ),
  think: optional(
    pipe(
      number("has to be a number of seconds"),
      integer("has to be a whole number of seconds"),
      minValue(thinkRange.min, `has to be from ${thinkRange.min} to ${thinkRange.max} seconds`),
      maxValue(thinkRange.max, `has to be from ${thinkRange.min} to ${thinkRange.max} seconds`)
    )
  ),
  notes: optional(text(longest.notes)),
  sources: optional(
    pipe(
      array(text(longest.source), "has to be a list of texts"),
      maxLength(mostSources, `can have at most ${mostSources} sources`)
    )
  )
};
const slideShape = strictObject(slideFields, "has to be a slide: fields such as title, preset and caption");
const deckFields = {
  title: text(longest.title),
  about: optional(text(longest.about)),
  slides: pipe(
    array(slideShape, "has to be a list of slides, each beginning with a hyphen"),
    minLength(1, "has to have a slide"),
    maxLength(mostSlides, `can have at most ${mostSlides} slides`)
  )
};
const deckShape = strictObject(deckFields, "has to be a deck: fields title and slides");
type WrittenSlide = InferOutput<typeof slideShape>;

/** Returns a path as people read it: "slides › 2 › caption", lists counted from 1. */
export const fieldText = (path: FieldPath): string =>
  path.map((key) => (typeof key === "number" ? key + 1 : key)).join(" › ");

/** Returns a mistake as one line: "line 4, field slides › 1 › seed: has to be a number". */
export const deckProblemText = ({line, field, message}: DeckProblem): string =>
  `line ${line}${field ? `, field ${field}` : ""}: ${message}`;

interface Issue {
  readonly type: string;
  readonly expected: string | null;
  readonly message: string;
  readonly input: unknown;
  readonly path?: readonly {readonly key: unknown}[] | undefined;
}

function issueWords({expected, message, input}: Issue, isField: boolean): string {
  if (expected === "never") return "is no field that can stand here";
  if (input === undefined) return isField ? "is missing" : "the file is empty";
  // What valibot says by itself about a key that is missing.
  const own = /^(has to|may|can) /.test(message) ? message : `has to be ${(expected ?? "other").replaceAll('"', "")}`;
  if (typeof input === "object" || String(input).length > 60) return own;
  return `${own}, but is ${JSON.stringify(input)}`;
}

const tidy = (raw: string): string => visible(raw).replace(/\s+/g, " ").trim();
const tidyLines = (raw: string): string =>
  visible(raw)
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** Returns the deck that a text in YAML holds, or every mistake in it with its line and its field. Never throws. */
export function readDeck(source: string, presets: readonly Preset[], {fill}: ReadDeckOptions = {}): DeckReading {
  if (source.length > largestDeck)
    return {
      deck: null,
      problems: [
        {line: 1, field: "", message: `the file is longer than ${largestDeck / 1000} kB; a deck has a few kB.`}
      ]
    };
  const {data, lineOf, problems: syntax} = readYaml(source);
  if (syntax.length) return {deck: null, problems: syntax.map((p) => ({...p, field: ""}))};
  const problems: DeckProblem[] = [];
  const report = (path: FieldPath, message: string) =>
    void problems.push({line: lineOf(path), field: fieldText(path), message});

  const result = safeParse(deckShape, data);
  if (!result.success) {
    for (const issue of result.issues as readonly Issue[]) {
      const path = (issue.path ?? []).map(({key}) => key as string | number);
      report(path, issueWords(issue, path.length > 0));
    }
    return {deck: null, problems};
  }
  const written = result.output;

  const say = (raw: string | undefined, path: FieldPath, shape = tidy): {text: string; sources: readonly string[]} => {
    if (raw === undefined) return {text: "", sources: []};
    if (!fill) {
      const mention = /\{\w+:[^}]*\}?/.exec(raw);
      if (mention)
        report(
          path,
          `holds ${mention[0].slice(0, 40)}, which only a deck of the site’s source can hold; write the words themselves`
        );
      const clean = shape(raw);
      if (!clean) report(path, "holds no letter that can be seen");
      return {text: clean, sources: []};
    }
    const filled = fill(raw);
    filled.problems.forEach((problem) => report(path, problem));
    return {text: shape(filled.text), sources: filled.sources.map(tidy)};
  };

  function scenarioOf(preset: string, own: Record<string, number> | undefined, called: string, path: FieldPath) {
    const found = presets.find((p) => p.id === preset);
    if (!found) {
      report(
        [...path, "preset"],
        `is ${JSON.stringify(preset.slice(0, 60))}, which is no preset here; there are ${presets.map((p) => p.id).join(", ")}`
      );
      return null;
    }
    const bad = changeProblems(pressureParameters, own ?? {});
    for (const {key, message} of bad) report([...path, "changes", key], message);
    const differs = Object.entries(own ?? {}).filter(([key, value]) => found.values[key as PressureKey] !== value);
    const result: Scenario = {
      name: called,
      preset: found.id,
      changes: inOrder(Object.fromEntries(differs)),
      phases: null
    };
    return result;
  }

  function toSlide(slide: WrittenSlide, i: number): Slide | null {
    const path: FieldPath = ["slides", i];
    const before = problems.length;
    const ways = (["link", "preset", "scenarios"] as const).filter((way) => slide[way] !== undefined);
    if (ways.length > 1)
      report([...path, ways[1]!], `stands beside ${ways[0]!}; a slide has one of link, preset and scenarios`);
    if (slide.changes && slide.preset === undefined)
      report([...path, "changes"], "needs a preset beside it, on the same slide");
    let scenarios: Scenario[] = [];
    let seed: number | null = null;
    let outcomes: readonly OutcomeKey[] = [];
    if (slide.link !== undefined) {
      const hash = slide.link.trim().replace(/^[^#]*#/, "");
      const {state, refused} = readLink(hash, presets);
      if (!/(^|&)p=/.test(hash)) report([...path, "link"], "is no link of the Studio: it names no preset (p=…)");
      refused.forEach((message) => report([...path, "link"], message));
      scenarios = [...state.scenarios];
      seed = state.seed;
      outcomes = state.outcomes;
    } else if (slide.preset !== undefined) {
      const one = scenarioOf(slide.preset, slide.changes, "", path);
      if (one) scenarios = [one];
      outcomes = ["letter", "spirit", "gap"];
    } else if (slide.scenarios) {
      slide.scenarios.forEach((own, j) => {
        const one = scenarioOf(own.preset, own.changes, tidy(own.name ?? ""), [...path, "scenarios", j]);
        if (one) scenarios.push(one);
      });
      outcomes = slide.scenarios.length > 1 ? ["spirit"] : ["letter", "spirit", "gap"];
    }
    const isWords = ways.length === 0;
    if (isWords) {
      for (const key of ["seed", "outcomes", "sliders"] as const)
        if (slide[key] !== undefined) report([...path, key], "needs a scenario: link, preset or scenarios");
    } else {
      seed = slide.seed ?? seed ?? presets.find((p) => p.id === scenarios[0]?.preset)?.seed ?? 0;
      outcomes = slide.outcomes ?? outcomes;
    }
    for (const key of ["outcomes", "sliders", "hide"] as const) {
      const own: readonly string[] = slide[key] ?? [];
      const twice = own.findIndex((item, j) => own.indexOf(item) !== j);
      if (twice >= 0) report([...path, key, twice], `${own[twice]!} stands there more than once`);
    }
    if (slide.answer !== undefined && slide.question === undefined)
      report([...path, "answer"], "needs a question beside it");
    if (slide.think !== undefined && slide.question === undefined)
      report([...path, "think"], "needs a question beside it");
    const said = {
      title: say(slide.title, [...path, "title"]),
      caption: say(slide.caption, [...path, "caption"]),
      question: say(slide.question, [...path, "question"]),
      answer: say(slide.answer, [...path, "answer"]),
      notes: say(slide.notes, [...path, "notes"], tidyLines)
    };
    const named = Object.values(said).flatMap((part) => part.sources);
    const written = (slide.sources ?? []).map((source, j) => say(source, [...path, "sources", j]));
    const sources = [...new Set([...named, ...written.flatMap((part) => [part.text, ...part.sources])])].filter(
      Boolean
    );
    if (problems.length > before) return null;
    const question = said.question.text;
    return {
      title: said.title.text,
      scenarios,
      seed: seed ?? 0,
      outcomes,
      sliders: slide.sliders ?? [],
      caption: said.caption.text,
      question,
      answer: said.answer.text,
      hide: slide.hide
        ? {outcomes: slide.hide.includes("outcomes"), answer: slide.hide.includes("answer")}
        : usuallyHidden(question),
      think: slide.think ?? null,
      notes: said.notes.text,
      sources
    };
  }

  const title = say(written.title, ["title"]).text;
  const about = say(written.about, ["about"]).text;
  const slides = written.slides.map(toSlide);
  if (problems.length) return {deck: null, problems};
  return {deck: {title, about, slides: slides as Slide[]}, problems: []};
}

/** Returns changes in the order of the model's parameters, so that equal ones are written alike. */
function inOrder(changes: Readonly<Record<string, number>>): PressureChanges {
  return Object.fromEntries(
    pressureParameters.filter(({key}) => key in changes).map(({key}) => [key, changes[key]!])
  ) as PressureChanges;
}
