import {html} from "../../vendor/htl.js";
import {compareCounts, type ClusterCount} from "../../workbook/compareCounts.js";
import {formatNumber} from "../../workbook/formatFact.js";
import {countryColour} from "../countries.js";

/** Returns what two bars whose lengths have this ratio seem to say. */
function suggested(ratio: number): string {
  const times = ratio >= 1 ? ratio : 1 / ratio;
  if (times < 1.05) return "the two are equal.";
  return `the ${ratio >= 1 ? "first" : "second"} is ${formatNumber(Math.round(times * 10) / 10)} times the other.`;
}

/** Returns two counts of clusters to choose, what their ratio would suggest, and respect by respect whether they can be compared. Its value is the pair of ids. */
export function countComparison(
  counts: readonly ClusterCount[],
  {left = counts[0]!.id, right = counts[3]!.id} = {}
): HTMLElement & {value: [string, string]} {
  let value: [string, string] = [left, right];
  const find = (id: string) => counts.find((c) => c.id === id)!;
  const choose = (side: 0 | 1, label: string) => {
    const select = html`<select>
      ${counts.map((c) => html`<option value=${c.id}>${c.text} ${c.counted}</option>`)}
    </select>` as HTMLSelectElement;
    select.onchange = () => {
      value = side === 0 ? [select.value, value[1]] : [value[0], select.value];
      render();
      element.dispatchEvent(new Event("input", {bubbles: true}));
    };
    return {select, label: html`<label>${label} ${select}</label>`};
  };
  const first = choose(0, "First count");
  const second = choose(1, "Second count");
  const out = html`<div></div>`;
  const verdictLine = html`<p role="status" class="count-verdict"></p>`;
  const element = html`<div class="count-comparison">
    <div class="controls">${first.label}${second.label}</div>${out}${verdictLine}</div>` as HTMLElement & {
    value: [string, string];
  };

  function bar(count: ClusterCount, most: number): HTMLElement {
    return html`<div class="count-bar">
      <span class="count-number" style=${{color: countryColour(count.country)}}>${count.text}</span> ${count.counted}
      <div
        style=${{width: `${Math.max(0.5, (100 * count.value) / most)}%`, background: countryColour(count.country)}}
      ></div>
    </div>`;
  }

  function render(): void {
    first.select.value = value[0];
    second.select.value = value[1];
    const [a, b] = [find(value[0]), find(value[1])];
    const {respects, ratio, verdict} = compareCounts(a, b);
    const most = Math.max(a.value, b.value);
    const suggestion = a.id === b.id ? "" : html`<p class="count-suggestion">The bars suggest: ${suggested(ratio)}</p>`;
    out.replaceChildren(
      html`<div class="count-bars" aria-hidden="true">${bar(a, most)}${bar(b, most)}</div>`,
      suggestion,
      html`<div class="figure-table">
        <table>
          <thead>
            <tr>
              <th scope="col">Do they agree in …</th>
              <th scope="col">First</th>
              <th scope="col">Second</th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            ${respects.map(
              (r) =>
                html`<tr>
                  <th scope="row">${r.label}</th>
                  <td>${r.left}</td>
                  <td>${r.right}</td>
                  <td class=${r.same ? "same" : "unlike"}>${r.same ? "same" : "differs"}</td>
                </tr>`
            )}
          </tbody>
        </table>
      </div>`
    );
    verdictLine.textContent = verdict;
  }
  Object.defineProperty(element, "value", {
    get: () => value,
    set(next: [string, string]) {
      value = next;
      render();
    }
  });
  render();
  return element;
}
