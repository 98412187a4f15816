import {engineManifest} from "../../engine/manifest.js";
import {planDownload, type Progress} from "./download.js";
import {neededFiles, partName, unpackingFiles, type EngineFile, type EnginePart} from "./engineManifest.js";
import {openEngineStore, removeEngineStore} from "./engineStore.js";
import {readEvidence, removeEvidence, type EvidenceFile} from "./evidenceFile.js";
import {fetchParts} from "./fetchParts.js";
import {inOrder} from "./inOrder.js";

/** The folder of the parts, the same in the built site and in the preview: modules are served from _import/workbook/sql/. */
const folder = new URL("../../../_file/engine/", import.meta.url);

/** What of the engine is here already. */
export interface EngineStatus {
  /** bytes that travel in all, the evidence not counted */
  readonly total: number;
  /** bytes of them that are kept */
  readonly kept: number;
  /** bytes of those that are not kept without which no query runs */
  readonly firstMissing: number;
  readonly complete: boolean;
  /** false when the browser does not keep parts beyond this page */
  readonly lasting: boolean;
}

/** Options of everything that downloads. */
export interface DownloadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Returns whether this browser decodes Brotli by itself. */
export function decodesBrotli(): boolean {
  try {
    return new DecompressionStream("brotli" as CompressionFormat) instanceof DecompressionStream;
  } catch {
    return false;
  }
}

const files = (): EngineFile[] => neededFiles(engineManifest, decodesBrotli());
const allParts = (): EnginePart[] => files().flatMap(({parts}) => parts);

/** Returns what is kept, and removes parts that belong to another version. */
export async function engineStatus(): Promise<EngineStatus> {
  const store = await openEngineStore();
  const keys = await store.keys();
  const parts = allParts();
  const wanted = new Set(Object.values(engineManifest.files).flatMap((file) => file.parts.map(({sha256}) => sha256)));
  const old = [...keys].filter((key) => !wanted.has(key));
  if (old.length) await store.remove(old);
  const {missing, kept, total} = planDownload(parts, keys);
  const rest = new Set(engineManifest.files.rest.parts.map(({sha256}) => sha256));
  const firstMissing = missing.reduce((sum, {sha256, bytes}) => sum + (rest.has(sha256) ? 0 : bytes), 0);
  return {total, kept, firstMissing, complete: missing.length === 0, lasting: store.lasting};
}

const request = (
  part: EnginePart,
  {signal, fresh}: {signal: AbortSignal | undefined; fresh: boolean}
): Promise<Response> =>
  fetch(new URL(partName(part), folder), {signal: signal ?? null, cache: fresh ? "reload" : "default"});

/** Downloads what is missing and keeps it, without starting anything. Resolves to the status after it; rejects as fetchParts does. */
export async function prefetchEngine(
  evidence: EvidenceFile | null,
  {signal, onProgress}: DownloadOptions = {}
): Promise<EngineStatus> {
  await engineStatus();
  const store = await openEngineStore();
  await Promise.all([
    fetchParts(allParts(), {store, request, ...(signal && {signal}), ...(onProgress && {onProgress})}),
    evidence ? readEvidence(evidence, {...(signal && {signal}), wait: true}) : null
  ]);
  return engineStatus();
}

/** Takes the engine and the evidence out of the browser's store; resolves to the status after it. */
export async function removeEngine(): Promise<EngineStatus> {
  await Promise.all([removeEngineStore(), removeEvidence()]);
  return engineStatus();
}

