import {html, svg} from "../../vendor/htl.js";
import {bindings, bindingWords, reaches, type Binding} from "../../workbook/standards/binding.js";
import {levels, setterKinds, type Standard, type StandardsData} from "../../workbook/standards/standardsData.js";
import {countryOrder} from "../countries.js";
import {errataNotes, figureFrame} from "../figureFrame.js";
import {passageLink, withPassages} from "../governance/words.js";
import {countrySign} from "../lab/presetPanel.js";
import {countryNames} from "../lab/words.js";

const kindNames: Readonly<Record<Standard["kind"], string>> = {
  public: "Public: set by states",
  "multi-stakeholder": "Several kinds of setter together",
  private: "Private: set by business"
};

const marks: Readonly<Record<Binding, string>> = {
  "home law": "M-6,-6H6V6H-6Z",
  "foreign law": "M-6,-6H6V6H-6Z",
  order: "M0,-6.5A6.5,6.5 0 1 1 -0.01,-6.5Z",
  choice: "M0,-6.5A6.5,6.5 0 1 1 -0.01,-6.5Z"
};
const filled: readonly Binding[] = ["home law", "order"];

/** Returns the mark of a way of binding: a square for law, a circle for what is not; filled where it is sure to bind a firm that sells there. */
function bindingMark(binding: Binding): SVGElement {
  return svg<SVGElement>`<svg class="binding-mark" aria-hidden="true" width="16" height="16" viewBox="-8 -8 16 16">
    <path d=${marks[binding]} fill=${filled.includes(binding) ? "var(--ink)" : "none"} stroke="var(--ink)" stroke-width="1.8" /></svg>`;
}

export interface GridValue {
  /** The country whose firms are looked at, or null for all. */
  readonly country: string | null;
  /** The standard that is looked at, by its id. */
  readonly standard: string;
}

/**
 * Returns the standards that the paper names by who sets them and how far they reach, each with the way in which it binds a
 * firm; a choice of country shows which can reach a firm there, a choice of standard its row. Its value is both choices.
 */
