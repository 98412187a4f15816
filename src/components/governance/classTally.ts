import {countVerdicts, verdictOn, type Placing} from "../../model/governance/agreement.js";
import type {PlacedCase} from "../../model/governance/cases.js";
import type {Rules} from "../../model/governance/parameters.js";
import {html} from "../../vendor/htl.js";
import {figureTable} from "../figureFrame.js";

/** A list of the placings that groups entered on this page. */
export type ClassTally = HTMLElement & {placing: Placing};

/**
 * Returns a form that adds the present placing to a list under the name of a group, and a table of how many of the groups
 * place each case as we do. It knows only what is entered on this page, and forgets it when the page is left.
 */
export function classTally(cases: readonly PlacedCase[], {rules}: {rules: Rules}): ClassTally {
  const entries: {name: string; placing: Placing}[] = [];
  let placing: Placing = {};
  const name = html<HTMLInputElement>`<input type="text" maxlength="40" autocomplete="off" />`;
  const add = html<HTMLButtonElement>`<button type="submit" class="button">Add to the list</button>`;
  const status = html`<p role="status" class="status"></p>`;
  const table = html`<div></div>`;
  const form = html`<form class="controls"><label>Name of the group ${name}</label>${add}</form>` as HTMLFormElement;
  const element = html`<details class="class-tally"><summary>Compare in class</summary>
    <p class="map-hint">Several groups can place the cases one after another on this screen. The list holds only what is entered here, and is gone when the page is left.</p>
    ${form}${status}${table}</details>` as ClassTally;

  function render(): void {
    const groups = entries.length;
    status.textContent = groups
      ? entries
          .map((e) => {
            const {same, placed} = countVerdicts(cases, e.placing, rules);
            return `${e.name}: ${same} of ${placed} as we do.`;
          })
          .join(" ")
      : "No group has been added yet.";
    if (!groups) return table.replaceChildren();
    table.replaceChildren(
      figureTable(
        {
          columns: ["Case", "Groups that placed it", "As we do", "Also defensible"],
          numbers: [1, 2, 3],
          rows: cases.map((c, i) => {
            const placed = entries.flatMap((e) => e.placing[c.id] ?? []);
            const count = (verdict: string) => placed.filter((o) => verdictOn(c, o, rules) === verdict).length;
            const share = (n: number) => (placed.length ? `${n} (${Math.round((100 * n) / placed.length)} %)` : "–");
            return [`${i + 1} ${c.title}`, placed.length, share(count("same")), share(count("defensible"))];
          })
        },
        "agreement of the groups entered on this page"
      )
    );
  }
  name.oninput = (event) => event.stopPropagation();
  form.onsubmit = (event) => {
    event.preventDefault();
    entries.push({name: name.value.trim() || `Group ${entries.length + 1}`, placing});
    name.value = "";
    render();
  };
  Object.defineProperty(element, "placing", {get: () => placing, set: (next: Placing) => (placing = next)});
  render();
  return element;
}
