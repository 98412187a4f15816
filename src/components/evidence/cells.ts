import {
  cellText,
  openTable,
  serialiseHash,
  type Cell,
  type Column,
  type EvidenceTable
} from "../../workbook/tableView.js";

/** Returns the address of a row within this page. */
export function rowHref(table: string, key: Cell): string {
  return serialiseHash(openTable(table, cellText(key)));
}

/** Returns the table whose rows the values of a column name, or null. */
export function referencedTable({references}: Pick<Column, "references">): string | null {
  return references?.split(".")[0] || null;
}

/** Returns what stands in a cell: a link to the row that it names or to an address of the web, or its text; a dash when empty. */
export function cellContent(column: Column, cell: Cell): Node | string {
  const text = cellText(cell);
  if (cell === null) return make("span", "–", {class: "nothing"});
  const table = referencedTable(column);
  if (table) return make("a", text, {href: rowHref(table, cell)});
  if (column.name === "doi" && /^10\.\S+$/.test(text))
    return make("a", text, {href: `https://doi.org/${text}`, rel: "noreferrer"});
  if (column.name === "url" && /^https?:\/\/\S+$/.test(text)) return make("a", text, {href: text, rel: "noreferrer"});
  return text;
}

/** Returns an element with a text; a table has thousands of cells, so no template is read for each. */
function make(name: string, text: string, attributes: Record<string, string>): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

/** Returns how a column is set: number (at the right), long (sentences, which need room), phrase (a few words), or an empty text. */
export function columnKind(
  table: EvidenceTable,
  {type, references}: Column,
  at: number
): "number" | "long" | "phrase" | "" {
  if (/INT|DOUBLE|FLOAT|DECIMAL|REAL/i.test(type)) return "number";
  if (references) return "";
  const texts = table.rows.map((row) => cellText(row[at]).length).filter(Boolean);
  const mean = texts.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length);
  return mean > 45 ? "long" : mean > 18 ? "phrase" : "";
}
