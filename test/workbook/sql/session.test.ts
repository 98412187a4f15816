import {beforeAll, beforeEach, describe, expect, it} from "vitest";
import type {CellOutcome} from "../../../src/workbook/sql/protocol.js";
import type {Session} from "../../../src/workbook/sql/session.js";
import {databaseOf, openSession} from "./openSession.js";

let session: Session;
let stop = false;
let pauses = 0;

const run = (sql: string, cell = "a"): Promise<CellOutcome> => session.runCell({cell, sql, pageSize: 50, clip: 500});

async function table(sql: string, cell = "a") {
  const outcome = await run(sql, cell);
  if (outcome.kind !== "table") throw new Error(`${sql}: ${JSON.stringify(outcome)}`);
  return outcome;
}

async function failure(sql: string) {
  const outcome = await run(sql);
  if (outcome.kind !== "error") throw new Error(`${sql}: ${JSON.stringify(outcome)}`);
  return outcome;
}

beforeAll(async () => {
  const evidence = await databaseOf(
    `CREATE TABLE country (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL);
     INSERT INTO country VALUES ('IN', 'India'), ('CN', 'China'), ('BR', 'Brazil')`
  );
  const pause = () => new Promise<boolean>((resolve) => setImmediate(() => (pauses++, resolve(stop))));
  session = await openSession(evidence, {pause});
}, 120_000);

beforeEach(() => {
  stop = false;
});

