import {html} from "../../vendor/htl.js";
import {
  fitState,
  parseHash,
  selectRows,
  serialiseHash,
  type EvidenceTable,
  type ListState,
  type RoomState,
  type TableState
} from "../../workbook/tableView.js";
import {errataList} from "./errataList.js";
import {evidenceTable} from "./evidenceTable.js";
import {glossary} from "./glossary.js";
import {tableLabel} from "./groups.js";
import {referenceList} from "./referenceList.js";
import {rowCard} from "./rowCard.js";
import {findRow, type EvidenceSchema, type EvidenceSource} from "./source.js";
import {tableList} from "./tableList.js";

const lists = {errata: errataList, references: referenceList, glossary} as const;
const views = [
  {view: "tables", label: "Tables"},
  {view: "errata", label: "Errata"},
  {view: "references", label: "References"},
  {view: "glossary", label: "Glossary"}
] as const;

/** A view on the page, and how to show another state of it without building it again; false when it cannot. */
interface Shown {
  element: HTMLElement & {value?: RoomState};
  show(state: RoomState): boolean;
}

export interface EvidenceRoomOptions {
  /** Ends the listening to the address. */
  signal?: AbortSignal;
}

/**
 * Returns the room in which the evidence is read. The address after # says what is shown, so that it can be linked to and
 * the browser's back button works: opening something is a step, filtering and sorting are not.
 */
export function evidenceRoom(source: EvidenceSource, {signal}: EvidenceRoomOptions = {}): HTMLElement {
  const tabs = views.map(({view, label}) => ({
    view,
    link: html`<a href=${view === "tables" ? "#tables" : `#${view}`}>${label}</a>`
  }));
  const notice = html`<div class="room-notice" role="status"></div>`;
  const body = html`<div class="room-body"><p class="room-wait">Fetching the list of tables …</p></div>`;
  const room = html`<div class="evidence-room">
    <nav class="room-views" aria-label="Views of the evidence">${tabs.map(({link}) => link)}</nav>
    ${notice} ${body}
  </div>`;
  let shown: Shown | null = null;
  let turn = 0;
  let started = false;

  async function go(moveFocus: boolean): Promise<void> {
    const mine = ++turn;
    body.setAttribute("aria-busy", "true");
    try {
      const schema = await source.schema();
      const {state, notices} = parseHash(
        location.hash,
        schema.map(({name}) => name)
      );
      // A heading of the page: what is open stays open, and the list of tables is there to begin with.
      const wanted = state ?? (started ? null : ({view: "tables"} as const));
      if (wanted) await open(wanted, notices, schema, () => mine === turn, moveFocus && state !== null);
    } catch (error) {
      if (mine === turn) fail(error);
    }
    if (mine === turn) body.removeAttribute("aria-busy");
  }

  async function open(
    state: RoomState,
    notices: string[],
    schema: EvidenceSchema,
    current: () => boolean,
    moveFocus: boolean
  ): Promise<void> {
    const table = state.view === "table" ? await source.table(state.table) : null;
    const fitted = state.view === "table" && table ? fitState(state, table) : {state, notices: []};
    if (!current()) return;
    const said = [...notices, ...fitted.notices];
    const step = room.contains(document.activeElement)
      ? (document.activeElement?.getAttribute("data-step") ?? null)
      : null;
    const before = shown?.element.value;
    if (!shown?.show(fitted.state)) {
      const next = await build(fitted.state, table, schema);
      if (!current()) return;
      shown = next;
      body.replaceChildren(next.element);
    }
    if (!current()) return;
    started = true;
    for (const {view, link} of tabs) {
      const here = view === state.view || (view === "tables" && state.view === "table");
      if (here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    notice.replaceChildren(...said.map((text) => html`<p>${text}</p>`));
    if (moveFocus) focusOn(fitted.state, before, step);
    if (said.length) notice.scrollIntoView({block: "nearest"});
  }

  async function build(state: RoomState, table: EvidenceTable | null, schema: EvidenceSchema): Promise<Shown> {
    if (state.view === "table") return tablePage(table!, state, source, schema);
    if (state.view === "tables") {
      const element = Object.assign(tableList(schema), {value: state});
      return {element, show: (next) => next.view === "tables"};
    }
    const element = await lists[state.view](source, state);
    return {
      element,
      show(next) {
        if (next.view !== state.view) return false;
        element.value = next as ListState;
        return true;
      }
    };
  }

  function focusOn(state: RoomState, before: RoomState | undefined, step: string | null): void {
    const element = shown!.element;
    const find = (selector: string) => element.querySelector<HTMLElement>(selector);
    const closed =
      before?.view === "table" && state.view === "table" && before.table === state.table && state.row === null
        ? before.row
        : null;
    const target =
      // A reader who steps from row to row stays on the button for the next step.
      (step && step !== "close" ? find(`a[data-step="${step}"]`) : null) ??
      (closed
        ? [...element.querySelectorAll<HTMLElement>("a[data-row]")].find((a) => a.dataset.row === closed)
        : null) ??
      (state.view === "table" && state.row !== null ? find("#row-title") : null) ??
      find(".at") ??
      find("h3");
    target?.focus({preventScroll: true});
    (target?.closest(".row-card") ?? target)?.scrollIntoView({block: closed ? "nearest" : "start"});
  }

  function fail(error: unknown): void {
    const again = html<HTMLButtonElement>`<button type="button" class="button">Try again</button>`;
    again.onclick = () => void go(true);
    shown = null;
    body.replaceChildren(
      html`<div class="room-failure" role="alert">
        <p>
          This part of the evidence could not be fetched: ${error instanceof Error ? error.message : String(error)}.
          ${again}
        </p>
      </div>`
    );
  }

  let keeping: ReturnType<typeof setTimeout> | undefined;
  room.addEventListener("input", () => {
    // Browsers limit how often an address may change, and a reader types fast.
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      const state = shown?.element.value;
      if (state) history.replaceState(history.state, "", serialiseHash(state));
    }, 200);
  });
  addEventListener(
    "hashchange",
    () => {
      clearTimeout(keeping);
      void go(true);
    },
    {signal}
  );
  void go(location.hash !== "");
  return room;
}

/** Returns a table under its name, with the open row above it. */
function tablePage(table: EvidenceTable, state: TableState, source: EvidenceSource, schema: EvidenceSchema): Shown {
  const grid = evidenceTable(table, state);
  const slot = html`<div class="row-slot"></div>`;
  const element = html`<section class="table-page">
    <p class="room-path"><a href="#tables">All tables</a></p>
    <h3 tabindex="-1">${tableLabel(table.name)} <code>${table.name}</code></h3>
    ${table.comment ? html`<p>${table.comment}.</p>` : ""} ${slot} ${grid}
  </section>`;
  function drawRow(): void {
    const {value} = grid;
    const row = value.row === null ? undefined : findRow(table, value.row);
    slot.replaceChildren(
      ...(row ? [rowCard(table, row, {source, schema, state: value, rows: selectRows(table, value)})] : [])
    );
  }
  // The steps to other rows follow the filters and the order.
  grid.addEventListener("input", drawRow);
  drawRow();
  Object.defineProperty(element, "value", {get: () => grid.value});
  return {
    element,
    show(next) {
      if (next.view !== "table" || next.table !== table.name) return false;
      grid.value = next;
      drawRow();
      return true;
    }
  };
}
