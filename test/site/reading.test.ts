import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {browserNames, closeSite, dist, pagePaths, until, visit} from "./harness.js";

afterAll(closeSite);

describe("without scripts", () => {
  it.each(pagePaths)("%s shows its text", async (path) => {
    const open = await visit("chromium", path, {scripts: false});
    try {
      const html = readFileSync(join(dist, path), "utf8");
      const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
      const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/
        .exec(main)?.[1]
        ?.replace(/<[^>]+>/g, "")
        .trim();
      expect(heading).toBeTruthy();
      expect(main.replace(/<[^>]+>/g, " ").split(/\s+/).length).toBeGreaterThan(20);
      // Scripts are off, so the page is asked what it shows through the picture that assistive technology gets.
      const names = JSON.stringify(await open.page.accessibility.snapshot());
      expect(names).toContain(JSON.stringify(heading!.replace(/&amp;/g, "&")).slice(1, -1));
    } finally {
      await open.close();
    }
  });
});

describe.each(browserNames)("by keyboard in %s", (name) => {
  it("the first stop is a link that skips to the text", async () => {
    const open = await visit(name, "clusters.html");
    try {
      await open.page.keyboard.press("Tab");
      const text = await open.page.evaluate(() => document.activeElement?.textContent);
      expect(text).toBe("Skip to the text");
      await open.page.keyboard.press("Enter");
      await until(open.page, "the text has the focus", () => document.activeElement?.id === "observablehq-main");
    } finally {
      await open.close();
    }
  });

  it.each([1280, 360])(
    "at a width of %i the drawer opens, finds pages, closes, and gives the focus back",
    async (width) => {
      const open = await visit(name, "clusters.html", {width});
      const {page} = open;
      const isOpen = () => getComputedStyle(document.querySelector("#observablehq-sidebar")!).visibility === "visible";
      const isClosed = () => getComputedStyle(document.querySelector("#observablehq-sidebar")!).visibility === "hidden";
      try {
        await until(page, "the drawer is closed at first", isClosed);
        await page.focus("#observablehq-sidebar-toggle");
        await page.keyboard.press(" ");
        await until(page, "the drawer is open", isOpen);
        await page.focus("#observablehq-search input");
        await page.keyboard.type("evidence");
        await until(page, "the search found the evidence", () =>
          [...document.querySelectorAll<HTMLAnchorElement>("#observablehq-search-results a")].some((a) =>
            a.href.endsWith("/evidence.html")
          )
        );
        await page.focus("#observablehq-sidebar-toggle");
        await page.keyboard.press("Escape");
        await until(page, "the drawer is closed again", isClosed);
        expect(await page.evaluate(() => document.activeElement?.id)).toBe("observablehq-sidebar-toggle");
        expect(await open.problems()).toEqual([]);
      } finally {
        await open.close();
      }
    }
  );
});
