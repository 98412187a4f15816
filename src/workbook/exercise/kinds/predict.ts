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
  strictObject,
  string,
  tuple
} from "../../../vendor/valibot.js";
import {curvePlot, curveText, type CurveQuestion} from "../curvePlot.js";
import {
  directions,
  directionWords,
  distance,
  featuresOf,
  ticksOf,
  valueAt,
  type Direction,
  type Features,
  type Point
} from "../curve.js";
import {gradeOf, joinSaid, noGrade, openHeld, openSaid, saidHtml} from "../held.js";
import type {FieldPath, FieldsOf, Held, Kind, PublishTools, Said} from "../kind.js";
import type {Json} from "../../json.js";
import {openKey, unseal, type SealedBook} from "../seal.js";
import {words} from "./options.js";

const count = (least: number, most: number) =>
  pipe(
    number("has to be a whole number"),
    integer("has to be a whole number"),
    minValue(least, `has to be ${least} or more`),
    maxValue(most, `has to be ${most} or less`)
  );
const pairs = pipe(
  array(
    tuple(
      [number("has to be a number"), number("has to be a number")],
      "has to be a place and a value, such as [2010, 4.5]"
    ),
    "has to be a list of places and values, such as [[2010, 4.5], [2011, 4.9]]"
  ),
  minLength(3, "has to have three points or more"),
  maxLength(240, "has to have at most 240 points")
);
const scenario = strictObject(
  {
    preset: words,
    changes: optional(record(string(), number("has to be a number"), "has to name parameters, each with its value")),
    after: optional(count(1, 239)),
    outcome: words,
    beside: optional(pipe(array(words, "has to be a list of outcomes"), maxLength(2, "may name two outcomes at most"))),
    runs: optional(count(1, 40))
  },
  "has to be a scenario with at least a preset and an outcome"
);
const axis = strictObject(
  {label: words, low: optional(number("has to be a number")), high: optional(number("has to be a number"))},
  "has to have a label"
);
const when = strictObject(
  {
    direction: optional(picklist(directions, `has to be one of ${directions.join(", ")}`)),
    level: optional(picklist(["high", "low"], "has to be high or low")),
    timing: optional(picklist(["early", "late"], "has to be early or late")),
    like: optional(words)
  },
  "has to say which curves are meant, such as direction: up"
);
const above = (message: string) => pipe(number(message), minValue(1e-9, message));
const fields = {
  scenario: optional(scenario),
  series: optional(pairs),
  x: optional(axis),
  y: optional(axis),
  name: optional(words),
  whose: optional(words),
  shown: optional(number("has to be a place on the horizontal axis")),
  mark: optional(words),
  handles: optional(count(3, 15)),
  tolerance: optional(above("has to be a number above 0")),
  level: optional(above("has to be a number above 0")),
  mistakes: optional(
    array(strictObject({when, feedback: words}, "has to have when and feedback"), "has to be a list of mistakes")
  )
};
type Fields = FieldsOf<typeof fields>;
export type ScenarioFields = NonNullable<Fields["scenario"]>;
type When = NonNullable<Fields["mistakes"]>[number]["when"];

type Curve = {key: string; label: string; points: Point[]};
/** What steps/exercise/prepare/predict.ts makes of a scenario. */
export type PreparedCurves =
  | {problems: {path: FieldPath; message: string}[]; real?: undefined}
  | {
      problems: [];
      unit: string;
      decimals: number;
      share: boolean;
      periods: number;
      real: Curve;
      beside: Curve[];
      marks: {x: number; text: string}[];
    };

type Question = CurveQuestion;
/** What is opened by any answer: the real curve, how it is compared, and what is said to foreseen curves. */
type Opened = {
  real: Point[];
  tolerance: number;
  level: number;
  mistakes: {when: When; said: Said}[];
  wrong: Said;
};
type Check = {book: SealedBook; otherwise: string};
/** The points as they were drawn, from left to right. */
type Input = Point[];

