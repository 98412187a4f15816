import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {ElementHandle, Page} from "puppeteer-core";
import {afterAll, describe, expect, it} from "vitest";
import {dragSlider} from "../../bench/studioFrames.js";
import {presetNames} from "../../steps/prose/scenarioLine.js";
import {readPreset} from "../../src/workbook/scenario/readPreset.js";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, settled, until, visit, type BrowserName} from "./harness.js";

const folder = mkdtempSync(join(tmpdir(), "studio-"));
afterAll(async () => {
  rmSync(folder, {recursive: true, force: true});
  await closeSite();
});

const allRuns = (page: Page) =>
  until(page, "all runs are in", () =>
    /^Mean of 40 runs/.test(document.querySelector(".lab-status")?.textContent ?? "")
  );
async function open(name: BrowserName, hash = "", options = {}) {
  const studio = await visit(name, `studio.html${hash ? `#${hash}` : ""}`, options);
  await until(studio.page, "the studio is there", () => document.querySelector(".studio-board") !== null);
  return studio;
}
const text = (page: Page, selector: string) =>
  page.evaluate((s) => document.querySelector(s)?.textContent ?? "", selector);
const click = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    const button = [...document.querySelectorAll<HTMLButtonElement>(".studio-board button")].find(
      (b) => b.textContent!.trim() === wanted && b.checkVisibility()
    );
    if (!button) throw new Error(`There is no button "${wanted}".`);
    button.click();
  }, words);
