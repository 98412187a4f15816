// Notes which functions of DuckDB common queries need, so that those can travel first: npm run profile. Run it when DuckDB-Wasm is upgraded.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {cachedEvidence} from "../loaders/cache.js";
import {readQuestions} from "../loaders/questions.js";
import type {ChartColumn} from "../src/workbook/sql/protocol.js";
import {clipLength, pageSize} from "../src/workbook/sql/resultSource.js";
import {Session} from "../src/workbook/sql/session.js";
import {fromSqlText} from "../src/workbook/sql/sqlFile.js";
import {splitStatements} from "../src/workbook/sql/statements.js";
import {calledFunctions, notingModule} from "./calledFunctions.js";
import {wholeDuckDB} from "./engine.js";
import {drawQueries} from "./drawQueries.js";
import {writeIfChanged} from "./files.js";
import {exerciseQueries} from "./exercise/queries.js";
import {profilePath, toProfile} from "./functionProfile.js";
import {root} from "./root.js";
import {startInNode} from "./startInNode.js";

/** Characters above which a value is cut, few so that it happens. */
const shortClip = 20;

/** Queries that are drawn, and at how many of them one is looked at in all ways. */
const drawn = {count: 6000, seed: 1, looks: 10};

/** Runs a cell as the notebook does, and asks of its result what the notebook can ask. */
async function rehearse(session: Session, cell: string, sql: string, look = true): Promise<void> {
  const outcome = await session.runCell({cell, sql, pageSize, clip: clipLength});
  if (outcome.kind !== "table" || !look) return;
  const last = pageSize * Math.floor(Math.max(0, outcome.rowCount - 1) / pageSize);
  for (const offset of new Set([0, pageSize, last])) {
    const page = {cell, limit: pageSize, offset, clip: shortClip};
    session.page({...page, sorting: null});
    for (const descending of [false, true])
      for (const column of outcome.columns.keys()) session.page({...page, sorting: {column, descending}});
  }
  for (const as of ["number", "time", "text"] as const)
    session.chart({
      cell,
      columns: outcome.columns.map((_, index) => ({index, as})),
      limit: 100
    }) satisfies ChartColumn[];
  session.forget(cell);
}

/** Returns the functions of DuckDB that the rehearsal calls, from its start on. */
async function rehearsedFunctions(): Promise<number[]> {
  const module = await WebAssembly.compile(new Uint8Array(notingModule(await wholeDuckDB())));
  let exports: WebAssembly.Exports = {};
  const instantiate = WebAssembly.instantiate as (
    module: WebAssembly.Module,
    imports: WebAssembly.Imports
  ) => Promise<WebAssembly.Instance>;
  const noting = async (of: WebAssembly.Module, imports: WebAssembly.Imports) => {
    const instance = await instantiate(of, imports);
    exports = instance.exports;
    return instance;
  };
  Object.assign(WebAssembly, {instantiate: noting});
  const {bindings, readArrow} = await startInNode({first: module, rest: null});
  const session = new Session(bindings, readFileSync(await cachedEvidence()), {
    decode: readArrow,
    pause: async () => false,
    now: () => performance.now()
  });
  void session.version; // which the page shows
  for (const {id, sql} of readQuestions()) await rehearse(session, id, sql);
  for (const sql of exerciseQueries())
    await session.runCell({cell: "exercise", sql, pageSize: 1, clip: 1, evidenceOnly: true});
  const rehearsal = fromSqlText(readFileSync(join(root, "steps", "rehearsal.sql"), "utf8"));
  if (!("cells" in rehearsal)) throw new Error(rehearsal.refused);
  // Of a cell only the last result is kept, so each query is rehearsed alone too.
  for (const {name, sql} of rehearsal.cells)
    for (const [i, text] of [sql, ...splitStatements(sql).map((one) => one.text)].entries())
      await rehearse(session, `${name} ${i}`, text);
  for (const [i, sql] of drawQueries(drawn.count, drawn.seed).entries())
    await rehearse(session, "drawn", sql, i % drawn.looks === 0);
  return calledFunctions(exports);
}

const called = await rehearsedFunctions();
writeIfChanged(profilePath, toProfile(called));
console.log(`${called.length} functions of DuckDB travel first.`);
