/** A column of a result: its name as the query gave it, and DuckDB's type. */
export interface ResultColumn {
  readonly name: string;
  readonly type: string;
}

/** What a column's values are good for: numbers and times have an axis, the rest are names or text. */
export type ValueKind = "number" | "time" | "category" | "other";

const numeric =
  /^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|REAL|DECIMAL\(\d+,\s*\d+\)|DECIMAL|BIGNUM|VARINT)$/;

/** Returns what a column of this DuckDB type is good for. */
export function valueKind(type: string): ValueKind {
  const name = type.trim().toUpperCase();
  if (numeric.test(name)) return "number";
  if (/^(?:DATE|TIMESTAMP(?:_S|_MS|_NS)?|TIMESTAMP WITH TIME ZONE)$/.test(name)) return "time";
  if (/^(?:VARCHAR|BOOLEAN|UUID|TIME|TIME WITH TIME ZONE|BIT)$/.test(name) || name.startsWith("ENUM("))
    return "category";
  return "other";
}

/** Returns a type in a form short enough for a column's head; the whole type goes in its title. */
export function shortType(type: string): string {
  if (/^ENUM\(/i.test(type)) return "ENUM";
  if (/^TIMESTAMP WITH TIME ZONE/i.test(type)) return "TIMESTAMPTZ";
  const nested = /^(STRUCT|MAP|UNION)\(/i.exec(type);
  if (nested) return `${nested[1]!.toUpperCase()}${/\](?:\[\d*\])*$/.test(type) ? "[]" : ""}`;
  return type.length > 24 ? `${type.slice(0, 23)}…` : type;
}

/** Returns a count with thin spaces between thousands. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** Returns a count with its noun: 1 row, 2 rows. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Returns how long something took: milliseconds below a second, else seconds with one decimal. */
export function formatDuration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Returns rows as CSV (RFC 4180, CRLF): a null is an empty field, an empty text is "". */
export function toCsv(names: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  const field = (value: string | null): string =>
    value === null ? "" : value === "" || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  return [names, ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}
