import {execFileSync} from "node:child_process";
import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {query, queryRecords, withEvidence} from "../../loaders/duckdb.js";
import {buildEvidence, checkEvidence} from "../../loaders/evidence.js";
import {EvidenceError, formatReport} from "../../loaders/problems.js";
import {linesOf, problemsOf, valid, withFolder, workbookSchema} from "./folder.js";

/** The valid fact file with its rows replaced. */
const facts = (...rows: string[]) => ({
  ...valid,
  fact: ["id,country,kind,value,year_from,year_to,period", ...rows].join("\n")
});

describe("a broken rule is reported with file, line, column and what to do", () => {
  it.each([
    ['x,IN,count,"1,000",,,', 'column value: "1,000" is not a number. Write digits without separators: 1000.'],
    ["x,IN,count,45 %,,,", 'column value: "45 %" is not a number. Write the number alone, without other text: 45.'],
    ['x,IN,count,"12,5",,,', 'column value: "12,5" is not a number. Write a point, not a comma: 12.5.'],
    ["x,IN,count,many,,,", 'column value: "many" is not a number. Write digits only, without units or words.'],
    ["x,IN,count,nan,,,", 'column value: "nan" is not a number. Write digits only, without units or words.'],
    ["x,IN,count,1,1998.5,,", 'column year_from: "1998.5" is not a whole number. Write it without decimals.'],
    ["x,IN,count,1,99999999999,,", 'column year_from: "99999999999" is too large or too small for this column.'],
    ["x,IN,count,,,,", "column value: this cell is empty, but every row needs a value here."],
    ["x,XX,count,1,,,", 'column country: "XX" is not an id in data/country.csv. It has: "IN", "CN", "BR".'],
    ["x,in,count,1,,,", 'column country: "in" is not an id in data/country.csv. Did you mean "IN"?'],
    [
      "x,IN,conut,1,,,",
      'column kind: "conut" is not one of the allowed words: "count", "share". Did you mean "count"?'
    ],
    ["x,IN,count,1,1066,,", 'column year_from: "1066" is out of range. Write a value between 1900 and 2030.'],
    [
      "x,IN,count,1,,,98-99",
      'column period: "98-99" is not a year such as 1998, or a span of years such as 1998-2003.'
    ],
    [
      "x,IN,count,1,2003,1998,",
      'columns year_to, year_from: year_to must not be smaller than year_from, but year_to is "1998" and year_from is "2003".'
    ],
    [
      "x,IN,share,1,,,",
      'columns kind, period: period may be empty only where kind is "count", but kind is "share" and period is empty.'
    ]
  ])("%s", async (row, message) => {
    expect(await linesOf(facts("ok,IN,count,1,,,1999", row))).toEqual([`data/fact.csv line 3, ${message}`]);
  });
  it("keys and combinations that stand twice, with the line of the first", async () => {
    expect(await linesOf(facts("a,IN,count,1,,,1999", "a,CN,count,1,,,", "b,IN,count,1,,,1999"))).toEqual([
      'data/fact.csv line 3, column id: "a" already stands in line 2. Each may stand once.',
      'data/fact.csv line 4, columns country, kind, period: "IN, count, 1999" already stands in line 2. ' +
        "Each combination of country and kind and period may stand once."
    ]);
  });
  it("words for yes and no", async () => {
    expect(await linesOf({...valid, country: "id,name,focus\nIN,India,yes\nCN,China,true\n"})).toEqual([
      'data/country.csv line 2, column focus: "yes" is neither true nor false. Write one of these two words.'
    ]);
  });
  it("a rule of unknown form is shown as it is written", async () => {
    const sql = "CREATE TABLE t (id VARCHAR PRIMARY KEY, n INTEGER CHECK (n % 2 = 0));";
    expect(await linesOf({t: "id,n\na,3\n"}, sql)).toEqual([
      'data/t.csv line 2, column n: "3" breaks the rule (n % 2) = 0.'
    ]);
  });
  it("a rule that cannot be worked out for one row", async () => {
    const sql = "CREATE TABLE t (id VARCHAR PRIMARY KEY, n VARCHAR CHECK (CAST(n AS INTEGER) > 0));";
    expect(await problemsOf({t: "id,n\na,1\nb,x\nc,-1\n"}, sql)).toMatchObject([{line: 3}, {line: 4}]);
  });
  it("an exact number of filled columns", async () => {
    const sql = `CREATE TABLE t (id VARCHAR PRIMARY KEY, a VARCHAR, b VARCHAR,
      CHECK ((a IS NOT NULL)::INTEGER + (b IS NOT NULL)::INTEGER = 1));`;
    expect(await linesOf({t: "id,a,b\nx,1,\ny,1,2\n"}, sql)).toEqual([
      'data/t.csv line 3, columns a, b: exactly 1 of the columns a, b must be filled, but a is "1" and b is "2".'
    ]);
  });
  it("files without a table and tables without a file", async () => {
    expect(await linesOf({country: valid.country, facts: "id\n"})).toEqual([
      'data/facts.csv line 1: no table of schema.sql has the name "facts". Did you mean fact.csv?',
      "data/fact.csv line 1: this file is missing. Every table of data/schema.sql needs a CSV file of its name."
    ]);
  });
});

