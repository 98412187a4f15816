// DuckDB's bindings for a worker of our own, and what reads its answers. The page itself never loads this.
// @ts-expect-error the package describes this build under another name
import * as blocking from "../../node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs";
import {tableFromIPC} from "apache-arrow";

/** Starts DuckDB in this worker from the WebAssembly that fetch(url) gives; resolves to its bindings. */
export async function startDuckDB<Bindings>(url: string): Promise<Bindings> {
  const bundle = {mainModule: url, mainWorker: ""};
  const bindings = await blocking.createDuckDB(
    {mvp: bundle, eh: bundle},
    new blocking.VoidLogger(),
    blocking.BROWSER_RUNTIME
  );
  await bindings.instantiate(() => {});
  return bindings as Bindings;
}

/** Returns the columns' names, types and values of an answer in Arrow's stream format. */
export function readArrow(ipc: Uint8Array): {names: string[]; types: string[]; columns: unknown[][]; rowCount: number} {
  const table = tableFromIPC(ipc);
  const {fields} = table.schema;
  return {
    names: fields.map(({name}) => name),
    types: fields.map(({type}) => String(type)),
    columns: fields.map((_, i) => [...(table.getChildAt(i) ?? [])]),
    rowCount: table.numRows
  };
}
