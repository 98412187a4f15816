import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {ElementHandle, Page} from "puppeteer-core";
import {afterAll, describe, expect, it} from "vitest";
import {accessibilityProblems} from "./axe.js";
import {browserNames, closeSite, siteAddress, until, visit, type BrowserName} from "./harness.js";

const folder = mkdtempSync(join(tmpdir(), "decks-"));
afterAll(async () => {
  rmSync(folder, {recursive: true, force: true});
  await closeSite();
});

const text = (page: Page, selector: string) =>
  page.evaluate((s) => {
    const found = document.querySelector<HTMLElement>(s);
    return found?.checkVisibility() ? found.textContent! : "";
  }, selector);
const has = (page: Page, what: string, selector: string, words: string) =>
  until(
    page,
    what,
    (s, w) => {
      const found = document.querySelector<HTMLElement>(s);
      return found !== null && found.checkVisibility() && found.textContent.includes(w);
    },
    [selector, words]
  );
const gone = (page: Page, what: string, selector: string) =>
  until(page, what, (s) => !document.querySelector<HTMLElement>(s)?.checkVisibility(), [selector]);
const linesDrawn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".slide-figure .panel-line")].map((l) => l.getAttribute("d") ?? "")
  );

async function present(name: BrowserName, hash: string, options = {}) {
  const open = await visit(name, `present.html#${hash}`, options);
  await until(open.page, "the deck is open", () => document.querySelector(".stage, .speaker") !== null);
  return open;
}

