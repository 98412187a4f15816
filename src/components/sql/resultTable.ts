import {html} from "../../vendor/htl.js";
import {pageSize, type ResultSource} from "../../workbook/sql/resultSource.js";
import type {Sorting, TextRows} from "../../workbook/sql/protocol.js";
import {countOf, formatCount, shortType, valueKind} from "../../workbook/sql/values.js";

export interface ResultTableOptions {
  /** what the table is called: the cell's name */
  readonly label: string;
}

const sortNames = {
  none: "in the order of the query",
  ascending: "smallest first",
  descending: "largest first"
} as const;

/** Returns one value as a table cell: numbers to the right, NULL told apart from text, line breaks kept. */
function valueCell(value: string | null, numeric: boolean): HTMLElement {
  if (value === null) return html`<td class=${numeric ? "number null" : "null"}>NULL</td>`;
  if (value === "")
    return html`<td class="empty" title="empty text"><span class="visually-hidden">empty text</span></td>`;
  return html`<td class=${numeric ? "number" : ""}>${value}</td>`;
}

/**
 * Returns a result as a table in pages, which the heading of a column sorts. Only the page that is shown is in the
 * document; a page that cannot be had says why.
 */
export function resultTable(source: ResultSource, {label}: ResultTableOptions): HTMLElement {
  const {columns, rowCount, available} = source;
  const numeric = columns.map(({type}) => valueKind(type) === "number");
  let sorting: Sorting | null = null;
  let offset = 0;
  let request = 0;

  const body = html`<tbody></tbody>` as HTMLTableSectionElement;
  const place = html`<span class="sql-place" role="status"></span>`;
  const problem = html`<p class="sql-problem" role="alert" hidden></p>`;
  const heads = columns.map(({name, type}, i) => {
    const button = html`<button type="button" class="sql-sort">
      <span class="sql-column">${name}</span><span class="sql-arrow" aria-hidden="true"></span>
    </button>` as HTMLButtonElement;
    button.onclick = () => {
      const same = sorting?.column === i;
      sorting = !same ? {column: i, descending: false} : !sorting!.descending ? {column: i, descending: true} : null;
      void show(0);
    };
    return html`<th scope="col" class=${numeric[i] ? "number" : ""}>${button}<span class="sql-type" title=${type}>${shortType(type)}</span></th>` as HTMLElement;
  });
  const region = html`<div class="sql-rows" role="region" tabindex="0" aria-label=${`Result of ${label}`}>
    <table><thead><tr>${heads}</tr></thead>${body}</table>
  </div>` as HTMLElement;

  const go = (text: string, name: string, target: () => number): HTMLButtonElement => {
    const button =
      html`<button type="button" class="button small" aria-label=${name}>${text}</button>` as HTMLButtonElement;
    button.onclick = () => void show(target());
    return button;
  };
  const lastOffset = Math.max(0, Math.floor((available - 1) / pageSize) * pageSize);
  const first = go("«", "First page", () => 0);
  const back = go("‹ Back", "Page before", () => offset - pageSize);
  const on = go("Next ›", "Next page", () => offset + pageSize);
  const last = go("»", "Last page", () => lastOffset);

  function fill(rows: TextRows): void {
    body.replaceChildren(...rows.map((row) => html`<tr>${row.map((value, i) => valueCell(value, numeric[i]!))}</tr>`));
    const to = Math.min(offset + pageSize, available);
    const stored = available < rowCount ? `; the first ${formatCount(available)} are stored` : "";
    const sorted = sorting ? `, sorted by ${columns[sorting.column]!.name}` : "";
    place.textContent =
      rowCount === 0
        ? "No rows"
        : rowCount <= pageSize
          ? `${countOf(rowCount, "row")}${sorted}`
          : `Rows ${formatCount(offset + 1)} to ${formatCount(to)} of ${formatCount(rowCount)}${stored}${sorted}`;
    // A control that was just used stays reachable: it is marked as of no use rather than disabled under the reader's hands.
    for (const [button, useless] of [
      [first, offset === 0],
      [back, offset === 0],
      [on, to >= available],
      [last, to >= available]
    ] as const) {
      button.setAttribute("aria-disabled", String(useless));
    }
    heads.forEach((head, i) => {
      const order = sorting?.column !== i ? "none" : sorting.descending ? "descending" : "ascending";
      head.setAttribute("aria-sort", order);
      head.querySelector(".sql-arrow")!.textContent = {none: "", ascending: " ▲", descending: " ▼"}[order];
      (head.querySelector(".sql-sort") as HTMLElement).title = `Sorted ${sortNames[order]}; press to change`;
    });
  }

  async function show(target: number): Promise<void> {
    if (target < 0 || target > lastOffset) return;
    const mine = ++request;
    region.setAttribute("aria-busy", "true");
    try {
      const rows = await source.page(target, pageSize, sorting, 400);
      if (mine !== request) return;
      offset = target;
      problem.hidden = true;
      fill(rows);
      region.scrollTop = 0;
    } catch (error) {
      if (mine !== request) return;
      problem.textContent = error instanceof Error ? error.message : String(error);
      problem.hidden = false;
    } finally {
      if (mine === request) region.removeAttribute("aria-busy");
    }
  }

  fill(source.first);
  const pager = available > pageSize ? html`<div class="sql-pager">${first}${back}${on}${last}</div>` : "";
  return html`<div class="sql-result">${region}<div class="sql-foot">${place}${pager}</div>${problem}</div>`;
}
