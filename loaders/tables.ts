import JSZip from "jszip";
import {identifier as id, query, withEvidence, type Value} from "./duckdb.js";
import type {FormattedReference} from "./references.js";
import {readSchema, referenceOf, type Table} from "./schema.js";

/** A column as the pages and the schema browser show it. */
export interface TableColumn {
  readonly name: string;
  readonly type: string;
  readonly comment: string | null;
  readonly nullable: boolean;
  /** Present and true for the column that identifies a row. */
  readonly key?: true;
  /** Present where the column refers to a row of a table: "table.column". */
  readonly references?: string;
}

/** A table without its rows. */
export interface TableSchema {
  readonly name: string;
  readonly comment: string | null;
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
}

/** A table with its rows in the order of its file; cells in the order of the columns. */
export interface TableData extends Omit<TableSchema, "rowCount"> {
  readonly rows: readonly (readonly Value[])[];
}

/** Returns the tables of an evidence database with all rows; tables that order names come first, in that order. */
export function readTables(database: string, order: readonly string[] = []): Promise<TableData[]> {
  return withEvidence(database, async (connection) => {
    const tables = await readSchema(connection, "evidence");
    const place = ({name}: Table) => (order.includes(name) ? order.indexOf(name) : order.length);
    const data: TableData[] = [];
    for (const table of tables.sort((a, b) => place(a) - place(b))) {
      const {rows} = await query(connection, `FROM ${id(table.name)}`);
      data.push({name: table.name, comment: table.comment, columns: columnsOf(table), rows});
    }
    return data;
  });
}

/** Returns the names of the tables in the order in which a schema creates them. */
export function tableOrder(schema: string): string[] {
  return [...schema.matchAll(/^CREATE TABLE "?(\w+)"?/gm)].map(([, name]) => name!);
}

/** Returns the schema of the tables, with comments and row counts. */
export function toSchema(tables: readonly TableData[]): TableSchema[] {
  return tables.map(({name, comment, columns, rows}) => ({name, comment, columns, rowCount: rows.length}));
}

/**
 * Returns a zip archive with NAME.json for each table, schema.json, and references.json with the formatted works. The same
 * tables and works give the same bytes.
 */
export async function zipTables(
  tables: readonly TableData[],
  references: readonly FormattedReference[]
): Promise<Uint8Array> {
  const zip = new JSZip();
  // Dates in an archive default to now.
  const options = {date: new Date(Date.UTC(1980, 0, 1))};
  for (const table of tables) zip.file(`${table.name}.json`, JSON.stringify(table), options);
  zip.file("schema.json", JSON.stringify(toSchema(tables)), options);
  zip.file("references.json", JSON.stringify(references), options);
  return zip.generateAsync({type: "uint8array", compression: "DEFLATE", platform: "DOS"});
}

/** Returns the rows of a table as records by column name. */
export function toRecords({columns, rows}: TableData): Record<string, string | number | boolean | null>[] {
  return rows.map((row) =>
    Object.fromEntries(columns.map(({name}, i) => [name, row[i] as string | number | boolean | null]))
  );
}

function columnsOf(table: Table): TableColumn[] {
  const key = table.constraints.find(({kind}) => kind === "key")?.columns ?? [];
  return table.columns.map(({name, type, comment, nullable}) => {
    const references = referenceOf(table, name);
    return {
      name,
      type,
      comment,
      nullable,
      ...(key.includes(name) && {key: true as const}),
      ...(references && {references})
    };
  });
}
