import {EngineEnded, type EngineState} from "../../workbook/sql/engineClient.js";
import type {TableOutcome} from "../../workbook/exercise/table/answerTable.js";
import {runQuestion} from "../../workbook/sql/runQuestion.js";
import {pageEngine} from "../sql/pageEngine.js";
import {pageFile, pageSchema} from "./pageFile.js";

let held: ReturnType<typeof pageEngine>["engine"] | null = null;
let runs = 0;

/** Runs a query in the page's engine; tells of the engine's state until there is an answer. `signal` stops it. */
export async function runQuery(
  sql: string,
  most: number,
  {signal, tell}: {signal: AbortSignal; tell: (state: EngineState) => void}
): Promise<TableOutcome> {
  const engine = (held ??= pageEngine({href: pageFile("evidence")}).engine);
  const cell = `exercise ${++runs}`;
  const told = (): void => tell(engine.state);
  const stop = (): void => engine.cancel(cell);
  const schema = await pageSchema();
  // Whoever stops a query that has not begun has stopped it too.
  if (signal.aborted) return {kind: "none", message: "The query was stopped before it had an answer."};
  engine.addEventListener("state", told);
  signal.addEventListener("abort", stop);
  told();
  try {
    return await runQuestion(engine, {cell, sql, most, schema});
  } catch (error) {
    if (signal.aborted && !(error instanceof EngineEnded))
      return {
        kind: "none",
        message: "Stopped. What has arrived of the engine is kept; the next run goes on from there."
      };
    throw error;
  } finally {
    engine.removeEventListener("state", told);
    signal.removeEventListener("abort", stop);
    engine.forget(cell);
  }
}
