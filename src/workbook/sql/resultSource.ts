import type {EngineClient} from "./engineClient.js";
import type {CellOutcome, ChartColumn, Sorting, TextRows} from "./protocol.js";
import type {WorkedQuestion} from "./questions.js";
import {valueKind, type ResultColumn} from "./values.js";

/** Characters of a value that a table shows; the whole value is in the downloaded file. */
export const clipLength = 400;
/** Rows of a page of a result. */
export const pageSize = 50;

/** A result that can be paged, sorted and drawn, wherever its rows are. */
export interface ResultSource {
  readonly columns: readonly ResultColumn[];
  /** rows of the whole result */
  readonly rowCount: number;
  /** rows that can be had from here; fewer than rowCount when only the first were stored */
  readonly available: number;
  /** the first page, so that it shows at once */
  readonly first: TextRows;
  page(offset: number, limit: number, sorting: Sorting | null, clip: number | null): Promise<TextRows>;
  chart(columns: readonly number[], limit: number): Promise<ChartColumn[]>;
}

/** Returns the order of two values of one kind, nulls last whichever way it goes. */
export function compareValues(a: string | null, b: string | null, numeric: boolean, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order = numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0;
  return descending ? -order : order;
}

const chartValue = (text: string | null, type: string): number | string | null => {
  if (text === null) return null;
  const kind = valueKind(type);
  if (kind === "number") return Number(text);
  if (kind !== "time") return text;
  const date = text.trim().replace(" ", "T");
  const milliseconds = Date.parse(
    /T/.test(date)
      ? /(?:Z|[+-]\d\d(?::?\d\d)?)$/.test(date)
        ? date.replace(/([+-]\d\d)$/, "$1:00")
        : `${date}Z`
      : date
  );
  return Number.isNaN(milliseconds) ? null : milliseconds;
};

/** Returns the result of a worked question as it was stored when the site was built. */
export function storedResult({columns, rows, rowCount}: WorkedQuestion): ResultSource {
  const sorted = (sorting: Sorting | null): TextRows => {
    const all = rows.map((row) => [...row]);
    if (!sorting) return all;
    const numeric = valueKind(columns[sorting.column]!.type) === "number";
    return all.sort((a, b) => compareValues(a[sorting.column]!, b[sorting.column]!, numeric, sorting.descending));
  };
  return {
    columns,
    rowCount,
    available: rows.length,
    first: sorted(null).slice(0, pageSize),
    page: async (offset, limit, sorting) => sorted(sorting).slice(offset, offset + limit),
    chart: async (wanted, limit) =>
      wanted.map((i) => rows.slice(0, limit).map((row) => chartValue(row[i]!, columns[i]!.type)))
  };
}

/** Returns the result of a cell that was run: its rows stay in the engine. */
export function engineResult(
  engine: EngineClient,
  cell: string,
  outcome: Extract<CellOutcome, {kind: "table"}>
): ResultSource {
  const {columns, rowCount, rows} = outcome;
  return {
    columns,
    rowCount,
    available: rowCount,
    first: rows,
    page: (offset, limit, sorting, clip) => engine.page({cell, offset, limit, sorting, clip}),
    chart: (wanted, limit) => {
      const as = (i: number) =>
        (({number: "number", time: "time", category: "text", other: "text"}) as const)[valueKind(columns[i]!.type)];
      return engine.chart({cell, columns: wanted.map((index) => ({index, as: as(index)})), limit});
    }
  };
}
