import {beforeAll, describe, expect, test} from "vitest";
import type {GradeTools} from "../../../src/workbook/exercise/kind.js";
import {isAttempt} from "../../../src/workbook/exercise/kind.js";
import {kindOf} from "../../../src/workbook/exercise/published.js";
import {canonicalTable, type RawTable} from "../../../src/workbook/exercise/table/answerTable.js";
import type {TableDetails} from "../../../src/workbook/exercise/table/tableKind.js";
import {prepare as prepareSql} from "../../../steps/exercise/prepare/sql.js";
import {block, gradeAnswer, prepare, problemsOf} from "./author.js";
import {queryTools} from "./tools.js";

const answers = "accepted: [{answer: x}]\nrejected: [{answer: y, gets: no}]\n";
const counted = `kind: sql
query: |
  SELECT country, count(*) AS places, avg(latitude) AS middle
  FROM place WHERE kind = 'cluster' GROUP BY country
columns: [country, places, middle]
decimals: 3
mistakes:
  - query: SELECT country, count(*) AS places, avg(latitude) AS middle FROM place GROUP BY country
    feedback: These are all places. The question asks for clusters.
`;
const free = `kind: sql\nquery: SELECT name, kind FROM place WHERE country = 'BR' ORDER BY name\n`;
const published = (text: string) => prepare(block(text + answers)).published;

let tools: GradeTools;
beforeAll(async () => void (tools = await queryTools()));
const grade = async (text: string, answer: string) => gradeAnswer(published(text), answer, {tools});

describe("the order of grading", () => {
  test.each([
    ["", "empty", /no query yet/],
    ["-- nothing but a comment", "empty", /no query yet/],
    ["SELECT 1; SELECT 2", "unreadable", /There are 2 statements/],
    ["DROP TABLE place", "unreadable", /DROP gives no table/],
    ["SELECT nam FROM place", "unreadable", /Referenced column "nam" not found.*Hint: .*name/],
    ["SELECT\n  count(*\nFROM place", "unreadable", /Line 3: /],
    ["SELECT country FROM place", "wrong", /lacks the columns places and middle/]
  ])("%j is %s", async (answer, verdict, message) => {
    const found = await grade(counted, answer);
    expect(found.message.replace(/\s+/g, " ")).toMatch(message);
    expect(found.verdict).toBe(verdict);
    expect(isAttempt(found.verdict)).toBe(verdict === "wrong");
  });
  test("the query that was given is no answer", async () => {
    const found = await grade(`${free}starter: |\n  SELECT *\n  FROM place\n`, "SELECT *\nFROM place");
    expect([found.verdict, found.message]).toEqual(["empty", expect.stringMatching(/still the one/)]);
  });
});

