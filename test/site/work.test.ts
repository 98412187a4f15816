import {mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {BrowserContext, ElementHandle, Page} from "puppeteer-core";
import {afterAll, afterEach, beforeEach, describe, expect, it} from "vitest";
import {toWorkFile} from "../../src/workbook/work/file.js";
import type {AnswerRecord} from "../../src/workbook/work/record.js";
import type {WorkRoomStore} from "../../src/workbook/work/store.js";
import {siteId} from "../../src/workbook/work/siteId.js";
import {accessibilityProblems} from "./axe.js";
import {startBrowser, type BrowserName} from "./browsers.js";
import {browserNames, closeSite, dist, settled, siteAddress, until} from "./harness.js";

afterAll(closeSite);

/** The built module of the store, which these tests drive in the page as an exercise does. */
const storeModule = () => {
  const file = readdirSync(join(dist, "_import", "workbook", "work")).find((name) =>
    /^store\.[0-9a-f]+\.js$/.test(name)
  );
  return `_import/workbook/work/${file}`;
};
const answer = (parts: Partial<AnswerRecord> = {}): AnswerRecord => ({
  page: "clusters",
  exercise: "one",
  question: "0a",
  kind: "short",
  prompt: "Why?",
  input: "because",
  seed: null,
  attempts: [],
  hints: 0,
  revealed: false,
  changed: 1000,
  writer: "w1",
  ...parts
});

type InPage = {work: WorkRoomStore; policyBreaches: string[]; ran?: boolean};

describe.each(browserNames)("a student’s work in %s", (name: BrowserName) => {
  let context: BrowserContext;
  let problems: string[];
  const others: BrowserContext[] = [];

  /** Opens the room in a browser that has kept nothing, or that is given; `before` runs ahead of the page's own scripts. */
  async function room({
    before,
    dark = false,
    width = 1280,
    inside = context
  }: {before?: () => void; dark?: boolean; width?: number; inside?: BrowserContext} = {}) {
    const page = await inside.newPage();
    page.setDefaultTimeout(120_000);
    await page.setViewport({width, height: 900});
    if (name === "chromium")
      await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: dark ? "dark" : "light"}]);
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    if (before) await page.evaluateOnNewDocument(before);
    await page.goto(`${await siteAddress()}work.html`, {waitUntil: "load"});
    await until(page, "the room is there", () => document.querySelector(".work-room") !== null);
    await settled(page);
    return page;
  }
  /** Opens a store of its own in the page, as a page with exercises does. */
  const openStore = async (page: Page) => {
    const module = JSON.stringify((await siteAddress()) + storeModule());
    // As a text, because vitest rewrites an import in a function.
    await page.evaluate(
      `import(${module}).then((m) => m.openWorkStore()).then((store) => void (globalThis.work = store))`
    );
  };
  /** Ends a tab without a last word of its page: in Chromium its process crashes, in Firefox it is closed. */
  async function kill(page: Page): Promise<void> {
    if (name === "firefox") return page.close();
    const session = await page.createCDPSession();
    await Promise.race([
      session.send("Page.crash").catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, 1000))
    ]);
  }
  const put = (page: Page, record: AnswerRecord) =>
    page.evaluate((one) => (globalThis as unknown as InPage).work.put(one), record);
  const flush = (page: Page) => page.evaluate(() => (globalThis as unknown as InPage).work.flush());
  const kept = (page: Page) =>
    page.evaluate(async () =>
      (await (globalThis as unknown as InPage).work.get("clusters", "one")).map(({input}) => input)
    );
  const texts = (page: Page, selector: string) =>
    page.evaluate((wanted) => [...document.querySelectorAll(wanted)].map((one) => one.textContent!.trim()), selector);
  const press = (page: Page, text: string) =>
    page.evaluate((wanted) => {
      const found = [...document.querySelectorAll("button")].find((one) => one.textContent!.trim() === wanted);
      if (!found) throw new Error(`There is no button “${wanted}”.`);
      found.click();
    }, text);
  const shows = (page: Page, what: string, selector: string, wanted: string) =>
    until(
      page,
      what,
      (where, text) => [...document.querySelectorAll(where)].some((one) => one.textContent!.includes(text)),
      [selector, wanted] as [string, string]
    );

  beforeEach(async () => {
    context = await (await startBrowser(name)).createBrowserContext();
    problems = [];
  });
  afterEach(async () => {
    for (const one of [context, ...others.splice(0)]) await one.close();
  });

  it("is there after the tab was killed between two keystrokes", async () => {
    const page = await room();
    await openStore(page);
    await put(page, answer({input: "b", changed: 1}));
    await flush(page);
    // The database is held up, so that only what is written at the keystroke itself can be found.
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("not now", "AbortError");
      };
    });
    const text = "because they share a name";
    for (let i = 2; i <= text.length; i++) await put(page, answer({input: text.slice(0, i), changed: i}));
    await kill(page);
    const next = await room();
    await openStore(next);
    expect(await kept(next)).toEqual([text]);
    await shows(next, "the room shows it", ".work-answer", text);
  });

  it("on an exercise is there after the tab was killed at a keystroke, and stands in the room with a link back", async () => {
    const chapter = async () => {
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      await page.goto(`${await siteAddress()}clusters.html`, {waitUntil: "load"});
      await until(page, "the exercises can be answered", () =>
        [...document.querySelectorAll<HTMLElement>("workbook-exercise")].every((one) => one.dataset.ready !== undefined)
      );
      return page;
    };
    const page = await chapter();
    const field = (await page.$('workbook-exercise input[type="text"], workbook-exercise textarea'))!;
    await field.scrollIntoView();
    await field.click();
    await page.keyboard.type("12.5");
    const id = await field.evaluate((one) => one.closest("workbook-exercise")!.id);
    await kill(page);
    const next = await chapter();
    expect(
      await next.evaluate(
        (where) => document.getElementById(where)!.querySelector<HTMLInputElement>("input, textarea")!.value,
        id
      )
    ).toBe("12.5");
    const there = await room();
    await shows(there, "the room shows it", ".work-answer", "12.5");
    const href = await there.evaluate(() => document.querySelector<HTMLAnchorElement>(".work-card h4 a")!.href);
    expect(new URL(href).hash).toBe(`#${id}`);
    expect((await texts(there, ".work-card > .work-meta"))[0]).toMatch(/^Begun, not checked yet/);
    expect(problems).toEqual([]);
  });

  it("of two tabs is kept twice, and each tab hears of the other", async () => {
    const [a, b] = [await room(), await room()];
    await openStore(a);
    await put(a, answer({input: "start", changed: 1}));
    await flush(a);
    await openStore(b);
    expect(await kept(b)).toEqual(["start"]);
    await b.evaluate(() => {
      const {work} = globalThis as unknown as InPage;
      work.watch("clusters", "one", ({input}) => (document.title = String(input)));
    });
    await put(a, answer({input: "start, a", changed: 2}));
    await until(b, "the other tab hears", () => document.title === "start, a");
    await put(b, answer({input: "start, b", changed: 3}));
    await flush(b);
    await flush(a);
    expect(await kept(a)).toEqual(["start, b", "start, a"]);
    // A tab behind another draws no frames, which waiting goes by.
    await a.bringToFront();
    await shows(a, "the room follows", ".work-more summary", "1 answer to an earlier wording");
    expect(problems).toEqual([]);
  });

  it("survives for as long as a page is open where all storage is blocked, and the reader is told", async () => {
    const before = () => {
      for (const key of ["indexedDB", "localStorage", "sessionStorage"])
        Object.defineProperty(globalThis, key, {
          get() {
            throw new DOMException("blocked", "SecurityError");
          }
        });
    };
    const page = await room({before});
    expect((await texts(page, ".work-kept"))[0]).toMatch(/keeps nothing for this site.*new tab and take your work/);
    await openStore(page);
    await put(page, answer({input: "only in memory"}));
    expect(await kept(page)).toEqual(["only in memory"]);
    const other = await room({before});
    await shows(other, "a new tab has it too", ".work-answer", "only in memory");
    expect(problems).toEqual([]);
  });

  it("is told of storage that is full, in time to save it", async () => {
    const page = await room({
      before: () => {
        const full = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
        IDBObjectStore.prototype.put = full;
        Storage.prototype.setItem = full;
      }
    });
    await openStore(page);
    await put(page, answer({input: "too much"}));
    await flush(page);
    expect(await page.evaluate(() => (globalThis as unknown as InPage).work.trouble)).toMatch(/is full/);
    expect(await kept(page)).toEqual(["too much"]);
    await shows(page, "the room has it", ".work-answer", "too much");
  });

  it("is found beside garbage in storage", async () => {
    const page = await room();
    await openStore(page);
    await put(page, answer({input: "mine"}));
    await flush(page);
    await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      const name = databases.map((one) => one.name!).find((one) => one.startsWith("work-"))!;
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      const change = db.transaction("copies", "readwrite");
      change.objectStore("copies").put({line: "x", record: "<script>globalThis.ran = true</script>"});
      await new Promise((resolve) => (change.oncomplete = resolve));
      db.close();
      localStorage.setItem(`work:${name.slice(5)}:y`, "{{{");
    });
    const next = await room();
    expect(await texts(next, ".work-answer")).toEqual(["mine"]);
    expect((await texts(next, ".work-kept"))[0]).toMatch(/2 stored things of this workbook cannot be read/);
    expect(problems).toEqual([]);
  });

  it("is saved in one browser and brought into another, by file, by drop and by code, and nothing in it runs", async () => {
    const evil = '<img src=x onerror="globalThis.ran = true">';
    const page = await room();
    await openStore(page);
    await put(page, answer({input: evil, prompt: evil}));
    await flush(page);
    await shows(page, "the room has it", ".work-answer", evil);
    const file = await page.evaluate(async () => {
      const saved = new Promise<string>((resolve) => {
        HTMLAnchorElement.prototype.click = function () {
          resolve(fetch(this.href).then((response) => response.text()));
        };
      });
      [...document.querySelectorAll("button")].find((one) => one.textContent === "Save as a file")!.click();
      return saved;
    });
    expect(file).toContain('"format": "workbook-work"');
    const code = await page.evaluate(async () => {
      Object.defineProperty(navigator, "clipboard", {value: {writeText: () => Promise.reject(new Error("no"))}});
      [...document.querySelectorAll("button")].find((one) => one.textContent === "Copy as code")!.click();
      const box = document.querySelector<HTMLTextAreaElement>(".work-take textarea")!;
      while (!box.value) await new Promise((resolve) => setTimeout(resolve, 20));
      return box.value;
    });

    const folder = mkdtempSync(join(tmpdir(), "work-"));
    try {
      writeFileSync(join(folder, "my-work.json"), file);
      writeFileSync(join(folder, "cut.json"), file.slice(0, -100));
      const elsewhere = async () => {
        const inside = await (await startBrowser(name)).createBrowserContext();
        others.push(inside);
        return room({inside});
      };
      const arrived = async (there: Page) => {
        await shows(there, "the preview is there", ".work-from", "1 answer new");
        expect(await texts(there, ".work-card")).toEqual([]);
        await press(there, "Import 1 answer");
        await shows(there, "it is imported", ".work-card .work-answer", evil);
        expect(await there.evaluate(() => (globalThis as unknown as InPage).ran)).toBeUndefined();
        expect(await there.evaluate(() => document.querySelector(".work-room img"))).toBeNull();
      };

      const byFile = await elsewhere();
      const picker = (await byFile.$(".work-drop input")) as ElementHandle<HTMLInputElement>;
      await picker.uploadFile(join(folder, "cut.json"));
      await shows(byFile, "a cut file is refused", ".work-refused", "cut off");
      await picker.uploadFile(join(folder, "my-work.json"));
      await arrived(byFile);
      await press(byFile, "Undo");
      await until(byFile, "the import is undone", () => document.querySelectorAll(".work-card").length === 0);

      const byDrop = await elsewhere();
      await byDrop.evaluate((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], "my-work.json"));
        document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
      }, file);
      await arrived(byDrop);

      const byCode = await elsewhere();
      await byCode.evaluate((text) => {
        document.querySelector<HTMLTextAreaElement>(".work-paste textarea")!.value = text;
      }, code);
      await press(byCode, "Look at the code");
      await arrived(byCode);
      await byCode.reload();
      await shows(byCode, "it is kept there", ".work-card .work-answer", evil);
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
    expect(problems).toEqual([]);
  });

  it("is a room that axe and narrow windows have nothing to say against, with answers, copies and a preview", async () => {
    for (const [width, dark] of [
      [1280, false],
      [360, true]
    ] as const) {
      const page = await room({width, dark});
      await openStore(page);
      await page.evaluate(
        (records) => (globalThis as unknown as InPage).work.take(records).then(() => {}),
        [answer({input: "x".repeat(500)}), answer({changed: 2000}), answer({exercise: "two", prompt: "y".repeat(300)})]
      );
      await page.reload();
      await settled(page);
      await shows(page, "the answers are there", ".work-card", "because");
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      await press(page, "Delete everything");
      const file = toWorkFile({
        site: siteId,
        name: "Ana",
        saved: 1000,
        records: [answer({input: "z".repeat(300), changed: 9})]
      });
      await page.evaluate((text) => {
        document.querySelector<HTMLTextAreaElement>(".work-paste textarea")!.value = text;
      }, file);
      await press(page, "Look at the code");
      await shows(page, "the preview is there", ".work-from", "older than yours");
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.close();
    }
  });

  it.runIf(name === "chromium")("prints as a sheet and nothing else", async () => {
    const page = await room();
    await openStore(page);
    await put(page, answer({input: "for the teacher"}));
    await flush(page);
    await shows(page, "the room has it", ".work-answer", "for the teacher");
    await page.emulateMediaType("print");
    const seen = await page.evaluate(() => document.body.innerText);
    expect(seen).toContain("for the teacher");
    for (const other of ["Save as a file", "Bring work in", "Chapters", "Natural Earth"])
      expect(seen).not.toContain(other);
  });
});
