import type {GradeTools} from "../../src/workbook/exercise/kind.js";
import {kindOf, type PublishedExercise} from "../../src/workbook/exercise/published.js";
import {exercisePages, type ExerciseBlock} from "./pages.js";
import type {Try} from "./publish.js";

const plain = (text: string) => text.replace(/\s+/g, " ").trim().toLowerCase();

/** Returns what is wrong with one answer of the author's, graded by what is published alone; null when all is as it should be. */
export async function tryAnswer(
  exercise: PublishedExercise,
  variant: number,
  {answer, right, gets}: Try,
  tools: GradeTools = {}
): Promise<string | null> {
  const kind = kindOf(exercise);
  const {question, check} = exercise.variants[variant]!;
  const shown = JSON.stringify(answer) ?? "nothing";
  const input = kind.read(answer, question);
  if (input === null && answer !== null) return `the answer ${shown} cannot be an answer to this question`;
  const grade = await kind.grade(input, question, check, tools);
  if (right !== (grade.verdict === "right" || grade.verdict === "given"))
    return `the answer ${shown} is ${right ? "accepted" : "rejected"} by its author, but gets the verdict "${grade.verdict}"`;
  if (gets !== null && !plain(grade.message).includes(plain(gets)))
    return `the answer ${shown} has to get “${gets}”, but gets “${grade.message}”`;
  return null;
}

/** Returns what is wrong with the author's own answers to an exercise, over all its variants. */
export async function tryBlock({prepared}: ExerciseBlock, tools: GradeTools = {}): Promise<string[]> {
  if (!prepared) return [];
  const published = JSON.parse(JSON.stringify(prepared.published)) as PublishedExercise;
  const problems: string[] = [];
  for (const [i, {tries}] of prepared.teacher.variants.entries()) {
    for (const one of tries) {
      const problem = await tryAnswer(published, i, one, tools);
      const which = published.variants.length > 1 ? `, variant ${i + 1}` : "";
      if (problem) problems.push(`exercise "${published.id}"${which}: ${problem}.`);
    }
  }
  return problems;
}

/** Returns the same for all exercises of all pages, as lines of a report. Kinds that need tools are left to the tests. */
export async function tryProblems(tools: GradeTools = {}, skip: readonly string[] = needTools): Promise<string[]> {
  const problems: string[] = [];
  for (const {page, blocks} of exercisePages()) {
    for (const block of blocks) {
      if (skip.includes(block.prepared?.published.kind ?? "")) continue;
      const line = block.authored?.lineOf(["accepted"]) ?? 1;
      problems.push(...(await tryBlock(block, tools)).map((problem) => `src/${page}.md line ${line}: ${problem}`));
    }
  }
  return problems;
}

/** Kinds whose graders run a model, a query or code, for which a build has no tools. */
const needTools: readonly string[] = ["sql", "code"];
