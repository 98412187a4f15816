/** A worked question with the result that was stored when the site was built. */
export interface WorkedQuestion {
  readonly id: string;
  readonly title: string;
  /** what is asked, as a sentence */
  readonly asks: string;
  /** what to notice in the answer */
  readonly notice: string;
  readonly sql: string;
  readonly columns: readonly {readonly name: string; readonly type: string}[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** rows of the whole result, of which `rows` may hold the first */
  readonly rowCount: number;
}

/** Returns a value of a stored result as text, null for NULL. */
function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Returns the worked questions that a file holds; columns may be names or {name, type}, rows arrays or records. Throws when it is no list. */
export function toQuestions(file: unknown): WorkedQuestion[] {
  const list = Array.isArray(file) ? file : (file as {questions?: unknown} | null)?.questions;
  if (!Array.isArray(list)) throw new Error("the file of worked questions holds no list");
  return list.map((question: Record<string, unknown>) => {
    const columns = (Array.isArray(question.columns) ? question.columns : []).map((column: unknown) =>
      typeof column === "string" ? {name: column, type: "VARCHAR"} : {type: "VARCHAR", ...(column as {name: string})}
    );
    const rows = (Array.isArray(question.rows) ? question.rows : []).map((row: unknown) =>
      Array.isArray(row) ? row.map(toText) : columns.map(({name}) => toText((row as Record<string, unknown>)[name]))
    );
    const text = (key: string): string => (typeof question[key] === "string" ? (question[key] as string) : "");
    return {
      id: text("id"),
      title: text("title"),
      asks: text("asks"),
      notice: text("notice"),
      sql: text("sql"),
      columns,
      rows,
      rowCount: typeof question.rowCount === "number" ? question.rowCount : rows.length
    };
  });
}
