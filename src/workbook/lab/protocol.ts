import type {Setting} from "../../model/pressures/run.js";

/** A run that is asked for: all outcomes period by period, or their means over the last periods. */
export interface RunRequest {
  readonly setting: Setting;
  readonly want: "series" | "late";
}

/** What a worker is told. Each chunk is answered by exactly one result, drop or failure. */
export type ToWorker =
  | {readonly type: "run"; readonly job: number; readonly requests: readonly RunRequest[]}
  | {readonly type: "cancel"; readonly job: number};

/** What a worker tells: that it can begin, the results of a chunk in the order of its requests, or why there are none. */
export type FromWorker =
  | {readonly type: "ready"; readonly kernel: string}
  | {readonly type: "result"; readonly job: number; readonly results: readonly Float64Array[]}
  | {readonly type: "dropped"; readonly job: number}
  | {readonly type: "failed"; readonly job: number; readonly message: string};
