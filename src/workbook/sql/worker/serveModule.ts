/** A place beyond every table: whoever calls it is told so. */
const nowhere = 0x7fffffff;

/**
 * Leaves out the functions of JavaScript that the module could call by their numbers, which are for graphics and sound: to
 * give one a number, DuckDB's script makes a module for it.
 */
export function leaveOut(module: WebAssembly.Module, imports: WebAssembly.Imports): void {
  const table = "GOT.func";
  for (const {module: from, name} of WebAssembly.Module.imports(module))
    if (from === table) (imports[table]![name] as WebAssembly.Global<"i32">).value = nowhere;
}

/** What DuckDB's script calls to set the module's memory up, which is done: see steps/openedModule.ts. */
const nothing = {__wasm_call_ctors: () => {}, __wasm_apply_data_relocs: () => {}};

async function instantiate(module: WebAssembly.Module, imports: WebAssembly.Imports): Promise<WebAssembly.Instance> {
  const {exports} = await WebAssembly.instantiate(module, imports);
  leaveOut(module, imports);
  return {exports: {...exports, ...nothing}};
}

/**
 * Makes WebAssembly.instantiateStreaming and fetch of this worker serve DuckDB's compiled module once it is given, so that
 * its script fetches nothing. Reports when the module could not be started.
 */
export function serveModule(given: Promise<WebAssembly.Module>, failed: (error: unknown) => void): void {
  globalThis.fetch = async () => new Response(null, {headers: {"content-type": "application/wasm"}});
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await given;
    try {
      return {module, instance: await instantiate(module, imports ?? {})};
    } catch (error) {
      // DuckDB's script waits for success only.
      failed(error);
      throw error;
    }
  };
}