describe("a result", () => {
  it("has the names and types of the query and its rows as DuckDB writes them", async () => {
    const {columns, rows, rowCount} = await table("SELECT name, length(name) AS letters FROM country ORDER BY name");
    expect(columns).toEqual([
      {name: "name", type: "VARCHAR"},
      {name: "letters", type: "BIGINT"}
    ]);
    expect(rows).toEqual([
      ["Brazil", "6"],
      ["China", "5"],
      ["India", "5"]
    ]);
    expect(rowCount).toBe(3);
  });
  it("keeps equal column names apart", async () => {
    const {columns, rows} = await table('SELECT 1 AS a, 2 AS a, 3 AS "A"');
    expect(columns.map(({name}) => name)).toEqual(["a", "a", "A"]);
    expect(rows).toEqual([["1", "2", "3"]]);
  });
  it("loses no precision and never shows an object", async () => {
    const {rows} = await table(
      `SELECT 170141183460469231731687303715884105727::HUGEINT, 9007199254740993::BIGINT, 0.10::DECIMAL(9,2), 0.1::DOUBLE,
        TIMESTAMP '2020-01-02 03:04:05.678901', DATE '0001-01-01', [1, NULL], {'a': 1, 'b': [2]}, MAP {'k': 1}, NULL, '', TRUE,
        INTERVAL 3 MONTH, '\\xAA'::BLOB, TIMESTAMPTZ '2020-01-01 00:00:00+02', 'NaN'::DOUBLE`
    );
    expect(rows[0]).toEqual([
      "170141183460469231731687303715884105727",
      "9007199254740993",
      "0.10",
      "0.1",
      "2020-01-02 03:04:05.678901",
      "0001-01-01",
      "[1, NULL]",
      "{'a': 1, 'b': [2]}",
      "{k=1}",
      null,
      "",
      "true",
      "3 months",
      "\\xAA",
      "2019-12-31 22:00:00+00",
      "nan"
    ]);
  });
  it("of a million rows stays in the engine and comes in pages, sorted as asked", async () => {
    const {rowCount, rows} = await table("SELECT range AS n, 'x' || range AS t FROM range(1000000)", "big");
    expect([rowCount, rows.length, rows[49]]).toEqual([1_000_000, 50, ["49", "x49"]]);
    const page = (offset: number, sorting: {column: number; descending: boolean} | null) =>
      session.page({cell: "big", offset, limit: 2, sorting, clip: null});
    expect(page(999_998, null)).toEqual([
      ["999998", "x999998"],
      ["999999", "x999999"]
    ]);
    expect(page(0, {column: 0, descending: true})).toEqual([
      ["999999", "x999999"],
      ["999998", "x999998"]
    ]);
  });
  it("sorts nulls last and keeps the query's order among equals", async () => {
    await table("SELECT * FROM (VALUES (2, 'a'), (NULL, 'b'), (1, 'c'), (2, 'd')) t(n, t)");
    const sorted = (descending: boolean) =>
      session.page({cell: "a", offset: 0, limit: 9, sorting: {column: 0, descending}, clip: null});
    expect(sorted(false).map((row) => row[1])).toEqual(["c", "a", "d", "b"]);
    expect(sorted(true).map((row) => row[1])).toEqual(["a", "d", "c", "b"]);
  });
  it("keeps the order of ORDER BY", async () => {
    expect((await table("SELECT id FROM country ORDER BY name DESC")).rows.flat()).toEqual(["IN", "CN", "BR"]);
  });
  it("cuts a long value in a page and gives the whole one when asked", async () => {
    const {rows} = await table("SELECT repeat('ab', 1000)");
    expect(rows[0]![0]).toHaveLength(501);
    expect(session.page({cell: "a", offset: 0, limit: 1, sorting: null, clip: null})[0]![0]).toHaveLength(2000);
  });
  it("comes from every kind of statement that has rows", async () => {
    expect((await table("FROM country")).rowCount).toBe(3);
    expect((await table("WITH c AS (FROM country) SELECT count(*) FROM c")).rows).toEqual([["3"]]);
    expect((await table("VALUES (1), (2)")).rowCount).toBe(2);
    expect((await table("(SELECT 1)")).rowCount).toBe(1);
    expect((await table("TABLE country")).rowCount).toBe(3);
    expect((await table("PIVOT country ON id USING count(*) GROUP BY name")).columns.map((c) => c.name)).toEqual([
      "name",
      "BR",
      "CN",
      "IN"
    ]);
    expect((await table("DESCRIBE country")).rows[0]!.slice(0, 2)).toEqual(["id", "VARCHAR"]);
    expect((await table("SHOW TABLES")).rows.flat()).toContain("country");
    expect((await table("SUMMARIZE country")).rowCount).toBe(2);
    expect((await table("EXPLAIN SELECT 1")).rows[0]![1]).toContain("PROJECTION");
    expect((await table("CALL pragma_version()")).rowCount).toBe(1);
    expect((await table("SELECT 1 -- the end")).rows).toEqual([["1"]]);
    expect((await table("SELECT name FROM country WHERE false")).rowCount).toBe(0);
  });
  it("of INSERT … RETURNING keeps types and names", async () => {
    await run("CREATE OR REPLACE TABLE mine (n INTEGER, d DATE, x DECIMAL(9,2))");
    const {columns, rows} = await table("INSERT INTO mine VALUES (1, '2020-01-02', 0.10) RETURNING *, n AS n");
    expect(columns.map(({name}) => name)).toEqual(["n", "d", "x", "n"]);
    expect(rows[0]![0]).toBe("1");
    expect((await table("INSERT INTO mine VALUES (2, '2020-01-02', 0.10) RETURNING *")).rows).toEqual([
      ["2", "2020-01-02", "0.10"]
    ]);
  });
  it("does not show up among the reader's tables", async () => {
    await table("SELECT 1");
    expect((await table("SHOW TABLES")).rows.flat().filter((name) => /result/.test(String(name)))).toEqual([]);
  });
});

