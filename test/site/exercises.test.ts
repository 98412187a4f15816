import type {Page} from "puppeteer-core";
import {afterAll, describe, expect, it} from "vitest";
import {exercisePages} from "../../steps/exercise/pages.js";
import type {Json} from "../../src/workbook/json.js";
import {variantOf, type PublishedExercise} from "../../src/workbook/exercise/published.js";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, until, visit} from "./harness.js";

afterAll(closeSite);

const pages = exercisePages();

/** Waits until the exercises of the page can be answered. */
const ready = (page: Page) =>
  until(page, "the exercises can be answered", () =>
    [...document.querySelectorAll("workbook-exercise")].every((host) => host.hasAttribute("data-ready"))
  );

const selector = (id: string, rest = "") => `#exercise-${id} ${rest}`.trim();

/** Puts the focus on the exercise's n-th element of this kind, as the Tab key would, and fails when it cannot take it. */
async function focus(page: Page, css: string, n = 0): Promise<void> {
  const focused = await page.evaluate(
    (s, i) => {
      const element = document.querySelectorAll<HTMLElement>(s)[i];
      element?.focus();
      return element !== undefined && document.activeElement === element && element.tabIndex >= 0;
    },
    css,
    n
  );
  expect(focused, `${css} can be focused`).toBe(true);
}

/** How an answer of each kind is given by the keyboard alone; a new kind adds its own here. */
const give: Record<string, (page: Page, id: string, input: Json) => Promise<void>> = {
  async choice(page, id, input) {
    if (input === null) return;
    const values = await valuesOf(page, selector(id, "input"));
    await focus(page, selector(id, "input"));
    await page.keyboard.press(" ");
    for (let i = 0; i < values.indexOf(input as string); i++) await page.keyboard.press("ArrowDown");
  },
  async several(page, id, input) {
    const values = await valuesOf(page, selector(id, "input"));
    for (const value of input as string[]) {
      await focus(page, selector(id, "input"), values.indexOf(value));
      await page.keyboard.press(" ");
    }
  },
  async numeric(page, id, input) {
    await focus(page, selector(id, "input"));
    await page.keyboard.type(String(input));
  },
  async order(page, id, input) {
    if (input === null) return;
    for (const [to, item] of (input as string[]).entries()) {
      const order = () =>
        page.evaluate(
          (s) => [...document.querySelectorAll<HTMLElement>(s)].map((li) => li.dataset.id!),
          selector(id, ".exercise-order > li")
        );
      await focus(page, selector(id, `li[data-id="${item}"] button`));
      for (let at = (await order()).indexOf(item); at > to; at--) await page.keyboard.press("Enter");
      expect((await order())[to]).toBe(item);
    }
  },
  match: assign,
  classify: assign,
  async short(page, id, input) {
    await focus(page, selector(id, "textarea"));
    await page.keyboard.type(typeof input === "string" ? input : (input as {text: string}).text);
  },
  sql: write,
  code: write,
  async plan(page, id, input) {
    type Written = string | {chosen?: string[]; text?: string};
    for (const [part, written] of Object.entries((input as {parts: Record<string, Written>}).parts)) {
      const {chosen = [], text = ""} = typeof written === "string" ? {text: written} : written;
      const css = `fieldset[aria-describedby$="-${part}-ask"]`;
      for (const value of chosen) {
        await focus(page, selector(id, `${css} input[value="${value}"]`));
        await page.keyboard.press(" ");
      }
      if (!text) continue;
      await focus(page, selector(id, `${css} textarea`));
      await page.keyboard.type(text);
    }
  }
};

/** Writes into an editor in the place of what it holds, and leaves it by Escape. */
async function write(page: Page, id: string, input: Json): Promise<void> {
  const css = selector(id, ".cm-content");
  await page.evaluate((s) => document.querySelector(s)!.scrollIntoView({block: "center"}), selector(id));
  await until(page, "the editor is there", (s) => document.querySelector(s) !== null, [css]);
  await page.evaluate((s) => document.querySelector<HTMLElement>(s)!.focus(), css);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.press("Backspace");
  await page.keyboard.type((input as string).replace(/\s+/g, " "));
  // The first Escape closes a list of completions where one is open.
  const inside = () => page.evaluate(() => document.activeElement!.closest(".cm-editor") !== null);
  for (let i = 0; i < 2 && (await inside()); i++) await page.keyboard.press("Escape");
  expect(await inside(), "Escape leaves the editor").toBe(false);
}

async function assign(page: Page, id: string, input: Json): Promise<void> {
  for (const [item, target] of Object.entries(input as Record<string, string>)) {
    const css = selector(id, `li[data-id="${item}"] select`);
    const values = await valuesOf(page, `${css} option`);
    await focus(page, css);
    for (let i = 0; i < values.indexOf(target); i++) await page.keyboard.press("ArrowDown");
    expect(await page.evaluate((s) => document.querySelector<HTMLSelectElement>(s)!.value, css)).toBe(target);
  }
}

