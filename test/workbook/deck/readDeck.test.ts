import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {readScenarios} from "../../../loaders/scenarios.js";
import {pressureParameters} from "../../../src/model/pressures/parameters.js";
import {outcomeKeys} from "../../../src/model/pressures/outcomes.js";
import {
  moveItem,
  settingsOfSlide,
  slideOfStudio,
  studioOfSlide,
  type Deck,
  type Slide
} from "../../../src/workbook/deck/deck.js";
import {longestPacked, packDeck, unpackDeck} from "../../../src/workbook/deck/packedDeck.js";
import {deckProblemText, readDeck} from "../../../src/workbook/deck/readDeck.js";
import {writeDeck} from "../../../src/workbook/deck/writeDeck.js";
import {readLink, visible} from "../../../src/workbook/scenario/link.js";

const presets = readScenarios();
const problemsOf = (text: string) => readDeck(text, presets).problems.map(deckProblemText);
const deckOf = (text: string) => {
  const {deck, problems} = readDeck(text, presets);
  expect(problems).toEqual([]);
  return deck!;
};
/** A deck of one slide with these lines, the first of which stands on line 3. */
const slide = (...lines: string[]) =>
  `title: A deck\nslides:\n${lines.map((line, i) => `${i ? "    " : "  - "}${line}`).join("\n")}\n`;

describe("a deck that is sound", () => {
  test("a preset with changes, a seed, outcomes, sliders and all words", () => {
    const deck = deckOf(
      slide(
        "title: India",
        "preset: contract-india",
        "changes: {inspection: 0.3}",
        "seed: 7",
        "outcomes: [spirit, jobs]",
        "sliders: [fine]",
        "caption: A caption",
        "question: What happens?",
        "think: 30",
        "answer: This.",
        "notes: >",
        "  One.",
        "",
        "  Two.",
        "sources: [A book]"
      )
    );
    expect(deck.slides).toEqual([
      {
        title: "India",
        scenarios: [{name: "", preset: "contract-india", changes: {inspection: 0.3}, phases: null}],
        seed: 7,
        outcomes: ["spirit", "jobs"],
        sliders: ["fine"],
        caption: "A caption",
        question: "What happens?",
        answer: "This.",
        hide: {outcomes: true, answer: true},
        think: 30,
        notes: "One.\nTwo.",
        sources: ["A book"]
      }
    ]);
  });
  test("a link of the studio, whole or from its #, with phases of its own", () => {
    for (const start of ["", "#", "https://example.org/studio.html#"]) {
      const [one] = deckOf(slide("title: T", `link: "${start}v=1&p=toritama&phases=20,fine:0.3&out=pollution"`)).slides;
      expect(one!.scenarios[0]!.phases).toEqual([{from: 20, changes: {fine: 0.3}}]);
      expect(one!.outcomes).toEqual(["pollution"]);
      expect(one!.seed).toBe(5);
    }
  });
  test("words alone are a slide; without a question nothing is hidden", () => {
    const [one] = deckOf(slide("title: Words")).slides;
    expect(one!.scenarios).toEqual([]);
    expect(one!.hide).toEqual({outcomes: false, answer: false});
  });
  test("several scenarios share the seed of the first, and draw one outcome", () => {
    const [one] = deckOf(
      slide("title: T", "scenarios:", "  - {preset: contract-india, name: India}", "  - {preset: contract-brazil}")
    ).slides;
    expect(one!.seed).toBe(2014);
    expect(one!.outcomes).toEqual(["spirit"]);
    expect(settingsOfSlide(one!, presets, {inspection: 0.4}).map(({values}) => values.inspection)).toEqual([0.4, 0.4]);
  });
  test("a slider that is moved holds through phases of a slide's own", () => {
    const [one] = deckOf(slide("title: T", 'link: "p=toritama&phases=20,fine:0.3"', "sliders: [fine]")).slides;
    const [setting] = settingsOfSlide(one!, presets, {fine: 0.1});
    expect(setting!.values.fine).toBe(0.1);
    expect(setting!.phases!.every(({changes}) => !("fine" in changes))).toBe(true);
  });
});

