// A worker that unpacks DuckDB's module: it decodes segments of it, or compiles it, or does both. Packed by steps/engine.ts.
import type {FromUnpacker, ToUnpacker} from "../protocol.js";
import {SegmentDecoder} from "./decoder.js";
import {segmentsFrom, segmentsHere, type SegmentInput} from "./segments.js";

/** where compressed bytes go, in a worker that decodes */
let input: SegmentInput | null = null;
let decoder: SegmentDecoder | null = null;

const send = (message: FromUnpacker): void => postMessage(message);

const broken =
  (what: string) =>
  (error: unknown): void =>
    send({type: "broken", message: `${what} ${error instanceof Error ? error.message : String(error)}`});

/** Compiles what comes as a stream, while it comes. */
function compile(stream: ReadableStream<Uint8Array<ArrayBuffer>>): void {
  const response = new Response(stream, {headers: {"content-type": "application/wasm"}});
  WebAssembly.compileStreaming(response).then(
    (module) => send({type: "module", module}),
    broken("The SQL engine could not be started.")
  );
}

addEventListener("message", ({data}: MessageEvent<ToUnpacker>) => {
  if (data.type === "decode") {
    decoder = new SegmentDecoder(data.decoder, data.ports, broken("The SQL engine could not be unpacked."));
    input = decoder;
  } else if (data.type === "warmUp") {
    decoder?.warmUp(data.sample);
  } else if (data.type === "compile" && data.ports) {
    compile(segmentsFrom(data.ports));
  } else if (data.type === "compile") {
    const here = segmentsHere(data.segments);
    input = here.input;
    compile(here.stream);
  } else if (data.type === "bytes") {
    input?.push(data.segment, data.bytes);
  } else {
    input?.end(data.segment);
  }
});
