import {array, maxLength, minLength, optional, pipe, strictObject} from "../../../vendor/valibot.js";
import {escapeText, noGrade, saidHtml} from "../held.js";
import type {FieldsOf, Grade, Kind} from "../kind.js";
import {mostRows} from "../table/answerTable.js";
import {
  askedFor,
  gradeTable,
  noTable,
  sealTable,
  tableFields,
  tableQuestion,
  type TableCheck,
  type TableDetails,
  type TableQuestion
} from "../table/tableKind.js";
import {words} from "./options.js";
import {tableName, type PreparedTables} from "./sql.js";

const mistake = strictObject({code: words, feedback: words}, "has to be code and the feedback to its table");
const fields = {
  tables: pipe(
    array(tableName, "has to be a list of tables"),
    minLength(1, "has to name a table"),
    maxLength(4, "may name four tables at most")
  ),
  code: words,
  starter: optional(words),
  ...tableFields,
  mistakes: optional(array(mistake, "has to be a list of foreseen code"))
};
type Fields = FieldsOf<typeof fields>;
/** What the answer has to look like, the tables that the code is given, and what stands in the editor at first. */
type Question = TableQuestion & {tables: string[]; starter: string};

/** Returns code without comments and space, to see whether there is any. */
const bare = (code: string) => code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").trim();

const withLogs = (grade: Grade, logs: string[] = []): Grade => ({
  ...grade,
  details: {...(grade.details as TableDetails), logs}
});

/** Code in JavaScript that makes a table with Arquero, graded by that table. */
export const code: Kind<Fields, Question, TableCheck, string> = {
  name: "code",
  costly: true,
  fields,
  publish(given, tools) {
    const question = {...tableQuestion(given), tables: given.tables, starter: given.starter?.trimEnd() ?? ""};
    const made = tools.prepared() as unknown as PreparedTables;
    const mistakes = (given.mistakes ?? []).map(({feedback}, i) => ({
      made: made.mistakes[i]!,
      path: ["mistakes", i, "code"],
      feedback,
      feedbackPath: ["mistakes", i, "feedback"]
    }));
    return {question, check: sealTable(question, {made: made.key, path: ["code"]}, mistakes, tools)};
  },
  read: (answer) => (typeof answer === "string" ? answer : null),
  empty: ({starter}) => starter,
  async grade(input, question, check, {code: run}) {
    if (bare(input) === "") return noGrade("empty", "There is no code yet. Write some, then check.");
    if (question.starter && input.trim() === question.starter.trim())
      return noGrade("empty", "The code is still what stood there. Change it, then check.");
    if (!run) throw new Error("There is nothing here to run the code.");
    const outcome = await run(input, question.tables, mostRows);
    if (outcome.kind === "table") return withLogs(gradeTable(outcome.table, question, check), outcome.logs);
    return outcome.kind === "error"
      ? noTable(outcome.message, outcome, outcome.logs ?? [])
      : noTable(outcome.message, {}, outcome.logs ?? []);
  },
  reveal: ({code}) => code.trim(),
  describe: (input, {starter}) => (input.trim() === "" || input === starter ? "no answer" : input.trim()),
  outline: (question) =>
    `<p class="exercise-asked">Tables: ${escapeText(question.tables.join(", "))}; ${escapeText(askedFor(question))}</p>`,
  files: ({tables}) => ({
    sandbox: "sandbox/frame.htm",
    schema: "data/tables/schema.json",
    ...Object.fromEntries(tables.map((name) => [`table-${name}`, `data/tables/${name}.json`]))
  }),
  questionText: (question) => `tables: ${question.tables.join(", ")}; ${askedFor(question)}`,
  notes: ({mistakes = []}, tools) =>
    mistakes.map(({code, feedback}, i) => ({
      answer: code.trim(),
      html: saidHtml(tools.say(feedback, ["mistakes", i, "feedback"]))
    }))
};
