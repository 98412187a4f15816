import {createReadStream, existsSync, readFileSync, statSync} from "node:fs";
import {createServer, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {basename, extname, join} from "node:path";
import type {Page} from "puppeteer-core";
import {root} from "../../steps/root.js";
import {partName, type EngineManifest} from "../../src/workbook/sql/engineManifest.js";
import {startBrowser, type BrowserName} from "./browsers.js";
import {dist, until} from "./harness.js";

/** A host of the built site under an address of its own, so that the browser has kept nothing for it yet. */
export interface Host {
  readonly address: string;
  /** paths that were asked for, in order */
  readonly asked: string[];
  /** While true, parts of the engine are held back after their first bytes. */
  holdEngine: boolean;
  /** While true, nothing of the engine is to be had. */
  refuseEngine: boolean;
  /** While set, the rest of DuckDB, which comes after the first answer, is held back or not to be had. */
  rest: "hold" | "refuse" | null;
  /** Answers what was held back. */
  release(): void;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".htm": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json"
};

export async function startHost(): Promise<Host> {
  const asked: string[] = [];
  let held: (() => void)[] = [];
  const send = (response: ServerResponse, file: string): void => void createReadStream(file).pipe(response);
  const server = createServer(({url = "/"}, response) => {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const file = join(dist, path);
    asked.push(path);
    const refused = host.refuseEngine ? enginePaths([path]) : host.rest === "refuse" ? restPaths([path]) : [];
    if (refused.length) return void response.writeHead(503).end();
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, {
      "Content-Type": types[extname(file)] ?? "application/octet-stream",
      "Content-Length": statSync(file).size,
      "Cache-Control": "max-age=600"
    });
    const holds = host.holdEngine
      ? enginePaths([path]).length && enginePaths(asked).length > 10
      : host.rest === "hold" && restPaths([path]).length;
    if (holds) held.push(() => send(response, file));
    else send(response, file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host: Host = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    holdEngine: false,
    refuseEngine: false,
    rest: null,
    release() {
      for (const answer of held) answer();
      held = [];
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    }
  };
  return host;
}

/** The parts of the engine among what was asked for. */
export const enginePaths = (asked: readonly string[]): string[] =>
  asked.filter((path) => /\/engine\/.*\.bin$/.test(path));

const {files} = JSON.parse(readFileSync(join(root, "src", "engine", "manifest.json"), "utf8")) as EngineManifest;
const unpacking = new Set([files.unpacker, files.decoder, files.sample].flatMap(({parts}) => parts.map(partName)));

/** What of the engine only unpacks DuckDB, among what was asked for. */
export const unpackingPaths = (asked: readonly string[]): string[] =>
  enginePaths(asked).filter((path) => unpacking.has(basename(path)));

/** What of DuckDB itself was asked for. */
export const duckdbPaths = (asked: readonly string[]): string[] =>
  enginePaths(asked).filter((path) => !unpacking.has(basename(path)));

const rest = new Set(files.rest.parts.map(partName));

/** What of the rest of DuckDB, which comes after the first answer, was asked for. */
export const restPaths = (asked: readonly string[]): string[] =>
  enginePaths(asked).filter((path) => rest.has(basename(path)));

/** Parts that DuckDB itself has. */
const duckdbParts = new Set([files.worker, files.first, files.rest].flatMap(({parts}) => parts.map(partName))).size;

/** The notebook in a browser, with the things that a reader does in it. */
export class NotebookPage {
  readonly problems: string[] = [];

  private constructor(
    readonly page: Page,
    readonly host: Host
  ) {
    page.on("pageerror", (error) => this.problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.problems.push(message.text());
    });
  }

  static async open(
    name: BrowserName,
    host: Host,
    {width = 1280, dark = false, savesData = false} = {}
  ): Promise<NotebookPage> {
    const page = await (await startBrowser(name, dark)).newPage();
    page.setDefaultTimeout(120_000);
    await page.setViewport({width, height: 900});
    if (name === "chromium")
      await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: dark ? "dark" : "light"}]);
    if (savesData)
      await page.evaluateOnNewDocument(() =>
        Object.defineProperty(navigator, "connection", {value: {saveData: true}, configurable: true})
      );
    const notebook = new NotebookPage(page, host);
    await notebook.load();
    return notebook;
  }

  async load(): Promise<void> {
    await this.page.goto(`${this.host.address}sql.html`, {waitUntil: "load"});
    await until(this.page, "the notebook is there", () => document.querySelector(".sql-cell .cm-content") !== null);
  }

  /** Waits until what unpacks DuckDB was asked for, which a page at rest does by itself. */
  async prepared(): Promise<void> {
    for (const end = Date.now() + 30_000; !unpackingPaths(this.host.asked).length;) {
      if (Date.now() > end) throw new Error("the page got nothing ready");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await this.atRest();
  }

  /** Waits until the page has had nothing to do, and for some frames after that. */
  async atRest(): Promise<void> {
    await this.page.evaluate(async () => {
      await new Promise((resolve) => requestIdleCallback(resolve));
      for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame);
    });
  }

  /** Waits until the browser keeps all of the engine that was asked for, the rest of DuckDB included, and the evidence. */
  async allKept(): Promise<void> {
    const unpackers = new Set(unpackingPaths(this.host.asked)).size;
    await until(
      this.page,
      "the engine is kept",
      async (count) => {
        const request = indexedDB.open("workbook-sql-engine");
        const db = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)));
        const keys = db.transaction("parts").objectStore("parts").count();
        const found = await new Promise<number>((resolve) => (keys.onsuccess = () => resolve(keys.result)));
        db.close();
        const second = indexedDB.open("workbook-sql-evidence");
        const other = await new Promise<IDBDatabase>((resolve) => (second.onsuccess = () => resolve(second.result)));
        const files = other.objectStoreNames.contains("files")
          ? other.transaction("files").objectStore("files").count()
          : null;
        const evidence = files
          ? await new Promise<number>((resolve) => (files.onsuccess = () => resolve(files.result)))
          : 0;
        other.close();
        return found >= count && evidence > 0;
      },
      [duckdbParts + unpackers]
    );
  }

  /** Presses the button with this text inside the nth cell (from 0), or in the whole notebook. */
  async press(text: string, cell: number | null = null): Promise<void> {
    await this.page.evaluate(
      (wanted, nth) => {
        const scope =
          nth === null ? document.querySelector(".sql-notebook")! : document.querySelectorAll(".sql-cell")[nth]!;
        const button = [...scope.querySelectorAll("button")].find((one) => one.textContent!.trim() === wanted);
        if (!button) throw new Error(`no button ${wanted}`);
        button.click();
      },
      text,
      cell
    );
  }

  /** Types into a cell in the place of what it holds. */
  async write(cell: number, sql: string): Promise<void> {
    const [editor] = (await this.page.$$(".sql-cell .cm-content")).slice(cell);
    await editor!.click();
    await this.page.keyboard.down("Control");
    await this.page.keyboard.press("a");
    await this.page.keyboard.up("Control");
    await this.page.keyboard.press("Backspace");
    await this.page.keyboard.type(sql);
    // The first Escape closes the list of completions if one is open; the next one leaves the editor.
    await this.page.keyboard.press("Escape");
    const inside = await this.page.evaluate(() => document.activeElement!.closest(".cm-editor") !== null);
    if (inside) await this.page.keyboard.press("Escape");
  }

  async run(cell: number): Promise<void> {
    await this.press("Run", cell);
    await this.finished(cell);
  }

  /** Waits until a cell no longer runs. */
  async finished(cell: number): Promise<void> {
    await until(
      this.page,
      `cell ${cell} has run`,
      (nth) => !document.querySelectorAll(".sql-cell")[nth]!.classList.contains("busy"),
      [cell],
      180
    );
  }

  async statusOf(cell: number): Promise<string> {
    return this.page.evaluate(
      (nth) => document.querySelectorAll(".sql-cell")[nth]!.querySelector(".sql-status")!.textContent!,
      cell
    );
  }

  async textOf(cell: number, selector: string): Promise<string> {
    return this.page.evaluate(
      (nth, wanted) => document.querySelectorAll(".sql-cell")[nth]!.querySelector(wanted)?.textContent ?? "",
      cell,
      selector
    );
  }

  async rowsOf(cell: number): Promise<string[][]> {
    return this.page.evaluate(
      (nth) =>
        [...document.querySelectorAll(".sql-cell")[nth]!.querySelectorAll("tbody tr")].map((row) =>
          [...row.querySelectorAll("td")].map((value) => value.textContent!)
        ),
      cell
    );
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
