import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  compareCells,
  fewValues,
  fitState,
  openTable,
  pageCount,
  pageOf,
  parseHash,
  selectRows,
  serialiseHash,
  withColumn,
  type Cell,
  type EvidenceTable,
  type RoomState,
  type TableState
} from "../../src/workbook/tableView.js";

const tables = ["fact", "place", "case_study", "reference", "erratum"];

const place = (rows: Cell[][]): EvidenceTable => ({
  name: "place",
  comment: null,
  columns: [
    {name: "id", type: "VARCHAR", comment: null, key: true},
    {name: "country", type: "VARCHAR", comment: null, references: "country.id"},
    {name: "size", type: "DOUBLE", comment: null},
    {name: "focus", type: "BOOLEAN", comment: null}
  ],
  rows
});
const small = place([
  ["agra", "IN", 9, true],
  ["ceará", "BR", 10, false],
  ["qiaotou", "CN", null, true],
  ["item-10", null, -2, null],
  ["item-9", "IN", 9, false]
]);
const ids = (state: Partial<TableState>) => selectRows(small, {...openTable("place"), ...state}).map(([id]) => id);

describe("an address", () => {
  const column = fc.stringMatching(/^[a-z][a-z_]{0,20}$/);
  const text = (maxLength: number) => fc.string({unit: "grapheme", minLength: 1, maxLength});
  const table: fc.Arbitrary<RoomState> = fc.record({
    view: fc.constant("table" as const),
    table: fc.constantFrom(...tables),
    row: fc.option(text(100), {nil: null}),
    filter: fc.oneof(fc.constant(""), text(200)),
    only: fc.uniqueArray(fc.record({column, value: fc.option(text(60), {nil: null})}), {
      selector: (o) => o.column,
      maxLength: 4
    }),
    sort: fc.option(fc.record({column, descending: fc.boolean()}), {nil: null}),
    page: fc.oneof(fc.constant(null), fc.constant("all" as const), fc.integer({min: 1, max: 999_999})),
    hidden: fc.option(fc.uniqueArray(column, {maxLength: 5}), {nil: null})
  });
  const list: fc.Arbitrary<RoomState> = fc.record({
    view: fc.constantFrom("errata" as const, "references" as const, "glossary" as const),
    at: fc.option(text(100), {nil: null}),
    filter: fc.oneof(fc.constant(""), text(200))
  });

  it("that is written is read as the same again, without a notice", () => {
    fc.assert(
      fc.property(fc.oneof(table, list, fc.constant<RoomState>({view: "tables"})), (state) => {
        const hash = serialiseHash(state);
        fc.pre(hash.length <= 4000);
        expect(parseHash(hash, tables)).toEqual({state, notices: []});
      })
    );
  });

  it("of any kind is read without an error, and what is read can be written", () => {
    const piece = fc.constantFrom(
      "#",
      "table=",
      "fact=",
      "fact",
      "&",
      "=",
      "row=",
      "only=",
      "sort=",
      "page=",
      "hide=",
      "filter=",
      "%",
      "%E0",
      "%00",
      ":",
      "__proto__",
      "constructor=",
      "ref=",
      "errata",
      "-1",
      "1e9",
      "<script>",
      "𝒳"
    );
    const hostile = fc.oneof(
      fc.string({unit: "binary"}),
      fc.array(fc.oneof(piece, fc.string()), {maxLength: 12}).map((p) => p.join(""))
    );
    fc.assert(
      fc.property(hostile, (hash) => {
        const {state, notices} = parseHash(hash, tables);
        if (state?.view === "table") expect(fitState(state, {...small, name: state.table}).state.page).not.toBe(0);
        if (state) expect(() => serialiseHash(state)).not.toThrow();
        for (const notice of notices) expect(notice.length).toBeLessThan(160);
      })
    );
  });

  it("has a short form for a row, a table and an entry", () => {
    const at = (hash: string) => parseHash(hash, tables).state;
    expect(at("#fact=in-industrial-clusters")).toEqual(openTable("fact", "in-industrial-clusters"));
    expect(at("#case_study=x%20y")).toEqual(openTable("case_study", "x y"));
    expect(at("#place")).toEqual(openTable("place"));
    expect(at("#table=place")).toEqual(openTable("place"));
    expect(at("#ref=nadvi-2014")).toEqual({view: "references", at: "nadvi-2014", filter: ""});
    expect(at("#errata")).toEqual({view: "errata", at: null, filter: ""});
    expect(at("")).toEqual({view: "tables"});
    expect(serialiseHash(openTable("fact", "in-x"))).toBe("#fact=in-x");
    expect(serialiseHash({...openTable("fact", "in-x"), filter: "tea"})).toBe("#table=fact&row=in-x&filter=tea");
  });

  it("of a heading of the page asks for nothing", () => {
    expect(parseHash("#how-to-cite", tables)).toEqual({state: null, notices: []});
    expect(parseHash("#__proto__", tables)).toEqual({state: null, notices: []});
  });

  it.each([
    {hash: "#nothing=1", said: "no table “nothing”"},
    {hash: "#table=__proto__", said: "no table “__proto__”"},
    {hash: "#constructor=x", said: "no table “constructor”"},
    {hash: "#fact=%E0%A4", said: "could not be read"},
    {hash: `#fact=${"a".repeat(101)}`, said: "too long for a name"},
    {hash: `#fact=${"a".repeat(5000)}`, said: "too long to be read"},
    {hash: "#table=fact&page=0", said: "is no page"},
    {hash: "#table=fact&page=1e3", said: "is no page"},
    {hash: "#table=fact&only=country", said: "which column"},
    {hash: "#table=fact&only=country:IN&only=country:BR", said: "limited twice"},
    {hash: "#table=fact&filter=a&filter=b", said: "twice"},
    {hash: "#table=fact&evil=1", said: "means nothing"},
    {hash: "#fact=a&row=b", said: "means nothing"},
    {hash: `#table=fact&filter=${"a".repeat(300)}`, said: "was cut"},
    {hash: "#errata&sort=id", said: "means nothing"}
  ])("with a fault ($said) is read as far as it can be, and that is said", ({hash, said}) => {
    const {state, notices} = parseHash(hash, tables);
    expect(state).not.toBeNull();
    expect(notices.join(" ")).toContain(said);
  });
});

