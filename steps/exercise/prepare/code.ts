import {cachedEvidence} from "../../../loaders/cache.js";
import {readTables} from "../../../loaders/tables.js";
import {evaluate, type TableFile} from "../../../src/workbook/exercise/code/evaluate.js";
import type {PreparedTables} from "../../../src/workbook/exercise/kinds/sql.js";
import {mostRows} from "../../../src/workbook/exercise/table/answerTable.js";
import type {Made} from "../../../src/workbook/exercise/table/tableKind.js";
import type {Json} from "../../../src/workbook/json.js";

/** Returns the tables of exercise's key and of the wrong code that its author foresees, on the tables that it names. */
export async function prepare(fields: Json): Promise<Json> {
  const given = fields as {code: string; tables: string[]; mistakes?: {code: string}[]};
  const all = await readTables(await cachedEvidence());
  const made: Made[] = [];
  for (const code of [given.code, ...(given.mistakes ?? []).map((mistake) => mistake.code)]) {
    const missing = given.tables.filter((name) => !all.some((table) => table.name === name));
    if (missing.length) made.push({error: `there is no table ${missing.join(", ")}`});
    else {
      const tables = given.tables.map((name) => all.find((table) => table.name === name)! as unknown as TableFile);
      const outcome = await evaluate(code, tables, mostRows);
      if (outcome.kind === "table") made.push(outcome.table);
      else {
        const line = outcome.kind === "error" && outcome.line !== null ? `line ${outcome.line}: ` : "";
        made.push({error: `${line}${outcome.message.replace(/\.$/, "")}`});
      }
    }
  }
  return {key: made[0]!, mistakes: made.slice(1)} satisfies PreparedTables as unknown as Json;
}