const valuesOf = (page: Page, css: string) =>
  page.evaluate((s) => [...document.querySelectorAll<HTMLInputElement>(s)].map(({value}) => value), css);

/** Presses the exercise's Check button by keyboard and returns what is then said. */
async function check(page: Page, id: string): Promise<{verdict: string; text: string}> {
  const buttons = await page.evaluate(
    (s) => [...document.querySelectorAll(s)].map((b) => b.textContent),
    selector(id, ".exercise-buttons button")
  );
  await focus(page, selector(id, ".exercise-buttons button"), buttons.indexOf("Check"));
  await page.keyboard.press("Enter");
  const css = selector(id, ".exercise-feedback");
  await until(page, `${id} is graded`, (s) => document.querySelector(s)!.childElementCount > 0, [css], 60);
  return page.evaluate((s) => {
    const feedback = document.querySelector<HTMLElement>(s)!;
    return {verdict: feedback.dataset.verdict!, text: feedback.textContent!.replace(/\s+/g, " ").trim()};
  }, css);
}

/** Empties the answer by the exercise's own button. */
async function startAgain(page: Page, id: string): Promise<void> {
  await page.evaluate(
    (s) => {
      const again = [...document.querySelectorAll<HTMLButtonElement>(s)].find((b) =>
        b.textContent!.startsWith("Start again")
      )!;
      if (!again.hidden) again.click();
    },
    selector(id, ".exercise-buttons button")
  );
  await until(
    page,
    "the answer is empty",
    (s) =>
      [...document.querySelectorAll<HTMLButtonElement>(s)].some(
        (b) => b.textContent!.startsWith("Start again") && b.hidden
      ),
    [selector(id, ".exercise-buttons button")]
  );
}

/** Which variant the page shows. */
const variantShown = async (page: Page, exercise: PublishedExercise) => {
  const shown = await page.evaluate(
    (s) => document.querySelector(s)!.textContent!.replace(/\s+/g, " ").trim(),
    selector(exercise.id, ".exercise-prompt")
  );
  return exercise.variants.findIndex(({promptText}) => promptText === shown);
};

const isEmpty = (answer: unknown) => answer === null || ['""', "{}", "[]"].includes(JSON.stringify(answer));

const plain = (text: string) => text.replace(/\s+/g, " ").trim().toLowerCase();

