import {afterAll, describe, expect, it} from "vitest";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, pagePaths, siteAddress, visit, type Visit} from "./harness.js";

afterAll(closeSite);

const widths = [1280, 360];

const strangers = async ({requests}: Visit) => {
  const {origin} = new URL(await siteAddress());
  return requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url));
};

describe.each(browserNames)("in %s", (name) => {
  describe.each(widths)("at a width of %i", (width) => {
    it.each(pagePaths)("%s opens cleanly, from its own origin only, and fits the window", async (path) => {
      const open = await visit(name, path, {width});
      try {
        expect(await strangers(open)).toEqual([]);
        const shape = await open.page.evaluate(() => ({
          lang: document.documentElement.lang,
          title: document.title !== "",
          headings: document.querySelectorAll("h1").length,
          overflow: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
          errors: [...document.querySelectorAll(".observablehq--error")].map((cell) => cell.textContent)
        }));
        expect(shape).toEqual({lang: "en", title: true, headings: 1, overflow: 0, errors: []});
        expect(await open.problems()).toEqual([]);
      } finally {
        await open.close();
      }
    });

    it.each(pagePaths)("%s has nothing that axe objects to, in light and in dark", async (path) => {
      for (const dark of [false, true]) {
        const open = await visit(name, path, {width, dark});
        try {
          const isDark = await open.page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
          expect(isDark).toBe(dark);
          expect(await accessibilityProblems(open.page), dark ? "dark" : "light").toEqual([]);
        } finally {
          await open.close();
        }
      }
    });
  });

  it("the fonts of the theme load and none fails", async () => {
    const open = await visit(name, "index.html");
    try {
      const fonts = await open.page.evaluate(() =>
        [...document.fonts].map(({family, status}) => ({family: family.replace(/["']/g, ""), status}))
      );
      expect(fonts.filter(({status}) => status === "error")).toEqual([]);
      const loaded = new Set(fonts.filter(({status}) => status === "loaded").map(({family}) => family));
      expect([...loaded].sort()).toEqual(["Source Sans 3", "Source Serif 4"]);
    } finally {
      await open.close();
    }
  });
});
