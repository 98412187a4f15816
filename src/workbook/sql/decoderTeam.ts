import type {Decoder} from "./engineFiles.js";
import type {FromWorker, ToDecoder} from "./protocol.js";

/** Workers that decode the segments of DuckDB's module side by side, in browsers that have no Brotli of their own. */
export class DecoderTeam {
  /** the ends for DuckDB's worker, one for each segment */
  readonly ports: readonly MessagePort[];
  readonly #workers: readonly Worker[];
  readonly #href: string;

  /** Starts as many workers as help: one for each processor, at most one for each segment. */
  constructor({script, module}: Decoder, segments: number, failed: (error: Error) => void) {
    const size = Math.max(1, Math.min(segments, navigator.hardwareConcurrency || 2));
    const href = URL.createObjectURL(new Blob([script], {type: "text/javascript"}));
    this.#workers = Array.from({length: size}, () => new Worker(href));
    this.#href = href;
    for (const worker of this.#workers) {
      worker.onmessage = ({data}: MessageEvent<FromWorker>) => {
        if (data.type === "broken") failed(new Error(data.message));
      };
      worker.onerror = () => failed(new Error("The SQL engine could not be unpacked."));
    }
    this.ports = Array.from({length: segments}, (_, segment) => {
      const {port1, port2} = new MessageChannel();
      this.#post(segment, {type: "decode", decoder: module, segment, port: port1}, [port1]);
      return port2;
    });
  }

  #post(segment: number, message: ToDecoder, transfer: Transferable[]): void {
    this.#workers[segment % this.#workers.length]!.postMessage(message, transfer);
  }

  piece(bytes: ArrayBuffer, segment: number): void {
    this.#post(segment, {type: "bytes", segment, bytes}, [bytes]);
  }

  end(segment: number): void {
    this.#post(segment, {type: "end", segment}, []);
  }

  dispose(): void {
    for (const worker of this.#workers) worker.terminate();
    URL.revokeObjectURL(this.#href);
  }
}