describe("a state", () => {
  const fit = (state: Partial<TableState>) => fitState({...openTable("place"), ...state}, small);

  it("loses what the table does not have, and that is said", () => {
    const {state, notices} = fit({
      row: "nowhere",
      only: [{column: "x", value: "1"}],
      sort: {column: "y", descending: true},
      page: 7,
      hidden: ["z", "id", "size"]
    });
    expect(state).toEqual({...openTable("place"), hidden: ["size"]});
    expect(notices).toHaveLength(5);
  });

  it("keeps what the table has", () => {
    const state = {...openTable("place", "agra"), only: [{column: "country", value: "IN"}], page: "all" as const};
    expect(fitState(state, small)).toEqual({state, notices: []});
  });
});

describe("rows", () => {
  it("are found by all words of a search, in any column, whatever the case or the accents", () => {
    expect(ids({filter: "CEARA"})).toEqual(["ceará"]);
    expect(ids({filter: "in 9"})).toEqual(["agra", "item-9"]);
    expect(ids({filter: "in tea"})).toEqual([]);
    expect(ids({filter: "  "})).toHaveLength(5);
  });

  it("are limited to a value or to empty cells", () => {
    expect(ids({only: [{column: "country", value: "IN"}]})).toEqual(["agra", "item-9"]);
    expect(ids({only: [{column: "country", value: null}]})).toEqual(["item-10"]);
    expect(
      ids({
        only: [
          {column: "focus", value: "true"},
          {column: "country", value: "CN"}
        ]
      })
    ).toEqual(["qiaotou"]);
  });

  it("are sorted by size for numbers, by alphabet for text, empty cells last either way, ties as they stood", () => {
    const by = (column: string, descending = false) => ids({sort: {column, descending}});
    expect(by("size")).toEqual(["item-10", "agra", "item-9", "ceará", "qiaotou"]);
    expect(by("size", true)).toEqual(["ceará", "agra", "item-9", "item-10", "qiaotou"]);
    expect(by("id")).toEqual(["agra", "ceará", "item-9", "item-10", "qiaotou"]);
    expect(by("country")).toEqual(["ceará", "qiaotou", "agra", "item-9", "item-10"]);
    expect(by("focus")).toEqual(["ceará", "item-9", "agra", "qiaotou", "item-10"]);
  });

  it("are never changed in their table", () => {
    const before = JSON.stringify(small);
    ids({sort: {column: "size", descending: true}, filter: "a"});
    expect(JSON.stringify(small)).toBe(before);
  });

  it("are sorted by a column that stands for another as that one is", () => {
    const shown = withColumn(
      small,
      "size",
      {name: "written", type: "VARCHAR", comment: null, sortAs: "size"},
      (row) => `~${row[2]}`
    );
    expect(shown.columns.map(({name}) => name)).toEqual(["id", "country", "size", "written", "focus"]);
    const state = {...openTable("place"), sort: {column: "written", descending: false}};
    expect(selectRows(shown, state).map(([id]) => id)).toEqual(["item-10", "agra", "item-9", "ceará", "qiaotou"]);
  });

  it("compare in one order, whatever they hold", () => {
    const cell = fc.oneof(fc.double({noNaN: true, noDefaultInfinity: true}), fc.string(), fc.boolean());
    fc.assert(
      fc.property(cell, cell, (a, b) => {
        expect(compareCells(a, b) > 0).toBe(compareCells(b, a) < 0);
        expect(compareCells(a, a)).toBe(0);
      })
    );
  });

  it("stand on pages of fifty, and the open row decides which is shown", () => {
    const rows = Array.from({length: 120}, (_, i) => [`r${i}`]);
    expect(pageCount(0)).toBe(1);
    expect(pageCount(120)).toBe(3);
    expect(pageOf(rows, {page: null, row: null}, 0)).toEqual({page: 1, from: 0, to: 50});
    expect(pageOf(rows, {page: null, row: "r119"}, 0)).toEqual({page: 3, from: 100, to: 120});
    expect(pageOf(rows, {page: 2, row: "r119"}, 0)).toEqual({page: 2, from: 50, to: 100});
    expect(pageOf(rows, {page: 9, row: null}, 0).page).toBe(3);
    expect(pageOf(rows, {page: "all", row: null}, 0)).toEqual({page: "all", from: 0, to: 120});
    expect(pageOf([], {page: null, row: "x"}, 0)).toEqual({page: 1, from: 0, to: 0});
  });
});

describe("a choice of values", () => {
  it("is offered where a column has few, with how often each occurs", () => {
    const table = place(
      [...small.rows, ["a", "IN", 1, true], ["b", "BR", 2, true], ["c", "IN", 3, true]].map((row) => [...row])
    );
    expect(fewValues(table, 1)).toEqual([
      {value: "BR", count: 2},
      {value: "CN", count: 1},
      {value: "IN", count: 4},
      {value: null, count: 1}
    ]);
  });
  it("is not offered where every row differs, or all are alike", () => {
    expect(fewValues(small, 0)).toBeNull();
    expect(
      fewValues(
        place([
          ["a", "IN", 1, true],
          ["b", "IN", 1, true]
        ]),
        1
      )
    ).toBeNull();
  });
});
