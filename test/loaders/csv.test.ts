import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {parseCsv, readCsv, readTable} from "../../loaders/csv.js";
import {EvidenceError, formatProblem} from "../../loaders/problems.js";
import {valid, withFolder} from "./folder.js";

const read = (text: string | Uint8Array, expected?: string[]) =>
  parseCsv(typeof text === "string" ? Buffer.from(text) : text, "data/a.csv", expected);
const rows = (text: string, expected?: string[]) => read(text, expected).rows.map(({line, cells}) => [line, ...cells]);
const problems = (text: string | Uint8Array, expected?: string[]) => read(text, expected).problems.map(formatProblem);

describe("what can be read", () => {
  it("gives each row the line on which it begins", () => {
    expect(rows("a,b\n1,2\n3,4")).toEqual([
      [2, "1", "2"],
      [3, "3", "4"]
    ]);
    expect(rows('a,b\n1,"x\ny"\n3,4\n')).toEqual([
      [2, "1", "x\ny"],
      [4, "3", "4"]
    ]);
    expect(rows("a,b\r\n\r\n1,2\r\n")).toEqual([[3, "1", "2"]]);
    expect(rows("a,b\r1,2\r3,4\r")).toEqual([
      [2, "1", "2"],
      [3, "3", "4"]
    ]);
  });
  it("takes an empty cell, quoted or not, for null", () => {
    expect(rows('a,b\n,1\n"",2\n')).toEqual([
      [2, null, "1"],
      [3, null, "2"]
    ]);
  });
  it("keeps commas, quotes and letters of every script within a cell", () => {
    expect(rows('a,b\n"x, y","say ""yes"""\nSão Paulo,广东\n')).toEqual([
      [2, "x, y", 'say "yes"'],
      [3, "São Paulo", "广东"]
    ]);
  });
  it("ignores the byte order mark that spreadsheets write", () => {
    expect(read("\ufeffid,b\n1,2\n", ["id", "b"])).toMatchObject({columns: ["id", "b"], problems: []});
  });
  it("puts cells into the order of the expected columns", () => {
    expect(rows("b,a\n1,2\n", ["a", "b"])).toEqual([[2, "2", "1"]]);
  });
});

describe("what cannot be read is reported, and the other rows are kept", () => {
  it("a quote that is never closed, with the line on which it opens", () => {
    const text = 'a,b\n1,2\n3,"4\n5,6\n7,8\n';
    expect(problems(text)).toEqual([expect.stringContaining("data/a.csv line 3: a double quote is opened")]);
    expect(rows(text)).toEqual([
      [2, "1", "2"],
      [4, "5", "6"],
      [5, "7", "8"]
    ]);
  });
  it("a quote in the middle of a cell, and text after a closing quote", () => {
    expect(problems('a,b\n1,x"y\n3,4\n"q"z,5\n')).toEqual([
      expect.stringContaining("line 2: a double quote stands in the middle of a cell"),
      expect.stringContaining("line 4: a double quote is followed by text")
    ]);
  });
  it("too few and too many cells", () => {
    expect(problems("a,b\n1\n1,2,3\n1,2\n")).toEqual([
      "data/a.csv line 2: this row has 1 cell, but the header has 2.",
      "data/a.csv line 3: this row has 3 cells, but the header has 2. A cell that contains a comma must stand in double quotes."
    ]);
  });
  it("a row of empty cells", () => {
    expect(problems("a,b\n,\n1,2\n")).toEqual(["data/a.csv line 2: this row is empty. Delete it."]);
  });
  it("a NUL character, and bytes that are not UTF-8, on their lines", () => {
    expect(problems("a,b\n1,2\n3,\0\n")).toEqual([expect.stringContaining("line 3: this line contains a NUL")]);
    const latin = Buffer.from("a,b\n1,2\n3,S\xe3o\n5,6\n", "latin1");
    expect(problems(latin)).toEqual([expect.stringContaining("line 3: this line is not in the encoding UTF-8")]);
    expect(read(latin).rows.map(({line}) => line)).toEqual([2, 4]);
  });
  it("a file that is empty, or in UTF-16", () => {
    expect(problems("")).toEqual([expect.stringContaining("line 1: this file is empty")]);
    expect(problems(Buffer.from("\ufeffa,b\n1,2\n", "utf16le"))).toEqual([expect.stringContaining("UTF-16")]);
  });
  it("columns that stand twice, are unknown, are missing, or are in another order", () => {
    expect(problems("a,a\n1,2\n")).toEqual([expect.stringContaining('names the column "a" twice')]);
    expect(problems("id,valu\n1,2\n", ["id", "value"])).toEqual([
      'data/a.csv line 1, column valu: there is no column "valu" in this table. Did you mean "value"?',
      'data/a.csv line 1, column value: the column "value" is missing from the header.'
    ]);
    expect(problems("b,a\n1,2\n", ["a", "b"])).toEqual([
      expect.stringContaining("not in the order of the table: a, b.")
    ]);
  });
});

describe("readTable", () => {
  it("gives records by column name", () =>
    withFolder(valid, (folder) => {
      expect(readTable("country", folder)[0]).toEqual({id: "IN", name: "India", focus: "true"});
    }));
  it("reports a file that is missing", () =>
    withFolder(valid, (folder) => {
      expect(() => readTable("nothing", folder)).toThrow(EvidenceError);
      expect(readCsv(`${folder}/nothing.csv`).problems).toMatchObject([{file: "data/nothing.csv", line: 1}]);
    }));
});

describe("laws", () => {
  const escape = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const cell = fc.string({unit: "grapheme"}).filter((text) => !text.includes("\0") && !text.includes("\ufeff"));

  it("whatever is written as CSV is read back", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, fc.constant("x")), {maxLength: 8}),
        fc.constantFrom("\n", "\r\n"),
        (table, end) => {
          const text = [["a", "b", "c"], ...table].map((row) => row.map(escape).join(",")).join(end);
          const {rows, problems} = read(text);
          expect(problems).toEqual([]);
          expect(rows.map(({cells}) => cells)).toEqual(table.map((row) => row.map((c) => (c === "" ? null : c))));
        }
      )
    );
  });
  it("any bytes at all become rows or problems, each with a line of the file", () => {
    const pieces = fc.constantFrom('"', ",", "\n", "\r", "\0", "a", "1", '""', "é", "\ufeff", "a,b\n", "a,b\r\n");
    const text = fc.array(pieces, {maxLength: 40}).map((parts) => Buffer.from(parts.join("")));
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({maxLength: 60}), text),
        fc.constantFrom<string[] | undefined>(undefined, ["a", "b"]),
        (bytes, expected) => {
          const {rows, problems, usable} = read(bytes, expected);
          const lines = Buffer.from(bytes)
            .toString("latin1")
            .split(/\r\n|\r|\n/).length;
          for (const {line} of [...rows, ...problems]) expect(line >= 1 && line <= lines).toBe(true);
          if (!usable) expect(problems.length).toBeGreaterThan(0);
        }
      ),
      {numRuns: 500}
    );
  });
});
