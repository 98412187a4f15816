import type {DuckDBConnection} from "@duckdb/node-api";
import {line, view, type Source} from "./check.js";
import {queryRecords} from "./duckdb.js";
import {quote, type Problem} from "./problems.js";

/** A rule that looks across tables or into a text, so that no constraint of the schema can state it. */
interface ExtraRule {
  readonly rule: string;
  /** Columns that the rule reads, table by table; it is skipped where a schema lacks one. The first table is reported on. */
  readonly reads: Readonly<Record<string, readonly string[]>>;
  readonly column: string;
  /** Finds the broken rows: {TABLE} stands for the rows of a table; selects line, value and, if of use, other. */
  readonly sql: string;
  /** Says what is wrong; the arguments are what the query selected. */
  readonly message: (value: string, other: string) => string;
}

const authorList = String.raw`(\{[^{}]+\}|[^;{},]+(, [^;{},]+)?)(; (\{[^{}]+\}|[^;{},]+(, [^;{},]+)?))*`;

const rules: readonly ExtraRule[] = [
  {
    rule: "first year as in its fact",
    reads: {policy: ["year_from", "year_fact"], fact: ["id", "value"]},
    column: "year_from",
    sql: `SELECT p.${line} AS line, p.year_from AS value, f.id || ' is ' || format('{:d}', f.value::BIGINT) AS other
          FROM {policy} p JOIN {fact} f ON f.id = p.year_fact WHERE p.year_from IS DISTINCT FROM f.value`,
    message: (value, other) =>
      `${value === "" ? "the first year is empty" : `${quote(value)} differs from the fact that year_fact names`}: ${other}.`
  },
  {
    rule: "dates are whole years",
    reads: {fact: ["value", "unit"], unit: ["id", "dimension"]},
    column: "value",
    sql: `SELECT f.${line} AS line, f.value AS value, f.unit AS other
          FROM {fact} f JOIN {unit} u ON u.id = f.unit
          WHERE u.dimension = 'date' AND (f.value <> trunc(f.value) OR (f.unit = 'year' AND f.value NOT BETWEEN 1000 AND 2100))`,
    message: (value, other) =>
      `${quote(value)} is not a whole ${other}. Write a year with its four digits, such as 1998.`
  },
  {
    rule: "counts and ranks are whole numbers",
    reads: {fact: ["value", "unit"], unit: ["id", "dimension"]},
    column: "value",
    sql: `SELECT f.${line} AS line, f.value AS value, u.dimension AS other
          FROM {fact} f JOIN {unit} u ON u.id = f.unit
          WHERE u.dimension IN ('count', 'rank') AND (f.value <> trunc(f.value) OR f.value < 0)`,
    message: (value, other) =>
      `${quote(value)} cannot be a ${other}. Write the whole number in full (1.5 million is 1500000), or choose another unit.`
  },
  {
    rule: "a place lies in the country of its row",
    reads: {fact: ["country", "place_id"], place: ["id", "country"]},
    column: "country",
    sql: `SELECT f.${line} AS line, f.country AS value, p.id || ' lies in ' || p.country AS other
          FROM {fact} f JOIN {place} p ON p.id = f.place_id WHERE f.country <> p.country`,
    message: (value, other) => `${quote(value)} differs from the country of the place: ${other}.`
  },
  {
    rule: "a place lies in the country of its row",
    reads: {case_study: ["country", "place_id"], place: ["id", "country"]},
    column: "country",
    sql: `SELECT c.${line} AS line, c.country AS value, p.id || ' lies in ' || p.country AS other
          FROM {case_study} c JOIN {place} p ON p.id = c.place_id WHERE c.country <> p.country`,
    message: (value, other) => `${quote(value)} differs from the country of the place: ${other}.`
  },
  {
    rule: "a span of years runs forward",
    reads: {fact: ["period"]},
    column: "period",
    sql: `SELECT ${line} AS line, period AS value FROM {fact}
          WHERE regexp_full_match(period, '[0-9]{4}-[0-9]{4}') AND left(period, 4) >= right(period, 4)`,
    message: (value) => `${quote(value)} does not run forward. Write the earlier year first.`
  },
  {
    rule: "a budget is money",
    reads: {policy: ["budget_fact"], fact: ["id", "unit"], unit: ["id", "dimension"]},
    column: "budget_fact",
    sql: `SELECT p.${line} AS line, p.budget_fact AS value, u.id AS other FROM {policy} p
          JOIN {fact} f ON f.id = p.budget_fact JOIN {unit} u ON u.id = f.unit WHERE u.dimension <> 'money'`,
    message: (value, other) => `the fact ${quote(value)} is no sum of money: its unit is ${quote(other)}.`
  },
  {
    rule: "a budget is money",
    reads: {policy: ["budget_usd_fact"], fact: ["id", "unit"], unit: ["id", "dimension"]},
    column: "budget_usd_fact",
    sql: `SELECT p.${line} AS line, p.budget_usd_fact AS value, u.id AS other FROM {policy} p
          JOIN {fact} f ON f.id = p.budget_usd_fact JOIN {unit} u ON u.id = f.unit WHERE u.dimension <> 'money'`,
    message: (value, other) => `the fact ${quote(value)} is no sum of money: its unit is ${quote(other)}.`
  },
  {
    rule: "names can be read",
    reads: {reference: ["authors"]},
    column: "authors",
    sql: `SELECT ${line} AS line, authors AS value FROM {reference} WHERE NOT regexp_full_match(authors, '${authorList}')`,
    message: (value) =>
      `${quote(value)} cannot be read as names. Write "Family, Given; Family, Given", an organisation in {braces}.`
  },
  {
    rule: "names can be read",
    reads: {reference: ["editors"]},
    column: "editors",
    sql: `SELECT ${line} AS line, editors AS value FROM {reference} WHERE NOT regexp_full_match(editors, '${authorList}')`,
    message: (value) =>
      `${quote(value)} cannot be read as names. Write "Family, Given; Family, Given", an organisation in {braces}.`
  },
  {
    rule: "a web address",
    reads: {reference: ["url"]},
    column: "url",
    sql: `SELECT ${line} AS line, url AS value FROM {reference} WHERE NOT regexp_full_match(url, 'https?://[^\\s<>"]+')`,
    message: (value) =>
      `${quote(value)} is not a web address. It must begin with http:// or https:// and hold no blanks.`
  },
  {
    rule: "a DOI",
    reads: {reference: ["doi"]},
    column: "doi",
    sql: `SELECT ${line} AS line, doi AS value FROM {reference} WHERE NOT regexp_full_match(doi, '10[.][0-9]+/[^\\s<>"]+')`,
    message: (value) => `${quote(value)} is not a DOI. Write it from 10. on, without the web address in front.`
  }
];

/** Returns the rows that break a rule across tables or within a text; rules about tables that are absent are skipped. */
export async function checkExtra(connection: DuckDBConnection, sources: readonly Source[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const {rule, reads, column, sql, message} of rules) {
    if (!Object.entries(reads).every(([table, columns]) => hasColumns(sources, table, columns))) continue;
    const file = sources.find(({table}) => table.name === Object.keys(reads)[0])!.csv.file;
    const query = sql.replace(/\{([a-z_]+)\}/g, (_, name: string) => `memory.main.${view({name})}`);
    type Row = {line: number; value: string | number | null; other?: string};
    for (const {line, value, other} of await queryRecords<Row>(connection, query)) {
      const shown = value === null ? null : String(value);
      problems.push({file, line, column, value: shown, rule, message: message(shown ?? "", other ?? "")});
    }
  }
  return problems;
}

function hasColumns(sources: readonly Source[], name: string, columns: readonly string[]): boolean {
  const found = sources.find(({table}) => table.name === name);
  return found !== undefined && columns.every((column) => found.table.columns.some((c) => c.name === column));
}
