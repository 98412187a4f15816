import {
  array,
  integer,
  maxValue,
  minValue,
  number,
  optional,
  pipe,
  strictObject,
  string,
  union
} from "../../../vendor/valibot.js";
import {calculate, formatNumber, roundTo} from "../expression.js";
import {gradeOf, noGrade, openHeld, openSaid, saidHtml} from "../held.js";
import type {FieldPath, FieldsOf, Held, Kind, PublishTools} from "../kind.js";
import {readNumber, readUnit} from "../readNumber.js";
import type {SealedBook} from "../seal.js";
import {words} from "./options.js";

const amount = union([number(), string()], "has to be a number or a calculation");
const mistake = strictObject(
  {answer: amount, feedback: words, tolerance: optional(amount)},
  "has to be an answer and the feedback to it"
);
const fields = {
  answer: amount,
  unit: optional(words),
  units: optional(array(words, "has to be a list of other names of the unit")),
  tolerance: optional(amount),
  decimals: optional(
    pipe(
      number("has to be a whole number"),
      integer("has to be a whole number"),
      minValue(-9, "has to be −9 or more"),
      maxValue(6, "has to be 6 or less")
    )
  ),
  mistakes: optional(array(mistake, "has to be a list of foreseen answers"))
};
type Fields = FieldsOf<typeof fields>;
type Question = {unit: string; units: string[]; decimals: number};
type Check = {book: SealedBook; otherwise: string};
/** What was typed, as it was typed. */
type Input = string;

/** So many numbers, one for each last decimal, may be accepted or foreseen in one variant. */
const mostValues = 100;

const decimalsOf = (value: number | string | undefined) =>
  value === undefined || !Number.isFinite(Number(value)) ? 0 : (/\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0);

const placesOf = ({decimals, answer, tolerance}: Fields) =>
  decimals ?? Math.max(decimalsOf(answer), decimalsOf(tolerance));

/** The text that stands for a number in the book: the count of its last decimals. */
const countText = (value: number, decimals: number) =>
  `number ${String(Math.round(roundTo(value, decimals) * 10 ** decimals) + 0)}`;

/** Returns the value of an author's number or calculation, or null with a problem reported. */
function valueOf(given: number | string | undefined, path: FieldPath, tools: PublishTools): number | null {
  if (given === undefined) return 0;
  if (typeof given === "number") return given;
  try {
    return calculate(given, tools.numbers);
  } catch (error) {
    tools.problem(path, (error as Error).message);
    return null;
  }
}

/** Returns all numbers of so many decimals that lie within the tolerance, ends included. */
function valuesAround(value: number, tolerance: number, decimals: number): number[] {
  const scale = 10 ** decimals;
  const from = Math.ceil((value - tolerance) * scale - 1e-6);
  const to = Math.floor((value + tolerance) * scale + 1e-6);
  if (to - from > mostValues) return Array.from({length: mostValues + 1}, () => NaN);
  const all = Array.from({length: Math.max(0, to - from + 1)}, (_, i) => (from + i) / scale);
  return all.length ? all : [roundTo(value, decimals)];
}

const withUnit = (text: string, unit: string) => (unit === "%" ? `${text} %` : unit ? `${text} ${unit}` : text);

/** The slips that need no author: a share written as per cent, and per cent written as a share. */
function usualSlip(value: number, unit: string): {value: number; text: string} | null {
  if (readUnit(unit).unit === "%")
    return {value: value / 100, text: "That is the share of one. The question asks for per cent: multiply by 100."};
  if (unit === "share")
    return {value: value * 100, text: "That is per cent. The question asks for a share of one: divide by 100."};
  return null;
}

const slipText = (value: number) => `slip ${value.toPrecision(6)}`;

