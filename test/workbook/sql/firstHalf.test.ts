import {readFileSync} from "node:fs";
import {afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {cachedEvidence} from "../../../loaders/cache.js";
import {readQuestions} from "../../../loaders/questions.js";
import {drawQueries} from "../../../steps/drawQueries.js";
import {exerciseQueries} from "../../../steps/exercise/queries.js";
import {isFatal, mayLackRest, type Session} from "../../../src/workbook/sql/session.js";
import {openFirst} from "./openSession.js";

let evidence: Uint8Array;
let session: Session;

const run = (sql: string) => session.runCell({cell: "a", sql, pageSize: 50, clip: 500});

beforeAll(async () => {
  evidence = new Uint8Array(readFileSync(await cachedEvidence()));
}, 120_000);
// An engine that has met missing code is of no more use.
beforeEach(async () => void (session ??= (await openFirst(evidence)).session));
afterEach(({task}) => {
  if (task.result?.state === "fail") session = null!;
});

// When one of these fails, the half of DuckDB that travels first lacks what it needs: `npm run profile` notes it anew.
describe("the half of DuckDB that travels first", () => {
  it.each(readQuestions())("answers the worked question $id", async ({sql}) => {
    const outcome = await run(sql);
    expect(outcome).toMatchObject({kind: "table"});
    if (outcome.kind !== "table") return;
    for (const column of outcome.columns.keys())
      session.page({cell: "a", offset: 0, limit: 10, sorting: {column, descending: true}, clip: null});
    const columns = outcome.columns.map((_, index) => ({index, as: "text" as const}));
    expect(session.chart({cell: "a", columns, limit: 2000})).toHaveLength(columns.length);
  });
  it.each(exerciseQueries())("does not lack what an answer to an exercise needs: %s", async (sql) => {
    const outcome = await session.runCell({cell: "a", sql, pageSize: 1, clip: 1, evidenceOnly: true});
    expect(["table", "error", "done"]).toContain(outcome.kind);
    if (outcome.kind === "table") session.page({cell: "a", offset: 0, limit: 10, sorting: null, clip: null});
  });
  it("is all that nearly every query of a kind that readers write needs", async () => {
    const lacking: string[] = [];
    for (const sql of drawQueries(200, 2)) {
      try {
        await run(sql);
      } catch {
        lacking.push(sql);
        ({session} = await openFirst(evidence));
      }
    }
    expect(lacking.length, lacking.join("\n")).toBeLessThanOrEqual(2);
  });
  it.each(["SELECT nme FROM place", "SELEC 1", "DROP TABLE fact", "SELECT * FROM plce", "SELECT name + 1 FROM place"])(
    "says what is wrong with %s",
    async (sql) => expect(await run(sql)).toMatchObject({kind: "error"})
  );
  it("makes tables of one's own", async () => {
    const made = await run("CREATE TABLE mine AS SELECT * FROM place; DELETE FROM mine; SELECT count(*) FROM mine");
    expect(made).toMatchObject({kind: "table", rows: [["0"]]});
  });
});

describe("a query that needs the rest of DuckDB", () => {
  const rare =
    "SELECT levenshtein('kitten', 'sitting') AS distance, regr_slope(y, x) FROM (VALUES (1, 2), (2, 4)) t(x, y)";
  it("ends an engine without it", async () => {
    const {session} = await openFirst(evidence);
    const error = await session
      .runCell({cell: "a", sql: rare, pageSize: 1, clip: null})
      .catch((reason: unknown) => reason);
    expect(isFatal(error)).toBe(true);
  });
  it("leaves everything as it was when the memory is put back, and is answered after that", async () => {
    const {session, addRest, keepMemory} = await openFirst(evidence);
    const ask = (sql: string, cell = "a") => session.runCell({cell, sql, pageSize: 1, clip: null});
    await ask("CREATE TABLE mine AS SELECT 1 AS a; INSERT INTO mine VALUES (2); SELECT 7 AS seven", "kept");
    const [memory, known] = [keepMemory(), session.keep()];
    const big = `CREATE TABLE big AS SELECT range AS n FROM range(500000); INSERT INTO mine VALUES (3); ${rare}`;
    const error = await ask(big).catch((reason: unknown) => reason);
    expect(mayLackRest(error)).toBe(true);
    memory();
    known();
    expect(await ask("SELECT count(*), max(a) FROM mine")).toMatchObject({rows: [["2", "2"]]});
    expect(await ask("FROM big")).toMatchObject({kind: "error"});
    await addRest();
    const page = {cell: "kept", offset: 0, limit: 1, sorting: null, clip: null};
    expect(session.page(page)).toEqual([["7"]]);
    expect(await ask(`CREATE TABLE big AS SELECT range AS n FROM range(500000); ${rare}`)).toMatchObject({
      rows: [["3", "2.0"]]
    });
  });
  it("is answered once that is added to an engine that runs", async () => {
    const {session, addRest} = await openFirst(evidence);
    await session.runCell({cell: "b", sql: "CREATE TABLE mine AS SELECT 1 AS a", pageSize: 1, clip: null});
    await addRest();
    const outcome = await session.runCell({cell: "a", sql: rare, pageSize: 1, clip: null});
    expect(outcome).toMatchObject({kind: "table", rows: [["3", "2.0"]]});
    expect(await session.runCell({cell: "b", sql: "FROM mine", pageSize: 1, clip: null})).toMatchObject({
      rows: [["1"]]
    });
  });
});
