import {splitStatements} from "./statements.js";

/** What a .sql file keeps of a cell. */
export interface FileCell {
  readonly name: string;
  readonly sql: string;
}

/** Cells of a file, or why there are none. */
export type FileReading = {readonly cells: FileCell[]; readonly notes: string[]} | {readonly refused: string};

/** Bytes above which a file is refused: a notebook of hundreds of long cells is far below it. */
export const fileLimit = 1_000_000;
/** Cells above which a file is refused. */
export const cellLimit = 500;

const head = '-- Cells of the SQL notebook. A line that starts with "-- cell:" begins a cell and names it.';
const mark = /^-- cell:[ \t]*(.*)$/;
/** The line that ends a cell whose last statement has no semicolon of its own. */
const end = "; -- end of the cell";
/** A line of a cell that would read as a mark, however often it was guarded before. */
const guarded = /^(-- )(\|*)(cell:)/gm;

/** Returns a notebook as an SQL file: cells in order, each after a line with its name. Other programs can run the file as it stands. */
export function toSqlFile(cells: readonly FileCell[]): string {
  const body = cells.map(({name, sql}) => {
    const text = sql.replace(/\r\n?/g, "\n").replace(guarded, "$1|$2$3").replace(/\s+$/, "");
    return `-- cell: ${name.replace(/\s+/g, " ").trim()}\n${text}${needsSemicolon(text) ? `\n${end}` : ""}`;
  });
  return [head, ...body].join("\n\n") + "\n";
}

/** Returns whether a cell's last statement is not ended, so that the next cell would run on from it. */
function needsSemicolon(sql: string): boolean {
  const last = splitStatements(sql).at(-1);
  return last !== undefined && last.from + last.text.length >= sql.trimEnd().length;
}

/** Returns a cell's text without the guards that the file put into it. */
const unguard = (sql: string): string => sql.replace(/^(-- )\|(\|*cell:)/gm, "$1$2");

/** Returns a cell's text as it was before the file ended it. */
const unend = (sql: string): string => (sql.endsWith(`\n${end}`) ? sql.slice(0, -end.length - 1) : sql);

/** Returns a first name for a cell that the file does not name: its first comment, else its first words. */
function nameFrom(sql: string, i: number): string {
  const comment = /^\s*--[ \t]*(\S[^\n]*)/.exec(sql)?.[1]?.trim();
  return comment ? comment.slice(0, 60) : `Cell ${i + 1}`;
}

/** Returns the cells of an SQL text: by their marks, or one cell per file when it has none. */
export function fromSqlText(text: string): FileReading {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const cells: {name: string; lines: string[]}[] = [];
  const before: string[] = [];
  for (const line of lines) {
    const found = mark.exec(line);
    if (found) cells.push({name: found[1]!.trim(), lines: []});
    else (cells.at(-1)?.lines ?? before).push(line);
  }
  const notes: string[] = [];
  const tidy = (ls: string[]): string => unguard(unend(ls.join("\n").replace(/^\n+|\s+$/g, "")));
  const loose = tidy(before.filter((line) => line !== head));
  if (loose && (splitStatements(loose).length || !cells.length)) {
    cells.unshift({name: nameFrom(loose, 0), lines: [loose]});
    if (cells.length > 1) notes.push("What stood before the first named cell became a cell of its own.");
  }
  if (!cells.length) return {refused: "The file is empty: it holds no SQL."};
  if (cells.length > cellLimit)
    return {refused: `The file holds ${cells.length} cells; this page takes ${cellLimit} at most.`};
  return {cells: cells.map(({name, lines: ls}, i) => ({name: name || nameFrom(tidy(ls), i), sql: tidy(ls)})), notes};
}

/** Returns the cells of a file's bytes, or the reason in plain words why it is refused: too large, not text, not UTF-8, empty. */
export function readSqlFile(bytes: Uint8Array, fileName: string, size = bytes.length): FileReading {
  if (size > fileLimit) {
    return {
      refused: `${fileName} is ${(size / 1e6).toFixed(1)} MB; an SQL file of at most ${fileLimit / 1e6} MB is read here.`
    };
  }
  if (bytes.length === 0) return {refused: `${fileName} is empty.`};
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return {refused: `${fileName} is text in UTF-16. Save it as UTF-8 and import it again.`};
  if (bytes.includes(0)) return {refused: `${fileName} is not a text file.`};
  let text: string;
  try {
    text = new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return {refused: `${fileName} is damaged, or not text in UTF-8.`};
  }
  if (/[\u0001-\u0008\u000e-\u001f]/.test(text))
    return {refused: `${fileName} is not a text file: it holds control characters.`};
  if (/^\s*(?:<!doctype|<html|<\?xml|\{\s*")/i.test(text))
    return {refused: `${fileName} holds no SQL: it looks like a web page or a data file.`};
  return fromSqlText(text);
}
