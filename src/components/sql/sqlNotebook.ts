import {html} from "../../vendor/htl.js";
import type {EngineState} from "../../workbook/sql/engineClient.js";
import {engineStatus} from "../../workbook/sql/engineFiles.js";
import {savesData} from "../../workbook/sql/savesData.js";
import type {EvidenceFile} from "../../workbook/sql/evidenceFile.js";
import {formatBytes, formatProgress} from "../../workbook/sql/download.js";
import {
  addCell,
  changeCell,
  createCell,
  deleteCell,
  freeName,
  moveCell,
  restoreCell,
  type Cell
} from "../../workbook/sql/notebook.js";
import {NotebookState} from "../../workbook/sql/notebookState.js";
import {openNotebookStore} from "../../workbook/sql/notebookStore.js";
import {toQuestions, type WorkedQuestion} from "../../workbook/sql/questions.js";
import {engineResult} from "../../workbook/sql/resultSource.js";
import {RunQueue} from "../../workbook/sql/runQueue.js";
import {toSchema} from "../../workbook/sql/schema.js";
import {cellView, type CellView} from "./cellView.js";
import {notebookFiles} from "./notebookFiles.js";
import {pageEngine} from "./pageEngine.js";
import {prepareWhenIdle} from "./prepareWhenIdle.js";
import {questionList} from "./questionList.js";
import {schemaBrowser} from "./schemaBrowser.js";

export interface NotebookSources {
  /** the built evidence database */
  readonly evidence: EvidenceFile;
  /** what data/tables/schema.json holds */
  readonly schema: unknown;
  /** what data/questions.json holds */
  readonly questions: unknown;
}

/** Returns an id that no other cell has, in this tab or another. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(36).padStart(2, "0")).join("");
}

const lostMessage = `The query did not stop in time, or broke the SQL engine, so the engine was ended; the next run starts it again without
  fetching anything. The evidence is untouched. Tables that you created are gone: run the cells that create them again, from the top, or press “Run all”.`;

/** Returns what the notebook says about an engine that runs; null about another, which is told of at the cell. */
function engineText(state: EngineState): string | null {
  if (state.kind !== "ready" && !(state.kind === "loading" && state.what === "rest")) return null;
  const progress = state.kind === "ready" ? state.rest : state.progress;
  const soFar = progress && formatProgress({...progress, rate: null, secondsLeft: null});
  const runs =
    state.kind === "ready" ? `DuckDB ${state.version} is running in this page.` : "DuckDB is running in this page.";
  return soFar ? `${runs} Its rest is on its way: ${soFar}.` : runs;
}

/**
 * Returns the SQL notebook. Nothing of DuckDB and the evidence is fetched before a cell is run, only what unpacks them; the
 * tables, the worked questions with their stored results and the editor work before that. When `signal` is aborted the
 * engine is ended.
 */
