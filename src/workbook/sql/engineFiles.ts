import {engineManifest} from "../../engine/manifest.js";
import {planDownload, type Progress} from "./download.js";
import {neededFiles, partName, type EngineFile, type EnginePart} from "./engineManifest.js";
import {openEngineStore, removeEngineStore} from "./engineStore.js";
import {readEvidence, removeEvidence, type EvidenceFile} from "./evidenceFile.js";
import {fetchParts} from "./fetchParts.js";

/** The folder of the parts, the same in the built site and in the preview: modules are served from _import/workbook/sql/. */
const folder = new URL("../../../_file/engine/", import.meta.url);

/** What of the engine is here already. */
export interface EngineStatus {
  /** bytes that travel in all, the evidence not counted */
  readonly total: number;
  /** bytes of them that are kept */
  readonly kept: number;
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

/** Returns the bytes that travel before SQL runs here for the first time, the evidence not counted. */
export function engineBytes(): number {
  return planDownload(allParts(), new Set()).total;
}

/** Returns what is kept, and removes parts that belong to another version. */
export async function engineStatus(): Promise<EngineStatus> {
  const store = await openEngineStore();
  const keys = await store.keys();
  const parts = allParts();
  const wanted = new Set(Object.values(engineManifest.files).flatMap((file) => file.parts.map(({sha256}) => sha256)));
  const old = [...keys].filter((key) => !wanted.has(key));
  if (old.length) await store.remove(old);
  const {missing, kept, total} = planDownload(parts, keys);
  return {total, kept, complete: missing.length === 0, lasting: store.lasting};
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

/** What decodes Brotli where the browser does not: a worker's script and WebAssembly. */
export interface Decoder {
  readonly script: ArrayBuffer;
  readonly module: ArrayBuffer;
}

/** Receives the engine's files while they arrive. */
export interface EngineReceiver {
  /** the worker's script, first; the decoder's where the browser needs one; the number of segments that will come */
  begin(script: ArrayBuffer, decoder: Decoder | null, segments: number): void;
  /** the next piece of a segment of DuckDB's module, compressed; may be transferred */
  piece(bytes: ArrayBuffer, segment: number): void;
  /** a segment is complete */
  endSegment(segment: number): void;
  /** all pieces were given; keeping them may take longer */
  end(): void;
}

async function gunzip(pieces: readonly ArrayBuffer[]): Promise<ArrayBuffer> {
  const stream = new Blob([...pieces]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** Returns for each part of a file the segment it belongs to. */
function segmentOf({segments}: EngineFile): number[] {
  return segments.flatMap((count, segment) => Array<number>(count).fill(segment));
}

/** Reads the engine from store or network into a receiver, in order, as early as parts arrive; resolves when all is kept. */
export async function readEngine(receiver: EngineReceiver, {signal, onProgress}: DownloadOptions): Promise<void> {
  const wanted = files();
  const module = wanted.at(-1)!;
  const segments = segmentOf(module);
  const before = wanted.slice(0, -1);
  const head = before.reduce((sum, {parts}) => sum + parts.length, 0);
  const early: ArrayBuffer[] = [];
  const begin = async (): Promise<void> => {
    const packed = [...early];
    const unpacked = await Promise.all(before.map(({parts}) => gunzip(packed.splice(0, parts.length))));
    const [script, decoder] = unpacked.length === 1 ? unpacked : [unpacked[2], unpacked[1]];
    receiver.begin(script!, decoder ? {script: unpacked[0]!, module: decoder} : null, module.segments.length);
  };
  let begun = Promise.resolve();
  const store = await openEngineStore();
  await fetchParts(
    wanted.flatMap(({parts}) => parts),
    {
      store,
      request,
      keepAfter: 1500,
      ...(signal && {signal}),
      ...(onProgress && {onProgress}),
      deliver: (bytes, index) => {
        if (index < head) {
          early.push(bytes);
          if (early.length === head) begun = begin();
          return;
        }
        const at = index - head;
        const segment = segments[at]!;
        begun = begun.then(() => {
          receiver.piece(bytes, segment);
          if (segments[at + 1] !== segment) receiver.endSegment(segment);
          if (at === segments.length - 1) receiver.end();
        });
      }
    }
  );
  await begun;
}
