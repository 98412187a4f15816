import {
  array,
  boolean,
  integer,
  literal,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  pipe,
  record,
  strictObject,
  string,
  union
} from "../../../vendor/valibot.js";
import type {OutcomeKey} from "../../../model/pressures/outcomes.js";
import {formatValue, valueProblem, type Parameter} from "../../../model/schema/parameter.js";
import type {Json} from "../../json.js";
import {calculate, formatNumber, roundTo} from "../expression.js";
import {escapeText, gradeOf, isObject, joinSaid, noGrade, openHeld, saidHtml} from "../held.js";
import type {FieldPath, FieldsOf, Held, Kind, PublishTools, Said} from "../kind.js";
import {openKey, unseal, type SealedBook} from "../seal.js";
import {words} from "./options.js";

const amount = union([number(), string()], "has to be a number or a calculation");
const count = (least: number, most: number) =>
  pipe(
    number("has to be a whole number"),
    integer("has to be a whole number"),
    minValue(least, `has to be ${least} or more`),
    maxValue(most, `has to be ${most} or less`)
  );
const names = pipe(array(words, "has to be a list of names"), minLength(1, "has to name one or more"));
const values = record(string(), number("has to be a number"), "has to name parameters, each with its value");
const condition = strictObject(
  {
    outcome: words,
    least: optional(amount),
    most: optional(amount),
    of: optional(literal("start", "has to be start, or left out"))
  },
  "has to be a condition such as {outcome: spirit, least: 0.5}"
);
const when = strictObject(
  {
    raised: optional(names),
    lowered: optional(names),
    unmoved: optional(names),
    only: optional(names),
    met: optional(names),
    unmet: optional(names)
  },
  "has to say which answers are meant, such as {raised: [auditRate], only: [auditRate]}"
);
const fields = {
  preset: words,
  changes: optional(values),
  show: names,
  most: optional(count(1, 20)),
  conditions: pipe(array(condition, "has to be a list of conditions"), minLength(1, "has to have one or more")),
  runs: optional(count(1, 12)),
  live: optional(boolean("has to be true or false")),
  answer: optional(values),
  mistakes: optional(
    array(strictObject({when, feedback: words}, "has to have when and feedback"), "has to be a list of mistakes")
  )
};
type Fields = FieldsOf<typeof fields>;
type When = NonNullable<Fields["mistakes"]>[number]["when"];
/** The fields in which parameters and outcomes of the model are named. */
export type TargetNames = Pick<Fields, "preset" | "changes" | "show" | "conditions" | "runs" | "answer">;

type Values = {[key: string]: number};
/** A parameter of the model as plain data. */
type ShownParameter = {[Field in keyof Parameter]: Parameter[Field]};
type OutcomeWords = {label: string; unit: string; better: string; decimals: number; start: number};
/** What steps/exercise/prepare/target.ts makes of the names. */
export type PreparedTarget =
  | {problems: {path: FieldPath; message: string}[]; title?: undefined}
  | {
      problems: [];
      title: string;
      seed: number;
      values: Values;
      phases: {from: number; changes: Values}[];
      parameters: Parameter[];
      outcomes: {[key: string]: OutcomeWords};
    };

/** A condition as it is published: bounds in the outcome's own unit, rounded as the outcome is written. */
export type Condition = {
  outcome: string;
  label: string;
  unit: string;
  decimals: number;
  least: number | null;
  most: number | null;
  /** The bound as a part of the value at the start, or null. */
  ofStart: number | null;
  start: number;
};

export type TargetQuestion = {
  preset: string;
  title: string;
  seed: number;
  runs: number;
  values: Values;
  phases: {from: number; changes: Values}[];
  /** What differs from the preset at the start. */
  changes: Values;
  /** The parameters that may be moved. */
  parameters: ShownParameter[];
  most: number | null;
  conditions: Condition[];
  live: boolean;
};
type Question = TargetQuestion;
type Opened = {mistakes: {when: When; said: Said}[]; wrong: Said};
type Check = {book: SealedBook; otherwise: string};
/** A scenario: the preset, all that differs from it, and the seed of the first run. */
export type TargetInput = {scenario: string; changes: Values; seed: number};

