// The development server: what is saved reaches every open browser, and a mistake is shown where the last good state stays.
import {spawn, type ChildProcess} from "node:child_process";
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Page} from "puppeteer-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {root} from "../../steps/root.js";
import {browserNames, startBrowser, stopBrowsers, type BrowserName} from "./browsers.js";
import {cloneInto} from "./clone.js";
import {settled} from "./harness.js";

const folder = mkdtempSync(join(tmpdir(), "live-"));
const copy = join(folder, "copy");
/** What `npm run before` and the loaders made in this tree, which a copy need not make again. */
const made = [
  ...["evidence", "exercises", "kernel", "references", "vendor"].map((name) => join(".cache", name)),
  ...["engine", "fonts", "kernel", "models", "sandbox", "vendor", ".observablehq"].map((name) => join("src", name))
];
let server: ChildProcess;
let address = "";

/** Starts the development server of the copy on a port that is free; resolves to its address. */
function startPreview(): Promise<string> {
  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  // In a group of its own, so that Framework, which it starts, ends with it.
  server = spawn(process.execPath, [tsx, "steps/preview.ts", "--no-open", "--host", "127.0.0.1"], {
    cwd: copy,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"]
  });
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec((said = (said + chunk.toString()).slice(-4000)));
      if (found) resolve(found[0]);
    };
    server.stdout!.on("data", listen);
    server.stderr!.on("data", listen);
    server.on("exit", (code) => reject(new Error(`The development server ended with ${code}:\n${said}`)));
  });
}

/**
 * Resolves once the function, run in the page, returns something true. Asks from outside and goes on asking while the page is
 * loaded anew.
 */
