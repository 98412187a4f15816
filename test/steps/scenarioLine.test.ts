import MarkdownIt from "markdown-it";
import {describe, expect, test} from "vitest";
import {checkPage} from "../../steps/prose/check.js";
import {hasScenarioLine, readScenarioLine, scenarioLines, studioHash} from "../../steps/prose/scenarioLine.js";
import {readLink} from "../../src/workbook/scenario/link.js";
import {presets} from "../workbook/lab/presets.js";

const names = presets.map((p) => p.id);
const read = (text: string) => readScenarioLine(text, names)!;
const md = () => {
  const made = new MarkdownIt({html: true});
  scenarioLines(made, () => names);
  return made;
};

test("one line says preset, controls, outcomes, values and words", () => {
  const {line, problems} = read(
    '{scenario:contract-india show=inspection,assistance outcome=spirit,jobs inspection=0.3 title="More, and what then?" try="Raise it." notice="See."}'
  );
  expect(problems).toEqual([]);
  expect(line).toEqual({
    preset: "contract-india",
    show: ["inspection", "assistance"],
    outcomes: ["spirit", "jobs"],
    changes: {inspection: 0.3},
    title: "More, and what then?",
    tryThis: ["Raise it."],
    notice: ["See."]
  });
  const {state, refused} = readLink(studioHash(line), presets);
  expect([refused, state.scenarios[0]!.changes, state.outcomes]).toEqual([[], {inspection: 0.3}, ["spirit", "jobs"]]);
});

describe("what is wrong is named", () => {
  test.each<[string, RegExp]>([
    [
      "{scenario:atlantis show=fine outcome=spirit}",
      /no preset "atlantis" in data\/scenarios; there are .*contract-india/
    ],
    ["{scenario:contract-india show=fien outcome=spirit}", /no parameter "fien"/],
    ["{scenario:contract-india show=fine outcome=happiness}", /no outcome "happiness"/],
    ["{scenario:contract-india outcome=spirit}", /no control is shown/],
    ["{scenario:contract-india show=fine}", /one to three outcomes/],
    ["{scenario:contract-india show=fine outcome=spirit fine=9}", /out of range; it has to be from 0 to 0.5/],
    ["{scenario:contract-india show=fine outcome=spirit colour=red}", /"colour" is neither/],
    ['{scenario:contract-india show=fine outcome=spirit title="From 3 to 9"}', /"3" in title names no fact/],
    ["{scenario:contract-india show=fine", /is written as/]
  ])("%s", (text, message) => expect(read(text).problems.join("\n")).toMatch(message));
  test("with its line, by the check of the prose", () => {
    const found = checkPage("---\ntitle: A\n---\n\nWords.\n\n{scenario:contract-india show=fien outcome=spirit}\n");
    expect(found.slice(0, 1)).toEqual([{line: 7, message: expect.stringContaining('no parameter "fien"') as string}]);
  });
});

test("a page gets a cell for each line, and one that loads what they share", () => {
  const tokens = md().parse(
    "A.\n\n{scenario:contract-india show=fine outcome=spirit}\n\nB.\n\n{scenario:toritama show=fine outcome=gap}\n",
    {}
  );
  const cells = tokens.filter((t) => t.type === "fence").map((t) => t.content.split("\n")[0]!);
  expect(cells).toHaveLength(3);
  expect(cells[0]).toContain("import {scenarioLine}");
  expect(cells[1]).toContain('"preset":"contract-india"');
  expect(cells[2]).toContain('"preset":"toritama"');
});

test("other paragraphs are left alone", () => {
  expect(readScenarioLine("A {scenario:x} in a sentence", names)).toBeNull();
  expect(md().render("Words.")).toBe("<p>Words.</p>\n");
  expect([hasScenarioLine("a\n{scenario:x}"), hasScenarioLine("a {scenario:x}")]).toEqual([true, false]);
});