describe("statements of one cell", () => {
  it("run in order, and the last one's result is kept", async () => {
    const {rows} = await table(
      "CREATE OR REPLACE TABLE steps AS SELECT 1 AS n; INSERT INTO steps VALUES (2); SELECT sum(n) FROM steps;"
    );
    expect(rows).toEqual([["3"]]);
  });
  it("say what they did when they have no rows", async () => {
    await run("CREATE OR REPLACE TABLE mine (n INTEGER)");
    expect(await run("INSERT INTO mine VALUES (1), (2)")).toMatchObject({
      kind: "done",
      message: "Done: 2 rows inserted."
    });
    expect(await run("DELETE FROM mine WHERE n = 1")).toMatchObject({kind: "done", message: "Done: 1 row deleted."});
    expect(await run("DROP TABLE mine")).toMatchObject({kind: "done", message: "Done."});
    expect(await run("  -- nothing\n")).toMatchObject({
      kind: "done",
      message: "The cell is empty: there is nothing to run."
    });
  });
  it("stop at the first error", async () => {
    await run("CREATE OR REPLACE TABLE mine (n INTEGER)");
    await failure("SELECT 1; SELECT nonsense; INSERT INTO mine VALUES (1)");
    expect((await table("SELECT count(*) FROM mine")).rows).toEqual([["0"]]);
  });
  it("may be a transaction, in one cell or over several", async () => {
    expect(
      (
        await table(
          "BEGIN; CREATE OR REPLACE TABLE t AS SELECT 1 AS n; INSERT INTO t VALUES (2); SELECT count(*) FROM t"
        )
      ).rows
    ).toEqual([["2"]]);
    expect((await table("SELECT count(*) FROM t", "b")).rows).toEqual([["2"]]);
    expect(await run("COMMIT")).toMatchObject({kind: "done"});
    expect((await failure("BEGIN; INSERT INTO t VALUES (3); SELECT nonsense")).notes).toEqual([
      "The open transaction was rolled back."
    ]);
    expect((await table("SELECT count(*) FROM t")).rows).toEqual([["2"]]);
  });
});

describe("an error", () => {
  it("points to its line and column in the cell", async () => {
    expect(await failure("SELECT nam FROM country")).toMatchObject({place: {line: 1, column: 8}});
    expect(await failure("SELECT 1;\n\n  SELECT name,\n    nam\n  FROM country")).toMatchObject({
      place: {line: 4, column: 5}
    });
    expect(await failure("SELECT 1; SELECT nam FROM country")).toMatchObject({place: {line: 1, column: 18}});
    expect(
      await failure(
        "SELECT * FROM country\nWHERE name = 'x' AND CAST(name AS INTEGER) = 1 OR CAST('abc' AS DATE) IS NULL"
      )
    ).toMatchObject({place: {line: 2}});
    expect(await failure("SELEC 1")).toMatchObject({place: {line: 1, column: 1}});
  });
  it("is DuckDB's message without its excerpt", async () => {
    expect((await failure("SELECT nam FROM country")).message).toBe(
      'Binder Error: Referenced column "nam" not found in FROM clause!\nCandidate bindings: "name"'
    );
    expect((await failure("DESCRIBE nothing_here")).message).not.toContain("DESCRIBE");
  });
  it("at run time does not lose the engine", async () => {
    expect((await failure("SELECT CAST(name AS INTEGER) FROM country")).message).toMatch(
      /Could not convert string 'India'/
    );
    expect((await table("SELECT 1")).rows).toEqual([["1"]]);
  });
  it("comes when a query needs more memory than it may take", async () => {
    expect(
      (await failure("SELECT a.range, b.range, repeat('x', 200) FROM range(100000) a, range(100000) b")).message
    ).toMatch(/memory/i);
    expect((await table("SELECT count(*) FROM country")).rows).toEqual([["3"]]);
  }, 120_000);
  it("tells of what the site does not carry", async () => {
    expect((await failure("SELECT json_extract('{}', '$.a')")).message).toMatch(/json extension/);
    expect((await failure("SELECT * FROM read_csv('https://example.org/x.csv')")).message).toMatch(/disabled/);
    expect((await failure("COPY country TO 'x.csv'")).message).toMatch(/disabled/);
    expect((await failure("SET memory_limit = '9GB'")).message).toMatch(/locked/);
  });
});

