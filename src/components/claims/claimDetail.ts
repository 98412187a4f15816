import {html} from "../../vendor/htl.js";
import type {ClaimsData, ClaimTest, TestedClaim} from "../../workbook/claims/claimsData.js";
import {standingLabel, testWords, valueText, verdictLabel, verdictWords} from "../../workbook/claims/words.js";
import {groundMark} from "./groundMark.js";
import {runStrip} from "./runStrip.js";

/** Returns tests in the order given, those with the same setting, measure and note together. */
function together(tests: readonly ClaimTest[]): ClaimTest[][] {
  const groups = new Map<string, ClaimTest[]>();
  for (const test of tests) {
    const key = JSON.stringify([test.model, test.setting, test.measure, test.about]);
    groups.set(key, [...(groups.get(key) ?? []), test]);
  }
  return [...groups.values()];
}

/** Returns the smallest and the largest value of tests that share a scale. */
function domainOf(tests: readonly ClaimTest[]): [number, number] {
  const values = tests.flatMap((t) => t.arms.flatMap((a) => a.values.filter((x) => x !== null)));
  return [Math.min(...values), Math.max(...values)];
}

function testPanel(test: ClaimTest, domain: [number, number]): HTMLElement {
  return html`<div class="claim-test" data-verdict=${test.verdict}>
    ${test.ground ? html`<h3>${groundMark(test.country)} ${test.ground[0]!.toUpperCase() + test.ground.slice(1)}</h3>` : ""}
    <ul class="claim-arms">
      ${test.arms.map(
        ({name, mean, values}) =>
          html`<li>
            <span class="arm-name">${name}</span>
            ${runStrip(values, mean, {domain, country: test.country})}
            <span class="arm-mean">${valueText(mean, test)}</span>
          </li>`
      )}
    </ul>
    <p class="test-words">${testWords(test)}</p>
  </div>`;
}

function notes(tests: readonly ClaimTest[]): string {
  const chosen = tests.some((t) => t.chosenFor);
  const built = tests.some((t) => t.byConstruction);
  if (chosen && built) return " Values were chosen with this claim in view, and an equation says the same.";
  if (chosen) return " Values were chosen with this claim in view.";
  return built ? " An equation of the model says the same." : "";
}

function body(data: ClaimsData, claim: TestedClaim): Node[] {
  const head = html`<div class="claim-head">
    <p class="claim-text">${claim.claim}</p>
    <p class="claim-from">
      ${claim.passage}. ${claim.mechanism}${claim.condition ? ` Condition: ${claim.condition}.` : ""}
      <a href=${`./evidence.html#claim=${encodeURIComponent(claim.id)}`}>This claim in the evidence</a>
    </p>
    <p class="claim-verdict-line" data-verdict=${claim.verdict}>
      <strong>${verdictLabel[claim.verdict]}</strong>${claim.standing ? html` · ${standingLabel[claim.standing]}` : ""}<br />
      ${verdictWords(claim)}
    </p>
  </div>`;
  const groups = together(claim.tests).map((tests) => {
    const first = tests[0]!;
    const domain = domainOf(tests);
    return html`<section class="claim-experiment">
      <p>
        <strong>What moves:</strong> ${first.setting.replace(/\.$/, "")}.
        ${first.measure ? html`<strong>What is read:</strong> ${first.measure}.` : ""} ${first.about}${notes(tests)}
        <span class="model-name">Model: ${data.models[first.model]}.</span>
      </p>
      <div class="claim-tests">${tests.map((test) => testPanel(test, domain))}</div>
    </section>`;
  });
  return [head, ...groups];
}

/**
 * Returns one claim at a time: what it says, what was moved, every run as a dot, and what the tests found in words. Its
 * value is the id of the claim.
 */
export function claimDetail(
  data: ClaimsData,
  {claim = data.claims.find((c) => c.tests.length)?.id ?? ""}: {claim?: string} = {}
): HTMLElement & {value: string} {
  let value = claim;
  const select = html<HTMLSelectElement>`<select>
    ${data.topics.map((topic) => {
      const own = data.claims.filter((c) => c.topic === topic && c.tests.length);
      return own.length
        ? html`<optgroup label=${topic}>${own.map((c) => html`<option value=${c.id}>${c.name}</option>`)}</optgroup>`
        : "";
    })}
  </select>`;
  const shown = html`<div class="claim-shown"></div>`;
  const status = html`<p role="status" class="visually-hidden"></p>`;
  const element = html<HTMLElement & {value: string}>`<div class="claim-detail">
    <div class="controls"><label>Claim ${select}</label></div>
    ${status} ${shown}
  </div>`;

  function render(): void {
    const found = data.claims.find((c) => c.id === value);
    select.value = value;
    shown.replaceChildren(...(found ? body(data, found) : []));
    status.textContent = found ? `${found.name}: ${verdictLabel[found.verdict]}. ${verdictWords(found)}` : "";
  }
  select.oninput = (event) => {
    event.stopPropagation();
    value = select.value;
    render();
    element.dispatchEvent(new Event("input", {bubbles: true}));
  };
  Object.defineProperty(element, "value", {
    get: () => value,
    set(next: string) {
      if (next === value || !data.claims.some((c) => c.id === next)) return;
      value = next;
      render();
    }
  });
  render();
  return element;
}