async function gunzip(pieces: readonly ArrayBuffer[]): Promise<ArrayBuffer> {
  const stream = new Blob([...pieces]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** A file to read, and what takes its parts as they arrive. */
interface Reading {
  readonly file: EngineFile;
  /** takes a part by its number in the file */
  take(bytes: ArrayBuffer, part: number): void;
  /** resolves when all of it was taken and given on */
  readonly done: Promise<void>;
}

/** Returns the reading of a file that is given whole and unpacked. */
function whole(file: EngineFile, give: (content: ArrayBuffer) => void): Reading {
  const pieces: ArrayBuffer[] = [];
  let complete!: (given: Promise<void>) => void;
  const done = new Promise<void>((resolve) => (complete = resolve));
  const take = inOrder<ArrayBuffer>((bytes) => {
    if (pieces.push(bytes) === file.parts.length) complete(gunzip(pieces).then(give));
  });
  return {file, take, done};
}

/** Receives the segments of a half of DuckDB's module while they arrive side by side. */
export interface SegmentReceiver {
  /** the next piece of a segment, compressed; may be transferred */
  piece(bytes: ArrayBuffer, segment: number): void;
  /** a segment is complete */
  endSegment(segment: number): void;
}

/** Returns the reading of a file of which each segment is given piece by piece. */
function bySegments(file: EngineFile, receiver: SegmentReceiver): Reading {
  let complete!: () => void;
  const done = new Promise<void>((resolve) => (complete = resolve));
  let open = file.segments.length;
  const takes = file.segments.flatMap((count, segment) => {
    const take = inOrder<ArrayBuffer>((bytes, at) => {
      receiver.piece(bytes, segment);
      if (at < count - 1) return;
      receiver.endSegment(segment);
      if (--open === 0) complete();
    });
    return Array.from({length: count}, (_, at) => (bytes: ArrayBuffer) => take(bytes, at));
  });
  return {file, take: (bytes, part) => takes[part]!(bytes), done};
}

/**
 * Reads files together, from store or network; resolves when all of them were given, while parts are still being kept.
 * Rejects as fetchParts does.
 */
async function readFiles(readings: readonly Reading[], {signal, onProgress}: DownloadOptions): Promise<void> {
  const places = readings.flatMap(({file, take}) => file.parts.map((part, at) => ({part, at, take})));
  const fetched = fetchParts(
    places.map(({part}) => part),
    {
      store: await openEngineStore(),
      request,
      keepAfter: 1500,
      ...(signal && {signal}),
      ...(onProgress && {onProgress}),
      deliver: (bytes, index) => places[index]!.take(bytes, places[index]!.at)
    }
  );
  const done = Promise.all(readings.map((reading) => reading.done));
  await Promise.race([done, fetched.then(() => done)]);
}

/** What workers need to unpack DuckDB. */
export interface UnpackerFiles {
  readonly script: ArrayBuffer;
  /** what decodes Brotli where the browser does not, and something for it to warm up with */
  readonly decoder: {readonly module: WebAssembly.Module; readonly sample: ArrayBuffer} | null;
}

/** Returns what unpacks DuckDB and holds nothing of it, from store or network. Rejects as fetchParts does. */
export async function readUnpacker(options: DownloadOptions): Promise<UnpackerFiles> {
  const contents: ArrayBuffer[] = [];
  const files = unpackingFiles(engineManifest, decodesBrotli());
  await readFiles(
    files.map((file, at) => whole(file, (content) => void (contents[at] = content))),
    options
  );
  const [script, decoder, sample] = contents;
  return {script: script!, decoder: decoder && sample ? {module: await WebAssembly.compile(decoder), sample} : null};
}

/** Number of segments of each half of DuckDB's module. */
export const firstSegments = engineManifest.files.first.segments.length;
export const restSegments = engineManifest.files.rest.segments.length;

/** Receives what DuckDB starts with while it arrives. */
export interface FirstReceiver {
  /** the worker's script, unpacked */
  script(content: ArrayBuffer): void;
  /** the first half of the module */
  readonly segments: SegmentReceiver;
}

/** Reads what DuckDB starts with into a receiver, each as early as its parts arrive; resolves and rejects as readFiles does. */
export async function readFirst({script, segments}: FirstReceiver, options: DownloadOptions): Promise<void> {
  const {worker, first} = engineManifest.files;
  await readFiles([whole(worker, script), bySegments(first, segments)], options);
}

/** Reads the rest of DuckDB's module into a receiver; resolves and rejects as readFiles does. */
export async function readRest(segments: SegmentReceiver, options: DownloadOptions): Promise<void> {
  await readFiles([bySegments(engineManifest.files.rest, segments)], options);
}
