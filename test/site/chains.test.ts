import type {Page} from "puppeteer-core";
import {afterAll, describe, expect, it} from "vitest";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, until, visit} from "./harness.js";

afterAll(closeSite);

const formName = (page: Page) => page.evaluate(() => document.querySelector(".explorer .form-name")!.textContent);

describe.each(browserNames)("the chapter on chains in %s", (name) => {
  it("draws its six figures, each with a title, a source and words in place of the picture", async () => {
    const {page, problems, close} = await visit(name, "chains.html");
    try {
      const figures = await page.evaluate(() =>
        [...document.querySelectorAll("figure.figure")].map((figure) => ({
          title: figure.querySelector(".figure-title")?.textContent ?? "",
          source: figure.querySelector(".figure-foot p")?.textContent ?? "",
          alt: document.getElementById(figure.getAttribute("aria-describedby") ?? "")?.textContent ?? "",
          drawn: figure.querySelector(".figure-body")!.getBoundingClientRect().height
        }))
      );
      expect(figures).toHaveLength(6);
      for (const {title, source, alt, drawn} of figures) {
        expect(title.length).toBeGreaterThan(20);
        expect(source).toMatch(/^Source: .{10,}/);
        expect(alt.length).toBeGreaterThan(40);
        expect(drawn).toBeGreaterThan(200);
      }
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("lets the mouse drag the point from one panel of the cube to the other", async () => {
    const {page, problems, close} = await visit(name, "chains.html");
    try {
      await page.evaluate(() => document.querySelector(".explorer-main")!.scrollIntoView({block: "center"}));
      const spots = await page.evaluate(() => {
        const middle = (s: string) => {
          const box = document.querySelector(s)!.getBoundingClientRect();
          return {x: box.left + box.width / 2, y: box.top + box.height / 2};
        };
        return {
          point: middle(".tie-dot"),
          relational: middle(".explorer .region-relational"),
          market: middle(".explorer .region-market")
        };
      });
      expect(await formName(page)).toBe("Captive");
      await page.mouse.move(spots.point.x, spots.point.y);
      await page.mouse.down();
      await page.mouse.move(spots.relational.x, spots.relational.y, {steps: 4});
      expect(await formName(page)).toBe("Relational");
      await page.mouse.move(spots.market.x, spots.market.y, {steps: 4});
      await page.mouse.up();
      expect(await formName(page)).toBe("Market");
      await page.mouse.move(spots.relational.x, spots.relational.y);
      expect(await formName(page)).toBe("Market");
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("lets a finger drag the point and a number without scrolling the page", async () => {
    const {page, problems, close} = await visit(name, "chains.html", {width: 360, height: 740});
    try {
      const middle = (selector: string) =>
        page.evaluate((s) => {
          const box = document.querySelector(s)!.getBoundingClientRect();
          return {x: box.left + box.width / 2, y: box.top + box.height / 2};
        }, selector);
      const drag = async (from: string, to: string) => {
        await page.evaluate((s) => document.querySelector(s)!.scrollIntoView({block: "center"}), from);
        const top = await page.evaluate(() => scrollY);
        const [start, end] = [await middle(from), await middle(to)];
        await page.touchscreen.touchStart(start.x, start.y);
        for (const part of [0.25, 0.5, 0.75, 1])
          await page.touchscreen.touchMove(start.x + part * (end.x - start.x), start.y + part * (end.y - start.y));
        await page.touchscreen.touchEnd();
        expect(await page.evaluate(() => scrollY)).toBe(top);
      };
      await drag(".explorer .tie-dot", ".explorer .region-relational");
      await until(
        page,
        "the point has moved",
        () => document.querySelector(".form-name")!.textContent === "Relational"
      );
      await page.evaluate(() =>
        document.querySelector<HTMLInputElement>('.case-placing input[value="captive"]')!.click()
      );
      await drag(".case-token", ".case-placing .region-modular");
      await until(
        page,
        "the number has moved",
        () => document.querySelector<HTMLInputElement>('.case-placing input[value="modular"]')!.checked
      );
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("lets the keyboard alone reach every form, with no jump of what stands below", async () => {
    const {page, problems, close} = await visit(name, "chains.html");
    try {
      const below = () =>
        page.evaluate(() => document.querySelector(".explorer-rules")!.getBoundingClientRect().top + scrollY);
      await page.evaluate(() => document.querySelector<SVGElement>(".tie-point")!.focus());
      const seen = new Set([await formName(page)]);
      const tops = new Set([Math.round(await below())]);
      const press = async (key: "ArrowUp" | "ArrowDown" | "ArrowLeft" | "PageDown" | "ArrowRight", times: number) => {
        for (let i = 0; i < times; i++) await page.keyboard.press(key);
        seen.add(await formName(page));
        tops.add(Math.round(await below()));
      };
      await press("ArrowUp", 6);
      await press("ArrowLeft", 6);
      await press("ArrowDown", 6);
      await press("PageDown", 4);
      await press("ArrowRight", 6);
      await press("ArrowUp", 6);
      expect([...seen].sort()).toEqual([
        "Captive",
        "Exclusion",
        "Hierarchy",
        "Market",
        "Modular",
        "Relational",
        "Unlikely to occur"
      ]);
      expect(tops.size).toBe(1);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("plays a path to its end, and shows where the form changed", async () => {
    const {page, problems, close} = await visit(name, "chains.html");
    try {
      await page.evaluate(() => document.querySelector<HTMLButtonElement>(".play-button")!.click());
      await until(page, "the path has been played", () =>
        document.querySelector(".path-status")!.textContent!.startsWith("Modular in period 20 of 20")
      );
      await until(page, "the button offers to play again", () =>
        document.querySelector(".play-button")!.textContent!.includes("Play")
      );
      const changes = await page.evaluate(() => document.querySelector(".change-list")!.textContent);
      expect(changes).toContain("captive becomes modular");
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("places cases by a tap and by a choice, compares them, and has nothing that axe objects to when all is open", async () => {
    const {page, problems, close} = await visit(name, "chains.html", {width: 360, height: 740});
    try {
      await page.evaluate(() => {
        const figure = document.querySelector(".case-placing")!;
        const box = figure.querySelector(".region-captive")!.getBoundingClientRect();
        const at = {clientX: box.left + box.width * 0.6, clientY: box.top + box.height * 0.6, bubbles: true};
        figure.querySelector(".cube-panels")!.dispatchEvent(new MouseEvent("click", at));
        [...figure.querySelectorAll("button")].find((b) => b.textContent === "Next →")!.click();
        figure.querySelector<HTMLInputElement>('input[value="modular"]')!.click();
        [...figure.querySelectorAll("button")].find((b) => b.textContent === "Compare with our reading")!.click();
      });
      const seen = await page.evaluate(() => ({
        agreement: document.querySelector(".agreement")!.textContent,
        tokens: document.querySelectorAll(".case-token").length
      }));
      expect(seen.agreement).toContain("You place 1 of 2 as we do, and 1 in a way that we should also defend.");
      expect(seen.tokens).toBe(2);
      await page.evaluate(() => {
        document.querySelector(".class-tally")!.toggleAttribute("open", true);
        document.querySelector<HTMLButtonElement>('.class-tally button[type="submit"]')!.click();
        for (const details of document.querySelectorAll("main details")) details.toggleAttribute("open", true);
        for (const toggle of document.querySelectorAll<HTMLButtonElement>(".figure-toggle")) toggle.click();
      });
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.evaluate(() => {
        for (const toggle of document.querySelectorAll<HTMLButtonElement>(".figure-toggle")) toggle.click();
      });
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });
});
