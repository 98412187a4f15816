import {html} from "../../vendor/htl.js";
import type {ClustersData} from "../../workbook/evidence.js";

const aims = ["inputs", "markets", "technology", "infrastructure", "poverty", "standards"] as const;

/**
 * Returns a grid of clusters against aims with what was done in each cell, and a choice of aim that brings the clusters
 * concerned to the top. Its value is the chosen aim or null.
 */
export function interventionGrid(
  interventions: ClustersData["interventions"],
  {aim = null}: {aim?: string | null} = {}
): HTMLElement & {value: string | null} {
  let value = aim;
  const names = [...new Map(interventions.map((i) => [i.place, i.placeName])).entries()];
  const done = (place: string, a: string) => interventions.filter((i) => i.place === place && i.aim === a);
  const used = aims.filter((a) => interventions.some((i) => i.aim === a));
  const body = html`<tbody></tbody>`;
  const status = html`<p role="status" class="status"></p>`;
  const buttons = [null, ...used].map((a) => {
    const button = html`<button type="button" class="button">${a ?? "all aims"}</button>` as HTMLButtonElement;
    button.onclick = () => {
      if (value === a) return;
      value = a;
      render();
      element.dispatchEvent(new Event("input", {bubbles: true}));
    };
    return {a, button};
  });
  const element = html`<div class="intervention-grid">
    <div class="controls">
      <fieldset>
        <legend>Show what was done for</legend>
        <div class="choices">${buttons.map((b) => b.button)}</div>
      </fieldset>
    </div>
    ${status}
    <div class="figure-table" role="region" tabindex="0" aria-label="Interventions by cluster and aim">
      <table>
        <thead>
          <tr>
            <th scope="col">Cluster</th>
            ${used.map((a) => html`<th scope="col" data-aim=${a}>${a}</th>`)}
          </tr>
        </thead>${body}</table>
    </div>
  </div>` as HTMLElement & {value: string | null};

  function render(): void {
    const rows = names
      .map(([place, name]) => ({place, name, hit: value === null || done(place, value).length > 0}))
      .sort((p, q) => Number(q.hit) - Number(p.hit));
    body.replaceChildren(
      ...rows.map(
        ({place, name, hit}) =>
          html`<tr class=${hit ? "" : "dim"}>
            <th scope="row">${name}</th>
            ${used.map((a) => {
              const what = done(place, a);
              return html`<td class=${what.length ? "done" : ""}>${what.map((w) => w.type).join(", ")}</td>`;
            })}
          </tr>`
      )
    );
    for (const {a, button} of buttons) button.setAttribute("aria-pressed", String(a === value));
    const hits = rows.filter((r) => r.hit).length;
    status.textContent =
      value === null
        ? `${rows.length} clusters and ${used.length} aims.`
        : `${hits} of ${rows.length} clusters had something done for ${value}.`;
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
