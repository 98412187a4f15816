import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "puppeteer-core";
import {listFiles} from "../../steps/files.js";
import {root} from "../../steps/root.js";
import {serveSite, type SiteServer} from "../../steps/serve.js";
import {startBrowser, stopBrowsers, type BrowserName} from "./browsers.js";

export {browserNames, type BrowserName} from "./browsers.js";

/** The built site. */
export const dist = join(root, "dist");

if (!existsSync(join(dist, "index.html"))) throw new Error("There is no built site in dist/: run npm run build first.");

/** The files of the built pages, relative to the site, sorted. */
export const pagePaths = listFiles(dist).filter((file) => file.endsWith(".html") && !file.startsWith("_"));

/** The site's sub-path in these tests; on purpose not the root of its server. */
export const base = "/courses/2026/workbook/";

let server: Promise<SiteServer> | null = null;

/** The address of the built site, served without compression or rewriting under a sub-path; ends with a slash. */
export async function siteAddress(): Promise<string> {
  server ??= serveSite(dist, {base});
  return (await server).address;
}

/** Ends the browsers and the server; call it in afterAll. */
export async function closeSite(): Promise<void> {
  await stopBrowsers();
  await (await server)?.close();
  server = null;
}

export interface VisitOptions {
  width?: number;
  height?: number;
  dark?: boolean;
  /** False reads the page without its scripts (Chromium only). */
  scripts?: boolean;
}

/** An open page and what happened in it so far. */
export interface Visit {
  page: Page;
  /** Console errors and warnings, uncaught errors, failed requests, answers of 400 and more, breaches of the policy. */
  problems: () => Promise<string[]>;
  /** The address of everything that the page asked for, in order. */
  requests: string[];
  close: () => Promise<void>;
}

function watch(page: Page, problems: string[], requests: string[]): void {
  page.on("console", (message) => {
    const type = message.type();
    if (type === "error" || type === "warn" || type === "assert") problems.push(`console ${type}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error instanceof Error ? error.message : String(error)}`));
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) =>
    problems.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ""}`.trim())
  );
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
}

/** Opens a page of the site, such as "clusters.html#map", and waits until its first cells have run. */
export async function visit(
  name: BrowserName,
  path: string,
  {width = 1280, height = 900, dark = false, scripts = true}: VisitOptions = {}
): Promise<Visit> {
  const browser = await startBrowser(name, dark);
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const problems: string[] = [];
  const requests: string[] = [];
  await page.setViewport({width, height});
  if (name === "chromium") {
    await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: dark ? "dark" : "light"}]);
    await page.setJavaScriptEnabled(scripts);
  }
  if (scripts) {
    await page.evaluateOnNewDocument(() => {
      const breaches: string[] = [];
      Object.assign(globalThis, {policyBreaches: breaches});
      addEventListener("securitypolicyviolation", (event) =>
        breaches.push(`policy ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`.trim())
      );
    });
  }
  watch(page, problems, requests);
  await page.goto((await siteAddress()) + path, {waitUntil: "load"});
  if (scripts) await settled(page);
  return {
    page,
    requests,
    problems: async () => {
      const breaches = scripts
        ? await page.evaluate(() => (globalThis as unknown as {policyBreaches: string[]}).policyBreaches)
        : [];
      return [...problems, ...breaches];
    },
    close: () => page.close()
  };
}

/**
 * Resolves once the function, run in the page with these arguments, returns something true; rejects with `what` after
 * `seconds`. (puppeteer's own waiting compiles text to code, which the site's policy forbids.)
 */
export async function until<Args extends unknown[]>(
  page: Page,
  what: string,
  condition: (...args: Args) => unknown,
  args: Args = [] as unknown as Args,
  seconds = 60
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await page.evaluate(condition as (...args: unknown[]) => unknown, ...args))) {
    if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain: ${what}`);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
  }
}

/** Resolves once no cell of the page is waiting, its fonts are there and it asks for nothing more. */
export async function settled(page: Page): Promise<void> {
  await until(
    page,
    "the page's cells have run",
    () => !document.querySelector("#observablehq-main observablehq-loading")
  );
  await page.evaluate(() => document.fonts.ready.then(() => null));
  await page.waitForNetworkIdle({idleTime: 250});
  await until(
    page,
    "the page's cells have run",
    () => !document.querySelector("#observablehq-main observablehq-loading")
  );
}
