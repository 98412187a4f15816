import {afterAll, describe, expect, it} from "vitest";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, until, visit} from "./harness.js";

afterAll(closeSite);

describe.each(browserNames)("the page on claims in %s", (name) => {
  it("lists the claims that were tested and opens one with all its runs", async () => {
    const {page, problems, close} = await visit(name, "model.html");
    try {
      const seen = await page.evaluate(() => ({
        rows: document.querySelectorAll(".claim-row").length,
        strips: document.querySelectorAll(".claim-row .claim-strip").length,
        title: document.querySelector("figure .figure-title")!.textContent!
      }));
      expect(seen.rows).toBeGreaterThan(40);
      expect(seen.strips).toBe(seen.rows);
      expect(seen.title).toMatch(`Of ${seen.rows} claims that could be tested`);
      await page.evaluate(() => document.querySelector<HTMLElement>('[data-claim="stick-and-carrot"]')!.click());
      await until(page, "the claim is shown", () =>
        document.querySelector("#one-claim .claim-text")!.textContent!.includes("Toritama")
      );
      expect(await page.evaluate(() => document.querySelectorAll("#one-claim circle").length)).toBeGreaterThan(100);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("says why a claim cannot be tested, and has all claims in a table", async () => {
    const {page, close} = await visit(name, "model.html");
    try {
      const seen = await page.evaluate(() => {
        const figure = document.querySelector("figure.figure")!;
        const press = (text: string) =>
          [...figure.querySelectorAll("button")].find((b) => b.textContent!.startsWith(text))!.click();
        press("cannot be tested");
        const reasons = [...figure.querySelectorAll(".claim-reason")].map((e) => e.textContent!);
        press("Show as table");
        return {reasons, table: figure.querySelectorAll(".figure-table tbody tr").length};
      });
      expect(seen.reasons.length).toBeGreaterThan(10);
      for (const reason of seen.reasons) expect(reason).toMatch(/^[A-Z].{20,}\.$/);
      expect(seen.table).toBeGreaterThan(90);
    } finally {
      await close();
    }
  });

  it("stays as wide as a phone", async () => {
    const {page, close} = await visit(name, "model.html", {width: 360, height: 740});
    try {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    } finally {
      await close();
    }
  });
});
