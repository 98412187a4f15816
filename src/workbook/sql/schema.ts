/** A column of the evidence database, as the schema browser and the completion show it. */
export interface SchemaColumn {
  readonly name: string;
  readonly type: string;
  readonly comment?: string | null;
}

/** A table of the evidence database. */
export interface SchemaTable {
  readonly name: string;
  readonly comment?: string | null;
  readonly rows?: number | null;
  readonly columns: readonly SchemaColumn[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const text = (...values: unknown[]): string | null => {
  const found = values.find((value) => typeof value === "string" && value !== "");
  return typeof found === "string" ? found : null;
};

/** Returns a list from an array, or from an object whose keys are the names of its items. */
function items(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.filter(isRecord);
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([name, item]) => ({name, ...(isRecord(item) ? item : {columns: item})}));
}

/** Returns the tables that a schema file describes, whatever its outer shape: a list, {tables: …} or tables by name. Throws when it has none. */
export function toSchema(file: unknown): SchemaTable[] {
  const outer = isRecord(file) && "tables" in file ? file.tables : file;
  const tables = items(outer).map((table): SchemaTable => {
    const count = table.rows ?? table.rowCount ?? table.count;
    return {
      name: text(table.name, table.table) ?? "",
      comment: text(table.comment, table.about),
      rows: typeof count === "number" ? count : null,
      columns: items(table.columns).map((column) => ({
        name: text(column.name, column.column) ?? "",
        type: text(column.type) ?? "",
        comment: text(column.comment, column.about)
      }))
    };
  });
  if (!tables.length || tables.some(({name}) => !name)) throw new Error("the schema file names no tables");
  return tables;
}

/** Words that DuckDB does not take as a name unless it is quoted. */
const reserved = new Set(
  `ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC BOTH CASE CAST CHECK COLLATE COLUMN CONSTRAINT CREATE DEFAULT
   DEFERRABLE DESC DESCRIBE DISTINCT DO ELSE END EXCEPT FALSE FETCH FOR FOREIGN FROM GROUP HAVING IN INITIALLY INTERSECT
   INTO LAMBDA LATERAL LEADING LIMIT NOT NULL OFFSET ON ONLY OR ORDER PIVOT PIVOT_LONGER PIVOT_WIDER PLACING PRIMARY
   QUALIFY REFERENCES RETURNING SELECT SHOW SOME SUMMARIZE SYMMETRIC TABLE THEN TO TRAILING TRUE UNION UNIQUE UNPIVOT
   USING VARIADIC WHEN WHERE WINDOW WITH`.split(/\s+/)
);

/** Returns a name as it is written in SQL: bare when DuckDB reads it bare, else in double quotes. */
export function quoteName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name.toUpperCase())
    ? name
    : `"${name.replaceAll('"', '""')}"`;
}

/** Returns a text as it is written in SQL, in single quotes. */
export function quoteText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
