import {
  array,
  integer,
  minLength,
  minValue,
  number,
  optional,
  pipe,
  record,
  regex,
  string,
  strictObject,
  union,
  unknown
} from "../../src/vendor/valibot.js";
import type {FieldsOf} from "../../src/workbook/exercise/kind.js";
import type {SolutionRule} from "../../src/workbook/exercise/published.js";
import {slug, words} from "../../src/workbook/exercise/kinds/options.js";

const count = pipe(
  number("has to be a whole number"),
  integer("has to be a whole number"),
  minValue(1, "has to be 1 or more")
);
const rule = /^(never|after an answer|when right|after ([1-9]\d?) attempts?)$/;
const name = pipe(string(), regex(/^[a-z][a-z0-9_]*$/i, "has to be a name of letters and digits, such as firms"));
const values = union(
  [
    array(number("has to be a number")),
    strictObject({
      from: number("has to be a number"),
      to: number("has to be a number"),
      step: number("has to be a number")
    })
  ],
  "has to be a list of numbers, or from, to and step"
);

/** The fields that an exercise of every kind has. */
export const commonFields = {
  id: slug,
  kind: words,
  title: words,
  prompt: words,
  outcome: words,
  points: optional(pipe(number("has to be a number"), minValue(0, "has to be 0 or more"))),
  attempts: optional(count),
  solution: optional(
    pipe(
      string('has to be "never", "after an answer", "after 2 attempts" or "when right"'),
      regex(rule, 'has to be "never", "after an answer", "after 2 attempts" or "when right"')
    )
  ),
  hints: optional(array(words, "has to be a list of hints")),
  right: optional(words),
  wrong: optional(words),
  explanation: optional(words),
  note: optional(words),
  evidence: optional(
    array(record(string(), words, "has to name a row, such as fact: in-unido-year"), "has to be a list of rows")
  ),
  facts: optional(record(name, words, "has to be a list of names, each with the id of a fact")),
  draw: optional(record(name, values, "has to be a list of names, each with the numbers to draw from")),
  derive: optional(
    record(
      name,
      union([words, number()], "has to be a calculation"),
      "has to be a list of names, each with a calculation"
    )
  ),
  variants: optional(count),
  accepted: pipe(
    array(
      strictObject({answer: unknown(), gets: optional(words)}, "has to be an answer"),
      "has to be a list of answers"
    ),
    minLength(1, "has to hold an answer that is right")
  ),
  rejected: pipe(
    array(
      strictObject({answer: unknown(), gets: words}, "has to be an answer and the message that it gets"),
      "has to be a list of answers"
    ),
    minLength(1, "has to hold an answer that is not right, with the message that it gets")
  )
};

export type CommonFields = FieldsOf<typeof commonFields>;

/** Returns the rule for the solution that the author's words stand for; after three attempts when nothing is said. */
export function solutionRule(text = "after 3 attempts"): SolutionRule {
  if (text === "never") return {when: "never", after: 0};
  if (text === "when right") return {when: "right", after: 0};
  if (text === "after an answer") return {when: "answer", after: 1};
  return {when: "attempts", after: Number(rule.exec(text)![2])};
}