const rightAnswer = "the direction and the level";

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** Returns what the exercise's fields come to, or null with its problems reported. */
function curvesOf(given: Fields, tools: PublishTools): {question: Question; real: Point[]} | null {
  const {scenario, series, x, y, mark, shown} = given;
  if (!scenario === !series) {
    tools.problem(
      scenario ? ["series"] : [],
      scenario ? "cannot stand beside scenario; take one of both" : "has to have a scenario or a series"
    );
    return null;
  }
  let prepared: PreparedCurves | null;
  try {
    prepared = tools.prepared() as PreparedCurves | null;
  } catch (error) {
    tools.problem(["scenario"], `cannot be run. ${(error as Error).message}`);
    return null;
  }
  prepared?.problems.forEach(({path, message}) => tools.problem(path, message));
  if (prepared?.problems.length) return null;
  const model = prepared?.real ? prepared : null;
  const points: Point[] = model?.real.points ?? series!.map(([at, value]): Point => [at, value]);
  const wild = points.findIndex(([at], i) => i > 0 && at <= points[i - 1]![0]);
  if (wild > 0) tools.problem(["series", wild], "has to lie to the right of the point before it");
  if (series && !x) tools.problem(["x"], "is missing; it has to have a label, such as label: year");
  if (series && !y) tools.problem(["y"], 'is missing; it has to have a label, such as label: "Exports, US$ million"');
  const from = points[0]![0];
  const to = points.at(-1)![0];
  const start = shown ?? scenario?.after ?? from;
  if (start < from || start > from + (to - from) * 0.8)
    tools.problem(
      [shown === undefined ? "scenario" : "shown"],
      `has to leave something to draw: the curve runs from ${from} to ${to}, and is shown up to ${start}`
    );
  const beside = model?.beside ?? [];
  const all = [points, ...beside.map((curve) => curve.points)].flat().map(([, value]) => value);
  const low = y?.low ?? Math.min(0, ...all);
  const high = y?.high ?? (model?.share ? Math.max(1, ...all) : (ticksOf(low, Math.max(...all) * 1.1, 4).at(-1) ?? 1));
  if (!(low < high) || all.some((value) => value < low || value > high)) {
    tools.problem(
      ["y"],
      `has to have room for the curve, which runs from ${Math.min(...all)} to ${Math.max(...all)}; give low and high`
    );
    return null;
  }
  const decimals = model?.decimals ?? Math.max(0, 2 - Math.floor(Math.log10(high - low)));
  const handles = given.handles ?? 7;
  const whole = points.every(([at]) => Number.isInteger(at));
  const place = (i: number) => {
    const at = start + ((to - start) * i) / (handles - 1);
    return whole ? Math.round(at) : rounded(at, 3);
  };
  const known = points.filter(([at]) => at <= start);
  return {
    real: points,
    question: {
      x: {from, to, label: x?.label ?? "period"},
      y: {low, high, label: y?.label ?? `${model?.real.label}, ${model?.unit}`, decimals},
      name: given.name ?? model?.real.label ?? y?.label ?? "",
      whose: given.whose ?? (model ? "the model" : "the record"),
      start,
      places: points.map(([at]) => at).filter((at) => at >= start),
      handles: [...new Set(Array.from({length: handles}, (_, i) => place(i)))],
      known: known.length > 1 ? known : [],
      beside,
      marks: [
        ...(model?.marks ?? []),
        ...(mark !== undefined || scenario?.after !== undefined
          ? [{x: scenario?.after ?? start, text: mark ?? "the change"}]
          : [])
      ]
    }
  };
}

/** Returns the tolerance for levels and the largest change that counts as none, in units of the vertical axis. */
const bounds = (given: Fields, {y}: Question) => ({
  tolerance: given.tolerance ?? 0.15 * (y.high - y.low),
  level: given.level ?? 0.08 * (y.high - y.low)
});

type Comparison = {
  yours: Features;
  real: Features;
  level: "right" | "high" | "low";
  timing: "right" | "early" | "late" | null;
};

