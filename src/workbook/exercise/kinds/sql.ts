import {array, optional, pipe, regex, strictObject, string} from "../../../vendor/valibot.js";
import {howToKeep, splitStatements} from "../../sql/statements.js";
import {escapeText, noGrade, saidHtml} from "../held.js";
import type {FieldsOf, Kind} from "../kind.js";
import {mostRows} from "../table/answerTable.js";
import {
  askedFor,
  gradeTable,
  noTable,
  sealTable,
  tableFields,
  tableQuestion,
  type Made,
  type TableCheck,
  type TableQuestion
} from "../table/tableKind.js";
import {words} from "./options.js";

/** The name of a table of the evidence. */
export const tableName = pipe(
  string("has to be a name"),
  regex(/^[a-z_]+$/, "has to be the name of a table, such as place")
);
const mistake = strictObject({query: words, feedback: words}, "has to be a query and the feedback to its result");
const fields = {
  query: words,
  tables: optional(array(tableName, "has to be a list of tables")),
  starter: optional(words),
  ...tableFields,
  mistakes: optional(array(mistake, "has to be a list of foreseen queries"))
};
type Fields = FieldsOf<typeof fields>;
/** What the answer has to look like, the tables that help, and what stands in the editor at first. */
type Question = TableQuestion & {tables: string[]; starter: string};

/** What the build has made of the queries; see steps/exercise/prepare/sql.ts. */
export type PreparedTables = {key: Made; mistakes: Made[]};

/** Returns what is wrong with an answer before any query runs, or null. */
function notOneQuery(sql: string): string | null {
  const statements = splitStatements(sql);
  if (statements.length > 1) return `There are ${statements.length} statements. Write one query that gives the answer.`;
  if (howToKeep(statements[0]!) === "not")
    return `${statements[0]!.keyword} gives no table. Write a query that begins with SELECT, WITH or FROM.`;
  return null;
}

/** A query on the evidence, graded by its result. */
export const sql: Kind<Fields, Question, TableCheck, string> = {
  name: "sql",
  costly: true,
  fields,
  publish(given, tools) {
    const question = {
      ...tableQuestion(given),
      tables: given.tables ?? [],
      starter: given.starter?.trimEnd() ?? ""
    };
    const made = tools.prepared() as unknown as PreparedTables;
    const mistakes = (given.mistakes ?? []).map(({feedback}, i) => ({
      made: made.mistakes[i]!,
      path: ["mistakes", i, "query"],
      feedback,
      feedbackPath: ["mistakes", i, "feedback"]
    }));
    return {question, check: sealTable(question, {made: made.key, path: ["query"]}, mistakes, tools)};
  },
  read: (answer) => (typeof answer === "string" ? answer : null),
  empty: ({starter}) => starter,
  async grade(input, question, check, {query}) {
    if (!splitStatements(input).length) return noGrade("empty", "There is no query yet. Write one, then check.");
    if (question.starter && input.trim() === question.starter.trim())
      return noGrade("empty", "The query is still the one that stood there. Change it, then check.");
    const wrong = notOneQuery(input);
    if (wrong) return noTable(wrong, {});
    if (!query) throw new Error("There is no engine to run the query.");
    const outcome = await query(input, mostRows);
    if (outcome.kind === "table") return gradeTable(outcome.table, question, check);
    return outcome.kind === "error" ? noTable(outcome.message, outcome) : noTable(outcome.message, {});
  },
  reveal: ({query}) => query.trim(),
  describe: (input, {starter}) => (input.trim() === "" || input === starter ? "no answer" : input.trim()),
  outline: (question) => `<p class="exercise-asked">${escapeText(askedFor(question))}</p>`,
  files: () => ({evidence: "data/evidence.bin", schema: "data/tables/schema.json"}),
  questionText: (question) => askedFor(question),
  notes: ({mistakes = []}, tools) =>
    mistakes.map(({query, feedback}, i) => ({
      answer: query.trim(),
      html: saidHtml(tools.say(feedback, ["mistakes", i, "feedback"]))
    }))
};
