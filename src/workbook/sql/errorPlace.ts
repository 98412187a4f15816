/** Where in a cell's text an error lies. */
export interface Place {
  /** counted from 1 */
  readonly line: number;
  /** counted from 1; null when only the line is known */
  readonly column: number | null;
}

/** DuckDB's message without its excerpt, and the place that the excerpt points to. */
export interface PlacedMessage {
  readonly message: string;
  readonly place: Place | null;
}

const excerpt = /\n+LINE (\d+): ([^\n]*)\n([ \t]*)\^[^\n]*/g;

/** Returns the column, counted from 1, that a caret points to; the excerpt of a long line starts or ends with three dots. */
function columnOf(line: string, shown: string, caret: number): number | null {
  const text = shown.replace(/^\.\.\./, "").replace(/\.\.\.$/, "");
  const cut = shown.startsWith("...") ? 3 : 0;
  const start = line.indexOf(text);
  if (start < 0) return null;
  const column = start + caret - cut + 1;
  return column >= 1 && column <= line.length + 1 ? column : null;
}

/**
 * Returns DuckDB's message without "LINE n: …" and its caret, and the place in the cell.
 * @param raw the message as DuckDB gives it
 * @param cell the whole text of the cell
 * @param firstLine line of the cell, counted from 1, on which the statement starts
 * @param before lines that were put before the statement when it was sent
 * @param indent characters of the cell before the statement on its first line
 */
export function placeError(raw: string, cell: string, firstLine: number, before = 0, indent = 0): PlacedMessage {
  const found = [...raw.matchAll(excerpt)][0];
  const message = raw
    .replace(excerpt, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  if (!found) return {message, place: null};
  const inStatement = Number(found[1]) - before;
  if (inStatement < 1) return {message, place: null};
  const line = firstLine + inStatement - 1;
  const whole = cell.split("\n")[line - 1];
  if (whole === undefined) return {message, place: null};
  const skip = inStatement === 1 ? indent : 0;
  const caret = found[3]!.length - `LINE ${found[1]}: `.length;
  const column = caret < 0 ? null : columnOf(whole.slice(skip), found[2]!, caret);
  return {message, place: {line, column: column === null ? null : column + skip}};
}

/** Returns the offsets of the word at a place, or of the whole line when the column is not known; never an empty range unless the text is. */
export function rangeOf(text: string, place: Place): {from: number; to: number} {
  const lines = text.split("\n");
  const start = lines.slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const line = lines[place.line - 1] ?? "";
  if (place.column !== null) {
    const at = Math.min(place.column - 1, Math.max(0, line.length - 1));
    const word = /^(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}\p{N}_]+|.)/u.exec(line.slice(at))?.[0] ?? "";
    if (word) return {from: start + at, to: start + at + word.length};
  }
  const indent = line.length - line.trimStart().length;
  const from = Math.min(start + indent, text.length);
  const to = Math.min(start + Math.max(line.length, indent), text.length);
  return from < to ? {from, to} : {from: Math.max(0, to - 1), to};
}