function compare(input: Input, {start, x}: Question, {real, tolerance, level}: Opened): Comparison {
  const theirs = featuresOf(real, start, x.to, level);
  const drawn = featuresOf(input, start, x.to, level);
  // Who draws a slight slope where there is none has seen what matters.
  const slight = theirs.direction === "level" && Math.abs(drawn.end - drawn.start) <= 1.5 * level;
  const yours: Features =
    slight && /up|down/.test(drawn.direction) ? {...drawn, direction: "level", halfway: null} : drawn;
  const off = yours.end - theirs.end;
  const late = yours.direction === theirs.direction && yours.halfway !== null ? yours.halfway - theirs.halfway! : null;
  const far = 0.15 * (x.to - start);
  return {
    yours,
    real: theirs,
    level: Math.abs(off) <= tolerance ? "right" : off > 0 ? "high" : "low",
    timing: late === null ? null : Math.abs(late) <= far ? "right" : late > 0 ? "late" : "early"
  };
}

function sentences({yours, real, level, timing}: Comparison, {y, x, whose}: Question): string[] {
  const value = (v: number) => v.toFixed(y.decimals).replace("-", "−");
  const place = (at: number | null) => String(Math.round(at ?? 0));
  const theirs = `${whose}’s`;
  const same = yours.direction === real.direction;
  return [
    same
      ? `Direction: right, it ${directionWords[real.direction]}.`
      : `Direction: yours ${directionWords[yours.direction]}, ${theirs} ${directionWords[real.direction]}.`,
    level === "right"
      ? `Level: right within the tolerance; yours ends near ${value(yours.end)}, ${theirs} near ${value(real.end)}.`
      : `Level: yours ends near ${value(yours.end)}, ${theirs} near ${value(real.end)}, so yours is too ${level}.`,
    ...(timing === null || !same
      ? []
      : timing === "right"
        ? [`Timing: about right.`]
        : [
            `Timing: yours ${/hump|dip/.test(real.direction) ? "turns" : "has gone half of its way"} at ${x.label} ${place(yours.halfway)}, ${theirs} at ${place(real.halfway)}, so yours is too ${timing}.`
          ])
  ];
}

function matches(when: When, input: Input, question: Question, opened: Opened, found: Comparison): boolean {
  const {start, x, beside} = question;
  if (when.direction !== undefined && when.direction !== found.yours.direction) return false;
  if (when.level !== undefined && when.level !== found.level) return false;
  if (when.timing !== undefined && when.timing !== found.timing) return false;
  if (when.like === undefined) return true;
  const other = beside.find(({key}) => key === when.like);
  if (!other) return false;
  const away = distance(input, other.points, start, x.to);
  return away <= opened.tolerance && away < distance(input, opened.real, start, x.to);
}

const ruleWords = ({direction, level, timing, like}: When) =>
  [
    direction && `a curve that ${directionWords[direction as Direction]}`,
    level && `too ${level} at the end`,
    timing && `too ${timing}`,
    like && `near the curve of ${like}`
  ]
    .filter(Boolean)
    .join(", ");

const isPoint = (point: Json): point is Point =>
  Array.isArray(point) && point.length === 2 && point.every((n) => typeof n === "number" && Number.isFinite(n));

