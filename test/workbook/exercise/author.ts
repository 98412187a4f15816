import {publishExercise, type PreparedExercise} from "../../../steps/exercise/publish.js";
import {readExercise} from "../../../steps/exercise/readExercise.js";
import type {Grade, GradeTools} from "../../../src/workbook/exercise/kind.js";
import {kindOf, variantOf, type PublishedExercise} from "../../../src/workbook/exercise/published.js";

const common = {
  id: "an-exercise",
  title: "An exercise",
  prompt: "Which one?",
  outcome: "define",
  explanation: "Because it is so."
};

/** Returns the block of an exercise: the usual fields, then those given as lines of YAML. */
export const block = (lines: string, over: Partial<Record<keyof typeof common, string | null>> = {}): string =>
  Object.entries({...common, ...over})
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join("") + lines;

/** Returns the exercise in a block as it is published. Throws with all its problems. */
export function prepare(text: string, page = "test"): PreparedExercise {
  const {exercise, problems} = readExercise(text);
  if (!exercise) throw new Error(problems.map(({line, message}) => `${line}: ${message}`).join("\n"));
  const made = publishExercise(exercise, page);
  if (!made.prepared) throw new Error(made.problems.map(({line, message}) => `${line}: ${message}`).join("\n"));
  return made.prepared;
}

/** Returns the problems of a block as lines "line: message". */
export function problemsOf(text: string): string[] {
  const {exercise, problems} = readExercise(text);
  const more = exercise ? publishExercise(exercise, "test").problems : [];
  return [...problems, ...more].map(({line, message}) => `${line}: ${message}`);
}

/** Returns the grade of an answer, given as its author or its reader would write it, by what is published alone. */
export async function gradeAnswer(
  published: PublishedExercise,
  answer: unknown,
  {seed = null, tools = {}}: {seed?: number | null; tools?: GradeTools} = {}
): Promise<Grade> {
  const {question, check} = variantOf(published, seed);
  const kind = kindOf(published);
  const input = kind.read(answer, question);
  if (input === null && answer !== null) throw new Error(`${JSON.stringify(answer)} is no answer to ${published.id}`);
  return kind.grade(input as never, question, check, tools);
}
