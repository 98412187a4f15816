import {createHash} from "node:crypto";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {arrowText, duckdbType} from "../../../src/workbook/sql/arrowText.js";
import {axisColumns, chartTitle, defaultChart, fitChart, possibleKinds} from "../../../src/workbook/sql/chartChoice.js";
import {
  createMeter,
  formatBytes,
  formatProgress,
  formatSecondsLeft,
  planDownload
} from "../../../src/workbook/sql/download.js";
import {neededFiles, partName, type EngineManifest} from "../../../src/workbook/sql/engineManifest.js";
import {placeError, rangeOf} from "../../../src/workbook/sql/errorPlace.js";
import {toQuestions} from "../../../src/workbook/sql/questions.js";
import {compareValues, storedResult} from "../../../src/workbook/sql/resultSource.js";
import {quoteName, quoteText, toSchema} from "../../../src/workbook/sql/schema.js";
import {sha256, sha256Here} from "../../../src/workbook/sql/sha256.js";
import {countOf, formatCount, formatDuration, shortType, toCsv, valueKind} from "../../../src/workbook/sql/values.js";

describe("sha256", () => {
  it("is the same here, in the browser's way and in Node's", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({maxLength: 300}), async (bytes) => {
        const expected = createHash("sha256").update(bytes).digest("hex");
        expect(sha256Here(bytes)).toBe(expected);
        expect(await sha256(new Uint8Array(bytes))).toBe(expected);
      })
    );
  });
});

describe("a download", () => {
  const part = (sha256: string, bytes: number) => ({sha256, bytes});
  it("fetches what is missing, in order, each part once", () => {
    expect(planDownload([part("a", 10), part("b", 20), part("a", 10), part("c", 5)], new Set(["b", "x"]))).toEqual({
      missing: [part("a", 10), part("c", 5)],
      kept: 20,
      total: 35
    });
  });
  it("tells rate and time left from the last seconds, without what was kept before", () => {
    const meter = createMeter(1000, 500);
    expect(meter(500, 0)).toEqual({bytes: 500, total: 1000, rate: null, secondsLeft: null});
    expect(meter(600, 1000)).toEqual({bytes: 600, total: 1000, rate: 100, secondsLeft: 4});
    expect(meter(1000, 5000)).toMatchObject({bytes: 1000, secondsLeft: 0});
  });
  it("forgets how fast the line was long ago", () => {
    const meter = createMeter(1e6, 0);
    for (let second = 0; second <= 10; second++) meter(second * 10_000, second * 1000);
    let last = null as number | null;
    for (let second = 11; second <= 20; second++) last = meter(100_000 + (second - 10) * 1000, second * 1000).rate;
    expect(last).toBeCloseTo(1000, 0);
  });
  it("is told in words", () => {
    expect(formatBytes(98_583)).toBe("99 kB");
    expect(formatBytes(4_391_437)).toBe("4.4 MB");
    expect(["2", "7", "23", "90", "600", "9000"].map((s) => formatSecondsLeft(Number(s)))).toEqual([
      "a moment left",
      "a few seconds left",
      "about 25 seconds left",
      "about 90 seconds left",
      "about 10 minutes left",
      "more than an hour left"
    ]);
    expect(formatProgress({bytes: 1e6, total: 4.4e6, rate: 2e5, secondsLeft: 17})).toBe(
      "1.0 of 4.4 MB, 200 kB a second, about 15 seconds left".replace("200 kB", "0.2 MB")
    );
  });
  it("needs the decoder only where the browser has none", () => {
    const file = (name: string) => ({
      encoding: "br" as const,
      rawBytes: 1,
      bytes: 1,
      parts: [part(name, 1)],
      segments: [1]
    });
    const manifest: EngineManifest = {
      version: "1",
      files: {
        first: file("f"),
        rest: file("r"),
        worker: file("w"),
        decoder: file("d"),
        sample: file("s"),
        unpacker: file("u")
      }
    };
    const names = (native: boolean) => neededFiles(manifest, native).map(({parts}) => parts[0]!.sha256);
    expect([names(true), names(false)]).toEqual([
      ["u", "w", "f", "r"],
      ["u", "d", "s", "w", "f", "r"]
    ]);
    expect(partName(part("0123456789abcdef0123456789", 1))).toBe("0123456789abcdef0123.bin");
  });
});

