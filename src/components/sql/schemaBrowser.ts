import {html} from "../../vendor/htl.js";
import {quoteName, type SchemaTable} from "../../workbook/sql/schema.js";
import {countOf} from "../../workbook/sql/values.js";

/** Returns the tables and columns of the evidence as a list that opens; a press on a name gives it to `onInsert`, as SQL writes it. */
export function schemaBrowser(
  schema: readonly SchemaTable[],
  {onInsert}: {onInsert: (name: string) => void}
): HTMLElement {
  const insert = (name: string, label: string): HTMLElement => {
    const button =
      html`<button type="button" class="sql-name" title=${`Put ${name} into the cell`} aria-label=${label}>${name}</button>` as HTMLButtonElement;
    button.onclick = () => onInsert(quoteName(name));
    return button;
  };
  const tables = schema.map(({name, comment, rows, columns}) => {
    const list = html`<ul>${columns.map(
      (
        column
      ) => html`<li>${insert(column.name, `Put column ${column.name} of ${name} into the cell`)} <span class="sql-type">${column.type}</span>
        ${column.comment ? html`<span class="sql-comment">${column.comment}</span>` : ""}</li>`
    )}</ul>`;
    return html`<li><details>
      <summary><span class="sql-table-name">${name}</span> <span class="sql-count">${rows == null ? "" : countOf(rows, "row")}</span></summary>
      <p class="sql-comment">${comment ?? ""} ${insert(name, `Put table ${name} into the cell`)}</p>${list}
    </details></li>`;
  });
  return html`<ul class="sql-schema">${tables}</ul>`;
}
