import {html} from "../../vendor/htl.js";
import {cellText, serialiseHash, type ListState} from "../../workbook/tableView.js";
import {rowHref} from "./cells.js";
import {readingList} from "./readingList.js";
import {touchedRows} from "./related.js";
import {trustedHtml} from "./trustedHtml.js";
import {records, type EvidenceSource} from "./source.js";

/** Returns the list of works as the citation library writes them, each with the passages that cite it, with a search. */
export async function referenceList(
  source: EvidenceSource,
  state: ListState
): Promise<HTMLElement & {value: ListState}> {
  const [works, references, citations, passages, touched] = await Promise.all([
    source.references(),
    source.table("reference"),
    source.table("citation"),
    source.table("passage"),
    touchedRows(source)
  ]);
  const errata = new Map<string, string[]>();
  for (const [erratum, rows] of touched) {
    for (const {table, id} of rows) if (table === "reference") errata.set(id, [...(errata.get(id) ?? []), erratum]);
  }
  const printed = new Map(records(references).map(({id, printed}) => [id, printed === true]));
  const about = new Map(records(passages).map(({id, about}) => [id, cellText(about)]));
  const citing = new Map<string, {passage: string; printed: string; id: string}[]>();
  for (const row of records(citations)) {
    const work = cellText(row.reference_id);
    const citation = {passage: cellText(row.passage_id), printed: cellText(row.printed), id: cellText(row.id)};
    citing.set(work, [...(citing.get(work) ?? []), citation]);
  }
  const entries = works.map(({id, html: formatted, text}) => {
    const cited = citing.get(id) ?? [];
    const element = html`<div class="work" data-id=${id}>
      <p class="work-text">${trustedHtml(formatted)}</p>
      <div class="work-foot">
        ${
          cited.length
            ? html`<details>
                <summary>Cited in ${cited.length === 1 ? "one place" : `${cited.length} places`}</summary>
                <ul>
                  ${cited.map(
                    (c) =>
                      html`<li>
                        <a href=${rowHref("passage", c.passage)}>${c.passage}</a> ${about.get(c.passage) ?? ""}, as
                        <a href=${rowHref("citation", c.id)}>“${c.printed}”</a>
                      </li>`
                  )}
                </ul>
              </details>`
            : ""
        }
        <p class="entry-links">
          <a href=${rowHref("reference", id)}>Row in the table</a
          >${printed.get(id) === false ? " · not in the paper’s list" : ""}${
            printed.get(id) && !cited.length ? " · in the paper’s list, cited nowhere in it" : ""
          }${(errata.get(id) ?? []).map((erratum, i, all) => html.fragment` · <a href=${serialiseHash({view: "errata", at: erratum, filter: ""})}>Erratum${all.length > 1 ? ` ${i + 1}` : ""}</a>`)}
        </p>
      </div>
    </div>`;
    return {id, group: "", text: `${text}\n${id}`, element};
  });
  return readingList(entries, state, {
    title: "References",
    about:
      "The paper’s reference list and the works that this workbook adds. Each entry says where the paper cites it.",
    things: "works"
  });
}
