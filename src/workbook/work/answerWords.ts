import {kinds} from "../exercise/kinds.js";
import type {CatalogueExercise} from "./catalogue.js";
import {plainAnswer} from "./plainAnswer.js";
import type {AnswerRecord} from "./record.js";

/** Returns an answer in the words of its kind of exercise; as plain text where the kind or the question is not there any more. */
export function answerWords({kind, input, seed}: AnswerRecord, exercise: CatalogueExercise | undefined): string {
  try {
    const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (found && exercise && exercise.kind === kind) {
      const question = exercise.questionFor(seed);
      const read = found.read(input, question);
      if (read !== null) return found.describe(read, question);
    }
  } catch {
    // An answer from a file may be anything; what its kind cannot say is shown as it is.
  }
  return plainAnswer(input);
}