describe("mistakes are named with line and field", () => {
  test.each([
    ["nothing", "", /line 1: has to be a deck|line 1: the file is empty/],
    ["a text", "hello", /line 1: has to be a deck/],
    ["no YAML", "title: a: b\nslides: []\n", /line 1: cannot be read/],
    ["no slides", "title: T\nslides: []\n", /line 2, field slides: has to have a slide/],
    ["no title of the deck", "slides:\n  - title: S\n", /field title: is missing/],
    [
      "a title that is a number",
      slide("title: 2014"),
      /line 3, field slides › 1 › title: has to be text .*but is 2014/
    ],
    ["an unknown field", slide("title: S", "picture: x.png"), /line 4, field slides › 1 › picture: is no field/],
    ["an unknown preset", slide("title: S", "preset: atlantis"), /line 4, .*preset: is "atlantis", which is no preset/],
    ["a parameter out of range", slide("title: S", "preset: toritama", "changes: {fine: 9}"), /line 5, .*› fine: .*9/],
    ["an unknown parameter", slide("title: S", "preset: toritama", "changes: {gold: 1}"), /line 5, .*gold/],
    ["an unknown outcome", slide("title: S", "preset: toritama", "outcomes: [joy]"), /line 5, .*outcomes › 1: .*"joy"/],
    ["too many outcomes", slide("title: S", "preset: toritama", "outcomes: [letter, spirit, gap, jobs]"), /at most 3/],
    [
      "an outcome that stands there twice",
      slide("title: S", "preset: toritama", "outcomes: [jobs, jobs]"),
      /more than once/
    ],
    ["too many sliders", slide("title: S", "preset: toritama", "sliders: [fine, unions, ngos]"), /at most 2/],
    ["a seed that is no whole number", slide("title: S", "preset: toritama", "seed: 1.5"), /whole number.*1.5/],
    ["two ways to name a scenario", slide("title: S", "preset: toritama", 'link: "p=toritama"'), /one of link, preset/],
    ["outcomes without a scenario", slide("title: S", "outcomes: [jobs]"), /needs a scenario/],
    ["changes without a preset", slide("title: S", "changes: {fine: 0.1}"), /needs a preset/],
    ["an answer without a question", slide("title: S", "answer: Yes"), /line 4, .*needs a question/],
    ["a time without a question", slide("title: S", "think: 30"), /needs a question/],
    ["a time that is too short", slide("title: S", "question: Q", "think: 1"), /from 5 to 900/],
    ["a damaged link", slide("title: S", 'link: "p=toritama&fine=99"'), /line 4, .*link: .*Fines/],
    ["a link that is none", slide("title: S", 'link: "https://example.org"'), /no link of the Studio/],
    ["a caption that is too long", slide("title: S", `caption: ${"x".repeat(241)}`), /at most 240 letters/],
    ["a mention", slide("title: S", 'caption: "{fact:in-clusters}"'), /only a deck of the site/],
    ["something hidden that is not there", slide("title: S", "hide: [notes]"), /has to be outcomes or answer/],
    ["a reference", "title: &a T\nslides:\n  - title: *a\n", /refers to another/],
    ["a field that stands there twice", "title: T\ntitle: U\nslides: []\n", /line 2: cannot be read/]
  ])("%s", (_, text, message) => {
    const words = problemsOf(text);
    expect(
      words.some((line) => message.test(line)),
      words.join("\n")
    ).toBe(true);
  });
  test("all of them at once", () => {
    const text = `title: T\nslides:\n  - title: One\n    preset: nowhere\n  - title: Two\n    answer: A\n    preset: toritama\n    changes: {fine: 7}\n`;
    expect(problemsOf(text).map((line) => line.slice(0, 7))).toEqual(["line 4,", "line 8,", "line 6,"]);
  });
});

describe("a hostile deck", () => {
  test.each([
    ["that unfolds without end", `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: T\nslides: [{title: *c}]`],
    ["that is nested deeply", `title: ${"[".repeat(60_000)}`],
    ["that is very long", "x".repeat(300_000)],
    ["that changes what all objects have", `title: T\n__proto__: {slides: 1}\nslides: [{title: S, __proto__: {x: 1}}]`],
    ["that names a type", `title: !!js/function "function () {}"\nslides: 1`],
    ["of bytes", "\u0000\u0001\u0002"]
  ])("%s is refused and does no harm", (_, text) => {
    const {deck, problems} = readDeck(text, presets);
    expect(deck).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
  test("letters that turn the direction of writing are taken out, and markup stays text", () => {
    const [one] = deckOf(slide('title: "a\\u202Eb<img src=x onerror=alert(1)>"')).slides;
    expect(one!.title).toBe("ab<img src=x onerror=alert(1)>");
  });
  test("any text gives a deck or problems, and never throws", () => {
    fc.assert(
      fc.property(fc.string({maxLength: 300, unit: "grapheme"}), (text) => {
        const {deck, problems} = readDeck(text, presets);
        return deck !== null || problems.length > 0;
      }),
      {numRuns: 300, seed: 1}
    );
  });
  test("a sound deck with one letter changed gives a deck or problems with lines of the file", () => {
    const text = writeDeck(
      deckOf(slide("title: T", "preset: toritama", "changes: {fine: 0.1}", "question: Q")),
      presets
    );
    const lines = text.split("\n").length;
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(..."{}[]:#&*!|>'\"%@`-\n\t9x"), (at, letter) => {
        const {problems} = readDeck(text.slice(0, at) + letter + text.slice(at + 1), presets);
        return problems.every(({line}) => line >= 1 && line <= lines + 1);
      }),
      {numRuns: 400, seed: 2}
    );
  });
});

