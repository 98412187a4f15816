/** A cell of a table of the evidence; null where the table has nothing. */
export type Cell = string | number | boolean | null;

/** A column of a table of the evidence. */
export interface Column {
  name: string;
  /** DuckDB's name of the type, such as VARCHAR. */
  type: string;
  comment: string | null;
  nullable?: boolean;
  /** True for the column that names the row. */
  key?: boolean;
  /** The column that its values name a row of, written table.column. */
  references?: string;
  /** True for a column that this page makes and the database does not hold. */
  derived?: boolean;
  /** The column by which rows are ordered when this one is asked for. */
  sortAs?: string;
}

export interface EvidenceTable {
  name: string;
  comment: string | null;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}

type Row = EvidenceTable["rows"][number];

/** The page on which rows are shown: counted from 1, all on one, or (null) where the open row is. */
export type PageChoice = number | "all" | null;

/** How a table is looked at. */
export interface TableState {
  view: "table";
  table: string;
  /** Key of the open row. */
  row: string | null;
  /** Words that all must occur somewhere in a row. */
  filter: string;
  /** Values that columns must have; null stands for an empty cell. */
  only: readonly {column: string; value: string | null}[];
  sort: {column: string; descending: boolean} | null;
  page: PageChoice;
  /** Columns that are not shown; null for those that are hidden at first. */
  hidden: readonly string[] | null;
}

/** Lists made for reading: at names the entry to go to. */
export interface ListState {
  view: "errata" | "references" | "glossary";
  at: string | null;
  filter: string;
}

/** What the page Evidence shows. */
export type RoomState = {view: "tables"} | TableState | ListState;

/** What an address asks for (null when it is a heading of the page), and what in it could not be used, in words. */
export interface Reading<State> {
  state: State;
  notices: string[];
}

export const pageSize = 50;
const longestHash = 4000;
export const longestFilter = 200;
const longestName = 100;

const entryKeys = {errata: "errata", ref: "references", glossary: "glossary"} as const;
const listKeys = {errata: "errata", references: "ref", glossary: "glossary"} as const;

/** Returns how a table is looked at when nothing else is said. */
export function openTable(table: string, row: string | null = null): TableState {
  return {view: "table", table, row, filter: "", only: [], sort: null, page: null, hidden: null};
}

/** Returns a piece of text from outside in quotation marks, cut to a length that can be shown. */
function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

/**
 * Returns what the part of an address after # asks for: #fact=ID, #fact, #table=fact&row=ID&filter=…&only=column:value&
 * sort=column:desc&page=2&hide=a,b, #errata, #references, #glossary, #ref=ID. Never throws: what cannot be read is left
 * out and named in the notices.
 */
