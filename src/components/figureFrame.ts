import {html} from "../vendor/htl.js";
import {nextNumber} from "./nextNumber.js";
import {erratumText} from "../workbook/erratumText.js";
import type {Erratum} from "../workbook/evidence.js";

/** A table that says the same as a figure: column names, which of them hold numbers, and rows of text. */
export interface FigureTable {
  columns: readonly string[];
  numbers?: readonly number[];
  rows: readonly (readonly (string | number)[])[];
}

export interface FigureOptions {
  /** The message of the figure, as a sentence. */
  title: string;
  /** How to read it. */
  subtitle?: string;
  /** The figure in words, for a reader who does not see it. */
  alt: string;
  /** Where its data is from. */
  source: string | Node;
  table?: FigureTable;
  errata?: readonly Erratum[];
  /** Controls above the figure. */
  controls?: Node | null;
  wide?: boolean;
}

/** Returns a table element for a figure's data. */
export function figureTable({columns, numbers = [], rows}: FigureTable, caption: string): HTMLElement {
  const kind = (i: number) => (numbers.includes(i) ? "number" : "");
  return html`<div class="figure-table" role="region" tabindex="0" aria-label=${`Table: ${caption}`}>
    <table>
      <thead>
        <tr>
          ${columns.map((name, i) => html`<th scope="col" class=${kind(i)}>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, i) => html`<td class=${kind(i)}>${cell}</td>`)}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

/** Returns an erratum as a short paragraph with a link to its row in the evidence. */
export function erratumNote(erratum: Erratum): HTMLElement {
  return html`<p class="erratum">
    <strong>Read with care.</strong> ${erratumText(erratum)}
    <a href=${`./evidence.html#erratum=${encodeURIComponent(erratum.id)}`}>This erratum in the evidence</a>
  </p>`;
}

/** Returns the errata of a figure: one stands open, several open on demand, and nothing stands where there is none. */
export function errataNotes(errata: readonly Erratum[]): HTMLElement | string {
  if (errata.length < 2) return errata[0] ? erratumNote(errata[0]) : "";
  return html<HTMLElement>`<details class="errata">
    <summary>Read with care: ${errata.length} notes on what is shown here</summary>
    ${errata.map(erratumNote)}
  </details>`;
}

/**
 * Returns a figure: a title that states its message, the drawing, a button that shows the same as a table, a text
 * alternative, its source and the errata that touch it. `table` may be a function, which is called each time it is shown.
 */
export function figureFrame(
  body: Node,
  {
    title,
    subtitle,
    alt,
    source,
    table,
    errata = [],
    controls = null,
    wide = false
  }: Omit<FigureOptions, "table"> & {
    table?: FigureTable | (() => FigureTable);
  }
): HTMLElement {
  const id = `figure-${nextNumber("figure")}`;
  const drawing = html`<div class="figure-body">${body}</div>`;
  const tableBox = html`<div hidden></div>`;
  const toggle =
    html`<button type="button" class="figure-toggle" aria-expanded="false">Show as table</button>` as HTMLButtonElement;
  const fill = () => {
    if (table) tableBox.replaceChildren(figureTable(typeof table === "function" ? table() : table, title));
  };
  toggle.onclick = () => {
    const open = tableBox.hidden;
    tableBox.hidden = !open;
    drawing.hidden = open;
    toggle.textContent = open ? "Show as figure" : "Show as table";
    toggle.setAttribute("aria-expanded", String(open));
    if (open) fill();
  };
  const figure = html`<figure
    class=${wide ? "figure wide" : "figure"}
    aria-labelledby=${`${id}-title`}
    aria-describedby=${`${id}-alt`}
  >
    <div class="figure-title" id=${`${id}-title`}>${title}</div>
    ${subtitle ? html`<p class="figure-subtitle">${subtitle}</p>` : ""}
    <p class="visually-hidden" id=${`${id}-alt`}>${alt}</p>
    ${controls ?? ""} ${drawing} ${tableBox}
    <div class="figure-foot">
      <p>Source: ${source}</p>
      ${table ? toggle : ""}
    </div>
    ${errataNotes(errata)}
  </figure>`;
  // A choice in the controls changes the table too while it is shown.
  figure.addEventListener("input", () => {
    if (!tableBox.hidden) fill();
  });
  return figure;
}
