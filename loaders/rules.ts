import {listWords, nearest, plural, quote} from "./problems.js";

/** A broken rule in words: what is wrong and what to write instead. */
export interface Wording {
  readonly rule: string;
  readonly message: string;
}

const name = String.raw`"?([A-Za-z_]\w*)"?`;
const text = String.raw`'((?:[^']|'')*)'`;
const number = String.raw`(-?\d+(?:\.\d+)?)`;

/** Patterns that have a name people know; others are shown as they are. */
const knownPatterns = new Map([["[0-9]{4}(-[0-9]{4})?", "a year such as 1998, or a span of years such as 1998-2003"]]);

const comparisons: Record<string, string> = {
  ">=": "must not be smaller than",
  "<=": "must not be larger than",
  ">": "must be larger than",
  "<": "must be smaller than",
  "=": "must be equal to",
  "<>": "must differ from",
  "!=": "must differ from"
};

type Explain = (match: string[], cell: string) => string;

/** Known forms of a CHECK expression, as DuckDB prints it without outer parentheses; the first that matches is used. */
const forms: [RegExp, Explain][] = [
  [
    form(String.raw`${name} IN \((${text}(?:, ${text})*)\)`),
    ([, , list = ""], cell) => {
      const words = readList(list);
      const value = unquote(cell);
      const meant = nearest(value, words);
      const hint = meant === null ? "" : ` Did you mean ${quote(meant)}?`;
      return `${cell} is not one of the allowed words: ${listWords(words, words.length)}.${hint}`;
    }
  ],
  [
    form(String.raw`${name} BETWEEN (.+) AND (.+)`),
    ([, , low, high], cell) => `${cell} is out of range. Write a value between ${low} and ${high}.`
  ],
  [
    form(String.raw`length\(${name}\) = (\d+)`),
    ([, , n], cell) => `${cell} has ${plural([...unquote(cell)].length, "character")}, but must have exactly ${n}.`
  ],
  [
    form(String.raw`regexp_(?:full_match|matches)\(${name}, ${text}\)`),
    ([, , pattern = ""], cell) => {
      const known = knownPatterns.get(pattern.replaceAll("''", "'"));
      return known === undefined
        ? `${cell} does not have the form ${pattern} (a regular expression).`
        : `${cell} is not ${known}.`;
    }
  ],
  [form(String.raw`isfinite\(${name}\)`), (_, cell) => `${cell} is not a finite number.`],
  [
    form(String.raw`${name} (>=|<=|<>|!=|>|<) ${number}`),
    ([, , sign = "", limit], cell) => `${cell} ${comparisons[sign]} ${limit}.`
  ],
  [
    form(String.raw`${name} (>=|<=|<>|!=|=|>|<) ${name}`),
    ([, a, sign = "", b], cell) => `${a} ${comparisons[sign]} ${b}, but ${cell}.`
  ],
  [
    form(String.raw`\(${name} = ${text}\) OR \(${name} IS NOT NULL\)`),
    ([, a, word, b], cell) => `${b} may be empty only where ${a} is ${quote(word!)}, but ${cell}.`
  ],
  [
    form(String.raw`\(${name} IS NULL\) = \(${name} = ${text}\)`),
    ([, a, b, word], cell) =>
      `${a} must be empty where ${b} is ${quote(word!)}, and filled everywhere else, but ${cell}.`
  ],
  [
    form(
      String.raw`\(*CAST\(\(${name} IS NOT NULL\) AS INTEGER\)(?: \+ CAST\(\(${name} IS NOT NULL\) AS INTEGER\)\))+ = (\d+)`
    ),
    (match, cell) => {
      const columns = [...match[0]!.matchAll(new RegExp(String.raw`\(${name} IS NOT NULL\)`, "g"))].map(
        ([, column]) => column
      );
      return `exactly ${match.at(-1)} of the columns ${columns.join(", ")} must be filled, but ${cell}.`;
    }
  ]
];