describe("the report", () => {
  it("names all bad rows of all files at once", async () => {
    const broken = {
      country: valid.country.replace("Brazil,false", "Brazil,perhaps"),
      fact: valid.fact.replace("cn-share,CN", "cn-share,XN").replace("7e9", '"7,000,000"')
    };
    await expect(withFolder(broken, (folder) => buildEvidence(folder, join(folder, "out.duckdb")))).rejects.toThrow(
      [
        "3 problems in 2 files. The evidence was not built.",
        '  data/country.csv line 4, column focus: "perhaps" is neither true nor false. Write one of these two words.',
        '  data/fact.csv line 3, column country: "XN" is not an id in data/country.csv. It has: "IN", "CN", "BR".',
        '  data/fact.csv line 5, column value: "7,000,000" is not a number. Write digits without separators: 7000000.'
      ].join("\n")
    );
  });
  it("does not blame rows for an id that stands in a row which could not be read", async () => {
    expect(await problemsOf({...valid, country: valid.country.replace("CN,China", 'CN,"China')})).toMatchObject([
      {file: "data/country.csv", line: 3, rule: "quotes"}
    ]);
    expect(await problemsOf({...valid, country: ""})).toMatchObject([{file: "data/country.csv", line: 1}]);
  });
  it("does not blame a rule of the table for a cell that has the wrong type", async () => {
    expect(await problemsOf(facts("a,IN,count,1,2003,soon,"))).toMatchObject([
      {column: "year_to", rule: "type INTEGER"}
    ]);
  });
});

describe("the database", () => {
  it("has the rows in the order of the file, typed, with comments and constraints", () =>
    withFolder(valid, async (folder) => {
      const out = join(folder, "..", "deep", "evidence.duckdb");
      await buildEvidence(folder, out);
      await withEvidence(out, async (connection) => {
        expect((await query(connection, "SELECT id, focus FROM country")).rows).toEqual([
          ["IN", true],
          ["CN", true],
          ["BR", false]
        ]);
        expect((await query(connection, "SELECT value, period FROM fact")).rows).toEqual([
          [1000, "1998-2003"],
          [12.5, "2004"],
          [7e9, null]
        ]);
        expect(
          await queryRecords(connection, "SELECT comment FROM duckdb_tables() WHERE table_name = 'country'")
        ).toEqual([{comment: "Countries"}]);
        const [count] = await queryRecords(
          connection,
          "SELECT count(*) AS n FROM duckdb_constraints() WHERE constraint_type = 'FOREIGN KEY'"
        );
        expect(count).toEqual({n: 1});
        await expect(query(connection, "DELETE FROM fact")).rejects.toThrow(/read-only/);
      });
      expect(readdirSync(join(folder, "..", "deep"))).toEqual(["evidence.duckdb"]);
    }));
  it("is not touched when there are problems", () =>
    withFolder({...valid, country: "id\n"}, async (folder) => {
      const out = join(folder, "..", "evidence.duckdb");
      await expect(buildEvidence(folder, out)).rejects.toBeInstanceOf(EvidenceError);
      expect(existsSync(out)).toBe(false);
      writeFileSync(out, "as it was");
      await expect(buildEvidence(folder, out)).rejects.toBeInstanceOf(EvidenceError);
      expect(readFileSync(out, "utf8")).toBe("as it was");
    }));
  it("is the same, byte for byte, when another process builds it under another name", () =>
    withFolder(valid, async (folder) => {
      const [here, there] = ["a", "other/b"].map((name) => join(folder, "..", `${name}.duckdb`)) as [string, string];
      await buildEvidence(folder, here);
      // MALLOC_PERTURB_ fills fresh memory, so that bytes which were never written would differ.
      const env = {...process.env, MALLOC_PERTURB_: "170", TZ: "Asia/Kolkata", LC_ALL: "C"};
      execFileSync(process.execPath, ["--import", "tsx", "test/loaders/build.ts", folder, there], {env});
      expect(readFileSync(there).equals(readFileSync(here))).toBe(true);
    }));
});

