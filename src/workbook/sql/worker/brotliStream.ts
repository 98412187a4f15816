import {startDecoder, type BrotliDecoder} from "../../../vendor/brotli.js";

/** Bytes that the decoder gives back at once. */
const chunkBytes = 1 << 20;
const needsMoreInput = 2;
const needsMoreOutput = 3;

/** Hands one compressed chunk to the decoder and passes on what comes out. */
function feed(decoder: BrotliDecoder, chunk: Uint8Array, pass: (bytes: Uint8Array<ArrayBuffer>) => void): void {
  let rest = chunk;
  for (;;) {
    const result = decoder.dec(rest, chunkBytes);
    const {code, buf, input_offset: used} = result;
    result.free();
    if (buf.length) pass(buf as Uint8Array<ArrayBuffer>);
    rest = rest.subarray(used);
    if (code === needsMoreOutput) continue;
    if (code !== needsMoreInput || rest.length === 0) return;
  }
}

/**
 * Returns a transform from Brotli to plain bytes: the browser's own, or, where it has none for Brotli, the decoder whose
 * WebAssembly is given.
 */
export async function brotliStream(
  decoderModule: ArrayBuffer | null
): Promise<ReadableWritablePair<Uint8Array<ArrayBuffer>, BufferSource>> {
  if (!decoderModule) return new DecompressionStream("brotli" as CompressionFormat);
  const create = await startDecoder(decoderModule);
  const decoder = create();
  return new TransformStream<BufferSource, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      feed(decoder, new Uint8Array(chunk as ArrayBuffer), (bytes) => controller.enqueue(bytes));
    },
    flush() {
      decoder.free();
    }
  });
}
