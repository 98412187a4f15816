import {html} from "../../../vendor/htl.js";
import {kindWords, type RawTable} from "../../../workbook/exercise/table/answerTable.js";
import {shownRows} from "../../../workbook/exercise/table/tableKind.js";
import {countOf, formatCount} from "../../../workbook/sql/values.js";

/** Returns a table with the numbers of its rows, so that a message can name one; `row`, from 0, is marked as not right. */
export function cellTable({columns, rows, rowCount}: RawTable, label: string, row: number | null): HTMLElement {
  const shown = rows.slice(0, shownRows);
  const cell = (value: string | null, i: number) =>
    value === null
      ? html`<td class="null">NULL</td>`
      : html`<td class=${columns[i]!.kind === "number" ? "number" : ""}>${value === "" ? html`<span class="visually-hidden">empty text</span>` : value.length > 400 ? `${value.slice(0, 400)}…` : value}</td>`;
  const more = rowCount > shown.length ? `; the first ${formatCount(shown.length)} are shown` : "";
  return html<HTMLElement>`<div class="sql-result">
    <div class="sql-rows exercise-rows-shown" role="region" tabindex="0" aria-label=${label}>
      <table class="exercise-table">
        <thead><tr><th scope="col"><span class="visually-hidden">row</span></th>${columns.map(
          ({name, kind}) =>
            html`<th scope="col" class=${kind === "number" ? "number" : ""}><span class="sql-column">${name}</span><br /><span class="sql-type">${kindWords[kind]}</span></th>`
        )}</tr></thead>
        <tbody>${shown.map(
          (values, r) =>
            html`<tr class=${r === row ? "exercise-row-wrong" : ""}><th scope="row">${r === row ? html`<span aria-hidden="true">✗ </span><span class="visually-hidden">not right: </span>` : ""}${r + 1}</th>${values.map(cell)}</tr>`
        )}</tbody>
      </table>
    </div>
    <div class="sql-foot">${countOf(rowCount, "row")}${more}</div>
  </div>`;
}
