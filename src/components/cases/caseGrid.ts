import {html} from "../../vendor/htl.js";
import type {CaseRow} from "../../workbook/cases/countryCases.js";
import {passageLink} from "../governance/words.js";

/** What the paper says became of conditions, in the order of the columns, each with its mark. */
export const directions = [
  {id: "improved", label: "improved", mark: "▲"},
  {id: "mixed", label: "mixed", mark: "◆"},
  {id: "not improved", label: "not improved", mark: "▼"},
  {id: "not stated", label: "not stated", mark: "○"}
] as const;

const drivers = [
  {id: "public enforcement", label: "Public enforcement"},
  {id: "public and private together", label: "Public and private together"},
  {id: "civil society", label: "Citizens and workers"},
  {id: "private buyers", label: "Private buyers"},
  {id: "market incentive", label: "A market that pays"},
  {id: "local norms", label: "Local norms"},
  {id: "none", label: "Nothing that is named"}
] as const;

/**
 * Returns cases in a grid of what pressed for compliance against what became of conditions. Only drivers and results that
 * occur have a row or column. Its value is the id of the case that is read below the grid.
 */
export function caseGrid(
  cases: readonly CaseRow[],
  {picked = cases[0]?.id ?? null, colour = "var(--ink)"}: {picked?: string | null; colour?: string} = {}
): HTMLElement & {value: string | null} {
  let value = picked;
  const columns = directions.filter((d) => cases.some((c) => c.direction === d.id));
  const rows = drivers.filter((d) => cases.some((c) => c.driver === d.id));
  const buttons = new Map<string, HTMLButtonElement>();
  const chip = (c: CaseRow, mark: string) => {
    const button = html`<button type="button" class="case-chip" aria-pressed="false">
      <span class="case-mark" aria-hidden="true">${mark}</span>
      ${c.title}
    </button>` as HTMLButtonElement;
    button.onclick = () => {
      if (value === c.id) return;
      value = c.id;
      render();
      element.dispatchEvent(new Event("input", {bubbles: true}));
    };
    buttons.set(c.id, button);
    return button;
  };
  const detail = html`<div class="case-detail" aria-live="polite"></div>`;
  const element = html`<div class="case-grid" style=${{"--case-columns": columns.length, "--case-colour": colour}}>
    <div class="case-head" aria-hidden="true">
      <span>What pressed for compliance</span>
      ${columns.map((d) => html`<span>${d.mark} ${d.label}</span>`)}
    </div>
    ${rows.map(
      (row) => html`<div class="case-row" role="group" aria-label=${row.label}>
        <p class="case-driver">${row.label}</p>
        ${columns.map((d) => {
          const here = cases.filter((c) => c.driver === row.id && c.direction === d.id);
          return html`<div class=${here.length ? "case-cell" : "case-cell empty"}>
            ${here.length ? html`<p class="case-direction">${d.mark} ${d.label}</p>` : ""} ${here.map((c) => chip(c, d.mark))}
          </div>`;
        })}
      </div>`
    )}
    ${detail}
  </div>` as HTMLElement & {value: string | null};

  function render(): void {
    for (const [id, button] of buttons) button.setAttribute("aria-pressed", String(id === value));
    const c = cases.find((found) => found.id === value);
    detail.replaceChildren(
      c
        ? html`<div>
            <p><strong>${c.title}.</strong> ${c.mechanism} <em>What became of it:</em> ${c.outcome}</p>
            <p class="case-source">
              ${c.source}; ${passageLink(c.section)}.${c.note ? ` ${c.note}` : ""}
              <a href=${`./evidence.html#case_study=${encodeURIComponent(c.id)}`}>This case in the evidence</a>
            </p>
          </div>`
        : html`<p>Pick a case to read it here.</p>`
    );
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

/** Returns how many of the cases have each driver and direction, as a sentence for readers who do not see the grid. */
export function caseGridText(cases: readonly CaseRow[]): string {
  return drivers
    .filter((d) => cases.some((c) => c.driver === d.id))
    .map(({id, label}) => {
      const here = cases.filter((c) => c.driver === id);
      const parts = directions
        .map((d) => ({...d, n: here.filter((c) => c.direction === d.id).length}))
        .filter((d) => d.n)
        .map((d) => `${d.n} ${d.label}`);
      return `${label}: ${parts.join(", ")}`;
    })
    .join("; ");
}
