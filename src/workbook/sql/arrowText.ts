/**
 * Answers of statements that are no queries (EXPLAIN, CALL, INSERT … RETURNING) reach us as Arrow values. Here they become
 * text that DuckDB reads back into the type it had.
 */

/** Returns DuckDB's type for the name of an Arrow type; what has no plain counterpart becomes text. */
export function duckdbType(arrowType: string): string {
  const decimal = /^Decimal\[(\d+)e([+-]?\d+)\]$/.exec(arrowType);
  if (decimal) return `DECIMAL(${decimal[1]},${Number(decimal[2])})`;
  if (/^Int64$/.test(arrowType)) return "BIGINT";
  if (/^Uint64$/.test(arrowType)) return "UBIGINT";
  if (/^U?[Ii]nt(?:8|16|32)$/.test(arrowType)) return arrowType.startsWith("U") ? "UINTEGER" : "INTEGER";
  if (/^Float/.test(arrowType)) return "DOUBLE";
  if (/^Bool/.test(arrowType)) return "BOOLEAN";
  if (/^Date/.test(arrowType)) return "DATE";
  if (/^Timestamp<\w+>$/.test(arrowType)) return "TIMESTAMP";
  return "VARCHAR";
}

/** Returns an integer in text with a decimal point so many digits from its end. */
function withPoint(digits: string, scale: number): string {
  if (scale <= 0) return digits;
  const negative = digits.startsWith("-");
  const padded = digits.replace("-", "").padStart(scale + 1, "0");
  return `${negative ? "-" : ""}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/** Returns a time in milliseconds since 1970, fractions included, as date and time in UTC with microseconds. */
function timeText(milliseconds: number): string {
  const whole = Math.floor(milliseconds);
  const micros = Math.round((milliseconds - whole) * 1000);
  const text = new Date(whole).toISOString().replace("T", " ").replace("Z", "");
  return micros ? `${text}${String(micros).padStart(3, "0")}` : text.replace(/\.000$/, "");
}

/** Returns an Arrow value as text that DuckDB reads; null for a null. */
export function arrowText(value: unknown, arrowType: string): string | null {
  if (value === null || value === undefined) return null;
  const decimal = /^Decimal\[\d+e([+-]?\d+)\]$/.exec(arrowType);
  if (decimal) return withPoint(String(value), Number(decimal[1]));
  if (arrowType.startsWith("Date")) return new Date(Number(value)).toISOString().slice(0, 10);
  if (arrowType.startsWith("Timestamp")) return timeText(Number(value));
  if (typeof value === "object") {
    return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
  }
  return String(value);
}
