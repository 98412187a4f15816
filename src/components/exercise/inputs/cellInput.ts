import {html} from "../../../vendor/htl.js";
import type {GradeTools} from "../../../workbook/exercise/kind.js";
import type {TableOutcome} from "../../../workbook/exercise/table/answerTable.js";
import {askedFor, type TableDetails, type TableQuestion} from "../../../workbook/exercise/table/tableKind.js";
import {rangeOf} from "../../../workbook/sql/errorPlace.js";
import type {EngineState} from "../../../workbook/sql/engineClient.js";
import type {SchemaTable} from "../../../workbook/sql/schema.js";
import type {Json} from "../../../workbook/json.js";
import {loadNotice} from "../../sql/loadNotice.js";
import {schemaBrowser} from "../../sql/schemaBrowser.js";
import type {CodeEditor, EditorOptions} from "../../codeEditor.js";
import {pageSchema} from "../pageFile.js";
import {cellTable} from "./cellTable.js";
import {announce, inputElement, type InputElement, type InputOptions} from "./input.js";

/** An input whose answer is run: `tools` runs it for the grader, and shows here what goes on. */
export type CellElement = InputElement & {readonly tools: GradeTools};

type Question = TableQuestion & {tables: string[]};
type MakeEditor = (
  options: Omit<EditorOptions, "language" | "complete" | "hint"> & {schema: readonly SchemaTable[]}
) => CodeEditor;
type Run = (
  text: string,
  most: number,
  doing: {signal: AbortSignal; tell: (state: EngineState) => void}
) => Promise<TableOutcome>;

/** What is particular to a kind: its words, and what is loaded when it is needed. */
interface CellKind {
  readonly label: string;
  readonly hint: string;
  readonly schema: () => Promise<readonly SchemaTable[]>;
  readonly editor: () => Promise<MakeEditor>;
  readonly run: Run;
  readonly tools: (run: (text: string, most: number) => Promise<TableOutcome>) => GradeTools;
}

/** Rows that Run asks for; Check asks for as many as the grader compares. */
const runRows = 200;

