import {erratumText} from "../../src/workbook/erratumText.js";
import {formatFact} from "../../src/workbook/formatFact.js";
import type {Sources} from "./sources.js";
import type {Mention} from "./syntax.js";

/** A mention as the page shows it: HTML in the sentence, the note that it opens, and what is wrong with it. */
export interface Shown {
  html: string;
  notes: {id: string; html: string}[];
  problem?: string;
}

type Row = Record<string, string | null>;

const escapes: Record<string, string> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"};

/** Returns text with the five characters escaped that HTML reads as markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => escapes[c]!);
}

/** Returns where a passage stands in the paper, in words: India, paragraph 3; or footnote 2. */
export function passageLabel(passage: Row): string {
  if (passage.id!.startsWith("fn-")) return `footnote ${passage.id!.slice(3)}`;
  if (passage.part === "front") return passage.id === "front-1" ? "abstract" : "abbreviations";
  if (passage.part === "back") return passage.id === "back-1" ? "acknowledgements" : "reference list";
  const names: Record<string, string> = {
    concepts: "Clusters, chains and institutions",
    contracts: "Rising Power clusters",
    agenda: "Research agenda"
  };
  const part = passage.part!;
  const name = names[part] ?? part[0]!.toUpperCase() + part.slice(1);
  return `${name}, paragraph ${passage.paragraph}`;
}

/** Returns a link in the sentence that opens a note, and leads to the row in the evidence where scripts do not run. */
const link = (kind: string, table: string, id: string, text: string, extra = "") =>
  `<a class="source ${kind}${extra}" href="./evidence#${table}=${encodeURIComponent(id)}" data-note="${noteId(table, id)}">${text}</a>`;

const noteId = (table: string, id: string) => `note-${table}-${id}`;

const note = (id: string, label: string, html: string) =>
  `<div popover class="source-note" id="${id}" role="dialog" tabindex="-1" aria-label="${escapeHtml(label)}">${html}</div>`;

const more = (table: string, id: string, text: string) =>
  `<p><a href="./evidence#${table}=${encodeURIComponent(id)}">${text}</a></p>`;

function errataHtml(rows: Row[] | undefined): string {
  return (rows ?? [])
    .map(
      (row) =>
        `<p class="erratum"><strong>Read with care.</strong> ${escapeHtml(erratumText(row as Record<"printed" | "shown" | "why", string>))} ` +
        `<a href="./evidence#erratum=${encodeURIComponent(row.id!)}">This erratum in the evidence</a></p>`
    )
    .join("");
}

/** Returns a fact as it stands in a sentence, with the note that says where it is from; the option is bare (no qualifier). */
function showFact({id, option}: Mention, sources: Sources): Shown {
  const fact = sources.fact.get(id);
  if (!fact) return {html: "", notes: [], problem: `no fact "${id}" in data/fact.csv`};
  if (option && option !== "bare")
    return {html: "", notes: [], problem: `"${option}" after fact ${id}: only "bare" can stand there`};
  const unit = sources.unit.get(fact.unit!)!;
  const value = {value: Number(fact.value), qualifier: fact.qualifier};
  const style = {id: unit.id!, prefix: unit.prefix, suffix: unit.suffix, dimension: unit.dimension!};
  const text = escapeHtml(formatFact(value, style, {qualifier: option !== "bare"}));
  const cited = fact.cited_work ? sources.reference.get(fact.cited_work) : null;
  const passage = sources.passage.get(fact.section!)!;
  const errata = sources.errata.get(id);
  const target = noteId("fact", id);
  const html =
    `<p class="figure-of">${escapeHtml(formatFact(value, style))}</p>` +
    `<dl><dt>What</dt><dd>${escapeHtml(fact.subject!)}: ${escapeHtml(fact.indicator!)}</dd>` +
    (unit.dimension === "date" ? "" : `<dt>Unit</dt><dd>${escapeHtml(unit.label!)}</dd>`) +
    `<dt>Period</dt><dd>${fact.period ? escapeHtml(fact.period) : "not stated"}</dd>` +
    `<dt>Source</dt><dd>Knorringa and Nadvi (2014), ${escapeHtml(passageLabel(passage))}${cited ? `, citing ${escapeHtml(cited.text)}` : ", without a citation"}</dd></dl>` +
    (fact.note ? `<p>${escapeHtml(fact.note)}</p>` : "") +
    errataHtml(errata) +
    more("fact", id, "This fact in the evidence");
  const shown = link("fact", "fact", id, text, errata ? " has-erratum" : "");
  return {html: shown, notes: [{id: target, html: note(target, "Where this number is from", html)}]};
}

