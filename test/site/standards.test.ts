import type {Page} from "puppeteer-core";
import {afterAll, describe, expect, it} from "vitest";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, until, visit} from "./harness.js";

afterAll(closeSite);

/** How many figures each chapter shows, and how many exercises it asks. */
const chapters = [
  {path: "standards.html", figures: 5, exercises: 8},
  {path: "social-contracts.html", figures: 5, exercises: 9}
];

const middle = (page: Page, selector: string) =>
  page.evaluate((s) => {
    const box = document.querySelector(s)!.getBoundingClientRect();
    return {x: box.left + box.width / 2, y: box.top + box.height / 2};
  }, selector);
const reading = (page: Page) => page.evaluate(() => document.querySelector(".scenario-reading")!.textContent!);
const showScenario = async (page: Page) => {
  await page.evaluate(() => document.querySelector(".scenario")!.scrollIntoView());
  await until(page, "the preset has run", () =>
    /20 runs\)/.test(document.querySelector(".scenario-reading")?.textContent ?? "")
  );
};

describe.each(browserNames)("the chapters on standards and social contracts in %s", (name) => {
  it.each(chapters)("$path draws its figures and asks its exercises", async ({path, figures, exercises}) => {
    const {page, problems, close} = await visit(name, path);
    try {
      await showScenario(page);
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll("figure.figure")].map((figure) => ({
          title: figure.querySelector(".figure-title")?.textContent ?? "",
          source: figure.querySelector(".figure-foot p")?.textContent ?? "",
          alt: document.getElementById(figure.getAttribute("aria-describedby") ?? "")?.textContent ?? "",
          drawn: figure.querySelector(".figure-body")!.getBoundingClientRect().height
        }))
      );
      expect(shown).toHaveLength(figures);
      for (const {title, source, alt, drawn} of shown) {
        expect(title.length).toBeGreaterThan(20);
        expect(source).toMatch(/^Source: .{10,}/);
        expect(alt.length).toBeGreaterThan(40);
        expect(drawn).toBeGreaterThan(100);
      }
      const asked = await page.evaluate(
        () => [...document.querySelectorAll("workbook-exercise")].filter((e) => e.querySelector("button")).length
      );
      expect(asked).toBe(exercises);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("a mark of the triangle follows the mouse and the arrow keys", async () => {
    const {page, problems, close} = await visit(name, "social-contracts.html");
    try {
      await page.evaluate(() => document.querySelector(".triangle")!.scrollIntoView({block: "center"}));
      const mark = '.triangle-mark[data-country="IN"]';
      const value = () => page.evaluate((s) => Number(document.querySelector(s)!.getAttribute("aria-valuenow")), mark);
      const from = await middle(page, mark);
      const before = await value();
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 5, from.y - 40, {steps: 4});
      await page.mouse.move(from.x + 20, from.y - 120, {steps: 8});
      await page.mouse.up();
      const dragged = await value();
      expect(dragged).toBeGreaterThan(before + 20);
      const to = await middle(page, mark);
      expect(Math.abs(to.x - from.x - 20)).toBeLessThan(4);
      expect(Math.abs(to.y - from.y + 120)).toBeLessThan(4);
      await page.keyboard.press("ArrowDown");
      expect(await value()).toBe(dragged - 5);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("what the scenario sets is run, compared with the preset and taken back", async () => {
    const {page, problems, close} = await visit(name, "standards.html");
    try {
      await showScenario(page);
      const first = await reading(page);
      await page.evaluate(() => document.querySelector<HTMLButtonElement>(".scenario-set")!.click());
      await until(page, "the change has run", () =>
        /20 runs\).*\(preset 0\.\d\d\)/.test(document.querySelector(".scenario-reading")!.textContent!)
      );
      const letter = (text: string) => Number(/letter (0\.\d\d)/.exec(text)![1]);
      expect(letter(await reading(page))).toBeGreaterThan(letter(first));
      await page.evaluate(() => document.querySelector<HTMLButtonElement>(".scenario-tools button")!.click());
      await until(
        page,
        "the preset is back",
        () => !document.querySelector(".scenario-reading")!.textContent!.includes("(preset")
      );
      expect(await reading(page)).toBe(first);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("dragging a slider of the scenario leaves the page free", async () => {
    const {page, close} = await visit(name, "social-contracts.html");
    try {
      await showScenario(page);
      const slices = await page.evaluate(async () => {
        const slider = document.querySelector<HTMLInputElement>(".scenario input[type=range]")!;
        const times: number[] = [];
        for (let i = 0; i < 120; i++) {
          slider.value = String((i % 40) / 50);
          const start = performance.now();
          slider.dispatchEvent(new Event("input", {bubbles: true}));
          times.push(performance.now() - start);
          const frame = performance.now();
          await new Promise((resolve) => requestAnimationFrame(resolve));
          await new Promise<void>((resolve) => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve();
            channel.port2.postMessage(null);
          });
          times.push(performance.now() - frame);
        }
        return times.sort((a, b) => a - b);
      });
      expect(slices[Math.floor(0.8 * slices.length)]).toBeLessThan(50);
    } finally {
      await close();
    }
  });

  it("on a phone a standard is read at its place in the list, and what was tapped stays where it was", async () => {
    const {page, problems, close} = await visit(name, "standards.html", {width: 360});
    try {
      const chip = '[data-standard="company-codes"]';
      await page.evaluate((s) => document.querySelector(s)!.scrollIntoView({block: "center"}), chip);
      const before = await middle(page, chip);
      await page.evaluate((s) => document.querySelector<HTMLButtonElement>(s)!.click(), chip);
      const after = await middle(page, chip);
      expect(Math.abs(after.y - before.y)).toBeLessThan(3);
      expect(await page.evaluate((s) => document.querySelector(s)!.nextElementSibling!.className, chip)).toBe(
        "standard-detail"
      );
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("what opens later has nothing that axe objects to", async () => {
    const {page, close} = await visit(name, "social-contracts.html");
    try {
      await showScenario(page);
      await page.evaluate(() => {
        document.querySelector<HTMLButtonElement>(".triangle-tools .primary")!.click();
        document.querySelector<HTMLButtonElement>(".scenario-set")!.click();
        for (const details of document.querySelectorAll("details")) details.open = true;
        for (const toggle of document.querySelectorAll<HTMLButtonElement>(".figure-toggle")) toggle.click();
      });
      expect(await accessibilityProblems(page)).toEqual([]);
    } finally {
      await close();
    }
  });
});
