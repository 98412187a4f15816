// What ill will and bad luck do to the studio: damaged links and files, two tabs, storage that is full, cleared or blocked.
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {ElementHandle, Page} from "puppeteer-core";
import {afterAll, describe, expect, it} from "vitest";
import {browserNames, closeSite, settled, until, visit} from "./harness.js";

const folder = mkdtempSync(join(tmpdir(), "enemy-"));
afterAll(async () => {
  rmSync(folder, {recursive: true, force: true});
  await closeSite();
});

const links: readonly (readonly [string, string])[] = [
  [
    "p=__proto__&__proto__=1&constructor=2&open=__proto__&out=__proto__&at=__proto__&phases=5,__proto__:1",
    "“__proto__”"
  ],
  ["p=contract-india&title=%E0%A4%A&inspection=%zz&%=%&&===", "“inspection” is damaged"],
  ["p=contract-india&inspection=1e999&fine=-1e308&firms=99999999999&seed=1e99", "out of range"],
  [`p=contract-india&${Array.from({length: 900}, (_, i) => `k${i}=1`).join("&")}`, "more. A damaged link"],
  ["p=contract-india&title=<script>alert(1)</script>&note=<img src=x onerror=alert(1)>&set=<b>:a", "“<b>:a”"]
];
const files: readonly (readonly [string, string])[] = [
  ["", "is empty"],
  ["null", "no scenario"],
  ['{"__proto__": {"a": 1}, "model": "pressures"}', "title is missing"],
  ['{"format": "workbook-work", "version": 1}', "My work"],
  ["[".repeat(50_000), "not JSON"]
];
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const save = (page: Page, name: string) =>
  page.evaluate((text) => {
    document.querySelector<HTMLInputElement>(".saved-panel input[type=text]")!.value = text;
    [...document.querySelectorAll<HTMLButtonElement>(".saved-panel button")]
      .find((b) => b.textContent === "Save in this browser")!
      .click();
  }, name);
const says = (page: Page, selector: string, words: string) =>
  until(page, `${selector} says ${words}`, (s, text) => document.querySelector(s)?.textContent?.includes(text), [
    selector,
    words
  ]);
const lists = (page: Page, ...names: string[]) =>
  until(
    page,
    `the list holds ${names.join()}`,
    (wanted) =>
      [...document.querySelectorAll(".saved-list b")]
        .map((e) => e.textContent)
        .sort()
        .join() === wanted,
    [names.join()]
  );

describe.each(browserNames)("in %s", (name) => {
  it("a hostile link opens what can be used and says what cannot, once", async () => {
    const {page, problems, close} = await visit(name, "studio.html");
    try {
      for (const [link, words] of links) {
        await page.evaluate((hash) => void (location.hash = hash), `v=1&${link}`);
        await says(page, ".studio-alert", words);
        expect(await page.evaluate(() => document.querySelectorAll(".studio-alert li").length)).toBeLessThanOrEqual(13);
        expect(
          await page.evaluate(() => document.querySelectorAll(".studio-board script, .studio-board img").length)
        ).toBe(0);
      }
      await page.goBack();
      await says(page, ".studio-alert", "more. A damaged link");
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("a damaged or foreign file changes nothing and is told in words", async () => {
    const {page, problems, close} = await visit(name, "studio.html");
    try {
      const before = await page.evaluate(() => location.hash);
      const input = (await page.$(".saved-file input")) as ElementHandle<HTMLInputElement>;
      for (const [i, [text, words]] of files.entries()) {
        await input.uploadFile(write(`bad-${i}.json`, text));
        await says(page, ".saved-said", `bad-${i}.json was not taken`);
        await says(page, ".saved-said", words);
      }
      expect(await page.evaluate(() => location.hash)).toBe(before);
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("own scenarios outlive two tabs, a full disk, cleared data and a reload", async () => {
    const one = await visit(name, "studio.html");
    const two = await visit(name, "studio.html");
    try {
      await Promise.all([1, 2, 3].flatMap((n) => [save(one.page, `a${n}`), save(two.page, `b${n}`)]));
      for (const {page} of [one, two]) {
        await page.bringToFront();
        await lists(page, "a1", "a2", "a3", "b1", "b2", "b3");
      }
      await two.page.evaluate(() => {
        const {put} = IDBObjectStore.prototype;
        IDBObjectStore.prototype.put = () => {
          IDBObjectStore.prototype.put = put;
          throw new DOMException("full", "QuotaExceededError");
        };
      });
      await save(two.page, "too much");
      await says(two.page, ".saved-said", "no room");
      // What was written is still there to be saved another way.
      expect(
        await two.page.evaluate(() => document.querySelector<HTMLInputElement>(".saved-panel input[type=text]")!.value)
      ).toBe("too much");
      expect(
        await two.page.evaluate(
          () =>
            new Promise((resolve) => {
              indexedDB.deleteDatabase("workbook-scenarios").onsuccess = () => resolve("cleared");
            })
        )
      ).toBe("cleared");
      await save(two.page, "after");
      await says(two.page, ".saved-said", "“after” is saved");
      await two.page.reload();
      await settled(two.page);
      await lists(two.page, "after");
      expect([await one.problems(), await two.problems()]).toEqual([[], []]);
    } finally {
      await one.close();
      await two.close();
    }
  });

  it("where storage is blocked, the studio says so and works", async () => {
    const {page, problems, close} = await visit(name, "index.html");
    try {
      await page.evaluateOnNewDocument(() => {
        for (const place of ["indexedDB", "localStorage"])
          Object.defineProperty(globalThis, place, {
            get() {
              throw new DOMException("denied", "SecurityError");
            }
          });
      });
      await page.goto(page.url().replace("index.html", "studio.html"));
      await settled(page);
      await says(page, ".saved-panel", "This browser keeps nothing for this page");
      await save(page, "for now");
      await lists(page, "for now");
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });
});
