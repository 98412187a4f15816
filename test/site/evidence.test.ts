import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "puppeteer-core";
import {afterAll, describe, expect, it} from "vitest";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, dist, until, visit, type VisitOptions} from "./harness.js";

afterAll(closeSite);

const ready = (page: Page) =>
  until(page, "the room shows something", () => {
    const room = document.querySelector(".evidence-room");
    return room !== null && !room.querySelector(".room-wait, [aria-busy]");
  });

const text = (page: Page, selector: string) =>
  page.evaluate((s) => document.querySelector(s)?.textContent?.replace(/\s+/g, " ").trim() ?? null, selector);

const hash = (page: Page) => page.evaluate(() => location.hash);

const press = (page: Page, selector: string) =>
  page.evaluate((s) => document.querySelector<HTMLElement>(s)!.click(), selector);

describe.each(browserNames)("the evidence in %s", (name) => {
  const open = async (fragment: string, options?: VisitOptions) => {
    const visited = await visit(name, `evidence.html${fragment}`, options);
    await ready(visited.page);
    return visited;
  };

  it("lists all tables, and fetches one when it is opened", async () => {
    const {page, requests, problems, close} = await open("");
    try {
      const fetched = () =>
        requests.filter((url) => url.includes("/data/tables/")).map((url) => /(\w+)\.\w+\.json$/.exec(url)?.[1]);
      expect(fetched()).toEqual(["schema"]);
      expect(requests.some((url) => url.endsWith(".duckdb"))).toBe(false);
      const listed = await page.evaluate(() => document.querySelectorAll(".table-list li").length);
      const schema = readFileSync("data/schema.sql", "utf8");
      expect(listed).toBe(schema.match(/^CREATE TABLE/gm)!.length);
      await press(page, '.table-list a[href="#table=place"]');
      await until(page, "places are open", () =>
        document.querySelector(".table-page h3")?.textContent?.startsWith("Places")
      );
      expect(fetched()).toEqual(["schema", "place"]);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("opens every table without an error", async () => {
    const {page, problems, close} = await open("");
    try {
      const names = await page.evaluate(() =>
        [...document.querySelectorAll(".table-list code")].map((code) => code.textContent!)
      );
      for (const table of names) {
        await page.evaluate((to) => void (location.hash = `table=${to}`), table);
        await until(
          page,
          `${table} is open`,
          (to) => document.querySelector(".table-page h3 code")?.textContent === to,
          [table]
        );
        expect(await text(page, ".evidence-table [role=status]")).toMatch(/^\d+ rows?/);
      }
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("goes to a row by its address, steps on by keyboard, and comes back with the browser's button", async () => {
    const {page, problems, close} = await open("#fact=in-industrial-clusters");
    try {
      await until(page, "the row has the focus", () => document.activeElement?.id === "row-title");
      expect(await text(page, "#row-title")).toContain("more than 1,000");
      await until(page, "its errata are there", () => document.querySelector(".row-errata .erratum-entry") !== null);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await until(page, "the next row is open", () => !location.hash.endsWith("in-industrial-clusters"));
      await until(
        page,
        "the focus stays on the step",
        () => document.activeElement?.getAttribute("data-step") === "next"
      );
      await page.evaluate(() => history.back());
      await until(
        page,
        "the first row is back",
        () => document.querySelector(".row-place code")?.textContent === "in-industrial-clusters"
      );
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("filters and sorts, keeps that in the address, and shows the same when it is opened again", async () => {
    const {page, close} = await open("#table=fact");
    let address: string;
    let status: string | null;
    try {
      await page.focus(".evidence-table input[type=search]");
      await page.keyboard.type("brazil");
      await press(page, "button[data-sort=as_written]");
      await until(page, "the address follows", () => location.hash === "#table=fact&filter=brazil&sort=as_written:asc");
      address = await hash(page);
      status = await text(page, ".evidence-table [role=status]");
      expect(status).toMatch(/^\d+ of \d+ rows/);
    } finally {
      await close();
    }
    const again = await open(address);
    try {
      expect(await text(again.page, ".evidence-table [role=status]")).toBe(status);
      expect(await text(again.page, "th[aria-sort=ascending]")).toContain("as_written");
    } finally {
      await again.close();
    }
  });

  it("does not speak of missing scripts where there are some", async () => {
    const {page, close} = await open("");
    try {
      expect(await page.evaluate(() => document.querySelector("main")!.innerText)).not.toContain("need JavaScript");
    } finally {
      await close();
    }
  });

  it("says what an address asks for in vain, and runs nothing that stands in it", async () => {
    const {page, problems, close} = await open(
      `#table=fact&row=${encodeURIComponent("<img src=x onerror=alert(1)>")}&sort=zz`
    );
    try {
      expect(await text(page, ".room-notice")).toContain("has no row “<img src=x onerror=alert(1)>”");
      expect(await page.evaluate(() => document.querySelectorAll(".evidence-room img").length)).toBe(0);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("gives what is shown as a file", async () => {
    const {page, problems, close} = await open("#table=fact&filter=brazil");
    try {
      const file = await page.evaluate(async () => {
        let given: {name: string; href: string} | null = null;
        const click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () {
          given = {name: this.download, href: this.href};
        };
        document.querySelector<HTMLElement>(".table-downloads button")!.click();
        HTMLAnchorElement.prototype.click = click;
        const {name: fileName, href} = given as unknown as {name: string; href: string};
        return {fileName, text: await (await fetch(href)).text()};
      });
      expect(file.fileName).toBe("fact-selection.csv");
      expect(file.text.replace("\uFEFF", "")).toMatch(/^id,country,place_id,subject,indicator,as_written,unit,/);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it.each(["#errata", "#ref=schmitz-nadvi-1999", "#glossary", "#fact=in-industrial-clusters", "#table=place&page=all"])(
    "%s fits a narrow window in dark and a wide one in light, and axe objects to nothing",
    async (fragment) => {
      // Colours do not depend on the width, nor does what fits depend on the colours.
      for (const options of [{width: 360, dark: true}, {width: 1280}]) {
        const {page, problems, close} = await open(fragment, options);
        try {
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth
          );
          expect(over).toBeLessThanOrEqual(0);
          expect(await accessibilityProblems(page), JSON.stringify(options)).toEqual([]);
          expect(await problems()).toEqual([]);
        } finally {
          await close();
        }
      }
    }
  );
});

describe("the evidence without scripts", () => {
  it("says what it is and offers the database", () => {
    const page = readFileSync(join(dist, "evidence.html"), "utf8");
    const link =
      /<a[^>]*href="([^"]*\.duckdb)"[^>]*download="evidence.duckdb"/.exec(page) ??
      /<a[^>]*download="evidence.duckdb"[^>]*href="([^"]*\.duckdb)"/.exec(page);
    expect(link).not.toBeNull();
    expect(readFileSync(join(dist, link![1]!)).byteLength).toBeGreaterThan(10_000);
    expect(/<noscript>([\s\S]*?)<\/noscript>/.exec(page)?.[1]).toContain("The tables need JavaScript.");
    expect(page).not.toContain("page-problem");
  });
});
