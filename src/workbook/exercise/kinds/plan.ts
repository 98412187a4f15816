import {
  array,
  boolean,
  integer,
  minLength,
  minValue,
  number,
  optional,
  pipe,
  record,
  strictObject,
  union
} from "../../../vendor/valibot.js";
import {gradeOf, isObject, noGrade, openHeld, plainText, saidHtml} from "../held.js";
import type {FieldsOf, Kind} from "../kind.js";
import type {SealedBook} from "../seal.js";
import {checkIds, optionId, slug, words, type ShownOption} from "./options.js";
import type {ShortDetails} from "./short.js";

const count = pipe(
  number("has to be a whole number"),
  integer("has to be a whole number"),
  minValue(1, "has to be 1 or more")
);
const choice = strictObject(
  {id: slug, text: words, then: optional(words)},
  "has to be an option with an id and a text"
);
const part = strictObject(
  {
    id: slug,
    heading: words,
    ask: words,
    options: optional(array(choice, "has to be a list of options")),
    several: optional(boolean("has to be true or false")),
    text: optional(boolean("has to be true or false")),
    least: optional(count),
    takes: optional(
      strictObject(
        {figure: slug, by: array(slug, "has to be a list of ids of parts")},
        "has to name a figure and the parts that pick from it"
      )
    )
  },
  "has to be a part of the page, with id, heading and ask"
);
const conditions = record(
  slug,
  union([slug, array(slug)], "has to be the id of an option, or a list of them"),
  "has to be a list of parts, each with options"
);
const warning = strictObject(
  {when: conditions, unless: optional(conditions), say: words},
  "has to be a condition and what to say"
);
const criterion = strictObject({text: words, id: optional(slug)}, "has to be a point with a text");
const fields = {
  parts: pipe(array(part, "has to be a list of parts"), minLength(2, "has to have two parts or more")),
  warnings: optional(array(warning, "has to be a list of warnings")),
  most: optional(count),
  model: words,
  rubric: pipe(array(criterion, "has to be a list of points"), minLength(1, "has to have one point or more"))
};
type Fields = FieldsOf<typeof fields>;

/** An option of a part, with what is said once it is chosen, as HTML; "" where nothing is. */
export type PlanOption = ShownOption & {then: string};
/** A part of the page as its reader sees it; `least` is the least number of words, 0 where there is nothing to write. */
export type PlanPart = {
  id: string;
  heading: string;
  ask: string;
  options: PlanOption[];
  several: boolean;
  least: number;
  takes: {figure: string; by: string[]} | null;
};
/** Options by part: one of those of each part has to be chosen. */
type Conditions = {[part: string]: string[]};
/** What is said while a choice of options stands, as HTML. */
export type PlanWarning = {when: Conditions; unless: Conditions; html: string};
export type PlanQuestion = {parts: PlanPart[]; warnings: PlanWarning[]; most: number; points: number};
type Check = {book: SealedBook};
/** What was chosen and written in a part. */
export type PlanEntry = {chosen: string[]; text: string};
/** Entries by part, and the points that the writer finds in the page once the model is open. */
export type PlanInput = {parts: {[id: string]: PlanEntry}; marks: string[]};

/** Returns the number of words of a text. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Begins a line that was taken over from a figure; such lines do not count as the writer's own words. */
export const takenMark = "› ";

/** Returns a text without the lines that were taken over from a figure. */
export const ownWords = (text: string): string =>
  text
    .split("\n")
    .filter((line) => !line.startsWith(takenMark))
    .join("\n");

/** Returns what was chosen and written in a part; empty where nothing was. */
export const entryOf = ({parts}: PlanInput, id: string): PlanEntry => parts[id] ?? {chosen: [], text: ""};

const meets = (conditions: Conditions, input: PlanInput) =>
  Object.entries(conditions).every(([id, wanted]) => entryOf(input, id).chosen.some((one) => wanted.includes(one)));

/** Returns the warnings that hold for what is chosen, as HTML. */
export function standingWarnings({warnings}: PlanQuestion, input: PlanInput): string[] {
  return warnings
    .filter(({when, unless}) => meets(when, input) && !(Object.keys(unless).length && meets(unless, input)))
    .map(({html}) => html);
}

