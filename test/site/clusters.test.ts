import {afterAll, describe, expect, it} from "vitest";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, until, visit} from "./harness.js";

afterAll(closeSite);

describe.each(browserNames)("the chapter on clusters in %s", (name) => {
  it("draws its nine figures, each with a title, a source and words in place of the picture", async () => {
    const {page, problems, close} = await visit(name, "clusters.html");
    try {
      const figures = await page.evaluate(() =>
        [...document.querySelectorAll("figure.figure")].map((figure) => ({
          title: figure.querySelector(".figure-title")?.textContent ?? "",
          source: figure.querySelector(".figure-foot p")?.textContent ?? "",
          alt: document.getElementById(figure.getAttribute("aria-describedby") ?? "")?.textContent ?? "",
          drawn: figure.querySelector(".figure-body")!.getBoundingClientRect().height
        }))
      );
      expect(figures).toHaveLength(9);
      for (const {title, source, alt, drawn} of figures) {
        expect(title.length).toBeGreaterThan(20);
        expect(source).toMatch(/^Source: .{10,}/);
        expect(alt.length).toBeGreaterThan(40);
        expect(drawn).toBeGreaterThan(80);
      }
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("lets the keyboard alone enter the map, move and pick a place", async () => {
    const {page, problems, close} = await visit(name, "clusters.html");
    try {
      await page.evaluate(() => document.querySelector<SVGElement>('.map-mark[tabindex="0"]')!.focus());
      const at = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
      const first = await at();
      await page.keyboard.press("End");
      const last = await at();
      expect(last).not.toBe(first);
      await page.keyboard.press("ArrowDown");
      expect(await at()).not.toBe(last);
      await page.keyboard.press("Enter");
      const picked = await page.evaluate(() => ({
        mark: document.activeElement!.getAttribute("aria-label")!,
        pressed: document.activeElement!.getAttribute("aria-pressed"),
        shown: document.querySelector(".place-name")!.textContent!
      }));
      expect(picked.pressed).toBe("true");
      expect(picked.mark.startsWith(picked.shown)).toBe(true);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("filters by country and industry, and shows the same places as a table", async () => {
    const {page, close} = await visit(name, "clusters.html");
    try {
      await page.evaluate(() => {
        const figure = document.querySelector("figure.figure")!;
        [...figure.querySelectorAll("button")].find((b) => b.textContent === "Brazil")!.click();
        const select = figure.querySelector("select")!;
        select.value = "leather";
        select.dispatchEvent(new Event("change", {bubbles: true}));
        figure.querySelector<HTMLButtonElement>(".figure-toggle")!.click();
      });
      const rows = await page.evaluate(() =>
        [...document.querySelector("figure.figure")!.querySelectorAll(".figure-table tbody tr")].map(
          (tr) => tr.firstElementChild!.textContent
        )
      );
      expect(rows).toEqual(["Sinos Valley"]);
      const status = await page.evaluate(() => document.querySelector("figure.figure [role=status]")!.textContent);
      expect(status).toMatch(/^1 of \d+ places shown\.$/);
    } finally {
      await close();
    }
  });

  it("opens the source of a number by Enter, closes it by Escape, and gives the focus back", async () => {
    const {page, problems, close} = await visit(name, "clusters.html");
    try {
      const link = 'a[data-note="note-fact-in-industrial-clusters"]';
      await page.evaluate((s) => document.querySelector<HTMLElement>(s)!.focus(), link);
      await page.keyboard.press("Enter");
      const note = "#note-fact-in-industrial-clusters";
      await until(page, "the note is open", (s) => document.querySelector(s)!.matches(":popover-open"), [note]);
      const seen = await page.evaluate((s) => {
        const box = document.querySelector(s)!.getBoundingClientRect();
        return {
          text: document.querySelector(s)!.textContent!,
          inside: box.left >= 0 && box.right <= innerWidth && box.width > 200
        };
      }, note);
      expect(seen.text).toContain("India, paragraph 1");
      expect(seen.text).toContain("Read with care.");
      expect(seen.inside).toBe(true);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await until(page, "the note is closed", (s) => !document.querySelector(s)!.matches(":popover-open"), [note]);
      await until(page, "the focus is back", (s) => document.activeElement === document.querySelector(s), [link]);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("shows one map on a phone, and the page stays as wide as the window", async () => {
    const {page, close} = await visit(name, "clusters.html", {width: 360, height: 740});
    try {
      const maps = await page.evaluate(() => document.querySelectorAll(".map-panel:not([hidden])").length);
      expect(maps).toBe(1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    } finally {
      await close();
    }
  });
});