const linkOf = (page: Page) => page.evaluate(() => document.querySelector<HTMLTextAreaElement>(".share-link")!.value);
const numbersOf = async (page: Page) => {
  await until(page, "the first run is in", () =>
    /numbers: \w+\. /.test(document.querySelector(".share-numbers")!.textContent!)
  );
  return /numbers: (\w+)/.exec(await text(page, ".share-numbers"))![1]!;
};
const outcomesOf = (page: Page) =>
  page.evaluate(() => {
    const part = document.querySelector('.studio-part[aria-label="What follows"]')!;
    return [...part.querySelectorAll("tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent).join(" | ")
    );
  });
const brings = async (page: Page, files: string[]) => {
  const input = (await page.$(".saved-file input")) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(...files);
};

/** A state that uses most of what a link can hold. */
const full =
  "v=1&p=contract-india&inspection=0.3&assistance=0.55&negotiability=0&b.p=toritama&b.name=Toritama,+mild&b.fine=0.1&seed=77&out=spirit,jobs,hours";

describe.each(browserNames)("the studio in %s", (name) => {
  it("a preset, one slider, undo one by one, and the link, with the keyboard alone", async () => {
    const {page, problems, close} = await open(name);
    try {
      await allRuns(page);
      // The way there leads through the page in the order of its controls.
      const tabTo = async (what: string, found: () => boolean) => {
        for (let i = 0; i < 120; i++) {
          if (await page.evaluate(found)) return;
          await page.keyboard.press("Tab");
        }
        throw new Error(`Tab does not lead to ${what}.`);
      };
      await tabTo("Brazil", () => document.activeElement?.textContent?.trim() === "Brazil");
      await page.keyboard.press("Enter");
      await until(page, "Brazil is open", () =>
        document.querySelector(".preset-title")!.textContent!.includes("Brazil")
      );
      await tabTo("the search", () => document.activeElement?.matches(".studio-search input") ?? false);
      await page.keyboard.type("inspections");
      await tabTo(
        "the slider",
        () => document.activeElement?.closest(".parameter")?.querySelector("label")?.textContent === "Inspections"
      );
      for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
      await until(page, "the change is listed", () => document.querySelectorAll(".studio-changes li").length === 1);
      await until(page, "the link follows", () =>
        /p=contract-brazil&inspection=/.test(document.querySelector<HTMLTextAreaElement>(".share-link")!.value)
      );
      await allRuns(page);
      expect(await text(page, ".scenario-figure .figure-title")).toMatch(/^Against the preset, /);
      await tabTo("the title", () => document.activeElement?.matches(".share-panel input") ?? false);
      await page.keyboard.type("Inspect more");
      await until(page, "the title is in the link", () =>
        /title=Inspect\+more/.test(document.querySelector<HTMLTextAreaElement>(".share-link")!.value)
      );
      expect(page.url()).toBe(await linkOf(page));
      await until(page, "the code is drawn", () => document.querySelector(".share-code .qr-code path") !== null);
      await page.evaluate(() => document.querySelector<HTMLElement>(".studio-changes button")!.focus());
      await page.keyboard.press("Enter");
      await until(page, "the change is undone", () => document.querySelectorAll(".studio-changes li").length === 0);
      await click(page, "Undo");
      await until(page, "the change is back", () => document.querySelectorAll(".studio-changes li").length === 1);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("a link with something wrong in it opens with the sane part, says what was refused, and runs nothing of it", async () => {
    const hostile = `v=1&p=contract-india&inspection=0.3&fine=99&evil=1&title=${encodeURIComponent('<img src=x onerror="document.title=1">')}&set=javascript:alert(1)&note=a%E2%80%AEb`;
    const {page, problems, close} = await open(name, hostile);
    try {
      await allRuns(page);
      const refused = await text(page, ".studio-alert");
      for (const part of ["Fines and closures", "“evil”", "does not name an exercise", "cannot be seen"])
        expect(refused).toContain(part);
      expect(await text(page, ".studio-heading h2")).toContain("<img src=x");
      expect(await page.evaluate(() => document.querySelectorAll(".studio-board img").length)).toBe(0);
      expect(await text(page, ".studio-changes")).toContain("Inspections");
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("a student predicts before the outcomes are shown, and finds only what the teacher opened", async () => {
    const link =
      "v=1&p=contract-india&inspection=0.3&assistance=0.6&rest=hide&open=inspection&lock=assistance,preset&ask=spirit,jobs:number&title=Inspect";
    const {page, problems, close} = await open(name, link);
    try {
      const visible = (selector: string) =>
        page.evaluate(
          (s) => [...document.querySelectorAll<HTMLElement>(s)].filter((e) => e.checkVisibility()).length,
          selector
        );
      expect(await visible(".scenario-figure")).toBe(0);
      expect(await visible(".explanation")).toBe(0);
      expect(await text(page, ".predictions")).toContain("compliance in the spirit");
      expect(
        await page.evaluate(() => [...document.querySelectorAll<HTMLButtonElement>(".predictions button")][0]!.disabled)
      ).toBe(true);
      await page.evaluate(() => document.querySelector<HTMLInputElement>('.predictions [value="up"]')!.click());
      await page.focus('.predictions [inputmode="decimal"]');
      await page.keyboard.type("0,9");
      await click(page, "Show the outcomes");
      await until(page, "the verdict is there", () =>
        /As you said|Not as/.test(document.querySelector(".prediction-verdict")!.textContent!)
      );
      await allRuns(page);
      expect(await text(page, ".prediction-verdict")).toMatch(/As you said: it goes up/);
      expect(await visible(".scenario-figure")).toBe(1);
      expect(await visible(".parameter")).toBe(2);
      expect(
        await page.evaluate(() =>
          [...document.querySelectorAll<HTMLInputElement>(".parameter:not([hidden]) [type=range]")].map(
            (s) => s.disabled
          )
        )
      ).toEqual([false, true]);
      expect(await visible(".preset-button")).toBe(0);
      expect(await visible(".link-builder")).toBe(0);
      // A reload loses no answer.
      await page.reload({waitUntil: "load"});
      await settled(page);
      await until(page, "the verdict is there again", () =>
        /As you said/.test(document.querySelector(".prediction-verdict")?.textContent ?? "")
      );
      await click(page, "Open all controls");
      expect(await visible(".preset-button")).toBe(3);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("up to four side by side: what differs, what follows, and what changed the outcome in both orders", async () => {
    const {page, problems, close} = await open(
      name,
      "v=1&p=contract-india&b.p=contract-india&b.inspection=0.3&b.assistance=0.6&b.negotiability=0&out=spirit"
    );
    try {
      await allRuns(page);
      await click(page, "+ Compare with a copy");
      await click(page, "+ Compare with a copy");
      expect(await page.evaluate(() => document.querySelectorAll(".studio-tabs button").length)).toBe(4);
      await until(
        page,
        "four lines are drawn",
        () => document.querySelectorAll(".scenario-figure .panel-label").length === 4
      );
      await allRuns(page);
      await click(page, "Remove D");
      await click(page, "Remove C");
      await page.evaluate(() => document.querySelector(".explanation")!.scrollIntoView());
      await until(
        page,
        "it is taken apart",
        () => document.querySelectorAll(".explain-difference").length === 3,
        [],
        120
      );
      expect(await text(page, ".explain-words")).toMatch(/order (hardly )?matters/);
      const sums = await page.evaluate(() => {
        const rows = [...document.querySelectorAll(".explain-difference")];
        const numbers = rows.map((row) =>
          [...row.querySelectorAll(".explain-number")].map((e) => Number(e.textContent!.replace("−", "-")))
        );
        return [0, 1].map((i) => numbers.reduce((sum, row) => sum + row[i]!, 0));
      });
      expect(Math.abs(sums[0]! - sums[1]!)).toBeLessThan(0.04);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("own scenarios are kept, opened, deleted and had back; a file goes out and comes in, a damaged one changes nothing", async () => {
    const {page, problems, close} = await open(name, "v=1&p=contract-china&fine=0.33");
    try {
      await allRuns(page);
      const said = () => text(page, ".saved-said");
      await page.type(".saved-panel input[type=text]", "My China");
      await click(page, "Save in this browser");
      await until(page, "it is listed", () => /My China/.test(document.querySelector(".saved-list")!.textContent!));
      await page.reload({waitUntil: "load"});
      await settled(page);
      await until(page, "it is still listed", () =>
        /My China/.test(document.querySelector(".saved-list")?.textContent ?? "")
      );
      await click(page, "Delete");
      await until(page, "it is gone", () => !/My China/.test(document.querySelector(".saved-list")!.textContent!));
      await page.evaluate(() => document.querySelector<HTMLButtonElement>(".saved-said button")!.click());
      await until(page, "it is back", () => /My China/.test(document.querySelector(".saved-list")!.textContent!));
      await click(page, "Back to preset");
      await click(page, "Open");
      await until(page, "it is open", () => /0.33/.test(document.querySelector(".studio-changes")!.textContent!));

      const before = await page.evaluate(() => document.querySelector(".studio-changes")!.textContent);
      const bad = join(folder, "bad.json");
      writeFileSync(bad, '{"model": "pressures",\n "title": }');
      await brings(page, [bad]);
      await until(page, "it is refused", () =>
        /was not taken/.test(document.querySelector(".saved-said")!.textContent!)
      );
      expect(await said()).toMatch(/bad\.json was not taken, and nothing was changed.*\(line 2\)/s);
      expect(await page.evaluate(() => document.querySelector(".studio-changes")!.textContent)).toBe(before);

      const names = presetNames();
      await brings(page, [join("data", "scenarios", `${names.includes("toritama") ? "toritama" : names[0]!}.json`)]);
      await until(page, "it is taken", () =>
        /is open as scenario B/.test(document.querySelector(".saved-said")!.textContent!)
      );
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("exercises are chosen from a list by keyboard, on a phone", async () => {
    const {page, problems, requests, close} = await open(name, "v=1&p=contract-india", {width: 360, height: 780});
    try {
      expect(requests.filter((address) => address.includes("exercises"))).toEqual([]);
      await page.evaluate(() => {
        const summary = document.querySelector<HTMLElement>(".exercise-picker summary")!;
        summary.scrollIntoView({block: "center"});
        summary.focus();
      });
      await page.keyboard.press("Enter");
      await until(
        page,
        "the list is there",
        () => document.querySelectorAll(".exercise-picker [type=checkbox]").length > 50
      );
      await page.keyboard.press("Tab");
      await page.keyboard.type("ticking-or-commitment");
      await until(page, "one is left", () =>
        /^One exercise/.test(document.querySelector(".exercise-picker [role=status]")!.textContent!)
      );
      await page.keyboard.press("Tab");
      // The list itself is a stop where it scrolls.
      for (let i = 0; i < 3; i++) {
        await page.keyboard.press("Tab");
        if (await page.evaluate(() => document.activeElement?.matches(".picker-item input"))) break;
      }
      await page.keyboard.press(" ");
      await until(page, "the link names it", () =>
        document
          .querySelector<HTMLTextAreaElement>(".share-link")!
          .value.includes("set=standards:ticking-or-commitment")
      );
      expect(
        await page.evaluate(() => document.querySelector<HTMLInputElement>("input[placeholder^=clusters]")!.value)
      ).toBe("standards:ticking-or-commitment");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });
});

it("a link opened in the other browser gives the same numbers to the last bit", async () => {
  const seen = [];
  for (const name of browserNames) {
    const {page, problems, close} = await open(name, full);
    try {
      await allRuns(page);
      seen.push({
        numbers: await numbersOf(page),
        outcomes: await outcomesOf(page),
        link: (await linkOf(page)).split("#")[1]
      });
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  }
  expect(seen[0]!.outcomes).toHaveLength(26);
  expect(seen[1]).toEqual(seen[0]);
});

describe("in Chromium", () => {
  it("an exported file is a preset of the site", async () => {
    const {page, problems, close} = await open("chromium", "v=1&p=contract-china&fine=0.33");
    try {
      const client = await page.createCDPSession();
      await client.send("Browser.setDownloadBehavior", {behavior: "allow", downloadPath: folder});
      await page.type(".saved-panel input[type=text]", "Stricter China");
      await click(page, "Export scenario as file");
      const end = Date.now() + 20_000;
      while (!readdirSync(folder).includes("stricter-china.json") && Date.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 100));
      const {preset, problems: wrong} = readPreset(readFileSync(join(folder, "stricter-china.json"), "utf8"));
      expect([wrong, preset?.title, preset?.base, preset?.changes[0]]).toMatchObject([
        [],
        "Stricter China",
        "contract-china",
        {key: "fine", value: 0.33}
      ]);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("where storage is blocked it says so, and nothing else breaks", async () => {
    const studio = await visit("chromium", "index.html");
    try {
      const {page} = studio;
      await page.evaluateOnNewDocument(() => {
        const blocked = () => {
          throw new DOMException("blocked", "SecurityError");
        };
        Object.defineProperty(globalThis, "indexedDB", {get: blocked});
        Object.defineProperty(globalThis, "localStorage", {get: blocked});
      });
      await page.goto(page.url().replace("index.html", "studio.html#v=1&p=contract-india&ask=spirit&inspection=0.3"), {
        waitUntil: "load"
      });
      await settled(page);
      await page.evaluate(() => document.querySelector<HTMLInputElement>('.predictions [value="stays"]')!.click());
      await click(page, "Show the outcomes");
      await allRuns(page);
      expect(await text(page, ".saved-panel")).toContain("This browser keeps nothing");
      await click(page, "Save in this browser");
      await until(page, "it is kept for now", () =>
        /until this page closes/.test(document.querySelector(".saved-said")!.textContent!)
      );
      expect(await studio.problems()).toEqual([]);
    } finally {
      await studio.close();
    }
  });

  // A machine that is busy with other work may hold up one try.
  it("while a slider is dragged, no task takes 50 ms and the lines follow", {retry: 2}, async () => {
    const {page, close} = await open("chromium", "v=1&p=contract-india&firms=500");
    try {
      await allRuns(page);
      const {longTasks, pictures, frames} = await dragSlider(page, "Inspections", 3);
      expect(frames).toBeGreaterThan(20);
      expect(pictures).toBeGreaterThan(20);
      expect(longTasks.filter((ms) => ms > 50)).toEqual([]);
    } finally {
      await close();
    }
  });

  it.each([
    [360, 780, false],
    [1920, 1080, true]
  ])("nothing is wider than a screen of %i", async (width, height, dark) => {
    const {page, close} = await open("chromium", full, {width, height, dark});
    try {
      await allRuns(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await accessibilityProblems(page)).toEqual([]);
    } finally {
      await close();
    }
  });

  it("the Lab opens its state in the studio", async () => {
    const lab = await visit("chromium", "lab.html");
    try {
      const {page} = lab;
      await page.evaluate(() => {
        const row = [...document.querySelectorAll(".parameter")].find(
          (e) => e.querySelector("label")?.textContent === "Inspections"
        )!;
        const slider = row.querySelector<HTMLInputElement>("[type=range]")!;
        slider.value = "0.4";
        slider.dispatchEvent(new Event("input", {bubbles: true}));
      });
      await Promise.all([
        page.waitForNavigation({waitUntil: "load"}),
        page.evaluate(() => document.querySelector<HTMLAnchorElement>('.lab-bar a[href*="studio"]')!.click())
      ]);
      await settled(page);
      await until(page, "the studio is open", () =>
        /Inspections/.test(document.querySelector(".studio-changes")?.textContent ?? "")
      );
      expect(await page.evaluate(() => document.querySelector<HTMLElement>(".studio-alert")!.hidden)).toBe(true);
    } finally {
      await lab.close();
    }
  });
});
