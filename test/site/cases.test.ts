import {afterAll, describe, expect, it} from "vitest";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, until, visit} from "./harness.js";

afterAll(closeSite);

const chapters = [
  {page: "india", figures: 9, exercises: 9},
  {page: "china", figures: 10, exercises: 9},
  {page: "brazil", figures: 11, exercises: 8}
];

describe.each(browserNames)("the chapters on countries in %s", (name) => {
  it.each(chapters)(
    "$page draws its figures, each with a title, a source and words",
    async ({page: path, figures, exercises}) => {
      const {page, problems, close} = await visit(name, `${path}.html`);
      try {
        const seen = await page.evaluate(() => ({
          exercises: document.querySelectorAll("workbook-exercise").length,
          figures: [...document.querySelectorAll("figure.figure")].map((figure) => ({
            title: figure.querySelector(".figure-title")?.textContent ?? "",
            source: figure.querySelector(".figure-foot p")?.textContent ?? "",
            alt: document.getElementById(figure.getAttribute("aria-describedby") ?? "")?.textContent ?? "",
            drawn: figure.querySelector(".figure-body")!.getBoundingClientRect().height
          }))
        }));
        expect(seen.figures).toHaveLength(figures);
        for (const {title, source, alt, drawn} of seen.figures) {
          expect(title.length).toBeGreaterThan(20);
          expect(source).toMatch(/^Source: .{10,}/);
          expect(alt.length).toBeGreaterThan(20);
          expect(drawn).toBeGreaterThan(50);
        }
        expect(seen.exercises).toBe(exercises);
        expect(await problems()).toEqual([]);
      } finally {
        await close();
      }
    }
  );

  it.each(chapters)("$page has nothing that axe objects to when all is open, on a phone too", async ({page: path}) => {
    const {page, problems, close} = await visit(name, `${path}.html`, {width: 360, height: 740});
    try {
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("main details")) details.toggleAttribute("open", true);
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

  it("shows one country on the map, without a choice of countries", async () => {
    const {page, close} = await visit(name, "brazil.html");
    try {
      const seen = await page.evaluate(() => {
        const figure = document.querySelector("figure.figure")!;
        return {
          panels: figure.querySelectorAll(".map-panel").length,
          choices: figure.querySelectorAll(".controls fieldset").length,
          place: figure.querySelector(".place-name")!.textContent
        };
      });
      expect(seen).toEqual({panels: 1, choices: 0, place: "Toritama"});
    } finally {
      await close();
    }
  });

  it("lets the keyboard pick a case in the grid and read it", async () => {
    const {page, problems, close} = await visit(name, "india.html");
    try {
      await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>(".case-chip")].find((b) => b.textContent!.includes("Agra"))!.focus()
      );
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.querySelector(".case-detail")!.textContent)).toContain(
        "division of tasks by caste"
      );
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it.each(chapters)("$page changes something with each step that its scenarios offer", async ({page: path}) => {
    const {page, problems, close} = await visit(name, `${path}.html`);
    try {
      const changed = await page.evaluate(() =>
        [...document.querySelectorAll(".scenario-figure")].flatMap((figure) =>
          [...figure.querySelectorAll<HTMLButtonElement>(".scenario-set")].map((button) => {
            button.click();
            return figure.querySelector(".scenario-differs")!.textContent!;
          })
        )
      );
      expect(changed.length).toBeGreaterThan(5);
      for (const text of changed) expect(text).toMatch(/^Changed: /);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("sets what a step of a scenario says, and the lines follow", async () => {
    const {page, problems, close} = await visit(name, "brazil.html");
    try {
      await page.evaluate(() => document.querySelector(".scenario-figure")!.scrollIntoView());
      await until(page, "the preset was run", () =>
        /Jobs in the cluster 0\.\d/.test(document.querySelector(".scenario-reading")!.textContent!)
      );
      await page.evaluate(() => document.querySelector<HTMLButtonElement>(".scenario-set")!.click());
      await until(page, "the stick alone was run", () =>
        /Jobs in the cluster 0\.[3-6]\d \(preset 0\.[89]\d\)/.test(
          document.querySelector(".scenario-reading")!.textContent!
        )
      );
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });
});