/** Returns an editor with Run and Stop; below them the result. A plain text area stands in for the editor until that is loaded. */
function cellInput(question: Question, {value, name, labelledby}: InputOptions<string>, kind: CellKind): CellElement {
  let text = value;
  let editor: CodeEditor | null = null;
  let running: AbortController | null = null;
  let details: TableDetails | null = null;

  const area = html<HTMLTextAreaElement>`<textarea class="exercise-code" rows="5" spellcheck="false" autocapitalize="off" autocomplete="off" aria-label=${kind.label} aria-describedby=${labelledby} placeholder=${kind.hint}></textarea>`;
  area.value = value;
  const place = html<HTMLElement>`<div class="exercise-editor sql-cell">${area}</div>`;
  const run = html<HTMLButtonElement>`<button type="button" class="button small">Run</button>`;
  const stop = html<HTMLButtonElement>`<button type="button" class="button small" hidden>Stop</button>`;
  const status = html<HTMLElement>`<p class="sql-status" role="status"></p>`;
  const loading = loadNotice();
  const out = html<HTMLElement>`<div class="exercise-out"></div>`;
  const tables = html<HTMLDetailsElement>`<details class="exercise-tables"><summary>${question.tables.length ? `Tables: ${question.tables.join(", ")}` : "Tables"}</summary></details>`;
  const element = html<HTMLElement>`<div class="exercise-cell" id=${name}>
    <p class="exercise-asked">${askedFor(question)}</p>
    ${tables}
    ${place}
    <div class="exercise-run">${run}${stop}${status}</div>
    ${loading.element}${out}
  </div>`;

  function changed(next: string): void {
    if (next === text) return;
    text = next;
    editor?.mark(null);
    announce(element);
  }

  area.oninput = (event) => {
    event.stopPropagation();
    changed(area.value);
  };
  area.onkeydown = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void tryIt();
  };
  // The editor's own events are no answer; changed() says when there is one.
  place.addEventListener("input", (event) => event.stopPropagation());

  let upgrading: Promise<void> | null = null;
  /** Puts the editor in the place of the text area; without it, the area goes on working. */
  const upgrade = (): Promise<void> =>
    (upgrading ??= Promise.all([kind.editor(), kind.schema()])
      .then(([make, schema]) => {
        const focused = document.activeElement === area;
        const used = question.tables.length ? schema.filter((table) => question.tables.includes(table.name)) : schema;
        editor = make({
          text,
          label: kind.label,
          schema: kind.label === "Your query" ? schema : used,
          onChange: changed,
          onRun: () => void tryIt(),
          onLeave: () => (run.hidden ? stop : run).focus()
        });
        const {selectionStart} = area;
        place.replaceChildren(editor.element);
        if (focused) {
          editor.focus();
          editor.select(selectionStart);
        }
      })
      .catch(() => void (upgrading = null)));
  const seen = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({isIntersecting}) => isIntersecting)) return;
      seen.disconnect();
      void upgrade();
    },
    {rootMargin: "400px"}
  );
  seen.observe(element);
  area.addEventListener("focus", () => void upgrade(), {once: true});

  let browsing: Promise<void> | null = null;
  tables.addEventListener("toggle", () => {
    if (!tables.open) return;
    browsing ??= kind
      .schema()
      .then((schema) => {
        const shown = question.tables.length ? schema.filter((table) => question.tables.includes(table.name)) : schema;
        tables.append(schemaBrowser(shown, {onInsert: insert}));
      })
      .catch((error: unknown) => {
        browsing = null;
        status.textContent = error instanceof Error ? error.message : String(error);
      });
  });

  function insert(piece: string): void {
    if (editor) return editor.insert(piece);
    area.setRangeText(piece, area.selectionStart, area.selectionEnd, "end");
    changed(area.value);
    area.focus();
  }

  /** Runs a text and says meanwhile what goes on; the status afterwards is for the caller to set. */
  async function runText(given: string, most: number): Promise<TableOutcome> {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    const focused = document.activeElement === run;
    run.hidden = true;
    stop.hidden = false;
    if (focused) stop.focus();
    status.textContent = "Running …";
    const tell = (state: EngineState): void => {
      loading.show(state);
      status.textContent = state.kind === "ready" || state.kind === "asleep" ? "Running …" : "";
    };
    try {
      return await kind.run(given, most, {signal: mine.signal, tell});
    } catch (error) {
      if (!mine.signal.aborted) throw error;
      return {kind: "none", message: "Stopped before there was a result."};
    } finally {
      if (running === mine) {
        running = null;
        const back = document.activeElement === stop;
        run.hidden = false;
        stop.hidden = true;
        if (back) run.focus();
        loading.show({kind: "asleep"});
        status.textContent = "";
      }
    }
  }

  async function tryIt(): Promise<void> {
    if (running) return;
    const given = text;
    try {
      const outcome = await runText(given, runRows);
      const {table = null, logs = []} = outcome.kind === "table" ? outcome : {...outcome, table: null};
      const error = outcome.kind === "table" ? null : {hint: null, line: null, column: null, ...outcome};
      show({table, row: null, error, logs}, given, true);
    } catch (error) {
      show(
        {
          table: null,
          row: null,
          error: {message: String((error as Error).message ?? error), hint: null, line: null, column: null}
        },
        given,
        true
      );
    }
  }

  /** Shows a result, or marks where an error lies; what Check says of an error stands in its own message. */
  function show({table, row, error, logs = []}: TableDetails, given: string, whole: boolean): void {
    const line = error?.line ?? null;
    if (editor && given === text)
      editor.mark(error && line !== null ? rangeOf(text, {line, column: error.column}) : null, error?.message);
    const source = line === null ? undefined : given.split("\n")[line - 1];
    out.replaceChildren(
      ...(logs.length
        ? [
            html`<pre class="exercise-logs" tabindex="0" role="region" aria-label="What the code wrote">${logs.join("\n")}</pre>`
          ]
        : []),
      ...(table ? [cellTable(table, "Result", row)] : []),
      ...(error && whole
        ? [
            html`<div class="sql-error" role="alert"><pre>${error.message}</pre>
              ${source === undefined ? "" : html`<p class="sql-where">Line ${line}: <code>${source}</code></p>`}
              ${error.hint ? html`<p class="sql-hint"><strong>Hint:</strong> ${error.hint}</p>` : ""}</div>`
          ]
        : [])
    );
  }

  run.onclick = () => void tryIt();
  stop.onclick = () => running?.abort(new DOMException("stopped", "AbortError"));

  const input = inputElement<string>(element, {
    get: () => text,
    set: (next) => {
      text = next;
      area.value = next;
      editor?.setText(next);
      out.replaceChildren();
    },
    details: (given: Json) => {
      const next = given as TableDetails | null;
      if (next) show(next, text, false);
      else if (details?.row !== null) out.querySelector(".exercise-row-wrong")?.classList.remove("exercise-row-wrong");
      details = next;
    }
  });
  return Object.defineProperty(input, "tools", {value: kind.tools(runText)}) as CellElement;
}

/** The input of a query on the evidence. */
export const sqlInput = (question: Question, options: InputOptions<string>): CellElement =>
  cellInput(question, options, {
    label: "Your query",
    hint: "SELECT … FROM …",
    schema: pageSchema,
    editor: () => import("../../sql/editor.js").then(({sqlEditor}) => sqlEditor),
    run: (sql, most, doing) => import("../queryRunner.js").then(({runQuery}) => runQuery(sql, most, doing)),
    tools: (run) => ({query: run})
  });

/** The input of code that makes a table. */
export const codeInput = (question: Question, options: InputOptions<string>): CellElement =>
  cellInput(question, options, {
    label: "Your code",
    hint: "place.filter(d => …)",
    schema: pageSchema,
    editor: () => import("../javascriptEditor.js").then(({javascriptEditor}) => javascriptEditor),
    run: (code, most, {signal}) =>
      import("../codeRunner.js").then(({runCode}) => runCode(code, question.tables, most, {signal})),
    tools: (run) => ({code: (code, _, most) => run(code, most)})
  });
