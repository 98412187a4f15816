import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Preset} from "../src/model/pressures/presets.js";
import type {NamedDeck} from "../src/workbook/deck/deck.js";
import {deckProblemText, readDeck, type FilledText} from "../src/workbook/deck/readDeck.js";
import {looseNumbers} from "../steps/prose/looseNumbers.js";
import {passageLabel, showMention} from "../steps/prose/notes.js";
import {currentSources, type Sources} from "../steps/prose/sources.js";
import {kinds, readMention, type Mention} from "../steps/prose/syntax.js";
import {liveScenarios} from "./liveScenarios.js";

/** Thrown where decks cannot be used; its message lists every problem of every file. */
export class DeckError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The decks have ${problems.length} problem${problems.length > 1 ? "s" : ""}:\n${problems.join("\n")}`);
    this.name = "DeckError";
  }
}

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'"
};
const plain = (html: string) =>
  html.replace(/<[^>]*>/g, "").replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!);

/** Returns the works and passages that a mention names, as lines of a list. */
function namedBy({kind, id}: Mention, {reference, passage, fact}: Sources): string[] {
  const paper = (section: string) => {
    const found = passage.get(section);
    return found ? [`Knorringa and Nadvi (2014): ${passageLabel(found)}`] : [];
  };
  if (kind === "cite") return id.split(",").flatMap((key) => reference.get(key.trim())?.text ?? []);
  if (kind === "paper") return paper(id);
  if (kind === "fact") {
    const row = fact.get(id);
    const work = row?.cited_work ? reference.get(row.cited_work)?.text : undefined;
    return row ? [...(work ? [work] : []), ...paper(row.section!)] : [];
  }
  return [];
}

/** Returns a text of a deck with its mentions in words, the sources that they name, and what breaks the rules of prose. */
export function fillProse(text: string, sources: Sources): FilledText {
  let filled = "";
  let own = "";
  const named: string[] = [];
  const problems: string[] = [];
  for (let at = 0; at < text.length;) {
    const found = text[at] === "{" ? readMention(text, at) : null;
    if (!found) {
      filled += text[at];
      own += text[at];
      at += 1;
      continue;
    }
    const {mention, length} = found;
    const shown = showMention(mention, sources);
    if (shown.problem) problems.push(shown.problem);
    filled += mention.kind === "work" ? (sources.reference.get(mention.id)?.text ?? "") : plain(shown.html);
    named.push(...namedBy(mention, sources));
    own += " ";
    at += length;
  }
  for (const number of looseNumbers(own))
    problems.push(`holds "${number}", which names no fact: write {fact:ID}, or {n:${number}} for a count of our own`);
  const broken = /\{\w+:[^}]{0,40}/.exec(own);
  if (broken) problems.push(`holds "${broken[0]}", which cannot be read: ${kinds.join(", ")} can stand in braces`);
  return {text: filled, sources: named, problems};
}

/** Returns the decks of a folder of YAML files, in the order of their names, with every mistake of every file. */
export function readDecks(
  presets: readonly Preset[],
  folder = join("data", "decks"),
  sources: () => Sources = currentSources
): {decks: NamedDeck[]; problems: string[]} {
  const decks: NamedDeck[] = [];
  const problems: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    const id = name.replace(/\.ya?ml$/, "");
    if (id === name) continue;
    if (!/^[a-z0-9-]{1,60}$/.test(id))
      problems.push(`${join(folder, name)}: a deck’s file is called by small letters, digits and hyphens`);
    const {deck, problems: own} = readDeck(readFileSync(join(folder, name), "utf8"), presets, {
      fill: (text) => fillProse(text, sources())
    });
    own.forEach((problem) => problems.push(`${join(folder, name)} ${deckProblemText(problem)}`));
    if (deck) decks.push({id, ...deck});
  }
  return {decks, problems};
}

const isLive = () => process.env["WORKBOOK_PREVIEW"] === "1";

/**
 * Returns the decks of the site. While somebody writes in the development server, those without mistakes, and the mistakes
 * of the others; otherwise throws a DeckError where there is a mistake.
 */
export function siteDecks({live = isLive(), presets = liveScenarios()} = {}): {decks: NamedDeck[]; problems: string[]} {
  const read = readDecks(presets);
  if (read.problems.length && !live) throw new DeckError(read.problems);
  return read;
}