describe("the evidence", () => {
  it("cannot be damaged", async () => {
    for (const sql of [
      "DROP TABLE country",
      "DROP TABLE evidence.country",
      "UPDATE country SET name = 'x'",
      "DELETE FROM country",
      "INSERT INTO country VALUES ('XX', 'x')",
      "CREATE TABLE evidence.t AS SELECT 1",
      "ALTER TABLE country ADD COLUMN x INTEGER",
      "TRUNCATE country",
      "DETACH evidence",
      "DETACH DATABASE IF EXISTS evidence",
      "ATTACH 'evidence.duckdb' AS e2",
      "ATTACH 'other.duckdb'",
      "COPY country TO 'evidence.duckdb'",
      "SELECT 1; DETACH evidence",
      'DETACH "evidence"',
      "DETACH results"
    ])
      expect((await failure(sql)).message, sql).toMatch(/read-only|cannot|refused|disabled|conflict|attached|needed/i);
    expect((await table("FROM country ORDER BY id")).rows).toEqual([
      ["BR", "Brazil"],
      ["CN", "China"],
      ["IN", "India"]
    ]);
  });
  it("is found again after USE, after a dropped scratch schema and beside a table of the same name", async () => {
    await run("USE evidence");
    expect(await run("CREATE OR REPLACE TABLE again AS SELECT 1")).toMatchObject({kind: "done"});
    await run("DROP SCHEMA scratch CASCADE");
    expect(await run("CREATE TABLE country AS SELECT 'mine' AS id")).toMatchObject({kind: "done"});
    expect((await table("SELECT count(*) FROM evidence.country")).rows).toEqual([["3"]]);
    expect((await table("SELECT id FROM country")).rows).toEqual([["mine"]]);
    await run("DROP TABLE country");
    expect((await table("SELECT count(*) FROM country")).rows).toEqual([["3"]]);
  });
  it("holds the reader's own tables apart, in scratch", async () => {
    await run("CREATE OR REPLACE TABLE mine AS SELECT 1");
    const {rows} = await table(
      "SELECT table_catalog, table_schema FROM information_schema.tables WHERE table_name = 'mine'"
    );
    expect(rows).toEqual([["memory", "scratch"]]);
  });
});

describe("a running query", () => {
  it("gives way between slices and stops when asked", async () => {
    pauses = 0;
    const running = run("SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3");
    while (pauses < 3) await new Promise((resolve) => setImmediate(resolve));
    stop = true;
    expect(await running).toMatchObject({kind: "cancelled"});
    stop = false;
    expect((await table("SELECT count(*) FROM country")).rows).toEqual([["3"]]);
  }, 60_000);
});

describe("columns for a chart", () => {
  it("come as numbers, times in milliseconds and text, at most as many rows as asked", async () => {
    await table(
      "SELECT 1.5::DECIMAL(9,1) AS n, DATE '1970-01-02' AS d, TIMESTAMP '1970-01-01 00:00:01' AS t, 'x' AS s UNION ALL SELECT NULL, NULL, NULL, NULL"
    );
    const columns = session.chart({
      cell: "a",
      columns: [
        {index: 0, as: "number"},
        {index: 1, as: "time"},
        {index: 2, as: "time"},
        {index: 3, as: "text"}
      ],
      limit: 2
    });
    expect(columns).toEqual([
      [1.5, null],
      [86_400_000, null],
      [1000, null],
      ["x", null]
    ]);
    expect(session.chart({cell: "a", columns: [{index: 0, as: "number"}], limit: 1})).toEqual([[1.5]]);
  });
});

describe("a result that is gone", () => {
  it("says that the cell must run again", async () => {
    await table("SELECT 1", "gone");
    session.forget("gone");
    expect(() => session.page({cell: "gone", offset: 0, limit: 1, sorting: null, clip: null})).toThrow(
      /Run the cell again/
    );
  });
});
