import {array, integer, minLength, minValue, number, optional, pipe, strictObject} from "../../../vendor/valibot.js";
import {gradeOf, isObject, noGrade, openHeld, plainText, saidHtml} from "../held.js";
import type {FieldsOf, Kind} from "../kind.js";
import type {SealedBook} from "../seal.js";
import {checkIds, optionId, slug, words, type ShownOption} from "./options.js";

const criterion = strictObject({text: words, id: optional(slug)}, "has to be a point with a text");
const fields = {
  model: words,
  rubric: pipe(array(criterion, "has to be a list of points"), minLength(1, "has to have one point or more")),
  least: optional(
    pipe(number("has to be a whole number"), integer("has to be a whole number"), minValue(1, "has to be 1 or more"))
  )
};
type Fields = FieldsOf<typeof fields>;
/** The least number of words, and how many points the reader will compare the answer with. */
type Question = {least: number; points: number};
type Check = {book: SealedBook};
/** The text, and the points that the reader finds in it once the model answer is open. */
type Input = {text: string; marks: string[]};

/** What the input shows after an answer: a model answer, and points to compare one's own with. */
export type ShortDetails = {model: string; rubric: ShownOption[]};

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** A few sentences, compared by their writer with a model answer and a list of points. */
export const short: Kind<Fields, Question, Check, Input> = {
  name: "short",
  fields,
  publish({model, rubric, least = 5}, tools) {
    checkIds(rubric, ["rubric"], tools);
    const details: ShortDetails = {
      model: saidHtml(tools.say(model, ["model"])),
      rubric: rubric.map((c, i) => ({
        id: optionId(c, i),
        html: saidHtml(tools.say(c.text, ["rubric", i, "text"])).replace(/^<p>([\s\S]*)<\/p>$/, "$1")
      }))
    };
    const book = tools.book([{answer: "any answer", holds: {verdict: "given", credit: 0, more: details}}]);
    return {question: {least, points: rubric.length}, check: {book}};
  },
  read(answer) {
    if (typeof answer === "string") return {text: answer, marks: []};
    if (!isObject(answer) || typeof answer["text"] !== "string") return null;
    const {text, marks = []} = answer;
    return Array.isArray(marks) ? {text: text as string, marks: marks.filter((id) => typeof id === "string")} : null;
  },
  empty: () => ({text: "", marks: []}),
  async grade({text, marks}, {least}, {book}) {
    const count = wordsOf(text);
    if (count === 0) return noGrade("empty", "There is no answer yet. Write it in your own words, then check.");
    if (count < least)
      return noGrade(
        "unfinished",
        `${count === 1 ? "One word is" : `${count} words are`} too short for this question. Write at least ${least}.`
      );
    const held = openHeld(book, "any answer")!;
    const details = held.more as ShortDetails;
    const met = details.rubric.filter(({id}) => marks.includes(id)).length;
    const message = marks.length
      ? `You find ${met} of ${details.rubric.length} points in your answer.`
      : "Now compare: under your text stand a model answer and the points that a good answer makes. Mark those that you find in yours.";
    return {...gradeOf(held, {text: message}), credit: met / details.rubric.length, details};
  },
  reveal: () => null,
  describe: ({text, marks}, {points}) =>
    text.trim() === ""
      ? "no answer"
      : marks.length
        ? `${text.trim()} (own assessment: ${marks.length} of ${points} points)`
        : text.trim(),
  outline: () => "",
  questionText: ({least}) => `at least ${least} words`,
  notes: ({model, rubric}, tools) => [
    {answer: "A model answer", html: saidHtml(tools.say(model, ["model"]))},
    ...rubric.map((c, i) => {
      const html = saidHtml(tools.say(c.text, ["rubric", i, "text"]));
      return {answer: `Point ${i + 1}`, html: plainText(html) ? html : ""};
    })
  ]
};
