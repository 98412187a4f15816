import {readFileSync} from "node:fs";
import {cachedEvidence, cachedReferences} from "../../loaders/cache.js";
import {emit} from "../../loaders/emit.js";
import {readTables, tableOrder, zipTables} from "../../loaders/tables.js";

await emit(async () => {
  const order = tableOrder(readFileSync("data/schema.sql", "utf8"));
  return zipTables(await readTables(await cachedEvidence(), order), cachedReferences());
});