/** A curve over time that is drawn before the real one is shown. */
export const predict: Kind<Fields, Question, Check, Input> = {
  name: "predict",
  fields,
  publish(given, tools) {
    const curves = curvesOf(given, tools);
    const mistakes = (given.mistakes ?? []).map((m, i) => {
      const path = ["mistakes", i, "when"];
      if (!Object.keys(m.when).length) tools.problem(path, "has to name a direction, level, timing or like");
      const others = given.scenario?.beside ?? [];
      if (m.when.like !== undefined && !others.includes(m.when.like))
        tools.problem([...path, "like"], `has to be an outcome under scenario › beside, but "${m.when.like}" is none`);
      return {when: m.when, said: tools.say(m.feedback, ["mistakes", i, "feedback"])};
    });
    const right: Held = {verdict: "right", credit: 1, said: tools.right};
    const book = tools.book([{answer: rightAnswer, holds: right}]);
    if (!curves) return {question: {} as Question, check: {book, otherwise: ""}};
    const {question, real} = curves;
    const opened: Opened = {real, ...bounds(given, question), mistakes, wrong: tools.wrong};
    return {question, check: {book, otherwise: tools.openly(JSON.parse(JSON.stringify(opened)) as Json)}};
  },
  read(answer, {x, y, start}) {
    if (!Array.isArray(answer) || answer.length > 480) return null;
    const points = answer as Json[];
    if (!points.every(isPoint)) return null;
    const fits = points.every(
      ([at, value], i) =>
        at >= start && at <= x.to && value >= y.low && value <= y.high && (i === 0 || at > points[i - 1]![0])
    );
    return fits ? points : null;
  },
  empty: () => [],
  async grade(input, question, {book, otherwise}) {
    const {start, x, whose} = question;
    if (!input.length) return noGrade("empty", "Nothing is drawn yet. Draw your curve, then check.");
    const first = input[0]![0];
    const last = input.at(-1)![0];
    const slack = (x.to - start) / 12;
    const missing =
      last < x.to - slack
        ? `ends at ${x.label} ${last}. Draw it up to ${x.to}`
        : first > start + slack
          ? `begins at ${x.label} ${first}. Draw it from ${start}`
          : null;
    if (missing) return noGrade("unfinished", `Your curve ${missing}, then check.`);
    const opened = unseal(openKey(book.salt), otherwise) as Opened | null;
    if (!opened) return noGrade("unreadable", "This exercise is damaged: the curve to compare with cannot be read.");
    const found = compare(input, question, opened);
    const details = {real: opened.real.filter(([at]) => at >= start), whose};
    const direction = found.yours.direction === found.real.direction;
    const isRight = direction && found.level === "right";
    const foreseen = opened.mistakes.findIndex(({when}) => matches(when, input, question, opened, found));
    const compared: Said = {text: sentences(found, question).join(" ")};
    const extra = foreseen >= 0 ? [opened.mistakes[foreseen]!.said] : isRight ? [] : [opened.wrong];
    const held = isRight ? openHeld(book, rightAnswer)! : null;
    const base = held
      ? gradeOf(held, openSaid(book, otherwise))
      : gradeOf({verdict: direction ? "partly" : "wrong", credit: direction ? 0.5 : 0}, opened.wrong);
    const plainRight = held?.said && held.said.text !== "Right." ? [held.said] : [];
    const said = joinSaid([...plainRight, compared, ...extra]);
    return {
      ...base,
      message: said.text,
      ...(said.html ? {html: said.html} : {}),
      mistake: !isRight && foreseen >= 0 ? `mistake-${foreseen + 1}` : null,
      details: JSON.parse(JSON.stringify(details)) as Json
    };
  },
  reveal: (given, tools) => {
    const curves = curvesOf(given, tools);
    return curves && curves.real.filter(([at]) => at >= curves.question.start);
  },
  describe: (input, question) => (input.length ? curveText(input, question) : "no answer"),
  outline: (question) => curvePlot(question, {width: 340, height: 230}),
  questionText: ({name, x, y, start}) => `${name}, by ${x.label} from ${start} to ${x.to}; ${y.label}`,
  notes: ({mistakes = []}, tools) =>
    mistakes.map((m, i) => ({
      answer: ruleWords(m.when),
      html: saidHtml(tools.say(m.feedback, ["mistakes", i, "feedback"]))
    }))
};

/** Returns the value of a curve at each handle as a table: place, and a value or null beyond what is drawn. */
export const atHandles = (points: readonly Point[], handles: readonly number[]): (number | null)[] => {
  const first = points[0]?.[0] ?? Infinity;
  const last = points.at(-1)?.[0] ?? -Infinity;
  return handles.map((x) => (x < first || x > last ? null : valueAt(points, x)));
};
