import {html} from "../../vendor/htl.js";
import {
  cellText,
  keyIndex,
  openTable,
  serialiseHash,
  type Cell,
  type EvidenceTable,
  type TableState
} from "../../workbook/tableView.js";
import {cellContent, rowHref} from "./cells.js";
import {errataOf, namedBy, namedRows, titleOf, touchedRows, type RowName} from "./related.js";
import {erratumEntry} from "./errataList.js";
import {tableLabel} from "./groups.js";
import {touchedLinks} from "./touchedLinks.js";
import type {EvidenceSchema, EvidenceSource} from "./source.js";

export interface RowCardOptions {
  source: EvidenceSource;
  schema: EvidenceSchema;
  state: TableState;
  /** The rows that pass the filters, in their order, for the steps to the previous and the next. */
  rows: EvidenceTable["rows"];
}

/** Returns one row with all its columns, what they mean, the rows that it names and that name it, and the errata beside it. */
export function rowCard(
  table: EvidenceTable,
  row: readonly Cell[],
  {source, schema, state, rows}: RowCardOptions
): HTMLElement {
  const key = keyIndex(table);
  const id = cellText(row[key]);
  const at = rows.findIndex((r) => cellText(r[key]) === id);
  const values = new Map<string, HTMLElement>();
  const columns = table.columns.map((column, i) => {
    const value = html`<div>${cellContent(column, row[i] ?? null)}</div>`;
    values.set(column.name, value);
    return html`<div class="row-column">
      <dt>
        <span class="column-name">${column.name}</span
        >${column.comment ? html`<span class="column-comment">${column.comment}</span>` : ""}
      </dt>
      <dd>${value}</dd>
    </div>`;
  });
  const errata = html`<section class="row-errata" tabindex="-1" aria-label="Errata beside this row"></section>`;
  const care = html`<p class="row-care"></p>`;
  const card = html`<article class="row-card" aria-labelledby="row-title">
    <header>
      <h4 id="row-title" tabindex="-1">${titleOf(table, row)}</h4>
      <p class="row-place">
        ${tableLabel(table.name)} · <code>${id}</code> ·
        ${at < 0 ? "not among the rows that the search shows" : `row ${at + 1} of ${rows.length}`}
      </p>
      <nav class="row-steps" aria-label="Rows">
        ${step("previous", "← Previous", rows[at - 1])}${step("next", "Next →", at < 0 ? rows[0] : rows[at + 1])}
        <a class="button" data-step="close" href=${serialiseHash({...state, row: null})}>Close</a>
      </nav>
    </header>
    ${care}
    <dl class="row-columns">${columns}</dl>
    ${errata} ${readingLink(table.name, id)} ${namedByLinks(schema, {table: table.name, id})}
    ${copyLink(rowHref(table.name, id))}
  </article>`;

  function step(name: string, label: string, to: readonly Cell[] | undefined): HTMLElement {
    if (!to) return html`<span class="button no-step">${label}</span>`;
    const href = serialiseHash({...state, row: cellText(to[key]), page: state.page === "all" ? "all" : null});
    return html`<a class="button" data-step=${name} href=${href}>${label}</a>`;
  }

  async function addNotes(): Promise<void> {
    care.replaceChildren();
    try {
      const [names, found, touched] = await Promise.all([
        namedRows(source, table, row),
        errataOf(source, {table: table.name, id}),
        touchedRows(source)
      ]);
      for (const [column, text] of names) values.get(column)?.append(html`<span class="named-row">${text}</span>`);
      errata.append(...found.map((erratum) => erratumEntry(erratum, touched.get(erratum.id) ?? [], {brief: true})));
      if (found.length) {
        const button = html<HTMLButtonElement>`<button type="button" class="button">
          ${found.length === 1 ? "Read the erratum" : `Read the ${found.length} errata`}
        </button>`;
        button.onclick = () => errata.focus();
        care.replaceChildren("This row has to be read with care. ", button);
      }
      if (table.name === "erratum") values.get("shown")?.after(touchedLinks(touched.get(id) ?? []));
    } catch {
      const again = html<HTMLButtonElement>`<button type="button" class="button">Try again</button>`;
      again.onclick = () => void addNotes();
      care.append(html`<span role="status">What else is known of this row could not be fetched. ${again}</span>`);
    }
  }
  void addNotes();
  return card;
}

/** Returns a link to the list for reading in which the row stands too. */
function readingLink(table: string, id: string): Node | string {
  const lists = {
    reference: ["references", "list of references"],
    term: ["glossary", "glossary"],
    erratum: ["errata", "list of errata"]
  } as const;
  if (!Object.hasOwn(lists, table)) return "";
  const [view, label] = lists[table as keyof typeof lists];
  return html`<p><a href=${serialiseHash({view, at: id, filter: ""})}>Show it in the ${label}</a></p>`;
}

/** Returns links to the rows of other tables that name a row. */
function namedByLinks(schema: EvidenceSchema, {table, id}: RowName): Node | string {
  const links = namedBy(schema, table).map(({table: name, column}) => {
    const href = serialiseHash({...openTable(name), only: [{column, value: id}]});
    return html`<li><a href=${href}>${tableLabel(name)}</a> <span class="column-name">${column}</span></li>`;
  });
  return links.length
    ? html`<div class="named-by">
        <p>Look for this row in</p>
        <ul>
          ${links}
        </ul>
      </div>`
    : "";
}

/** Returns the address of a row with a button that copies it. */
function copyLink(hash: string): HTMLElement {
  const address = `${location.href.split("#")[0]}${hash}`;
  const field = html<HTMLInputElement>`<input type="text" readonly value=${address} />`;
  const said = html`<span role="status"></span>`;
  const button = html<HTMLButtonElement>`<button type="button" class="button">Copy</button>`;
  field.onfocus = () => field.select();
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(address);
      said.textContent = "Copied.";
    } catch {
      field.focus();
      said.textContent =
        "The browser does not let the page copy: the address is selected, so copy it with the keyboard.";
    }
  };
  return html`<p class="copy-link"><label>Link to this row ${field}</label> ${button} ${said}</p>`;
}
