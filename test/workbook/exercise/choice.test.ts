import {expect, test} from "vitest";
import {openExplanation, openSolution, variantOf} from "../../../src/workbook/exercise/published.js";
import {block, gradeAnswer, prepare, problemsOf} from "./author.js";

const lines = `kind: choice
options:
  - text: A town
  - {text: "Firms of *one* industry, near one another", right: true, feedback: "Yes, both halves."}
  - {text: A large plant, id: plant, feedback: "One firm is not a group of {term:cluster|firms}."}
accepted: [{answer: b, gets: both halves}]
rejected: [{answer: plant, gets: One firm}, {answer: null, gets: Nothing is chosen}]
`;

test("a choice is graded empty first, then unreadable, then right or the foreseen mistake", async () => {
  const {published} = prepare(block(lines));
  const {question, check} = variantOf(published, null);
  expect(await gradeAnswer(published, null)).toMatchObject({verdict: "empty", credit: 0});
  const {kinds} = await import("../../../src/workbook/exercise/kinds.js");
  expect(await kinds["choice"]!.grade("z", question, check, {})).toMatchObject({verdict: "unreadable"});
  expect(await gradeAnswer(published, "b")).toMatchObject({verdict: "right", credit: 1, message: "Yes, both halves."});
  expect(await gradeAnswer(published, "a")).toMatchObject({verdict: "wrong", credit: 0, mistake: "a"});
  const plant = await gradeAnswer(published, "plant");
  expect(plant.message).toBe("One firm is not a group of firms.");
  expect(plant.html).toContain('data-note="note-term-cluster"');
  expect(plant.html).not.toContain("source-notes");
});

test("only the right answer opens the explanation; the solution opens as its rule says", async () => {
  const {published} = prepare(block(lines));
  const variant = variantOf(published, null);
  const right = await gradeAnswer(published, "b");
  const wrong = await gradeAnswer(published, "a");
  expect(openExplanation(variant, right.opens)).toBe("<p>Because it is so.</p>");
  expect(openExplanation(variant, wrong.opens)).toBeNull();
  const solution = openSolution(variant, published.solution, undefined)!;
  expect(solution).toMatchObject({input: "b", text: "Firms of one industry, near one another"});
  expect(openExplanation(variant, {explanation: solution.explanation})).toBe("<p>Because it is so.</p>");
  const strict = prepare(block(`${lines}solution: when right\n`)).published;
  expect(openSolution(variantOf(strict, null), strict.solution, undefined)).toBeNull();
  const opens = (await gradeAnswer(strict, "b")).opens;
  expect(openSolution(variantOf(strict, null), strict.solution, opens)).toMatchObject({input: "b"});
  const never = prepare(block(`${lines}solution: never\n`)).published;
  expect(variantOf(never, null).solution).toBe("");
});

test("what is published holds neither key nor feedback nor explanation in plain sight", () => {
  const text = JSON.stringify(prepare(block(lines)).published);
  for (const secret of ["both halves", "One firm", "Because", 'right":true', 'b"}']) expect(text).not.toContain(secret);
});

test("a choice needs exactly one right option and different ids", () => {
  const twice = lines.replace("id: plant", "id: b").replace("right: true", "right: false");
  expect(problemsOf(block(twice))).toEqual([
    '10: exercise "an-exercise", field options › 3 › id: has to differ from the other ids; "b" stands twice.',
    '7: exercise "an-exercise", field options: has to have exactly one option with right: true; none has it.'
  ]);
});
