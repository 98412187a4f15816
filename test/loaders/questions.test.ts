import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {cachedEvidence} from "../../loaders/cache.js";
import {buildEvidence} from "../../loaders/evidence.js";
import {EvidenceError} from "../../loaders/problems.js";
import {answerQuestions, mostRows, readQuestions} from "../../loaders/questions.js";
import {valid, withFolder} from "./folder.js";

const head = "-- title: T\n-- asks: A\n-- notice: N\n--   and more\n";

/** Answers the questions, given by file name, on the valid fixture. */
const answer = (questions: Record<string, string>) =>
  withFolder(valid, async (folder) => {
    const [database, asked] = [join(folder, "..", "e.duckdb"), join(folder, "questions")];
    mkdirSync(asked);
    for (const [file, text] of Object.entries(questions)) writeFileSync(join(asked, file), text);
    await buildEvidence(folder, database);
    return answerQuestions(database, readQuestions(asked), asked);
  });

describe("a question", () => {
  it("is its comments, its query and the stored answer", async () => {
    const sql = "SELECT country, count(*) AS n, sum(value) AS total FROM fact GROUP BY country ORDER BY country";
    expect(await answer({"01-a-b.sql": `${head}${sql}\n`})).toEqual([
      {
        id: "a-b",
        title: "T",
        asks: "A",
        notice: "N and more",
        sql,
        columns: [
          {name: "country", type: "VARCHAR"},
          {name: "n", type: "BIGINT"},
          {name: "total", type: "DOUBLE"}
        ],
        rows: [
          ["CN", 1, 12.5],
          ["IN", 1, 1000],
          [null, 1, 7e9]
        ],
        rowCount: 3
      }
    ]);
  });
  it("stores the first rows only, and how many there are", async () => {
    const [question] = await answer({"01-a.sql": `${head}SELECT * FROM range(120)`});
    expect([question!.rows.length, question!.rowCount]).toEqual([mostRows, 120]);
  });
  it.each([
    ["SELECT * FROM nowhere", /the query fails: .*nowhere/],
    ["SELECT * FROM fact WHERE false", /the query finds no rows/],
    ["SELECT 1; SELECT 2", /2 statements/],
    ["DELETE FROM fact", /read-only/],
    ["", /there is no query/]
  ])("%o stops the build", async (sql, message) => {
    await expect(answer({"01-a.sql": head + sql})).rejects.toThrow(EvidenceError);
    await expect(answer({"01-a.sql": head + sql})).rejects.toThrow(message);
  });
  it("that lacks a part is named", async () => {
    await expect(answer({"01-a.sql": "-- title: T\nSELECT 1"})).rejects.toThrow(/asks: … *" is missing[^]*notice/);
  });
});

describe("the workbook's questions", () => {
  it("are at least twelve, and each finds rows", async () => {
    const answers = await answerQuestions(await cachedEvidence(), readQuestions());
    expect(answers.length).toBeGreaterThanOrEqual(12);
    expect(new Set(answers.map(({id}) => id)).size).toBe(answers.length);
    expect(answers[0]!.title).toBe("Which interventions happened in clusters of Tamil Nadu?");
    expect(answers[0]!.rows.map(([cluster]) => cluster)).toEqual(
      expect.arrayContaining([expect.stringContaining("Tiru")])
    );
  });
});
