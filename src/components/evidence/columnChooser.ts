import {html} from "../../vendor/htl.js";
import {keyIndex, type EvidenceTable} from "../../workbook/tableView.js";
import {referencedTable} from "./cells.js";

/** Returns a list of the columns with what they mean and a box each to show or hide it; the column that names the row stays. */
export function columnChooser(table: EvidenceTable, onChange: (hidden: string[]) => void) {
  const key = keyIndex(table);
  const boxes = table.columns.map(({name}) => ({name, box: html<HTMLInputElement>`<input type="checkbox" />`}));
  const choose = () => onChange(boxes.filter(({box}) => !box.checked).map(({name}) => name));
  boxes.forEach(({box}, i) => {
    box.disabled = i === key;
    box.oninput = (event) => {
      event.stopPropagation();
      choose();
    };
  });
  const summary = html`<summary></summary>`;
  const all = html<HTMLButtonElement>`<button type="button" class="button">Show all columns</button>`;
  all.onclick = () => onChange([]);
  const element = html`<details class="column-chooser">
    ${summary}
    <ul>
      ${table.columns.map((column, i) => {
        const to = referencedTable(column);
        return html`<li>
          <label>${boxes[i]!.box} <span class="column-name">${column.name}</span></label>
          <span class="column-comment"
            >${[column.comment, to ? `names a row of ${to}` : ""].filter(Boolean).join("; ")}</span
          >
        </li>`;
      })}
    </ul>
    ${all}
  </details>`;
  return {
    element,
    update(hidden: readonly string[]): void {
      for (const {name, box} of boxes) box.checked = !hidden.includes(name);
      summary.textContent = hidden.length
        ? `Columns: what they mean (${table.columns.length - hidden.length} of ${table.columns.length} shown)`
        : `Columns: what they mean (all ${table.columns.length} shown)`;
      all.disabled = !hidden.length;
    }
  };
}
