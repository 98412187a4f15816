import {readFileSync} from "node:fs";
import {extname, join} from "node:path";
import {brotliCompressSync, gzipSync} from "node:zlib";
import {dist, siteAddress} from "../test/site/harness.js";
import {startBrowser} from "../test/site/browsers.js";

/** What a page has asked for by the time at which its first figure is drawn, one entry for each request. */
export interface Fetched {
  file: string;
  raw: number;
  gzip: number;
  brotli: number;
}

export interface FirstFigure {
  /** Null when the page has no figure; then the requests are those until the page is quiet. */
  drawnAfter: number | null;
  requests: Fetched[];
}

interface Seen {
  drawn: number | null;
  names: string[];
}

const sizes = new Map<string, Fetched>();

function sizeOf(file: string): Fetched {
  let size = sizes.get(file);
  if (!size) {
    const bytes = readFileSync(join(dist, file));
    // Fonts are compressed already.
    const packed = extname(file) === ".woff2";
    size = {
      file,
      raw: bytes.length,
      gzip: packed ? bytes.length : gzipSync(bytes, {level: 9}).length,
      brotli: packed ? bytes.length : brotliCompressSync(bytes).length
    };
    sizes.set(file, size);
  }
  return size;
}

/** Opens a page in Chromium with an empty cache; returns what was asked for before its first figure, the page first. */
export async function firstFigure(path: string): Promise<FirstFigure> {
  const browser = await startBrowser("chromium");
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({width: 1280, height: 900});
  await page.evaluateOnNewDocument(() => {
    const seen: Seen = {drawn: null, names: []};
    Object.assign(globalThis, {seen});
    // Written in place: a function with a name would need a helper of the compiler's that the page does not have.
    new MutationObserver(() => {
      const marks = "#observablehq-main :is(figure, .figure) svg :is(path, circle, rect, line)";
      if (seen.drawn !== null || !document.querySelector(marks)) return;
      seen.drawn = performance.now();
      const begun = performance.getEntriesByType("resource").filter((entry) => entry.startTime <= seen.drawn!);
      seen.names = begun.map((entry) => entry.name);
    }).observe(document, {childList: true, subtree: true});
  });
  const address = await siteAddress();
  await page.goto(address + path, {waitUntil: "networkidle0"});
  const {drawn, names} = await page.evaluate(() => {
    const {seen} = globalThis as unknown as {seen: Seen};
    const all = performance.getEntriesByType("resource").map((entry) => entry.name);
    return seen.drawn === null ? {drawn: null, names: all} : seen;
  });
  await context.close();
  const files = names
    .filter((name) => name.startsWith(address))
    .map((name) => new URL(name).href.slice(address.length));
  return {drawnAfter: drawn, requests: [path, ...files].map((file) => sizeOf(decodeURI(file.replace(/[?#].*$/, ""))))};
}

/** The sum of some requests. */
export const total = (requests: readonly Fetched[]) => ({
  count: requests.length,
  raw: requests.reduce((sum, {raw}) => sum + raw, 0),
  gzip: requests.reduce((sum, {gzip}) => sum + gzip, 0),
  brotli: requests.reduce((sum, {brotli}) => sum + brotli, 0)
});
