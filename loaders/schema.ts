import type {DuckDBConnection} from "@duckdb/node-api";
import {literal, queryRecords} from "./duckdb.js";

/** A column as the schema declares it. */
export interface Column {
  readonly name: string;
  /** DuckDB's name of the type, such as VARCHAR. */
  readonly type: string;
  readonly nullable: boolean;
  readonly comment: string | null;
}

/** A rule of a table; columns are those that it speaks of. */
export type Constraint =
  | {readonly kind: "not null" | "key" | "unique"; readonly columns: readonly string[]}
  | {readonly kind: "check"; readonly columns: readonly string[]; readonly expression: string}
  | {
      readonly kind: "reference";
      readonly columns: readonly string[];
      readonly table: string;
      readonly referenced: readonly string[];
    };

/** A table with its columns and rules, in the order of the schema. */
export interface Table {
  readonly name: string;
  readonly comment: string | null;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
}

const kinds = {
  "NOT NULL": "not null",
  "PRIMARY KEY": "key",
  UNIQUE: "unique",
  CHECK: "check",
  "FOREIGN KEY": "reference"
} as const;

/** Returns the tables of an attached database in the order in which they were created, so that parents come first. */
export async function readSchema(connection: DuckDBConnection, database: string): Promise<Table[]> {
  const where = `WHERE database_name = ${literal(database)} AND schema_name = 'main'`;
  const tables = await queryRecords<{table_name: string; comment: string | null}>(
    connection,
    `SELECT table_name, comment FROM duckdb_tables() ${where}`
  );
  const columns = await queryRecords<{
    table_name: string;
    column_name: string;
    data_type: string;
    is_nullable: boolean;
    comment: string | null;
  }>(
    connection,
    `SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() ${where} ORDER BY table_name, column_index`
  );
  const constraints = await queryRecords<{
    table_name: string;
    constraint_type: keyof typeof kinds;
    columns: string[];
    expression: string | null;
    referenced_table: string | null;
    referenced_columns: string[] | null;
  }>(
    connection,
    `SELECT table_name, constraint_type, constraint_column_names AS columns, expression, referenced_table,
       referenced_column_names AS referenced_columns
     FROM duckdb_constraints() ${where} ORDER BY constraint_index`
  );
  const read = tables.map(({table_name: name, comment}): Table => ({
    name,
    comment,
    columns: columns
      .filter(({table_name}) => table_name === name)
      .map((c) => ({name: c.column_name, type: c.data_type, nullable: c.is_nullable, comment: c.comment})),
    constraints: constraints
      .filter(({table_name, constraint_type}) => table_name === name && constraint_type in kinds)
      .map((c) => {
        const kind = kinds[c.constraint_type];
        if (kind === "check") return {kind, columns: c.columns, expression: c.expression!};
        if (kind === "reference") {
          return {kind, columns: c.columns, table: c.referenced_table!, referenced: c.referenced_columns!};
        }
        return {kind, columns: c.columns};
      })
  }));
  return parentsFirst(read);
}

/** DuckDB lists tables by name or by age, depending on version: this order needs neither, and keeps ties by name. */
function parentsFirst(tables: Table[]): Table[] {
  const waiting = [...tables].sort((a, b) => (a.name < b.name ? -1 : 1));
  const sorted: Table[] = [];
  while (waiting.length > 0) {
    const ready = waiting.findIndex((table) =>
      table.constraints.every(
        (c) => c.kind !== "reference" || c.table === table.name || sorted.some(({name}) => name === c.table)
      )
    );
    sorted.push(...waiting.splice(Math.max(ready, 0), 1));
  }
  return sorted;
}

/** Returns the column that a column refers to, written "table.column", or undefined. */
export function referenceOf(table: Table, column: string): string | undefined {
  for (const c of table.constraints) {
    if (c.kind !== "reference") continue;
    const at = c.columns.indexOf(column);
    if (at >= 0) return `${c.table}.${c.referenced[at]}`;
  }
  return undefined;
}
