import {describe, expect, it} from "vitest";
import {editDistance, hintFor, nearest} from "../../../src/workbook/sql/hints.js";

const column = (name: string) => ({name, type: "VARCHAR"});
const schema = [
  {name: "country", columns: ["id", "name", "focus"].map(column)},
  {name: "place", columns: ["id", "name", "state", "industry", "country"].map(column)},
  {name: "fact", columns: ["id", "value", "unit", "place_id"].map(column)}
];
const hint = (message: string, sql = "SELECT 1"): string => hintFor(message, sql, schema) ?? "";

describe("near names", () => {
  it("count letters added, lost, changed or swapped", () => {
    expect(editDistance("place", "place")).toBe(0);
    expect(editDistance("palce", "place")).toBe(1);
    expect(editDistance("plac", "place")).toBe(1);
    expect(editDistance("", "abc")).toBe(3);
  });
  it("are found for slips and plurals, not for other words", () => {
    const names = schema.map(({name}) => name);
    expect(nearest("contry", names)).toEqual(["country"]);
    expect(nearest("countries", names)).toEqual(["country"]);
    expect(nearest("places", names)).toEqual(["place"]);
    expect(nearest("elephant", names)).toEqual([]);
  });
});

describe("a hint", () => {
  it("names the table that was meant", () => {
    expect(hint("Catalog Error: Table with name contry does not exist!")).toMatch(/Did you mean country\?/);
    expect(hint("Catalog Error: Table with name state does not exist!")).toMatch(
      /state is a column of the table place/
    );
    expect(hint("Catalog Error: Table with name x.parquet does not exist!")).toMatch(/reads no files/);
    expect(hint("Catalog Error: Table with name mine does not exist!")).toMatch(/gone after a reload/);
    expect(hint('Binder Error: Referenced table "plce" not found!')).toMatch(/Did you mean place\?/);
  });
  it("names the column that was meant, or the table that has it", () => {
    const missing = (name: string) => `Binder Error: Referenced column "${name}" not found in FROM clause!`;
    expect(hint(missing("nam"), "SELECT nam FROM country")).toMatch(/Did you mean name\?/);
    expect(hint(missing("unit"), "SELECT unit FROM country")).toMatch(/unit is a column of fact/);
    expect(hint(missing("India"), 'SELECT * FROM country WHERE name = "India"')).toMatch(/single quotes: 'India'/);
    expect(hint(missing("zzzz"), "SELECT zzzz FROM country")).toMatch(/country has: id, name, focus/);
    expect(hint('Binder Error: Table "c" does not have a column named "nam"', "SELECT c.nam FROM country c")).toMatch(
      /Did you mean name/
    );
  });
  it("explains grouping", () => {
    expect(hint('Binder Error: column "name" must appear in the GROUP BY clause')).toMatch(/GROUP BY ALL/);
    expect(hint("Binder Error: WHERE clause cannot contain aggregates!")).toMatch(/HAVING/);
  });
  it("says what the site does not carry", () => {
    expect(
      hint('Scalar Function with name "json_extract" is not in the catalog, but it exists in the json extension.')
    ).toMatch(/JSON functions/);
    expect(hint("Extension Autoloading Error: … the required extension 'icu':")).toMatch(/TIMESTAMP/);
    expect(
      hint('Permission Error: Cannot access file "x.csv" - file system operations are disabled by configuration')
    ).toMatch(/no files/);
    expect(
      hint('Invalid Input Error: Cannot change configuration option "x" - the configuration has been locked')
    ).toMatch(/fixed/);
  });
  it("says how to keep a copy of the evidence", () => {
    expect(
      hint('Cannot execute statement of type "UPDATE" on database "evidence" which is attached in read-only mode!')
    ).toMatch(/CREATE TABLE mine/);
  });
  it("finds slips in keywords and points at the word before", () => {
    expect(hint('Parser Error: syntax error at or near "SELCT"', "SELCT 1")).toMatch(
      /SELCT looks like a slip for SELECT/
    );
    expect(hint('Parser Error: syntax error at or near "country"', "SELECT * FRM country")).toMatch(
      /FRM looks like a slip for FROM/
    );
    expect(hint('Parser Error: syntax error at or near "FROM"', "SELECT a, FROM t")).toMatch(/comma too many/);
    expect(hint("Parser Error: syntax error at end of input", "SELECT (1")).toMatch(/stops too early/);
    expect(hint('Parser Error: unterminated quoted string at or near "\'abc"')).toMatch(/opened and not closed/);
  });
  it("helps with memory, casts, functions and kinds", () => {
    expect(hint("Out of Memory Error: could not allocate block")).toMatch(/LIMIT/);
    expect(hint("Conversion Error: Could not convert string 'abc' to INT32")).toMatch(/TRY_CAST/);
    expect(hint("Catalog Error: Scalar Function with name foo does not exist!")).toMatch(/no function foo/);
    expect(hint("Binder Error: No function matches the given name and argument types 'sum(VARCHAR)'.")).toMatch(
      /sum exists/
    );
  });
  it("is left out where none fits", () => {
    expect(hintFor("Internal Error: something odd", "SELECT 1", schema)).toBe(null);
  });
});
