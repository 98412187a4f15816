import {parse} from "csv-parse/sync";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {toCsv} from "../../../src/components/evidence/csv.js";
import {fileSize} from "../../../src/components/evidence/fileSize.js";

describe("a table as CSV", () => {
  it("has a mark for UTF-8, lines that end with CRLF, and quotes only where needed", () => {
    expect(
      toCsv(
        ["id", "note"],
        [
          ["a", "one, two"],
          ["b", 'said "no"'],
          ["c", null]
        ]
      )
    ).toBe('\uFEFFid,note\r\na,"one, two"\r\nb,"said ""no"""\r\nc,\r\n');
  });

  it("lets no spreadsheet run a text as a formula, and leaves numbers alone", () => {
    const lines = toCsv(
      ["x"],
      [["=1+1"], ["+1"], ["-1"], ["@a"], [" =1"], ["\t=1"], ["＝1"], [-1], ["a=1"], [true]]
    ).split("\r\n");
    expect(lines.slice(1, -1)).toEqual(["'=1+1", "'+1", "'-1", "'@a", "' =1", "'\t=1", "'＝1", "-1", "a=1", "true"]);
  });

  it("gives every text back that does not begin like a formula", () => {
    const cell = fc.string({unit: "grapheme"}).filter((s) => s !== "" && !/^[\s=+\-@＝＋－＠]/u.test(s));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), {minLength: 1}), (rows) => {
        expect(parse(toCsv(["a", "b"], rows), {bom: true, fromLine: 2})).toEqual(rows);
      })
    );
  });
});

describe("the size of a file", () => {
  it("is said in round numbers, or not at all", () => {
    expect([fileSize(400), fileSize(12_345), fileSize(1_234_567), fileSize(NaN), fileSize(undefined)]).toEqual([
      ", 1 kB",
      ", 12 kB",
      ", 1.2 MB",
      "",
      ""
    ]);
  });
});
