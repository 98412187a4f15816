/** A place beyond every table: whoever calls it is told so. */
const nowhere = 0x7fffffff;

/** The name of the table through which the two halves of DuckDB's module call each other: see steps/splitModule.ts. */
export const crossing = "crossing";

/** DuckDB's compiled module: what is needed first, and the rest when that is here already. */
export interface EngineModules {
  readonly first: WebAssembly.Module;
  readonly rest: WebAssembly.Module | null;
}

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

/** What can be done with a module that runs. */
export interface ServedModule {
  /** adds the rest of the module to a first half; resolves when all of it is there */
  addRest(rest: WebAssembly.Module): Promise<void>;
  /** keeps the module's memory as it is now, and returns a function that puts it back */
  keepMemory(): () => void;
}

interface Imports {
  readonly env: {readonly memory: WebAssembly.Memory; readonly __stack_pointer: WebAssembly.Global<"i32">};
}

/** Keeps the memory and the stack of a module. */
function keepMemory({env: {memory, __stack_pointer: stack}}: Imports): () => void {
  const kept = new Uint8Array(memory.buffer).slice();
  const top = stack.value;
  return () => {
    const now = new Uint8Array(memory.buffer);
    now.set(kept);
    now.fill(0, kept.length); // where it has grown since
    stack.value = top;
  };
}

/**
 * Makes WebAssembly.instantiateStreaming and fetch of this worker serve DuckDB's compiled module once it is given, so that
 * its script fetches nothing. Reports when the module could not be started. Returns what can be done with
 * the module while it runs.
 */
export function serveModule(given: Promise<EngineModules>, failed: (error: unknown) => void): ServedModule {
  let half: {imports: WebAssembly.Imports; exports: WebAssembly.Exports} | null = null;
  const running = (): NonNullable<typeof half> => {
    if (!half) throw new Error("the module does not run yet");
    return half;
  };
  const addRest = async (rest: WebAssembly.Module): Promise<void> => {
    const {imports, exports} = running();
    await WebAssembly.instantiate(rest, {...imports, first: {[crossing]: exports[crossing]!}});
  };
  const start = async (modules: EngineModules, imports: WebAssembly.Imports): Promise<WebAssembly.Instance> => {
    const {exports} = await WebAssembly.instantiate(modules.first, imports);
    leaveOut(modules.first, imports);
    half = {imports, exports};
    if (modules.rest) await addRest(modules.rest);
    const known: WebAssembly.Exports = {...exports, ...nothing};
    delete known[crossing]; // DuckDB's script would wonder what it is
    return {exports: known};
  };
  globalThis.fetch = async () => new Response(null, {headers: {"content-type": "application/wasm"}});
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const modules = await given;
    try {
      return {module: modules.first, instance: await start(modules, imports ?? {})};
    } catch (error) {
      // DuckDB's script waits for success only.
      failed(error);
      throw error;
    }
  };
  return {
    addRest,
    keepMemory: () => keepMemory(running().imports as unknown as Imports)
  };
}
