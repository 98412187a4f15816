// A worker that decodes segments of DuckDB's module, in browsers without Brotli. Packed by steps/engine.ts.
import type {FromWorker, ToDecoder} from "../protocol.js";
import {SegmentDecoder} from "./decoder.js";

let decoder: SegmentDecoder | null = null;

const broken = (error: unknown): void => {
  const reason = error instanceof Error ? error.message : String(error);
  postMessage({type: "broken", message: `The SQL engine could not be unpacked. ${reason}`} satisfies FromWorker);
};

addEventListener("message", ({data}: MessageEvent<ToDecoder>) => {
  if (data.type === "decode") {
    decoder ??= new SegmentDecoder(data.decoder, broken);
    decoder.open(data.segment, data.port);
  } else if (data.type === "bytes") {
    decoder?.push(data.segment, data.bytes);
  } else {
    decoder?.end(data.segment);
  }
});
