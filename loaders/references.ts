import {Cite, type CslItem, type CslName} from "@citation-js/core";
import "@citation-js/plugin-csl";
import {readTable} from "./csv.js";

/** A work of the bibliography, ready to be shown. */
export interface FormattedReference {
  readonly id: string;
  /** The entry in APA style: escaped HTML with <i> and, for its address, <a>. */
  readonly html: string;
  /** The same entry without markup. */
  readonly text: string;
  /** As cited in running text: "Schmitz & Nadvi 1999", "Gereffi et al. 2005". */
  readonly short: string;
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Letters of the private use area stand for characters that the citation engine would take for markup. */
const shields: [plain: string, shield: string, html: string][] = [
  ["<", "\uE000", "&lt;"],
  [">", "\uE001", "&gt;"]
];
/** Follows every year, as often as the number of the row, so that the engine adds no letters that the paper does not print. */
const yearMark = "\uE002";

/** Columns of the table and the fields of CSL-JSON that they become. */
const fields = {
  title: "title",
  container: "container-title",
  volume: "volume",
  issue: "issue",
  pages: "page",
  publisher: "publisher",
  publisher_place: "publisher-place",
  doi: "DOI",
  url: "URL"
} as const;

/** Returns the formatted works of data/reference.csv, sorted as in a bibliography. */
export function readReferences(folder = "data"): FormattedReference[] {
  return formatReferences(readTable("reference", folder));
}

/** Returns the rows of the table reference as APA entries, sorted by author, year and title. */
export function formatReferences(rows: readonly Row[]): FormattedReference[] {
  const items = rows.map((row, i) => toCsl(row, i));
  const entries = new Cite(items).format("bibliography", {
    format: "html",
    template: "apa",
    lang: "en-US",
    asEntryArray: true,
    nosort: true
  });
  return rows
    .map((row, i) => {
      const html = finishHtml(entries[i]![1]);
      return {id: String(row.id), html, text: toText(html), short: shortCitation(row), sort: sortKey(row)};
    })
    .sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0))
    .map(({id, html, text, short}) => ({id, html, text, short}));
}

/** Returns the work as cited in running text; the year has the letter of the id (nadvi-1999a), "n.d." if there is none. */
export function shortCitation(row: Row): string {
  const names = parseNames(String(row.authors ?? "")).map(({family, literal}) => family ?? shortName(literal ?? ""));
  const who = names.length > 2 ? `${names[0]} et al.` : names.join(" & ");
  return `${who} ${printedYear(row)}`;
}

/** An organisation goes by the abbreviation in parentheses at its end, or by its name up to the first comma. */
function shortName(organisation: string): string {
  return /\(([^()]+)\)$/.exec(organisation)?.[1] ?? organisation.split(",")[0]!;
}

/** Returns the names of "Family, Given; Family, Given"; an organisation stands in {braces}. */
export function parseNames(text: string): CslName[] {
  const parts = text.match(/\s*\{[^{}]*\}|[^;]+/g) ?? [];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      if (part.startsWith("{")) return {literal: bare(part)};
      const comma = part.indexOf(",");
      if (comma < 0) return {family: bare(part)};
      return {family: bare(part.slice(0, comma)), given: bare(part.slice(comma + 1))};
    });
}

function toCsl(row: Row, index: number): CslItem {
  const issued = {literal: printedYear(row) + yearMark.repeat(index + 1)};
  const item: CslItem = {id: String(row.id), type: String(row.type), issued};
  for (const [column, field] of Object.entries(fields)) {
    const value = row[column];
    if (value !== null && value !== undefined) item[field] = shield(bare(String(value)));
  }
  if (item.URL !== undefined && !isWebAddress(String(row.url))) delete item.URL;
  // A report stands in a series, with a number, not in a book that contains it.
  if (row.type === "report" && item["container-title"] !== undefined) {
    const [, series, number] = /^(.*?)(?: (\d+))?$/.exec(String(item["container-title"]))!;
    Object.assign(item, {"container-title": undefined, genre: series, number});
  }
  // Who edited a whole book stands in both columns, and is printed once, as its editor.
  if (row.authors && !(row.type === "book" && row.authors === row.editors))
    item.author = parseNames(shield(String(row.authors)));
  if (row.editors) item.editor = parseNames(shield(String(row.editors)));
  return item;
}

function printedYear({id, year}: Row): string {
  if (!year) return "n.d.";
  const letter = new RegExp(`-${year}([a-z])$`).exec(String(id))?.[1] ?? "";
  return `${year}${letter}`;
}

function sortKey(row: Row): string {
  const names = parseNames(String(row.authors ?? "")).map(
    ({family, given, literal}) => literal ?? `${family} ${given ?? ""}`
  );
  return [names.join(" "), printedYear(row), String(row.title), String(row.id)]
    .map((text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase())
    .join("\t");
}

/** Takes the entry out of the engine's wrapping, restores shielded characters and makes the address a link. */
function finishHtml(entry: string): string {
  let html = entry
    .replace(/^\s*<div[^>]*>/, "")
    .replace(/<\/div>\s*$/, "")
    .replaceAll("&#38;", "&amp;")
    .replaceAll("&#60;", "&lt;")
    .replaceAll("&#62;", "&gt;")
    .replaceAll(yearMark, "")
    .replace(/\bRetrieved (?=https?:)/, "");
  for (const [, shielded, escaped] of shields) html = html.replaceAll(shielded, escaped);
  return html.trim().replace(/https?:\/\/[^\s<>"]+$/, (address) => {
    return `<a href="${address.replaceAll('"', "&quot;")}" rel="external noreferrer">${address}</a>`;
  });
}

function toText(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function shield(text: string): string {
  return shields.reduce((shielded, [plain, letter]) => shielded.replaceAll(plain, letter), text);
}

/** Braces mark organisations in the table; they are never printed. */
function bare(text: string): string {
  return text.replace(/[{}]/g, "").trim();
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}
