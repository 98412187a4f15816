import type {Page} from "puppeteer-core";
import {afterAll, describe, expect, it} from "vitest";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, until, visit} from "./harness.js";

afterAll(closeSite);

const press = (page: Page, text: string) =>
  page.evaluate((text) => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>("figure.collective button")];
    buttons.find((b) => b.textContent!.startsWith(text))!.click();
  }, text);
const played = (page: Page) =>
  until(page, "the run is played to its end", () => {
    const figure = document.querySelector("figure.collective")!;
    return figure.querySelector(".collective-player output")!.textContent === "period 80";
  });
const height = (page: Page) =>
  page.evaluate(() => document.querySelector("figure.collective")!.getBoundingClientRect().height);

describe.each(browserNames)("the figure on collective action in %s", (name) => {
  it("takes a guess, shows the rest and steps through it by keyboard alone", async () => {
    const {page, problems, close} = await visit(name, "clusters.html");
    try {
      const at = () => page.evaluate(() => document.querySelector(".collective-player output")!.textContent);
      await page.focus(".collective-guess-input input");
      await page.keyboard.press("End");
      await page.keyboard.press("ArrowLeft");
      await until(
        page,
        "the guess is drawn",
        () => document.querySelector(".collective-label.guess")!.textContent === "your guess 99 %"
      );
      await page.focus(".collective-guess-input button");
      await page.keyboard.press("Enter");
      await played(page);
      const answer = await page.evaluate(() => document.querySelector(".collective-answer")!.textContent);
      expect(answer).toMatch(/^You guessed 99 %; in this run \d+ % contribute/);
      await page.focus(".collective-player input");
      await page.keyboard.press("ArrowLeft");
      expect(await at()).toBe("period 79");
      const spoken = await page.evaluate(() =>
        document.querySelector(".collective-player input")!.getAttribute("aria-valuetext")
      );
      expect(spoken).toMatch(/^period 79: \d+ % of all firms contribute/);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it.each([
    ["wide and light", 1280, false],
    ["narrow and dark", 360, true]
  ] as const)("has no accessibility problem, %s, and keeps its height while it plays", async (_, width, dark) => {
    const {page, problems, close} = await visit(name, "clusters.html", {width, dark});
    try {
      await page.evaluate(() =>
        document.querySelectorAll<HTMLDetailsElement>(".collective-controls > details").forEach((d) => (d.open = true))
      );
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
      const before = await height(page);
      await press(page, "Show what happens");
      await played(page);
      expect(await height(page)).toBe(before);
      await press(page, "A shock that divides");
      expect(await height(page)).toBe(before);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("lets a pointer draw the guess and, afterwards, move through the periods", async () => {
    const {page, close} = await visit(name, "clusters.html");
    try {
      await page.evaluate(() => document.querySelector(".collective-panels")!.scrollIntoView({block: "center"}));
      const spot = await page.evaluate(() => {
        const box = document.querySelector(".collective-panels")!.getBoundingClientRect();
        return {x: box.left + box.width * 0.7, y: box.top + 20 + 20 + 62 * 0.25, left: box.left + box.width * 0.5};
      });
      await page.mouse.click(spot.x, spot.y);
      await until(
        page,
        "the guess is drawn",
        // A pixel of the panel is more than one per cent.
        () => /^7[3-7] %$/.test(document.querySelector(".collective-guess-input output")!.textContent!)
      );
      await press(page, "Show what happens");
      await played(page);
      await page.mouse.move(spot.x, spot.y);
      await page.mouse.down();
      await page.mouse.move(spot.left, spot.y, {steps: 4});
      await page.mouse.up();
      const period = await page.evaluate(() =>
        Number(document.querySelector<HTMLInputElement>(".collective-player input")!.value)
      );
      expect(period).toBeGreaterThan(25);
      expect(period).toBeLessThan(50);
    } finally {
      await close();
    }
  });
});
