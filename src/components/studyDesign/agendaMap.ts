import {html} from "../../vendor/htl.js";
import {agendaNeeds, agendaPoints, type AgendaNeed} from "../../workbook/studyDesign/agenda.js";
import type {AgendaRow, StudyDesignData} from "../../workbook/studyDesign/studyDesignData.js";
import {figureFrame} from "../figureFrame.js";

const kinds: readonly {kind: AgendaRow["kind"]; sign: string; name: string; many: string}[] = [
  {kind: "question", sign: "?", name: "Question", many: "questions"},
  {kind: "hypothesis", sign: "◆", name: "Hypothesis", many: "hypotheses"},
  {kind: "method", sign: "▸", name: "Advice on method", many: "advice on method"},
  {kind: "characteristic", sign: "●", name: "Trait to mind", many: "traits to mind"}
];
const kindOf = (row: AgendaRow) => kinds.find(({kind}) => kind === row.kind)!;

/** Returns the research agenda as a map: a row for each point, a mark for each question, hypothesis, advice or trait; one is read at a time. Its value is the row's id. */
export function agendaMap({agenda, errata}: Pick<StudyDesignData, "agenda" | "errata">): HTMLElement & {value: string} {
  let chosen = agenda[0]!;
  let need: AgendaNeed | "" = "";
  const select = html`<select>
    <option value="">anything</option>
    ${Object.entries(agendaNeeds).map(([id, text]) => html`<option value=${id}>${text}</option>`)}
  </select>` as HTMLSelectElement;
  const marks = agenda.map((row) => {
    const {sign, name} = kindOf(row);
    const button =
      html`<button type="button" class=${`agenda-mark kind-${row.kind}`} tabindex="-1">${sign}</button>` as HTMLButtonElement;
    button.title = row.statement;
    button.setAttribute("aria-label", `${name}: ${row.statement}`);
    button.onclick = () => {
      choose(row);
      button.dispatchEvent(new Event("input", {bubbles: true}));
    };
    return {row, button};
  });
  const detail = html`<div class="agenda-detail" role="status"></div>`;
  const counted = html`<p class="agenda-count" role="status"></p>`;
  const lines = agendaPoints.map(
    ({name, about}, p) =>
      html`<div class="agenda-line">
        <div class="agenda-name"><strong>${name}</strong> <span>${about}</span></div>
        <div class="agenda-marks" role="group" aria-label=${name}>
          ${kinds.flatMap(({kind}) => marks.filter(({row}) => row.point === p + 1 && row.kind === kind).map(({button}) => button))}
        </div>
      </div>`
  );
  const body = html`<div class="agenda">
    <ul class="movers-key" aria-hidden="true">
      ${kinds.map(({kind, sign, many}) => html`<li><span class=${`agenda-mark kind-${kind}`}>${sign}</span> ${many}</li>`)}
    </ul>
    <div class="agenda-lines" role="group" aria-label="The agenda. Move with the arrow keys.">
      <p class="agenda-heading">Points of the agenda</p>
      ${lines.slice(0, 4)}
      <p class="agenda-heading">To mind in any study</p>
      ${lines.slice(4)}
    </div>
    ${counted} ${detail}
  </div>`;
  /** Marks in the order in which they stand. */
  const ordered = () => [...body.querySelectorAll<HTMLButtonElement>("button.agenda-mark")];
  body.addEventListener("keydown", (event: KeyboardEvent) => {
    const all = ordered();
    const at = all.indexOf(event.target as HTMLButtonElement);
    if (at < 0) return;
    const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    const next = step ? all[at + step] : event.key === "Home" ? all[0] : event.key === "End" ? all.at(-1) : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.click();
  });
  function choose(row: AgendaRow): void {
    chosen = row;
    show();
  }
  function show(): void {
    for (const {row, button} of marks) {
      button.setAttribute("aria-pressed", String(row === chosen));
      button.tabIndex = row === chosen ? 0 : -1;
      button.classList.toggle("dim", need !== "" && !row.groups.includes(need));
    }
    const fitting = need === "" ? [] : agenda.filter(({groups}) => groups.includes(need as AgendaNeed));
    counted.textContent =
      need === "" ? "" : `${fitting.length} of ${agenda.length} need ${agendaNeeds[need]}; the others are pale.`;
    detail.replaceChildren(
      html`<p class="agenda-kind">${kindOf(chosen).name} · ${agendaPoints[chosen.point - 1]!.name}</p>`,
      html`<p class="agenda-statement">${chosen.statement}</p>`,
      html`<p><strong>It would need:</strong> ${chosen.needs}</p>`,
      html`<p class="agenda-more">In our groups: ${chosen.groups.map((g) => agendaNeeds[g]).join("; ")}. <a href=${`./evidence.html#hypothesis=${encodeURIComponent(chosen.id)}`}>The row in the evidence</a></p>`
    );
  }
  select.addEventListener("input", () => {
    need = select.value as AgendaNeed | "";
    show();
  });
  const figure = figureFrame(body, {
    title: "What the paper asks of those who come after, and what each of it would take",
    subtitle: "Choose a mark to read it. Most of the agenda cannot be done with a questionnaire on one day.",
    alt: `The research agenda in seven rows. ${agendaPoints.map(({name}, p) => `${name}: ${agenda.filter(({point}) => point === p + 1).length}`).join("; ")}. The table lists every statement with what it needs.`,
    source:
      "Knorringa and Nadvi (2014), research agenda and conclusion; what each would need is our reading, and so is the grouping",
    controls: html`<div class="controls"><label>Show what needs ${select}</label></div>`,
    table: {
      columns: ["Point", "Kind", "Statement", "It would need"],
      rows: agenda.map((row) => [agendaPoints[row.point - 1]!.name, kindOf(row).name, row.statement, row.needs])
    },
    errata,
    wide: true
  }) as HTMLElement & {value: string};
  show();
  Object.defineProperty(figure, "value", {
    get: () => chosen.id,
    set: (id: string) => {
      const row = agenda.find((one) => one.id === id);
      if (row) choose(row);
    }
  });
  return figure;
}