describe("the place of an error", () => {
  const raw = (line: number, text: string, caret: number) =>
    `Binder Error: no\n\nLINE ${line}: ${text}\n${" ".repeat(`LINE ${line}: `.length + caret)}^`;
  it("is counted in the cell, after what was put before the statement", () => {
    expect(placeError(raw(1, "SELECT nam", 7), "SELECT nam", 1)).toEqual({
      message: "Binder Error: no",
      place: {line: 1, column: 8}
    });
    expect(placeError(raw(2, "SELECT nam", 7), "x;\nSELECT nam", 2, 1)).toEqual({
      message: "Binder Error: no",
      place: {line: 2, column: 8}
    });
    expect(placeError(raw(1, "SELECT nam", 7), "x; SELECT nam", 1, 0, 3).place).toEqual({line: 1, column: 11});
  });
  it("is found in a long line that DuckDB shortens", () => {
    const line = `SELECT ${"a, ".repeat(40)}nam FROM country`;
    const at = line.indexOf("nam");
    const shown = `...${line.slice(at - 20, at + 10)}...`;
    expect(placeError(raw(1, shown, 23), line, 1).place).toEqual({line: 1, column: at + 1});
  });
  it("is left out where the message has none or lies before the statement", () => {
    expect(placeError("Error: no", "SELECT", 1)).toEqual({message: "Error: no", place: null});
    expect(placeError(raw(1, "CREATE TABLE", 2), "SELECT", 1, 1).place).toBe(null);
    expect(placeError(raw(9, "x", 0), "SELECT", 1).place).toBe(null);
  });
  it("marks the word, or the line when the column is not known", () => {
    const text = "SELECT 1;\n  SELECT nam FROM t";
    const marked = (line: number, column: number | null) => {
      const {from, to} = rangeOf(text, {line, column});
      return text.slice(from, to);
    };
    expect(marked(2, 10)).toBe("nam");
    expect(marked(2, null)).toBe("SELECT nam FROM t");
    expect(marked(1, 8)).toBe("1");
    expect(rangeOf("", {line: 1, column: 1})).toEqual({from: 0, to: 0});
    expect(rangeOf("abc", {line: 1, column: 9})).toEqual({from: 2, to: 3});
  });
});