describe("what differs", () => {
  const good =
    "SELECT country, count(*) AS places, avg(latitude) AS middle FROM place WHERE kind = 'cluster' GROUP BY country";
  test.each([
    [good, "right", 1, /^Right\.$/],
    [
      `SELECT round(avg(latitude), 3) AS Middle, count(*) AS PLACES, country FROM place WHERE kind = 'cluster' GROUP BY ALL`,
      "right",
      1,
      /Right/
    ],
    [`${good} ORDER BY country DESC`, "right", 1, /Right/],
    [good.replace("country,", "country, 1 AS one,"), "partly", 0.5, /leave out one/],
    [good.replace("places", "n"), "wrong", 0, /lacks the column places\. It has n, which was not asked for/],
    [good.replace("count(*)", "'many'"), "wrong", 0, /column places holds text; numbers are asked for/],
    [
      "SELECT country, count(*) AS places, avg(latitude) AS middle FROM place GROUP BY country",
      "wrong",
      0,
      /These are all places/
    ],
    [`${good}, state`, "wrong", 0, /rows: too many\. The first row that does not belong there is row 1: \(\w\w, \d+/],
    [`${good} LIMIT 2`, "wrong", 0, /2 rows: too few\. All of them are right/],
    [`${good} HAVING count(*) > 900`, "wrong", 0, /has no rows/],
    [`${good} UNION ALL ${good}`, "wrong", 0, /8 rows: too many\. Row 5, .* stands there too often/],
    [
      good.replace("avg", "max"),
      "wrong",
      0,
      /so are the columns country and places; middle is not\. 1 of 4 rows is right\. The first row that does not belong/
    ]
  ])("%s", async (answer, verdict, credit, message) => {
    const found = await grade(counted, answer);
    expect(found.message).toMatch(message);
    expect([found.verdict, found.credit]).toEqual([verdict, credit]);
  });

  test("columns of any names and order are taken, but not more or fewer", async () => {
    for (const answer of [
      "SELECT kind AS what, name AS town FROM place WHERE country = 'BR'",
      "SELECT name, kind FROM place WHERE country = 'BR' ORDER BY kind"
    ])
      expect((await grade(free, answer)).verdict, answer).toBe("right");
    expect((await grade(free, "SELECT name FROM place WHERE country = 'BR'")).message).toMatch(
      /1 column \(name\); the question asks for more: 2/
    );
    expect((await grade(free, "SELECT name, kind, state FROM place WHERE country = 'BR'")).message).toMatch(
      /3 columns .* asks for fewer: 2/
    );
    const more = await grade(free, "SELECT kind, name FROM place WHERE country IN ('BR', 'CN')");
    expect(more.message).toMatch(/too many\. The first row that does not belong there is row \d+/);
  });

  test("order counts only where the author says so", async () => {
    const ordered = `${free}ordered: true\n`;
    expect((await grade(ordered, "SELECT name, kind FROM place WHERE country = 'BR' ORDER BY 1")).verdict).toBe(
      "right"
    );
    const found = await grade(ordered, "SELECT name, kind FROM place WHERE country = 'BR' ORDER BY 1 DESC");
    expect([found.verdict, found.credit, found.mistake]).toEqual(["partly", 0.5, "other-order"]);
    expect(found.message).toMatch(/right ones, but in another order\. The first out of place is row 1: \(/);
  });

  test("the details hold the reader's rows and the place of the one that is wrong, and nothing of the key", async () => {
    const {details} = await grade(free, "SELECT name, 'town' AS kind FROM place WHERE country = 'BR'");
    const {table, row} = details as TableDetails;
    expect(row).toBe(0);
    expect(table!.rows.every(([, kind]) => kind === "town")).toBe(true);
  });

  test("tables of one's own do not stand in for the evidence", async () => {
    const {openSession} = await import("../sql/openSession.js");
    const {readFileSync} = await import("node:fs");
    const {cachedEvidence} = await import("../../../loaders/cache.js");
    const session = await openSession(new Uint8Array(readFileSync(await cachedEvidence())));
    const run = async (sql: string, evidenceOnly: boolean) => {
      const outcome = await session.runCell({cell: "a", sql, pageSize: 5, clip: 40, evidenceOnly});
      return outcome.kind === "table" ? outcome.rows : outcome.kind;
    };
    expect(await run("CREATE TABLE country AS SELECT 1 AS n", false)).toBe("done");
    expect(await run("FROM country", false)).toEqual([["1"]]);
    expect((await run("SELECT count(*) > 1 FROM country", true))[0]).toEqual(["true"]);
    expect(await run("FROM country", false)).toEqual([["1"]]);
  });
});

test("what is published holds no value of the key", () => {
  const text = JSON.stringify(published(free));
  expect(text).not.toMatch(/Sinos|Franca|Jaragu|ORDER BY/);
});

test("the answer survives the round trip, and reveals the author's query", () => {
  const made = published(free);
  const {question} = made.variants[0]!;
  const kind = kindOf(made);
  expect(kind.read(JSON.parse(JSON.stringify("SELECT 1")), question)).toBe("SELECT 1");
  expect(kind.describe("", question)).toBe("no answer");
  expect(kind.read(3, question)).toBe(null);
  expect(prepare(block(free + answers)).teacher.variants[0]!.key).toMatch(/^SELECT name/);
});

describe("what an author gets wrong is named with its line", () => {
  test.each([
    [
      counted.replace("latitude) AS middle\n", "height) AS middle\n"),
      /field query: has to give a table, but fails: .*height/
    ],
    [
      counted.replace("columns: [country, places", "columns: [country, clusters"),
      /field query: has to give the column "clusters"/
    ],
    [
      counted.replace("FROM place GROUP", "FROM place WHERE kind = 'cluster' GROUP"),
      /mistakes › 1 › query: has to give another result than the key/
    ],
    ["kind: sql\nquery: SELECT * FROM citation, citation c\n", /field query: has to give at most 500 rows/],
    ["kind: sql\nquery: SELECT 1 WHERE false\n", /has to give a row or more/],
    [
      "kind: sql\nquery: SELECT 1\norderd: true\n",
      /field orderd: is no field that can stand here; did you mean ordered/
    ]
  ])("%#", (text, message) => expect(problemsOf(block(text + answers)).join("\n")).toMatch(message));
});

describe("native DuckDB and the one in the page write the same values", () => {
  test.each([
    "SELECT * FROM fact",
    "SELECT * FROM place",
    "SELECT country, avg(latitude), stddev(longitude), sum(latitude), median(latitude) FROM place GROUP BY ALL ORDER BY ALL",
    "SELECT 1/3, 1e300, 1e-7, 0.1 + 0.2, -0.0::DOUBLE, 2::HUGEINT ** 100, 12345678901234567890, 1.5::DECIMAL(9,4), NULL, true",
    "SELECT DATE '2014-01-02', TIMESTAMP '2014-01-02 00:00:00', TIMESTAMP '2014-01-02 03:04:05.678', [1, NULL], {'a': 'é'}, 'naïve', INTERVAL 3 DAY",
    "SELECT sum(value), count(*), any_value(unit) FROM fact",
    "SELECT value / 7, sqrt(value), value * 1e-9 FROM fact ORDER BY id"
  ])("%s", async (query) => {
    const native = ((await prepareSql({query})) as unknown as {key: RawTable}).key;
    const outcome = await tools.query!(query, 2000);
    if (outcome.kind !== "table") throw new Error(JSON.stringify(outcome));
    for (const decimals of [null, 0, 3])
      expect(canonicalTable(outcome.table, decimals)).toEqual(canonicalTable(native, decimals));
  });
});