// Any deck
const words = (most: number, least = 0) =>
  fc
    .string({unit: "grapheme", minLength: least, maxLength: Math.min(most, 40)})
    .map((text) => visible(text).replace(/\s+/g, " ").trim())
    .filter((text) => text.length >= least && text.length <= most && !/\{\w+:/.test(text));
const changes = fc
  .subarray(pressureParameters.slice(), {maxLength: 4})
  .chain((list) => fc.record(Object.fromEntries(list.map(({key, min, max}) => [key, fc.constantFrom(min, max)]))));
const scenario = fc
  .record({preset: fc.constantFrom(...presets.map((p) => p.id)), changes, name: words(30)})
  .map((s) => {
    const values = presets.find((p) => p.id === s.preset)!.values as Record<string, number>;
    const differs = Object.entries(s.changes).filter(([key, value]) => values[key] !== value);
    return {...s, changes: Object.fromEntries(differs), phases: null};
  });
const anySlide: fc.Arbitrary<Slide> = fc
  .record({
    title: words(90, 1),
    scenarios: fc.array(scenario, {maxLength: 4}),
    seed: fc.nat(999_999),
    outcomes: fc.subarray([...outcomeKeys], {minLength: 1, maxLength: 3}),
    sliders: fc.subarray(
      pressureParameters.map((p) => p.key),
      {maxLength: 2}
    ),
    caption: words(240),
    question: words(160),
    answer: words(260),
    hide: fc.record({outcomes: fc.boolean(), answer: fc.boolean()}),
    think: fc.option(fc.integer({min: 5, max: 900})),
    notes: fc.array(words(60, 1), {maxLength: 3}).map((lines) => lines.join("\n")),
    sources: fc.uniqueArray(words(60, 1), {maxLength: 3})
  })
  .map((s) => {
    const asked = s.question ? s : {...s, answer: "", think: null};
    return (asked.scenarios.length ? asked : {...asked, seed: 0, outcomes: [], sliders: []}) as Slide;
  });
const anyDeck: fc.Arbitrary<Deck> = fc.record({
  title: words(90, 1),
  about: words(300),
  slides: fc.array(anySlide, {minLength: 1, maxLength: 4})
});

describe("writing", () => {
  test("what is written is read back as the same deck", () => {
    fc.assert(
      fc.property(anyDeck, (deck) => {
        const text = writeDeck(deck, presets);
        expect(readDeck(text, presets)).toEqual({deck, problems: []});
        expect(writeDeck(deckOf(text), presets)).toBe(text);
      }),
      {numRuns: 150, seed: 3}
    );
  });
  test("a deck travels through an address", async () => {
    await fc.assert(
      fc.asyncProperty(anyDeck, async (deck) => {
        const text = writeDeck(deck, presets);
        const packed = await packDeck(text);
        expect(packed).toMatch(/^[\w-]+$/);
        expect(await unpackDeck(packed)).toBe(text);
      }),
      {numRuns: 40, seed: 4}
    );
  });
  test("what is no packed deck unpacks to nothing, also a small text that unfolds to a huge one", async () => {
    for (const text of ["%", "AAAA", "x".repeat(longestPacked * 3), "a b"]) expect(await unpackDeck(text)).toBeNull();
    expect(await unpackDeck(await packDeck("x".repeat(5_000_000)))).toBeNull();
  });
});

describe("to and from the studio", () => {
  test("a state with predictions makes a slide that asks for them", () => {
    const {state} = readLink("p=contract-india&inspection=0.3&ask=spirit,jobs&title=More&note=Say+this", presets);
    const one = slideOfStudio(state, () => "India");
    expect(one.question).toBe(
      "What happens to compliance in the spirit and jobs in the cluster against the preset: up, down, or the same?"
    );
    expect(one).toMatchObject({title: "More", notes: "Say this", hide: {outcomes: true, answer: true}});
    expect(studioOfSlide(one)).toMatchObject({scenarios: state.scenarios, seed: state.seed, outcomes: state.outcomes});
  });
  test("a slide of words has no state", () => expect(studioOfSlide(deckOf(slide("title: W")).slides[0]!)).toBeNull());
});

test("an item moves by one place, and not beyond the ends", () => {
  expect(moveItem([1, 2, 3], 0, 1)).toEqual([2, 1, 3]);
  expect(moveItem([1, 2, 3], 2, -1)).toEqual([1, 3, 2]);
  const list = [1, 2];
  expect(moveItem(list, 0, -1)).toBe(list);
  expect(moveItem(list, 1, 1)).toBe(list);
});