export function parseHash(hash: string, tables: readonly string[]): Reading<RoomState | null> {
  const notices: string[] = [];
  const text = hash.replace(/^#/, "");
  if (text === "" || text === "tables") return {state: {view: "tables"}, notices};
  if (text.length > longestHash) {
    return {state: {view: "tables"}, notices: ["The address was too long to be read."]};
  }
  const pairs = readPairs(text, notices);
  const [first, ...rest] = pairs;
  if (!first) return {state: {view: "tables"}, notices};
  const [key, value] = first;
  if (value === null && Object.hasOwn(listKeys, key)) {
    return {state: readList(key as ListState["view"], null, rest, notices), notices};
  }
  if (value === null && tables.includes(key)) return {state: readTable(openTable(key), rest, notices), notices};
  // Headings of the page have addresses too.
  if (value === null) return {state: null, notices: []};
  if (Object.hasOwn(entryKeys, key)) {
    return {state: readList(entryKeys[key as keyof typeof entryKeys], value, rest, notices), notices};
  }
  const short = tables.includes(key);
  const table = short ? key : key === "table" ? value : null;
  if (table === null || !tables.includes(table)) {
    notices.push(`The evidence has no table ${quoted(table ?? key)}.`);
    return {state: {view: "tables"}, notices};
  }
  return {state: readTable(openTable(table, short ? toName(value, notices) : null), rest, notices), notices};
}

/** Returns the parts of an address as decoded pairs; the value is null where there is no equals sign. */
function readPairs(text: string, notices: string[]): [string, string | null][] {
  const pairs: [string, string | null][] = [];
  for (const part of text.split("&")) {
    if (!part) continue;
    const at = part.indexOf("=");
    try {
      const key = decodeURIComponent(at < 0 ? part : part.slice(0, at));
      pairs.push([key, at < 0 ? null : decodeURIComponent(part.slice(at + 1))]);
    } catch {
      notices.push(`A part of the address could not be read: ${quoted(part)}.`);
    }
  }
  return pairs;
}

/** Returns the name of a row or column, or null when it is empty or too long to be one. */
function toName(value: string, notices: string[]): string | null {
  if (value && value.length <= longestName) return value;
  notices.push(value ? `${quoted(value)} is too long for a name.` : "The address names an empty row.");
  return null;
}

function filterText(value: string, notices: string[]): string {
  // Letters are counted, not halves of them, so that what is kept can be written again.
  const letters = [...value];
  if (letters.length > longestFilter) notices.push("The text to search for was cut, since it was too long.");
  return letters.slice(0, longestFilter).join("");
}

function readList(
  view: ListState["view"],
  at: string | null,
  pairs: [string, string | null][],
  notices: string[]
): ListState {
  let filter = "";
  for (const [key, value] of pairs) {
    if (key === "filter" && value !== null) filter = filterText(value, notices);
    else notices.push(`${quoted(key)} in the address means nothing here.`);
  }
  return {view, at: at === null ? null : toName(at, notices), filter};
}

function readTable(start: TableState, pairs: [string, string | null][], notices: string[]): TableState {
  const state = {...start, only: [...start.only]};
  const seen = new Set<string>();
  for (const [key, given] of pairs) {
    const value = given ?? "";
    if (key !== "only" && seen.has(key)) {
      notices.push(`${quoted(key)} stands in the address twice; the first is used.`);
      continue;
    }
    seen.add(key);
    if (key === "row" && state.row === null) state.row = toName(value, notices);
    else if (key === "filter") state.filter = filterText(value, notices);
    else if (key === "only") {
      const at = value.indexOf(":");
      const column = value.slice(0, at);
      if (at < 1) notices.push(`${quoted(value)} does not say which column must have which value.`);
      else if (state.only.some((o) => o.column === column))
        notices.push(`${quoted(column)} is limited twice; the first is used.`);
      else state.only.push({column, value: value.slice(at + 1) || null});
    } else if (key === "sort") {
      const match = /^(.+?)(?::(asc|desc))?$/.exec(value);
      if (match) state.sort = {column: match[1]!, descending: match[2] === "desc"};
      else notices.push("The address does not say by which column to sort.");
    } else if (key === "page") {
      if (value === "all") state.page = "all";
      else if (/^[1-9]\d{0,5}$/.test(value)) state.page = Number(value);
      else notices.push(`${quoted(value)} is no page.`);
    } else if (key === "hide") state.hidden = value ? [...new Set(value.split(",").filter(Boolean))] : [];
    else notices.push(`${quoted(key)} in the address means nothing here.`);
  }
  return state;
}

/** Returns the address of what is shown, starting with #, such that parseHash gives the same back; what is as usual is left out. */
export function serialiseHash(state: RoomState): string {
  if (state.view === "tables") return "#tables";
  const encode = (text: string) =>
    encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"))
      .replace(/%3A/g, ":")
      .replace(/%2C/g, ",");
  if (state.view !== "table") {
    const start = state.at === null ? state.view : `${listKeys[state.view]}=${encode(state.at)}`;
    return `#${start}${state.filter ? `&filter=${encode(state.filter)}` : ""}`;
  }
  const rest: string[] = [];
  if (state.filter) rest.push(`filter=${encode(state.filter)}`);
  for (const {column, value} of state.only) rest.push(`only=${encode(column)}:${encode(value ?? "")}`);
  if (state.sort) rest.push(`sort=${encode(state.sort.column)}${state.sort.descending ? ":desc" : ":asc"}`);
  if (state.page !== null) rest.push(`page=${state.page}`);
  if (state.hidden) rest.push(`hide=${state.hidden.map((h) => encode(h)).join(",")}`);
  if (state.row !== null && !rest.length) return `#${encode(state.table)}=${encode(state.row)}`;
  const start = [`table=${encode(state.table)}`, ...(state.row === null ? [] : [`row=${encode(state.row)}`])];
  return `#${[...start, ...rest].join("&")}`;
}

/** Returns the place of the column that names the row. */
export function keyIndex({columns}: Pick<EvidenceTable, "columns">): number {
  return Math.max(
    0,
    columns.findIndex((column) => column.key)
  );
}

/** Returns the place of a column, or -1. */
export function columnIndex({columns}: Pick<EvidenceTable, "columns">, column: string): number {
  return columns.findIndex(({name}) => name === column);
}

/** Returns the text of a cell; empty for null. */
export function cellText(cell: Cell | undefined): string {
  return cell == null ? "" : String(cell);
}

/** Returns the state without what the table does not have (rows, columns, pages), and says what was left out. */
export function fitState(state: TableState, table: EvidenceTable): Reading<TableState> {
  const notices: string[] = [];
  const key = keyIndex(table);
  const has = (column: string) => {
    if (columnIndex(table, column) >= 0) return true;
    notices.push(`The table ${table.name} has no column ${quoted(column)}.`);
    return false;
  };
  let {row, sort, page} = state;
  if (row !== null && !table.rows.some((r) => cellText(r[key]) === row)) {
    notices.push(`The table ${table.name} has no row ${quoted(row)}.`);
    row = null;
  }
  const only = state.only.filter(({column}) => has(column));
  if (sort && !has(sort.column)) sort = null;
  const hidden = state.hidden?.filter((column) => has(column) && column !== table.columns[key]!.name) ?? null;
  const pages = pageCount(selectRows(table, {...state, only}).length);
  if (typeof page === "number" && page > pages) {
    notices.push(`There is no page ${page}.`);
    page = null;
  }
  return {state: {...state, row, only, sort, page, hidden}, notices};
}

/** Returns text as it is compared in a search: lower case, without accents. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Returns a test for texts that hold every word of a search, in any order. */
export function matcher(filter: string): (text: string) => boolean {
  const words = fold(filter).split(/\s+/).filter(Boolean);
  return (text) => {
    if (!words.length) return true;
    const folded = fold(text);
    return words.every((word) => folded.includes(word));
  };
}

const collator = new Intl.Collator("en", {numeric: true, sensitivity: "base"});

/** Returns a negative number, 0 or a positive number as a comes before, with or after b: numbers by size, text by alphabet. */
export function compareCells(a: Cell, b: Cell): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return collator.compare(cellText(a), cellText(b));
}

