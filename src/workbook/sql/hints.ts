import type {SchemaTable} from "./schema.js";
import {codeWords} from "./statements.js";

/** Returns how many single letters must be added, taken away, changed or swapped with a neighbour to make one word the other. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** Returns the names nearest to a mistyped one, at most three, nearest first; a name is near when a third of its letters or fewer differ. */
export function nearest(word: string, names: readonly string[]): string[] {
  const lower = word.toLowerCase();
  const scored = [...new Set(names)].map((name) => {
    const other = name.toLowerCase();
    const plural =
      other === `${lower}s` || lower === `${other}s` || (lower.endsWith("ies") && other === `${lower.slice(0, -3)}y`);
    const part = lower.length >= 3 && (other.startsWith(lower) || other.endsWith(lower));
    return {name, distance: plural ? 0.5 : part ? 1 : editDistance(lower, other)};
  });
  const limit = Math.max(1, Math.floor(word.length / 3));
  return scored
    .filter(({distance}) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({name}) => name);
}

const either = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;

const keywords =
  `SELECT FROM WHERE GROUP ORDER HAVING LIMIT JOIN LEFT RIGHT INNER OUTER CROSS USING DISTINCT UNION CREATE TABLE
  INSERT VALUES UPDATE DELETE BETWEEN LIKE ILIKE WITH OFFSET QUALIFY DESCRIBE SUMMARIZE`.split(/\s+/);

/** Returns the keyword that a word of the statement was probably meant to be, when it is one letter or one swap off. */
function mistypedKeyword(statement: string): {wrote: string; meant: string} | null {
  for (const wrote of codeWords(statement)) {
    if (wrote.length < 4 && wrote !== "FRM" && wrote !== "FORM") continue;
    if (keywords.includes(wrote)) continue;
    const meant = keywords.find((keyword) => keyword.length > 3 && editDistance(wrote, keyword) === 1);
    if (meant) return {wrote, meant};
  }
  return null;
}

/** Returns a hint for a syntax error, from the word at which DuckDB stopped and the statement. */
function syntaxHint(message: string, statement: string): string {
  if (/end of input/i.test(message)) {
    return "The statement stops too early. Look for a missing closing bracket or quote, or an unfinished last line.";
  }
  if (/unterminated quoted/i.test(message))
    return "A quote is opened and not closed. Text stands between two ' marks; a ' inside it is doubled.";
  const at = /at or near "([^"]*)"/.exec(message)?.[1] ?? "";
  const mistyped = mistypedKeyword(statement);
  if (mistyped) return `${mistyped.wrote} looks like a slip for ${mistyped.meant}.`;
  if (/^(from|where|group|order|having|limit)$/i.test(at)) {
    return `Look just before ${at.toUpperCase()}: a comma too many, or a name missing. The order is SELECT, FROM, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT.`;
  }
  if (at === ")")
    return "Look at the brackets before this place: one is closed that was not opened, or a value is missing before it.";
  if (at === "," || at === ";") return `Look just before "${at}": a name or a value is missing there.`;
  return `DuckDB could not read the statement from "${at}" on. Look at the word itself and at the one before it: a comma, a bracket or a keyword is often missing there.`;
}

/** Returns a hint for a name that no table in sight has, among all tables and the columns of all tables. */
function tableHint(name: string, schema: readonly SchemaTable[]): string {
  const near = nearest(
    name,
    schema.map((table) => table.name)
  );
  if (near.length) return `There is no table ${name}. Did you mean ${either(near)}?`;
  if (/\.(parquet|csv|json|xlsx?|duckdb)$/i.test(name)) {
    return "This notebook reads no files: it works on the tables listed under Tables, and on tables that you create.";
  }
  const owner = schema.find((table) => table.columns.some((column) => column.name === name.toLowerCase()));
  if (owner) return `${name} is a column of the table ${owner.name}: write FROM ${owner.name}.`;
  return `There is no table ${name}. All tables are listed under Tables. One that you created is gone after a reload: run the cell that creates it again.`;
}

/** Returns a hint for a column that the tables of the statement do not have. */
function columnHint(name: string, statement: string, schema: readonly SchemaTable[]): string {
  if (
    new RegExp(`"${name.replace(/[^\w ]/g, ".")}"`).test(statement) &&
    !schema.some((t) => t.columns.some((c) => c.name === name))
  ) {
    return `"${name}" in double quotes is the name of a column. A text stands in single quotes: '${name}'.`;
  }
  const words = new Set(codeWords(statement));
  const used = schema.filter((table) => words.has(table.name.toUpperCase()));
  const near = nearest(
    name,
    used.flatMap((table) => table.columns.map((column) => column.name))
  );
  if (near.length) return `The tables of this query have no column ${name}. Did you mean ${either(near)}?`;
  const owners = schema
    .filter((table) => table.columns.some((column) => column.name === name.toLowerCase()))
    .map((table) => table.name);
  if (owners.length) {
    return `${name} is a column of ${either(owners.slice(0, 3))}, which this query does not use. Join that table, or check the name before the dot.`;
  }
  const columns =
    used.length === 1 ? ` ${used[0]!.name} has: ${used[0]!.columns.map((column) => column.name).join(", ")}.` : "";
  return `The tables of this query have no column ${name}.${columns}`;
}

/** Returns a hint for a function or a feature that lives in an extension of DuckDB. */
function extensionHint(message: string): string {
  if (/\bicu\b/i.test(message)) {
    return "Time zones need the ICU extension, which this site does not carry. Cast to a plain date or time first: now()::TIMESTAMP, or x::DATE.";
  }
  if (/\bjson\b/i.test(message))
    return "JSON functions need an extension that this site does not carry. Lists and structs of DuckDB work: x[1], s.name, unnest(list).";
  if (/\bparquet\b/i.test(message))
    return "Parquet needs an extension that this site does not carry. All the evidence is in the tables listed under Tables.";
  return "This needs an extension of DuckDB that this site does not carry; it loads none from elsewhere. Plain SQL on the tables listed works.";
}

