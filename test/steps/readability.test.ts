import {expect, test} from "vitest";
import {readingEase, repeatedSentences, reportPage, reportTable} from "../../steps/readability.js";

const page = `---
title: Trial
---

# Heading words are not prose

<p class="lede">A short lede.</p>

Firms {term:trust|trust} each other {paper:fn-1}. There are {fact:in-clusters} of them {cite:das-2005, fmc-2007}.

\`\`\`js
const data = load();
display(figure(data));
\`\`\`

\`\`\`js
display(scenarioWidget({}));
\`\`\`

\`\`\`exercise
kind: choice
prompt: Not counted. {fact:br-clusters}
\`\`\`

{scenario:contract-india show=inspection}

## Further reading

- {work:das-2005}. Not counted either.
`;

test("a page is counted by what a reader meets in it", () => {
  const {words, sentences, figures, scenarios, exercises, facts, works} = reportPage(page, "trial");
  expect(sentences.map((s) => [s.text, s.words, s.line])).toEqual([
    ["A short lede.", 3, 7],
    ["Firms trust each other .", 4, 9],
    ["There are number of them .", 5, 9]
  ]);
  expect(words).toBe(12);
  expect([figures, scenarios, facts, works]).toEqual([1, 2, 2, 2]);
  expect([...exercises]).toEqual([["choice", 1]]);
});

test("reading ease falls with longer sentences and longer words", () => {
  expect(readingEase({words: 100, sentences: 10, syllables: 130})).toBeCloseTo(206.835 - 10.15 - 109.98);
  const short = reportPage("A cat sat. It was a big cat.", "a").ease;
  const long = reportPage(
    "Organisational heterogeneity complicates institutional collaboration considerably.",
    "b"
  ).ease;
  expect(short).toBeGreaterThan(90);
  expect(long).toBeLessThan(20);
});

test("a sentence that stands in two chapters is found, a short one is not", () => {
  const twice = "A firm that pays nothing gains as much as a firm that pays.";
  const reports = [reportPage(`${twice} Look here.`, "a"), reportPage(`Look here.\n\n${twice}`, "b")];
  expect(repeatedSentences(reports)).toEqual([{text: twice, places: ["a line 1", "b line 3"]}]);
});

test("the table has a line a page with its exercises by kind", () => {
  const [head, row] = reportTable([reportPage(page, "trial")]).split("\n");
  expect(head).toContain("a sentence");
  expect(row).toMatch(/^trial +12 +4\.0 .* choice 1$/);
});