/** Returns one citation or several, "(Schmitz and Nadvi 1999)", or, with the option text, "Schmitz and Nadvi (1999)". */
function showCite({id, option}: Mention, sources: Sources): Shown {
  if (option && option !== "text")
    return {html: "", notes: [], problem: `"${option}" after cite ${id}: only "text" can stand there`};
  const parts: string[] = [];
  const notes: Shown["notes"] = [];
  for (const key of id.split(",").map((k) => k.trim())) {
    const work = sources.reference.get(key);
    if (!work) return {html: "", notes: [], problem: `no work "${key}" in data/reference.csv`};
    const short = work.short.replace(/&(amp;)?/g, "and");
    const match = /^(.*) (\S+)$/.exec(short);
    const label = option === "text" && match ? `${match[1]} (${match[2]})` : short;
    const target = noteId("reference", key);
    parts.push(link("cite", "reference", key, escapeHtml(label)));
    notes.push({
      id: target,
      html: note(
        target,
        "Reference",
        `<p>${escapeHtml(work.text)}</p>${errataHtml(sources.errata.get(key))}${more("reference", key, "This work in the evidence")}`
      )
    });
  }
  return {html: option === "text" ? parts.join(" and ") : `(${parts.join("; ")})`, notes};
}

/** Returns a pointer to a passage of the paper, "(India, paragraph 3)", with what that passage is about. */
function showPassage({id}: Mention, sources: Sources): Shown {
  const passage = sources.passage.get(id);
  if (!passage) return {html: "", notes: [], problem: `no passage "${id}" in data/passage.csv`};
  const label = passageLabel(passage);
  const target = noteId("passage", id);
  const html = `<p>Knorringa and Nadvi (2014), section “${escapeHtml(passage.section!)}”: ${escapeHtml(passage.about!)}.</p>${more("passage", id, "This passage in the evidence")}`;
  return {
    html: `(${link("passage", "passage", id, escapeHtml(label))})`,
    notes: [{id: target, html: note(target, "Passage of the paper", html)}]
  };
}

/** Returns a glossary term with the note that defines it; the option is the wording in the sentence. */
function showTerm({id, option}: Mention, sources: Sources): Shown {
  const term = sources.term.get(id);
  if (!term) return {html: "", notes: [], problem: `no term "${id}" in data/term.csv`};
  const target = noteId("term", id);
  const title = term.expansion ? `${term.term}: ${term.expansion}` : term.term!;
  const html = `<p><strong>${escapeHtml(title)}</strong></p><p>${escapeHtml(term.definition!)}</p>${more("term", id, "This term in the glossary")}`;
  return {
    html: link("term", "term", id, escapeHtml(option ?? term.term!)),
    notes: [{id: target, html: note(target, "Glossary", html)}]
  };
}

/** Returns a work as a reading list prints it, formatted, with a link to its row in the evidence. */
function showWork({id}: Mention, sources: Sources): Shown {
  const work = sources.reference.get(id);
  if (!work) return {html: "", notes: [], problem: `no work "${id}" in data/reference.csv`};
  return {
    html: `<span class="work">${work.html}</span> <a href="./evidence#reference=${encodeURIComponent(id)}">In the evidence</a>`,
    notes: []
  };
}

/** Returns a mention as the page shows it, or the problem with it. */
export function showMention(mention: Mention, sources: Sources): Shown {
  switch (mention.kind) {
    case "fact":
      return showFact(mention, sources);
    case "cite":
      return showCite(mention, sources);
    case "paper":
      return showPassage(mention, sources);
    case "term":
      return showTerm(mention, sources);
    case "work":
      return showWork(mention, sources);
    case "n":
      return {html: escapeHtml(mention.id), notes: []};
  }
}
