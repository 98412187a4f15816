import {html} from "../../vendor/htl.js";
import {longestFilter, columnIndex, fewValues, type EvidenceTable, type TableState} from "../../workbook/tableView.js";

type Filters = Pick<TableState, "filter" | "only">;

/** Values of the options of a choice: any value, no value, and the values themselves after a sign. */
const [any, none, sign] = ["", "-", "="];

/**
 * Returns a search over all columns, a choice for each column with few values, and buttons that lift the limits on other
 * columns; onChange is called with what a reader asks for.
 */
export function rowFilters(table: EvidenceTable, onChange: (filters: Filters) => void) {
  let current: Filters = {filter: "", only: []};
  const search = html<HTMLInputElement>`<input type="search" autocomplete="off" maxlength=${longestFilter} />`;
  const limit = (column: string, value: string | null | undefined) => {
    const others = current.only.filter((o) => o.column !== column);
    onChange({...current, only: value === undefined ? others : [...others, {column, value}]});
  };
  const choices = table.columns.flatMap((column, i) => {
    const values = column.key || column.derived ? null : fewValues(table, i);
    if (!values) return [];
    const select = html<HTMLSelectElement>`<select>
      <option value=${any}>any</option>
      ${values.map(({value, count}) => html`<option value=${value === null ? none : sign + value}>${value ?? "(empty)"} (${count})</option>`)}
    </select>`;
    select.oninput = (event) => {
      event.stopPropagation();
      limit(column.name, select.value === any ? undefined : select.value === none ? null : select.value.slice(1));
    };
    return [{name: column.name, select}];
  });
  const chips = html`<div class="limits"></div>`;
  const reset = html<HTMLButtonElement>`<button type="button" class="button">Show all rows again</button>`;
  const element = html`<div class="table-filters">
    <div class="controls">
      <label>Search in all columns ${search}</label>
      ${choices.map(({name, select}) => html`<label><span class="column-name">${name}</span> ${select}</label>`)}
    </div>
    <div class="limit-row">${chips} ${reset}</div>
  </div>`;
  search.oninput = (event) => {
    event.stopPropagation();
    onChange({...current, filter: search.value});
  };
  reset.onclick = () => {
    onChange({filter: "", only: []});
    search.focus();
  };

  return {
    element,
    update({filter, only}: Filters): void {
      current = {filter, only};
      if (search.value !== filter) search.value = filter;
      for (const {name, select} of choices) {
        const value = only.find(({column}) => column === name)?.value;
        select.value = value === undefined ? any : value === null ? none : sign + value;
        // A value from an address that no row has is no option.
        if (select.selectedIndex < 0) select.value = any;
      }
      const others = only.filter(
        ({column, value}) =>
          !choices.some(({name, select}) => name === column && select.value === (value === null ? none : sign + value))
      );
      chips.replaceChildren(
        ...others.map(({column, value}) => {
          const label = columnIndex(table, column) < 0 ? column : `${column}: ${value ?? "(empty)"}`;
          const button = html`<button type="button" class="button limit" aria-label=${`Lift the limit ${label}`}>
            ${label} ✕
          </button>`;
          button.onclick = () => {
            limit(column, undefined);
            search.focus();
          };
          return button;
        })
      );
      reset.hidden = !filter && !only.length;
    }
  };
}
