import {EngineClient} from "../../workbook/sql/engineClient.js";
import type {EvidenceFile} from "../../workbook/sql/evidenceFile.js";

let shared: {engine: EngineClient; users: number} | null = null;

/**
 * Returns the page's one SQL engine, which notebook and exercises share; nothing of DuckDB is fetched before it is asked to
 * run. The engine ends when all who asked for it have let go of it.
 */
export function pageEngine(evidence: EvidenceFile): {engine: EngineClient; release: () => void} {
  shared ??= {engine: new EngineClient(evidence), users: 0};
  const mine = shared;
  mine.users++;
  let held = true;
  return {
    engine: mine.engine,
    release() {
      if (!held) return;
      held = false;
      if (--mine.users > 0) return;
      mine.engine.dispose();
      if (shared === mine) shared = null;
    }
  };
}
