import {existsSync} from "node:fs";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import {readTable} from "../../loaders/csv.js";
import {nearest} from "../../loaders/problems.js";
import {escapeText, plainText} from "../../src/workbook/exercise/held.js";
import type {FieldPath, PublishTools, Said} from "../../src/workbook/exercise/kind.js";
import {siteId} from "../../src/workbook/work/siteId.js";
import {type PublishedExercise, type Solution, type Variant} from "../../src/workbook/exercise/published.js";
import {hashText, keyFrom, openKey, seal, sealBook} from "../../src/workbook/exercise/seal.js";
import {canonicalText, type Json} from "../../src/workbook/json.js";
import {passageLabel} from "../prose/notes.js";
import {prose, type ProseProblem} from "../prose/plugin.js";
import {currentSources, type Sources} from "../prose/sources.js";
import {solutionRule} from "./author.js";
import {drawVariants, fillNumbers, fillPlain, type DrawnNumbers} from "./numbers.js";
import {prepared} from "./prepared.js";
import {problemText, type AuthoredExercise, type ExerciseProblem} from "./readExercise.js";

/** What a page shows of an exercise, and what only its teacher sees. */
export interface PreparedExercise {
  readonly published: PublishedExercise;
  /** Notes that mentions open and that stand in the page, by id. */
  readonly notes: ReadonlyMap<string, string>;
  readonly teacher: TeacherView;
}

/** An answer of the author's own, whether it is right, and words of the message that it has to get. */
export interface Try {
  readonly answer: unknown;
  readonly right: boolean;
  readonly gets: string | null;
}

/** What the teacher's edition shows beside an exercise, for each variant. */
export interface TeacherView {
  readonly variants: readonly {
    readonly key: string | null;
    readonly notes: readonly {answer: string; html: string}[];
    readonly explanation: string;
    /** The author's own answers, which the tests run against what is published. */
    readonly tries: readonly Try[];
  }[];
  readonly note: string;
}

const notesBlock = /<div class="source-notes">([\s\S]*)<\/div>\s*$/;

/** Returns a piece of rendered HTML without its notes, and the notes by id. */
function takeNotes(html: string): {html: string; notes: [id: string, html: string][]} {
  const block = notesBlock.exec(html);
  if (!block) return {html: html.trim(), notes: []};
  const notes = block[1]!
    .split(/\n(?=<div popover)/)
    .map((note): [string, string] => [/ id="([^"]+)"/.exec(note)![1]!, note]);
  return {html: html.slice(0, block.index).trim(), notes};
}

/** One outcome of two exercises is one outcome, however its first letter is written. */
const capitalised = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Links as the built site needs them: what stands inside a sealed text is never seen by Framework. */
const withExtension = (html: string) => html.replace(/href="\.\/([\w/-]+)(#[^"]*)?"/g, 'href="./$1.html$2"');

/** Returns Markdown for the texts of exercises: the prose rules, and no HTML of the author's. */
const textMarkdown = (sources: () => Sources) => prose(new MarkdownIt({html: false, linkify: false}), sources);

/**
 * Returns what is published of an exercise on a page, and what its teacher sees; null when something is wrong with it.
 * Problems of its texts and its kind are all reported.
 */
