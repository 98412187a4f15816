// Draws queries of the kinds that readers write, over the tables of the evidence, for the rehearsal and its test.
import fc, {type Arbitrary} from "fast-check";

/** Columns of a table by what can be done with them. */
interface Columns {
  readonly text: readonly string[];
  readonly number: readonly string[];
  readonly flag: readonly string[];
}

const tables: Record<string, Columns> = {
  place: {
    text: ["id", "name", "country", "state", "sector", "industry", "kind", "precision", "note"],
    number: ["latitude", "longitude"],
    flag: []
  },
  fact: {
    text: ["id", "country", "place_id", "subject", "indicator", "qualifier", "unit", "period", "section", "note"],
    number: ["value"],
    flag: []
  },
  policy: {
    text: ["id", "name", "country", "level", "kind", "about", "note"],
    number: ["year_from", "year_to"],
    flag: []
  },
  reference: {
    text: ["id", "type", "authors", "title", "container", "publisher"],
    number: ["year"],
    flag: ["printed"]
  },
  country: {text: ["id", "name", "note"], number: ["sort"], flag: ["focus"]},
  case_study: {text: ["id", "title", "country", "field", "driver", "direction", "place_id"], number: [], flag: []},
  intervention: {text: ["id", "place_id", "type", "aim", "agency", "section"], number: [], flag: []}
};

/** Pairs of tables that have a column in common, as it is written to join them. */
const joins: readonly (readonly [string, string, string])[] = [
  ["place", "country", "a.country = b.id"],
  ["fact", "place", "a.place_id = b.id"],
  ["fact", "country", "a.country = b.id"],
  ["intervention", "place", "a.place_id = b.id"],
  ["case_study", "country", "a.country = b.id"],
  ["case_study", "place", "b.id = a.place_id"],
  ["policy", "country", "b.id = a.country"]
];

/** A FROM clause and the columns that it gives, with their table's short name. */
interface Source extends Columns {
  readonly from: string;
}

const named = (alias: string, columns: Columns): Columns => ({
  text: columns.text.map((name) => `${alias}.${name}`),
  number: columns.number.map((name) => `${alias}.${name}`),
  flag: columns.flag.map((name) => `${alias}.${name}`)
});

const oneTable: Arbitrary<Source> = fc
  .constantFrom(...Object.keys(tables))
  .map((table) => ({from: `${table} a`, ...named("a", tables[table]!)}));

const twoTables: Arbitrary<Source> = fc
  .tuple(fc.constantFrom(...joins), fc.constantFrom("JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"))
  .map(([[left, right, on], join]) => {
    const [a, b] = [named("a", tables[left]!), named("b", tables[right]!)];
    return {
      from: `${left} a ${join} ${right} b ON ${on}`,
      text: [...a.text, ...b.text],
      number: [...a.number, ...b.number],
      flag: [...a.flag, ...b.flag]
    };
  });

const words = fc.constantFrom("'IN'", "'CN'", "'BR'", "'cluster'", "'count'", "'leather'", "'text'", "'India'");
const patterns = fc.constantFrom("'%a%'", "'T%'", "'%s'", "'%leather%'", "'_a%'");
const amounts = fc.constantFrom("0", "1", "2", "10", "100", "2000", "1.5", "0.1");
const digits = fc.constantFrom("0", "1", "2");
const compare = fc.constantFrom("=", "<>", "<", "<=", ">", ">=");

/** Returns text from parts, some of them drawn. */
const sql = (strings: TemplateStringsArray, ...parts: Arbitrary<string>[]): Arbitrary<string> =>
  fc.tuple(...parts).map((values) => strings.reduce((text, string, i) => text + string + (values[i] ?? ""), ""));

/** What can be written over a source. */
type Words = Readonly<Record<"text" | "number" | "condition", string>>;

/** How deep what is written may be nested. */
const nesting = {maxDepth: 2};

