import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {codeWords, howToKeep, splitStatements} from "../../../src/workbook/sql/statements.js";

const texts = (sql: string): string[] => splitStatements(sql).map(({text}) => text);

describe("splitStatements", () => {
  it("splits at semicolons and drops what holds no code", () => {
    expect(texts("SELECT 1; SELECT 2")).toEqual(["SELECT 1", "SELECT 2"]);
    expect(texts(" ;; -- nothing\n; /* nothing */ ")).toEqual([]);
    expect(texts("")).toEqual([]);
    expect(texts("SELECT 1;")).toEqual(["SELECT 1"]);
  });
  it("leaves semicolons in quotes, names, dollar quotes and comments alone", () => {
    expect(texts("SELECT 'a;b'; SELECT 1")).toEqual(["SELECT 'a;b'", "SELECT 1"]);
    expect(texts("SELECT 'it''s; so'")).toEqual(["SELECT 'it''s; so'"]);
    expect(texts('SELECT "a;""b"')).toEqual(['SELECT "a;""b"']);
    expect(texts("SELECT $$a;b$$; SELECT $t$;$$;$t$")).toEqual(["SELECT $$a;b$$", "SELECT $t$;$$;$t$"]);
    expect(texts("SELECT 1 -- a;b\n, 2")).toEqual(["SELECT 1 -- a;b\n, 2"]);
    expect(texts("SELECT 1 /* a; /* b; */ c; */ , 2")).toEqual(["SELECT 1 /* a; /* b; */ c; */ , 2"]);
    expect(texts("SELECT e'\\'; '; SELECT 2")).toEqual(["SELECT e'\\'; '", "SELECT 2"]);
    expect(texts("SELECT 'a\\'; SELECT 2")).toEqual(["SELECT 'a\\'", "SELECT 2"]);
  });
  it("takes an open quote or comment to the end", () => {
    expect(texts("SELECT 'a; SELECT 1")).toEqual(["SELECT 'a; SELECT 1"]);
    expect(texts("SELECT 1 /* a; SELECT 1")).toEqual(["SELECT 1 /* a; SELECT 1"]);
  });
  it("tells where a statement starts and with which word", () => {
    expect(splitStatements("SELECT 1;\n\n  -- note\n  with x as (select 1) from x")).toEqual([
      {text: "SELECT 1", from: 0, line: 1, keyword: "SELECT"},
      {text: "-- note\n  with x as (select 1) from x", from: 13, line: 3, keyword: "WITH"}
    ]);
    expect(splitStatements("(SELECT 1)")[0]!.keyword).toBe("(");
  });
  it("loses nothing but space and semicolons, whatever the text", () => {
    const piece = fc.constantFrom(
      "SELECT 1",
      "'a;b'",
      '"c;d"',
      "-- e;f\n",
      "/* g;h */",
      ";",
      "\n",
      " ",
      "$$;$$",
      "'",
      "é",
      "x"
    );
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 20}), (pieces) => {
        const sql = pieces.join(" ");
        for (const {text, from} of splitStatements(sql)) expect(sql.slice(from, from + text.length)).toBe(text);
      })
    );
  });
});

describe("codeWords", () => {
  it("gives words of code and quoted names, not texts and comments", () => {
    expect(codeWords("SELECT a.b, 'from' FROM \"T x\" -- where")).toEqual(["SELECT", "A", "B", "FROM", "T X"]);
  });
});

describe("howToKeep", () => {
  it("knows what has rows", () => {
    const how = (sql: string) => howToKeep(splitStatements(sql)[0]!);
    expect(["SELECT 1", "FROM t", "VALUES (1)", "with a as (select 1) from a", "PIVOT t ON a"].map(how)).toEqual(
      Array(5).fill("as it stands")
    );
    expect(["SHOW TABLES", "DESCRIBE t", "SUMMARIZE t"].map(how)).toEqual(Array(3).fill("in brackets"));
    expect(["CREATE TABLE t(a INT)", "EXPLAIN SELECT 1", "DROP TABLE t"].map(how)).toEqual(Array(3).fill("not"));
  });
});
