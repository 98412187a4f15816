import {valueKind} from "../../sql/values.js";

/** What a column's values are; "nothing" when all are missing. */
export type ColumnKind = "number" | "text" | "boolean" | "time" | "other" | "nothing";

/** A table as a query or a reader's code gave it: values as text, null for a missing one. At most the first rows are here. */
export type RawTable = {
  columns: {name: string; kind: ColumnKind}[];
  rows: (string | null)[][];
  /** Rows in all. */
  rowCount: number;
};

/** What came of running a query or code. Lines and columns count from 1 in what its reader wrote. */
export type TableOutcome =
  | {kind: "table"; table: RawTable; logs?: string[]}
  | {kind: "error"; message: string; hint: string | null; line: number | null; column: number | null; logs?: string[]}
  | {kind: "none"; message: string; logs?: string[]};

/** So many rows of an answer are compared; a key may have fewer only. */
export const mostRows = 2000;
export const mostKeyRows = 500;

/** Returns what the values of a column of a DuckDB type are. */
export function kindOfType(type: string): ColumnKind {
  if (/^boolean$/i.test(type.trim())) return "boolean";
  if (/^"?NULL"?$/i.test(type.trim())) return "nothing";
  const kind = valueKind(type);
  return kind === "category" ? "text" : kind;
}

/** What a kind of value is called, in the plural. */
export const kindWords: Readonly<Record<ColumnKind, string>> = {
  number: "numbers",
  text: "text",
  boolean: "true or false",
  time: "dates",
  other: "lists or other nested values",
  nothing: "nothing"
};

/** Digits that count where the author names no decimals: sums in another order differ in the last ones. */
const digits = 10;

/** Returns a number in text as all engines write it: so many decimals, or ten digits; whole numbers of any length stay as they are. */
export function canonicalNumber(text: string, decimals: number | null): string {
  const plain = text.trim();
  if (/^[+-]?\d+$/.test(plain) && !Number.isSafeInteger(Number(plain))) return plain.replace(/^\+/, "");
  const value = Number(plain);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  const whole = Number.isInteger(value) ? value : Number(value.toPrecision(digits));
  if (decimals === null || Number.isInteger(whole)) return String(whole + 0);
  // Exponents move the point without a product, whose own error would tip a five.
  const rounded = /e/.test(String(whole)) ? 0 : Number(`${Math.round(Number(`${whole}e${decimals}`))}e-${decimals}`);
  return String(rounded + 0);
}

/** Returns a value as text that is the same wherever the table was made. */
export function canonicalValue(text: string | null, kind: ColumnKind, decimals: number | null): string | null {
  if (text === null) return null;
  if (kind === "number") return canonicalNumber(text, decimals);
  if (kind === "time")
    return text
      .trim()
      .replace("T", " ")
      .replace(/\.000Z?$|Z$/, "")
      .replace(/ 00:00:00$/, "");
  return text.normalize("NFC");
}

/** Returns the table with every value in its canonical text; a column of missing values has the kind "nothing". */
export function canonicalTable({columns, rows, rowCount}: RawTable, decimals: number | null): RawTable {
  return {
    columns: columns.map(({name, kind}, i) => ({
      name,
      kind: rows.length > 0 && rows.every((row) => row[i] === null) ? "nothing" : kind
    })),
    rows: rows.map((row) => row.map((value, i) => canonicalValue(value, columns[i]!.kind, decimals))),
    rowCount
  };
}