/** What a grade says of the conditions: their values, in order, and which are met. */
export type TargetDetails = {values: number[]; met: boolean[]};

const allMet = "all conditions are met";

/** Returns the value at which each parameter that may be moved stands at the start. */
export const startOf = ({values, changes}: TargetQuestion, key: string): number => changes[key] ?? values[key]!;

/** Returns the parameters that a scenario moves away from the start. */
export const movedIn = (question: TargetQuestion, {changes}: TargetInput): ShownParameter[] =>
  question.parameters.filter(({key}) => (changes[key] ?? question.values[key]) !== startOf(question, key));

/** Returns the scenario in which the parameters have these values; what is as in the preset is no change. */
export function inputFrom(question: TargetQuestion, values: Readonly<Values>): TargetInput {
  const shown = question.parameters.map(({key}) => [key, values[key] ?? startOf(question, key)] as const);
  const changes = {
    ...question.changes,
    ...Object.fromEntries(shown.filter(([key, value]) => value !== startOf(question, key) || key in question.changes))
  };
  return {scenario: question.preset, changes, seed: question.seed};
}

/** Returns whether a value, rounded as it is written, meets a condition. */
export function isMet({least, most, decimals}: Condition, value: number): boolean {
  const shown = roundTo(value, decimals);
  return (least === null || shown >= least) && (most === null || shown <= most);
}

/** Returns a value of an outcome as it is written, with a true minus sign. */
export const valueText = ({decimals}: Pick<Condition, "decimals">, value: number): string =>
  roundTo(value, decimals).toFixed(decimals).replace("-", "−");

/** Returns a condition's bounds in words, such as "at least 0.50" or "at most 0.90, which is 95 % of the start". */
export function boundText(condition: Condition): string {
  const {least, most, ofStart} = condition;
  const text = [
    least === null ? "" : `at least ${valueText(condition, least)}`,
    most === null ? "" : `at most ${valueText(condition, most)}`
  ]
    .filter(Boolean)
    .join(" and ");
  return ofStart === null ? text : `${text}, which is ${formatNumber(100 * ofStart, 1)} % of the start`;
}

function amountOf(given: number | string | undefined, path: FieldPath, tools: PublishTools): number | null {
  if (given === undefined) return null;
  if (typeof given === "number") return given;
  try {
    return calculate(given, tools.numbers);
  } catch (error) {
    tools.problem(path, (error as Error).message);
    return null;
  }
}

function questionOf(given: Fields, tools: PublishTools): Question | null {
  let prepared: PreparedTarget;
  try {
    prepared = tools.prepared() as unknown as PreparedTarget;
  } catch (error) {
    tools.problem(["preset"], `cannot be run. ${(error as Error).message}`);
    return null;
  }
  prepared.problems.forEach(({path, message}) => tools.problem(path, message));
  if (prepared.title === undefined) return null;
  const {outcomes, parameters, ...preset} = prepared;
  const conditions = given.conditions.map((c, i): Condition => {
    const path = ["conditions", i];
    const {label, unit, decimals, start} = outcomes[c.outcome]!;
    if (c.least === undefined && c.most === undefined) tools.problem(path, "has to have least, most or both");
    if (c.of && c.least !== undefined && c.most !== undefined)
      tools.problem(path, "has to have either least or most where it is a part of the start");
    const part = c.of
      ? (amountOf(c.least ?? c.most, [...path, c.least === undefined ? "most" : "least"], tools) ?? 1)
      : null;
    const bound = (name: "least" | "most") => {
      const value = amountOf(c[name], [...path, name], tools);
      return value === null ? null : roundTo(part === null ? value : part * start, decimals);
    };
    return {
      outcome: c.outcome,
      label,
      unit,
      decimals,
      least: bound("least"),
      most: bound("most"),
      ofStart: part,
      start
    };
  });
  if (conditions.every((c) => isMet(c, c.start)))
    tools.problem(["conditions"], "has to ask for something: all conditions are met before anything is moved");
  const twice = given.show.findIndex((key, i) => given.show.indexOf(key) < i);
  if (twice >= 0) tools.problem(["show", twice], "stands twice");
  return {
    preset: given.preset,
    title: preset.title,
    seed: preset.seed,
    runs: given.runs ?? 3,
    values: preset.values,
    phases: preset.phases,
    changes: given.changes ?? {},
    parameters,
    most: given.most ?? null,
    conditions,
    live: given.live ?? true
  };
}

