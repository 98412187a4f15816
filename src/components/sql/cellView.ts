import {html} from "../../vendor/htl.js";
import {rangeOf} from "../../workbook/sql/errorPlace.js";
import type {EngineState} from "../../workbook/sql/engineClient.js";
import {hintFor} from "../../workbook/sql/hints.js";
import type {Cell} from "../../workbook/sql/notebook.js";
import type {CellOutcome} from "../../workbook/sql/protocol.js";
import type {WorkedQuestion} from "../../workbook/sql/questions.js";
import {storedResult, type ResultSource} from "../../workbook/sql/resultSource.js";
import type {SchemaTable} from "../../workbook/sql/schema.js";
import {countOf, formatDuration} from "../../workbook/sql/values.js";
import {cellResult} from "./cellResult.js";
import {sqlEditor} from "./editor.js";
import {loadNotice} from "./loadNotice.js";

/** What a cell asks the notebook to do. */
export interface CellActions {
  change(change: Partial<Pick<Cell, "name" | "sql" | "chart">>): void;
  run(goOn: boolean): void;
  cancel(): void;
  move(by: -1 | 1): void;
  duplicate(): void;
  remove(): void;
  focused(): void;
}

/** A cell as it stands in the document. */
export interface CellView {
  readonly element: HTMLElement;
  /** Takes over what changed elsewhere: an import, another tab, an undo. */
  update(cell: Cell): void;
  /** The cell waits or runs; the engine's state is shown while it loads. */
  busy(state: "waiting" | "running", engine: EngineState): void;
  /** Shows what came of a run. */
  outcome(outcome: CellOutcome, source: ResultSource | null): void;
  /** Shows that the run came to nothing, and why. */
  failed(message: string): void;
  /** Says that the shown result is no longer in the engine. */
  lost(): void;
  insert(text: string): void;
  focus(): void;
  /** Gives the keyboard to the button that was pressed, after the cell moved. */
  focusMove(by: -1 | 1): void;
  destroy(): void;
}

export interface CellOptions {
  readonly schema: readonly SchemaTable[];
  readonly question: WorkedQuestion | null;
}

function tool(text: string, label: string, press: () => void): HTMLButtonElement {
  const button =
    html`<button type="button" class="button small" aria-label=${label} title=${label}>${text}</button>` as HTMLButtonElement;
  button.onclick = press;
  return button;
}

