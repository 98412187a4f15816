import {afterAll, describe, expect, it} from "vitest";
import {browserNames, closeSite, pagePaths, visit} from "./harness.js";

afterAll(closeSite);

const models = pagePaths.filter((path) => path.startsWith("models/"));

describe.each(browserNames)("in %s the description of a model", (name) => {
  it.each(models)("%s shows its equations as drawn formulas, and wide ones scroll by themselves", async (path) => {
    const open = await visit(name, path, {width: 360});
    try {
      const {formulas, small, tex, wide} = await open.page.evaluate(() => {
        const sizes = [...document.querySelectorAll("main math")].map((math) => math.getBoundingClientRect());
        const boxes = [...document.querySelectorAll<HTMLElement>(".equation, .odd-table")];
        return {
          formulas: sizes.length,
          small: sizes.filter(({width, height}) => width < 3 || height < 3).length,
          tex: /\$[^$\n]+\$|\\(frac|sum|text)\b/.test(document.querySelector("main")!.textContent ?? ""),
          wide: boxes
            .filter((box) => box.scrollWidth > box.clientWidth)
            .map((box) => [getComputedStyle(box).overflowX, box.tabIndex, box.getAttribute("aria-label") !== null])
        };
      });
      expect(formulas).toBeGreaterThan(10);
      expect([small, tex]).toEqual([0, false]);
      expect(wide.length).toBeGreaterThan(0);
      for (const box of wide) expect(box).toEqual(["auto", 0, true]);
    } finally {
      await open.close();
    }
  });
});
