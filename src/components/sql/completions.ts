import {SQLDialect, type Completion, type CompletionSource} from "../../vendor/codemirror.js";
import {quoteName, type SchemaTable} from "../../workbook/sql/schema.js";
import {codeWords} from "../../workbook/sql/statements.js";

const keywords = `all alter and any as asc attach begin between by case cast check column commit constraint create cross current
  default delete desc describe distinct drop else end escape except exclude exists explain fetch filter first following for from
  full group grouping having if ilike in index inner insert intersect into is join key last lateral left like limit macro
  natural not nulls offset on or order outer over partition pivot preceding primary qualify range recursive references
  rename replace returning right rollback row rows sample scratch select semi anti set show some summarize table temp
  temporary then to try_cast unbounded union unique unpivot update using values view when where window with within`;
const types = `bigint blob boolean date decimal double float hugeint integer interval list map real smallint struct text time
  timestamp timestamptz tinyint ubigint uinteger uuid varchar`;

/** The functions that a beginner meets first; DuckDB has hundreds more. */
const functions =
  `abs any_value avg coalesce concat contains count date_diff date_part date_trunc dense_rank first floor
  ceil format greatest ifnull lag last lead least left length list list_aggregate lower lpad max median min mode
  nullif quantile_cont rank regexp_extract regexp_matches regexp_replace replace right round row_number split_part
  starts_with stddev strftime string_agg string_split substring sum trim try_cast unnest upper year`.split(/\s+/);

/** SQL as DuckDB reads it, as far as colours go. */
export const duckdbDialect = SQLDialect.define({
  keywords: keywords.replace(/\s+/g, " "),
  types: types.replace(/\s+/g, " "),
  builtin: "",
  doubleDollarQuotedStrings: true,
  operatorChars: "+-*/<>=~!@#%^&|?:",
  specialVar: "",
  identifierQuotes: '"',
  caseInsensitiveIdentifiers: true
});

const keywordCompletions: Completion[] = keywords
  .split(/\s+/)
  .map((word) => ({label: word.toUpperCase(), type: "keyword", boost: -20}));
const functionCompletions: Completion[] = functions.map((name) => ({
  label: name,
  apply: `${name}(`,
  detail: "function",
  type: "function",
  boost: -30
}));

function tableCompletion({name, comment, rows}: SchemaTable): Completion {
  return {
    label: name,
    apply: quoteName(name),
    type: "table",
    detail: rows == null ? "table" : `table, ${rows} rows`,
    ...(comment && {info: comment})
  };
}

function columnCompletions(table: SchemaTable, boost: number): Completion[] {
  return table.columns.map(({name, type, comment}) => ({
    label: name,
    apply: quoteName(name),
    type: "property",
    detail: `${type} · ${table.name}`,
    boost,
    ...(comment && {info: comment})
  }));
}

/** Returns the table that a name before a dot stands for: a table itself, or an alias in the text. */
export function tableOf(name: string, text: string, schema: readonly SchemaTable[]): SchemaTable | null {
  const lower = name.toLowerCase();
  const direct = schema.find((table) => table.name === lower);
  if (direct) return direct;
  const alias = new RegExp(`\\b(?:evidence\\.)?(\\w+)\\s+(?:as\\s+)?${lower.replace(/\W/g, "")}\\b`, "gi");
  for (const [, table] of text.matchAll(alias)) {
    const found = schema.find((candidate) => candidate.name === table!.toLowerCase());
    if (found) return found;
  }
  return null;
}

/**
 * Returns the completion of the notebook: after "name." the columns of that table, else columns of the tables that the
 * cell names, all tables, functions and keywords.
 */
export function completions(schema: readonly SchemaTable[]): CompletionSource {
  const tables = schema.map(tableCompletion);
  return (context) => {
    const text = context.state.doc.toString();
    const dotted = context.matchBefore(/\w+\.\w*/);
    if (dotted) {
      const [name = ""] = dotted.text.split(".");
      const from = dotted.from + name.length + 1;
      if (name.toLowerCase() === "evidence") return {from, options: tables, validFor: /^\w*$/};
      const table = tableOf(name, text, schema);
      return table ? {from, options: columnCompletions(table, 0), validFor: /^\w*$/} : null;
    }
    const word = context.matchBefore(/\w+/);
    if (!word && !context.explicit) return null;
    if (word && /^\d/.test(word.text)) return null;
    const words = new Set(codeWords(text));
    const used = schema.filter(({name}) => words.has(name.toUpperCase()));
    const columns = (used.length ? used : schema.length <= 3 ? schema : []).flatMap((table) =>
      columnCompletions(table, 10)
    );
    return {
      from: word?.from ?? context.pos,
      options: [...columns, ...tables, ...functionCompletions, ...keywordCompletions],
      validFor: /^\w*$/
    };
  };
}
