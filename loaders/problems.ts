/** One thing that is wrong with one cell, row or file of the evidence. */
export interface Problem {
  /** Path of the file as people know it, such as data/fact.csv. */
  readonly file: string;
  /** Line of the file on which the row begins, counted from 1; 1 when the whole file is meant. */
  readonly line: number;
  /** Name of the column, several names joined by ", ", or null when a whole row or file is meant. */
  readonly column: string | null;
  /** What stands in the file, or null when nothing does. */
  readonly value: string | null;
  /** Short name of the broken rule, such as "not null"; the same rule always has the same name. */
  readonly rule: string;
  /** A sentence, or several, that say what is wrong and what to do; the value is quoted in it. */
  readonly message: string;
}

/** Thrown when the evidence breaks a rule: the message is the whole report, problems holds it as data. */
export class EvidenceError extends Error {
  override readonly name = "EvidenceError";
  constructor(readonly problems: readonly Problem[]) {
    super(formatReport(problems));
  }
}

/** Returns one problem as one line of text: where it is, then what is wrong. */
export function formatProblem({file, line, column, message}: Problem): string {
  const columns = column === null ? "" : `, ${column.includes(", ") ? "columns" : "column"} ${column}`;
  return `${file} line ${line}${columns}: ${message}`;
}

/** Returns the problems as text, sorted by file and line, under a line that counts them. */
export function formatReport(problems: readonly Problem[]): string {
  const files = new Set(problems.map(({file}) => file)).size;
  const count = `${plural(problems.length, "problem")} in ${plural(files, "file")}`;
  return [`${count}. The evidence was not built.`, ...sortProblems(problems).map((p) => `  ${formatProblem(p)}`)].join(
    "\n"
  );
}

/** Returns a sorted copy: by file, then line, then column; problems of one cell keep their order. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...problems].sort(
    (a, b) => text(a.file, b.file) || a.line - b.line || text(a.column ?? "", b.column ?? "") || text(a.rule, b.rule)
  );
}

/** Returns a number with its noun: "1 problem", "3 problems". */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Returns the value in double quotes, control characters made visible, cut after 60 characters. */
export function quote(value: string): string {
  const characters = [...value];
  const shown = characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : value;
  return `"${shown.replace(/[\u0000-\u001f\u007f]/g, (c) => JSON.stringify(c === "\u007f" ? " " : c).slice(1, -1))}"`;
}

/** Returns "one, two, three" in quotes, cut after the given number of words. */
export function listWords(words: readonly string[], most = 20): string {
  const shown = words.slice(0, most).map((word) => quote(word));
  return words.length > most ? `${shown.join(", ")} and ${words.length - most} more` : shown.join(", ");
}

/** Returns the word that the value was probably meant to be, or null when none is near enough. */
export function nearest(value: string, words: readonly string[]): string | null {
  const plain = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, "-");
  const wanted = plain(value);
  let best: string | null = null;
  // In a code of two or three letters every other code is near.
  let bestDistance = wanted.length < 4 ? 0 : Math.floor(wanted.length / 3) + 1;
  for (const word of words) {
    const candidate = plain(word);
    if (candidate === wanted) return word;
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate);
    if (distance < bestDistance) [best, bestDistance] = [word, distance];
  }
  return best;
}

/** Returns how many characters must be inserted, removed, replaced or swapped with their neighbour to turn a into b. */
function editDistance(a: string, b: string): number {
  let older: number[] = [];
  let row = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; ++i) {
    const next = [i];
    for (let j = 1; j <= b.length; ++j) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? older[j - 2]! + 1 : replaced;
      next.push(Math.min(replaced, swapped, row[j]! + 1, next[j - 1]! + 1));
    }
    [older, row] = [row, next];
  }
  return row[b.length]!;
}
