import type {Page} from "puppeteer-core";
import {afterAll, describe, expect, it} from "vitest";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, until, visit} from "./harness.js";

afterAll(closeSite);

const chapters = [
  {path: "home-market.html", figures: 5, exercises: 9},
  {path: "study-design.html", figures: 4, exercises: 9}
];
const plan = "#exercise-one-page-design";

const ready = (page: Page) =>
  until(page, "the exercises can be answered", () =>
    [...document.querySelectorAll("workbook-exercise")].every((host) => host.hasAttribute("data-ready"))
  );
const text = (page: Page, css: string) => page.evaluate((s) => document.querySelector(s)?.textContent ?? "", css);
const click = (page: Page, css: string) =>
  page.evaluate((s) => {
    const element = document.querySelector<HTMLElement>(s)!;
    element.scrollIntoView({block: "center"});
    element.click();
  }, css);

describe.each(browserNames)("the chapters on the home market and on study design in %s", (name) => {
  it.each(chapters)("$path draws its figures and asks its exercises", async ({path, figures, exercises}) => {
    const {page, problems, close} = await visit(name, path);
    try {
      await ready(page);
      await until(
        page,
        "the figures are drawn",
        (n) => document.querySelectorAll("figure.figure svg, .agenda").length >= n,
        [figures]
      );
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll("figure.figure")].map((figure) => ({
          title: figure.querySelector(".figure-title")?.textContent ?? "",
          alt: document.getElementById(figure.getAttribute("aria-describedby") ?? "")?.textContent ?? "",
          drawn: figure.querySelector(".figure-body")!.getBoundingClientRect().height
        }))
      );
      expect(shown).toHaveLength(figures);
      for (const {title, alt, drawn} of shown) {
        expect(title.length).toBeGreaterThan(20);
        expect(alt.length).toBeGreaterThan(40);
        expect(drawn).toBeGreaterThan(100);
      }
      expect(await page.evaluate(() => document.querySelectorAll("workbook-exercise").length)).toBe(exercises);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("a page of one's own warns, takes the figure's setting over, survives a reload and is on My work", async () => {
    const {page, problems, close} = await visit(name, "study-design.html");
    try {
      await ready(page);
      await click(page, `${plan} input[value="list"]`);
      await click(page, `${plan} input[value="questionnaire"]`);
      expect(await text(page, `${plan} .plan-warning`)).toContain("papers stand in for practice");
      await page.evaluate(() => document.querySelector("[data-report=study]")!.scrollIntoView());
      await click(page, `${plan} .plan-take button`);
      const taken = await page.evaluate(
        (s) =>
          document.querySelector<HTMLTextAreaElement>(`${s} fieldset[aria-describedby$="-error-ask"] textarea`)!.value,
        plan
      );
      expect(taken).toMatch(/^› From a list, questionnaire, .*bias \+\d+, spread \d+/);
      expect(await text(page, `${plan} .plan-page`)).toContain(taken.trim());
      expect(await text(page, `${plan} .plan-progress`)).toMatch(/^0 of 10 parts complete/);
      await until(
        page,
        "the page is kept",
        (s) => document.querySelector(s)!.textContent!.includes("saved in this browser"),
        [`${plan} .exercise-state`]
      );
      await page.reload({waitUntil: "load"});
      await ready(page);
      expect(await text(page, `${plan} .plan-page`)).toContain(taken.trim());
      // Only what is to be printed is left while the print window is open.
      const printed = await page.evaluate((s) => {
        let shown = "";
        window.print = () => {
          shown = document.querySelector(".print-sheet")!.textContent!;
        };
        [...document.querySelectorAll<HTMLButtonElement>(`${s} .plan-side button`)]
          .find((b) => b.textContent!.startsWith("Print"))!
          .click();
        dispatchEvent(new Event("afterprint"));
        return {shown, left: document.querySelectorAll(".print-sheet").length};
      }, plan);
      expect(printed.shown).toContain(taken.trim());
      expect(printed.left).toBe(0);
      await page.goto(page.url().replace(/study-design\.html.*/, "work.html"), {waitUntil: "load"});
      await until(page, "the page stands on My work", () =>
        [...document.querySelectorAll(".work-card")].some((card) => card.textContent!.includes("A study on one page"))
      );
      expect(await text(page, ".work-answers")).toContain(taken.trim());
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("nothing on the page is wider than a phone, and axe objects to nothing", async () => {
    for (const {path} of chapters) {
      const {page, close} = await visit(name, path, {width: 360, height: 740});
      try {
        await ready(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
        expect(await accessibilityProblems(page)).toEqual([]);
      } finally {
        await close();
      }
    }
  });
});