/** Returns a cell: its name, its editor, its buttons, and below them what came of it. */
export function cellView(cell: Cell, actions: CellActions, {schema, question}: CellOptions): CellView {
  let current = cell;
  let hasOutcome = false;
  const heading =
    html`<input class="sql-cell-name" aria-label="Name of the cell" maxlength="120" value=${cell.name}>` as HTMLInputElement;
  const run = html`<button type="button" class="button primary small">Run</button>` as HTMLButtonElement;
  const cancel = html`<button type="button" class="button small" hidden>Cancel</button>` as HTMLButtonElement;
  const status = html`<p class="sql-status" role="status"></p>` as HTMLElement;
  const loading = loadNotice();
  const out = html`<div class="sql-out"></div>` as HTMLElement;
  const up = tool("↑", "Move the cell up", () => actions.move(-1));
  const down = tool("↓", "Move the cell down", () => actions.move(1));
  const copy = tool("Duplicate", "Duplicate the cell", () => actions.duplicate());
  const drop = tool("Delete", "Delete the cell", () => actions.remove());
  const editor = sqlEditor({
    text: cell.sql,
    label: `SQL of ${cell.name}`,
    schema,
    onChange: (sql) => {
      if (sql === current.sql) return;
      current = {...current, sql};
      editor.mark(null);
      actions.change({sql});
    },
    onRun: (goOn) => actions.run(goOn),
    onLeave: () => (run.hidden ? cancel : run).focus()
  });
  const element = html`<section class="sql-cell">
    <div class="sql-cell-head">${heading}<div class="sql-tools">${up}${down}${copy}${drop}</div></div>
    ${editor.element}
    <div class="sql-run">${run}${cancel}${status}</div>
    ${loading.element}${out}
  </section>` as HTMLElement;

  run.onclick = () => actions.run(false);
  cancel.onclick = () => actions.cancel();
  element.addEventListener("focusin", () => actions.focused());
  heading.oninput = () => {
    current = {...current, name: heading.value};
    label();
    actions.change({name: heading.value});
  };

  function label(): void {
    const name = current.name || "a cell without a name";
    element.setAttribute("aria-label", `Cell: ${name}`);
    editor.setLabel(`SQL of ${name}`);
    run.setAttribute("aria-label", `Run ${name}`);
  }

  function idle(text: string): void {
    const focused = document.activeElement === cancel;
    run.hidden = false;
    cancel.hidden = true;
    if (focused) run.focus();
    loading.show({kind: "asleep"});
    element.classList.remove("busy");
    status.textContent = text;
  }

  function showResult(source: ResultSource, before: Node | string = ""): void {
    const result = cellResult(source, {
      name: current.name || "the cell",
      chart: current.chart,
      onChart: (chart) => {
        current = {...current, chart};
        actions.change({chart});
      }
    });
    out.replaceChildren(...(before ? [before] : []), result);
  }

  function notesOf(notes: readonly string[]): HTMLElement[] {
    return notes.map((note) => html`<p class="sql-note">${note}</p>` as HTMLElement);
  }

  /** Shows the stored result of the worked question from which the cell was made, as long as its SQL is the question's. */
  function showStored(): void {
    if (!question || hasOutcome) return;
    if (question.sql.trim() !== current.sql.trim()) {
      out.replaceChildren();
      return;
    }
    const intro = html`<div class="sql-question"><p>${question.asks}</p>
      <p><strong>Notice:</strong> ${question.notice}</p>
      <p class="sql-note">This result was stored when the site was built. Run the cell to ask the engine.</p></div>`;
    showResult(storedResult(question), intro);
  }

  label();
  showStored();
  return {
    element,
    update(next) {
      const renamed = next.name !== current.name;
      current = next;
      if (renamed && document.activeElement !== heading) heading.value = next.name;
      if (renamed) label();
      editor.setText(next.sql);
    },
    busy(state, engine) {
      run.hidden = true;
      cancel.hidden = false;
      element.classList.add("busy");
      loading.show(engine);
      status.textContent = state === "waiting" ? "Waiting for its turn …" : engine.kind === "ready" ? "Running …" : "";
    },
    outcome(outcome, source) {
      hasOutcome = true;
      editor.mark(null);
      if (outcome.kind === "cancelled") {
        idle("Cancelled.");
        out.replaceChildren(...notesOf(outcome.notes));
      } else if (outcome.kind === "done") {
        idle(`${outcome.message} (${formatDuration(outcome.milliseconds)})`);
        out.replaceChildren(...notesOf(outcome.notes));
      } else if (outcome.kind === "table") {
        idle(`${countOf(outcome.rowCount, "row")} in ${formatDuration(outcome.milliseconds)}`);
        showResult(source!);
        out.prepend(...notesOf(outcome.notes));
      } else {
        idle("");
        const {message, place, statement} = outcome;
        if (place) editor.mark(rangeOf(current.sql, place), message);
        const hint = hintFor(message, statement, schema);
        const where = place
          ? html`<p class="sql-where">Line ${place.line}: <code>${current.sql.split("\n")[place.line - 1] ?? ""}</code></p>`
          : "";
        out.replaceChildren(
          html`<div class="sql-error" role="alert"><pre>${message}</pre>${where}${hint ? html`<p class="sql-hint"><strong>Hint:</strong> ${hint}</p>` : ""}</div>`,
          ...notesOf(outcome.notes)
        );
      }
    },
    failed(message) {
      idle("");
      if (!message) {
        status.textContent = "Cancelled. What has arrived is kept; Run goes on from there.";
        return;
      }
      out.replaceChildren(html`<div class="sql-error" role="alert"><p>${message}</p></div>`);
    },
    lost() {
      if (hasOutcome && out.querySelector(".sql-outcome") && !out.querySelector(".sql-lost")) {
        out.prepend(
          html`<p class="sql-note sql-lost">This result is from before the engine was ended. Run the cell again to page, sort or draw it.</p>`
        );
      }
    },
    insert: (text) => editor.insert(text),
    focus: () => editor.focus(),
    focusMove: (by) => (by < 0 ? up : down).focus(),
    destroy: () => editor.destroy()
  };
}
