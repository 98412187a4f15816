import type {Place} from "./errorPlace.js";
import type {ResultColumn} from "./values.js";

/** Rows of a result as text, exactly as DuckDB writes the values; null is NULL. */
export type TextRows = (string | null)[][];

/** How a result is sorted: by one of its columns, or in the order in which the query gave it. */
export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

/** Which rows of a cell's result are wanted. */
export interface PageRequest {
  readonly cell: string;
  readonly offset: number;
  readonly limit: number;
  readonly sorting: Sorting | null;
  /** characters above which a value is cut; null for whole values */
  readonly clip: number | null;
}

/** A column's values for a chart: numbers, times in milliseconds since 1970, or text. */
export type ChartColumn = readonly (number | string | null)[];

/** What came of running a cell. */
export type CellOutcome =
  | {
      readonly kind: "table";
      readonly columns: readonly ResultColumn[];
      readonly rowCount: number;
      readonly rows: TextRows;
      readonly milliseconds: number;
      readonly notes: readonly string[];
    }
  | {readonly kind: "done"; readonly message: string; readonly milliseconds: number; readonly notes: readonly string[]}
  | {readonly kind: "cancelled"; readonly notes: readonly string[]}
  | {
      readonly kind: "error";
      readonly message: string;
      readonly statement: string;
      readonly place: Place | null;
      readonly notes: readonly string[];
    };

/** A cell to run. */
export interface RunRequest {
  readonly cell: string;
  readonly sql: string;
  readonly pageSize: number;
  readonly clip: number | null;
  /** True where names mean the evidence's tables, whatever tables of the same names the reader has made. */
  readonly evidenceOnly?: boolean;
}

/** Requests that the worker answers, by name: what it is given and what it gives back. */
export interface Requests {
  open: {given: {evidence: ArrayBuffer}; back: {version: string}};
  run: {given: RunRequest; back: CellOutcome};
  page: {given: PageRequest; back: TextRows};
  chart: {
    given: {cell: string; columns: {index: number; as: "number" | "time" | "text"}[]; limit: number};
    back: ChartColumn[];
  };
  forget: {given: {cell: string}; back: null};
}

export type RequestName = keyof Requests;

/** Compressed bytes of a segment of DuckDB's module, for whoever decodes it. */
export type SegmentBytes =
  | {readonly type: "bytes"; readonly segment: number; readonly bytes: ArrayBuffer}
  | {readonly type: "end"; readonly segment: number};

/** Messages from the page to a worker that decodes: first where a segment's plain bytes go. */
export type ToDecoder =
  | {readonly type: "decode"; readonly decoder: ArrayBuffer; readonly segment: number; readonly port: MessagePort}
  | SegmentBytes;

/** Messages from the page to DuckDB's worker. */
export type ToWorker =
  | {
      readonly type: "start";
      /** a module that was compiled before; nothing else is needed then */
      readonly module: WebAssembly.Module | null;
      /** number of segments */
      readonly count: number;
      /** where plain bytes of each segment come from; null when this worker decodes them */
      readonly ports: readonly MessagePort[] | null;
    }
  | SegmentBytes
  | {readonly type: "cancel"}
  | {readonly type: "request"; readonly id: number; readonly name: RequestName; readonly given: unknown};

/** Messages from the worker to the page. */
export type FromWorker =
  | {readonly type: "module"; readonly module: WebAssembly.Module}
  | {readonly type: "broken"; readonly message: string}
  | {readonly type: "answer"; readonly id: number; readonly back: unknown}
  | {readonly type: "failure"; readonly id: number; readonly message: string; readonly fatal: boolean};
