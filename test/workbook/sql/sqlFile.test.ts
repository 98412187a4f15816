import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cellLimit, fileLimit, fromSqlText, readSqlFile, toSqlFile} from "../../../src/workbook/sql/sqlFile.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const refusal = (content: Uint8Array): string => {
  const reading = readSqlFile(content, "x.sql");
  return "refused" in reading ? reading.refused : "";
};

describe("a notebook as an SQL file", () => {
  it("comes back with names, order and text", () => {
    const cells = [
      {name: "First", sql: "SELECT 1"},
      {name: "With a semicolon", sql: "SELECT 1;\nSELECT 2;"},
      {name: "Only a comment", sql: "-- cell: not a cell\n-- |cell: nor this"},
      {name: "Empty", sql: ""},
      {name: "Ünï ☃", sql: "SELECT 'é; -- ''';\n-- the end"}
    ];
    expect(fromSqlText(toSqlFile(cells))).toEqual({cells, notes: []});
  });
  it("is SQL that other programs run: every cell is ended", () => {
    expect(
      toSqlFile([
        {name: "a", sql: "SELECT 1"},
        {name: "b", sql: "SELECT 2;"}
      ])
    ).toContain("SELECT 1\n; -- end of the cell\n\n-- cell: b\nSELECT 2;");
  });
  it("comes back whatever the cells hold", () => {
    const line = fc.constantFrom(
      "SELECT 1",
      "-- cell: x",
      "-- |cell: x",
      "-- ||cell: y",
      "; ",
      "'",
      "  x",
      "",
      "/*",
      "*/",
      "é"
    );
    const sql = fc.array(line, {maxLength: 8}).map((lines) => lines.join("\n").replace(/^\n+|\s+$/g, ""));
    const name = fc.stringMatching(/^[A-Za-zé]{1,8}$/);
    fc.assert(
      fc.property(fc.array(fc.record({name, sql}), {minLength: 1, maxLength: 5}), (cells) => {
        expect(fromSqlText(toSqlFile(cells))).toEqual({cells, notes: []});
      })
    );
  });
  it("reads any other SQL as one cell, named after its first comment", () => {
    expect(fromSqlText("-- Clusters by state\nSELECT 1;\nSELECT 2;")).toEqual({
      cells: [{name: "Clusters by state", sql: "-- Clusters by state\nSELECT 1;\nSELECT 2;"}],
      notes: []
    });
    expect(fromSqlText("\uFEFFSELECT 1\r\nFROM t")).toEqual({
      cells: [{name: "Cell 1", sql: "SELECT 1\nFROM t"}],
      notes: []
    });
  });
  it("keeps what stands before the first named cell, and says so", () => {
    expect(fromSqlText("SELECT 0;\n-- cell: a\nSELECT 1")).toEqual({
      cells: [
        {name: "Cell 1", sql: "SELECT 0;"},
        {name: "a", sql: "SELECT 1"}
      ],
      notes: ["What stood before the first named cell became a cell of its own."]
    });
  });
});

describe("a file that is no SQL", () => {
  it("is refused with the reason", () => {
    expect(refusal(new Uint8Array())).toMatch(/is empty/);
    expect(refusal(bytes("  \n"))).toMatch(/holds no SQL/);
    expect(refusal(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toMatch(/not a text file/);
    expect(refusal(new Uint8Array([0x53, 0xff, 0xfe, 0x41]))).toMatch(/damaged, or not text/);
    expect(refusal(new Uint8Array([0xff, 0xfe, 0x53, 0]))).toMatch(/UTF-16/);
    expect(refusal(bytes("SELECT \u0002 1"))).toMatch(/control characters/);
    expect(refusal(bytes("<!DOCTYPE html><p>"))).toMatch(/web page/);
    expect(refusal(bytes('{"a": 1}'))).toMatch(/data file/);
    expect(refusal(new Uint8Array(fileLimit + 1).fill(65))).toMatch(/1\.0 MB/);
    expect(refusal(bytes("-- cell: x\n".repeat(cellLimit + 1)))).toMatch(/501 cells/);
  });
  it("never throws, whatever the bytes", () => {
    fc.assert(fc.property(fc.uint8Array({maxLength: 200}), (content) => void readSqlFile(content, "x.sql")));
  });
});
