import type {Json} from "../json.js";

/** A student's answer to one exercise as it is kept: raw input, never a rounded or derived value. */
export interface AnswerRecord {
  /** Name of the page, such as "clusters"; never an address. */
  page: string;
  /** The exercise's id, unique in the page. */
  exercise: string;
  /** Hash of the question as the reader sees it, in hexadecimal digits. */
  question: string;
  kind: string;
  /** The question as plain text, so that an old answer can be read beside a changed question. */
  prompt: string;
  /** Exactly what was typed, chosen or drawn. */
  input: Json;
  /** Seed of a variant, or null. */
  seed: number | null;
  /** Oldest first. */
  attempts: Attempt[];
  /** Number of hints that were opened. */
  hints: number;
  /** Whether the solution was shown. */
  revealed: boolean;
  /** Time of the last change in milliseconds since 1970, from the caller's clock. */
  changed: number;
  /** Random id of the tab that wrote it. */
  writer: string;
}

/** One check of an answer and what it came to; credit is from 0 to 1. */
export interface Attempt {
  input: Json;
  verdict: string;
  credit: number;
  message: string;
  at: number;
}
