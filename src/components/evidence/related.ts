import {cellText, columnIndex, keyIndex, type Cell, type EvidenceTable} from "../../workbook/tableView.js";
import {referencedTable} from "./cells.js";
import {findRow, records, rowTitle, type EvidenceSchema, type EvidenceSource} from "./source.js";

/** A row of the table of errata. */
export interface Erratum {
  id: string;
  kind: string;
  printed: string;
  shown: string;
  why: string;
  certainty: string;
  checked: string;
  section: string;
}

/** A row of another table. */
export interface RowName {
  table: string;
  id: string;
}

/** Returns all errata in the order of the table. */
export async function allErrata(source: EvidenceSource): Promise<Erratum[]> {
  return records(await source.table("erratum")).map((row) => {
    const text = (column: string) => cellText(row[column]);
    return {
      id: text("id"),
      kind: text("kind"),
      printed: text("printed"),
      shown: text("shown"),
      why: text("why"),
      certainty: text("certainty"),
      checked: text("checked"),
      section: text("section")
    };
  });
}

/** Returns for each erratum, by id, the rows that it stands beside. */
export async function touchedRows(source: EvidenceSource): Promise<Map<string, RowName[]>> {
  const table = await source.table("erratum_touches");
  const erratum = columnIndex(table, "erratum_id");
  const touched = new Map<string, RowName[]>();
  for (const row of table.rows) {
    const id = cellText(row[erratum]);
    const names = table.columns.flatMap((column, i) => {
      const to = referencedTable(column);
      return i === erratum || !to || row[i] == null ? [] : [{table: to, id: cellText(row[i])}];
    });
    touched.set(id, [...(touched.get(id) ?? []), ...names]);
  }
  return touched;
}

/** Returns the errata that stand beside a row; for a passage, those that are found in it. */
export async function errataOf(source: EvidenceSource, {table, id}: RowName): Promise<Erratum[]> {
  const [errata, touched] = await Promise.all([allErrata(source), touchedRows(source)]);
  return errata.filter(
    (erratum) =>
      (table === "passage" && erratum.section === id) ||
      touched.get(erratum.id)?.some((row) => row.table === table && row.id === id)
  );
}

/** Returns by column what the rows are called that a row names. */
export async function namedRows(
  source: EvidenceSource,
  table: EvidenceTable,
  row: readonly Cell[]
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  await Promise.all(
    table.columns.map(async (column, i) => {
      const to = referencedTable(column);
      const cell = row[i] ?? null;
      if (!to || cell === null) return;
      if (to === "reference") {
        const work = (await source.references()).find(({id}) => id === cell);
        if (work) return void names.set(column.name, work.text);
      }
      const other = await source.table(to);
      const found = findRow(other, cellText(cell));
      if (found) names.set(column.name, rowTitle(other, found));
    })
  );
  return names;
}

/** Returns the columns of all tables whose values name rows of a table. */
export function namedBy(schema: EvidenceSchema, table: string): {table: string; column: string}[] {
  return schema.flatMap(({name, columns}) =>
    columns.filter((column) => referencedTable(column) === table).map((column) => ({table: name, column: column.name}))
  );
}

/** Returns what a row is called, or its key. */
export function titleOf(table: EvidenceTable, row: readonly Cell[]): string {
  return rowTitle(table, row) || cellText(row[keyIndex(table)]);
}
