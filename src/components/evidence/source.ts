import {formatFact} from "../../workbook/formatFact.js";
import {cellText, columnIndex, keyIndex, withColumn, type Cell, type EvidenceTable} from "../../workbook/tableView.js";

/** A file of the site that is fetched when it is asked for. */
export interface JsonFile {
  json(): Promise<unknown>;
}

/** What is known of all tables before any is fetched. */
export type EvidenceSchema = readonly (Omit<EvidenceTable, "rows"> & {rowCount: number})[];

/** A work as the citation library writes it: as HTML, as plain text, and as a short citation. */
export interface FormattedReference {
  id: string;
  html: string;
  text: string;
  short: string;
}

/** The evidence as the page reads it; each file is fetched once, when first asked for. */
export interface EvidenceSource {
  schema(): Promise<EvidenceSchema>;
  table(name: string): Promise<EvidenceTable>;
  references(): Promise<FormattedReference[]>;
}

/** Returns the source for files by table name; a file that could not be fetched is asked for again next time. */
export function evidenceSource(
  tables: Readonly<Record<string, JsonFile>>,
  {schema, references}: {schema: JsonFile; references: JsonFile}
): EvidenceSource {
  const fetched = new Map<JsonFile, Promise<unknown>>();
  async function read<T>(file: JsonFile): Promise<T> {
    if (!fetched.has(file)) fetched.set(file, file.json());
    try {
      return (await fetched.get(file)) as T;
    } catch (error) {
      fetched.delete(file);
      throw error;
    }
  }
  const source: EvidenceSource = {
    schema: () => read(schema),
    references: () => read(references),
    async table(name) {
      const file = Object.hasOwn(tables, name) ? tables[name] : undefined;
      if (!file) throw new Error(`there is no file for the table ${name}`);
      if (name !== "fact") return read(file);
      const [facts, units] = await Promise.all([read<EvidenceTable>(file), source.table("unit")]);
      return withWritten(facts, units);
    }
  };
  return source;
}

/** Returns the table of facts with a column that shows each number as prose writes it. */
export function withWritten(facts: EvidenceTable, units: EvidenceTable): EvidenceTable {
  const reader = (table: EvidenceTable) => {
    const at = new Map(table.columns.map(({name}, i) => [name, i]));
    return (row: readonly Cell[], column: string): Cell => row[at.get(column) ?? -1] ?? null;
  };
  const [ofFact, ofUnit] = [reader(facts), reader(units)];
  const byId = new Map(units.rows.map((row) => [row[keyIndex(units)], row]));
  const column = {
    name: "as_written",
    type: "VARCHAR",
    comment: "the number as prose writes it, made from qualifier, value and unit",
    derived: true,
    sortAs: "value"
  };
  return withColumn(facts, "indicator", column, (row) => {
    const value = Number(ofFact(row, "value"));
    const unit = byId.get(ofFact(row, "unit"));
    if (!unit) return cellText(value);
    const text = (name: string) => cellText(ofUnit(unit, name)) || null;
    return formatFact(
      {value, qualifier: cellText(ofFact(row, "qualifier")) || null},
      {
        id: cellText(ofUnit(unit, "id")),
        prefix: text("prefix"),
        suffix: text("suffix"),
        dimension: cellText(ofUnit(unit, "dimension"))
      }
    );
  });
}

/** Returns the rows of a table as records by column name. */
export function records(table: EvidenceTable): Record<string, Cell>[] {
  return table.rows.map((row) => Object.fromEntries(table.columns.map(({name}, i) => [name, row[i] ?? null])));
}

/** Returns the row of a table whose key is given, or undefined. */
export function findRow(table: EvidenceTable, key: string): readonly Cell[] | undefined {
  const at = keyIndex(table);
  return table.rows.find((row) => cellText(row[at]) === key);
}

/** Returns a few words for a row: what it is called or says, or an empty text when its table has no such column. */
export function rowTitle(table: EvidenceTable, row: readonly Cell[]): string {
  if (table.name === "passage") {
    return [cellText(row[columnIndex(table, "section")]), cellText(row[columnIndex(table, "about")])].join(": ");
  }
  if (table.name === "fact") {
    const [subject, indicator, written] = ["subject", "indicator", "as_written"].map((c) =>
      cellText(row[columnIndex(table, c)])
    );
    return `${written} · ${subject}: ${indicator}`;
  }
  for (const column of [
    "name",
    "title",
    "label",
    "term",
    "claim",
    "statement",
    "portrait",
    "printed",
    "type",
    "counted"
  ]) {
    const at = columnIndex(table, column);
    if (at >= 0) return cellText(row[at]);
  }
  return "";
}