describe("laws", () => {
  const cell = fc.oneof(
    fc.constantFrom(
      "",
      "IN",
      "CN",
      "XX",
      "count",
      "share",
      "1",
      "2.5",
      "1,000",
      "1998",
      "1998-2003",
      "true",
      "nan",
      "1e400"
    ),
    fc.string({unit: "grapheme", maxLength: 8}),
    fc.constantFrom('"', "\n", "\0", "'; DROP TABLE fact; --", "a'b", "\ud800")
  );
  const escape = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const good = (i: number) => `good-${i},IN,count,${i},,,${1900 + i}`;

  it("malformed rows give problems with a line, and no valid row is ever among them", async () => {
    const bad = fc.tuple(fc.array(cell, {minLength: 1, maxLength: 9}), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(bad, {minLength: 1, maxLength: 5}), async (cases) => {
        const lines = ["id,country,kind,value,year_from,year_to,period"];
        const validLines: number[] = [];
        cases.forEach(([cells, quoted], i) => {
          const row = cells.map(quoted ? escape : String).join(",");
          lines.push(...row.split("\n"));
          lines.push(good(i));
          // An open quote may run into the row that follows it, whose cells are then part of the malformed one.
          if (!row.includes('"')) validLines.push(lines.length);
        });
        const found = await problemsOf({...valid, fact: lines.join("\n")});
        for (const problem of found) {
          expect(problem.file).toBe("data/fact.csv");
          expect(problem.line).toBeGreaterThanOrEqual(1);
          if (!cases.some(([cells]) => cells.some((c) => c.includes('"'))))
            expect(validLines).not.toContain(problem.line);
        }
        formatReport(found);
      }),
      {numRuns: 20}
    );
  });
  it("random bytes in any file give an EvidenceError or a database, nothing else", async () => {
    const bytes = fc.uint8Array({maxLength: 80});
    await fc.assert(
      fc.asyncProperty(bytes, bytes, fc.boolean(), async (a, b, header) => {
        const fact = header ? Buffer.concat([Buffer.from("id,country,kind,value,year_from,year_to,period\n"), a]) : a;
        for (const {file, line} of await problemsOf({country: b, fact})) expect(file !== "" && line >= 1).toBe(true);
      }),
      {numRuns: 20}
    );
  });
});

describe("the workbook's own evidence", () => {
  it("breaks no rule", async () => {
    expect(formatReport(await checkEvidence("data"))).toMatch(/^0 problems/);
  });
  it("is checked for what SQL constraints cannot state", () =>
    withFolder(
      Object.fromEntries(
        readdirSync("data")
          .filter((file) => file.endsWith(".csv"))
          .map((file) => [file.replace(".csv", ""), readFileSync(join("data", file))])
      ),
      async (folder) => {
        const path = join(folder, "policy.csv");
        const text = readFileSync(path, "utf8");
        writeFileSync(path, text.replace(/,1995,(.*),in-unido-year,/, ",1996,$1,in-unido-year,"));
        expect(await checkEvidence(folder)).toMatchObject([
          {file: "data/policy.csv", column: "year_from", value: "1996", rule: "first year as in its fact"}
        ]);
      },
      workbookSchema()
    ));
});
