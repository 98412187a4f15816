// A streaming Brotli decoder in WebAssembly, for browsers whose DecompressionStream does not know Brotli.
import init, {BrotliDecStream} from "brotli-dec-wasm/web";

/** What the SQL worker uses of the decoder. */
export interface BrotliDecoder {
  dec(input: Uint8Array, outputSize: number): {code: number; buf: Uint8Array; input_offset: number; free(): void};
  free(): void;
}

/** Starts the decoder's compiled module; returns a function that makes decoders. */
export async function startDecoder(module: WebAssembly.Module): Promise<() => BrotliDecoder> {
  await init({module_or_path: module});
  return () => new BrotliDecStream() as BrotliDecoder;
}
