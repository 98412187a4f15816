import {hashText} from "../seal.js";
import type {RawTable} from "./answerTable.js";

/** What a reader's table is compared with: digests alone, from which no value can be read. In the order of the key's columns. */
export type TableShape = {
  kinds: string[];
  rowCount: number;
  /** For each column, of its values in any order. */
  columns: string[];
  /** For each row; in the key's order where order counts, else in an order that tells nothing. */
  rows: string[];
};

/** Characters of a digest: 64 bits. */
const length = 16;
const short = (salt: string, purpose: string, text: string) =>
  hashText(`${salt}\n${purpose}\n${text}`).slice(0, length);

const sorted = (texts: readonly string[]) => [...texts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** Returns the digest of each row of a table, its columns taken in this order. */
export const rowDigests = ({rows}: RawTable, order: readonly number[], salt: string): string[] =>
  rows.map((row) => short(salt, "row", JSON.stringify(order.map((i) => row[i]!))));

/** Returns the digest of each column of a table, of its values in any order. */
export const columnDigests = ({columns, rows}: RawTable, salt: string): string[] =>
  columns.map((_, i) => short(salt, "column", sorted(rows.map((row) => JSON.stringify(row[i]))).join("\n")));

/** Returns the columns that count, by their places: the required ones in the order asked for, or all where one of them is missing or none is required. */
export function countedColumns({columns}: RawTable, required: readonly string[] | null): number[] {
  const all = columns.map((_, i) => i);
  if (!required) return all;
  const found = required.map((name) => columns.findIndex((column) => sameName(column.name, name)));
  return found.includes(-1) ? all : found;
}

export const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Returns all orders of a list; only for short ones. */
export function permutations<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((first, i) =>
    permutations([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [first, ...rest])
  );
}

/** So many orders of alike columns are tried. */
const mostOrders = 24;

/** Returns the orders of columns that sorting by content allows: more than one only where columns hold the same values. */
function contentOrders(digests: readonly string[]): number[][] {
  const groups = new Map<string, number[]>();
  digests.forEach((digest, i) => groups.set(digest, [...(groups.get(digest) ?? []), i]));
  let orders: number[][] = [[]];
  for (const [, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const inner = group.length <= 4 ? permutations(group) : [group];
    const next = orders.flatMap((before) => inner.map((after) => [...before, ...after]));
    orders = next.length <= mostOrders ? next : orders.map((before) => [...before, ...group]);
  }
  return orders;
}

/**
 * Returns a text that is the same for all tables that answer a question alike: names count where they are required, else
 * the order of columns does not; the order of rows counts only when the question says so. Whoever has the table has the
 * text, and nobody else: it is the key of what a right answer opens.
 */
export function tableText(table: RawTable, required: readonly string[] | null, ordered: boolean, salt: string): string {
  const counted = countedColumns(table, required);
  const text = (order: readonly number[]) => {
    const rows = table.rows.map((row) => JSON.stringify(order.map((i) => row[i]!)));
    return `${order.length} columns\n${(ordered ? rows : sorted(rows)).join("\n")}`;
  };
  if (required) {
    const names = counted.map((i) => table.columns[i]!.name.trim().toLowerCase());
    const places = counted.map((_, i) => i).sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
    return hashText(`${places.map((i) => names[i]).join(" ")}\n${text(places.map((i) => counted[i]!))}`);
  }
  const orders = contentOrders(columnDigests(table, salt));
  return sorted(orders.map((order) => hashText(text(order))))[0]!;
}
