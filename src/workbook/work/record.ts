import type {Json} from "../json.js";

/** One reader's work on one exercise, as it is kept. */
export interface AnswerRecord {
  page: string; // "clusters", never an address
  exercise: string; // the exercise's id, unique in the page
  question: string; // hash of the question as the reader sees it (hex)
  kind: string;
  prompt: string; // the question as plain text, so that an old answer can be read beside a changed question
  input: Json; // raw input, exactly what was typed, chosen or drawn
  seed: number | null; // of a seeded variant
  attempts: Attempt[]; // oldest first
  hints: number; // hints opened
  revealed: boolean; // solution was shown
  changed: number; // time of the last change, ms since 1970, from the caller's clock
  writer: string; // random id of the tab that wrote it
}

/** One answer that was checked, and what came of it. */
export interface Attempt {
  input: Json;
  verdict: string;
  credit: number;
  message: string;
  at: number;
}
