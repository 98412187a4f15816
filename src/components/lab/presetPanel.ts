import type {ParameterSource} from "../../model/schema/parameter.js";
import {defaultsOf, formatValue} from "../../model/schema/parameter.js";
import {pressureParameters} from "../../model/pressures/parameters.js";
import type {Preset, PresetChange} from "../../model/pressures/presets.js";
import {html, svg} from "../../vendor/htl.js";
import {sourceText} from "../../workbook/lab/passages.js";
import {parameterOf} from "../../workbook/lab/sweep.js";
import {countryColour, countryMark, countryOrder} from "../countries.js";
import {countryNames} from "./words.js";

export type PresetPanel = HTMLElement & {value: string};

/** Returns a country's mark in its colour, as a small picture that says nothing to a reader who does not see it. */
export function countrySign(country: string, r = 6): SVGElement {
  const box = 1.4 * r;
  return svg<SVGElement>`<svg class="country-sign" aria-hidden="true" width=${2 * box} height=${2 * box}
    viewBox=${`${-box} ${-box} ${2 * box} ${2 * box}`}><path d=${countryMark(country, r)} fill=${countryColour(country)} /></svg>`;
}

function sourceLink(source: ParameterSource): HTMLElement | string {
  const {text, href} = sourceText(source);
  return href ? html`<a href=${href}>${text}</a>` : text;
}

/** Returns the changes of a preset or a phase as a list: parameter, value before and after, note and passage. */
function changeList(changes: readonly PresetChange[], before: Readonly<Record<string, number>>): HTMLElement {
  return html`<ul class="preset-changes">
    ${changes.map(({key, value, note, source}) => {
      const parameter = parameterOf(key);
      const was = before[key]!;
      const where = source === "assumed" && /\bours\b/i.test(note) ? "" : html`(${sourceLink(source)})`;
      const steps = was === value ? "stays" : `${formatValue(parameter, was)} →`;
      return html`<li>
        <span class="preset-change-name">${parameter.label}</span>
        <span class="preset-change-value">${steps} <b>${formatValue(parameter, value)}</b></span>
        <span class="preset-change-note">${note} ${where}</span>
      </li>`;
    })}
  </ul>`;
}

/**
 * Returns a chooser of presets, contracts first in the order of the countries, with what the chosen one says and what it
 * changes; `brief` folds that away under the preset's title. Its value is the preset's id.
 */
export function presetPanel(
  presets: readonly Preset[],
  {value = presets[0]!.id, brief = false}: {value?: string; brief?: boolean} = {}
): PresetPanel {
  const byId = new Map(presets.map((preset) => [preset.id, preset]));
  const place = (preset: Preset) => countryOrder.indexOf(preset.country as (typeof countryOrder)[number]);
  const contracts = presets.filter(({kind}) => kind === "contract").sort((a, b) => place(a) - place(b));
  const cases = presets.filter(({kind}) => kind === "case");

  const buttons = contracts.map((preset) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button preset-button" style=${{"--country": countryColour(preset.country)}}>
      ${countrySign(preset.country)} ${countryNames[preset.country] ?? preset.country}</button>`;
    button.onclick = () => choose(preset.id);
    return {id: preset.id, button};
  });
  const select = html<HTMLSelectElement>`<select>
    <option value="">choose a case</option>
    ${countryOrder.map(
      (country) =>
        html`<optgroup label=${countryNames[country]}>
          ${cases.filter((c) => c.country === country).map((c) => html`<option value=${c.id}>${c.title}</option>`)}
        </optgroup>`
    )}
  </select>`;
  select.onchange = () => {
    if (select.value) choose(select.value);
    else render();
  };
  const about = html`<div class="preset-about"></div>`;
  const element = html`<section class="preset-panel" aria-label="Preset">
    <div class="preset-row">
      <div class="preset-field"><span id="preset-contracts">A country’s social contract</span>
        <div class="choices" role="group" aria-labelledby="preset-contracts">${buttons.map(({button}) => button)}</div></div>
      <label class="preset-field">or a case from the paper ${select}</label>
    </div>
    ${about}
  </section>` as PresetPanel;

  function choose(id: string): void {
    if (id === value) return;
    value = id;
    render();
    element.dispatchEvent(new Event("input", {bubbles: true}));
  }

  function render(): void {
    const preset = byId.get(value)!;
    for (const {id, button} of buttons) button.setAttribute("aria-pressed", String(id === value));
    select.value = preset.kind === "case" ? value : "";
    const base = preset.base === null ? null : (byId.get(preset.base) ?? null);
    const baseValues = base?.values ?? defaultsOf(pressureParameters);
    const from = base ? `where it differs from “${base.title}”` : "where it differs from the model’s middle values";
    const parts: (Node | string)[] = [
      html`<p class="preset-text">${preset.about}</p>`,
      html`<p class="preset-caution">The values below are ours: they put countries and cases in an order that the paper describes.
        Nothing in them was measured.</p>`,
      preset.phases.length
        ? html`<ol class="preset-phases">
            ${preset.phases.map(
              ({from: start, title, changes}) =>
                html`<li>
                  <details><summary>After ${start} periods: ${title}</summary>${changeList(changes, preset.values)}</details>
                </li>`
            )}
          </ol>`
        : "",
      html`<details class="preset-details">
        <summary>What this preset assumes, ${from} (${preset.changes.length})</summary>
        ${changeList(preset.changes, baseValues)}
      </details>`
    ];
    const style = {borderColor: countryColour(preset.country)};
    const words = [countrySign(preset.country, 7), " ", preset.title];
    const title = brief
      ? html`<b class="preset-title" style=${style}>${words}</b>`
      : html`<h3 class="preset-title" style=${style}>${words}</h3>`;
    if (brief)
      about.replaceChildren(html`<details class="preset-folded"><summary>${title}</summary>${parts}</details>`);
    else about.replaceChildren(title, ...parts);
  }

  Object.defineProperty(element, "value", {
    get: () => value,
    set(next: string) {
      if (!byId.has(next)) throw new RangeError(`There is no preset "${next}".`);
      if (next === value) return;
      value = next;
      render();
    }
  });
  render();
  return element;
}