type Rule = readonly [RegExp, (found: RegExpExecArray, statement: string, schema: readonly SchemaTable[]) => string];

/** Foreseen mistakes, the most particular first: the first that fits gives the hint. */
const rules: readonly Rule[] = [
  [
    /attached in read-only mode|read-only mode|evidence is read-only/i,
    () =>
      "The evidence is read-only, so that nobody can damage it. Copy what you need into a table of your own, CREATE TABLE mine AS SELECT * FROM …, and change that."
  ],
  [
    /configuration has been locked|Cannot change configuration/i,
    () => "Settings of the engine are fixed on this page. Leave the SET or PRAGMA out: queries do not need it."
  ],
  [/extension|Extension Autoloading|INSTALL |\bLOAD\b.*disabled/i, ({input}) => extensionHint(input)],
  [
    /file system operations are disabled|Cannot access (?:file|directory)|external access|Permission Error/i,
    () =>
      "The notebook reads and writes no files and no addresses. Download a result with the button under it; keep your cells with Export."
  ],
  [
    /must appear in the GROUP BY|must appear in the GROUP BY clause/i,
    () =>
      "With count, sum or another summary, every other column that you show needs a group: add it after GROUP BY, or write GROUP BY ALL."
  ],
  [
    /(?:WHERE|GROUP BY) clause cannot contain aggregates/i,
    () =>
      "A summary such as count(*) is not known yet where rows are chosen. Put the condition after GROUP BY, with HAVING."
  ],
  [
    /(?:WHERE|GROUP BY|HAVING) clause cannot contain window/i,
    () => "A window function comes after the rows are chosen. Filter on it with QUALIFY, or in an outer query."
  ],
  [
    /Table with name "?([^\s"]+)"? does not exist|Referenced table "([^"]+)" not found/i,
    (found, _, schema) => tableHint(found[1] ?? found[2] ?? "", schema)
  ],
  [
    /Referenced column "([^"]+)" not found|does not have a column named "([^"]+)"|column named "([^"]+)"/i,
    (found, statement, schema) => columnHint(found[1] ?? found[2] ?? found[3] ?? "", statement, schema)
  ],
  [
    /Ambiguous reference to column name "([^"]+)"/i,
    ([, name]) =>
      `More than one table of the query has a column ${name}. Say which: the table's name or alias, a dot, then ${name}.`
  ],
  [
    /Ambiguous reference to catalog or schema/i,
    () => "You made a schema with the name of a database. Drop it, or write the name in full: database.schema.table."
  ],
  [
    /(?:Scalar|Aggregate|Table|Macro)? ?Function with name "?([^\s"]+)"? (?:does not exist|is not in the catalog)/i,
    ([, name]) =>
      `There is no function ${name}. Look at DuckDB's own suggestion above, if there is one; for text there are lower, replace, concat, for numbers round, sum, avg, median.`
  ],
  [
    /No function matches the given name and argument types '([^(']+)/i,
    ([, name]) =>
      `${name} exists, but not for values of these kinds. Cast the value first, for example x::DOUBLE, x::VARCHAR or x::DATE; DuckDB lists the kinds that fit.`
  ],
  [
    /Cannot compare values of type|Cannot mix values of type/i,
    () =>
      "The two sides are of different kinds, such as text and number. Cast one of them, for example value::VARCHAR or year::INTEGER."
  ],
  [
    /Could not convert string '([^']*)' to/i,
    ([, value]) =>
      `The text '${value}' is not a number or date. Compare the column with a value of its own kind, or use TRY_CAST(x AS …), which gives NULL instead.`
  ],
  [
    /Out of Memory|could not allocate|failed to (?:pin|allocate) block|bad_alloc|memory limit/i,
    () =>
      "The query needs more memory than this page gives it. Filter earlier, select fewer columns, or add LIMIT; a join without its condition multiplies rows."
  ],
  [
    /already exists/i,
    () => "A table of that name is there already. Write CREATE OR REPLACE TABLE, or choose another name."
  ],
  [
    /single attached database/i,
    () => "Your own tables live in the schema scratch. Leave the database's name out: CREATE TABLE mine AS …"
  ],
  [
    /none were supplied|Values were not provided|prepared statement parameters|Expected \d+ parameters/i,
    () => "? and $1 stand for values that a program fills in. Write the value itself."
  ],
  [
    /set operations? can only apply|same number of result columns/i,
    () => "The parts of a UNION need the same number of columns, in the same order."
  ],
  [
    /More than one row returned by a subquery|Subquery returns \d+ columns/i,
    () => "A subquery in this place must give one value. Add LIMIT 1, a summary such as max(…), or use IN instead of =."
  ],
  [
    /Constraint Error|Duplicate key|violates/i,
    () => "The new rows break a rule of the table (a key twice, or an empty cell that must be filled)."
  ],
  [
    /transaction is aborted|Current transaction is aborted/i,
    () => "A statement between BEGIN and COMMIT failed, so the rest is refused. Run ROLLBACK, then begin again."
  ],
  [/unterminated quoted|syntax error|Parser Error/i, (found, statement) => syntaxHint(found.input, statement)]
];

/** Returns a hint in plain words for DuckDB's message on a statement; null when no foreseen mistake fits. */
export function hintFor(message: string, statement: string, schema: readonly SchemaTable[]): string | null {
  for (const [pattern, hint] of rules) {
    const found = pattern.exec(message);
    if (found) return hint(found, statement, schema);
  }
  return null;
}
