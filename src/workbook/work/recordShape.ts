import {
  array,
  boolean,
  check,
  maxLength,
  maxValue,
  minValue,
  nullable,
  number,
  pipe,
  regex,
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
const name = pipe(
  string("has to be text"),
  regex(/^[A-Za-z0-9][A-Za-z0-9_./-]{0,199}$/, "has to be a short name of letters, digits and hyphens")
);
const finite = pipe(number("has to be a number"), check((value: number) => Number.isFinite(value), "has to be a finite number"));
const time = pipe(finite, minValue(0, "may not be before 1970"), maxValue(8.64e15, "is not a time"));
const json = pipe(
  unknown(),
  check(
    (value) => jsonProblem(value, {deepest: 20, most: 20_000}) === null,
    "is nested too deeply, too large or not plain data"
  )
);

/** The shape of an answer in a file that somebody sends. */
export const recordShape = strictObject(
  {
    page: name,
    exercise: name,
    question: pipe(string("has to be text"), regex(/^[0-9a-f]{1,128}$/, "has to be a hash in hexadecimal digits")),
    kind: name,
    prompt: text,
    input: json,
    seed: nullable(finite),
    attempts: pipe(
      array(
        strictObject(
          {
            input: json,
            verdict: pipe(string("has to be text"), maxLength(200, "is too long")),
            credit: pipe(finite, minValue(0, "may not be below 0"), maxValue(1, "may not be above 1")),
            message: text,
            at: time
          },
          "has to be an attempt"
        ),
        "has to be a list"
      ),
      maxLength(most.attempts, "is too long")
    ),
    hints: pipe(
      finite,
      check((value: number) => Number.isInteger(value), "has to be a whole number"),
      minValue(0, "may not be below 0"),
      maxValue(1_000, "is too large")
    ),
    revealed: boolean("has to be true or false"),
    changed: time,
    writer: pipe(string("has to be text"), maxLength(200, "is too long"))
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