describe.each(browserNames)("in %s", (name) => {
  it.each(pages)(
    "every exercise of $page is answered by the keyboard alone: empty, wrong and right",
    async ({page: path, blocks}) => {
      const {page, problems, close} = await visit(name, `${path}.html`);
      try {
        await ready(page);
        for (const {prepared} of blocks) {
          const {published, teacher} = prepared!;
          const {id, kind} = published;
          expect((await check(page, id)).verdict, id).toBe("empty");
          for (const right of [false, true]) {
            await startAgain(page, id);
            const {tries} = teacher.variants[await variantShown(page, published)]!;
            const {answer, gets} = tries.find((one) => one.right === right && !isEmpty(one.answer))!;
            await give[kind]!(page, id, answer as Json);
            const {verdict, text} = await check(page, id);
            expect(["right", "given"].includes(verdict), `${id}: ${text}`).toBe(right);
            if (gets) expect(plain(text), id).toContain(plain(gets));
          }
          if (kind !== "short" && teacher.variants[0]!.explanation) {
            const css = selector(id, ".exercise-solution");
            expect(await page.evaluate((s) => document.querySelector(s)!.textContent!, css), id).toMatch(/Why/);
          }
        }
        expect(await problems()).toEqual([]);
      } finally {
        await close();
      }
    }
  );

  it("an answer survives a reload with its message, and Start again can be undone", async () => {
    const {page, problems, close} = await visit(name, "clusters.html");
    const id = "association-asleep";
    try {
      await ready(page);
      await startAgain(page, id);
      await give["choice"]!(page, id, "c");
      expect((await check(page, id)).verdict).toBe("right");
      await until(
        page,
        "the answer is kept",
        (s) => document.querySelector(s)!.textContent!.includes("saved in this browser"),
        [selector(id, ".exercise-state")]
      );
      await page.reload({waitUntil: "load"});
      await ready(page);
      const seen = () =>
        page.evaluate(
          (s) => ({
            chosen: document.querySelector<HTMLInputElement>(`${s} input:checked`)?.value ?? null,
            said: document.querySelector<HTMLElement>(`${s} .exercise-feedback`)!.dataset.verdict,
            why: document.querySelector(`${s} .exercise-solution`)!.textContent!.length > 50
          }),
          selector(id)
        );
      expect(await seen()).toEqual({chosen: "c", said: "right", why: true});
      await startAgain(page, id);
      expect(await seen()).toMatchObject({chosen: null, why: false});
      await page.keyboard.press("Enter");
      await until(page, "the answer is back", (s) => document.querySelector(s) !== null, [
        selector(id, "input:checked")
      ]);
      expect(await seen()).toMatchObject({chosen: "c"});
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("hints open one at a time, and the solution when its rule allows it", async () => {
    const {page, close} = await visit(name, "chains.html");
    const id = "left-out";
    try {
      await ready(page);
      await startAgain(page, id);
      const button = (text: string) =>
        page.evaluate(
          (s, t) => {
            const found = [...document.querySelectorAll<HTMLButtonElement>(s)].find((b) =>
              b.textContent!.startsWith(t)
            )!;
            const usable = !found.hidden && !found.disabled;
            if (usable) found.click();
            return usable;
          },
          selector(id, ".exercise-buttons button"),
          text
        );
      expect(await button("Hint")).toBe(true);
      expect(await button("Hint")).toBe(false);
      expect(await button("Show solution")).toBe(false);
      await give["choice"]!(page, id, "a");
      await check(page, id);
      expect(await button("Show solution")).toBe(false);
      await give["choice"]!(page, id, "b");
      await check(page, id);
      expect(await button("Show solution")).toBe(true);
      const text = await page.evaluate(
        (s) => document.querySelector(s)!.textContent!,
        selector(id, ".exercise-solution")
      );
      expect(text).toContain("No tie at all");
    } finally {
      await close();
    }
  });

  it("what was answered to an earlier wording is shown beside the question and can be kept", async () => {
    const {page, close} = await visit(name, "clusters.html");
    const id = "who-leads";
    try {
      await ready(page);
      await startAgain(page, id);
      // The record of an earlier wording, as the store keeps it.
      await page.evaluate((exercise) => {
        const record = {
          page: "clusters",
          exercise,
          question: "0".repeat(64),
          kind: "match",
          prompt: "Who leads where? An earlier wording.",
          input: {india: "cities"},
          seed: null,
          attempts: [],
          hints: 0,
          revealed: false,
          changed: 1,
          writer: "earlier"
        };
        const entry = {line: "earlier-line", by: "earlier", count: 1, base: null, record, gone: null, from: null};
        localStorage.setItem("work:clusters-chains-contracts:earlier-line", JSON.stringify(entry));
      }, id);
      await page.reload({waitUntil: "load"});
      await ready(page);
      const notice = selector(id, ".exercise-notice");
      const text = await page.evaluate((s) => document.querySelector(s)?.textContent ?? "", notice);
      expect(text).toContain("An earlier wording.");
      expect(text).toContain("India: towns and cities");
      await focus(page, `${notice} button`);
      await page.keyboard.press("Enter");
      const value = await page.evaluate(
        (s) => document.querySelector<HTMLSelectElement>(s)!.value,
        selector(id, "select")
      );
      expect(value).toBe("cities");
      await startAgain(page, id);
    } finally {
      await close();
    }
  });

  it("a change in another tab is offered and never written over", async () => {
    const id = "clusters-and-standards";
    const first = await visit(name, "clusters.html");
    await ready(first.page);
    await startAgain(first.page, id);
    const second = await visit(name, "clusters.html");
    const chosen = selector(id, "input:checked");
    const notice = selector(id, ".exercise-notice");
    // A page in the background draws no frames, so each comes to the front before it is waited for.
    try {
      await ready(second.page);
      await first.page.bringToFront();
      await give["choice"]!(first.page, id, "a");
      await second.page.bringToFront();
      await until(
        second.page,
        "the answer came over to the tab that had none",
        (s) => document.querySelector<HTMLInputElement>(s)?.value === "a",
        [chosen]
      );
      await give["choice"]!(second.page, id, "b");
      await first.page.bringToFront();
      await until(first.page, "the other answer is offered", (s) => document.querySelector(s) !== null, [notice]);
      const mine = () => first.page.evaluate((s) => document.querySelector<HTMLInputElement>(s)!.value, chosen);
      expect(await mine()).toBe("a");
      await focus(first.page, `${notice} button`);
      await first.page.keyboard.press("Enter");
      expect(await mine()).toBe("b");
      await startAgain(first.page, id);
    } finally {
      await first.close();
      await second.close();
    }
  });

  it("an exercise with its message and hints has nothing that axe objects to, on a phone", async () => {
    const {page, close} = await visit(name, "clusters.html", {width: 360, height: 740});
    try {
      await ready(page);
      await give["several"]!(page, "what-is-a-cluster", ["b"]);
      await check(page, "what-is-a-cluster");
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await startAgain(page, "what-is-a-cluster");
    } finally {
      await close();
    }
  });
});

it("without scripts every question and its options can be read", async () => {
  const {page, close} = await visit("chromium", "clusters.html", {scripts: false});
  try {
    const text = await page.evaluate(() =>
      document.querySelector("#observablehq-main")!.textContent!.replace(/\s+/g, " ")
    );
    for (const {prepared} of pages.find(({page: path}) => path === "clusters")!.blocks)
      expect(text).toContain(variantOf(prepared!.published, null).promptText);
    expect(text).toContain("A plant that cleans the waste water of all tanneries");
  } finally {
    await close();
  }
});
