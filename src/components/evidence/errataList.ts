import {html} from "../../vendor/htl.js";
import type {ListState} from "../../workbook/tableView.js";
import {rowHref} from "./cells.js";
import {readingList} from "./readingList.js";
import {allErrata, touchedRows, type Erratum, type RowName} from "./related.js";
import {touchedLinks} from "./touchedLinks.js";
import {records, type EvidenceSource} from "./source.js";

const certainties: Record<string, string> = {
  certain: "Certain: what is printed cannot be right.",
  likely: "Likely: what is printed is probably wrong or misleading.",
  open: "Open: this could not be settled."
};

/** Returns an erratum: what is printed, what is shown instead, why, how sure, how checked, and what it touches; in brief without the last two. */
export function erratumEntry(erratum: Erratum, touched: readonly RowName[], {brief = false} = {}): HTMLElement {
  const {id, kind, printed, shown, why, certainty, checked, section} = erratum;
  return html`<div class="erratum-entry" data-id=${id}>
    <p class="erratum-kind">
      ${brief ? "Erratum: read with care" : `Erratum · ${kind}`} ·
      <span class=${`certainty ${certainty}`}>${certainty}</span>
    </p>
    <dl>
      <dt>Printed</dt>
      <dd>${printed}</dd>
      <dt>Shown here</dt>
      <dd>${shown}</dd>
      <dt>Why</dt>
      <dd>${why}</dd>
      ${
        brief
          ? ""
          : html.fragment`<dt>How sure</dt>
              <dd>${certainties[certainty] ?? certainty}</dd>
              <dt>Checked</dt>
              <dd>${checked}</dd>`
      }
    </dl>
    ${brief ? "" : touchedLinks(touched)}
    <p class="entry-links">
      <a href=${rowHref("erratum", id)}>${brief ? "All of this erratum" : "Row in the table"}</a> · passage
      <a href=${rowHref("passage", section)}>${section}</a>
    </p>
  </div>`;
}

/** Returns the list of errata in the order of the paper, with a search. */
export async function errataList(source: EvidenceSource, state: ListState): Promise<HTMLElement & {value: ListState}> {
  const [errata, touched, passages] = await Promise.all([
    allErrata(source),
    touchedRows(source),
    source.table("passage")
  ]);
  const order = new Map(records(passages).map(({id, sort}) => [id, Number(sort)]));
  const entries = [...errata]
    .sort((a, b) => (order.get(a.section) ?? 0) - (order.get(b.section) ?? 0))
    .map((erratum) => ({
      id: erratum.id,
      group: "",
      text: Object.values(erratum).join("\n"),
      element: erratumEntry(erratum, touched.get(erratum.id) ?? [])
    }));
  return readingList(entries, state, {
    title: "Errata",
    about: "Where the paper contradicts itself, the map or its own reference list, in the order of the paper.",
    things: "errata"
  });
}
