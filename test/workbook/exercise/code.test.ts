import {beforeAll, describe, expect, test} from "vitest";
import type {GradeTools} from "../../../src/workbook/exercise/kind.js";
import {isAttempt} from "../../../src/workbook/exercise/kind.js";
import type {TableDetails} from "../../../src/workbook/exercise/table/tableKind.js";
import {framePage} from "../../../steps/sandbox.js";
import {block, gradeAnswer, prepare, problemsOf} from "./author.js";
import {startCode} from "../../../src/workbook/exercise/code/runCode.js";
import {codeTools} from "./tools.js";

const answers = "accepted: [{answer: x}]\nrejected: [{answer: y, gets: no}]\n";
const text = `kind: code
tables: [place]
code: |
  place
    .filter(d => d.kind === 'cluster')
    .groupby('country')
    .rollup({clusters: op.count()})
columns: [country, clusters]
mistakes:
  - code: "place.groupby('country').rollup({clusters: op.count()})"
    feedback: These are all places.
`;

let tools: GradeTools;
beforeAll(async () => void (tools = await codeTools()));
const published = (yaml = text) => prepare(block(yaml + answers)).published;
const grade = (code: string, yaml = text) => gradeAnswer(published(yaml), code, {tools});
const good = "place.filter(d => d.kind === 'cluster').groupby('country').rollup({clusters: op.count()})";

describe("the order of grading", () => {
  test.each([
    ["", "empty", /no code yet/],
    ["// a thought", "empty", /no code yet/],
    ["place.filter(", "unreadable", /^Line 1: .*cannot be read/],
    ["const t = place;\nt.filtr(d => d.kind)", "unreadable", /^Line 2: .*filtr is not a function.*Did you mean filter/],
    ["places", "unreadable", /Line 1: ReferenceError.*Did you mean place/],
    ["const x = 1;", "unreadable", /gives nothing back/],
    ["42", "unreadable", /gives back the number 42/],
    ["[1, 2]", "unreadable", /gives back a list/],
    [
      "const wanted = 'IN';\nplace.filter(d => d.country === wanted)",
      "unreadable",
      /Hint: .*does not know wanted.*aq\.escape/
    ],
    ["throw 'no'", "unreadable", /The code threw no/],
    ["import x from 'y';", "unreadable", /Hint: Nothing has to be imported/],
    ["place.select('country')", "wrong", /lacks the column clusters/]
  ])("%j is %s", async (code, verdict, message) => {
    const found = await grade(code);
    expect(found.message).toMatch(message);
    expect(found.verdict).toBe(verdict);
    expect(isAttempt(found.verdict)).toBe(verdict === "wrong");
  });
});

describe("the table is graded as a query's is", () => {
  test.each([
    [good, "right", /Right/],
    [`return ${good};`, "right", /Right/],
    [`const t = ${good};\nawait Promise.resolve();\nt;`, "right", /Right/],
    [`(${good});`, "right", /Right/],
    [`${good}.objects()`, "right", /Right/],
    [`${good}.orderby('clusters').reify()`, "right", /Right/],
    ["place.groupby('country').rollup({clusters: op.count()})", "wrong", /These are all places/],
    [`${good}.derive({clusters: d => d.clusters + 1})`, "wrong", /clusters is not\. .*row 1: \(IN, 13\)/],
    [`${good}.derive({clusters: d => 'many'})`, "wrong", /holds text; numbers are asked for/],
    [`${good}.filter(d => d.clusters > 999)`, "wrong", /has no rows/]
  ])("%s", async (code, verdict, message) => {
    const found = await grade(code);
    expect(found.message).toMatch(message);
    expect(found.verdict).toBe(verdict);
  });
  test("what the code writes is shown, up to a limit", async () => {
    const {details} = await grade(
      `console.log("a", {b: 1}); console.log(place); for (let i = 0; i < 1e4; i++) console.log(i);\n${good}`
    );
    const {logs} = details as TableDetails;
    expect(logs!.length).toBe(51);
    expect(logs![0]).toBe('a {"b":1}');
    expect(logs![1]).toMatch(/^table of 55 rows: id, name/);
    expect(logs!.at(-1)).toBe("… more is not shown");
  });
});

test.each([
  ["place.filtr(d => d)", 1, 7],
  ["const t = place;\n  t.filtr(1)", 2, 5],
  ["const t = place;\nconst u = t.filtr(1);\nu", 2, 13],
  ["const t = place; t.filtr(1);", 1, 20],
  ["/* a */ (place).filtr(1)", 1, 17]
])("the place of an error in %j is the reader's own", async (code, line, column) => {
  const {error} = (await grade(code)).details as TableDetails;
  expect([error!.line, error!.column]).toEqual([line, column]);
});

test("a loop that never ends is stopped, and what it wrote before is shown", async () => {
  const found = await grade("console.log('so far');\nwhile (true) {}");
  expect(found.verdict).toBe("unreadable");
  expect(found.message).toMatch(/ran for more than 5 seconds and was stopped\. Hint: Look for a loop/);
  expect((found.details as TableDetails).logs).toEqual(["so far"]);
});

describe("code finds nothing to reach outside with", () => {
  test.each([
    "fetch('/x')",
    "new XMLHttpRequest()",
    "indexedDB.open('x')",
    "importScripts('x')",
    "postMessage(1)",
    "new Worker('x')"
  ])("%s", async (code) =>
    expect((await grade(code)).message).toMatch(/Hint: The code runs where there is no network/)
  );
  test("import() is refused with everything else by the frame's policy", () => {
    const page = framePage("worker");
    expect(page).toContain("default-src 'none'; script-src 'sha256-");
    expect(/content="([^"]+)"/.exec(page)![1]).not.toMatch(/'self'|https?:|\*|unsafe-inline|connect-src/);
  });
});

test("code that is stopped before it begins is not started", async () => {
  let started = 0;
  const run = startCode(() => {
    started += 1;
    return () => {};
  });
  const reason = new Error("stopped");
  await expect(run({code: "place", tables: [], most: 1}, AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(started).toBe(0);
});

test("the key is not in what is published", () => expect(JSON.stringify(published())).not.toMatch(/rollup|groupby/));

describe("what an author gets wrong is named", () => {
  test.each([
    [
      text.replace("tables: [place]", "tables: [places]"),
      /field code: has to give a table, but fails: there is no table places/
    ],
    [text.replace(".rollup({clusters", ".rolup({clusters"), /field code: .*line 4: .*rolup is not a function/],
    [text.replace("tables: [place]\n", ""), /field tables: is missing/]
  ])("%#", (yaml, message) => expect(problemsOf(block(yaml + answers)).join("\n")).toMatch(message));
});
