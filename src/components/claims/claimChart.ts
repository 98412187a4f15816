import {html} from "../../vendor/htl.js";
import type {ClaimsData, Standing, TestedClaim} from "../../workbook/claims/claimsData.js";
import {effectPlace} from "../../workbook/claims/effectScale.js";
import {filterClaims, groupClaims, noFilters, type ClaimFilters} from "../../workbook/claims/filterClaims.js";
import type {ClaimVerdict} from "../../workbook/claims/judge.js";
import {countVerdicts, standingLabel, verdictLabel, verdictWords} from "../../workbook/claims/words.js";
import {claimStrip} from "./claimStrip.js";
import {groundMark} from "./groundMark.js";

export interface ClaimChartOptions {
  /** The claim that is picked. */
  claim?: string | null;
  filters?: ClaimFilters;
  /** Where the link of a row leads: the id of the element that shows one claim. */
  target?: string;
}

const countryNames: Record<string, string> = {IN: "India", CN: "China", BR: "Brazil"};

/**
 * Returns all claims by topic, each with the effects of its tests on a line and its verdict in words, behind filters. Its
 * value is the id of the claim that a reader picked, or null.
 */
export function claimChart(
  data: ClaimsData,
  {claim = null, filters = noFilters, target = "one-claim"}: ClaimChartOptions = {}
): HTMLElement & {value: string | null} {
  let value = claim;
  let current = filters;
  const counts = countVerdicts(data.claims);
  const tested = data.claims.filter((c) => c.verdict !== "untested").length;
  const list = html`<div class="claim-groups"></div>`;
  const status = html`<p role="status" class="status"></p>`;

  const verdicts: readonly [ClaimFilters["verdict"], string, number][] = [
    ["tested", "all that were tested", tested],
    ...[...counts].filter(([, n]) => n).map(([v, n]) => [v, verdictLabel[v], n] as [ClaimVerdict, string, number])
  ];
  const buttons = verdicts.map(([verdict, label, n]) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button">${label} ${n}</button>`;
    button.onclick = () => filter({verdict});
    return {verdict, button};
  });
  const choice = (
    label: string,
    key: "topic" | "country" | "model" | "standing",
    options: readonly [string, string][]
  ) => {
    const select = html<HTMLSelectElement>`<select>
      <option value="">any</option>
      ${options.map(([id, text]) => html`<option value=${id}>${text}</option>`)}
    </select>`;
    select.value = current[key] ?? "";
    select.oninput = (event) => {
      event.stopPropagation();
      filter({[key]: select.value || null});
    };
    return html`<label>${label} ${select}</label>`;
  };
  const used = new Set(data.claims.flatMap((c) => c.tests.map((t) => t.model as string)));
  const standings = (["open", "built in", "chosen"] as const).filter((s) => data.claims.some((c) => c.standing === s));
  const element = html<HTMLElement & {value: string | null}>`<div class="claim-chart">
    <div class="controls">
      <fieldset>
        <legend>Verdict</legend>
        <div class="choices">${buttons.map((b) => b.button)}</div>
      </fieldset>
      ${choice(
        "Topic",
        "topic",
        data.topics.map((t) => [t, t])
      )}
      ${choice(
        "Country of the claim",
        "country",
        Object.entries(countryNames).filter(([id]) => data.claims.some((c) => c.country === id))
      )}
      ${choice("Model", "model", Object.entries(data.models).filter(([id]) => used.has(id)) as [string, string][])}
      ${choice(
        "Known in advance",
        "standing",
        standings.map((s) => [s, standingLabel[s]] as [Standing, string])
      )}
    </div>
    ${status}
    <p class="claim-key">
      <span>${groundMark("IN")} India</span><span>${groundMark("CN")} China</span><span>${groundMark("BR")} Brazil</span>
      <span>${groundMark(null)} no one country</span>
      <span>${groundMark(null, {hollow: true})} hollow: values chosen with the claim in view, or built in</span>
    </p>
    <div class="claim-axis" aria-hidden="true">
      <div>
        <span class="axis-end">← against the claim</span><span class="axis-end">as the claim says →</span>
        ${[-16, -4, 4, 16].map(
          (n) =>
            html`<span class=${Math.abs(n) === 4 ? "axis-tick inner" : "axis-tick"} style=${`left:${(effectPlace(n, 1) * 100).toFixed(2)}%`}>${Math.abs(n)}×</span>`
        )}
        <span class="axis-tick" style="left:50%">too small to count</span>
      </div>
    </div>
    ${list}
  </div>`;

  function filter(change: Partial<ClaimFilters>): void {
    current = {...current, ...change};
    render();
  }

  function pick(id: string): void {
    value = id;
    mark();
    element.dispatchEvent(new Event("input", {bubbles: true}));
  }

  function row(c: TestedClaim): HTMLElement {
    const link = html<HTMLAnchorElement>`<a href=${`#${target}`} data-claim=${c.id}>${c.name}</a>`;
    link.onclick = () => pick(c.id);
    const little = c.tests.some((t) => t.expect === "unchanged") ? " · says that little changes" : "";
    return html`<li class="claim-row" data-verdict=${c.verdict}>
      <span class="claim-name">${c.tests.length ? link : c.name}${little ? html`<small>${little}</small>` : ""}</span>
      ${c.tests.length ? claimStrip(c.tests) : html`<span class="claim-reason">${c.reason}</span>`}
      <span class="claim-verdict">${c.tests.length ? verdictLabel[c.verdict] : ""}</span>
      ${c.tests.length ? html`<span class="visually-hidden">${verdictWords(c)}</span>` : ""}
    </li>`;
  }

  function render(): void {
    const shown = filterClaims(data.claims, current);
    list.replaceChildren(
      ...groupClaims(data, shown).map(
        ({topic, claims}) =>
          html`<section class="claim-group" aria-label=${topic}>
            <h3>${topic[0]!.toUpperCase() + topic.slice(1)}</h3>
            <ul>
              ${claims.map(row)}
            </ul>
          </section>`
      )
    );
    for (const {verdict, button} of buttons) button.setAttribute("aria-pressed", String(verdict === current.verdict));
    status.textContent = `${shown.length} of ${data.claims.length} claims shown.`;
    mark();
  }

  function mark(): void {
    for (const link of list.querySelectorAll<HTMLElement>("[data-claim]")) {
      if (link.dataset.claim === value) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  Object.defineProperty(element, "value", {
    get: () => value,
    set(next: string | null) {
      value = next;
      mark();
    }
  });
  render();
  return element;
}