export function standardGrid(
  {standards, leftOut}: Pick<StandardsData, "standards" | "leftOut">,
  {country = null as string | null, standard = "de-leather-ban"} = {}
): HTMLElement & {value: GridValue} {
  let value: GridValue = {country, standard};
  const detail = html`<div class="standard-detail" aria-live="polite"></div>`;
  const status = html`<p class="status" role="status"></p>`;

  const filters = [null, ...countryOrder].map((id) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button">
      ${id ? countrySign(id) : ""} ${id ? countryNames[id] : "all rules"}</button>`;
    button.onclick = () => choose({...value, country: id});
    return {id, button};
  });
  const chips = standards.map((s) => {
    const button = html<HTMLButtonElement>`<button type="button" class="standard-chip" data-standard=${s.id}>
      ${bindingMark(s.binding)}<span>${s.name}<span class="visually-hidden">, ${bindingWords[s.binding].name}</span></span>
      ${s.country && s.country in countryNames ? countrySign(s.country, 5) : ""}</button>`;
    button.onclick = () => choose({...value, standard: s.id});
    return {standard: s, button};
  });
  const used = levels.filter((level) => standards.some((s) => s.level === level));
  const columns = setterKinds.map(
    (kind) => html`<section class="standard-column" aria-label=${kindNames[kind]}>
      <div class="part-title">${kindNames[kind]}</div>
      ${used.map((level) => {
        const own = chips.filter(({standard: s}) => s.kind === kind && s.level === level);
        return html`<div class=${own.length ? "standard-cell" : "standard-cell empty"}>
          <span class="standard-level">${level}</span>
          ${own.length ? own.map(({button}) => button) : html`<span class="standard-none">none named</span>`}
        </div>`;
      })}
    </section>`
  );
  const key = html`<ul class="binding-key">
    ${bindings.map((b) => html`<li>${bindingMark(b)} ${bindingWords[b].name}</li>`)}
  </ul>`;
  const body = html`<div class="standard-figure">
    <div class="controls"><fieldset><legend>Which of them can reach a firm in</legend>
      <div class="choices">${filters.map((f) => f.button)}</div></fieldset></div>
    ${status}${key}
    <div class="standard-grid">${columns}</div>
    ${detail}
  </div>`;
  const element = figureFrame(body, {
    title:
      "In the paper’s list nothing that is set for the whole world is law: what travels farthest binds through orders, or by choice",
    subtitle:
      "Standards and rules that the paper names, by who sets them and for how wide a field. Choose one to read what it covers and how it binds.",
    alt: `Three columns: ${setterKinds
      .map((kind) => `${kindNames[kind]}, ${standards.filter((s) => s.kind === kind).length} rules`)
      .join("; ")}. Within each, rows by level from global to local. Each rule is marked by how it binds a firm.`,
    source: `Knorringa and Nadvi (2014); how each rule binds is our reading. Not drawn: ${leftOut
      .map(({name, why}) => `${name} (${why})`)
      .join("; ")}`,
    table: {
      columns: ["Standard", "Set by", "Kind", "Level", "Covers", "How it binds a firm (our reading)"],
      rows: standards.map((s) => [s.name, s.setter, s.kind, s.level, s.covers, bindingWords[s.binding].name])
    },
    wide: true
  }) as HTMLElement & {value: GridValue};

  // Where the columns stand one below another, a standard is read at its place in the list, which then keeps its place.
  const narrow = globalThis.matchMedia?.("(max-width: 45.99rem)");
  narrow?.addEventListener?.("change", () => render());

  function choose(next: GridValue): void {
    if (next.country === value.country && next.standard === value.standard) return;
    value = next;
    const chip = chips.find(({standard: s}) => s.id === next.standard)?.button;
    const before = chip?.getBoundingClientRect().top ?? 0;
    render();
    const moved = (chip?.getBoundingClientRect().top ?? 0) - before;
    if (moved) globalThis.scrollBy?.({top: moved, behavior: "instant"});
    element.dispatchEvent(new Event("input", {bubbles: true}));
  }

  function render(): void {
    const {country: where, standard: id} = value;
    for (const f of filters) f.button.setAttribute("aria-pressed", String(f.id === where));
    for (const {standard: s, button} of chips) {
      button.classList.toggle("dim", where !== null && !reaches(s, where));
      button.setAttribute("aria-pressed", String(s.id === id));
    }
    const inReach = standards.filter((s) => where === null || reaches(s, where));
    const law = inReach.filter((s) => s.binding === "home law").length;
    status.textContent =
      where === null
        ? `${standards.length} rules; ${law} are law in one of the three countries.`
        : `${inReach.length} of ${standards.length} rules can reach a firm in ${countryNames[where]}; ${law} of them are law there.`;
    const chosen = standards.find((s) => s.id === id);
    if (!chosen) return;
    const {name, about} = bindingWords[chosen.binding];
    if (narrow?.matches) chips.find(({standard: s}) => s === chosen)?.button.after(detail);
    else if (detail.parentElement !== body) body.append(detail);
    detail.replaceChildren(
      html`<div><div class="part-title">${chosen.name}</div>
        <dl>
          <dt>Set by</dt><dd>${chosen.setter}</dd>
          <dt>Covers</dt><dd>${chosen.covers}</dd>
          <dt>Binds as</dt><dd>${bindingMark(chosen.binding)} <strong>${name}.</strong> ${about}</dd>
          ${chosen.note ? [html`<dt>Note</dt>`, html`<dd>${withPassages(chosen.note)}</dd>`] : ""}
          <dt>Where</dt><dd>${passageLink(chosen.section)}</dd>
        </dl>${errataNotes(chosen.errata)}</div>`
    );
  }
  Object.defineProperty(element, "value", {
    get: () => value,
    set(next: GridValue) {
      value = next;
      render();
    }
  });
  render();
  return element;
}
