import {html} from "../../vendor/htl.js";
import type {Standing} from "../../workbook/debate/balance.js";
import {clauseOf} from "../../workbook/debate/clauses.js";
import {roles} from "../../workbook/debate/roles.js";
import type {DebateStudy} from "../../workbook/debate/study.js";
import {countryColour} from "../countries.js";
import {figureFrame} from "../figureFrame.js";
import {countrySign} from "../lab/presetPanel.js";
import {countryNames} from "../lab/words.js";

export const standingSigns: Readonly<Record<Standing, string>> = {better: "▲", worse: "▼", mixed: "◆", same: "·"};
export const standingWords: Readonly<Record<Standing, string>> = {
  better: "something better, nothing worse",
  worse: "something worse, nothing better",
  mixed: "some better, some worse",
  same: "as today"
};

/** Returns a table of clauses and roles: what one step of one clause does to each role, from one of the three contracts. */
export function clauseMatrix({contracts, runs}: DebateStudy, {country = "CN"} = {}): HTMLElement & {value: string} {
  let value = country;
  const chosen = () => contracts.find((c) => c.country === value)!;
  const buttons = contracts.map((c) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button preset-button">${countrySign(c.country)} ${countryNames[c.country]}</button>`;
    button.style.setProperty("--country", countryColour(c.country));
    button.onclick = () => {
      if (c.country === value) return;
      value = c.country;
      render();
      element.dispatchEvent(new Event("input", {bubbles: true}));
    };
    return {country: c.country, button};
  });
  const place = html`<div class="clause-matrix" role="region" tabindex="0" aria-label="One clause at a time, for each role"></div>`;
  const reading = html`<p class="clause-reading" aria-live="polite"></p>`;
  const body = html`<div class="clause-figure">
    <div class="controls"><fieldset><legend>Starting from the contract of</legend><div class="choices">${buttons.map((b) => b.button)}</div></fieldset></div>
    <ul class="clause-key">${(Object.keys(standingSigns) as Standing[]).map(
      (s) =>
        html`<li><span class=${`standing ${s}`} aria-hidden="true">${standingSigns[s]}</span> ${standingWords[s]}</li>`
    )}</ul>${place}${reading}</div>`;

  function render(): void {
    const {singles} = chosen();
    for (const b of buttons) b.button.setAttribute("aria-pressed", String(b.country === value));
    place.replaceChildren(html`<table>
      <thead><tr><th scope="col">One step that would …</th>${roles.map(
        (r) => html`<th scope="col"><span>${r.name}</span></th>`
      )}</tr></thead>
      <tbody>${singles.map(
        ({key, standings}) =>
          html`<tr><th scope="row">${clauseOf(key).proposal}</th>${roles.map((r) => {
            const standing = standings[r.key];
            return html`<td><span class=${`standing ${standing}`} aria-hidden="true">${standingSigns[standing]}</span><span class="visually-hidden">${standingWords[standing]}</span></td>`;
          })}</tr>`
      )}</tbody></table>`);
    const has = (wanted: readonly Standing[]) =>
      singles.filter(({standings}) => Object.values(standings).some((s) => wanted.includes(s)));
    const divided = has(["worse", "mixed"]).length;
    const idle = singles.filter(({standings}) => Object.values(standings).every((s) => s === "same")).length;
    const all = singles.filter(({standings}) => Object.values(standings).every((s) => s === "better")).length;
    reading.textContent = `${countryNames[value]}: of ${singles.length} clauses ${divided} make something worse for somebody, ${all || "none"} ${all === 1 ? "makes" : "make"} something better for everybody and nothing worse, and ${idle || "none"} ${idle === 1 ? "does" : "do"} nothing that anybody would notice.`;
  }

  const element = figureFrame(body, {
    title: "Most clauses that do anything divide the table, and which ones do anything differs by country",
    subtitle:
      "What one step of one clause does to what each role watches, when all else stays as it is today. A role watches four outcomes.",
    alt: "A table with ten clauses as rows and eight roles as columns. Each cell says whether the role finds something better, something worse, both, or nothing changed. A choice of country changes the starting point.",
    source: `our model “Where pressures meet”, means of ${runs} runs; what counts as better for a role is our assumption`,
    table: () => ({
      columns: ["One step that would …", ...roles.map((r) => r.name)],
      rows: chosen().singles.map(({key, standings}) => [
        clauseOf(key).proposal,
        ...roles.map((r) => standingWords[standings[r.key]])
      ])
    }),
    wide: true
  }) as HTMLElement & {value: string};
  Object.defineProperty(element, "value", {
    get: () => value,
    set: (next: string) => {
      if (next === value || !contracts.some((c) => c.country === next)) return;
      value = next;
      render();
    }
  });
  render();
  return element;
}