/** Returns the rows that pass the filters, in the order asked for; empty cells come last in either direction, ties keep their order. */
export function selectRows(
  table: EvidenceTable,
  {filter, only, sort}: Pick<TableState, "filter" | "only" | "sort">
): Row[] {
  const matches = matcher(filter);
  const limits = only.map(({column, value}) => ({at: columnIndex(table, column), value})).filter(({at}) => at >= 0);
  const rows = table.rows.filter(
    (row) =>
      limits.every(({at, value}) => (value === null ? row[at] == null : cellText(row[at]) === value)) &&
      (!filter || matches(row.map(cellText).join("\n")))
  );
  const column = sort ? table.columns[columnIndex(table, sort.column)] : undefined;
  if (!sort || !column) return rows;
  const at = columnIndex(table, column.sortAs ?? column.name);
  return rows.sort((r, s) => {
    const [a, b] = [r[at] ?? null, s[at] ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sort.descending ? compareCells(b, a) : compareCells(a, b);
  });
}

/** Returns the number of pages for a number of rows, at least 1. */
export function pageCount(rows: number): number {
  return Math.max(1, Math.ceil(rows / pageSize));
}

/** Returns the page that is shown (from 1, or all) and the places of its first row and of the row after its last. */
export function pageOf(rows: readonly Row[], {page, row}: Pick<TableState, "page" | "row">, key: number) {
  if (page === "all") return {page, from: 0, to: rows.length};
  const at = row === null ? -1 : rows.findIndex((r) => cellText(r[key]) === row);
  const shown = Math.min(page ?? Math.floor(Math.max(0, at) / pageSize) + 1, pageCount(rows.length));
  return {page: shown, from: (shown - 1) * pageSize, to: Math.min(rows.length, shown * pageSize)};
}

/** Returns the values of a column with how often each occurs, in order, when there are at least two and no more than `most`; else null. */
export function fewValues(table: EvidenceTable, at: number, most = 15): {value: string | null; count: number}[] | null {
  const counts = new Map<Cell, number>();
  for (const row of table.rows) {
    const cell = row[at] ?? null;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
    if (counts.size > most) return null;
  }
  if (counts.size < 2 || counts.size * 2 > table.rows.length) return null;
  return [...counts]
    .sort(([a], [b]) => (a === null || b === null ? Number(a === null) - Number(b === null) : compareCells(a, b)))
    .map(([value, count]) => ({value: value === null ? null : cellText(value), count}));
}

/** Returns the table with one more column after the column named; cells come from a function of the row. */
export function withColumn(
  table: EvidenceTable,
  after: string,
  column: Column,
  cell: (row: Row) => Cell
): EvidenceTable {
  const at = columnIndex(table, after) + 1;
  const insert = <T>(list: readonly T[], item: T) => [...list.slice(0, at), item, ...list.slice(at)];
  return {...table, columns: insert(table.columns, column), rows: table.rows.map((row) => insert(row, cell(row)))};
}
