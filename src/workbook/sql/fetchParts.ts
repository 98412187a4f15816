import {createMeter, planDownload, type Progress} from "./download.js";
import type {EnginePart} from "./engineManifest.js";
import type {EngineStore} from "./engineStore.js";
import {sha256} from "./sha256.js";

/**
 * Parts that are fetched at the same time: at first few, so that little is lost when a slow line breaks; one more for each
 * part that came quickly, up to what browsers allow.
 */
const atOnce = {first: 3, most: 6};
/** Milliseconds in which a part comes on a line that bears another one beside it. */
const quick = 400;
/** Waits in milliseconds before a part is asked for again. */
const waits = [400, 1600];

export interface FetchOptions {
  readonly store: EngineStore;
  /** asks for a part; `fresh` when the browser's own cache may hold a damaged one */
  readonly request: (part: EnginePart, options: {signal: AbortSignal | undefined; fresh: boolean}) => Promise<Response>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** gets every part as soon as it is here, in whatever order; its bytes may be transferred away */
  readonly deliver?: (bytes: ArrayBuffer, index: number) => void;
  /** milliseconds that a part waits before it is kept, so that keeping does not slow what starts with it; less when cancelled */
  readonly keepAfter?: number;
  /** milliseconds on a clock that only goes forward */
  readonly now?: () => number;
}

/** A download that did not work out, in words for the reader. What has arrived is kept. */
export class DownloadError extends Error {}

const pauseFor = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal!.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, {once: true});
  });

/** Keeps a part after a while, or at once when the download is cancelled. */
async function keepLater(
  store: EngineStore,
  {sha256: key}: EnginePart,
  bytes: ArrayBuffer,
  after: number,
  signal: AbortSignal
): Promise<void> {
  if (after > 0 && !signal.aborted) await pauseFor(after, signal).catch(() => {});
  await store.put(key, bytes);
}

/** Returns the bytes of a response and counts them as they arrive; `onBytes` gets a negative count when they are of no use. */
async function readBody(
  response: Response,
  expected: number,
  onBytes: (count: number) => void
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(expected);
  let length = 0;
  try {
    const reader = response.body!.getReader();
    for (;;) {
      const {done, value} = await reader.read();
      if (done) break;
      if (length + value.length > expected)
        throw new DownloadError("The server sent another file than the one that was asked for.");
      bytes.set(value, length);
      length += value.length;
      onBytes(value.length);
    }
    if (length < expected) throw new DownloadError("The line broke before all had arrived.");
    return bytes;
  } catch (error) {
    onBytes(-length);
    throw error;
  }
}

/** Returns one part, checked; asks again a few times when the line breaks or what arrives is damaged. */
async function fetchPart(
  part: EnginePart,
  {request, signal}: FetchOptions,
  onBytes: (count: number) => void
): Promise<ArrayBuffer> {
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await request(part, {signal, fresh: attempt > 0});
      if (!response.ok) throw new DownloadError(`The server answered with an error (${response.status}).`);
      const bytes = await readBody(response, part.bytes, onBytes);
      if ((await sha256(bytes)) === part.sha256) return bytes.buffer;
      onBytes(-bytes.length);
      throw new DownloadError("What arrived is damaged: it is not the file that belongs to this page.");
    } catch (error) {
      signal?.throwIfAborted();
      const wait = waits[attempt];
      if (wait === undefined) {
        throw error instanceof DownloadError
          ? error
          : new DownloadError("The line broke, or the server cannot be reached.");
      }
      await pauseFor(wait, signal);
    }
  }
}

/**
 * Brings all parts, from the store or the network, in order as far as the line lets them come so; keeps what arrives and
 * delivers each at once. Rejects with the signal's reason when it is aborted, with DownloadError when a part cannot be had.
 */
export async function fetchParts(parts: readonly EnginePart[], options: FetchOptions): Promise<void> {
  const {store, deliver, onProgress, now = () => performance.now()} = options;
  const stopper = new AbortController();
  const {signal} = stopper;
  const onAbort = (): void => stopper.abort(options.signal!.reason);
  options.signal?.throwIfAborted();
  options.signal?.addEventListener("abort", onAbort, {once: true});
  const isKept = await store.keys();
  const {kept, total} = planDownload(parts, isKept);
  const meter = createMeter(total, kept);
  let have = kept;
  const report = (): void => onProgress?.(meter(have, now()));
  report();

  const saving: Promise<void>[] = [];
  let next = 0;
  const bring = async (index: number): Promise<void> => {
    const part = parts[index]!;
    if (isKept.has(part.sha256)) {
      const bytes = await store.get(part.sha256);
      if (bytes) return deliver?.(bytes, index);
      have -= part.bytes;
    }
    const bytes = await fetchPart(part, {...options, signal}, (count) => {
      have += count;
      report();
    });
    saving.push(keepLater(store, part, bytes.slice(0), options.keepAfter ?? 0, signal));
    deliver?.(bytes, index);
  };
  const lanes: Promise<void>[] = [];
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    while (next < parts.length) {
      if (signal.aborted) return;
      const index = next++;
      const start = now();
      try {
        await bring(index);
      } catch (error) {
        failures.push(error);
        stopper.abort(error);
        return;
      }
      if (now() - start < quick && lanes.length < atOnce.most && next < parts.length) lanes.push(lane());
    }
  };
  while (lanes.length < Math.min(atOnce.first, parts.length)) lanes.push(lane());
  for (let i = 0; i < lanes.length; i++) await lanes[i];
  await Promise.allSettled(saving);
  options.signal?.removeEventListener("abort", onAbort);
  options.signal?.throwIfAborted();
  if (failures.length) throw failures.find((reason) => reason instanceof DownloadError) ?? failures[0];
  report();
}
