import {
  array,
  boolean,
  check,
  maxLength,
  minLength,
  nullable,
  number,
  pipe,
  safeParse,
  strictObject,
  string,
  unknown
} from "../../vendor/valibot.js";
import {jsonProblem} from "../json.js";
import type {AnswerRecord} from "./record.js";

/** Most answers in a file, attempts at an answer, and characters of one text; far above what a course can reach. */
export const most = {records: 5_000, attempts: 2_000, characters: 200_000} as const;

const text = pipe(string("has to be text"), maxLength(most.characters, "is too long"));
const name = pipe(string("has to be text"), minLength(1, "may not be empty"), maxLength(300, "is too long"));
const finite = pipe(
  number("has to be a number"),
  check((value: number) => Number.isFinite(value), "has to be a finite number")
);
const json = pipe(
  unknown(),
  check((value) => jsonProblem(value) === null, "is nested too deeply, too large or not plain data")
);

/** The shape of an answer in a file that somebody sends. */
export const recordShape = strictObject(
  {
    page: name,
    exercise: name,
    question: name,
    kind: name,
    prompt: text,
    input: json,
    seed: nullable(finite),
    attempts: pipe(
      array(
        strictObject(
          {
            input: json,
            verdict: text,
            credit: finite,
            message: text,
            at: finite
          },
          "has to be an attempt"
        ),
        "has to be a list"
      ),
      maxLength(most.attempts, "is too long")
    ),
    hints: finite,
    revealed: boolean("has to be true or false"),
    changed: finite,
    writer: text
  },
  "has to be an answer"
);

const plain = string();
const keptJson = pipe(
  unknown(),
  check((value) => jsonProblem(value) === null)
);
/** What is asked of an answer in this browser's own storage: less than of a file, so that none that was put there is left out. */
const keptShape = strictObject({
  page: plain,
  exercise: plain,
  question: plain,
  kind: plain,
  prompt: plain,
  input: keptJson,
  seed: nullable(number()),
  attempts: array(strictObject({input: keptJson, verdict: plain, credit: number(), message: plain, at: number()})),
  hints: number(),
  revealed: boolean(),
  changed: number(),
  writer: plain
});

/** Returns the answer that a stored value is, or null when it is none. */
export function keptRecord(value: unknown): AnswerRecord | null {
  const result = safeParse(keptShape, value);
  return result.success ? (result.output as AnswerRecord) : null;
}
