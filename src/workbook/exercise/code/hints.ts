import {nearest} from "../../sql/hints.js";
import type {CodeRequest} from "./protocol.js";

/** The verbs of Arquero that a table has. */
export const verbs = (
  "antijoin assign concat count cross cross_aggregate dedupe derive except filter fold full_join groupby impute intersect join " +
  "join_left join_right lookup numRows object objects orderby pivot reify relocate rename rollup sample select semijoin slice " +
  "spread ungroup union unorder unroll"
).split(" ");

/** The functions of op that a beginner meets. */
export const opFunctions = (
  "any average count distinct max mean median min mode stdev sum valid invalid row_number rank lag lead lower upper trim " +
  "length includes startswith endswith match replace round floor ceil abs is_nan"
).split(" ");

/** Names that the worker has taken away. */
const outside =
  /\b(fetch|XMLHttpRequest|WebSocket|EventSource|importScripts|indexedDB|caches|localStorage|sessionStorage|document|window|navigator|location|postMessage|Worker|BroadcastChannel|require|process)\b/;

const either = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;

/** Returns a hint for a foreseen mistake, or null. */
export function codeHint(message: string, {code, tables}: Pick<CodeRequest, "code" | "tables">): string | null {
  const columns = tables.flatMap((table) => table.columns.map(({name}) => name));
  const names = tables.map(({name}) => name);
  const variable = /Invalid variable reference: "?(\w+)"?/.exec(message)?.[1];
  if (variable)
    return `Arquero reads d => … by itself and does not know ${variable}. Write the value itself, or put aq.escape( … ) around the function.`;
  if (/Invalid function call|Invalid member expression|Unsupported expression|Invalid (call|function)/i.test(message))
    return "Inside verbs Arquero knows columns (d.name) and the functions of op. For anything else put aq.escape( … ) around the function.";
  // The name that Arquero quotes here is sometimes cut off.
  if (/Invalid column reference|Unrecognized column|Invalid impute column/.test(message)) {
    const quoted = /: "?(?:d\.)?(\w+)"?$/.exec(message)?.[1] ?? "";
    const whole = code.match(/\w+/g)?.includes(quoted) ? quoted : null;
    const near = whole && !columns.includes(whole) ? nearest(whole, columns) : [];
    if (near.length) return `There is no column ${whole}. Did you mean ${either(near)}?`;
    const all = tables.map((table) => `${table.name} has ${table.columns.map(({name}) => name).join(", ")}`);
    return `A name here is no column of the table at this point. ${all.join("; ")}.`;
  }
  const missing = /(?:ReferenceError: )(?:Can't find variable: )?(\w+)(?: is not defined)?/.exec(message)?.[1];
  if (missing && outside.test(missing)) return barred;
  if (missing) {
    const near = nearest(missing, [...names, "aq", "op"]);
    if (near.length) return `There is no ${missing} here. Did you mean ${either(near)}?`;
    if (columns.includes(missing))
      return `${missing} is a column. Inside a verb write d => d.${missing}; as a name write '${missing}' in quotes.`;
    return `The code knows aq, op and ${names.length === 1 ? "the table" : "the tables"} ${names.join(" and ")}. A text stands in quotes.`;
  }
  const call = /(?:^|[\s.])(\w+) is not a function/.exec(message)?.[1];
  if (call && outside.test(call)) return barred;
  if (call) {
    const verb = {
      where: "filter",
      group_by: "groupby",
      summarize: "rollup",
      mutate: "derive",
      arrange: "orderby",
      sort: "orderby",
      map: "derive"
    }[call];
    const near = verb ? [verb] : nearest(call, [...verbs, ...opFunctions]);
    return near.length
      ? `There is no ${call} here. Did you mean ${either(near)}?`
      : "A table has the verbs filter, groupby, rollup, derive, orderby, select, join and others.";
  }
  if (outside.test(message)) return barred;
  if (/Cannot read propert|is (null|undefined)|can't access property/i.test(message))
    return "Something before the dot is missing there: a name that no table has, or a row where the value is null.";
  if (/'import' and 'export'|import/.test(message)) return "Nothing has to be imported: aq and op are here.";
  return null;
}

const barred =
  "The code runs where there is no network, no page and no storage. The tables are all that it has and needs.";
