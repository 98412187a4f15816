import {evidenceSource, type EvidenceSource, type FormattedReference} from "../../../src/components/evidence/source.js";
import type {Cell, Column, EvidenceTable} from "../../../src/workbook/tableView.js";

/** Returns a table whose columns are written name, name:TYPE or name>table; the first column names the row. */
function table(name: string, columns: string[], rows: Cell[][]): EvidenceTable {
  return {
    name,
    comment: `All of ${name}`,
    columns: columns.map((text, i): Column => {
      const [, column = "", type, to] = /^(\w+)(?::(\w+))?(?:>(\w+))?$/.exec(text)!;
      return {
        name: column,
        type: type ?? "VARCHAR",
        comment: `what ${column} means`,
        nullable: i > 0,
        ...(i ? {} : {key: true}),
        ...(to ? {references: `${to}.id`} : {})
      };
    }),
    rows
  };
}

const facts: Cell[][] = Array.from({length: 120}, (_, i) => [
  `in-fact-${i}`,
  i % 2 ? "IN" : "BR",
  i % 3 ? null : "in-agra",
  `subject ${i}`,
  "firms",
  i === 5 ? "over" : null,
  i === 5 ? 7e9 : i,
  i === 6 ? "year" : "firms",
  i === 7 ? "nadvi-2014" : null,
  "india-1",
  i === 3 ? "=HYPERLINK(1)" : null
]);

export const tables: EvidenceTable[] = [
  table(
    "fact",
    [
      "id",
      "country>country",
      "place_id>place",
      "subject",
      "indicator",
      "qualifier",
      "value:DOUBLE",
      "unit>unit",
      "cited_work>reference",
      "section>passage",
      "note"
    ],
    facts
  ),
  table("place", ["id", "name", "country>country"], [["in-agra", "Agra", "IN"]]),
  table(
    "country",
    ["id", "name"],
    [
      ["IN", "India"],
      ["BR", "Brazil"]
    ]
  ),
  table(
    "unit",
    ["id", "label", "prefix", "suffix", "dimension"],
    [
      ["firms", "firms", null, null, "count"],
      ["year", "years", null, null, "date"]
    ]
  ),
  table(
    "passage",
    ["id", "section", "sort:INTEGER", "about"],
    [
      ["india-1", "India", 2, "clusters in India"],
      ["front-1", "Front", 1, "abstract"]
    ]
  ),
  table(
    "reference",
    ["id", "title", "printed:BOOLEAN", "doi"],
    [
      ["nadvi-2014", "Clusters", true, "10.1000/x"],
      ["other-2000", "Other", false, null],
      ["unread-2001", "Unread", true, null]
    ]
  ),
  table(
    "citation",
    ["id", "passage_id>passage", "reference_id>reference", "printed"],
    [["c-1", "india-1", "nadvi-2014", "Nadvy 2014"]]
  ),
  table(
    "erratum",
    ["id", "kind", "printed", "shown", "why", "certainty", "checked", "section>passage"],
    [
      ["err-late", "name", "Nadvy", "Nadvi", "A slip.", "certain", "the reference list", "india-1"],
      ["err-early", "figure", "1", "2", "Because.", "open", "could not be checked here", "front-1"]
    ]
  ),
  table(
    "erratum_touches",
    ["id", "erratum_id>erratum", "fact_id>fact", "reference_id>reference"],
    [
      ["t-1", "err-late", null, "nadvi-2014"],
      ["t-2", "err-early", "in-fact-5", null]
    ]
  ),
  table(
    "term",
    ["id", "term", "kind", "expansion", "definition", "source>reference", "section>passage", "note"],
    [
      ["sme", "SME", "abbreviation", "small and medium enterprise", "A small firm.", null, null, null],
      ["trust", "trust", "term", null, "Counting on others.", "nadvi-2014", "india-1", null],
      ["cluster", "cluster", "term", null, "Firms nearby.", null, null, "Used broadly."]
    ]
  ),
  table("newcomer", ["id"], [["n-1"]])
];

const references: FormattedReference[] = [
  {
    id: "nadvi-2014",
    html: 'Nadvi (2014). <i>Clusters</i>. <a href="https://doi.org/10.1000/x">https://doi.org/10.1000/x</a>',
    text: "Nadvi (2014). Clusters.",
    short: "Nadvi 2014"
  },
  {
    id: "other-2000",
    html: 'Other (2000). <img src="x" onerror="alert(1)"><a href="javascript:alert(1)">Bad</a>',
    text: "Other (2000). Bad",
    short: "Other 2000"
  },
  {id: "unread-2001", html: "Unread (2001).", text: "Unread (2001).", short: "Unread 2001"}
];

/** Returns a source over the tables of this file, with the names of what was fetched from it; a name in failing fails once. */
export function fixtureSource(failing = new Set<string>()): {source: EvidenceSource; fetched: string[]} {
  const fetched: string[] = [];
  const file = (name: string, content: unknown) => ({
    async json() {
      fetched.push(name);
      if (failing.delete(name)) throw new Error("no connection");
      return structuredClone(content);
    }
  });
  const schema = tables.map(({rows, ...rest}) => ({...rest, rowCount: rows.length}));
  const files = Object.fromEntries(tables.map((t) => [t.name, file(t.name, t)]));
  const source = evidenceSource(files, {schema: file("schema", schema), references: file("references", references)});
  return {source, fetched};
}
