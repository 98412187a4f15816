import {arrowText, duckdbType} from "./arrowText.js";
import {connect, evidenceFile} from "./database.js";
import {placeError, type Place} from "./errorPlace.js";
import type {CellOutcome, ChartColumn, PageRequest, Requests, RunRequest, TextRows} from "./protocol.js";
import {howToKeep, splitStatements, type Statement} from "./statements.js";
import {quoteText} from "./schema.js";
import {valueKind, type ResultColumn} from "./values.js";

/** The part of DuckDB's bindings that a session uses; the browser's and Node's both have it. */
export interface Bindings {
  open(config: object): void;
  connect(): unknown;
  disconnect(connection: number): void;
  getVersion(): string;
  runQuery(connection: number, text: string): Uint8Array;
  startPendingQuery(connection: number, text: string, allowStreamResult: boolean): Uint8Array | null;
  pollPendingQuery(connection: number): Uint8Array | null;
  cancelPendingQuery(connection: number): boolean;
  fetchQueryResults(connection: number): Uint8Array | null;
  createPrepared(connection: number, text: string): number;
  closePrepared(connection: number, statement: number): void;
  registerFileBuffer(name: string, buffer: Uint8Array): void;
  dropFile(name: string): void;
}

/** What an answer of DuckDB holds: its columns' names, types and values. */
export interface Grid {
  readonly names: readonly string[];
  /** Arrow's names of the columns' types */
  readonly types: readonly string[];
  readonly columns: readonly (readonly unknown[])[];
  readonly rowCount: number;
}

export interface SessionOptions {
  /** turns an answer in Arrow's format into values */
  readonly decode: (ipc: Uint8Array) => Grid;
  /** gives way to messages between two slices of a running query; true when the reader wants it to stop */
  readonly pause: () => Promise<boolean>;
  /** milliseconds on some clock, for how long a query took */
  readonly now: () => number;
}

/** A result that a cell keeps in the engine. */
interface Kept {
  readonly columns: readonly ResultColumn[];
  readonly table: string;
  readonly rowCount: number;
}

/** Rows that one INSERT carries. */
const insertRows = 500;
const searchPath = "SET search_path = 'memory.scratch,evidence.main'";
const evidencePath = "SET search_path = 'evidence.main'";

class Cancelled extends Error {}

