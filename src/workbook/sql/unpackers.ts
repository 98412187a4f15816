import type {SegmentReceiver, UnpackerFiles} from "./engineFiles.js";
import type {FromUnpacker, ToUnpacker} from "./protocol.js";

/**
 * Workers that unpack DuckDB's module and compile it while it arrives: one that compiles and decodes Brotli too, or, in
 * browsers without Brotli, one that compiles and others that decode the segments side by side. They are used once.
 */
export class Unpackers implements SegmentReceiver {
  /** DuckDB's module; rejects when it cannot be had, and when the workers are ended before */
  readonly module: Promise<WebAssembly.Module>;
  readonly #segments: number;
  readonly #stopper = new AbortController();
  readonly #workers: Worker[] = [];
  /** those that take compressed bytes; once the workers run */
  readonly #decoding: Promise<Worker[]>;
  #sample: ArrayBuffer | null = null;
  #compiled!: (module: WebAssembly.Module) => void;
  #failed!: (error: unknown) => void;

  /** Starts the workers as soon as their files are read; those of them that decode are ready before the first piece. */
  constructor(segments: number, read: (signal: AbortSignal) => Promise<UnpackerFiles>) {
    this.#segments = segments;
    this.module = new Promise((resolve, reject) => {
      this.#compiled = resolve;
      this.#failed = reject;
    });
    this.module.catch((error: unknown) => this.end(error));
    const {signal} = this.#stopper;
    this.#decoding = read(signal).then((files) => {
      signal.throwIfAborted();
      return this.#start(files);
    });
    this.#decoding.catch(this.#failed);
  }

  /** Returns the workers that decode. */
  #start({script, decoder}: UnpackerFiles): Worker[] {
    const href = URL.createObjectURL(new Blob([script], {type: "text/javascript"}));
    this.#stopper.signal.addEventListener("abort", () => URL.revokeObjectURL(href));
    const compiling = this.#open(href);
    if (!decoder) {
      send(compiling, {type: "compile", segments: this.#segments, ports: null});
      return [compiling];
    }
    this.#sample = decoder.sample;
    // One for each processor, at most one for each segment.
    const size = Math.max(1, Math.min(this.#segments, navigator.hardwareConcurrency || 2));
    const decoding = Array.from({length: size}, () => this.#open(href));
    const ways = Array.from({length: this.#segments}, () => new MessageChannel());
    decoding.forEach((worker, at) => {
      const ports = new Map(
        ways.map(({port1}, segment) => [segment, port1] as const).filter(([segment]) => segment % size === at)
      );
      send(worker, {type: "decode", decoder: decoder.module, ports}, [...ports.values()]);
    });
    const ports = ways.map(({port2}) => port2);
    send(compiling, {type: "compile", segments: this.#segments, ports}, ports);
    return decoding;
  }

  #open(href: string): Worker {
    const worker = new Worker(href);
    this.#workers.push(worker);
    worker.onmessage = ({data}: MessageEvent<FromUnpacker>) => {
      if (data.type === "module") this.#compiled(data.module);
      else this.#failed(new Error(data.message));
    };
    worker.onerror = () => this.#failed(new Error("The SQL engine could not be unpacked."));
    return worker;
  }

  #hand(message: Extract<ToUnpacker, {type: "bytes" | "end"}>, transfer: Transferable[]): void {
    this.#decoding.then(
      (decoding) => send(decoding[message.segment % decoding.length]!, message, transfer),
      () => {}
    );
  }

  /** Has the decoder run until the browser has optimised its code, which the workers share. For times at rest. */
  warmUp(): void {
    this.#decoding.then(
      ([first]) => this.#sample && send(first!, {type: "warmUp", sample: this.#sample}),
      () => {}
    );
  }

  /** Takes the next compressed bytes of a segment, and takes them away from the caller. */
  piece(bytes: ArrayBuffer, segment: number): void {
    this.#hand({type: "bytes", segment, bytes}, [bytes]);
  }

  /** Takes note that a segment is complete. */
  endSegment(segment: number): void {
    this.#hand({type: "end", segment}, []);
  }

  /** Whether they are of no more use. */
  get ended(): boolean {
    return this.#stopper.signal.aborted;
  }

  /** Ends the workers, or the reading of their files. */
  end(reason: unknown): void {
    this.#failed(reason);
    this.#stopper.abort(reason);
    for (const worker of this.#workers) worker.terminate();
  }
}

function send(worker: Worker, message: ToUnpacker, transfer: Transferable[] = []): void {
  worker.postMessage(message, transfer);
}
