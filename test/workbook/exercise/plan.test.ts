import {describe, expect, test} from "vitest";
import {
  countWords,
  planMarkdown,
  standingWarnings,
  type PlanInput,
  type PlanQuestion
} from "../../../src/workbook/exercise/kinds/plan.js";
import {kindOf, variantOf} from "../../../src/workbook/exercise/published.js";
import {block, gradeAnswer, prepare, problemsOf} from "./author.js";

const text = `kind: plan
parts:
  - {id: question, heading: Question, ask: What do you ask?, least: 4}
  - id: sample
    heading: Sample
    ask: How do you draw?
    options: [{id: list, text: From a list, then: Whose list?}, {id: lot, text: By lot}]
  - id: eyes
    heading: Instruments
    ask: How do you look?
    several: true
    options: [{id: visit, text: A visit}, {id: talk, text: Talks}]
    least: 2
    takes: {figure: study, by: [sample, eyes]}
warnings:
  - {when: {sample: list, eyes: [visit, talk]}, unless: {eyes: talk}, say: A list leaves out the hidden.}
model: A good page.
rubric: [{text: It asks}, {text: It minds}]
accepted:
  - answer: {parts: {question: what do they pay, sample: {chosen: [lot]}, eyes: {chosen: [visit], text: every day}}}
    gets: Every part is there
rejected:
  - answer: {parts: {question: what}}
    gets: not complete
`;
const {published} = prepare(block(text));
const question = variantOf(published, null).question as unknown as PlanQuestion;
const input = (parts: unknown, marks: string[] = []): PlanInput =>
  kindOf(published).read({parts, marks} as never, question as never) as unknown as PlanInput;
const whole = {
  question: "what do they pay",
  sample: {chosen: ["list"]},
  eyes: {chosen: ["visit"], text: "on two days"}
};

describe("a page written part by part", () => {
  test("an empty page, a page with parts missing and a whole page get their own words", async () => {
    const grade = async (parts: unknown, marks: string[] = []) => {
      const {verdict, credit, message} = await gradeAnswer(published, {parts, marks});
      return [verdict, credit, message];
    };
    expect((await grade({}))[0]).toBe("empty");
    expect(await grade({question: "what", sample: {chosen: ["lot"]}})).toEqual([
      "unfinished",
      0,
      "2 parts are not complete: Question (1 of at least 4 words); Instruments (choose one or more)."
    ]);
    expect(await grade({...whole, sample: {chosen: ["lot"]}}, ["a"])).toEqual([
      "given",
      0.5,
      "You find 1 of 2 points in your page."
    ]);
    expect((await grade(whole))[2]).toContain("One warning stands");
  });
  test("a warning stands while its choices do, and not where another choice answers it", () => {
    expect(standingWarnings(question, input(whole))).toEqual(["A list leaves out the hidden."]);
    expect(standingWarnings(question, input({...whole, eyes: {chosen: ["visit", "talk"]}}))).toEqual([]);
    expect(standingWarnings(question, input({sample: {chosen: ["list"]}}))).toEqual([]);
  });
  test("what was kept is read leniently: unknown parts and options are left out, one choice stays one", () => {
    const read = input({question: "a", gone: "b", sample: {chosen: ["lot", "list", "none"]}});
    expect(read.parts).toEqual({question: {chosen: [], text: "a"}, sample: {chosen: ["list"], text: ""}});
    expect(kindOf(published).read("text", question as never)).toBeNull();
    expect(kindOf(published).read({parts: {question: {text: 3}}} as never, question as never)).toBeNull();
  });
  test("the file holds what was chosen and written, and nothing that turns into markup", () => {
    const markdown = planMarkdown(question, input({...whole, question: "# what <b>do</b> they *pay*"}), {
      title: "My page"
    });
    expect(markdown).toBe(
      "# My page\n\n## Question\n\n\\# what \\<b\\>do\\</b\\> they \\*pay\\*\n\n## Sample\n\nFrom a list\n\n" +
        "## Instruments\n\nA visit\n\non two days\n\n## Warnings that stand\n\n- A list leaves out the hidden.\n"
    );
    expect(kindOf(published).describe(input({}) as never, question as never)).toBe("no answer");
  });
  test("words are counted as people count them", () => {
    expect([countWords(""), countWords(" – "), countWords("two words"), countWords("it’s one-off")]).toEqual([
      0, 0, 2, 2
    ]);
  });
  test("mistakes of the author are named", () => {
    expect(problemsOf(block(text.replace("sample: list", "sample: lists")))).toEqual([
      expect.stringContaining('has to be an option of sample; "lists" is none')
    ]);
    expect(problemsOf(block(text.replace("by: [sample, eyes]", "by: [sampling]")))).toEqual([
      expect.stringContaining('has to be the id of a part; "sampling" is none')
    ]);
  });
});
