import {startDecoder, type BrotliDecoder} from "../../../vendor/brotli.js";

/** Bytes that the decoder gives back at once; small enough that the browser soon runs its optimised code. */
const chunkBytes = 1 << 17;
const needsMoreInput = 2;
const needsMoreOutput = 3;

/** Hands compressed bytes to the decoder and passes on what comes out. */
function feed(decoder: BrotliDecoder, compressed: Uint8Array, pass: (bytes: Uint8Array<ArrayBuffer>) => void): void {
  let rest = compressed;
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
 * A decoder for segments of DuckDB's module, in a worker of its own, for browsers that do not decode Brotli themselves. What
 * comes out of a segment goes to that segment's port, then a null.
 */
export class SegmentDecoder {
  readonly #create: Promise<() => BrotliDecoder>;
  readonly #failed: (error: unknown) => void;
  readonly #segments = new Map<number, {decoder: BrotliDecoder; port: MessagePort}>();
  /** what is to be done is done in the order in which it was asked for */
  #turn: Promise<void> = Promise.resolve();

  constructor(module: ArrayBuffer, failed: (error: unknown) => void) {
    this.#failed = failed;
    this.#create = startDecoder(module);
  }

  #then(work: (create: () => BrotliDecoder) => void): void {
    this.#turn = this.#turn.then(async () => work(await this.#create)).catch(this.#failed);
  }

  open(segment: number, port: MessagePort): void {
    this.#then((create) => void this.#segments.set(segment, {decoder: create(), port}));
  }

  push(segment: number, bytes: ArrayBuffer): void {
    this.#then(() => {
      const {decoder, port} = this.#segments.get(segment)!;
      feed(decoder, new Uint8Array(bytes), (chunk) => port.postMessage(chunk, [chunk.buffer]));
    });
  }

  end(segment: number): void {
    this.#then(() => {
      const {decoder, port} = this.#segments.get(segment)!;
      port.postMessage(null);
      decoder.free();
      this.#segments.delete(segment);
    });
  }
}
