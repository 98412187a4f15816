import {html} from "../../vendor/htl.js";
import {openTable, serialiseHash} from "../../workbook/tableView.js";
import {groupTables} from "./groups.js";
import type {EvidenceSchema} from "./source.js";

/** Returns the list of all tables in groups, with what each holds and how many rows. */
export function tableList(schema: EvidenceSchema): HTMLElement {
  const byName = new Map(schema.map((table) => [table.name, table]));
  return html`<section class="table-list">
    <h3 tabindex="-1">All tables</h3>
    ${groupTables([...byName.keys()]).map(
      ({title, about, tables}) =>
        html`<section>
          <h4>${title}</h4>
          <p class="group-about">${about}</p>
          <ul>
            ${tables.map(({name, label}) => {
              const {rowCount, comment} = byName.get(name)!;
              return html`<li>
                <a href=${serialiseHash(openTable(name))}>${label}</a>
                <span class="row-count">${rowCount === 1 ? "1 row" : `${rowCount} rows`} · <code>${name}</code></span>
                ${comment ? html`<span class="table-comment">${comment}.</span>` : ""}
              </li>`;
            })}
          </ul>
        </section>`
    )}
  </section>`;
}
