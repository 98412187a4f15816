import {html} from "../vendor/htl.js";

/** Returns the mistakes in the files of presets, with file and line, as the development server shows them; nothing where there are none. */
export function liveProblems(problems: readonly string[]): HTMLElement {
  if (!problems.length) return html`<span hidden></span>`;
  return html`<div class="page-problem" role="alert">
    <p><strong>A preset has ${problems.length === 1 ? "a mistake" : `${problems.length} mistakes`}; the page shows the last good state.</strong></p>
    <ul>${problems.map((text) => html`<li>${text}</li>`)}</ul>
  </div>`;
}
