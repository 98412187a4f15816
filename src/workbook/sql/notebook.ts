import type {ChartChoice} from "./chartChoice.js";

/** A cell of the notebook as it is kept: what the reader wrote and chose, never a result. */
export interface Cell {
  readonly id: string;
  readonly name: string;
  readonly sql: string;
  readonly chart: ChartChoice | null;
  /** the worked question from which it was made; its stored result stands until the cell is run */
  readonly question: string | null;
  /** counts the changes of this cell, so that of two copies the later one is known without a clock */
  readonly edits: number;
}

/** The notebook as it is kept. */
export interface Notebook {
  readonly cells: readonly Cell[];
  /** ids of cells that were deleted, so that another tab does not bring them back */
  readonly deleted: readonly string[];
  /** counts the changes of the order */
  readonly orderEdits: number;
}

export const emptyNotebook: Notebook = {cells: [], deleted: [], orderEdits: 0};

/** Deleted ids that are remembered: enough for tabs that are open at the same time. */
const rememberedDeletions = 200;

/** Returns a new cell. */
export function createCell(id: string, {name = "", sql = "", chart = null, question = null}: Partial<Cell> = {}): Cell {
  return {id, name, sql, chart, question, edits: 0};
}

/** Returns a name for a new cell that no cell has: "Query 1", "Query 2", or the wanted name with a number behind it. */
export function freeName(cells: readonly Cell[], wanted?: string): string {
  const taken = new Set(cells.map(({name}) => name));
  if (wanted && !taken.has(wanted)) return wanted;
  const stem = wanted ? wanted.replace(/ \d+$/, "") : "Query";
  for (let n = wanted ? 2 : 1; ; n++) if (!taken.has(`${stem} ${n}`)) return `${stem} ${n}`;
}

const put = (notebook: Notebook, cells: readonly Cell[]): Notebook => ({
  ...notebook,
  cells,
  orderEdits: notebook.orderEdits + 1
});

/** Returns the notebook with a cell added after another one, or at the end. */
export function addCell(notebook: Notebook, cell: Cell, after: string | null = null): Notebook {
  const at = notebook.cells.findIndex(({id}) => id === after);
  const cells = [...notebook.cells];
  cells.splice(at < 0 ? cells.length : at + 1, 0, cell);
  return {...put(notebook, cells), deleted: notebook.deleted.filter((id) => id !== cell.id)};
}

/** Returns the notebook with a cell changed; the same notebook when nothing changes. */
export function changeCell(
  notebook: Notebook,
  id: string,
  change: Partial<Pick<Cell, "name" | "sql" | "chart" | "question">>
): Notebook {
  const cell = notebook.cells.find((c) => c.id === id);
  if (!cell) return notebook;
  const keys = Object.keys(change) as (keyof typeof change)[];
  if (keys.every((key) => JSON.stringify(cell[key]) === JSON.stringify(change[key]))) return notebook;
  const next = {...cell, ...change, edits: cell.edits + 1};
  return {...notebook, cells: notebook.cells.map((c) => (c.id === id ? next : c))};
}

/** Returns the notebook with a cell moved up (-1) or down (1); the same notebook when it is at that end already. */
export function moveCell(notebook: Notebook, id: string, by: -1 | 1): Notebook {
  const at = notebook.cells.findIndex((c) => c.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= notebook.cells.length) return notebook;
  const cells = [...notebook.cells];
  [cells[at], cells[to]] = [cells[to]!, cells[at]!];
  return put(notebook, cells);
}

/** Returns the notebook without a cell. */
export function deleteCell(notebook: Notebook, id: string): Notebook {
  if (!notebook.cells.some((c) => c.id === id)) return notebook;
  const rest = put(
    notebook,
    notebook.cells.filter((c) => c.id !== id)
  );
  return {...rest, deleted: [...notebook.deleted, id].slice(-rememberedDeletions)};
}

/** Returns the notebook with a deleted cell back at its place. */
export function restoreCell(notebook: Notebook, cell: Cell, at: number): Notebook {
  const cells = notebook.cells.filter((c) => c.id !== cell.id);
  cells.splice(Math.min(at, cells.length), 0, {...cell, edits: cell.edits + 1});
  return {...put(notebook, cells), deleted: notebook.deleted.filter((id) => id !== cell.id)};
}

/** Returns the later of two copies of a cell; equal counts are settled by the text, so that both tabs settle alike. */
function later(a: Cell, b: Cell): Cell {
  if (a.edits !== b.edits) return a.edits > b.edits ? a : b;
  return JSON.stringify(a) >= JSON.stringify(b) ? a : b;
}

/**
 * Returns one notebook from two that were changed apart, as two tabs do: every cell of either that neither deleted, the
 * copy with more changes of each, in the order that was changed more often. The result is the same whichever comes first.
 */
export function mergeNotebooks(a: Notebook, b: Notebook): Notebook {
  const deleted = [...new Set([...a.deleted, ...b.deleted])].sort().slice(-2 * rememberedDeletions);
  const gone = new Set(deleted);
  const first =
    a.orderEdits !== b.orderEdits
      ? a.orderEdits > b.orderEdits
      : JSON.stringify(a.cells.map((c) => c.id)) >= JSON.stringify(b.cells.map((c) => c.id));
  const [lead, other] = first ? [a, b] : [b, a];
  const others = new Map(other.cells.map((cell) => [cell.id, cell]));
  const cells = lead.cells.map((cell) => {
    const twin = others.get(cell.id);
    return twin ? later(cell, twin) : cell;
  });
  const known = new Set(lead.cells.map(({id}) => id));
  other.cells.forEach((cell, i) => {
    if (known.has(cell.id)) return;
    const before = other.cells[i - 1]?.id;
    const at = before === undefined ? -1 : cells.findIndex(({id}) => id === before);
    cells.splice(before !== undefined && at < 0 ? cells.length : at + 1, 0, cell);
  });
  return {cells: cells.filter(({id}) => !gone.has(id)), deleted, orderEdits: Math.max(a.orderEdits, b.orderEdits)};
}

/** Returns a notebook from what was read from storage; damaged cells are left out, and anything else gives an empty notebook. */
export function toNotebook(stored: unknown): Notebook {
  if (typeof stored !== "object" || stored === null) return emptyNotebook;
  const {cells, deleted, orderEdits} = stored as Record<string, unknown>;
  const seen = new Set<string>();
  const good = (Array.isArray(cells) ? cells : []).filter((cell): cell is Cell => {
    const fits =
      typeof cell === "object" &&
      cell !== null &&
      typeof cell.id === "string" &&
      typeof cell.sql === "string" &&
      !seen.has(cell.id);
    if (fits) seen.add(cell.id);
    return fits;
  });
  return {
    cells: good.map(({id, name, sql, chart, question, edits}) => ({
      id,
      sql,
      name: typeof name === "string" ? name : "",
      chart: typeof chart === "object" ? chart : null,
      question: typeof question === "string" ? question : null,
      edits: Number.isSafeInteger(edits) ? edits : 0
    })),
    deleted: Array.isArray(deleted) ? deleted.filter((id) => typeof id === "string") : [],
    orderEdits: Number.isSafeInteger(orderEdits) ? (orderEdits as number) : 0
  };
}
