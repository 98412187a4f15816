import type {Json} from "../json.js";
import type {Grade, Held, Said} from "./kind.js";
import {openBook, openKey, unseal, type SealedBook} from "./seal.js";

/** Returns what an answer text opens in a book, or null. */
export const openHeld = (book: SealedBook, answer: string): Held | null => openBook(book, answer) as Held | null;

/**
 * Returns what several answer texts open in a book, in their order. Lets the page breathe in between, so that a long answer
 * does not hold up an old phone.
 */
export async function openAll(book: SealedBook, answers: readonly string[]): Promise<(Held | null)[]> {
  const opened: (Held | null)[] = [];
  let start = performance.now();
  for (const answer of answers) {
    opened.push(openHeld(book, answer));
    if (performance.now() - start < 8) continue;
    await new Promise((resolve) => setTimeout(resolve));
    start = performance.now();
  }
  return opened;
}

/** Returns the words for an answer that no box foresees, sealed by tools.openly under the salt of a book. */
export const openSaid = (book: SealedBook, sealed: string): Said =>
  (unseal(openKey(book.salt), sealed) as Said | null) ?? {text: "Not yet."};

/** Returns words as HTML. */
export const saidHtml = ({text, html}: Said): string => html ?? `<p>${escapeText(text)}</p>`;

/** Returns the grade that a box holds, with words to fall back on where it holds none. */
export function gradeOf(held: Held, fallback: Said): Grade {
  const said = held.said ?? fallback;
  return {
    verdict: held.verdict,
    credit: held.credit,
    message: said.text,
    ...(said.html === undefined ? {} : {html: said.html}),
    mistake: held.mistake ?? null,
    ...(held.opens ? {opens: held.opens} : {})
  };
}

/** Returns a grade that earns nothing: for answers that are empty or cannot be read. */
export const noGrade = (verdict: "empty" | "unreadable" | "unit" | "unfinished", message: string): Grade => ({
  verdict,
  credit: 0,
  message,
  mistake: null
});

/** Returns several pieces of words as one: texts joined by a space, HTML as paragraphs. */
export function joinSaid(parts: readonly Said[]): Said {
  const text = parts.map((part) => part.text).join(" ");
  if (parts.length < 2 && !parts[0]?.html) return {text};
  return {text, html: parts.map(saidHtml).join("\n")};
}

const escapes: Record<string, string> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"};

/** Returns text with the characters escaped that HTML reads as markup. */
export const escapeText = (text: string): string => text.replace(/[&<>"']/g, (c) => escapes[c]!);

/** Returns HTML's words as plain text on one line; notes that mentions open are left out. */
export function plainText(html: string): string {
  return html
    .replace(/<div class="source-notes">[\s\S]*$/, "")
    .replace(/<\/(p|li|div|tr|h\d)>/g, " ")
    .replace(/<[^>]+>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
}

/** Returns whether a value is an object of JSON, neither a list nor null. */
export const isObject = (value: unknown): value is {[key: string]: Json} =>
  typeof value === "object" && value !== null && !Array.isArray(value);