function matches(when: When, question: TargetQuestion, input: TargetInput, met: readonly boolean[]): boolean {
  const moved = movedIn(question, input).map(({key}) => key);
  const by = (key: string) => (input.changes[key] ?? question.values[key]!) - startOf(question, key);
  const metAt = (outcome: string) => question.conditions.every((c, i) => c.outcome !== outcome || met[i]);
  return (
    (when.raised ?? []).every((key) => by(key) > 0) &&
    (when.lowered ?? []).every((key) => by(key) < 0) &&
    (when.unmoved ?? []).every((key) => !moved.includes(key)) &&
    (!when.only || moved.every((key) => when.only!.includes(key))) &&
    (when.met ?? []).every(metAt) &&
    (when.unmet ?? []).every((outcome) => !metAt(outcome))
  );
}

const ruleWords = (when: When) =>
  (["raised", "lowered", "unmoved", "only", "met", "unmet"] as const)
    .flatMap((name) => (when[name] ? `${name}: ${when[name].join(", ")}` : []))
    .join("; ");

/** A scenario of the model of pressures that meets conditions; graded by running it. */
export const target: Kind<Fields, Question, Check, TargetInput> = {
  name: "target",
  fields,
  publish(given, tools) {
    const question = questionOf(given, tools);
    const outcomes = given.conditions.map(({outcome}) => outcome);
    const mistakes = (given.mistakes ?? []).map((m, i) => {
      const path = ["mistakes", i, "when"];
      if (!Object.keys(m.when).length) tools.problem(path, "has to name something, such as raised: [auditRate]");
      for (const name of ["raised", "lowered", "unmoved", "only"] as const)
        (m.when[name] ?? []).forEach((key, k) => {
          if (!given.show.includes(key))
            tools.problem([...path, name, k], `has to be one of the parameters under show, but "${key}" is none`);
        });
      for (const name of ["met", "unmet"] as const)
        (m.when[name] ?? []).forEach((key, k) => {
          if (!outcomes.includes(key))
            tools.problem([...path, name, k], `has to be the outcome of a condition, but "${key}" is none`);
        });
      return {when: m.when, said: tools.say(m.feedback, ["mistakes", i, "feedback"])};
    });
    Object.keys(given.answer ?? {}).forEach((key) => {
      if (!given.show.includes(key))
        tools.problem(["answer", key], `has to be one of the parameters under show, but "${key}" is none`);
    });
    const right: Held = {verdict: "right", credit: 1, said: tools.right};
    const opened: Opened = {mistakes, wrong: tools.wrong};
    return {
      question: question ?? ({} as Question),
      check: {
        book: tools.book([{answer: allMet, holds: right}]),
        otherwise: tools.openly(JSON.parse(JSON.stringify(opened)) as Json)
      }
    };
  },
  read(answer, question) {
    if (!isObject(answer)) return null;
    const whole = isObject(answer["changes"] ?? null) && "scenario" in answer;
    if (whole && (answer["scenario"] !== question.preset || answer["seed"] !== question.seed)) return null;
    const changes = (whole ? answer["changes"] : answer) as Values;
    const fits = Object.entries(changes).every(([key, value]) => {
      const parameter = question.parameters.find((p) => p.key === key);
      return parameter ? !valueProblem(parameter, value) : value === question.changes[key];
    });
    if (!fits) return null;
    return {
      scenario: question.preset,
      changes: {...(whole ? {} : question.changes), ...changes},
      seed: question.seed
    };
  },
  empty: ({preset, changes, seed}) => ({scenario: preset, changes: {...changes}, seed}),
  async grade(input, question, {book, otherwise}, {kernel, signal}) {
    const moved = movedIn(question, input);
    if (!moved.length) return noGrade("empty", "Nothing differs from the start yet. Move a control, then check.");
    const problem = question.parameters
      .map((parameter) => valueProblem(parameter, input.changes[parameter.key] ?? question.values[parameter.key]))
      .find((one) => one !== null);
    if (problem) return noGrade("unreadable", problem.message);
    if (question.most !== null && moved.length > question.most)
      return noGrade(
        "unfinished",
        `You moved ${moved.length} controls (${moved.map(({label}) => label).join(", ")}), and may move ${question.most}. Put one back, then check.`
      );
    const {bandsOf, settingFor} = await import("../scenarioRuns.js");
    const bands = await bandsOf(settingFor(question, input), question.runs, {kernel, signal});
    const {conditions} = question;
    const found = conditions.map(({outcome}) => bands.late(outcome as OutcomeKey));
    const met = conditions.map((condition, i) => isMet(condition, found[i]!));
    const details: TargetDetails = {values: found, met};
    if (met.every(Boolean)) return {...gradeOf(openHeld(book, allMet)!, {text: "Right."}), details};
    const {mistakes, wrong} = unseal(openKey(book.salt), otherwise) as unknown as Opened;
    const count = met.filter(Boolean).length;
    const gained = conditions.some((c, i) => met[i] && !isMet(c, c.start));
    const unmet = conditions.flatMap((c, i) =>
      met[i] ? [] : `${c.label} is ${valueText(c, found[i]!)} and has to be ${boundText(c)}.`
    );
    const foreseen = mistakes.findIndex(({when}) => matches(when, question, input, met));
    const said = joinSaid([
      {text: [`${count} of ${met.length} conditions ${count === 1 ? "is" : "are"} met.`, ...unmet].join(" ")},
      foreseen >= 0 ? mistakes[foreseen]!.said : wrong
    ]);
    return {
      verdict: gained ? "partly" : "wrong",
      credit: gained ? count / met.length : 0,
      message: said.text,
      ...(said.html ? {html: said.html} : {}),
      mistake: foreseen >= 0 ? `mistake-${foreseen + 1}` : null,
      details
    };
  },
  reveal(given, tools) {
    const question = given.answer ? questionOf(given, tools) : null;
    return question && inputFrom(question, given.answer!);
  },
  describe(input, question) {
    const moved = movedIn(question, input).map(
      (p) =>
        `${p.label} ${formatValue(p, input.changes[p.key] ?? question.values[p.key]!)} (at the start ${formatValue(p, startOf(question, p.key))})`
    );
    return moved.length ? `${question.title}, seed ${input.seed}: ${moved.join("; ")}` : "no answer";
  },
  outline: (question) => {
    const list = (items: readonly string[]) =>
      `<ul class="exercise-outline">${items.map((item) => `<li>${escapeText(item)}</li>`).join("")}</ul>`;
    return (
      `<p>To be met, on average over the last ten periods:</p>${list(conditionTexts(question))}` +
      `<p>${escapeText(movesText(question))}</p>${list(parameterTexts(question))}`
    );
  },
  questionText: (question) =>
    [
      "to be met:",
      ...conditionTexts(question).map((text) => `- ${text}`),
      movesText(question),
      ...parameterTexts(question).map((text) => `- ${text}`)
    ].join("\n"),
  notes: ({mistakes = []}, tools) =>
    mistakes.map((m, i) => ({
      answer: ruleWords(m.when),
      html: saidHtml(tools.say(m.feedback, ["mistakes", i, "feedback"]))
    }))
};

const conditionTexts = ({conditions}: TargetQuestion) =>
  conditions.map((c) => `${c.label}: ${boundText(c)} (now ${valueText(c, c.start)})`);

const parameterTexts = (question: TargetQuestion) =>
  question.parameters.map(
    (p) => `${p.label}: from ${p.min} to ${p.max}, now ${formatValue(p, startOf(question, p.key))}`
  );

/** Returns which preset it is and how many controls may be moved, as a sentence. */
export const movesText = ({title, most, parameters}: TargetQuestion): string =>
  most === null || most >= parameters.length
    ? `Start: ${title}. These controls may be moved:`
    : `Start: ${title}. Of these controls ${most === 1 ? "one" : `at most ${most}`} may be moved:`;