/** Returns what is missing in a part, in words, or null when it is complete. */
export function missingIn({options, least, several}: PlanPart, {chosen, text}: PlanEntry): string | null {
  if (options.length && !chosen.length) return several ? "choose one or more" : "choose one";
  const written = countWords(ownWords(text));
  if (written >= least) return null;
  if (written === 0 && text.trim()) return `say in ${least} words or more of your own what it means`;
  return written === 0 ? `write ${least} words or more` : `${written} of at least ${least} words`;
}

/** Returns what is missing in the whole page, part by part: the part and what to do. */
export function missingParts(question: PlanQuestion, input: PlanInput): {part: PlanPart; what: string}[] {
  return question.parts.flatMap((part) => {
    const what = missingIn(part, entryOf(input, part.id));
    return what === null ? [] : [{part, what}];
  });
}

/** Returns the number of words on the page, chosen options included, headings not. */
export function pageWords(question: PlanQuestion, input: PlanInput): number {
  return question.parts.reduce((sum, part) => {
    const {chosen, text} = entryOf(input, part.id);
    return sum + countWords(text) + chosen.reduce((n, id) => n + countWords(optionWords(part, id)), 0);
  }, 0);
}

/** Returns the plain text of an option. */
export function optionWords({options}: PlanPart, id: string): string {
  const found = options.find((option) => option.id === id);
  return found ? plainText(found.html) : `“${id}”`;
}

