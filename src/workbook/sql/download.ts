import type {EnginePart} from "./engineManifest.js";

/** How far a download has come. */
export interface Progress {
  /** bytes that are here, kept ones included */
  readonly bytes: number;
  /** bytes in all */
  readonly total: number;
  /** bytes per second over the last seconds; null until it can be told */
  readonly rate: number | null;
  /** seconds left at that rate; null until it can be told */
  readonly secondsLeft: number | null;
}

/** What has to travel and what is kept already. */
export interface DownloadPlan {
  readonly missing: readonly EnginePart[];
  /** bytes that are kept already */
  readonly kept: number;
  /** bytes in all */
  readonly total: number;
}

/** Returns which parts still have to be fetched, in the order in which they are needed, each once. */
export function planDownload(parts: readonly EnginePart[], kept: ReadonlySet<string>): DownloadPlan {
  const seen = new Set<string>();
  const missing: EnginePart[] = [];
  let keptBytes = 0;
  let total = 0;
  for (const part of parts) {
    if (seen.has(part.sha256)) continue;
    seen.add(part.sha256);
    total += part.bytes;
    if (kept.has(part.sha256)) keptBytes += part.bytes;
    else missing.push(part);
  }
  return {missing, kept: keptBytes, total};
}

/** Seconds over which the rate is taken: long enough to be calm, short enough to notice that a line has slowed. */
const rateWindow = 6;

/** Returns a meter that turns counts of bytes at times (in milliseconds) into progress; bytes that were kept before do not count for the rate. */
export function createMeter(total: number, kept: number): (bytes: number, now: number) => Progress {
  const samples: {bytes: number; now: number}[] = [];
  return (bytes, now) => {
    samples.push({bytes, now});
    while (samples.length > 2 && now - samples[1]!.now > rateWindow * 1000) samples.shift();
    const first = samples[0]!;
    const seconds = (now - first.now) / 1000;
    const rate = seconds >= 0.5 && bytes > first.bytes ? (bytes - first.bytes) / seconds : null;
    const left = Math.max(0, total - bytes);
    return {
      bytes: Math.min(total, Math.max(kept, bytes)),
      total,
      rate,
      secondsLeft: left === 0 ? 0 : rate === null ? null : left / rate
    };
  };
}

/** Returns bytes in MB with one decimal, or in kB below a tenth of a MB. */
export function formatBytes(bytes: number): string {
  return bytes < 99_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Returns a time left in words: seconds in steps of five below two minutes, else minutes. */
export function formatSecondsLeft(seconds: number): string {
  if (seconds < 3) return "a moment left";
  if (seconds < 10) return "a few seconds left";
  if (seconds < 118) return `about ${Math.round(seconds / 5) * 5} seconds left`;
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} minutes left`;
  return "more than an hour left";
}

/** Returns one line for a reader: what is here of what, how fast, how long still. */
export function formatProgress({bytes, total, rate, secondsLeft}: Progress): string {
  const line = [`${(bytes / 1e6).toFixed(1)} of ${formatBytes(total)}`];
  if (rate !== null && bytes < total) line.push(`${formatBytes(rate)} a second`);
  if (secondsLeft !== null && bytes < total) line.push(formatSecondsLeft(secondsLeft));
  return line.join(", ");
}
