import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {ElementHandle} from "puppeteer-core";
import {afterAll, afterEach, beforeEach, describe, expect, it} from "vitest";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, until} from "./harness.js";
import {duckdbPaths, enginePaths, NotebookPage, restPaths, startHost, unpackingPaths, type Host} from "./sqlPage.js";

afterAll(closeSite);

/** A query that calls a function which is not among those of DuckDB that come first; it gives a value, and 3. */
const needsRest = (value: string): string => `SELECT ${value} AS n, levenshtein('kitten', 'sitting') AS distance`;

describe.each(browserNames)("the SQL notebook in %s", (name) => {
  let host: Host;
  let notebook: NotebookPage;

  beforeEach(async () => {
    host = await startHost();
    notebook = await NotebookPage.open(name, host);
  });
  afterEach(async () => {
    await notebook.close();
    await host.close();
  });

  it("fetches nothing of DuckDB and the evidence before a cell runs, and shows stored results meanwhile", async () => {
    await notebook.press("Add a cell");
    await notebook.page.evaluate(() => document.querySelector<HTMLElement>(".sql-questions button")!.click());
    await until(
      notebook.page,
      "the stored result shows",
      () => document.querySelectorAll(".sql-cell tbody tr").length > 0
    );
    expect(await notebook.textOf(2, ".sql-question")).toMatch(/stored when the site was built/);
    await notebook.prepared();
    expect(duckdbPaths(host.asked)).toEqual([]);
    expect(host.asked.filter((path) => /duckdb|\.wasm$|evidence\.[^/]*bin/.test(path))).toEqual([]);
  });

  it("fetches what unpacks DuckDB once, whether the page has it ready or not", async () => {
    await notebook.prepared();
    await notebook.write(0, "SELECT 1");
    await notebook.run(0);
    const ready = unpackingPaths(host.asked).sort();
    const other = await startHost();
    const saving = await NotebookPage.open(name, other, {savesData: true});
    try {
      await saving.atRest();
      expect(enginePaths(other.asked)).toEqual([]);
      await saving.write(0, "SELECT 1");
      await saving.run(0);
      expect(await saving.rowsOf(0)).toEqual([["1"]]);
      expect(unpackingPaths(other.asked).sort()).toEqual(ready);
      expect(new Set(ready).size).toBe(ready.length);
    } finally {
      await saving.close();
      await other.close();
    }
  });

  it("says why the engine cannot be had, and fetches it once it can", async () => {
    host.refuseEngine = true;
    await notebook.load();
    await notebook.write(0, "SELECT 5 AS five");
    await notebook.run(0);
    expect(await notebook.textOf(0, ".sql-error")).toMatch(/The server answered with an error \(503\)\./);
    host.refuseEngine = false;
    await notebook.run(0);
    expect(await notebook.rowsOf(0)).toEqual([["5"]]);
  });

  it("answers which interventions happened in clusters of Tamil Nadu, as stored, and offline the next time", async () => {
    await notebook.page.evaluate(() => document.querySelector<HTMLElement>(".sql-questions button")!.click());
    await until(
      notebook.page,
      "the stored result shows",
      () => document.querySelectorAll(".sql-cell tbody tr").length > 0
    );
    const stored = await notebook.rowsOf(1);
    await notebook.run(1);
    expect(await notebook.statusOf(1)).toMatch(/\d+ rows? in /);
    expect(await notebook.rowsOf(1)).toEqual(stored);
    await notebook.allKept();
    await notebook.load();
    await host.close();
    const before = host.asked.length;
    await notebook.run(1);
    expect(await notebook.rowsOf(1)).toEqual(stored);
    expect(host.asked.length).toBe(before);
    expect(notebook.problems).toEqual([]);
  });

  it("answers with half of DuckDB, and a query that needs the rest waits for it with what was made before", async () => {
    host.rest = "hold";
    await notebook.write(0, "CREATE TABLE mine AS SELECT range AS n FROM range(60); SELECT n FROM mine ORDER BY n");
    await notebook.run(0);
    expect(await notebook.statusOf(0)).toMatch(/^60 rows in /);
    await notebook.press("Add a cell");
    await notebook.write(1, needsRest("(SELECT max(n) FROM mine)"));
    await notebook.press("Run", 1);
    await until(notebook.page, "the query waits", () =>
      [...document.querySelectorAll(".sql-loading:not([hidden])")].some((notice) =>
        /the rest of the SQL engine, which a query needs/.test(notice.textContent!)
      )
    );
    host.rest = null;
    host.release();
    await notebook.finished(1);
    expect(await notebook.rowsOf(1)).toEqual([["59", "3"]]);
    await notebook.press("»", 0);
    await until(
      notebook.page,
      "the next page shows",
      () => document.querySelector(".sql-rows tbody td")!.textContent === "50"
    );
    expect(new Set(restPaths(host.asked)).size).toBe(restPaths(host.asked).length);
    expect(notebook.problems).toEqual([]);
  });

  it("says why the rest of DuckDB cannot be had, and goes on without it", async () => {
    host.rest = "refuse";
    await notebook.write(0, needsRest("1"));
    await notebook.run(0);
    expect(await notebook.textOf(0, ".sql-error")).toMatch(/The server answered with an error \(503\)\./);
    await notebook.write(0, "CREATE OR REPLACE TABLE mine AS SELECT 5 AS five; FROM mine");
    await notebook.run(0);
    expect(await notebook.rowsOf(0)).toEqual([["5"]]);
    await notebook.press("Add a cell");
    await notebook.write(1, needsRest("(SELECT five FROM mine)"));
    host.rest = "hold";
    await notebook.press("Run", 1);
    await until(notebook.page, "the query waits", () =>
      [...document.querySelectorAll(".sql-loading:not([hidden])")].some((notice) =>
        /the rest of the SQL engine, which a query needs/.test(notice.textContent!)
      )
    );
    await notebook.press("Cancel", 1);
    await notebook.finished(1);
    expect(await notebook.statusOf(1)).toMatch(/What has arrived is kept/);
    host.rest = null;
    host.release();
    await notebook.write(1, "SELECT five + 1 AS six FROM mine");
    await notebook.run(1);
    expect(await notebook.rowsOf(1)).toEqual([["6"]]);
    await notebook.write(1, needsRest("(SELECT five FROM mine)"));
    await notebook.run(1);
    expect(await notebook.rowsOf(1)).toEqual([["5", "3"]]);
  });

  it("shows an error at its cell with DuckDB's message, the place and a hint", async () => {
    await notebook.write(0, "SELECT name FROM plce");
    await notebook.run(0);
    expect(await notebook.textOf(0, ".sql-error pre")).toMatch(/Table with name plce does not exist/);
    expect(await notebook.textOf(0, ".sql-hint")).toMatch(/Did you mean place\?/);
    expect(await notebook.textOf(0, ".cm-lintRange-error")).toBe("plce");
    await notebook.write(0, "DROP TABLE fact");
    await notebook.run(0);
    expect(await notebook.textOf(0, ".sql-hint")).toMatch(/read-only/);
    await notebook.write(0, "SELECT count(*) > 100 AS many FROM fact");
    await notebook.run(0);
    expect(await notebook.rowsOf(0)).toEqual([["true"]]);
  });

  it("stays alive during a runaway query and cancels it", async () => {
    await notebook.write(0, "SELECT count(*) FROM range(1000000) a, range(1000000) b, range(1000) c");
    await notebook.press("Run", 0);
    await until(
      notebook.page,
      "the query runs",
      () => document.querySelector(".sql-status")!.textContent!.startsWith("Running"),
      [],
      180
    );
    const worst = await notebook.page.evaluate(async () => {
      let longest = 0;
      let last = performance.now();
      for (let i = 0; i < 30; i++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }
      return longest;
    });
    expect(worst).toBeLessThan(1000);
    await notebook.press("Cancel", 0);
    await notebook.finished(0);
    await notebook.write(0, "SELECT 42 AS answer");
    await notebook.run(0);
    expect(await notebook.rowsOf(0)).toEqual([["42"]]);
  });

  it("ends an engine that does not stop when asked, says what is lost, and starts it again", async () => {
    await notebook.write(0, "CREATE TABLE mine AS SELECT levenshtein('a', 'b') AS n");
    await notebook.run(0);
    await notebook.write(0, "SELECT levenshtein(repeat('a', 200000), repeat('b', 200000))");
    await notebook.press("Run", 0);
    await until(notebook.page, "the query runs", () =>
      document.querySelector(".sql-status")!.textContent!.startsWith("Running")
    );
    await notebook.press("Cancel", 0);
    await notebook.finished(0);
    expect(await notebook.page.evaluate(() => document.querySelector(".sql-notice")!.textContent)).toMatch(/Run all/);
    const asked = host.asked.length;
    await notebook.write(0, "SELECT count(*) AS tables FROM duckdb_tables() WHERE schema_name = 'scratch'");
    await notebook.run(0);
    expect(await notebook.rowsOf(0)).toEqual([["0"]]);
    expect(enginePaths(host.asked.slice(asked))).toEqual([]);
  });

  it("shows a result of a million rows a page at a time, sorted on demand", async () => {
    await notebook.write(0, "SELECT range AS n, 1000000 - range AS m FROM range(1000000)");
    await notebook.run(0);
    expect(await notebook.textOf(0, ".sql-place")).toMatch(/1\s000\s000/);
    expect((await notebook.rowsOf(0)).length).toBe(50);
    await notebook.press("»", 0);
    await until(
      notebook.page,
      "the last page shows",
      () => document.querySelector(".sql-rows tbody tr:last-child td")!.textContent === "999999"
    );
    await notebook.page.evaluate(() => document.querySelectorAll<HTMLElement>(".sql-sort")[1]!.click());
    await until(
      notebook.page,
      "the result is sorted",
      () => document.querySelector(".sql-rows tbody td")!.textContent === "999999"
    );
    expect(
      await notebook.page.evaluate(() => document.querySelectorAll(".sql-rows th")[1]!.getAttribute("aria-sort"))
    ).toBe("ascending");
  });

  it("keeps tables of one's own in scratch and draws a result", async () => {
    await notebook.write(
      0,
      "CREATE TABLE mine AS SELECT country, count(*) AS places FROM place GROUP BY ALL; SELECT * FROM scratch.mine ORDER BY places DESC"
    );
    await notebook.run(0);
    expect((await notebook.rowsOf(0)).length).toBeGreaterThan(2);
    await notebook.press("Chart", 0);
    await until(notebook.page, "the chart is drawn", () => document.querySelector(".sql-plot svg rect") !== null);
    expect(await notebook.textOf(0, "figcaption")).toMatch(/places by country/);
  });

  it("restores what was written, and imports what it exported", async () => {
    await notebook.write(0, "SELECT 1 AS kept");
    await notebook.load();
    expect(await notebook.textOf(0, ".cm-content")).toBe("SELECT 1 AS kept");
    const folder = mkdtempSync(join(tmpdir(), "notebook-"));
    try {
      writeFileSync(join(folder, "two.sql"), "-- cell: One\nSELECT 1;\n\n-- cell: Two\nSELECT 2;\n");
      writeFileSync(join(folder, "odd.sql"), Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
      const picker = (await notebook.page.$(".sql-files input")) as ElementHandle<HTMLInputElement>;
      await picker.uploadFile(join(folder, "two.sql"));
      await until(notebook.page, "the cells are there", () => document.querySelectorAll(".sql-cell").length === 3);
      const names = await notebook.page.evaluate(() =>
        [...document.querySelectorAll<HTMLInputElement>(".sql-cell-name")].map((input) => input.value)
      );
      expect(names.slice(1)).toEqual(["One", "Two"]);
      await picker.uploadFile(join(folder, "odd.sql"));
      await until(notebook.page, "the refusal shows", () =>
        /not a text file/.test(document.querySelector(".sql-notice")!.textContent!)
      );
    } finally {
      rmSync(folder, {recursive: true});
    }
  });

  it("can be left and run by keyboard", async () => {
    await notebook.write(0, "SELECT 7 AS seven");
    expect(await notebook.page.evaluate(() => document.activeElement!.textContent)).toBe("Run");
    await (await notebook.page.$(".sql-cell .cm-content"))!.click();
    await notebook.page.keyboard.down("Control");
    await notebook.page.keyboard.press("Enter");
    await notebook.page.keyboard.up("Control");
    await notebook.finished(0);
    expect(await notebook.rowsOf(0)).toEqual([["7"]]);
    await notebook.page.keyboard.press("Tab");
    expect(await notebook.page.evaluate(() => document.activeElement!.closest(".cm-editor") === null)).toBe(true);
  });

  it("shows the download, stops it when asked, and goes on with what it has", async () => {
    host.holdEngine = true;
    await notebook.write(0, "SELECT 1");
    await notebook.press("Run", 0);
    await until(notebook.page, "some has arrived", () =>
      /[1-9]\.\d of \d/.test(document.querySelector(".sql-loading")!.textContent!)
    );
    await notebook.press("Cancel", 0);
    await notebook.finished(0);
    expect(await notebook.statusOf(0)).toMatch(/What has arrived is kept/);
    const first = new Set(enginePaths(host.asked)).size;
    host.holdEngine = false;
    host.release();
    const before = host.asked.length;
    await notebook.run(0);
    expect(await notebook.rowsOf(0)).toEqual([["1"]]);
    const again = new Set(enginePaths(host.asked.slice(before)));
    const all = new Set(enginePaths(host.asked)).size;
    expect(again.size).toBeLessThan(all);
    expect(first).toBeGreaterThan(3);
  });
});

describe.each(browserNames)("the SQL notebook with results in %s", (name) => {
  it.each([
    [1280, false],
    [360, true]
  ])("has nothing that axe objects to and fits a window of %i (dark: %s)", async (width, dark) => {
    const host = await startHost();
    const notebook = await NotebookPage.open(name, host, {width, dark});
    try {
      await notebook.write(0, "SELECT country, state, count(*) AS places, NULL AS nothing FROM place GROUP BY ALL");
      await notebook.run(0);
      await notebook.press("Add a cell");
      await notebook.write(1, "SELECT nothing");
      await notebook.run(1);
      await notebook.press("Add a cell");
      await notebook.write(2, "SELECT country, count(*) AS places FROM place GROUP BY ALL");
      await notebook.run(2);
      await notebook.press("Chart", 2);
      await until(notebook.page, "the chart is drawn", () => document.querySelector(".sql-plot svg rect") !== null);
      await notebook.page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      expect(await accessibilityProblems(notebook.page)).toEqual([]);
      expect(
        await notebook.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      ).toBe(0);
      expect(notebook.problems).toEqual([]);
    } finally {
      await notebook.close();
      await host.close();
    }
  });
});
