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
 * Makes WebAssembly.instantiateStreaming and fetch of this worker serve DuckDB's module from a stream of our own, so that
 * the module is compiled while it arrives; or from a module that was compiled before. Reports a module compiled here, or that none could be.
 */
export function serveModule(
  source: {stream: ReadableStream<Uint8Array<ArrayBuffer>>} | {module: WebAssembly.Module},
  compiled: (module: WebAssembly.Module) => void,
  failed: (error: unknown) => void
): void {
  const body = "stream" in source ? source.stream : null;
  globalThis.fetch = async () => new Response(body, {headers: {"content-type": "application/wasm"}});
  WebAssembly.instantiateStreaming = async (response, imports) => {
    try {
      const module = "module" in source ? source.module : await WebAssembly.compileStreaming(response);
      if (!("module" in source)) compiled(module);
      return {module, instance: await instantiate(module, imports ?? {})};
    } catch (error) {
      // DuckDB's script waits for success only.
      failed(error);
      throw error;
    }
  };
}
