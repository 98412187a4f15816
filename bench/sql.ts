// How soon SQL answers for the first time, and what travels for it: tsx bench/sql.ts, on the site in dist/.
import {existsSync, readFileSync, statSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";
import {pathToFileURL} from "node:url";
import puppeteer, {type Page} from "puppeteer-core";
import {needBrowsers} from "../steps/browsers.mjs";
import {root} from "../steps/root.js";
import {browserNames, type BrowserName} from "../test/site/browsers.js";

/** The goal: answer within so many times what fetching and compiling the plain module takes, with so many bytes. */
export const sqlGoal = {times: 2.5, bytes: 6_000_000};

/** One measurement on a cold cache. */
export interface SqlFigures {
  readonly browser: BrowserName;
  /** milliseconds to fetch and compile DuckDB's module as its package ships it, on a page of its own */
  readonly compile: number;
  /** milliseconds from the click on Run to the answer */
  readonly answer: number;
  /** bytes and requests from the click to the answer, nothing compressed on the way */
  readonly bytes: number;
  readonly requests: number;
  /** bytes and requests in all, with the rest of DuckDB that comes after the answer */
  readonly allBytes: number;
  readonly allRequests: number;
  /** bytes that the page at rest had fetched before, to unpack DuckDB with */
  readonly before: number;
  /** the same on the next visit */
  readonly laterBytes: number;
  readonly laterAnswer: number;
}

const dist = join(root, "dist");
const plainModule = join(root, "node_modules", "@duckdb", "duckdb-wasm", "dist", "duckdb-eh.wasm");
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm"
};

/** Serves the site from memory, with DuckDB's plain module beside it, and counts what it sends. */
async function serveCounting(): Promise<{
  address: string;
  sent: {bytes: number; requests: number; engine: number};
  close: () => void;
}> {
  const sent = {bytes: 0, requests: 0, engine: 0};
  const kept = new Map<string, Buffer>();
  const server = createServer(({url = "/"}, response) => {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const file = path === "/plain.wasm" ? plainModule : normalize(join(dist, path));
    if (!kept.has(file) && existsSync(file) && statSync(file).isFile()) kept.set(file, readFileSync(file));
    const content = kept.get(file);
    if (!content) return void response.writeHead(404).end();
    sent.requests += 1;
    sent.bytes += content.length;
    if (path.includes("/engine/") && file.endsWith(".bin")) sent.engine += content.length;
    const type = types[extname(file)] ?? "application/octet-stream";
    response
      .writeHead(200, {"Content-Type": type, "Content-Length": content.length, "Cache-Control": "max-age=600"})
      .end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return {address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, sent, close};
}

/** Fetches and compiles the plain module in the page; returns milliseconds. */
async function compilePlain(): Promise<number> {
  const start = performance.now();
  await WebAssembly.compileStreaming(fetch("/plain.wasm", {cache: "no-store"}));
  return performance.now() - start;
}

/** Writes a query into the first cell, runs it and waits for its answer; returns milliseconds from the click. */
async function firstAnswer(): Promise<number> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const found = async <Found>(look: () => Found | null | undefined | false): Promise<Found> => {
    for (;;) {
      const result = look();
      if (result) return result;
      await frame();
    }
  };
  (await found(() => document.querySelector<HTMLElement>(".sql-questions button"))).click();
  const cell = await found(() => [...document.querySelectorAll(".sql-cell")].at(-1));
  const status = cell.querySelector(".sql-status")!;
  const start = performance.now();
  cell.querySelector<HTMLElement>(".sql-run button")!.click();
  await found(() => {
    if (cell.querySelector(".sql-error")) throw new Error(cell.querySelector(".sql-error")!.textContent!);
    return / rows? in /.test(status.textContent!);
  });
  return performance.now() - start;
}

/** tsx marks the names of inner functions with a helper, which functions that are sent to a page miss there. */
const nameFunctions = (page: Page) => page.evaluateOnNewDocument("globalThis.__name = (inner) => inner");

/** Measures the first and a later answer in a browser that was never used before. */
export async function measureSql(browser: BrowserName): Promise<SqlFigures> {
  const {address, sent, close} = await serveCounting();
  const started = await puppeteer.launch({
    browser: browser === "firefox" ? "firefox" : "chrome",
    executablePath: needBrowsers(root)[browser],
    headless: true,
    protocolTimeout: 300_000,
    args:
      browser === "firefox"
        ? []
        : ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
  });
  try {
    const page = await started.newPage();
    await nameFunctions(page);
    await page.goto(`${address}sql.html`, {waitUntil: "networkidle0"});
    const before = sent.engine;
    Object.assign(sent, {bytes: 0, requests: 0});
    const answer = await page.evaluate(firstAnswer);
    const {bytes, requests} = {...sent};
    // The rest of DuckDB arrives, and what has arrived is kept.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 5000)));
    const {bytes: allBytes, requests: allRequests} = {...sent};
    await page.close();
    const plain = await started.newPage();
    await nameFunctions(plain);
    await plain.goto(`${address}404.html`, {waitUntil: "networkidle0"});
    // Once: of a module that it has compiled before, a browser may keep what it made.
    const compile = await plain.evaluate(compilePlain);
    const later = await started.newPage();
    await nameFunctions(later);
    await plain.close();
    await later.goto(`${address}sql.html`, {waitUntil: "networkidle0"});
    Object.assign(sent, {bytes: 0, requests: 0});
    const laterAnswer = await later.evaluate(firstAnswer);
    await later.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2000)));
    return {
      browser,
      compile,
      answer,
      bytes,
      requests,
      allBytes,
      allRequests,
      before,
      laterBytes: sent.bytes,
      laterAnswer
    };
  } finally {
    await started.close();
    close();
  }
}

/** Measures each browser a few times and prints the measurement with the median ratio. */
export async function benchSql(times = 3): Promise<void> {
  console.log("\nSQL: from the click to the first answer, on a cold cache and a local server");
  for (const browser of browserNames) {
    const all: SqlFigures[] = [];
    for (let i = 0; i < times; i++) all.push(await measureSql(browser));
    all.sort((a, b) => a.answer / a.compile - b.answer / b.compile);
    const {compile, answer, bytes, requests, allBytes, allRequests, before, laterAnswer, laterBytes} =
      all[Math.floor(all.length / 2)]!;
    const ratios = all.map((one) => (one.answer / one.compile).toFixed(2)).join(", ");
    console.log(
      `  ${browser}: answer ${answer.toFixed(0)} ms, fetch and compile ${compile.toFixed(0)} ms, ` +
        `${(answer / compile).toFixed(2)} times (goal ${sqlGoal.times}; all: ${ratios})\n` +
        `    ${(bytes / 1e6).toFixed(2)} MB in ${requests} requests up to the answer, ${(allBytes / 1e6).toFixed(2)} MB in ${allRequests} in all ` +
        `(goal ${sqlGoal.bytes / 1e6} MB), ${(before / 1e3).toFixed(0)} kB before the click; ` +
        `later visit: answer ${laterAnswer.toFixed(0)} ms, ${laterBytes} bytes`
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await benchSql();