/** Opens the speaker's window from the stage by a key, and waits for it. */
async function openNotes(page: Page): Promise<Page> {
  const browser = page.browser();
  const before = new Set(await browser.pages());
  await page.keyboard.press("n");
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    const found = (await browser.pages()).find((p) => !before.has(p));
    if (found && found.url().includes("view=notes")) {
      await until(found, "the notes are open", () => document.querySelector(".speaker") !== null);
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const pages = (await browser.pages()).map((p) => p.url()).join(", ");
  throw new Error(`No second window opened: ${pages}. ${await text(page, ".stage-said")}`);
}

describe.each(browserNames)("a deck in %s", (name) => {
  it("is presented from its beginning to its end with the keyboard alone; nothing hidden is there before it is shown", async () => {
    const {page, problems, close} = await visit(name, "present.html", {height: 720});
    try {
      for (let i = 0; i < 80; i++) {
        if (await page.evaluate(() => document.activeElement?.getAttribute("data-deck") === "three-contracts")) break;
        await page.keyboard.press("Tab");
      }
      await page.keyboard.press("Enter");
      await has(page, "the first slide", ".stage-title", "Who makes a small firm comply?");
      expect(await page.evaluate(() => document.querySelector("#observablehq-main")!.checkVisibility())).toBe(false);

      await page.keyboard.press("PageDown");
      await has(page, "the second slide", ".stage-title", "India");
      expect(await linesDrawn(page)).toEqual([]);
      expect(await text(page, ".stage-answer")).toBe("");
      expect(await page.evaluate(() => document.querySelector(".slide-panels")!.getAttribute("aria-label"))).toContain(
        "hidden until shown"
      );
      await page.keyboard.press("ArrowRight");
      await has(page, "time to think", ".stage-think", "0:4");
      await page.keyboard.press(" ");
      await until(
        page,
        "the outcomes are drawn",
        () => document.querySelectorAll(".slide-figure .panel-line").length === 2
      );
      expect(await text(page, ".stage-answer")).toBe("");
      await page.keyboard.press("PageDown");
      await has(page, "the answer", ".stage-answer", "Few firms hold a certificate");

      await page.keyboard.press("b");
      await until(page, "the screen is dark", () => document.querySelector(".stage-blank")!.checkVisibility());
      await page.keyboard.press(".");
      await gone(page, "the screen is lit", ".stage-blank");
      await page.keyboard.press("?");
      await until(page, "the keys are listed", () => document.querySelector<HTMLDialogElement>(".stage-help")!.open);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await until(page, "the list is closed", () => !document.querySelector<HTMLDialogElement>(".stage-help")!.open);

      await page.keyboard.press("PageUp");
      await gone(page, "the answer is hidden again", ".stage-answer");
      await page.keyboard.press("End");
      await has(page, "the last slide", ".stage-place", "7 of 7");
      await page.keyboard.press("PageDown");
      expect(await text(page, ".stage-place")).toBe("7 of 7");
      await page.keyboard.press("Home");
      await has(page, "the first slide", ".stage-place", "1 of 7");
      await page.keyboard.press("Escape");
      await gone(page, "the deck is closed", ".stage");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("data-deck"))).toBe("three-contracts");
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("two windows stay in step both ways, and one that is loaded again or closed comes back in step", async () => {
    const {page, problems, close} = await present(name, "deck=three-contracts", {height: 720});
    try {
      const notes = await openNotes(page);
      await has(notes, "the other window is there", ".speaker-other", "in step with this one");
      await page.bringToFront();
      await page.keyboard.press("PageDown");
      await has(notes, "the notes follow", ".speaker h2", "2. India");
      await has(notes, "the hidden answer", ".speaker-answer", "hidden on the screen");
      await has(notes, "what comes next", ".speaker-next", "3. China");
      await has(notes, "the outcomes for the speaker", ".speaker-reading", "Compliance in the letter 0.");
      await notes.bringToFront();
      for (let i = 0; i < 3; i++) await notes.keyboard.press("PageDown");
      await has(page, "the stage follows", ".stage-answer", "Few firms");
      await has(notes, "the answer is shown", ".speaker-answer", "(shown)");

      await notes.reload({waitUntil: "load"});
      await has(notes, "the notes are back", ".speaker-answer", "(shown)");
      await page.bringToFront();
      await page.reload({waitUntil: "load"});
      await has(page, "the stage is back at its step", ".stage-answer", "Few firms");
      await notes.close();
      await page.bringToFront();
      await until(page, "the stage has the keys", () => document.hasFocus());
      await page.keyboard.press("PageDown");
      await has(page, "the stage goes on alone", ".stage-title", "China");
      const again = await openNotes(page);
      await has(again, "new notes are in step", ".speaker h2", "3. China");
      expect(await accessibilityProblems(again)).toEqual([]);
      await again.close();
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("a slider answers within a frame, in both windows; loading again keeps slide, step and slider", async () => {
    const {page, problems, close} = await present(name, "deck=letter-and-spirit&at=5.3", {height: 720});
    try {
      await until(
        page,
        "the outcomes are drawn",
        () => document.querySelectorAll(".slide-figure .panel-line").length === 2
      );
      const notes = await openNotes(page);
      await page.bringToFront();
      await page.focus(".slide-sliders input");
      const frames = await page.evaluate(async () => {
        const input = document.querySelector<HTMLInputElement>(".slide-sliders input")!;
        const line = () => document.querySelector(".slide-figure .panel-line")!.getAttribute("d");
        const before = line();
        input.value = "0.9";
        input.dispatchEvent(new Event("input", {bubbles: true}));
        for (let n = 1; n < 60; n++) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          if (line() !== before) return n;
        }
        return 60;
      });
      expect(frames).toBeLessThan(30);
      await has(notes, "the notes have the value", ".speaker .slide-value", "0.90");
      await page.keyboard.press("ArrowRight");
      await has(page, "arrows move the slider that has the focus", ".stage .slide-value", "0.95");
      await until(page, "the address has it", () => location.hash.includes("at=5.3&set=auditDepth:0.95"));
      await notes.close();
      await page.reload({waitUntil: "load"});
      await has(page, "the slide is back", ".stage-title", "Deeper audits?");
      await has(page, "the slider is back", ".stage .slide-value", "0.95");
      await until(
        page,
        "with the line of before",
        () => document.querySelectorAll(".slide-figure .panel-line").length === 4
      );
      await page.keyboard.press("r");
      await has(page, "the slider goes back", ".stage .slide-value", "0.30");
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("fills a projector of 1280 by 720 and of 1920 by 1080 and a phone, with nothing cut, and axe finds nothing, light and dark", async () => {
    const ids = readdirSync("data/decks").map((file) => file.replace(".yaml", ""));
    for (const [width, height] of [
      [1280, 720],
      [1920, 1080],
      [360, 740]
    ] as const) {
      for (const deck of ids) {
        const {page, problems, close} = await present(name, `deck=${deck}`, {width, height, dark: width === 1920});
        try {
          const count = Number(/of (\d+)/.exec(await text(page, ".stage-place"))![1]);
          for (let slide = 1; slide <= count; slide++) {
            await page.keyboard.press("a");
            await page.evaluate(
              () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
            );
            const cut = await page.evaluate(() => {
              const root = document.documentElement;
              const parts = [
                ...document.querySelectorAll<HTMLElement>(".stage, .stage-main, .stage-body, .stage-words, .stage-foot")
              ];
              const wide = parts.filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1);
              // On a phone the slide scrolls; a projector's has to fit.
              const tall =
                innerWidth > 800 ? parts.filter((e) => e.checkVisibility() && e.scrollHeight > e.clientHeight + 1) : [];
              const foot = document.querySelector(".stage-foot")!.getBoundingClientRect();
              return [
                ...(root.scrollWidth > innerWidth || root.scrollHeight > innerHeight ? ["the page"] : []),
                ...[...wide, ...tall].map(
                  (e) => `${e.className} ${e.scrollWidth}×${e.scrollHeight} in ${e.clientWidth}×${e.clientHeight}`
                ),
                ...(foot.bottom > innerHeight + 1 ? ["the foot"] : []),
                ...[...document.querySelectorAll(".slide-figure text")]
                  .filter((label) => {
                    const box = label.getBoundingClientRect();
                    const room = document.querySelector(".slide-drawing")!.getBoundingClientRect();
                    return box.width > 0 && (box.right > room.right + 1 || box.bottom > room.bottom + 2);
                  })
                  .map((label) => `“${label.textContent}” beyond the figure`)
              ];
            });
            expect(cut, `${deck} ${slide} at ${width}`).toEqual([]);
            const size = await page.evaluate(() =>
              parseFloat(getComputedStyle(document.querySelector(".stage-words")!).fontSize)
            );
            if (width > 800) expect(size, `${deck} ${slide}`).toBeGreaterThan(width / 80);
            if (slide === 2) expect(await accessibilityProblems(page)).toEqual([]);
            await page.keyboard.press("ArrowDown");
          }
          expect(await problems()).toEqual([]);
        } finally {
          await close();
        }
      }
    }
  });

  it("a deck is put together in the studio, kept, reordered, shown, saved and brought back; a damaged file changes nothing", async () => {
    const {page, problems, close} = await visit(
      name,
      "studio.html#v=1&p=contract-india&inspection=0.3&ask=spirit&title=First&note=Say+this"
    );
    try {
      await until(page, "the studio is there", () => document.querySelector(".deck-panel") !== null);
      const openAll = () =>
        page.evaluate(() => {
          const all = [...document.querySelectorAll<HTMLButtonElement>(".studio-banner button")];
          all.find((b) => b.textContent === "Open all controls")!.click();
        });
      await openAll();
      const press = (words: string) =>
        page.evaluate((wanted) => {
          const found = [...document.querySelectorAll<HTMLElement>(".deck-panel button, .deck-panel a")].find((b) =>
            b.textContent.trim().endsWith(wanted)
          );
          if (!found) throw new Error(`There is no button "${wanted}".`);
          found.click();
        }, words);
      const rows = () => page.evaluate(() => [...document.querySelectorAll(".deck-row b")].map((b) => b.textContent));
      await press("Put this scenario into the deck");
      await press("Put this scenario into the deck");
      await page.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>(".deck-slides li:nth-child(2) .deck-edit input")!;
        field.value = "Second <b>bold</b>";
        field.dispatchEvent(new Event("input", {bubbles: true}));
      });
      await press("Move up: slide 2");
      expect(await rows()).toEqual(["Second <b>bold</b>", "First"]);
      await until(page, "it can be shown", () => document.querySelector(".deck-panel a[href]:not([hidden])") !== null);
      await page.reload({waitUntil: "load"});
      await until(page, "the deck is kept", () => document.querySelectorAll(".deck-row").length === 2);
      await openAll();
      expect(await rows()).toEqual(["Second <b>bold</b>", "First"]);

      const bring = async (file: string, content: string) => {
        writeFileSync(join(folder, file), content);
        const input = (await page.$(".deck-panel input[type=file]")) as ElementHandle<HTMLInputElement>;
        await input.uploadFile(join(folder, file));
      };
      await bring("bad.yaml", "title: Bad\nslides:\n  - title: One\n    preset: nowhere\n");
      await has(page, "the file is refused", ".deck-panel-said", "Line 4, field slides › 1 › preset");
      expect(await rows()).toEqual(["Second <b>bold</b>", "First"]);
      await bring("other.yaml", 'title: Other\nslides:\n  - title: "Only <img src=x>"\n    preset: toritama\n');
      await until(page, "the file is open", () => document.querySelectorAll(".deck-row").length === 1);
      await until(
        page,
        "both decks are listed",
        () => document.querySelector<HTMLSelectElement>(".deck-panel select")!.options.length === 2
      );
      await page.select(
        ".deck-panel select",
        await page.evaluate(
          () =>
            [...document.querySelectorAll<HTMLOptionElement>(".deck-panel select option")].find(
              ({textContent}) => textContent !== "Other"
            )!.value
        )
      );
      await until(page, "the first deck is there again", () => document.querySelectorAll(".deck-row").length === 2);
      expect(await page.evaluate(() => document.querySelectorAll(".deck-panel :is(b b, img)").length)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);

      await until(page, "it can be shown", () => document.querySelector(".deck-panel a[href]:not([hidden])") !== null);
      // The page goes away under the click.
      await Promise.all([page.waitForNavigation({waitUntil: "load"}), press("Present").catch(() => {})]);
      await has(page, "the deck is shown", ".stage-title", "Second <b>bold</b>");
      await has(page, "with its question", ".stage-question", "What happens to compliance in the spirit");
      await page.reload({waitUntil: "load"});
      await has(page, "again after loading", ".stage-title", "Second <b>bold</b>");
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });
});

describe("in Chromium", () => {
  it("a deck goes on without a network once its windows are open", async () => {
    const {page, problems, close} = await present("chromium", "deck=toritama", {height: 720});
    try {
      const notes = await openNotes(page);
      await page.bringToFront();
      await page.setOfflineMode(true);
      await notes.setOfflineMode(true);
      for (let i = 0; i < 4; i++) await page.keyboard.press("PageDown");
      await until(
        page,
        "the outcomes are drawn",
        () => document.querySelectorAll(".slide-figure .panel-line").length === 2
      );
      await has(notes, "the notes follow", ".speaker h2", "2. Before");
      await page.keyboard.press("End");
      await has(page, "the end", ".stage-place", "7 of 7");
      await notes.close();
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("a second window that is blocked is said, and the link is offered", async () => {
    const {page, close} = await present("chromium", "deck=toritama", {height: 720});
    try {
      await page.evaluate(() => {
        window.open = () => null;
      });
      await page.keyboard.press("n");
      await has(page, "it is said", ".stage-said", "did not open a second window");
      const link = await page.evaluate(() => document.querySelector<HTMLAnchorElement>(".stage-said a")!.href);
      expect(link).toBe(`${await siteAddress()}present.html#deck=toritama&view=notes`);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Open the notes");
    } finally {
      await close();
    }
  });

  it("taps and swipes go on and back; the spot follows the mouse when it is held or switched on", async () => {
    const {page, close} = await present("chromium", "deck=three-contracts", {height: 720});
    try {
      await page.touchscreen.tap(1000, 300);
      await has(page, "a tap at the right", ".stage-place", "2 of 7");
      await page.touchscreen.tap(100, 300);
      await has(page, "a tap at the left", ".stage-place", "1 of 7");
      const finger = await page.touchscreen.touchStart(900, 300);
      await finger.move(700, 305);
      await finger.end();
      await has(page, "a swipe", ".stage-place", "2 of 7");
      const spot = () => page.evaluate(() => document.querySelector(".stage-spot")!.checkVisibility());
      await page.mouse.move(300, 300);
      expect(await spot()).toBe(false);
      await page.mouse.down();
      expect(await spot()).toBe(true);
      await page.mouse.up();
      expect(await spot()).toBe(false);
      await page.keyboard.press("l");
      await page.mouse.move(400, 320);
      expect(await spot()).toBe(true);
      expect(await text(page, ".stage-place")).toBe("2 of 7");
    } finally {
      await close();
    }
  });

  it.each([
    ["deck=nothing", "There is no deck"],
    ["s=%%%", "damaged"],
    ["s=AAAA", "damaged"]
  ])("an address such as #%s says what is wrong and shows the list", async (hash, words) => {
    const {page, problems, close} = await visit("chromium", `present.html#${hash}`);
    try {
      await has(page, "it is said", ".deck-said", words);
      expect(await page.evaluate(() => document.querySelector(".stage"))).toBeNull();
      expect(await problems()).toEqual([]);
    } finally {
      await close();
    }
  });

  it("a deck of the site saved as a file opens again as it is", async () => {
    const {page, close} = await visit("chromium", "present.html");
    try {
      const session = await page.createCDPSession();
      await session.send("Browser.setDownloadBehavior", {behavior: "allow", downloadPath: folder});
      await page.evaluate(() => {
        [...document.querySelectorAll<HTMLButtonElement>(".deck-item button")]
          .find((b) => b.getAttribute("aria-label")?.includes("Toritama"))!
          .click();
      });
      const file = join(folder, "toritama-the-stick-and-the-carrot.yaml");
      for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((r) => setTimeout(r, 100)))
        if (readdirSync(folder).includes("toritama-the-stick-and-the-carrot.yaml")) break;
      expect(readFileSync(file, "utf8")).toContain("2,000 firms");
      const input = (await page.$(".deck-file input")) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(file);
      await has(page, "it is shown", ".stage-title", "Blue water");
      expect(page.url()).toContain("#s=");
    } finally {
      await close();
    }
  });
});
