import fc from "fast-check";
import MarkdownIt from "markdown-it";
import {expect, test} from "vitest";
import {checkPage} from "../../steps/prose/check.js";
import {htmlText, looseNumbers} from "../../steps/prose/looseNumbers.js";
import {prose} from "../../steps/prose/plugin.js";
import type {Sources} from "../../steps/prose/sources.js";
import {readMention} from "../../steps/prose/syntax.js";

const sources: Sources = {
  fact: new Map([
    [
      "in-clusters",
      {
        id: "in-clusters",
        subject: "clusters <in> India",
        indicator: "clusters",
        qualifier: "over",
        value: "6000",
        unit: "clusters",
        period: null,
        cited_work: "fmc-2007",
        section: "india-1",
        note: null
      }
    ]
  ]),
  unit: new Map([["clusters", {id: "clusters", label: "clusters", prefix: null, suffix: null, dimension: "count"}]]),
  term: new Map([["trust", {id: "trust", term: "trust", expansion: null, definition: "A firm relies on another."}]]),
  passage: new Map([["india-1", {id: "india-1", part: "india", section: "India", paragraph: "1", about: "clusters"}]]),
  reference: new Map([["fmc-2007", {id: "fmc-2007", html: "FMC (2007).", text: "FMC (2007).", short: "FMC 2007"}]]),
  errata: new Map([["in-clusters", [{id: "err-x", printed: "6,000", shown: "6,000", why: "Not checked."}]]])
};
const md = () => prose(new MarkdownIt({html: true}), () => sources);
const problems = (text: string) => checkPage(text, md()).map((p) => `${p.line}: ${p.message}`);

test("a fact is shown with its qualifier as a link that opens its source and its erratum", () => {
  const html = md().render("There are {fact:in-clusters} of them.");
  expect(html).toContain('data-note="note-fact-in-clusters">over 6,000</a>');
  expect(html).toContain("India, paragraph 1, citing FMC (2007).");
  expect(html).toContain("Read with care.");
  expect(html).toContain("clusters &lt;in&gt; India");
  expect(md().render("{fact:in-clusters|bare}")).toContain(">6,000</a>");
});

test("a note stands once however often it is named", () => {
  const html = md().render("{fact:in-clusters} {fact:in-clusters}\n\n{fact:in-clusters}");
  expect(html.match(/id="note-fact-in-clusters"/g)).toHaveLength(1);
  expect(html.match(/data-note="note-fact-in-clusters"/g)).toHaveLength(3);
});

test("citations, passages, terms and own counts are shown as prose writes them", () => {
  expect(md().render("{cite:fmc-2007}")).toMatch(/\(<a [^>]*>FMC 2007<\/a>\)/);
  expect(md().render("{cite:fmc-2007|text}")).toContain(">FMC (2007)</a>");
  expect(md().render("{paper:india-1}")).toContain(">India, paragraph 1</a>");
  expect(md().render("{term:trust|relying}")).toContain(">relying</a>");
  expect(problems("There are {n:seven} figures in {n:2} parts.")).toEqual([]);
});

test("a number that names no fact is a problem with its line, in text, headings, lists and HTML", () => {
  expect(problems("one\n\ntwo 45 % of it")).toEqual([
    '3: "45" names no fact. Write {fact:ID}, or {n:45} for a count of our own, such as the parts of this page.'
  ]);
  expect(problems("# The 12 towns")).toHaveLength(1);
  expect(problems("- a\n- over 1,000 firms")).toHaveLength(1);
  expect(problems('<p class="x1">some 300 firms</p>')).toHaveLength(1);
  expect(problems("some twelve thousand")).toHaveLength(2);
});

test("front matter counts towards the line of a problem", () => {
  expect(problems("---\ntitle: A\n---\n\n# A\n\n7 towns")[0]).toMatch(/^7: /);
});

test("an id that does not exist is a problem", () => {
  expect(problems("{fact:nope}")).toEqual(['1: no fact "nope" in data/fact.csv']);
  expect(problems("{cite:fmc-2007, nope}")).toEqual(['1: no work "nope" in data/reference.csv']);
  expect(problems("{term:nope}")).toEqual(['1: no term "nope" in data/term.csv']);
  expect(problems("{paper:nope}")).toEqual(['1: no passage "nope" in data/passage.csv']);
  expect(problems("{fakt:in-clusters}")[0]).toMatch(/cannot be read/);
});

test("the page shows its problems at its top", () => {
  expect(md().render("45 towns")).toMatch(/^<div class="page-problem" role="alert">/);
});

test("code is not prose", () => {
  expect(problems("`x = 45`\n\n```js\ndisplay(12)\n```")).toEqual([]);
});

test("loose numbers are found in any form and one, two and three are left alone", () => {
  expect(looseNumbers("1,000 firms, 45 %, 2007–2012, US$130 and B2B")).toEqual([
    "1,000",
    "45",
    "2007–2012",
    "130",
    "B2B"
  ]);
  expect(looseNumbers("one of two or three firms")).toEqual([]);
  expect(looseNumbers("half of a dozen")).toEqual(["half", "dozen"]);
  expect(htmlText("<a href='x1'>two</a><!-- 5 --><script>6</script>").trim()).toBe("two");
});

test("reading a mention never throws and never reads past its closing brace", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = readMention(`{fact:${text}`);
      if (found) expect(`{fact:${text}`.slice(0, found.length).endsWith("}")).toBe(true);
    })
  );
});
