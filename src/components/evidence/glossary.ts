import {html} from "../../vendor/htl.js";
import {cellText, compareCells, type ListState} from "../../workbook/tableView.js";
import {rowHref} from "./cells.js";
import {readingList} from "./readingList.js";
import {records, type EvidenceSource} from "./source.js";

/** Returns the glossary by alphabet, abbreviations apart, with a search. */
export async function glossary(source: EvidenceSource, state: ListState): Promise<HTMLElement & {value: ListState}> {
  const [terms, works] = await Promise.all([source.table("term"), source.references()]);
  const short = new Map(works.map((work) => [work.id, work.short]));
  const entries = records(terms)
    .sort((a, b) => compareCells(a.kind ?? null, b.kind ?? null) * -1 || compareCells(a.term ?? null, b.term ?? null))
    .map((row) => {
      const [id, term, expansion, definition, work, section, note] = [
        "id",
        "term",
        "expansion",
        "definition",
        "source",
        "section",
        "note"
      ].map((column) => cellText(row[column])) as [string, string, string, string, string, string, string];
      const element = html`<div class="term-entry" data-id=${id}>
        <p><dfn>${term}</dfn>${expansion ? html` <span class="expansion">${expansion}</span>` : ""} ${definition}</p>
        ${note ? html`<p class="term-note">${note}</p>` : ""}
        <p class="entry-links">
          ${work ? html`After <a href=${`#ref=${encodeURIComponent(work)}`}>${short.get(work) ?? work}</a> · ` : ""}${
            section ? html`Used in <a href=${rowHref("passage", section)}>${section}</a> · ` : ""
          }<a href=${rowHref("term", id)}>Row in the table</a>
        </p>
      </div>`;
      return {
        id,
        group: row.kind === "abbreviation" ? "Abbreviations" : "Terms",
        text: [term, expansion, definition, note].join("\n"),
        element
      };
    });
  return readingList(entries, state, {
    title: "Glossary",
    about: "Words that the chapters use in a special sense, and the abbreviations. The definitions are ours.",
    things: "terms and abbreviations"
  });
}
