import type {Kernel} from "../../model/pressures/memory.js";
import type {InferOutput, ObjectEntries, StrictObjectSchema} from "../../vendor/valibot.js";
import type {Json} from "../json.js";
import type {SealedBook} from "./seal.js";
import type {TableOutcome} from "./table/answerTable.js";

/** The fields that a schema of entries reads. */
export type FieldsOf<Entries extends ObjectEntries> = InferOutput<StrictObjectSchema<Entries, undefined>>;

/** What a grade says of an answer. Only the verdicts from "wrong" on count as an attempt. */
export type Verdict = "empty" | "unreadable" | "unit" | "unfinished" | "wrong" | "partly" | "right" | "given";

/** Words for the reader: plain text, and HTML where the text has more than one plain paragraph or any link. */
export type Said = {text: string; html?: string};

/** Keys, in base64, of the boxes that the right answer opens. */
export type OpenedKeys = {explanation?: string; solution?: string};

/** What came of checking an answer: a plain value. */
export interface Grade {
  verdict: Verdict;
  /** from 0 to 1 */
  credit: number;
  /** What the reader is told, as plain text. */
  message: string;
  /** The same as HTML, where it has links or several paragraphs; made when the site was built, so it can be trusted. */
  html?: string;
  /** The foreseen mistake that was recognised, or null. */
  mistake: string | null;
  /** What the kind's input shows beside the parts of an answer, such as which rows are right. */
  details?: Json;
  opens?: OpenedKeys;
}

/** Returns whether a verdict uses up an attempt: an answer that is empty or cannot be read does not. */
export const isAttempt = (verdict: Verdict | string): boolean =>
  verdict === "wrong" || verdict === "partly" || verdict === "right" || verdict === "given";

/**
 * What a grader may use of the world. A kind that runs a model, a query or a reader's code adds an optional member here; who
 * calls the grader passes it in, in the page as in the tests.
 */
export interface GradeTools {
  /** Stops a grader that takes long. */
  signal?: AbortSignal;
  /** Runs a query on the evidence; at most so many rows come back. */
  query?: (sql: string, most: number) => Promise<TableOutcome>;
  /** Runs a reader's code on tables of the evidence, where it can reach neither network nor storage. */
  code?: (code: string, tables: readonly string[], most: number) => Promise<TableOutcome>;
  /** Runs the model of pressures; without it the plain kernel does, which is slower and gives the same bits. */
  kernel?: Kernel;
}

/** The way to a field in an exercise's block: ["options", 1, "text"]. */
export type FieldPath = readonly (string | number)[];

/** What a kind may use when the build publishes one of its exercises. */
export interface PublishTools {
  /** Words of one line, or of several paragraphs, written in Markdown in the field at a path. */
  say(markdown: string, path: FieldPath): Said;
  /** HTML of one line of Markdown, without a paragraph around it. */
  inline(markdown: string, path: FieldPath): string;
  /** Reports a mistake of the author; the path says in which field. */
  problem(path: FieldPath, message: string): void;
  /** Seals what each answer text opens; a Held with the verdict "right" or "given" also opens explanation and solution. */
  book(entries: readonly {answer: string; holds: Held}[]): SealedBook;
  /** Seals words that any answer may open: kept from plain sight, not from those who run code. */
  openly(value: Json): string;
  /** The message of the exercise's field `right`, or the usual one. */
  right: Said;
  /** The message of the exercise's field `wrong`, or the usual one. */
  wrong: Said;
  /** Numbers that the exercise may name in expressions: drawn for this variant, or taken from facts. */
  numbers: ReadonlyMap<string, number>;
  /** What steps/exercise/prepare/KIND.ts made of the exercise's fields beforehand; null when the kind has no such step. */
  prepared: () => Json;
}

/** What a box of a book holds. */
export type Held = {
  verdict: Verdict;
  credit: number;
  said?: Said;
  mistake?: string;
  opens?: OpenedKeys;
  more?: Json;
};

/** What is published of an exercise of a kind: the question that everybody may see, and the check that gives no key away. */
export interface Published<Question extends Json, Check extends Json> {
  question: Question;
  check: Check;
}

/**
 * One kind of exercise. `Fields` is what the author writes beside the fields that every exercise has; `Question` what is
 * published in the open; `Check` what is published to check answers with; `Input` the reader's raw answer, which is kept as
 * it is. All but Fields are plain JSON.
 */
export interface Kind<
  Fields = unknown,
  Question extends Json = Json,
  Check extends Json = Json,
  Input extends Json = Json
> {
  readonly name: string;
  /** True when grading takes long or loads much: then an answer is graded only when its reader asks. */
  readonly costly?: boolean;
  /** The schema of the author's fields; messages begin with "has to" or "may". */
  readonly fields: ObjectEntries;
  /** Returns question and check; reports what a schema cannot say through tools.problem. */
  publish(fields: Fields, tools: PublishTools): Published<Question, Check>;
  /** Returns the answer that the author wrote or that was kept, as input, or null when it is none of this question. */
  read(answer: unknown, question: Question): Input | null;
  /** Returns the input of an exercise that nobody has touched. */
  empty(question: Question): Input;
  /** Returns the grade, in this order: empty, unreadable, wrong kind or unit, then the comparison. */
  grade(input: Input, question: Question, check: Check, tools: GradeTools): Promise<Grade>;
  /** Returns the right answer as input, for the solution and for the teacher's edition; null where there is no single one. */
  reveal(fields: Fields, tools: PublishTools): Input | null;
  /** Returns an answer as plain text, for those who read it without the exercise's own element. */
  describe(input: Input, question: Question): string;
  /** Returns the question without a script: HTML that lists what can be chosen, or "" where the prompt says it all. */
  outline(question: Question): string;
  /** Returns files of the site that answering needs, by the name under which the input looks for them, as paths from src/. */
  files?(question: Question): Readonly<Record<string, string>>;
  /** Returns the question's parts beside the prompt as plain text, such as its options. */
  questionText(question: Question): string;
  /**
   * Returns what the teacher's edition shows beside the right answer, such as the feedback for each foreseen mistake, as
   * pairs of an answer in words and the HTML of what is said to it.
   */
  notes(fields: Fields, tools: PublishTools): {answer: string; html: string}[];
}
