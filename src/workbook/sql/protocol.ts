import type {Place} from "./errorPlace.js";
import type {ResultColumn} from "./values.js";
import type {EngineModules} from "./worker/serveModule.js";

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
  /** to add the rest of DuckDB's module to the first half */
  complete: {given: {rest: WebAssembly.Module}; back: null};
}

export type RequestName = keyof Requests;

/** Messages from the page to a worker that unpacks DuckDB's module: first what it is to do. */
export type ToUnpacker =
  | {
      /** to decode segments, in a browser that has no Brotli */
      readonly type: "decode";
      readonly decoder: WebAssembly.Module;
      /** the worker's segments, each with where its plain bytes go */
      readonly ports: ReadonlyMap<number, MessagePort>;
    }
  | {
      /** to compile the module */
      readonly type: "compile";
      /** number of segments */
      readonly segments: number;
      /** where the plain bytes of each segment come from; null when this worker decodes them too */
      readonly ports: readonly MessagePort[] | null;
    }
  | {
      /** to decode something over and over until the browser runs its optimised code, or a segment comes */
      readonly type: "warmUp";
      readonly sample: ArrayBuffer;
    }
  | {readonly type: "bytes"; readonly segment: number; readonly bytes: ArrayBuffer}
  | {readonly type: "end"; readonly segment: number};

/** Messages from a worker that unpacks to the page. */
export type FromUnpacker =
  {readonly type: "module"; readonly module: WebAssembly.Module} | {readonly type: "broken"; readonly message: string};

/** Messages from the page to DuckDB's worker: first the compiled module, with its rest or without it. */
export type ToWorker =
  | {readonly type: "start"; readonly modules: EngineModules}
  /** to stop the request of a cell to run, whether that has begun or not */
  | {readonly type: "cancel"; readonly id: number}
  | {readonly type: "request"; readonly id: number; readonly name: RequestName; readonly given: unknown};

/**
 * What is left of an engine after a request that failed: it goes on; it has ended; or it has met code of the rest, which it
 * lacks, and is as it was before the request.
 */
export type AfterFailure = "goes on" | "ended" | "lacks the rest";

/** Messages from the worker to the page. */
export type FromWorker =
  | {readonly type: "broken"; readonly message: string}
  | {readonly type: "answer"; readonly id: number; readonly back: unknown}
  | {readonly type: "failure"; readonly id: number; readonly message: string; readonly after: AfterFailure};
