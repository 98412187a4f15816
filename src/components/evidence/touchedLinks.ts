import {html} from "../../vendor/htl.js";
import {rowHref} from "./cells.js";
import type {RowName} from "./related.js";

/** Returns links to rows that an erratum stands beside, as one paragraph; empty when there are none. */
export function touchedLinks(touched: readonly RowName[]): Node | string {
  if (!touched.length) return "";
  return html`<p class="touched">
    Stands beside:
    ${touched.map(({table, id}, i) => html`${i ? ", " : ""}${table} <a href=${rowHref(table, id)}>${id}</a>`)}
  </p>`;
}
