import {html} from "../../vendor/htl.js";
import type {CareRow} from "../../workbook/cases/countryCases.js";
import {passageLink} from "../governance/words.js";

/** Kinds of errata that may change a conclusion, before those that concern names and citations only. */
const weighty = ["figure", "comparison", "wording", "place"];

const sure: Record<string, string> = {
  certain: "certain: what is printed cannot be right",
  likely: "likely: what is printed is probably wrong or misleading",
  open: "open: this could not be settled"
};

/** Returns the errata that may change what one concludes, and those on names, citations and the reference list. */
export function sortByWeight(errata: readonly CareRow[]): {weighty: CareRow[]; light: CareRow[]} {
  return {
    weighty: errata.filter((e) => weighty.includes(e.kind)),
    light: errata.filter((e) => !weighty.includes(e.kind))
  };
}

/** Returns one erratum: what is printed, what is shown, why, how sure we are and how it was checked. */
function careEntry(e: CareRow): HTMLElement {
  return html<HTMLElement>`<details class="care-entry" data-id=${e.id}>
    <summary>
      <span class="care-printed">“${e.printed}”</span>
      <span class="care-sure">${e.kind} · ${e.certainty}</span>
    </summary>
    <dl>
      <dt>Shown here</dt>
      <dd>${e.shown}</dd>
      <dt>Why</dt>
      <dd>${e.why}</dd>
      <dt>How sure</dt>
      <dd>${sure[e.certainty] ?? e.certainty}; checked against ${e.checked}</dd>
    </dl>
    <p class="case-source">
      ${passageLink(e.section)} ·
      <a href=${`./evidence.html#erratum=${encodeURIComponent(e.id)}`}>This erratum in the evidence</a>
    </p>
  </details>`;
}

/**
 * Returns the errata of a country as a list that opens line by line, those that may change a conclusion first, with a
 * choice of how sure they are. Its value is the certainty that is shown, or null for all.
 */
export function careList(
  errata: readonly CareRow[],
  {open = null}: {open?: string | null} = {}
): HTMLElement & {
  value: string | null;
} {
  let value: string | null = null;
  const entries = errata.map((erratum) => ({erratum, element: careEntry(erratum)}));
  for (const {erratum, element} of entries) if (erratum.id === open) element.setAttribute("open", "");
  const {weighty: heavy, light} = sortByWeight(errata);
  const list = (rows: readonly CareRow[]) => entries.filter((e) => rows.includes(e.erratum)).map((e) => e.element);
  const certainties = ["certain", "likely", "open"].filter((c) => errata.some((e) => e.certainty === c));
  const buttons = [null, ...certainties].map((c) => {
    const button = html`<button type="button" class="button">${c ?? "all"}</button>` as HTMLButtonElement;
    button.onclick = () => {
      if (value === c) return;
      value = c;
      render();
      element.dispatchEvent(new Event("input", {bubbles: true}));
    };
    return {c, button};
  });
  const status = html`<p role="status" class="status"></p>`;
  const lighter = html`<details class="care-light">
    <summary>Names, citations and references</summary>
    ${list(light)}
  </details>`;
  const element = html`<div class="care-list">
    <div class="controls">
      <fieldset>
        <legend>How sure</legend>
        <div class="choices">${buttons.map((b) => b.button)}</div>
      </fieldset>
    </div>
    ${status}
    <div class="care-heavy">${list(heavy)}</div>
    ${light.length ? lighter : ""}
  </div>` as HTMLElement & {value: string | null};

  function render(): void {
    for (const {c, button} of buttons) button.setAttribute("aria-pressed", String(c === value));
    let shown = 0;
    for (const {erratum, element: entry} of entries) {
      entry.hidden = value !== null && erratum.certainty !== value;
      if (!entry.hidden) shown += 1;
    }
    const few = light.filter((e) => value === null || e.certainty === value).length;
    lighter.hidden = few === 0;
    lighter.querySelector(":scope > summary")!.textContent = `Names, citations and references: ${few}`;
    status.textContent = `${shown} of ${errata.length} shown; ${shown - few} of them may change a conclusion.`;
  }
  Object.defineProperty(element, "value", {
    get: () => value,
    set(next: string | null) {
      value = next;
      render();
    }
  });
  render();
  return element;
}
