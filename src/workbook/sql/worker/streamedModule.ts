/**
 * Makes WebAssembly.instantiateStreaming and fetch of this worker serve DuckDB's module from a stream of our own, so that
 * the module is compiled while it arrives; or from a module that was compiled before. Reports a module compiled here, or that none could be.
 */
export function serveModule(
  source: {stream: ReadableStream<Uint8Array<ArrayBuffer>>} | {module: WebAssembly.Module},
  compiled: (module: WebAssembly.Module) => void,
  failed: (error: unknown) => void
): void {
  const instantiate = WebAssembly.instantiateStreaming.bind(WebAssembly);
  const body = "stream" in source ? source.stream : null;
  globalThis.fetch = async () => new Response(body, {headers: {"content-type": "application/wasm"}});
  WebAssembly.instantiateStreaming = async (response, imports) => {
    try {
      if ("module" in source) {
        return {module: source.module, instance: await WebAssembly.instantiate(source.module, imports)};
      }
      const result = await instantiate(response, imports);
      compiled(result.module);
      return result;
    } catch (error) {
      // DuckDB's script waits for success only.
      failed(error);
      throw error;
    }
  };
}
