import {html} from "../../vendor/htl.js";
import {
  cellText,
  keyIndex,
  pageCount,
  pageOf,
  pageSize,
  selectRows,
  serialiseHash,
  type Cell,
  type EvidenceTable,
  type TableState
} from "../../workbook/tableView.js";
import {cellContent, columnKind} from "./cells.js";
import {columnChooser} from "./columnChooser.js";
import {saveText, toCsv} from "./csv.js";
import {firstHidden} from "./groups.js";
import {rowFilters} from "./rowFilters.js";

export interface EvidenceTableOptions {
  /** Gives the reader a text as a file. */
  save?: (fileName: string, text: string) => void;
}

/**
 * Returns a table with filters, sorting, pages, a choice of columns and downloads. Its value is how the table is looked
 * at; what a reader does changes it and sends an input event, while setting it only redraws.
 */
export function evidenceTable(
  table: EvidenceTable,
  state: TableState,
  {save = saveText}: EvidenceTableOptions = {}
): HTMLElement & {value: TableState} {
  let value = state;
  const key = keyIndex(table);
  const kinds = new Map(table.columns.map((column, i) => [column.name, columnKind(table, column, i)]));
  const change = (next: Partial<TableState>): void => {
    value = {...value, ...next};
    draw();
    element.dispatchEvent(new Event("input", {bubbles: true}));
  };
  const filters = rowFilters(table, (next) => change({...next, page: null}));
  const columns = columnChooser(table, (hidden) => change({hidden}));
  const status = html`<p role="status" class="status"></p>`;
  const grid = html`<div
    class="table-scroll"
    role="region"
    tabindex="0"
    aria-label=${`Rows of the table ${table.name}`}
  ></div>`;
  const pager = html`<nav class="pager" aria-label="Pages of the table"></nav>`;
  const saveShown = html<HTMLButtonElement>`<button type="button" class="button"></button>`;
  const saveAll = html<HTMLButtonElement>`<button type="button" class="button">Whole table as CSV</button>`;
  const element = html`<div class="evidence-table">
    ${filters.element} ${columns.element} ${status} ${grid} ${pager}
    <div class="table-downloads">${saveShown} ${saveAll}</div>
  </div>`;

  const hidden = () => value.hidden ?? firstHidden(table.name);
  const shownColumns = () =>
    table.columns.flatMap((column, i) => (hidden().includes(column.name) ? [] : [{column, i}]));

  function draw(): void {
    const rows = selectRows(table, value);
    const {page, from, to} = pageOf(rows, value, key);
    filters.update(value);
    columns.update(hidden());
    status.textContent = countText(rows.length, from, to);
    // The button that sorts keeps the focus although the table is drawn anew.
    const focused = grid.contains(document.activeElement) ? document.activeElement?.getAttribute("data-sort") : null;
    grid.replaceChildren(
      rows.length ? drawRows(rows.slice(from, to)) : html`<p class="no-rows">No row passes the filters.</p>`
    );
    if (focused)
      [...grid.querySelectorAll<HTMLElement>("[data-sort]")].find((b) => b.dataset.sort === focused)?.focus();
    drawPager(page, rows.length);
    saveShown.textContent = rows.length === 1 ? "This row as CSV" : `These ${rows.length} rows as CSV`;
    saveShown.disabled = !rows.length;
  }

  function countText(count: number, from: number, to: number): string {
    const all = table.rows.length;
    const of = count === all ? `${all} row${all === 1 ? "" : "s"}` : `${count} of ${all} rows`;
    return to - from < count ? `${of}; rows ${from + 1} to ${to} are shown` : of;
  }

  function drawRows(rows: EvidenceTable["rows"]): HTMLElement {
    const shown = shownColumns();
    return html`<table class="evidence-rows">
      <caption class="visually-hidden">
        ${table.comment ?? table.name}
      </caption>
      <thead>
        <tr>
          ${shown.map(({column}) => {
            const sorted = value.sort?.column === column.name;
            const order = !sorted ? null : value.sort?.descending ? "descending" : "ascending";
            const button = html`<button type="button" data-sort=${column.name} title=${column.comment}>
              ${column.name}<span class="sort-mark" aria-hidden="true"
                >${order === null ? "" : order === "ascending" ? " ▲" : " ▼"}</span
              >
            </button>`;
            button.onclick = () => change({sort: nextSort(column.name), page: null});
            return html`<th scope="col" aria-sort=${order} class=${kinds.get(column.name) ?? ""}>${button}</th>`;
          })}
        </tr>
      </thead>
      <tbody>${rows.map((row) => drawRow(row, shown))}</tbody>
    </table>`;
  }

  /** Built by hand, since a template for each of some thousand cells takes a slow machine long. */
  function drawRow(row: readonly Cell[], shown: ReturnType<typeof shownColumns>): HTMLElement {
    const line = document.createElement("tr");
    const id = cellText(row[key]);
    if (id === value.row) line.setAttribute("aria-current", "true");
    for (const {column, i} of shown) {
      const cell = document.createElement(i === key ? "th" : "td");
      cell.className = kinds.get(column.name) ?? "";
      if (i === key) {
        cell.setAttribute("scope", "row");
        const link = document.createElement("a");
        link.href = serialiseHash({...value, row: id, page: value.page === "all" ? "all" : null});
        link.dataset.row = id;
        link.textContent = id;
        cell.append(link);
      } else cell.append(cellContent(column, row[i] ?? null));
      line.append(cell);
    }
    return line;
  }

  /** Ascending, then descending, then the order of the file. */
  function nextSort(column: string): TableState["sort"] {
    if (value.sort?.column !== column) return {column, descending: false};
    return value.sort.descending ? null : {column, descending: true};
  }

  function drawPager(page: number | "all", count: number): void {
    const focused = pager.contains(document.activeElement) ? document.activeElement?.getAttribute("data-page") : null;
    const pages = pageCount(count);
    const button = (name: string, label: string, to: TableState["page"], usable = true) => {
      const b = html<HTMLButtonElement>`<button type="button" class="button" data-page=${name} disabled=${!usable}>
        ${label}
      </button>`;
      b.onclick = () => change({page: to});
      return b;
    };
    pager.hidden = count <= pageSize;
    if (page === "all") pager.replaceChildren(button("all", `In pages of ${pageSize} rows`, 1));
    else {
      pager.replaceChildren(
        button("previous", "← Previous page", page - 1, page > 1),
        html`<span>Page ${page} of ${pages}</span>`,
        button("next", "Next page →", page + 1, page < pages),
        button("all", `All ${count} rows`, "all")
      );
    }
    const usable = [...pager.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
    if (focused) (usable.find((b) => b.dataset.page === focused) ?? usable[0])?.focus();
  }

  saveShown.onclick = () => {
    const shown = shownColumns();
    const rows = selectRows(table, value).map((row) => shown.map(({i}) => row[i] ?? null));
    save(
      `${table.name}-selection.csv`,
      toCsv(
        shown.map(({column}) => column.name),
        rows
      )
    );
  };
  saveAll.onclick = () => {
    const kept = table.columns.flatMap((column, i) => (column.derived ? [] : [{column, i}]));
    save(
      `${table.name}.csv`,
      toCsv(
        kept.map(({column}) => column.name),
        table.rows.map((row) => kept.map(({i}) => row[i] ?? null))
      )
    );
  };
  draw();
  return Object.defineProperty(element, "value", {
    get: () => value,
    set(next: TableState) {
      value = next;
      draw();
    }
  }) as HTMLElement & {value: TableState};
}
