import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import MarkdownIt from "markdown-it";
import {syllable} from "syllable";
import {parseDocument} from "yaml";
import {root} from "./root.js";
import {htmlText} from "./prose/looseNumbers.js";
import {readMention, type Mention} from "./prose/syntax.js";

/** A sentence of a page: its words, and the line of the file on which its paragraph begins. */
export interface Sentence {
  readonly text: string;
  readonly words: number;
  readonly line: number;
}

/** What a page holds, in numbers. */
export interface PageReport {
  readonly page: string;
  /** Words outside exercises, code, headings and the list for further reading; a number that names a fact is one word. */
  readonly words: number;
  readonly sentences: readonly Sentence[];
  readonly wordsPerSentence: number;
  /** Flesch reading ease of the prose, about 0 to 100; the higher, the easier. */
  readonly ease: number;
  readonly figures: number;
  readonly scenarios: number;
  /** Exercises of each kind. */
  readonly exercises: ReadonlyMap<string, number>;
  /** Different facts, and different works, that the page names. */
  readonly facts: number;
  readonly works: number;
}

const words = new Intl.Segmenter("en", {granularity: "word"});
const sentences = new Intl.Segmenter("en", {granularity: "sentence"});
const wordsOf = (text: string): string[] =>
  [...words.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment);

/** Returns Flesch’s reading ease (Flesch 1948): 206.835 − 1.015 × words a sentence − 84.6 × syllables a word; not a number without words. */
export function readingEase({words, sentences, syllables}: {words: number; sentences: number; syllables: number}) {
  return 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words);
}

/** Returns what a reader sees of a mention, near enough to count: a term’s words, a word for a number, nothing for a source in brackets. */
function shown({kind, id, option}: Mention): string {
  if (kind === "n") return id;
  if (kind === "fact") return "number";
  if (kind === "term") return option ?? id.replaceAll("-", " ");
  return kind === "cite" && option === "text" ? id.replace(/-.*/, "") : "";
}

/** Returns a text with each mention as a reader sees it, and calls `found` with each. */
function plainText(text: string, found: (mention: Mention) => void): string {
  let out = "";
  for (let at = 0; at < text.length;) {
    const here = text[at] === "{" ? readMention(text, at) : null;
    if (here) found(here.mention);
    out += here ? shown(here.mention) : text[at];
    at += here?.length ?? 1;
  }
  return out;
}

/** Returns the report on a page’s Markdown. Figures are what its cells display or view, apart from scenarios. */
export function reportPage(source: string, page: string): PageReport {
  const front = /^---\r?\n[\s\S]*?\r?\n---\r?\n/.exec(source)?.[0] ?? "";
  const offset = front.split("\n").length;
  const exercises = new Map<string, number>();
  const found: Sentence[] = [];
  let [figures, scenarios, heading, reading] = [0, 0, false, false];

  for (const token of new MarkdownIt({html: true}).parse(source.slice(front.length), {})) {
    if (token.type === "heading_open") heading = true;
    else if (token.type === "heading_close") heading = false;
    else if (token.type === "fence") {
      const info = token.info.trim();
      if (info === "exercise") {
        const kind = String(parseDocument(token.content).get("kind") ?? "no kind");
        exercises.set(kind, (exercises.get(kind) ?? 0) + 1);
      } else if (/^(js|ts)\b/.test(info)) {
        const widgets = token.content.match(/\bscenarioWidget\(/g)?.length ?? 0;
        scenarios += widgets;
        figures += Math.max(0, (token.content.match(/\b(?:display|view)\(/g)?.length ?? 0) - widgets);
      }
    } else if (token.type === "inline" || token.type === "html_block") {
      if (heading) reading = /^further reading$/i.test(token.content);
      else if (/^\{scenario:/.test(token.content)) scenarios += 1;
      else if (!reading) {
        const raw = token.type === "html_block" ? htmlText(token.content) : token.content;
        const text = plainText(raw, () => {})
          .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
          .replace(/[*_`]+/g, "")
          .replace(/\s+/g, " ");
        for (const {segment} of sentences.segment(text)) {
          const count = wordsOf(segment).length;
          if (count) found.push({text: segment.trim(), words: count, line: (token.map?.[0] ?? 0) + offset});
        }
      }
    }
  }
  const [facts, works] = [new Set<string>(), new Set<string>()];
  plainText(source, ({kind, id}) => {
    if (kind === "fact") facts.add(id);
    if (kind === "cite") for (const work of id.split(",")) works.add(work.trim());
    if (kind === "work") works.add(id);
  });
  const total = found.reduce((sum, s) => sum + s.words, 0);
  const syllables = found.reduce(
    (sum, s) => sum + wordsOf(s.text).reduce((n, w) => n + Math.max(1, syllable(w)), 0),
    0
  );
  return {
    page,
    words: total,
    sentences: found,
    wordsPerSentence: total / found.length,
    ease: readingEase({words: total, sentences: found.length, syllables}),
    figures,
    scenarios,
    exercises,
    facts: facts.size,
    works: works.size
  };
}

/** Returns sentences of at least so many words that stand in more than one place, with the pages and lines where. */
export function repeatedSentences(reports: readonly PageReport[], least = 8): {text: string; places: string[]}[] {
  const places = new Map<string, string[]>();
  for (const {page, sentences} of reports)
    for (const {text, words, line} of sentences)
      if (words >= least) places.set(text, [...(places.get(text) ?? []), `${page} line ${line}`]);
  return [...places].filter(([, at]) => at.length > 1).map(([text, at]) => ({text, places: at}));
}

/** Returns the reports as a table in plain text, one line a page. */
export function reportTable(reports: readonly PageReport[]): string {
  const head = ["page", "words", "a sentence", "ease", "figures", "scenarios", "exercises", "facts", "works", "kinds"];
  const rows = reports.map((r) => [
    r.page,
    String(r.words),
    r.wordsPerSentence.toFixed(1),
    r.ease.toFixed(0),
    String(r.figures),
    String(r.scenarios),
    String([...r.exercises.values()].reduce((sum, n) => sum + n, 0)),
    String(r.facts),
    String(r.works),
    [...r.exercises].map(([kind, n]) => `${kind} ${n}`).join(", ")
  ]);
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]!.length)));
  const last = head.length - 1;
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 || i === last ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join("  ")
      .trimEnd();
  return [head, ...rows].map(line).join("\n");
}

/** Prints the table of all chapters, or of the pages named; with --long also the sentences over 35 words. */
async function main(args: readonly string[]): Promise<void> {
  const named = args.filter((arg) => !arg.startsWith("--"));
  const {default: config} = await import("../observablehq.config.js");
  const chapters = config.pages[0]!.pages.map(({path}) => path.slice(1));
  const reports = (named.length ? named : chapters).map((page) =>
    reportPage(readFileSync(join(root, "src", `${page}.md`), "utf8"), page)
  );
  console.log(reportTable(reports));
  for (const {text, places} of repeatedSentences(reports)) console.log(`\nTwice (${places.join("; ")}): ${text}`);
  if (!args.includes("--long")) return;
  for (const {page, sentences} of reports)
    for (const {text, words, line} of sentences)
      if (words > 35) console.log(`\n${page} line ${line}, ${words} words: ${text}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
