import {startDecoder, type BrotliDecoder} from "../../../vendor/brotli.js";
import {messageTurn} from "../../lab/giveWay.js";
import type {SegmentInput} from "./segments.js";

/** Bytes that the decoder gives back at once; small enough that the browser soon runs its optimised code. */
const chunkBytes = 1 << 17;
/** Times that the sample is decoded; after fewer the browser has not optimised the code yet. */
const rounds = 150;
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
export class SegmentDecoder implements SegmentInput {
  readonly #failed: (error: unknown) => void;
  readonly #segments = new Map<number, {decoder: BrotliDecoder; port: MessagePort}>();
  /** what is to be done is done in the order in which it was asked for */
  #turn: Promise<void>;
  readonly #create: Promise<() => BrotliDecoder>;
  /** whether bytes of a segment have come */
  #begun = false;

  /** Gets the Brotli decoder ready for segments, each with its port. */
  constructor(module: WebAssembly.Module, ports: ReadonlyMap<number, MessagePort>, failed: (error: unknown) => void) {
    this.#failed = failed;
    this.#create = startDecoder(module);
    this.#turn = this.#create.then((create) => {
      for (const [segment, port] of ports) this.#segments.set(segment, {decoder: create(), port});
    });
    this.#turn.catch(failed);
  }

  #then(segment: number, work: (decoder: BrotliDecoder, port: MessagePort) => void): void {
    this.#turn = this.#turn.then(() => {
      const {decoder, port} = this.#segments.get(segment)!;
      work(decoder, port);
    });
    this.#turn.catch(this.#failed);
  }

  /** Decodes something over and over until the browser has optimised the code, or there are segments to decode. */
  warmUp(sample: ArrayBuffer): void {
    const giveWay = messageTurn();
    const work = async (create: () => BrotliDecoder): Promise<void> => {
      for (let round = 0; round < rounds && !this.#begun; round++) {
        const decoder = create();
        feed(decoder, new Uint8Array(sample), () => {});
        decoder.free();
        await giveWay();
      }
    };
    this.#create.then(work).catch(this.#failed);
  }

  push(segment: number, bytes: ArrayBuffer): void {
    this.#begun = true;
    this.#then(segment, (decoder, port) =>
      feed(decoder, new Uint8Array(bytes), (chunk) => port.postMessage(chunk, [chunk.buffer]))
    );
  }

  end(segment: number): void {
    this.#then(segment, (decoder, port) => {
      port.postMessage(null);
      decoder.free();
      this.#segments.delete(segment);
    });
  }
}
