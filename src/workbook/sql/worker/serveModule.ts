/**
 * Makes WebAssembly.instantiateStreaming and fetch of this worker serve DuckDB's compiled module once it is given, so that
 * its script fetches nothing. Reports when the module could not be started.
 */
export function serveModule(given: Promise<WebAssembly.Module>, failed: (error: unknown) => void): void {
  globalThis.fetch = async () => new Response(null, {headers: {"content-type": "application/wasm"}});
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await given;
    try {
      return {module, instance: await WebAssembly.instantiate(module, imports)};
    } catch (error) {
      // DuckDB's script waits for success only.
      failed(error);
      throw error;
    }
  };
}
