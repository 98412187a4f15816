import type {Page} from "puppeteer-core";
import {afterAll, describe, expect, it} from "vitest";
import {accessibilityProblems} from "./axe.js";
import {stopBrowsers, type BrowserName} from "./browsers.js";
import {browserNames, closeSite, until, visit} from "./harness.js";
import {duckdbPaths, enginePaths, NotebookPage, startHost} from "./sqlPage.js";

afterAll(async () => {
  await closeSite();
  await stopBrowsers();
});

const selector = (id: string, rest = "") => `#exercise-${id} ${rest}`.trim();

const ready = (page: Page) =>
  until(page, "the exercises can be answered", () =>
    [...document.querySelectorAll("workbook-exercise")].every((host) => host.hasAttribute("data-ready"))
  );

/** Puts a text into an editor in the place of what it holds, as the browser does for dictation and the like. */
async function write(page: Page, id: string, text: string): Promise<void> {
  const css = selector(id, ".cm-content");
  await page.evaluate((s) => document.querySelector(s)!.scrollIntoView({block: "center"}), selector(id));
  await until(page, "the editor is there", (s) => document.querySelector(s) !== null, [css]);
  const lines = text.split("\n");
  for (const [i, line] of lines.entries()) {
    await page.evaluate(
      (s, given, first) => {
        const content = document.querySelector<HTMLElement>(s)!;
        content.focus();
        const selection = getSelection()!;
        selection.selectAllChildren(content);
        if (!first) selection.collapseToEnd();
        document.execCommand("insertText", false, given);
      },
      css,
      line,
      i === 0
    );
    if (i === lines.length - 1) break;
    await page.evaluate((s) => {
      const press = (key: string, keyCode: number) =>
        document.querySelector(s)!.dispatchEvent(new KeyboardEvent("keydown", {key, keyCode, bubbles: true}));
      // Enter would take what an open list of completions offers.
      if (document.querySelector(".cm-tooltip-autocomplete")) press("Escape", 27);
      press("Enter", 13);
    }, css);
  }
  const seen = await page.evaluate(
    (s) => [...document.querySelectorAll(`${s} .cm-line`)].map((line) => line.textContent!.trim()).join("\n"),
    css
  );
  expect(seen.replace(/\s+/g, " ").trim()).toBe(text.replace(/\s+/g, " ").trim());
}

/** Presses a button of an exercise and waits until nothing runs. */
async function press(page: Page, id: string, name: string, seconds = 120): Promise<void> {
  await page.evaluate(
    (s, wanted) =>
      [...document.querySelectorAll<HTMLButtonElement>(s)].find((one) => one.textContent!.trim() === wanted)!.click(),
    selector(id, "button"),
    name
  );
  await idle(page, id, seconds);
}

/** Waits until nothing of an exercise runs. */
async function idle(page: Page, id: string, seconds = 120): Promise<void> {
  await until(
    page,
    "nothing runs any more",
    (s) => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>(s)];
      const stop = buttons.find((one) => one.textContent === "Stop")!;
      return stop.hidden && !buttons.some((one) => one.hasAttribute("aria-busy"));
    },
    [selector(id, "button")],
    seconds
  );
}

const textOf = (page: Page, id: string, rest: string) =>
  page.evaluate((s) => document.querySelector(s)?.textContent?.replace(/\s+/g, " ").trim() ?? "", selector(id, rest));