function wordsOver({text, number, flag}: Source): {[Kind in keyof Words]: Arbitrary<string>} {
  const column = fc.constantFrom(...text);
  const amount = number.length ? fc.constantFrom(...number) : sql`length(${column})`;
  return fc.letrec<Words>((tie) => ({
    text: fc.oneof(
      nesting,
      {arbitrary: column, weight: 6},
      sql`${fc.constantFrom("lower", "upper", "trim")}(${column})`,
      sql`left(${column}, ${fc.constantFrom("1", "5")})`,
      sql`substring(${column}, 1, 4)`,
      sql`replace(${column}, 'a', 'e')`,
      sql`split_part(${column}, ' ', 1)`,
      sql`${column} || ' ' || ${column}`,
      sql`concat(${column}, ', ', ${column})`,
      sql`coalesce(${column}, ${words})`,
      sql`nullif(${column}, ${words})`,
      sql`CASE WHEN ${tie("condition")} THEN ${words} ELSE ${column} END`,
      sql`CAST(${tie("number")} AS VARCHAR)`
    ),
    number: fc.oneof(
      nesting,
      {arbitrary: amount, weight: 6},
      sql`length(${column})`,
      sql`(${tie("number")} ${fc.constantFrom("+", "-", "*", "/", "//", "%")} ${amounts})`,
      sql`round(${tie("number")}, ${digits})`,
      sql`abs(${tie("number")})`,
      sql`coalesce(${tie("number")}, ${amounts})`,
      sql`CASE WHEN ${tie("condition")} THEN 1 ELSE 0 END`,
      sql`CAST(${tie("number")} AS ${fc.constantFrom("INTEGER", "DOUBLE", "BIGINT")})`
    ),
    condition: fc.oneof(
      nesting,
      sql`${column} ${compare} ${words}`,
      sql`${column} ${compare} ${column}`,
      sql`${column} ${fc.constantFrom("LIKE", "ILIKE", "NOT LIKE")} ${patterns}`,
      sql`${column} IN (${words}, ${words})`,
      sql`${column} ${fc.constantFrom("IS NULL", "IS NOT NULL")}`,
      flag.length ? fc.constantFrom(...flag) : sql`${amount} IS NOT NULL`,
      sql`${amount} ${compare} ${amounts}`,
      sql`${amount} BETWEEN ${amounts} AND ${amounts}`,
      sql`${tie("number")} ${compare} ${amounts}`,
      sql`NOT (${tie("condition")})`,
      sql`(${tie("condition")} ${fc.constantFrom("AND", "AND", "OR")} ${tie("condition")})`,
      sql`${column} ${fc.constantFrom("IN", "NOT IN")} (SELECT ${fc.constantFrom("country", "id", "name")} FROM place)`,
      sql`EXISTS (SELECT 1 FROM place p WHERE p.id = ${column} OR p.country = ${column})`
    )
  }));
}

/** Returns one to so many of something, with commas between them. */
const some = (what: Arbitrary<string>, most: number): Arbitrary<string> =>
  fc.array(what, {minLength: 1, maxLength: most}).map((all) => all.join(", "));

/** Returns something, or more often nothing. */
const maybe = (what: Arbitrary<string>): Arbitrary<string> => fc.option(what, {nil: "", freq: 2});

const order = fc.constantFrom("", " DESC", " ASC NULLS LAST");
const limit = fc.constantFrom("", "", " LIMIT 10", " LIMIT 5 OFFSET 5");

