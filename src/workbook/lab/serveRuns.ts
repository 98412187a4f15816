import type {Kernel} from "../../model/pressures/memory.js";
import type {FromWorker, RunRequest, ToWorker} from "./protocol.js";
import {lateMeans, runSlices} from "./slices.js";

export interface RunServer {
  /** The kernel for these runs alone. */
  kernel: Promise<Kernel>;
  send: (message: FromWorker, transfer: Transferable[]) => void;
  /** Resolves when the next slice may begin; messages that wait are read before. */
  giveWay: () => Promise<void>;
}

/**
 * Returns a receiver of messages that runs what is asked for, slice by slice, one chunk after the other. A cancelled job
 * stops at the next slice, and its chunks that wait are dropped.
 */
export function serveRuns({kernel, send, giveWay}: RunServer): (message: ToWorker) => void {
  const dead = new Set<number>();
  let queue: Promise<void> = Promise.resolve();
  let waiting = 0;

  async function runOne({setting, want}: RunRequest, job: number, engine: Kernel): Promise<Float64Array | null> {
    const slices = runSlices(setting, engine);
    for (;;) {
      const slice = slices.next();
      if (slice.done) return want === "late" ? lateMeans(slice.value) : slice.value;
      await giveWay();
      if (dead.has(job)) return null;
    }
  }

  async function runChunk({job, requests}: Extract<ToWorker, {type: "run"}>): Promise<void> {
    try {
      const engine = await kernel;
      const results: Float64Array[] = [];
      for (const request of requests) {
        const result = dead.has(job) ? null : await runOne(request, job, engine);
        if (!result) return send({type: "dropped", job}, []);
        results.push(result);
      }
      send(
        {type: "result", job, results},
        results.map((result) => result.buffer as ArrayBuffer)
      );
    } catch (error) {
      send({type: "failed", job, message: error instanceof Error ? error.message : String(error)}, []);
    } finally {
      waiting -= 1;
      if (waiting === 0) dead.clear();
    }
  }

  return (message) => {
    if (message.type === "cancel") {
      if (waiting) dead.add(message.job);
      return;
    }
    waiting += 1;
    queue = queue.then(() => runChunk(message));
  };
}
