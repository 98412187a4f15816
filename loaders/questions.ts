import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {query, withEvidence, type Result} from "./duckdb.js";
import {EvidenceError, type Problem} from "./problems.js";

/** A worked question as its file states it. */
export interface Question {
  /** Name of the file without its number: tamil-nadu of 01-tamil-nadu.sql. */
  readonly id: string;
  readonly title: string;
  /** Why a student would ask. */
  readonly asks: string;
  /** What to see in the answer. */
  readonly notice: string;
  /** The query alone, without the comments at its head. */
  readonly sql: string;
}

/** A question with its stored answer, of which at most mostRows rows are kept. */
export interface AnsweredQuestion extends Question, Result {
  readonly rowCount: number;
}

/** So many rows of an answer are stored with the question. */
export const mostRows = 50;

const heads = ["title", "asks", "notice"] as const;

/** Returns the questions of a folder in the order of their files. Throws an EvidenceError about files that lack a part. */
export function readQuestions(folder = join("data", "questions")): Question[] {
  const problems: Problem[] = [];
  const questions = readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => parseQuestion(readFileSync(join(folder, file), "utf8"), file, join(folder, file), problems));
  if (problems.length > 0) throw new EvidenceError(problems);
  return questions;
}

/** Returns the questions with their answers. Throws an EvidenceError that names every question which fails or finds nothing. */
export function answerQuestions(
  database: string,
  questions: readonly Question[],
  folder = join("data", "questions")
): Promise<AnsweredQuestion[]> {
  return withEvidence(database, async (connection) => {
    const problems: Problem[] = [];
    const answered: AnsweredQuestion[] = [];
    for (const question of questions) {
      const answer = await ask(connection, question);
      if (typeof answer !== "string" && answer.rows.length > 0) {
        answered.push({...question, ...answer, rows: answer.rows.slice(0, mostRows), rowCount: answer.rows.length});
      } else {
        const message = typeof answer === "string" ? `the query fails: ${answer}` : "the query finds no rows.";
        const rule = "question has an answer";
        problems.push({file: join(folder, question.id), line: 1, column: null, value: question.title, rule, message});
      }
    }
    if (problems.length > 0) throw new EvidenceError(problems);
    return answered;
  });
}

/** Returns the answer, or what is wrong with the query: it must be one statement that only reads. */
async function ask(connection: DuckDBConnection, {sql}: Question): Promise<Result | string> {
  try {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) return `it has ${statements.count} statements instead of one.`;
    return await query(connection, sql);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function parseQuestion(text: string, file: string, path: string, problems: Problem[]): Question {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => !line.startsWith("--"));
  const head = lines.slice(0, end < 0 ? lines.length : end).map((line) => line.replace(/^--\s?/, ""));
  const parts: Record<string, string> = {};
  let current: string | null = null;
  for (const line of head) {
    const found = /^(\w+):\s*(.*)$/.exec(line);
    if (found && (heads as readonly string[]).includes(found[1]!)) parts[(current = found[1]!)] = found[2]!;
    else if (current !== null) parts[current] += ` ${line.trim()}`;
  }
  const sql = lines
    .slice(end < 0 ? lines.length : end)
    .join("\n")
    .trim();
  const report = (rule: string, message: string) =>
    void problems.push({file: path, line: 1, column: null, value: null, rule, message});
  for (const part of heads)
    if (!parts[part]?.trim()) report("question is complete", `the line "-- ${part}: …" is missing.`);
  if (sql === "") report("question is complete", "there is no query after the comments.");
  if (!/^\d\d-[a-z0-9-]+\.sql$/.test(file))
    report("question's file name", "the name must look like 01-some-words.sql.");
  const [title, asks, notice] = heads.map((part) => parts[part]?.trim() ?? "") as [string, string, string];
  return {id: file.replace(/^\d\d-/, "").replace(/\.sql$/, ""), title, asks, notice, sql};
}