/** Draws queries over a source. */
function queriesOver(source: Source): Arbitrary<string> {
  const from = fc.constant(source.from);
  const {text, number, condition} = wordsOver(source);
  const column = fc.constantFrom(...source.text, ...source.number);
  const where = maybe(sql` WHERE ${condition}`);
  const aggregate = fc.oneof(
    fc.constant("count(*)"),
    sql`${fc.constantFrom("sum", "avg", "min", "max", "median", "stddev")}(${number})`,
    sql`round(${fc.constantFrom("avg", "sum")}(${number}), ${digits})`,
    sql`${fc.constantFrom("min", "max", "count", "any_value", "first", "list", "mode")}(${column})`,
    sql`count(DISTINCT ${column})`,
    sql`${fc.constantFrom("arg_max", "arg_min")}(${fc.constantFrom(...source.text)}, ${number})`,
    sql`string_agg(${fc.constantFrom("", "DISTINCT ")}${fc.constantFrom(...source.text)}, ', ')`,
    sql`count(*) FILTER (WHERE ${condition})`,
    sql`sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`,
    sql`${fc.constantFrom("100 * ", "100.0 * ", "")}count(*) / ${fc.constantFrom("sum(count(*)) OVER ()", "(SELECT count(*) FROM place)", "2")}`
  );
  const window = sql`${fc.oneof(
    fc.constantFrom("row_number()", "rank()", "dense_rank()", "count(*)"),
    sql`${fc.constantFrom("sum", "avg", "max")}(${number})`,
    sql`${fc.constantFrom("lag", "lead", "first_value")}(${column})`
  )} OVER (${maybe(sql`PARTITION BY ${column} `)}ORDER BY ${column}${order})`;
  const value = fc.oneof({arbitrary: column, weight: 3}, text, number);
  const grouped = sql`SELECT ${column} AS k, ${fc.oneof(column, text, number)} AS l, count(*) AS n, ${some(aggregate, 2)} FROM ${from}${where} GROUP BY ${fc.constantFrom("1, 2", "ALL", "k, l")}${maybe(sql` HAVING ${fc.constantFrom("n > 1", "count(*) >= 2", "k IS NOT NULL")}`)} ORDER BY ${fc.constantFrom("n DESC, k", "3 DESC", "k, l", "1", "n DESC, k, l")}${limit}`;
  return fc.oneof(
    sql`SELECT ${some(value, 4)} FROM ${from}${where}${maybe(sql` ORDER BY ${some(sql`${value}${order}`, 3)}`)}${limit}`,
    sql`SELECT ${value} AS v FROM ${from}${where} ORDER BY v${order}${limit}`,
    sql`SELECT ${value} AS v, ${value} AS w FROM ${from}${where} ORDER BY ${fc.constantFrom("v", "w", "v, w")}${order}${limit}`,
    sql`SELECT DISTINCT ${some(column, 2)} FROM ${from}${where} ORDER BY 1${order}${limit}`,
    sql`SELECT * FROM ${from}${where}${limit}`,
    sql`SELECT ${some(aggregate, 3)} FROM ${from}${where}`,
    sql`SELECT ${column} AS k, ${some(aggregate, 3)} FROM ${from}${where} GROUP BY ${fc.constantFrom("k", "1", "ALL")} ORDER BY ${fc.constantFrom("k", "2 DESC", "2 DESC, k")}${limit}`,
    grouped,
    sql`SELECT ${column}, ${some(window, 2)} FROM ${from}${where}`,
    sql`WITH x AS (${grouped}) SELECT * FROM x${maybe(fc.constant(" WHERE n > 1"))} ORDER BY n DESC, k`,
    sql`SELECT ${column} AS v FROM ${from}${where} ${fc.constantFrom("UNION", "UNION ALL", "EXCEPT", "INTERSECT")} SELECT ${fc.constantFrom(...source.text)} FROM ${from} ORDER BY v`,
    sql`SELECT ${value}, (SELECT count(*) FROM fact f WHERE f.country = ${fc.constantFrom(...source.text)}) AS n FROM ${from}${where} ORDER BY n DESC`
  );
}

/** Returns so many queries; the same seed gives the same ones. DuckDB refuses some of them. */
export function drawQueries(count: number, seed: number): string[] {
  const query = fc.oneof({arbitrary: oneTable, weight: 3}, {arbitrary: twoTables, weight: 2}).chain(queriesOver);
  return fc.sample(query, {numRuns: count, seed});
}