describe.each(browserNames)("in %s", (name: BrowserName) => {
  it("nothing of DuckDB or of the frame for code is fetched before something runs", async () => {
    const host = await startHost();
    const {page, close} = await visit(name, "index.html");
    try {
      await page.goto(`${host.address}sql.html`, {waitUntil: "load"});
      await ready(page);
      await write(page, "clusters-by-sector", "place");
      expect(duckdbPaths(host.asked)).toEqual([]);
      expect(host.asked.filter((path) => /sandbox|evidence\..*bin|place\..*json/.test(path))).toEqual([]);
      await press(page, "clusters-by-sector", "Run");
      expect(host.asked.filter((path) => /sandbox/.test(path)).length).toBe(1);
      expect(duckdbPaths(host.asked)).toEqual([]);
      expect(await textOf(page, "clusters-by-sector", ".sql-foot")).toMatch(/^\d+ rows$/);
    } finally {
      await close();
      await host.close();
    }
  });

  it("notebook and exercises share one engine, and tables of one's own do not stand in for the evidence", async () => {
    const host = await startHost();
    const notebook = await NotebookPage.open(name, host);
    const {page} = notebook;
    try {
      await ready(page);
      await notebook.write(0, "CREATE TABLE country AS SELECT 1 AS n");
      await notebook.run(0);
      expect(new Set(enginePaths(host.asked)).size).toBeGreaterThan(5);
      await write(page, "clusters-per-country", "SELECT name FROM country WHERE focus");
      await press(page, "clusters-per-country", "Run");
      // The rest of DuckDB comes meanwhile; nothing comes twice.
      expect(new Set(enginePaths(host.asked)).size).toBe(enginePaths(host.asked).length);
      expect(await textOf(page, "clusters-per-country", "tbody")).toMatch(/India/);
      await notebook.write(0, "FROM country");
      await notebook.run(0);
      expect(await notebook.rowsOf(0)).toEqual([["1"]]);
      expect(notebook.problems).toEqual([]);
    } finally {
      await notebook.close();
      await host.close();
    }
  });

  it("an error is shown at its line with a hint, costs no attempt, and the wrong row of a result is marked", async () => {
    const {page, problems, close} = await visit(name, "sql.html");
    const id = "clusters-in-brazil";
    try {
      await ready(page);
      await write(page, id, "SELECT nam\nFROM place");
      await press(page, id, "Check");
      expect(await textOf(page, id, ".exercise-feedback")).toMatch(/Not readable.*Line 1.*Hint: .*name/);
      expect(await textOf(page, id, ".exercise-state")).not.toMatch(/attempt/);
      expect(await textOf(page, id, ".cm-lintRange-error")).toBe("nam");
      await write(page, id, "SELECT 'Franca' AS name");
      await press(page, id, "Check");
      expect(await textOf(page, id, ".exercise-feedback")).toMatch(/1 row: too few/);
      await write(page, id, "SELECT upper(name) AS name FROM place WHERE country = 'BR' AND kind = 'cluster'");
      await press(page, id, "Check");
      expect(await textOf(page, id, ".exercise-row-wrong th")).toMatch(/not right: 1$/);
      expect(await textOf(page, id, ".exercise-state")).toMatch(/2 attempts/);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("a long query and a loop that never ends are stopped", async () => {
    const {page, problems, close} = await visit(name, "sql.html");
    // In the page, so that the press comes in time however slow the way there is.
    const stop = async (id: string) => {
      await page.evaluate(
        async (buttons, status) => {
          const click = (text: string) =>
            [...document.querySelectorAll<HTMLButtonElement>(buttons)].find((one) => one.textContent === text)!.click();
          click("Run");
          while (!document.querySelector(status)!.textContent!.includes("Running …"))
            await new Promise(requestAnimationFrame);
          click("Stop");
        },
        selector(id, "button"),
        selector(id, "[role=status]")
      );
      await idle(page, id);
    };
    try {
      await ready(page);
      // Stopped at once, before the engine is there; then with the engine at work.
      await write(page, "clusters-in-brazil", "SELECT 1");
      await stop("clusters-in-brazil");
      expect(await textOf(page, "clusters-in-brazil", ".exercise-out")).toMatch(/stopped/i);
      await press(page, "clusters-in-brazil", "Run");
      expect(await textOf(page, "clusters-in-brazil", ".exercise-out td")).toBe("1");
      await write(page, "clusters-in-brazil", "SELECT count(*) FROM fact a, fact b, fact c, fact d, fact e, fact f");
      await press(page, "clusters-per-country", "Check");
      await stop("clusters-in-brazil");
      expect(await textOf(page, "clusters-in-brazil", ".exercise-out")).toMatch(/stopped/i);
      await write(page, "clusters-by-sector", "console.log('so far');\nwhile (true) {}");
      await press(page, "clusters-by-sector", "Check");
      expect(await textOf(page, "clusters-by-sector", ".exercise-feedback")).toMatch(
        /more than 5 seconds and was stopped/
      );
      expect(await textOf(page, "clusters-by-sector", ".exercise-logs")).toBe("so far");
      await write(page, "clusters-by-sector", "while (true) {}");
      await stop("clusters-by-sector");
      expect(await textOf(page, "clusters-by-sector", ".exercise-out")).toMatch(/Stopped before/);
      // A download that Stop has ended counts as failed; whether one was under way is a matter of luck.
      const stopped = /^failed: \S+\/_file\/(?:engine|data)\/\S+ (?:NS_BINDING_ABORTED|net::ERR_ABORTED)$/;
      expect((await problems()).filter((problem) => !stopped.test(problem))).toEqual([]);
    } finally {
      await close();
    }
  });

  it("lines of errors in code are the reader's own", async () => {
    const {page, close} = await visit(name, "sql.html");
    const id = "clusters-by-sector";
    const said = async (code: string) => {
      await write(page, id, code);
      await press(page, id, "Run");
      return textOf(page, id, ".sql-error");
    };
    try {
      await ready(page);
      expect(await said("const t = place;\n\nt.filtr(d => d.kind)")).toMatch(
        /filtr.*Line 3: t\.filtr.*Did you mean filter/
      );
      expect(await said("place\n  .filter(d => d.kind === ')")).toMatch(/Unterminated string.*Line 2: /);
      expect(await said("\nplace.groupby('contry').count()")).toMatch(/Line 2: place\.groupby/);
    } finally {
      await close();
    }
  });

  it("code reaches neither network nor storage, even with what was taken away given back", async () => {
    const {page, close} = await visit(name, "sql.html");
    const host = await startHost();
    const id = "clusters-by-sector";
    const target = `${host.address}stolen`;
    const attempts = [
      `await fetch("${target}")`,
      `new XMLHttpRequest()`,
      `indexedDB.open("x")`,
      `importScripts("${target}")`,
      `await import("${target}")`,
      `await eval('im' + 'port("${target}")')`,
      `await new Function("return import('${target}')")()`,
      `await import("data:text/javascript,export default 1")`,
      `new Worker("${target}")`,
      `new WebSocket("${target.replace("http", "ws")}")`,
      `new EventSource("${target}")`,
      `new BroadcastChannel("x")`,
      `caches.open("x")`,
      `navigator.sendBeacon("${target}")`,
      `self.constructor.constructor("return fetch('${target}')")()`,
      `Object.getPrototypeOf(self).constructor.prototype.fetch("${target}")`,
      `postMessage({type: "done", outcome: {kind: "table"}})`
    ];
    try {
      await ready(page);
      for (const attempt of attempts) {
        await write(
          page,
          id,
          `let said = "reached";\ntry { ${attempt}; } catch (error) { said = "refused"; }\n[{said}]`
        );
        await press(page, id, "Run");
        expect(await textOf(page, id, "tbody td"), attempt).toBe("refused");
      }
      expect(host.asked).toEqual([]);
    } finally {
      await close();
      await host.close();
    }
  });

  it("has nothing that axe objects to, on a phone, with a result and an error", async () => {
    const {page, close} = await visit(name, "sql.html", {width: 360, height: 740});
    try {
      await ready(page);
      await write(page, "clusters-by-sector", "place");
      await press(page, "clusters-by-sector", "Check");
      await write(page, "interventions-and-places", "plac");
      await press(page, "interventions-and-places", "Run");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(await accessibilityProblems(page)).toEqual([]);
    } finally {
      await close();
    }
  });
});