export function publishExercise(
  exercise: AuthoredExercise,
  page: string,
  sources: () => Sources = currentSources
): {prepared: PreparedExercise | null; problems: ExerciseProblem[]} {
  const {common, kind, fields, source} = exercise;
  const problems = new Map<string, ExerciseProblem>();
  const report = (path: FieldPath, message: string, within = 0) => {
    const text = problemText(common.id, path, message.replace(/\.$/, ""));
    problems.set(text, {line: exercise.lineOf(path, within), message: text});
  };
  const md = textMarkdown(sources);
  const secret = canonicalText(JSON.parse(JSON.stringify(source)) as Json);
  const rule = solutionRule(common.solution);
  const pageNotes = new Map<string, string>();
  checkEvidence(common.evidence ?? [], report);

  const publishVariant = (
    numbers: DrawnNumbers,
    index: number
  ): {variant: Variant; teacher: TeacherView["variants"][number]} => {
    const salt = `${siteId}/${page}/${common.id}/${index}`;
    const render = (markdown: string, path: FieldPath, inline: boolean) => {
      const env: {problems: ProseProblem[]} = {problems: []};
      const filled = fillNumbers(markdown, numbers, (message) => report(path, message));
      const html = inline ? md.renderInline(filled, env) : md.render(filled, env);
      for (const {line, message} of env.problems) report(path, message, line - 1);
      return takeNotes(html.replace(/<div class="page-problem"[\s\S]*?<\/ul><\/div>\n/, ""));
    };
    /** Notes go to the page, once for all its exercises: they are rows of the evidence, which everybody can read. */
    const open = (markdown: string, path: FieldPath, inline: boolean) => {
      const {html, notes} = render(markdown, path, inline);
      for (const [id, note] of notes) pageNotes.set(id, note);
      return html;
    };
    const later = (markdown: string, path: FieldPath) => withExtension(open(markdown, path, false));
    const say = (markdown: string, path: FieldPath): Said => {
      const html = later(markdown, path);
      const text = plainText(html);
      return html === `<p>${escapeText(text)}</p>` || html === `<p>${text}</p>` ? {text} : {text, html};
    };
    const opens = {
      explanation: keyFrom(secret + salt, "explanation"),
      ...(rule.when === "right" ? {solution: keyFrom(secret + salt, "solution")} : {})
    };
    const tools: PublishTools = {
      say,
      inline: (markdown, path) => open(markdown, path, true),
      problem: report,
      book: (entries) =>
        sealBook(
          salt,
          entries.map(({answer, holds}) => ({
            answer,
            holds: JSON.parse(
              JSON.stringify(holds.verdict === "right" || holds.verdict === "given" ? {...holds, opens} : holds)
            ) as Json
          })),
          secret
        ),
      openly: (value) => seal(openKey(salt), value),
      right: common.right ? say(common.right, ["right"]) : {text: "Right."},
      wrong: common.wrong
        ? say(common.wrong, ["wrong"])
        : {text: common.hints ? "Look at the text again, or open a hint." : "Look at the text again."},
      numbers: numbers.values,
      prepared: () => prepared(kind.name, JSON.parse(JSON.stringify(fields)) as Json)
    };
    const prompt = open(common.prompt, ["prompt"], false);
    const hints = (common.hints ?? []).map((hint, i) => later(hint, ["hints", i]));
    const {question, check} = kind.publish(fields, tools);
    const explanation = common.explanation ? later(common.explanation, ["explanation"]) : "";
    const input = kind.reveal(fields, tools);
    const text = input === null ? "" : kind.describe(input, question);
    const solution: Solution = {input, text, explanation: explanation ? opens.explanation : ""};
    const solutionKey = rule.when === "right" ? opens.solution! : openKey(salt);
    return {
      variant: {
        prompt: withExtension(prompt),
        promptText: plainText(prompt),
        question,
        check,
        hints,
        salt,
        explanation: explanation ? seal(opens.explanation, explanation) : "",
        solution: rule.when === "never" || (input === null && !explanation) ? "" : seal(solutionKey, solution)
      },
      teacher: {key: text || null, notes: kind.notes(fields, tools), explanation, tries: triesOf(numbers)}
    };
  };

  const triesOf = (numbers: DrawnNumbers): Try[] =>
    [...common.accepted.map((a) => ({...a, right: true})), ...common.rejected.map((a) => ({...a, right: false}))].map(
      ({answer, gets, right}) => ({
        answer: typeof answer === "string" ? fillPlain(answer, numbers) : answer,
        right,
        gets: gets === undefined ? null : fillPlain(gets, numbers)
      })
    );

  const drawn = drawVariants(common, `${siteId}/${page}/${common.id}`, sources, report);
  const made = drawn.map(publishVariant);
  const variants = made.map(({variant}) => variant);
  const asked = variants.map(({promptText, question}) => ({promptText, question}));
  const env: {problems: ProseProblem[]} = {problems: []};
  const note = common.note ? takeNotes(md.render(common.note, env)).html : "";
  for (const {line, message} of env.problems) report(["note"], message, line - 1);
  if (problems.size) return {prepared: null, problems: [...problems.values()]};
  const published: PublishedExercise = {
    page,
    id: common.id,
    kind: kind.name,
    title: common.title,
    points: common.points ?? 1,
    attempts: common.attempts ?? null,
    solution: rule,
    outcome: capitalised(common.outcome),
    evidence: evidenceLinks(common.evidence ?? []),
    hash: hashText(canonicalText({kind: kind.name, asked})),
    variants
  };
  return {
    prepared: {
      published: JSON.parse(JSON.stringify(published)) as PublishedExercise,
      notes: pageNotes,
      teacher: {variants: made.map(({teacher}) => teacher), note: withExtension(note)}
    },
    problems: []
  };
}

type EvidenceRows = readonly Record<string, string>[];

/** Reports rows that no table holds. */
function checkEvidence(rows: EvidenceRows, report: (path: FieldPath, message: string) => void): void {
  rows.forEach((row, i) => {
    const pairs = Object.entries(row);
    if (pairs.length !== 1) report(["evidence", i], "has to name one row, such as fact: in-unido-year");
    for (const [table, id] of pairs) {
      const path = ["evidence", i, table];
      if (!/^[a-z_]+$/.test(table) || !existsSync(join("data", `${table}.csv`))) {
        report(path, `names no table: there is no data/${table}.csv`);
        continue;
      }
      const ids = readTable(table).map((line) => line["id"] ?? "");
      if (ids.includes(id)) continue;
      const near = nearest(id, ids);
      report(
        path,
        `has to be a row of data/${table}.csv, but "${id}" is none${near ? `; did you mean "${near}"?` : ""}`
      );
    }
  });
}

type Row = Record<string, string | null>;

/** Returns the first words of a text, so many characters at most. */
const shortened = (text: string, most = 48) =>
  text.length <= most ? text : `${text.slice(0, text.lastIndexOf(" ", most))} …`;

/** Returns what a row is called where a text names it. */
function rowName(table: string, row: Row): string {
  if (table === "passage") return passageLabel(row);
  if (table === "fact") return `${row["subject"]}: ${row["indicator"]}`;
  if (table === "erratum") return `erratum on “${shortened(row["printed"]!)}”`;
  const name = row["title"] ?? row["name"] ?? row["term"] ?? row["claim"] ?? row["id"]!;
  return name.replace(/\.$/, "");
}

const evidenceLinks = (rows: EvidenceRows) =>
  rows
    .flatMap((row) => Object.entries(row))
    .map(([table, id]) => {
      const row = readTable(table).find((line) => line["id"] === id)!;
      return `<a href="./evidence.html#${table}=${encodeURIComponent(id)}">${escapeText(rowName(table, row))}</a>`;
    })
    .join("; ");