/**
 * Returns what a CHECK expression asks, in words. The cell is what stands in the file, ready to be shown: a quoted value,
 * or for a rule of several columns "a is 1 and b is empty".
 */
export function explainCheck(expression: string, cell: string): Wording {
  const bare = stripParentheses(expression);
  for (const [pattern, explain] of forms) {
    const match = pattern.exec(bare);
    if (match !== null) return {rule: `check ${bare}`, message: explain([...match], cell)};
  }
  return {rule: `check ${bare}`, message: `${cell} breaks the rule ${bare.replaceAll('"', "")}.`};
}

/** Returns why a text is not a value of the type, and what to write. */
export function explainType(type: string, value: string): Wording {
  const rule = `type ${type}`;
  if (type === "BOOLEAN")
    return {rule, message: `${quote(value)} is neither true nor false. Write one of these two words.`};
  if (isNumeric(type)) {
    const whole = isWhole(type);
    const what = whole ? "a whole number" : "a number";
    if (numberText(whole).test(value.replace(/^ +| +$/g, "")))
      return {rule, message: `${quote(value)} is too large or too small for this column.`};
    return {rule, message: `${quote(value)} is not ${what}. ${numberHint(value, whole)}`};
  }
  const form = {DATE: "a date. Write year-month-day: 2014-05-31."}[type] ?? `a value of the type ${type}.`;
  return {rule, message: `${quote(value)} is not ${form}`};
}

/** Returns whether the type holds numbers. */
export function isNumeric(type: string): boolean {
  return isWhole(type) || /^(DOUBLE|FLOAT|DECIMAL)/.test(type);
}

/** Returns whether the type holds whole numbers only. */
export function isWhole(type: string): boolean {
  return /^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/.test(type);
}

/** Returns the form that a number must have in a CSV file: DuckDB alone would round 1.7 to 2 and read 1_000. */
export function numberText(whole: boolean): RegExp {
  return whole ? /^[+-]?[0-9]+$/ : /^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?$/;
}

function numberHint(value: string, whole: boolean): string {
  const bare = value.trim();
  const joined = bare.replace(/(?<=\d)[,_ '\u00a0\u202f](?=\d{3}(?!\d))/g, "");
  if (joined !== bare && numberText(whole).test(joined)) return `Write digits without separators: ${joined}.`;
  const point = bare.replace(",", ".");
  if (point !== bare && numberText(whole).test(point)) return `Write a point, not a comma: ${point}.`;
  if (whole && /[.e]/i.test(bare) && numberText(false).test(bare)) return "Write it without decimals.";
  const found = bare.match(/-?\d+(?:[.,_ ]\d+)*/g) ?? [];
  const digits = found[0]?.replace(/[,_ ]/g, "");
  if (found.length === 1 && numberText(whole).test(digits!))
    return `Write the number alone, without other text: ${digits}.`;
  return "Write digits only, without units or words.";
}

function form(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

function readList(list: string): string[] {
  return [...list.matchAll(new RegExp(text, "g"))].map(([, word]) => word!.replaceAll("''", "'"));
}

function unquote(cell: string): string {
  return cell.replace(/^"|"$/g, "");
}

/** Removes parentheses that enclose the whole expression. */
function stripParentheses(expression: string): string {
  let bare = expression.trim();
  while (bare.startsWith("(") && closing(bare) === bare.length - 1) bare = bare.slice(1, -1).trim();
  return bare;
}

/** Returns the offset of the parenthesis that closes the first one, minding quoted text; -1 if there is none. */
function closing(expression: string): number {
  let depth = 0;
  let quoted: string | null = null;
  for (let i = 0; i < expression.length; ++i) {
    const c = expression[i]!;
    if (quoted !== null) quoted = c === quoted ? null : quoted;
    else if (c === "'" || c === '"') quoted = c;
    else if (c === "(") ++depth;
    else if (c === ")" && --depth === 0) return i;
  }
  return -1;
}
