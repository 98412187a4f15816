import {isMap, isNode, isPair, isScalar, LineCounter, parseDocument} from "yaml";
import {nearest} from "../../loaders/problems.js";
import {safeParse, strictObject} from "../../src/vendor/valibot.js";
import type {FieldPath, Kind} from "../../src/workbook/exercise/kind.js";
import {kinds} from "../../src/workbook/exercise/kinds.js";
import {commonFields, type CommonFields} from "./author.js";

/** A mistake in an exercise: the line counts from 1 in the text in which the block stands. */
export interface ExerciseProblem {
  readonly line: number;
  readonly message: string;
}

/** An exercise as its author wrote it, with the way back to its lines. */
export interface AuthoredExercise {
  readonly common: CommonFields;
  readonly kind: Kind;
  /** The fields of its kind. */
  readonly fields: unknown;
  /** Everything that is written in the block, as plain data. */
  readonly source: unknown;
  /** Returns the line on which a field stands, or its nearest parent that is there; in a text of several lines, the line `within` it. */
  lineOf(path: FieldPath, within?: number): number;
}

/** Returns a path as people read it: "options › 2 › text", lists counted from 1. */
export const pathText = (path: FieldPath): string =>
  path.map((key) => (typeof key === "number" ? key + 1 : key)).join(" › ");

/** Returns the message about a field of an exercise. */
export const problemText = (id: unknown, path: FieldPath, message: string): string => {
  const name = typeof id === "string" && id ? `exercise "${id}"` : "an exercise";
  return path.length ? `${name}, field ${pathText(path)}: ${message}.` : `${name}: ${message}.`;
};

/**
 * Returns the exercise in a block of YAML, or all that is wrong with its syntax and its fields. `firstLine` is the line of
 * the text's first line in its page.
 */
export function readExercise(
  text: string,
  firstLine = 1
): {exercise: AuthoredExercise | null; problems: ExerciseProblem[]} {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false});
  const at = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  if (document.errors.length) {
    const problems = document.errors.map(({message, pos}) => ({
      line: at(pos[0]),
      message: `an exercise cannot be read: ${message.replace(/\.$/, "")}. A text with a colon or a # in it has to stand in quotes or under |.`
    }));
    return {exercise: null, problems};
  }
  const lineOf = (path: FieldPath, within = 0): number => {
    for (let end = path.length; end > 0; end--) {
      const parent: unknown = end > 1 ? document.getIn(path.slice(0, end - 1), true) : document.contents;
      const key = path[end - 1];
      const pair = isMap(parent)
        ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
        : null;
      const node: unknown = document.getIn(path.slice(0, end), true);
      const start = pair && isNode(pair.key) ? pair.key.range?.[0] : isNode(node) ? node.range?.[0] : undefined;
      if (start === undefined) continue;
      if (end < path.length) return at(start);
      const value = isScalar(node) && node.range ? node : null;
      const isBlock = value?.type === "BLOCK_LITERAL" || value?.type === "BLOCK_FOLDED";
      return value ? at(value.range![0]) + (isBlock ? 1 + within : within) : at(start);
    }
    return firstLine;
  };

  const source: unknown = document.toJS();
  if (!isMap(document.contents) || source === null || typeof source !== "object")
    return {
      exercise: null,
      problems: [{line: firstLine, message: "an exercise has to be a list of fields, such as id: what-a-cluster-is."}]
    };
  const data = source as Record<string, unknown>;
  const problems: ExerciseProblem[] = [];
  const report = (path: FieldPath, message: string) =>
    void problems.push({line: lineOf(path), message: problemText(data["id"], path, message)});

  const names = Object.keys(kinds);
  const kind = typeof data["kind"] === "string" ? kinds[data["kind"]] : undefined;
  if (!kind) {
    const near = typeof data["kind"] === "string" ? nearest(data["kind"], names) : null;
    const found = data["kind"] === undefined ? "is missing" : `is ${JSON.stringify(data["kind"])}`;
    report(["kind"], `${found}, and has to be one of ${names.join(", ")}${near ? `; did you mean ${near}?` : ""}`);
  }
  const entries = {...commonFields, ...kind?.fields};
  const result = safeParse(strictObject(entries), data);
  for (const issue of result.issues ?? []) {
    const path = (issue.path ?? []).map(({key}) => key as string | number);
    if (path[0] === "kind") continue;
    // Without its kind nobody knows which other fields are right.
    if (!kind && !(String(path[0]) in commonFields)) continue;
    report(path, issueWords(issue, path, Object.keys(entries)));
  }
  if (problems.length || !kind) return {exercise: null, problems};
  const all = result.output as Record<string, unknown>;
  const part = (keys: readonly string[]) =>
    Object.fromEntries(keys.filter((key) => key in all).map((key) => [key, all[key]]));
  return {
    exercise: {
      common: part(Object.keys(commonFields)) as CommonFields,
      kind,
      fields: part(Object.keys(kind.fields)),
      source,
      lineOf
    },
    problems
  };
}

interface Issue {
  readonly type: string;
  readonly expected: string | null;
  readonly received: string;
  readonly message: string;
  readonly input: unknown;
}

/** Returns what is wrong in words: what was expected, and what stands there. */
function issueWords({expected, received, message, input}: Issue, path: FieldPath, fields: readonly string[]): string {
  const key = String(path[path.length - 1]);
  if (expected === "never") {
    const near = path.length === 1 ? nearest(key, fields) : null;
    return `is no field that can stand here${near ? `; did you mean ${near}?` : ""}`;
  }
  const own = /^(has to|may) /.test(message)
    ? message
    : `has to be ${(expected ?? "something else").replaceAll('"', "")}`;
  if (received === "undefined" || input === undefined)
    return `is missing; ${/^has to be /.test(own) ? own : "it has to be there"}`;
  const shown = JSON.stringify(input) ?? String(input);
  return `${own}, but is ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}`;
}
