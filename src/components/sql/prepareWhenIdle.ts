import type {EngineClient} from "../../workbook/sql/engineClient.js";
import {savesData} from "../../workbook/sql/savesData.js";

/** Milliseconds after which a page counts as idle in browsers that do not say so. */
const calm = 600;

/** Gets the engine ready once the page has nothing better to do, unless it is left before or the reader saves data. */
export function prepareWhenIdle(engine: EngineClient, signal: AbortSignal | undefined): void {
  if (savesData()) return;
  const prepare = (): void => {
    if (!signal?.aborted) engine.prepare();
  };
  if (typeof requestIdleCallback === "function") requestIdleCallback(prepare);
  else setTimeout(prepare, calm);
}