async function until(page: Page, what: string, condition: (...args: string[]) => unknown, args: readonly string[]) {
  const end = Date.now() + 60_000;
  while (!(await page.evaluate(condition, ...args).catch(() => false))) {
    if (Date.now() > end) {
      const alert = await page.evaluate(
        () => document.querySelector(".page-problem")?.textContent ?? "no mistake shown"
      );
      throw new Error(`Waited in vain: ${what} at ${page.url()} (${alert})`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The pages that are open, in both browsers. */
const views: {page: Page; path: string}[] = [];
const problems: string[] = [];

async function open(name: BrowserName, path: string): Promise<void> {
  // A context each, and so a window: a browser draws nothing in a tab behind another.
  const page = await (await (await startBrowser(name)).createBrowserContext()).newPage();
  page.setDefaultTimeout(120_000);
  page.on("pageerror", (error) =>
    problems.push(`${name} ${path}: ${error instanceof Error ? error.message : String(error)}`)
  );
  page.on("console", (message) => {
    // The browser's own question for an icon has no answer here.
    if (message.type() === "error" && !message.location().url?.endsWith("/favicon.ico"))
      problems.push(`${name} ${path}: ${message.text()}`);
  });
  await page.goto(address + path, {waitUntil: "load"});
  await settled(page);
  views.push({page, path});
}

beforeAll(async () => {
  cloneInto(copy);
  for (const path of made)
    if (existsSync(join(root, path))) cpSync(join(root, path), join(copy, path), {recursive: true, dereference: true});
  address = await startPreview();
  for (const path of ["studio", "standards"]) await Promise.all(browserNames.map((name) => open(name, path)));
});
afterAll(async () => {
  await stopBrowsers();
  if (server.exitCode === null) {
    server.removeAllListeners("exit");
    const ended = new Promise((resolve) => server.once("exit", resolve));
    process.kill(-server.pid!);
    await ended;
  }
  rmSync(folder, {recursive: true, force: true});
});

/** Resolves once every open page among those named says all of these words. */
const all = (condition: (...args: string[]) => unknown, what: string, paths: string[], ...args: string[]) =>
  Promise.all(
    views
      .filter(({path}) => paths.includes(path))
      .map(({page}) => until(page, `${what} ${args.join(", ")}`, condition, args))
  );
const tell = (paths: string[], ...words: string[]) =>
  all(
    (...wanted) => {
      const alerts = [...document.querySelectorAll("main .page-problem")].map((one) => one.textContent!);
      return alerts.some((alert) => wanted.every((word) => alert.includes(word)));
    },
    "the page tells of",
    paths,
    ...words
  );
const tellNothing = (paths: string[]) =>
  all(() => !document.querySelector("main .page-problem"), "the page tells of no mistake", paths);
const say = (paths: string[], ...words: string[]) =>
  all(
    (...wanted) => wanted.every((word) => document.querySelector("main")!.textContent!.includes(word)),
    "the page says",
    paths,
    ...words
  );
const lineOf = (text: string, words: string) => text.slice(0, text.indexOf(words)).split("\n").length;
const scenarioPages = ["studio", "standards"];

it("a preset that is saved reaches every open browser; a mistake is told with its line, and the last good one stays", async () => {
  const file = join(copy, "data", "scenarios", "indian-garments.json");
  const text = readFileSync(file, "utf8");
  const renamed = text.replace(/"title": ".*"/, '"title": "Garments far away: hidden contractors"');
  await Promise.all(
    views
      .filter(({path}) => path === "studio")
      .map(({page}) =>
        page.evaluate(() => {
          location.hash = "v=1&p=indian-garments&inspection=0.37";
        })
      )
  );
  await say(scenarioPages, "Indian garments");
  writeFileSync(file, renamed);
  await say(scenarioPages, "Garments far away");

  for (const [mistake, ...words] of [
    [renamed.replace(/("seed": \d+),/, "$1"), "is not JSON", `line ${lineOf(renamed, '"about"')}`],
    [renamed.replace(/("seed": \d+,)/, '$1\n  "sead": 1,'), "sead is no part", `line ${lineOf(renamed, '"about"')}`],
    [renamed.replace(/"value": [\d.]+/, '"value": 35'), "35", "0 to 1", `line ${lineOf(renamed, '"value"')}`]
  ] as [string, ...string[]][]) {
    writeFileSync(file, mistake);
    await tell(scenarioPages, "indian-garments.json", "the last good state", ...words);
    await say(scenarioPages, "Garments far away");
  }
  writeFileSync(file, text);
  await tellNothing(scenarioPages);
  await say(scenarioPages, "Indian garments");
  // What somebody had set in the studio outlives all of it.
  await say(["studio"], "Inspections", "37");
  expect(problems).toEqual([]);
});

it("a page that is saved follows at once, and a mistake in an exercise is told with its line", async () => {
  const file = join(copy, "src", "standards.md");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("# Standards: rules that travel", "# Standards: rules that wander"));
  await say(["standards"], "rules that wander");
  writeFileSync(file, text.replace(/^kind: .*$/m, "kind: quizz"));
  await tell(["standards"], `Line ${lineOf(text, "\nkind: ") + 1}:`, "quizz", "has to be one of choice");
  await say(["standards"], "rules that travel");
  writeFileSync(file, text);
  await tellNothing(["standards"]);
  await all(
    () =>
      [...document.querySelectorAll("workbook-exercise")].every((one) => one.querySelector("button")) &&
      document.querySelectorAll("workbook-exercise").length > 1,
    "all exercises can be answered again",
    ["standards"]
  );
  expect(problems).toEqual([]);
});

it("a deck with a mistake is told with its line and comes back when it is mended", async () => {
  for (const view of views.splice(0)) await view.page.close();
  await Promise.all(browserNames.map((name) => open(name, "present")));
  const file = join(copy, "data", "decks", "toritama.yaml");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(/^title: .*$/m, "title: Water that is blue again"));
  await say(["present"], "Water that is blue again");
  for (const mistake of ["slides: [", "titel: Blue", "  - {title: One, seed: 99999999}"]) {
    writeFileSync(file, `${text}\n${mistake}\n`);
    await tell(["present"], "toritama.yaml", `line ${text.split("\n").length + 1}`);
  }
  writeFileSync(file, text);
  await tellNothing(["present"]);
  expect(problems).toEqual([]);
});
