import {existsSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {parse} from "csv-parse/sync";
import {EvidenceError, nearest, plural, quote, type Problem} from "./problems.js";

/** A row of a CSV file: the line on which it begins, counted from 1, and its cells in the order of the columns. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly (string | null)[];
}

/** What could be read of a CSV file, and what could not. */
export interface CsvTable {
  /** Path as people know it, such as data/fact.csv. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly problems: readonly Problem[];
  /** Text of the rows that could not be read: an id in it may be missing from rows only for that reason. */
  readonly unread: readonly string[];
  /** False when the file as a whole could not be read, so that nothing can be said about its rows. */
  readonly usable: boolean;
}

/** A file with more broken quotes than this is not searched to its end, since each one means reading on from there. */
const mostBrokenQuotes = 100;

/**
 * Returns the rows of data/NAME.csv as records by column name; an empty cell is null. Rows that cannot be read are left
 * out: the evidence build reports them. Throws an EvidenceError only if there is no such file.
 */
export function readTable(name: string, folder = "data"): Record<string, string | null>[] {
  const {columns, rows, usable, problems, file} = readCsv(join(folder, `${name}.csv`));
  if (!usable && problems.some(({rule}) => rule === "file exists")) throw new EvidenceError(problems);
  if (!usable) process.stderr.write(`${file} cannot be read: its rows are left out.\n`);
  return rows.map(({cells}) => Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? null])));
}

/**
 * Returns what a CSV file holds. With expected columns, the header is compared with them and the cells are put into their
 * order. Bad content never throws: it becomes problems.
 */
export function readCsv(path: string, expected?: readonly string[]): CsvTable {
  const file = `${basename(join(path, ".."))}/${basename(path)}`;
  if (!existsSync(path)) {
    const message = "this file is missing. Every table of data/schema.sql needs a CSV file of its name.";
    return unusable(file, [{file, line: 1, column: null, value: null, rule: "file exists", message}]);
  }
  return parseCsv(readFileSync(path), file, expected);
}

/** Returns what the bytes of a CSV file hold; see readCsv. */
export function parseCsv(bytes: Uint8Array, file: string, expected?: readonly string[]): CsvTable {
  const problems: Problem[] = [];
  const report = (
    line: number,
    rule: string,
    message: string,
    value: string | null = null,
    column: string | null = null
  ) => void problems.push({file, line, column, value, rule, message});

  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    report(1, "UTF-8", `this file is in the encoding UTF-16. Save it again as "CSV UTF-8".`);
    return unusable(file, problems);
  }
  // Decoding removes a byte order mark, which spreadsheets put in front of UTF-8.
  const text = Buffer.from(new TextDecoder("utf-8").decode(bytes));
  const lines = lineStarts(text);
  const badLines = findBadBytes(bytes, report);

  const {records, unread} = readRecords(text, lines, report);
  const header = records.shift();
  if (header === undefined || badLines.has(1)) {
    if (problems.length === 0) report(1, "header", "this file is empty. Its first line must name the columns.");
    return unusable(file, problems);
  }
  const order = readHeader(header, expected, report);
  if (order === null) return unusable(file, problems);

  const width = header.cells.length;
  const rows: CsvRow[] = [];
  for (const {line, endLine, cells, raw} of records) {
    const bad = range(line, endLine).some((at) => badLines.has(at));
    if (!bad && cells.every((cell) => cell === "")) {
      report(line, "empty row", "this row is empty. Delete it.");
    } else if (!bad && cells.length !== width) {
      const spread = endLine > line ? ` The row reaches to line ${endLine}: perhaps a quote is not closed.` : "";
      const hint = cells.length > width ? " A cell that contains a comma must stand in double quotes." : "";
      report(
        line,
        "number of cells",
        `this row has ${plural(cells.length, "cell")}, but the header has ${width}.${spread || hint}`
      );
      unread.push(raw);
    } else if (bad) {
      unread.push(raw);
    } else {
      rows.push({line, cells: order.map((i) => (i === -1 || cells[i] === "" ? null : cells[i]!))});
    }
  }
  return {file, columns: expected ?? header.cells, rows, problems, unread, usable: true};
}

type Report = (line: number, rule: string, message: string, value?: string | null, column?: string | null) => void;

interface Rec {
  readonly line: number;
  readonly endLine: number;
  readonly cells: string[];
  readonly raw: string;
}

