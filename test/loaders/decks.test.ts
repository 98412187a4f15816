import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {fillProse, readDecks} from "../../loaders/decks.js";
import {readScenarios} from "../../loaders/scenarios.js";
import {currentSources} from "../../steps/prose/sources.js";
import type {OutcomeKey} from "../../src/model/pressures/outcomes.js";
import {fastKernel} from "../../src/model/pressures/fastKernel.js";
import type {PressureChanges} from "../../src/model/pressures/parameters.js";
import {Bands} from "../../src/workbook/lab/bands.js";
import {runSlices} from "../../src/workbook/lab/slices.js";
import {settingsOfSlide} from "../../src/workbook/deck/deck.js";
import {readDeck} from "../../src/workbook/deck/readDeck.js";
import {writeDeck} from "../../src/workbook/deck/writeDeck.js";
import {stepsOf} from "../../src/workbook/deck/presentation.js";

const folder = mkdtempSync(join(tmpdir(), "decks-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const presets = readScenarios();
const {decks, problems} = readDecks(presets);
const kernel = await fastKernel();

/** The means of some outcomes over the last periods and three runs, by scenario of a slide. */
function late(deck: string, slide: number, moved: PressureChanges = {}): Record<OutcomeKey, number>[] {
  const found = decks.find((d) => d.id === deck)!.slides[slide - 1]!;
  return settingsOfSlide(found, presets, moved).map((setting) => {
    const bands = new Bands(setting.values.periods, 3);
    for (let i = 0; i < 3; i++) {
      const slices = runSlices({...setting, seed: setting.seed + i}, kernel);
      let next = slices.next();
      while (!next.done) next = slices.next();
      bands.add(next.value);
    }
    return new Proxy({} as Record<OutcomeKey, number>, {get: (_, key) => bands.late(key as OutcomeKey)});
  });
}

describe("the decks of the workbook", () => {
  test("have no mistake, and there are three", () => {
    expect(problems).toEqual([]);
    expect(decks.map((d) => d.id)).toEqual(["letter-and-spirit", "three-contracts", "toritama"]);
  });
  test.each(decks.map((d) => [d.id, d] as const))("%s asks, has notes everywhere, and names sources", (_, deck) => {
    expect(deck.about).not.toBe("");
    for (const slide of deck.slides) expect(slide.notes, slide.title).not.toBe("");
    expect(deck.slides.filter((s) => s.question).length).toBeGreaterThanOrEqual(6);
    expect(deck.slides.filter((s) => stepsOf(s).includes("outcomes")).length).toBeGreaterThanOrEqual(4);
    expect(deck.slides.flatMap((s) => s.sources).some((s) => s.includes("Knorringa"))).toBe(true);
    expect(JSON.stringify(deck)).not.toMatch(/\{\w+:|<\/?a|&amp;/);
  });
});

test.each(decks.map((d) => [d.id, d] as const))(
  "%s, saved as a file, is read back in a browser as it is",
  (_, deck) => {
    const {title, about, slides} = deck;
    const read = readDeck(writeDeck(deck, presets), presets);
    expect(read).toEqual({deck: {title, about, slides}, problems: []});
  }
);

describe("what the decks answer is what the model gives", () => {
  test("three contracts: order, gaps, jobs, and where inspections change the least", () => {
    const [india] = late("three-contracts", 2);
    expect(india!.letter).toBeLessThan(0.35);
    expect(india!.spirit).toBeLessThan(india!.letter);
    expect(india!.ignoring).toBeGreaterThan(0.5);
    const [china] = late("three-contracts", 3);
    const [brazil] = late("three-contracts", 4);
    expect(china!.gap).toBeGreaterThan(india!.gap);
    expect(brazil!.gap).toBeLessThan(0.6 * china!.gap);
    const all = late("three-contracts", 5);
    expect(all[0]!.spirit).toBeLessThan(all[1]!.spirit);
    expect(all[1]!.spirit).toBeLessThan(all[2]!.spirit);
    expect(all[2]!.jobs).toBeGreaterThan(all[1]!.jobs - 0.02);
    const before = late("three-contracts", 6);
    const more = late("three-contracts", 6, {inspection: 0.33});
    const rise = more.map((x, i) => x.spirit - before[i]!.spirit);
    expect(rise[0]!).toBeLessThan(rise[1]!);
    expect(rise[0]!).toBeLessThan(rise[2]!);
    const help = late("three-contracts", 6, {inspection: 0.33, assistance: 0.6});
    expect(help[0]!.spirit - more[0]!.spirit).toBeGreaterThan(0.08);
  });
  test("letter and spirit: layers, depth, help", () => {
    const [garments] = late("letter-and-spirit", 3);
    expect(garments!.spirit).toBeLessThan(0.5 * garments!.letter);
    expect(garments!.underground).toBeGreaterThan(0.15);
    const [asIs, none] = late("letter-and-spirit", 4);
    expect(none!.letter).toBeLessThan(asIs!.letter);
    expect(none!.spirit).toBeGreaterThan(asIs!.spirit);
    const [deep] = late("letter-and-spirit", 5, {auditDepth: 1});
    expect(deep!.gap).toBeLessThan(garments!.gap);
    expect(deep!.gap).toBeGreaterThan(0.6 * garments!.gap);
    const [look, help] = late("letter-and-spirit", 6);
    expect(help!.spirit).toBeGreaterThan(1.4 * look!.spirit);
    expect(help!.underground).toBeLessThan(look!.underground);
  });
  test("Toritama: nothing, the stick, the carrot, both", () => {
    const [before] = late("toritama", 2);
    const [stick] = late("toritama", 3);
    const [carrot] = late("toritama", 4);
    const [both] = late("toritama", 5);
    expect(before!.pollution).toBeGreaterThan(0.85);
    expect(stick!.pollution).toBeLessThan(0.5);
    expect(stick!.jobs).toBeLessThan(0.6);
    expect(carrot!.pollution).toBeGreaterThan(stick!.pollution);
    expect(carrot!.jobs).toBeGreaterThan(0.95);
    expect(both!.pollution).toBeLessThan(Math.min(stick!.pollution, carrot!.pollution));
    expect(both!.jobs).toBeGreaterThan(0.85);
    expect(late("toritama", 6).map((x) => x.jobs)).toEqual([stick!.jobs, carrot!.jobs, both!.jobs]);
  });
});

test("mentions become words, and name their sources", () => {
  const {
    text,
    sources,
    problems: own
  } = fillProse("Of {fact:br-toritama-firms|bare} firms {cite:almeida-2008} {paper:brazil-5}.", currentSources());
  expect(own).toEqual([]);
  expect(text).toBe("Of 2,000 firms (Almeida 2008) (Brazil, paragraph 5).");
  expect(sources.some((s) => s.startsWith("Almeida, M. (2008)"))).toBe(true);
  expect(sources).toContain("Knorringa and Nadvi (2014): Brazil, paragraph 5");
});

test("all mistakes of all files are reported with file, line and field; good files stay", () => {
  writeFileSync(join(folder, "good.yaml"), "title: Good\nslides:\n  - title: One\n");
  writeFileSync(join(folder, "loose.yaml"), "title: Loose\nslides:\n  - title: Ninety of 100\n");
  writeFileSync(
    join(folder, "unknown.yml"),
    'title: U\nslides:\n  - title: T\n    caption: "{fact:nothing} {term}"\n    preset: x\n'
  );
  const read = readDecks(presets, folder);
  expect(read.decks.map((d) => d.id)).toEqual(["good"]);
  expect(read.problems.filter((p) => p.includes("loose.yaml line 3, field slides › 1 › title: holds"))).toHaveLength(2);
  expect(read.problems.some((p) => /unknown\.yml line 4, .*no fact "nothing"/.test(p))).toBe(true);
  expect(read.problems.some((p) => /unknown\.yml line 5, .*no preset here/.test(p))).toBe(true);
});
