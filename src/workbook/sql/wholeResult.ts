import type {ResultSource} from "./resultSource.js";
import {toCsv} from "./values.js";

/** Rows that are written to a file at most, so that the page stays alive. */
export const downloadRows = 200_000;
/** Rows that are asked for at a time. */
const batch = 5000;

/** Returns a result as CSV with whole values, at most the first `downloadRows` rows. */
export async function wholeResult(source: ResultSource): Promise<string> {
  const count = Math.min(source.available, downloadRows);
  const pieces: string[] = [];
  const names = source.columns.map(({name}) => name);
  for (let offset = 0; offset < count; offset += batch) {
    const csv = toCsv(names, await source.page(offset, Math.min(batch, count - offset), null, null));
    pieces.push(offset === 0 ? csv : csv.slice(csv.indexOf("\r\n", toCsv(names, []).length - 2) + 2));
  }
  return pieces.join("") || toCsv(names, []);
}
