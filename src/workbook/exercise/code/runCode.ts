import type {TableOutcome} from "../table/answerTable.js";
import {codeHint} from "./hints.js";
import {codeSeconds, type CodeMessage, type CodeRequest} from "./protocol.js";

/** Starts a worker on a request and hears what it says; returns a function that ends it. */
export type StartWorker = (request: CodeRequest, hear: (message: CodeMessage) => void) => () => void;

/** What came of a run: the last message, or that it was stopped; and what the code wrote meanwhile. */
export type Ran = {message: Exclude<CodeMessage, {type: "begun" | "log"}> | {type: "stopped"}; logs: string[]};

/** Seconds for the worker to begin, on a slow machine. */
const patience = 30;

/** Returns a function that runs a request in a worker of its own and ends it when it has answered, or when its time is up. */
export const startCode =
  (start: StartWorker, seconds = codeSeconds) =>
  (request: CodeRequest, signal?: AbortSignal): Promise<Ran> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const logs: string[] = [];
      let end = (): void => {};
      const finish = (message: Ran["message"]): void => {
        clearTimeout(timer);
        end();
        resolve({message, logs});
      };
      let timer = setTimeout(
        () => finish({type: "broken", message: "The place where code runs did not start."}),
        patience * 1000
      );
      signal?.addEventListener("abort", () => {
        clearTimeout(timer);
        end();
        reject(signal.reason as Error);
      });
      end = start(request, (message) => {
        if (message.type === "log") logs.push(message.text);
        else if (message.type === "begun") {
          clearTimeout(timer);
          timer = setTimeout(() => finish({type: "stopped"}), seconds * 1000);
        } else finish(message);
      });
    });

/** Returns the outcome of code as exercises read it, with a hint for a foreseen mistake. */
export async function codeOutcome(
  request: CodeRequest,
  run: (request: CodeRequest, signal?: AbortSignal) => Promise<Ran>,
  signal?: AbortSignal
): Promise<TableOutcome> {
  const {message, logs} = await run(request, signal);
  const failed = {kind: "error", hint: null, line: null, column: null, logs} as const;
  if (message.type === "stopped")
    return {
      ...failed,
      message: `The code ran for more than ${codeSeconds} seconds and was stopped.`,
      hint: "Look for a loop that never ends: its condition has to become false."
    };
  if (message.type === "broken") return {...failed, message: message.message};
  const {outcome} = message;
  if (outcome.kind === "table") return {...outcome, logs};
  if (outcome.kind === "none") return {...outcome, logs};
  return {...outcome, hint: codeHint(outcome.message, request), logs};
}