/** One number, read leniently, with unit and tolerance. */
export const numeric: Kind<Fields, Question, Check, Input> = {
  name: "numeric",
  fields,
  publish(given, tools) {
    const {unit = "", units = [], mistakes = []} = given;
    const decimals = placesOf(given);
    const answer = valueOf(given.answer, ["answer"], tools) ?? 0;
    const tolerance = valueOf(given.tolerance, ["tolerance"], tools) ?? 0;
    if (tolerance < 0) tools.problem(["tolerance"], "has to be 0 or more");
    const accepted = valuesAround(answer, tolerance, decimals);
    if (accepted.length > mostValues)
      tools.problem(
        ["tolerance"],
        `has to take in at most ${mostValues} numbers of ${decimals} decimals; write a smaller one, or fewer decimals`
      );
    const entries = accepted.map((value): {answer: string; holds: Held} => ({
      answer: countText(value, decimals),
      holds: {verdict: "right", credit: 1, said: tools.right}
    }));
    mistakes.forEach((m, i) => {
      const value = valueOf(m.answer, ["mistakes", i, "answer"], tools);
      const around = valueOf(m.tolerance ?? given.tolerance, ["mistakes", i, "tolerance"], tools);
      if (value === null || around === null) return;
      const said = tools.say(m.feedback, ["mistakes", i, "feedback"]);
      const foreseen = valuesAround(value, around, decimals);
      if (foreseen.length > mostValues)
        tools.problem(["mistakes", i, "tolerance"], `has to take in at most ${mostValues} numbers`);
      for (const v of foreseen)
        entries.push({
          answer: countText(v, decimals),
          holds: {verdict: "wrong", credit: 0, said, mistake: `mistake-${i + 1}`}
        });
    });
    for (const value of accepted) {
      const slip = usualSlip(value, unit);
      if (!slip || accepted.includes(roundTo(slip.value, decimals))) continue;
      // 0.42 for 42 % would be rounded to 0, so the slip is kept with its own digits.
      const holds: Held = {verdict: "wrong", credit: 0, said: {text: slip.text}, mistake: "per-cent"};
      entries.push({answer: slipText(slip.value), holds});
    }
    return {
      question: {unit, units, decimals},
      check: {book: tools.book(entries), otherwise: tools.openly(tools.wrong)}
    };
  },
  read: (answer) => (typeof answer === "number" ? String(answer) : typeof answer === "string" ? answer : null),
  empty: () => "",
  async grade(input, {unit, units, decimals}, {book, otherwise}) {
    if (input.trim() === "") return noGrade("empty", "There is no number yet. Write one, then check.");
    const reading = readNumber(input);
    if (typeof reading === "string") return noGrade("unreadable", reading);
    const wanted = readUnit(unit);
    const names = [wanted.unit, ...units.map((name) => readUnit(name).unit)];
    const perCentOfShare = reading.unit === "%" && unit === "share";
    if (reading.unit && !names.includes(reading.unit) && !perCentOfShare) {
      const ask = unit ? `The question asks for a number in ${unit}` : "The question asks for a number without a unit";
      return noGrade(
        "unit",
        `${ask}, and “${input.trim()}” has another unit. Write the number alone, or with the right unit.`
      );
    }
    const factor = (perCentOfShare ? 0.01 : 1) * (reading.times === 1 ? 1 : reading.times / wanted.times);
    const values = reading.values.map((value) => value * factor);
    for (const value of values) {
      const held = openHeld(book, slipText(value)) ?? openHeld(book, countText(value, decimals));
      if (held) return gradeOf(held, openSaid(book, otherwise));
    }
    const grade = gradeOf({verdict: "wrong", credit: 0}, openSaid(book, otherwise));
    if (values.length < 2) return grade;
    const read = `“${input.trim()}” was read as ${values.map((v) => formatNumber(v)).join(" and as ")}.`;
    return {
      ...grade,
      message: `${grade.message} ${read}`,
      ...(grade.html ? {html: `${grade.html}<p>${read}</p>`} : {})
    };
  },
  reveal: (given, tools) => {
    const value = valueOf(given.answer, ["answer"], tools);
    return value === null ? null : String(roundTo(value, placesOf(given)));
  },
  describe: (input, {unit}) =>
    input.trim() === ""
      ? "no answer"
      : /^[−-]?[\d.,\s]+$/.test(input.trim())
        ? withUnit(input.trim(), unit)
        : input.trim(),
  outline: () => "",
  questionText: ({unit}) => (unit ? `in ${unit}` : ""),
  notes: (given, tools) =>
    (given.mistakes ?? []).map((m, i) => {
      const value = valueOf(m.answer, ["mistakes", i, "answer"], tools);
      return {
        answer:
          value === null ? String(m.answer) : withUnit(formatNumber(roundTo(value, placesOf(given))), given.unit ?? ""),
        html: saidHtml(tools.say(m.feedback, ["mistakes", i, "feedback"]))
      };
    })
};