describe("values", () => {
  it("know what a type is good for", () => {
    expect(["INTEGER", "UBIGINT", "HUGEINT", "DECIMAL(18,3)", "DOUBLE"].map(valueKind)).toEqual(
      Array(5).fill("number")
    );
    expect(["DATE", "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE"].map(valueKind)).toEqual(
      Array(4).fill("time")
    );
    expect(["VARCHAR", "BOOLEAN", "UUID", "TIME", "ENUM('a', 'b')"].map(valueKind)).toEqual(Array(5).fill("category"));
    expect(["INTEGER[]", "STRUCT(a INTEGER)", "MAP(VARCHAR, INTEGER)", "BLOB", "INTERVAL"].map(valueKind)).toEqual(
      Array(5).fill("other")
    );
  });
  it("are told briefly", () => {
    expect([
      shortType("STRUCT(a INTEGER, b VARCHAR)"),
      shortType("STRUCT(a INTEGER)[]"),
      shortType("TIMESTAMP WITH TIME ZONE"),
      shortType("ENUM('a')")
    ]).toEqual(["STRUCT", "STRUCT[]", "TIMESTAMPTZ", "ENUM"]);
    expect([formatCount(999), formatCount(1_000_000)]).toEqual(["999", "1\u202f000\u202f000"]);
    expect([countOf(1, "row"), countOf(0, "row")]).toEqual(["1 row", "0 rows"]);
    expect([formatDuration(0.2), formatDuration(999), formatDuration(1234)]).toEqual(["1 ms", "999 ms", "1.2 s"]);
  });
  it("become CSV in which NULL and empty text differ", () => {
    expect(
      toCsv(
        ["a", "b,c"],
        [
          ["x", null],
          ["", 'say "hi"'],
          ["two\nlines", "1"]
        ]
      )
    ).toBe('a,"b,c"\r\nx,\r\n"","say ""hi"""\r\n"two\nlines",1\r\n');
  });
  it("of statements that are no queries become text that DuckDB reads back", () => {
    expect(arrowText("110", "Decimal[9e+2]")).toBe("1.10");
    expect(arrowText("-5", "Decimal[9e+2]")).toBe("-0.05");
    expect(arrowText(1577836800000, "Date32<DAY>")).toBe("2020-01-01");
    expect(arrowText(1577836800000.25, "Timestamp<MICROSECOND>")).toBe("2020-01-01 00:00:00.000250");
    expect(arrowText({a: 1n}, "Struct<{a:Int64}>")).toBe('{"a":"1"}');
    expect(arrowText(null, "Utf8")).toBe(null);
    expect(
      ["Decimal[9e+2]", "Int64", "Utf8", "Float64", "Bool", "Date32<DAY>", "Timestamp<MICROSECOND>"].map(duckdbType)
    ).toEqual(["DECIMAL(9,2)", "BIGINT", "VARCHAR", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP"]);
  });
});

describe("the chart that is offered", () => {
  const columns = (...types: string[]) => types.map((type, i) => ({name: `c${i}`, type}));
  it("fits the columns", () => {
    expect(defaultChart(columns("VARCHAR", "BIGINT"))).toEqual({kind: "bar", x: 0, y: 1, colour: null});
    expect(defaultChart(columns("DATE", "DOUBLE", "VARCHAR"))).toEqual({kind: "line", x: 0, y: 1, colour: 2});
    expect(defaultChart(columns("DOUBLE", "DOUBLE"))).toEqual({kind: "dot", x: 0, y: 1, colour: null});
    expect(defaultChart(columns("DOUBLE"))).toEqual({kind: "histogram", x: 0, y: null, colour: null});
    expect(defaultChart(columns("INTEGER[]"))).toBe(null);
    expect(defaultChart(columns("VARCHAR", "VARCHAR"))).toMatchObject({kind: "dot"});
  });
  it("stays as chosen where the columns allow it and is mended where not", () => {
    const choice = {kind: "bar" as const, x: 0, y: 5, colour: 9};
    expect(fitChart(choice, columns("VARCHAR", "BIGINT"))).toEqual({kind: "bar", x: 0, y: 1, colour: null});
    expect(fitChart({...choice, kind: "histogram"}, columns("VARCHAR"))).toBe(null);
  });
  it("never puts a list or a text on an axis of numbers", () => {
    const type = fc.constantFrom("VARCHAR", "BIGINT", "DATE", "INTEGER[]", "BOOLEAN");
    fc.assert(
      fc.property(fc.array(type, {maxLength: 6}), (types) => {
        const given = columns(...types);
        for (const kind of possibleKinds(given)) {
          const chart = defaultChart(given, kind)!;
          expect(axisColumns(kind, given).x).toContain(chart.x);
          if (chart.y !== null) expect(axisColumns(kind, given).y).toContain(chart.y);
          expect(chart.x).not.toBe(chart.y);
          expect(chartTitle(chart, given)).toMatch(/c\d/);
        }
      })
    );
  });
});

describe("the files that the page loads", () => {
  it("give a schema in whatever shape", () => {
    const table = {name: "t", comment: "a table", rows: 3, columns: [{name: "a", type: "VARCHAR", comment: null}]};
    expect(toSchema([{name: "t", comment: "a table", rowCount: 3, columns: [{name: "a", type: "VARCHAR"}]}])).toEqual([
      table
    ]);
    expect(toSchema({tables: {t: {comment: "a table", rows: 3, columns: [{name: "a", type: "VARCHAR"}]}}})).toEqual([
      table
    ]);
    expect(() => toSchema({})).toThrow(/no tables/);
  });
  it("give questions whose rows are text or null", () => {
    const [question] = toQuestions([
      {
        id: "q",
        title: "T",
        asks: "a",
        notice: "n",
        sql: "SELECT 1",
        columns: ["a", {name: "b", type: "INTEGER"}],
        rows: [{a: true, b: 1}, ["x", null]],
        rowCount: 9
      }
    ]);
    expect(question!.columns).toEqual([
      {name: "a", type: "VARCHAR"},
      {name: "b", type: "INTEGER"}
    ]);
    expect(question!.rows).toEqual([
      ["true", "1"],
      ["x", null]
    ]);
  });
  it("name tables as SQL writes them", () => {
    expect([quoteName("place"), quoteName("Group"), quoteName("order"), quoteName('a"b')]).toEqual([
      "place",
      '"Group"',
      '"order"',
      '"a""b"'
    ]);
    expect(quoteText("it's")).toBe("'it''s'");
  });
});

describe("a stored result", () => {
  const question = {
    id: "q",
    title: "",
    asks: "",
    notice: "",
    sql: "",
    columns: [
      {name: "n", type: "INTEGER"},
      {name: "d", type: "DATE"}
    ],
    rows: [
      ["10", "2020-01-01"],
      [null, null],
      ["9", "2021-01-01"]
    ],
    rowCount: 7
  };
  it("sorts numbers as numbers, nulls last, and tells how much of it is stored", async () => {
    const source = storedResult(question);
    expect([source.rowCount, source.available]).toEqual([7, 3]);
    const sorted = await source.page(0, 9, {column: 0, descending: false}, null);
    expect(sorted.map(([n]) => n)).toEqual(["9", "10", null]);
    expect(await source.chart([0, 1], 2)).toEqual([
      [10, null],
      [Date.UTC(2020, 0, 1), null]
    ]);
    expect(compareValues(null, "a", false, true)).toBe(1);
  });
});
