import {pressureParameters} from "../../model/pressures/parameters.js";
import type {PresetFile} from "../../model/pressures/presets.js";
import {settingProblems} from "../../model/pressures/run.js";
import {changeProblems, defaultsOf} from "../../model/schema/parameter.js";
import {
  array,
  literal,
  minLength,
  nullable,
  number,
  picklist,
  pipe,
  regex,
  safeParse,
  strictObject,
  string
} from "../../vendor/valibot.js";
import {JsonMistake, jsonLines} from "./jsonLines.js";

const words = pipe(string("has to be text"), minLength(1, "may not be empty"));
const change = strictObject({
  key: words,
  value: number("has to be a number"),
  note: words,
  source: pipe(
    string("has to be text"),
    regex(/^(paper:[a-z0-9-]+|cite:[a-z0-9-]+|assumed)$/, 'has to be "paper:PASSAGE", "cite:WORK" or "assumed"')
  )
});
const preset = strictObject({
  model: literal("pressures", 'has to be "pressures"'),
  title: words,
  kind: picklist(["contract", "case"], 'has to be "contract" or "case"'),
  country: pipe(string("has to be text"), regex(/^[A-Z]{2}$/, "has to be a country’s two capital letters")),
  case: nullable(words),
  base: nullable(words),
  seed: number("has to be a number"),
  about: words,
  changes: array(change, "has to be a list"),
  phases: array(
    strictObject({from: number("has to be a number"), title: words, changes: array(change, "has to be a list")}),
    "has to be a list"
  )
});

/** What a file of a preset holds, or what is wrong with it: each problem says where and what. */
export type PresetReading =
  | {readonly preset: PresetFile; readonly problems: readonly []}
  | {readonly preset: null; readonly problems: readonly string[]};

/**
 * Returns the preset that a text in JSON holds, or all problems of its shape and its values. Whether its base, its case and
 * its sources exist is for those to check who have them.
 */
export function readPreset(text: string): PresetReading {
  let data: unknown;
  let lines: ReadonlyMap<string, number>;
  try {
    lines = jsonLines(text);
    data = JSON.parse(text);
  } catch (error) {
    const line = error instanceof JsonMistake ? error.line : 1;
    if (!text.trim()) return {preset: null, problems: ["The file is empty."]};
    const words = (text.split("\n")[line - 1] ?? "").trim().slice(0, 60);
    return {
      preset: null,
      problems: [`The file is not JSON: it cannot be read from ${words ? `“${words}”` : "here"} on (line ${line})`]
    };
  }
  const foreign = foreignFile(data);
  if (foreign) return {preset: null, problems: [foreign]};
  const result = safeParse(preset, data);
  if (!result.success) return {preset: null, problems: result.issues.map((issue) => issueText(issue, lines))};
  const file = result.output as unknown as PresetFile;
  const problems = [
    ...listProblems("changes", file.changes, lines),
    ...file.phases.flatMap((phase, i) => listProblems(`phases[${i}].changes`, phase.changes, lines))
  ];
  if (!problems.length) {
    const phases = file.phases.map(({from, changes}) => ({
      from,
      changes: Object.fromEntries(changes.map((c) => [c.key, c.value]))
    }));
    const values = {
      ...defaultsOf(pressureParameters),
      ...Object.fromEntries(file.changes.map((c) => [c.key, c.value]))
    };
    problems.push(...settingProblems({values, seed: file.seed, phases}).map((p) => p.message));
  }
  return problems.length ? {preset: null, problems} : {preset: file, problems: []};
}

/** Returns what a file is that has nothing of a preset, or null for one that has. */
function foreignFile(data: unknown): string | null {
  if (typeof data === "object" && data !== null && !Array.isArray(data)) {
    if ("format" in data && data.format === "workbook-work")
      return "The file holds a student’s answers: the page My work brings it in.";
    if (["model", "title", "changes"].some((key) => Object.hasOwn(data, key))) return null;
  }
  return 'The file is JSON, but no scenario: one begins with { and has fields such as "model", "title" and "changes" (line 1)';
}

interface Issue {
  readonly message: string;
  readonly path?: readonly {readonly key: unknown}[] | undefined;
}

const onLine = (line: number | null | undefined): string => (line ? ` (line ${line})` : "");

/** Returns an issue as "changes[2].value has to be a number (line 14)"; the line is that of the nearest part that is there. */
function issueText({message, path = []}: Issue, lines: ReadonlyMap<string, number>): string {
  const where = path.map(({key}) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  const keys = path.map(({key}) => String(key));
  let line: number | undefined;
  for (let n = keys.length; n >= 0 && line === undefined; n--) line = lines.get(keys.slice(0, n).join("/"));
  const missing = /^Invalid key: Expected .* but received undefined$/.test(message);
  const words = missing
    ? "is missing"
    : /^Invalid key: Expected never/.test(message)
      ? "is no part of a preset"
      : message;
  return `${where.replace(/^\./, "") || "The file"} ${words}${onLine(line)}`;
}

function listProblems(where: string, changes: PresetFile["changes"], lines: ReadonlyMap<string, number>): string[] {
  const lineOf = (i: number, part: string) =>
    onLine(lines.get(`${where.replace("[", "/").replace("].", "/")}/${i}/${part}`));
  const twice = [...changes.entries()].filter(([i, c]) => changes.findIndex((d) => d.key === c.key) !== i);
  return [
    ...changes.flatMap((c, i) =>
      changeProblems(pressureParameters, {[c.key]: c.value}).map(
        (p) => `${where}[${i}]: ${p.message}${lineOf(i, "value")}`
      )
    ),
    ...twice.map(([i, c]) => `${where}: "${c.key}" stands there more than once.${lineOf(i, "key")}`)
  ];
}
