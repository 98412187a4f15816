import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "puppeteer-core";
import {afterAll, describe, expect, it} from "vitest";
import {listFiles} from "../../steps/files.js";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, dist, until, visit} from "./harness.js";

afterAll(closeSite);

const showBoard = async (page: Page) => {
  await page.evaluate(() => document.querySelector(".debate-board")!.scrollIntoView());
  await until(page, "today has run", () =>
    /12 runs, complete/.test(document.querySelector(".debate-reading")?.textContent ?? "")
  );
};
const press = (page: Page, text: string) =>
  page.evaluate((t) => {
    const button = [...document.querySelectorAll("button")].find((b) => b.textContent!.trim() === t);
    if (!button) throw new Error(`There is no button “${t}”.`);
    button.click();
  }, text);
const words = (page: Page, role: string) =>
  page.evaluate((r) => document.querySelector(`.balance[data-role=${r}] .balance-words`)!.textContent!, role);

describe.each(browserNames)("the chapter with the debate in %s", (name) => {
  it("draws its figures and asks its exercises", async () => {
    const {page, problems, close} = await visit(name, "debate.html");
    try {
      await showBoard(page);
      const figures = await page.evaluate(() =>
        [...document.querySelectorAll("figure.figure")].map((figure) => ({
          title: figure.querySelector(".figure-title")!.textContent!,
          drawn: figure.querySelector(".figure-body")!.getBoundingClientRect().height,
          alt: document.getElementById(figure.getAttribute("aria-describedby")!)!.textContent!
        }))
      );
      expect(figures).toHaveLength(3);
      for (const {title, drawn, alt} of figures) {
        expect(title.length).toBeGreaterThan(20);
        expect(drawn).toBeGreaterThan(100);
        expect(alt.length).toBeGreaterThan(40);
      }
      expect(
        await page.evaluate(
          () => [...document.querySelectorAll("workbook-exercise")].filter((e) => e.querySelector("button")).length
        )
      ).toBe(9);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("a package is run for each role, signed, kept over a reload and opened by its link", async () => {
    const {page, problems, close} = await visit(name, "debate.html");
    try {
      await showBoard(page);
      expect(await words(page, "inspector")).toBe("as today on 4");
      await press(page, "Sticks with help");
      await until(page, "the package has run", () =>
        /better on/.test(document.querySelector(".balance[data-role=inspector] .balance-words")!.textContent!)
      );
      await page.evaluate(() =>
        document.querySelectorAll<HTMLButtonElement>(".balance-voice button:first-child").forEach((b) => b.click())
      );
      const status = () => page.evaluate(() => document.querySelector(".debate-status")!.textContent!);
      expect(await status()).toBe("All roles have signed: the package is agreed by everybody.");
      const link = await page.evaluate(() => document.querySelector<HTMLInputElement>(".debate-link")!.value);
      expect(link).toContain("#v=1&p=contract-china&inspection=0.31");
      await page.reload({waitUntil: "load"});
      await showBoard(page);
      expect(await status()).toBe("All roles have signed: the package is agreed by everybody.");
      await press(page, "Start over");
      expect(await status()).toContain("nothing to sign");
      await page.evaluate((address) => (location.hash = new URL(address).hash), link);
      await until(page, "the link has opened", () =>
        document.querySelector(".debate-status")!.textContent!.startsWith("All roles have signed")
      );
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("dragging a clause leaves the page free", async () => {
    const {page, close} = await visit(name, "debate.html");
    try {
      await showBoard(page);
      const slices = await page.evaluate(async () => {
        const slider = document.querySelector<HTMLInputElement>(".debate-board input[type=range]")!;
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

  it("prints briefs one a page, without the page around them", async () => {
    const {page, problems, close} = await visit(name, "debate.html");
    try {
      await page.evaluate(() => {
        window.print = () => {};
      });
      await press(page, "Print one brief for each student");
      expect(await page.evaluate(() => document.querySelectorAll(".print-alone .brief").length)).toBe(24);
      if (name === "chromium") {
        await page.emulateMediaType("print");
        const seen = await page.evaluate(() => ({
          page: getComputedStyle(document.querySelector("#observablehq-center")!).display,
          sheet: getComputedStyle(document.querySelector(".print-alone")!).display,
          after: getComputedStyle(document.querySelector(".print-alone .brief")!).breakAfter
        }));
        expect(seen).toEqual({page: "none", sheet: "block", after: "page"});
      }
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("what opens later has nothing that axe objects to, on a phone too", async () => {
    for (const width of [1280, 360]) {
      const {page, close} = await visit(name, "debate.html", {width});
      try {
        await showBoard(page);
        await press(page, "Sticks with help");
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
          for (const toggle of [...document.querySelectorAll<HTMLButtonElement>(".figure-toggle")].slice(0, 1))
            toggle.click();
        });
        await until(
          page,
          "the reservations are open",
          () => document.querySelectorAll(".debate-reservations li").length === 8
        );
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        ).toBeLessThanOrEqual(0);
      } finally {
        await close();
      }
    }
  });
});

describe("the students’ edition", () => {
  it("has neither the teacher’s guide nor a word of it", () => {
    expect(existsSync(join(dist, "teach.html"))).toBe(false);
    const files = listFiles(dist).filter((file) => /\.(html|js|json)$/.test(file));
    const told = files.filter((file) => {
      const text = readFileSync(join(dist, file), "utf8");
      return text.includes("Teaching with the workbook") || /["/]teach(\.html)?"/.test(text);
    });
    expect(told).toEqual([]);
  });
});