/** Splits the text into records; where quotes are broken it reports the line and reads on from the next one. */
function readRecords(text: Buffer, lines: number[], report: Report): {records: Rec[]; unread: string[]} {
  const records: Rec[] = [];
  const unread: string[] = [];
  let broken = 0;
  let start = 0;
  while (start < text.length) {
    const base = start;
    try {
      parse(text.subarray(base), {
        relax_column_count: true,
        record_delimiter: ["\r\n", "\n", "\r"],
        on_record: (cells: string[], {bytes}: {bytes: number}) => {
          const end = Math.min(base + bytes, text.length);
          const raw = text.toString("utf8", start, end);
          const line = lineAt(lines, start);
          const blank = cells.length === 1 && cells[0] === "";
          if (!blank) records.push({line, endLine: Math.max(line, lineAt(lines, end - 1)), cells, raw});
          start = end;
          return null;
        }
      });
      break;
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
      const line = lineAt(lines, start);
      const end = lines[line] ?? text.length;
      unread.push(text.toString("utf8", start, end));
      report(line, "quotes", quotesMessage(String(error.code)), text.toString("utf8", start, end).trimEnd());
      start = end;
      if (++broken >= mostBrokenQuotes && start < text.length) {
        report(line + 1, "quotes", `after ${broken} rows with broken quotes, the rest of the file was not read.`);
        unread.push(text.toString("utf8", start));
        break;
      }
    }
  }
  return {records, unread};
}

function quotesMessage(code: string): string {
  const rule = `A cell with quotes stands in double quotes, each quote inside it is written twice: "say ""yes"" now".`;
  if (code === "CSV_QUOTE_NOT_CLOSED") return `a double quote is opened in this row and never closed. ${rule}`;
  if (code === "INVALID_OPENING_QUOTE") return `a double quote stands in the middle of a cell. ${rule}`;
  return `a double quote is followed by text where a comma or the end of the row should be. ${rule}`;
}

/** Compares the header with the expected columns; returns the place of each in a row, -1 if absent, or null if unusable. */
function readHeader(
  {line, cells: names}: Rec,
  expected: readonly string[] | undefined,
  report: Report
): number[] | null {
  const twice = names.filter((name, i) => names.indexOf(name) < i);
  for (const name of new Set(twice)) {
    report(line, "header", `the header names the column ${quote(name)} twice.`, name, name || null);
  }
  if (twice.length > 0) return null;
  if (expected === undefined) {
    if (names.includes("")) report(line, "header", "a column has no name.", "");
    return names.map((_, i) => i);
  }
  const missing = expected.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !expected.includes(name));
  for (const name of unknown) {
    const meant = nearest(name, missing);
    const hint = meant === null ? ` The columns are: ${expected.join(", ")}.` : ` Did you mean ${quote(meant)}?`;
    const what = name === "" ? "a column has no name." : `there is no column ${quote(name)} in this table.`;
    report(line, "header", what + hint, name, name || null);
  }
  for (const name of missing)
    report(line, "header", `the column ${quote(name)} is missing from the header.`, null, name);
  if (missing.length === 0 && unknown.length === 0 && names.some((name, i) => name !== expected[i])) {
    report(line, "header", `the columns are not in the order of the table: ${expected.join(", ")}.`, names.join(","));
  }
  return missing.length > 0 ? null : expected.map((name) => names.indexOf(name));
}

/** Reports lines with bytes that are not UTF-8, and with NUL characters; returns their numbers. */
function findBadBytes(bytes: Uint8Array, report: Report): Set<number> {
  const strict = new TextDecoder("utf-8", {fatal: true});
  const bad = new Set<number>();
  let valid = true;
  try {
    strict.decode(bytes);
  } catch {
    valid = false;
  }
  if (valid && !bytes.includes(0)) return bad;
  const starts = lineStarts(bytes);
  starts.forEach((start, i) => {
    const line = bytes.subarray(start, starts[i + 1] ?? bytes.length);
    const shown = new TextDecoder("utf-8").decode(line).trimEnd();
    let readable = true;
    try {
      strict.decode(line);
    } catch {
      readable = false;
    }
    if (!readable)
      report(i + 1, "UTF-8", `this line is not in the encoding UTF-8. Save the file as "CSV UTF-8".`, shown);
    if (line.includes(0))
      report(i + 1, "no NUL", "this line contains a NUL character, which is not text. Type it again.", shown);
    if (!readable || line.includes(0)) bad.add(i + 1);
  });
  return bad;
}

/** Returns the offsets at which lines begin; a line ends with LF, CR LF or CR. */
function lineStarts(bytes: Uint8Array): number[] {
  const starts = [0];
  for (let i = 0; i < bytes.length; ++i) {
    if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** Returns the number, from 1, of the line that contains the offset. */
function lineAt(starts: number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

function range(from: number, to: number): number[] {
  return Array.from({length: to - from + 1}, (_, i) => from + i);
}

function unusable(file: string, problems: Problem[]): CsvTable {
  return {file, columns: [], rows: [], problems, unread: [], usable: false};
}