/** An error of DuckDB with the statement at which it arose and its place in the cell. */
class StatementError extends Error {
  constructor(
    message: string,
    readonly statement: string,
    readonly place: Place | null
  ) {
    super(message);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Returns whether an error came from WebAssembly itself, after which the engine cannot go on. */
export function isFatal(error: unknown): boolean {
  return (
    error instanceof WebAssembly.RuntimeError ||
    error instanceof RangeError ||
    /\babort(?:ed)?\(|unreachable|table index is out of bounds/i.test(messageOf(error))
  );
}

/**
 * Returns whether an error may come from a function that is in the half of DuckDB which is not here yet: of those WebAssembly
 * only says that nobody is there to be called.
 */
export function mayLackRest(error: unknown): boolean {
  return (
    error instanceof WebAssembly.RuntimeError &&
    !/abort|unreachable|out of bounds|stack|zero|overflow/i.test(error.message)
  );
}

/**
 * One DuckDB with the evidence attached read-only, a scratch schema for the reader's own tables, and the result of each
 * cell kept in a database of its own, so that a result of a million rows never leaves the engine: pages of it do.
 */
export class Session {
  readonly #db: Bindings;
  readonly #options: SessionOptions;
  readonly #connection: number;
  readonly #evidence: Uint8Array;
  readonly #kept = new Map<string, Kept>();
  #inTransaction = false;
  /** whether a statement ran since the last look that could have changed the surroundings */
  #disturbed = false;
  #tables = 0;

  /**
   * Puts the evidence into a database that openDatabase has opened; throws DuckDB's message when the evidence is not a
   * database.
   */
  constructor(bindings: Bindings, evidence: Uint8Array, options: SessionOptions) {
    this.#db = bindings;
    this.#options = options;
    this.#evidence = evidence;
    bindings.registerFileBuffer(evidenceFile, evidence.slice());
    this.#connection = connect(bindings);
    // One text, one answer: each answer that is read costs time before the first query.
    const setUp = [`ATTACH '${evidenceFile}' AS evidence (READ_ONLY)`, searchPath];
    bindings.runQuery(this.#connection, setUp.join(";\n"));
  }

  /** Returns a function that puts back what the session knows now; the memory of DuckDB is put back beside it. */
  keep(): () => void {
    const [kept, inTransaction, disturbed, tables] = [
      new Map(this.#kept),
      this.#inTransaction,
      this.#disturbed,
      this.#tables
    ];
    return () => {
      this.#kept.clear();
      for (const [cell, one] of kept) this.#kept.set(cell, one);
      this.#inTransaction = inTransaction;
      this.#disturbed = disturbed;
      this.#tables = tables;
    };
  }

  get version(): string {
    return this.#db.getVersion();
  }

  #query(sql: string): Grid {
    return this.#options.decode(this.#db.runQuery(this.#connection, sql));
  }

  /** Runs a query in slices and gives way between them; throws Cancelled when the reader stopped it. */
  async #run(sql: string): Promise<Uint8Array> {
    let answer = this.#db.startPendingQuery(this.#connection, sql, false);
    while (answer === null) {
      if (await this.#options.pause()) {
        this.#db.cancelPendingQuery(this.#connection);
        throw new Cancelled();
      }
      answer = this.#db.pollPendingQuery(this.#connection);
    }
    const pieces = [answer];
    for (let piece = this.#fetch(); piece?.length; piece = this.#fetch()) pieces.push(piece);
    return pieces.length === 1 ? answer : new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
  }

  #fetch(): Uint8Array | null {
    return this.#db.fetchQueryResults(this.#connection);
  }

  /** Puts back what a cell may have changed of the surroundings: the evidence, the scratch schema, where names are looked up. */
  #heal(): string[] {
    if (this.#inTransaction || !this.#disturbed) return [];
    this.#disturbed = false;
    const notes: string[] = [];
    const found = this.#query("SELECT database_name, readonly FROM duckdb_databases()");
    const readonly = new Map(found.columns[0]!.map((name, i) => [String(name), found.columns[1]![i] === true]));
    if (!readonly.has("results")) {
      this.#query("ATTACH ':memory:' AS results");
      this.#kept.clear();
    }
    this.#query("CREATE SCHEMA IF NOT EXISTS memory.scratch");
    if (readonly.get("evidence") !== true) {
      this.#query("USE memory.scratch");
      if (readonly.has("evidence")) this.#query("DETACH evidence");
      this.#db.dropFile(evidenceFile);
      this.#db.registerFileBuffer(evidenceFile, this.#evidence.slice());
      this.#query(`ATTACH '${evidenceFile}' AS evidence (READ_ONLY)`);
      notes.push("The evidence had been taken away or changed; it is back as it was.");
    }
    this.#query(searchPath);
    return notes;
  }

  /** Runs all statements of a cell in order and keeps the result of the last one. DuckDB's errors are an outcome; throws when the engine has ended. */
  async runCell(given: RunRequest): Promise<CellOutcome> {
    if (!given.evidenceOnly) return this.#runCell(given);
    this.#query(evidencePath);
    try {
      const outcome = await this.#runCell(given);
      this.#query(searchPath);
      return outcome;
    } catch (error) {
      if (!isFatal(error)) this.#query(searchPath);
      throw error;
    }
  }

  async #runCell({cell, sql, pageSize, clip}: RunRequest): Promise<CellOutcome> {
    const start = this.#options.now();
    const notes = this.#heal();
    this.forget(cell);
    const statements = splitStatements(sql);
    if (!statements.length)
      return {kind: "done", message: "The cell is empty: there is nothing to run.", milliseconds: 0, notes};
    let last: {kept: Kept | null; message: string} = {kept: null, message: ""};
    try {
      for (const [i, statement] of statements.entries()) {
        last = await this.#runStatement(statement, sql, i === statements.length - 1);
      }
    } catch (error) {
      if (isFatal(error)) throw error;
      if (this.#rollBack()) notes.push("The open transaction was rolled back.");
      if (error instanceof Cancelled) return {kind: "cancelled", notes};
      const {statement = sql, place = null} = error as Partial<StatementError>;
      return {kind: "error", message: messageOf(error), statement, place, notes};
    }
    const milliseconds = this.#options.now() - start;
    if (!last.kept) return {kind: "done", message: last.message, milliseconds, notes};
    this.#kept.set(cell, last.kept);
    const rows = this.page({cell, offset: 0, limit: pageSize, sorting: null, clip});
    return {kind: "table", columns: last.kept.columns, rowCount: last.kept.rowCount, rows, milliseconds, notes};
  }

  async #runStatement(
    statement: Statement,
    cell: string,
    isLast: boolean
  ): Promise<{kept: Kept | null; message: string}> {
    const {text, keyword} = statement;
    this.#refuse(statement, cell);
    const columns = howToKeep(statement) === "not" ? null : this.#describe(statement);
    try {
      if (columns && isLast) return {kept: await this.#keep(statement, columns), message: ""};
      this.#disturbed ||= !columns;
      const answer = await this.#run(text);
      if (/^(?:BEGIN|START)$/.test(keyword)) this.#inTransaction = true;
      if (/^(?:COMMIT|END|ROLLBACK|ABORT)$/.test(keyword)) this.#inTransaction = false;
      return this.#direct(answer, keyword);
    } catch (error) {
      if (error instanceof Cancelled || isFatal(error)) throw error;
      throw this.#placed(error, statement, cell, columns && isLast);
    }
  }

  /** Throws for the few statements that would take the surroundings of all cells away. */
  #refuse({text, keyword, line}: Statement, cell: string): void {
    const word = keyword === "DETACH" ? /\b(evidence|results|memory)\b/i.exec(text)?.[1] : undefined;
    if (!word) return;
    const what =
      word.toLowerCase() === "evidence"
        ? "the evidence is read-only and stays attached"
        : `the database ${word} is needed by the notebook`;
    throw new StatementError(`DETACH is refused: ${what}.`, text, {
      line,
      column: cell.split("\n")[line - 1]!.search(/detach/i) + 1
    });
  }

  /** Returns a query's columns without running it; null when DuckDB cannot describe it, so that it is run as it is. */
  #describe(statement: Statement): ResultColumn[] | null {
    const inside = howToKeep(statement) === "in brackets" ? `FROM (\n${statement.text}\n)` : `\n${statement.text}`;
    try {
      const {columns} = this.#query(`DESCRIBE ${inside}`);
      return columns[0]!.map((name, i) => ({name: String(name), type: String(columns[1]![i])}));
    } catch (error) {
      if (isFatal(error)) throw error;
      return null;
    }
  }

  /** Runs a query into a table of its own; its columns are c0, c1, … so that equal names do no harm. */
  async #keep(statement: Statement, columns: readonly ResultColumn[]): Promise<Kept> {
    const table = `${this.#inTransaction ? "temp.main" : "results.main"}.result_${++this.#tables}`;
    const names = columns.map((_, i) => `c${i}`).join(", ");
    const create = this.#inTransaction ? "CREATE TEMP TABLE" : "CREATE TABLE";
    const bracketed = howToKeep(statement) === "in brackets";
    const body = bracketed ? `SELECT * FROM (FROM (\n${statement.text}\n)) AS t(${names})` : `\n${statement.text}`;
    const answer = await this.#run(
      bracketed ? `${create} ${table} AS ${body}` : `${create} ${table}(${names}) AS ${body}`
    );
    const count = this.#options.decode(answer).columns[0]![0];
    return {columns, table, rowCount: Number(count)};
  }

  /** Returns what a statement answered that is not a query: rows that it returned, or a count of what it changed. */
  #direct(answer: Uint8Array, keyword: string): {kept: Kept | null; message: string} {
    const grid = this.#options.decode(answer);
    const only = grid.names.length === 1 ? grid.names[0] : null;
    if (only === "Success" || !grid.names.length) return {kept: null, message: "Done."};
    if (only === "Count" && /^(?:INSERT|UPDATE|DELETE|MERGE|CREATE|COPY|WITH|DROP|ALTER|COMMENT)$/.test(keyword)) {
      const count = Number(grid.columns[0]![0] ?? 0);
      const verb = {INSERT: "inserted", UPDATE: "changed", DELETE: "deleted"}[keyword] ?? "written";
      return {
        kept: null,
        message:
          grid.rowCount && !/^(?:DROP|ALTER|COMMENT)$/.test(keyword)
            ? `Done: ${count} ${count === 1 ? "row" : "rows"} ${verb}.`
            : "Done."
      };
    }
    return {kept: this.#keepAnswer(grid), message: ""};
  }

  /** Puts rows that a statement returned into a table of their own, in the types that they had. */
  #keepAnswer({names, columns, types, rowCount}: Grid): Kept {
    const table = `temp.main.result_${++this.#tables}`;
    const kinds = types.map(duckdbType);
    this.#query(`CREATE TEMP TABLE ${table}(${kinds.map((kind, i) => `c${i} ${kind}`).join(", ")})`);
    for (let from = 0; from < rowCount; from += insertRows) {
      const rows = Array.from({length: Math.min(insertRows, rowCount - from)}, (_, i) => {
        const row = columns.map((column, c) => arrowText(column[from + i], types[c]!));
        return `(${row.map((value) => (value === null ? "NULL" : quoteText(value))).join(", ")})`;
      });
      this.#query(`INSERT INTO ${table} VALUES ${rows.join(", ")}`);
    }
    return {columns: names.map((name, i) => ({name, type: kinds[i]!})), table, rowCount};
  }

  /** Returns DuckDB's error with its place in the cell, from the statement as the reader wrote it where that can be had. */
  #placed(error: unknown, {text, from, line}: Statement, cell: string, wrapped: boolean | null): StatementError {
    const indent = from - (cell.lastIndexOf("\n", from - 1) + 1);
    let raw = messageOf(error);
    let before = wrapped ? 1 : 0;
    try {
      this.#db.closePrepared(this.#connection, this.#db.createPrepared(this.#connection, text));
    } catch (plain) {
      if (isFatal(plain)) throw plain;
      raw = messageOf(plain);
      before = 0;
    }
    const {message, place} = placeError(raw, cell, line, before, indent);
    return new StatementError(message, text, place);
  }

  #rollBack(): boolean {
    if (!this.#inTransaction) return false;
    this.#inTransaction = false;
    try {
      this.#query("ROLLBACK");
      return true;
    } catch (error) {
      if (isFatal(error)) throw error;
      return false;
    }
  }

  #keptOf(cell: string): Kept {
    const kept = this.#kept.get(cell);
    if (!kept) throw new Error("The result of this cell is no longer in the engine. Run the cell again.");
    return kept;
  }

  /** Returns rows of a cell's result as text, as DuckDB writes the values. */
  page({cell, offset, limit, sorting, clip}: PageRequest): TextRows {
    const {columns, table} = this.#keptOf(cell);
    const list = columns.map(({type}, i) => {
      const text = `CAST(c${i} AS VARCHAR)`;
      const short = clip === null || /^(?:number|time)$/.test(valueKind(type));
      return short ? text : `CASE WHEN length(${text}) > ${clip} THEN left(${text}, ${clip}) || '…' ELSE ${text} END`;
    });
    const unsorted =
      table.startsWith("temp.") || offset === 0 // rows of an open transaction have numbers of another kind
        ? `LIMIT ${limit} OFFSET ${offset}`
        : `WHERE rowid >= ${offset} AND rowid < ${offset + limit}`;
    const rows = sorting
      ? `ORDER BY c${sorting.column} ${sorting.descending ? "DESC" : "ASC"} NULLS LAST, rowid LIMIT ${limit} OFFSET ${offset}`
      : unsorted;
    const grid = this.#query(`SELECT ${list.join(", ")} FROM ${table} ${rows}`);
    return Array.from({length: grid.rowCount}, (_, row) =>
      grid.columns.map((column) => (column[row] ?? null) as string | null)
    );
  }

  /** Returns columns of a cell's result for a chart, in the order of the query. */
  chart({cell, columns, limit}: Requests["chart"]["given"]): ChartColumn[] {
    const {columns: known, table} = this.#keptOf(cell);
    const list = columns.map(({index, as}) => {
      if (as === "number") return `TRY_CAST(c${index} AS DOUBLE)`;
      const zoned = /WITH TIME ZONE/i.test(known[index]!.type);
      if (as === "time" && valueKind(known[index]!.type) === "time")
        return `epoch_ms(${zoned ? `c${index}` : `CAST(c${index} AS TIMESTAMP)`})`;
      return `CAST(c${index} AS VARCHAR)`;
    });
    const grid = this.#query(`SELECT ${list.join(", ")} FROM ${table} LIMIT ${limit}`);
    return grid.columns.map((column) =>
      column.map((value) => (typeof value === "bigint" ? Number(value) : (value as number | string | null)))
    );
  }

  /** Lets go of a cell's result. */
  forget(cell: string): void {
    const kept = this.#kept.get(cell);
    this.#kept.delete(cell);
    if (!kept || (this.#inTransaction && kept.table.startsWith("results."))) return;
    try {
      this.#query(`DROP TABLE IF EXISTS ${kept.table}`);
    } catch (error) {
      if (isFatal(error)) throw error;
    }
  }
}
