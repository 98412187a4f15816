/** One SQL statement of a cell and where it stands in the cell's text. */
export interface Statement {
  /** the statement without the semicolon that ends it and without space around it */
  readonly text: string;
  /** offset of its first character in the cell's text */
  readonly from: number;
  /** line of its first character, counted from 1 */
  readonly line: number;
  /** its first word in upper case, such as SELECT; "(" when it starts with a bracket */
  readonly keyword: string;
}

/** Kinds of text in SQL that may hold a semicolon or a quote without meaning it. */
type Span = {readonly kind: "code" | "comment" | "quoted"; readonly from: number; readonly to: number};

const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}_$]/u.test(char);

/** Returns the end of a text in quotes that starts at `at`; a doubled quote inside does not end it. An open one ends with the SQL. */
function endOfQuoted(sql: string, at: number, quote: string, backslash: boolean): number {
  for (let i = at + 1; i < sql.length; i++) {
    if (backslash && sql[i] === "\\") i++;
    else if (sql[i] === quote) {
      if (sql[i + 1] !== quote) return i + 1;
      i++;
    }
  }
  return sql.length;
}

/** Returns the end of a block comment; in DuckDB, as in PostgreSQL, comments nest. */
function endOfBlock(sql: string, at: number): number {
  let depth = 0;
  for (let i = at; i < sql.length - 1; i++) {
    if (sql[i] === "/" && sql[i + 1] === "*") {
      depth++;
      i++;
    } else if (sql[i] === "*" && sql[i + 1] === "/") {
      depth--;
      i++;
      if (depth === 0) return i + 1;
    }
  }
  return sql.length;
}

/** Returns the tag of a dollar quote that starts at `at`, such as $$ or $body$; null when there is none. */
function dollarTag(sql: string, at: number): string | null {
  if (sql[at] !== "$" || isWord(sql[at - 1])) return null;
  return /^\$(?:[A-Za-z_][A-Za-z0-9_]*)?\$/.exec(sql.slice(at, at + 80))?.[0] ?? null;
}

/** Yields the parts of an SQL text in order: code, comments, and texts or names in quotes. */
export function* spans(sql: string): Generator<Span> {
  let code = 0;
  let i = 0;
  while (i < sql.length) {
    const char = sql[i];
    let to = i;
    let kind: Span["kind"] = "quoted";
    if (char === "-" && sql[i + 1] === "-") {
      kind = "comment";
      const end = sql.indexOf("\n", i);
      to = end < 0 ? sql.length : end;
    } else if (char === "/" && sql[i + 1] === "*") {
      kind = "comment";
      to = endOfBlock(sql, i);
    } else if (char === "'") {
      const escapes = /[eE]/.test(sql[i - 1] ?? "") && !isWord(sql[i - 2]);
      to = endOfQuoted(sql, i, "'", escapes);
    } else if (char === '"') {
      to = endOfQuoted(sql, i, '"', false);
    } else if (char === "$") {
      const tag = dollarTag(sql, i);
      if (tag) {
        const end = sql.indexOf(tag, i + tag.length);
        to = end < 0 ? sql.length : end + tag.length;
      }
    }
    if (to === i) {
      i++;
      continue;
    }
    if (code < i) yield {kind: "code", from: code, to: i};
    yield {kind, from: i, to};
    i = code = to;
  }
  if (code < sql.length) yield {kind: "code", from: code, to: sql.length};
}

/** Returns the first word of a statement's code in upper case, "(" for a bracket, "" when there is no code. */
function firstKeyword(sql: string, from: number, to: number): string {
  for (const span of spans(sql.slice(from, to))) {
    if (span.kind === "comment") continue;
    const code = sql.slice(from + span.from, from + span.to).trimStart();
    if (code) return (/^[A-Za-z]+/.exec(code)?.[0] ?? code[0]!).toUpperCase();
  }
  return "";
}

/**
 * Returns the statements of an SQL text in order. Semicolons inside quotes, dollar quotes and comments
 * end nothing; pieces that hold only space and comments are left out.
 */
export function splitStatements(sql: string): Statement[] {
  const ends: number[] = [];
  for (const span of spans(sql)) {
    if (span.kind !== "code") continue;
    for (let i = span.from; i < span.to; i++) if (sql[i] === ";") ends.push(i);
  }
  ends.push(sql.length);
  const statements: Statement[] = [];
  let start = 0;
  for (const end of ends) {
    const piece = sql.slice(start, end);
    const keyword = firstKeyword(sql, start, end);
    if (keyword) {
      const from = start + (piece.length - piece.trimStart().length);
      statements.push({text: piece.trim(), from, line: lineAt(sql, from), keyword});
    }
    start = end + 1;
  }
  return statements;
}

/** Returns the line, counted from 1, of an offset in a text. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < offset; i = text.indexOf("\n", i + 1)) line++;
  return line;
}

/** Returns the words of a statement's code in upper case, without comments and without what is in quotes. */
export function codeWords(sql: string): string[] {
  const words: string[] = [];
  for (const span of spans(sql)) {
    if (span.kind === "code") words.push(...(sql.slice(span.from, span.to).match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []));
    else if (span.kind === "quoted" && sql[span.from] === '"') words.push(sql.slice(span.from + 1, span.to - 1));
  }
  return words.map((word) => word.toUpperCase());
}

const tableLike = new Set(["SELECT", "WITH", "FROM", "VALUES", "TABLE", "PIVOT", "UNPIVOT", "("]);
const describing = new Set(["SHOW", "DESCRIBE", "DESC", "SUMMARIZE"]);

/** Returns how a statement's rows can be kept in a table: as it stands, as FROM (…), or not at all. */
export function howToKeep(statement: Statement): "as it stands" | "in brackets" | "not" {
  if (tableLike.has(statement.keyword)) return "as it stands";
  return describing.has(statement.keyword) ? "in brackets" : "not";
}
