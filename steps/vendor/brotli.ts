// A streaming Brotli decoder in WebAssembly, for browsers whose DecompressionStream does not know Brotli.
import init, {BrotliDecStream} from "brotli-dec-wasm/web";

/** What the SQL worker uses of the decoder. */
export interface BrotliDecoder {
  dec(input: Uint8Array, outputSize: number): {code: number; buf: Uint8Array; input_offset: number; free(): void};
  free(): void;
}

/** Compiles the decoder from its bytes; returns a function that makes decoders. */
export async function startDecoder(bytes: ArrayBuffer): Promise<() => BrotliDecoder> {
  await init({module_or_path: bytes});
  return () => new BrotliDecStream() as BrotliDecoder;
}