export async function sqlNotebook(
  {evidence, schema: schemaFile, questions: questionFile}: NotebookSources,
  {signal}: {signal?: AbortSignal} = {}
): Promise<HTMLElement> {
  const schema = toSchema(schemaFile);
  const questions = toQuestions(questionFile);
  const byId = new Map(questions.map((question) => [question.id, question]));
  const store = await openNotebookStore();
  const state = new NotebookState(store);
  const {engine, release} = pageEngine(evidence);
  const views = new Map<string, CellView>();
  let focused: string | null = null;
  let removed: {cell: Cell; at: number} | null = null;

  const list = html`<div class="sql-cells"></div>` as HTMLElement;
  const notice = html`<p class="sql-notice" role="alert" hidden></p>` as HTMLElement;
  const undo = html`<p class="sql-undo" role="status"></p>` as HTMLElement;
  const saved = html`<p class="sql-saved"></p>` as HTMLElement;
  const engineLine = html`<p class="sql-engine"></p>` as HTMLElement;

  const tell = (text: string): void => {
    notice.textContent = text;
    notice.hidden = !text;
  };
  const cellOf = (id: string): Cell | undefined => state.notebook.cells.find((cell) => cell.id === id);
  const sqlOf = (id: string) => (): string => cellOf(id)?.sql ?? "";

  const queue = new RunQueue(engine, {
    waiting: (id) => views.get(id)?.busy("waiting", {kind: "ready", version: "", rest: null}),
    running: (id) => views.get(id)?.busy("running", engine.state),
    outcome: (id, outcome) =>
      views.get(id)?.outcome(outcome, outcome.kind === "table" ? engineResult(engine, id, outcome) : null),
    failed: (id, message) => views.get(id)?.failed(message)
  });
  engine.addEventListener("state", () => {
    if (queue.current) views.get(queue.current)?.busy("running", engine.state);
    engineLine.textContent = engineText(engine.state) ?? engineLine.textContent;
  });
  engine.addEventListener("lost", () => {
    tell(lostMessage);
    engineLine.textContent = "";
    for (const view of views.values()) view.lost();
  });

  function run(id: string, goOn: boolean): void {
    tell("");
    void queue.run(id, sqlOf(id));
    if (!goOn) return;
    const at = state.notebook.cells.findIndex((cell) => cell.id === id);
    const next = state.notebook.cells[at + 1]?.id ?? add({}, id);
    views.get(next)?.focus();
  }

  function add(cell: Partial<Cell>, after: string | null = null): string {
    const id = newId();
    state.update((notebook) =>
      addCell(notebook, createCell(id, {...cell, name: freeName(notebook.cells, cell.name)}), after)
    );
    return id;
  }

  function remove(id: string): void {
    const at = state.notebook.cells.findIndex((cell) => cell.id === id);
    removed = {cell: state.notebook.cells[at]!, at};
    queue.cancel(id);
    engine.forget(id);
    state.update((notebook) => deleteCell(notebook, id));
    const back = html`<button type="button" class="button small">Undo</button>` as HTMLButtonElement;
    back.onclick = () => {
      const {cell, at: place} = removed!;
      undo.replaceChildren();
      state.update((notebook) => restoreCell(notebook, cell, place));
      views.get(cell.id)?.focus();
    };
    undo.replaceChildren(`${removed.cell.name || "The cell"} was deleted. `, back);
    back.focus();
  }

  function makeView(cell: Cell): CellView {
    const {id} = cell;
    return cellView(
      cell,
      {
        change: (change) => state.update((notebook) => changeCell(notebook, id, change)),
        run: (goOn) => run(id, goOn),
        cancel: () => queue.cancel(id),
        move: (by) => {
          state.update((notebook) => moveCell(notebook, id, by));
          views.get(id)?.focusMove(by);
        },
        duplicate: () => {
          const original = cellOf(id)!;
          views.get(add({...original}, id))?.focus();
        },
        remove: () => remove(id),
        focused: () => (focused = id)
      },
      {schema, question: cell.question ? (byId.get(cell.question) ?? null) : null}
    );
  }

  /** Brings the document in line with the notebook; a cell that stays keeps its element, its result and the keyboard. */
  function render(): void {
    const {cells} = state.notebook;
    const ids = new Set(cells.map(({id}) => id));
    for (const [id, view] of views) {
      if (ids.has(id)) continue;
      view.destroy();
      view.element.remove();
      views.delete(id);
    }
    cells.forEach((cell, i) => {
      let view = views.get(cell.id);
      if (view) view.update(cell);
      else views.set(cell.id, (view = makeView(cell)));
      if (list.children[i] !== view.element) list.insertBefore(view.element, list.children[i] ?? null);
    });
    empty.hidden = cells.length > 0;
  }

  function choose(question: WorkedQuestion): void {
    const id = add({name: question.title, sql: question.sql, question: question.id});
    const view = views.get(id)!;
    view.element.scrollIntoView({block: "nearest"});
    view.focus();
  }

  function insert(name: string): void {
    const id = focused && views.has(focused) ? focused : (state.notebook.cells.at(-1)?.id ?? add({}));
    views.get(id)!.insert(name);
  }

  const button = (text: string, press: () => void): HTMLButtonElement => {
    const element = html`<button type="button" class="button small">${text}</button>` as HTMLButtonElement;
    element.onclick = press;
    return element;
  };
  const runAll = async (): Promise<void> => {
    tell("");
    const cells = state.notebook.cells.map(({id}) => ({id, sql: sqlOf(id)}));
    const failed = await queue.runAll(cells);
    if (failed !== null && failed < cells.length - 1)
      tell(`Stopped at ${cellOf(cells[failed]!.id)?.name ?? "a cell"}; the cells after it were not run.`);
  };
  const files = notebookFiles({
    cells: () => state.notebook.cells,
    onImport: (cells) => {
      const [first] = cells.map((cell) => add(cell));
      if (first) views.get(first)?.focus();
    },
    tell
  });
  const empty =
    html`<p class="sql-empty">No cells yet. Choose a worked question, or add a cell of your own.</p>` as HTMLElement;

  state.addEventListener("change", render);
  state.addEventListener("other", () =>
    tell("Another tab changed cells of this notebook. The later change of each cell stands.")
  );
  state.addEventListener("saved", () => (saved.textContent = "Kept in this browser."));
  const unsaved = (): void => {
    saved.textContent =
      "This browser does not keep your cells: they are lost when the page is left. Save them as a file with Export.";
    saved.classList.add("bad");
  };
  state.addEventListener("unsaved", unsaved);
  if (!store.lasting) unsaved();
  await state.load().catch(unsaved);
  if (!state.notebook.cells.length && !state.notebook.deleted.length) add({name: "Query 1"});
  render();
  const leave = (): void => state.leave();
  addEventListener("pagehide", leave);
  signal?.addEventListener("abort", () => {
    removeEventListener("pagehide", leave);
    release();
    store.close();
  });
  prepareWhenIdle(engine, signal);
  void engineStatus().then(
    ({total, kept, complete, firstMissing}) => {
      if (engine.state.kind !== "asleep") return;
      const size = total - kept - firstMissing;
      const when = savesData() ? "when a query needs it" : "after the answer";
      const rest = size ? `; its rest (${formatBytes(size)}) comes ${when}` : "";
      engineLine.textContent = complete
        ? "The SQL engine is in this browser already; the first run starts it."
        : firstMissing
          ? `The first run fetches the SQL engine (${formatBytes(firstMissing)}), once${rest}.`
          : `The first run starts the SQL engine${rest}, once.`;
    },
    () => {}
  );

  const element = html`<div class="sql-notebook">
    <div class="sql-side">
      <details open=${matchMedia("(min-width: 62rem)").matches}><summary>Worked questions</summary>${questionList(questions, {onChoose: choose})}</details>
      <details><summary>Tables</summary>${schemaBrowser(schema, {onInsert: insert})}</details>
    </div>
    <div class="sql-main">
      <div class="sql-bar" role="toolbar" aria-label="Notebook">${button("Add a cell", () => views.get(add({}, focused))?.focus())}${button("Run all", () => void runAll())}${files}</div>
      <p class="sql-keys"><kbd>Ctrl</kbd> or <kbd>⌘</kbd> with <kbd>Enter</kbd> runs a cell, <kbd>Shift</kbd> with <kbd>Enter</kbd> runs it and goes on to the next. <kbd>Esc</kbd> leaves the editor, <kbd>Tab</kbd> moves on.</p>
      ${engineLine}${notice}${undo}${empty}${list}${saved}
    </div>
  </div>` as HTMLElement;
  return element;
}
