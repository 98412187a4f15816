import type {Evaluated, TableFile} from "./evaluate.js";

/** What the worker is given: code, and the tables that it may use. */
export type CodeRequest = {code: string; tables: readonly TableFile[]; most: number};

/** What the worker says: that the code begins, a line that it wrote to the console, what came of it. */
export type CodeMessage =
  | {type: "begun"}
  | {type: "log"; text: string}
  | {type: "done"; outcome: Evaluated}
  /** From the frame: the worker could not be started, or broke. */
  | {type: "broken"; message: string};

/** Seconds that the code may take. */
export const codeSeconds = 5;
/** Lines that the code may write to the console, and characters of each. */
export const mostLogs = 50;
export const mostLogLength = 500;