// What people write must not become headings, lists or HTML of the file.
const asText = (text: string) =>
  text
    .trim()
    .replace(/[\\`*_[\]<>]/g, "\\$&")
    .replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/gm, (_, space: string, mark: string) => `${space}\\${mark}`);

/** Returns the page as Markdown: a heading for each part that has anything in it, then the warnings that stand. */
export function planMarkdown(question: PlanQuestion, input: PlanInput, {title = "", plain = false} = {}): string {
  const keep = plain ? (text: string) => text.trim() : asText;
  const blocks = title ? [`# ${title}`] : [];
  for (const part of question.parts) {
    const {chosen, text} = entryOf(input, part.id);
    if (!chosen.length && !text.trim()) continue;
    blocks.push(`## ${part.heading}`);
    if (chosen.length)
      blocks.push(
        chosen.length === 1
          ? keep(optionWords(part, chosen[0]!))
          : chosen.map((id) => `- ${keep(optionWords(part, id))}`).join("\n")
      );
    if (text.trim()) blocks.push(keep(text));
  }
  const warnings = standingWarnings(question, input);
  if (warnings.length)
    blocks.push("## Warnings that stand", warnings.map((html) => `- ${keep(plainText(html))}`).join("\n"));
  return `${blocks.join("\n\n")}\n`;
}

const lists = (given: Readonly<Record<string, string | string[]>> | undefined): Conditions =>
  Object.fromEntries(Object.entries(given ?? {}).map(([id, one]) => [id, typeof one === "string" ? [one] : one]));

const isBlankPage = ({parts}: PlanInput) =>
  Object.values(parts).every(({chosen, text}) => !chosen.length && !text.trim());

/** A page that is written part by part: choices and texts, with warnings that follow from what is chosen. */
export const plan: Kind<Fields, PlanQuestion, Check, PlanInput> = {
  name: "plan",
  fields,
  publish({parts, warnings = [], most = 450, model, rubric}, tools) {
    checkIds(parts, ["parts"], tools);
    checkIds(rubric, ["rubric"], tools);
    parts.forEach(({options = [], takes}, i) => {
      checkIds(options, ["parts", i, "options"], tools);
      takes?.by.forEach((id, k) => {
        if (!parts.some((part) => part.id === id))
          tools.problem(["parts", i, "takes", "by", k], `has to be the id of a part; "${id}" is none`);
      });
    });
    warnings.forEach((given, i) => {
      for (const field of ["when", "unless"] as const)
        for (const [id, wanted] of Object.entries(lists(given[field]))) {
          const options = parts.find((part) => part.id === id)?.options;
          if (!options) tools.problem(["warnings", i, field, id], `has to be a part with options; "${id}" is none`);
          else
            for (const one of wanted)
              if (!options.some((option) => option.id === one))
                tools.problem(["warnings", i, field, id], `has to be an option of ${id}; "${one}" is none`);
        }
    });
    const details: ShortDetails = {
      model: saidHtml(tools.say(model, ["model"])),
      rubric: rubric.map((c, i) => ({
        id: optionId(c, i),
        html: saidHtml(tools.say(c.text, ["rubric", i, "text"])).replace(/^<p>([\s\S]*)<\/p>$/, "$1")
      }))
    };
    const book = tools.book([{answer: "any answer", holds: {verdict: "given", credit: 0, more: details}}]);
    const shown = parts.map(({id, heading, ask, options = [], several = false, text, least, takes}, i): PlanPart => {
      const written = text ?? (options.length === 0 || least !== undefined);
      return {
        id,
        heading,
        ask: tools.inline(ask, ["parts", i, "ask"]),
        options: options.map((o, k) => ({
          id: o.id,
          html: tools.inline(o.text, ["parts", i, "options", k, "text"]),
          then: o.then ? tools.inline(o.then, ["parts", i, "options", k, "then"]) : ""
        })),
        several,
        least: written ? (least ?? 3) : 0,
        takes: takes ?? null
      };
    });
    return {
      question: {
        parts: shown,
        warnings: warnings.map(({when, unless, say}, i) => ({
          when: lists(when),
          unless: lists(unless),
          html: tools.inline(say, ["warnings", i, "say"])
        })),
        most,
        points: rubric.length
      },
      check: {book}
    };
  },
  read(answer, {parts}) {
    if (!isObject(answer) || !isObject(answer["parts"])) return null;
    const given = answer["parts"];
    const read: PlanInput["parts"] = {};
    for (const {id, options, several} of parts) {
      const one = given[id];
      if (one === undefined) continue;
      const {chosen = [], text = ""} = typeof one === "string" ? {text: one} : isObject(one) ? one : {text: null};
      if (typeof text !== "string" || !Array.isArray(chosen)) return null;
      // An option that is gone is left out, so that the rest of a long text can be carried over.
      const kept = options.map((o) => o.id).filter((o) => chosen.includes(o));
      read[id] = {chosen: several ? kept : kept.slice(0, 1), text};
    }
    const {marks = []} = answer;
    return {parts: read, marks: Array.isArray(marks) ? marks.filter((id) => typeof id === "string") : []};
  },
  empty: () => ({parts: {}, marks: []}),
  async grade(input, question, {book}) {
    if (isBlankPage(input)) return noGrade("empty", "The page is empty. Begin with any part, then check.");
    const missing = missingParts(question, input);
    if (missing.length)
      return noGrade(
        "unfinished",
        `${missing.length === 1 ? "One part is" : `${missing.length} parts are`} not complete: ${missing.map(({part, what}) => `${part.heading} (${what})`).join("; ")}.`
      );
    const held = openHeld(book, "any answer")!;
    const details = held.more as ShortDetails;
    const met = details.rubric.filter(({id}) => input.marks.includes(id)).length;
    const standing = standingWarnings(question, input).length;
    const warned =
      standing === 0
        ? ""
        : ` ${standing === 1 ? "One warning stands" : `${standing} warnings stand`} on your page: change the plan, or say in it why you accept that.`;
    const message = input.marks.length
      ? `You find ${met} of ${details.rubric.length} points in your page.${warned}`
      : `Every part is there.${warned} Now compare: below stand a model page and the points that a good page makes. Mark those that you find in yours.`;
    return {...gradeOf(held, {text: message}), credit: met / details.rubric.length, details};
  },
  reveal: () => null,
  describe: (input, question) =>
    isBlankPage(input)
      ? "no answer"
      : planMarkdown(question, input, {plain: true}).trim() +
        (input.marks.length ? `\n\n(own assessment: ${input.marks.length} of ${question.points} points)` : ""),
  outline: ({parts}) =>
    `<ul class="exercise-outline">${parts.map(({heading, ask}) => `<li><strong>${heading}.</strong> ${ask}</li>`).join("")}</ul>`,
  questionText: ({parts}) => parts.map(({heading, ask}) => `- ${heading}: ${plainText(ask)}`).join("\n"),
  notes: ({model, rubric}, tools) => [
    {answer: "A model page", html: saidHtml(tools.say(model, ["model"]))},
    ...rubric.map((c, i) => ({
      answer: `Point ${i + 1}`,
      html: saidHtml(tools.say(c.text, ["rubric", i, "text"]))
    }))
  ]
};
