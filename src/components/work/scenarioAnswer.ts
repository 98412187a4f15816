import type {Json} from "../../workbook/json.js";
import {pressureParameters} from "../../model/pressures/parameters.js";
import {settingOf, type Preset} from "../../model/pressures/presets.js";
import {fastKernel} from "../../model/pressures/fastKernel.js";
import type {Kernel} from "../../model/pressures/memory.js";
import {run} from "../../model/pressures/run.js";
import {formatValue, saneChanges} from "../../model/schema/parameter.js";
import {html, svg} from "../../vendor/htl.js";
import type {AnswerFigure} from "./answerFigures.js";

/** A scenario as an answer holds it: a preset's name, the seed, and what differs from the preset. */
interface ScenarioInput {
  readonly scenario: string;
  readonly seed: number;
  readonly changes: Readonly<Record<string, unknown>>;
}

/** Returns the scenario in an answer, or null when it holds none. */
export function scenarioOf(input: Json): ScenarioInput | null {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return null;
  const {scenario, seed, changes, values, parameters} = input as Readonly<Record<string, Json | undefined>>;
  if (typeof scenario !== "string" || typeof seed !== "number" || !Number.isInteger(seed)) return null;
  const found = [changes, values, parameters].find((one) => typeof one === "object" && one !== null);
  return {scenario, seed, changes: (found ?? {}) as Record<string, unknown>};
}

/** Returns two lines over time as a drawing that is readable in black and white: one solid, one dashed, named at their ends. */
function chart(letter: ArrayLike<number>, spirit: ArrayLike<number>): SVGElement {
  const [width, height, left, top, right, bottom] = [520, 190, 34, 14, 76, 26];
  const periods = letter.length;
  const x = (i: number) => left + ((width - left - right) * i) / Math.max(1, periods - 1);
  const y = (value: number) => top + (height - top - bottom) * (1 - value);
  const path = (values: ArrayLike<number>) =>
    Array.from(values, (value, i) => `${i ? "L" : "M"}${x(i).toFixed(1)},${y(value).toFixed(1)}`).join("");
  const end = (values: ArrayLike<number>) => values[periods - 1] ?? 0;
  // Names at the ends of lines that meet are kept a line of text apart.
  const middle = (y(end(letter)) + y(end(spirit))) / 2;
  const apart = Math.max(8, Math.abs(y(end(letter)) - y(end(spirit))) / 2);
  const letterY = end(letter) >= end(spirit) ? middle - apart : middle + apart;
  const name = (text: string, at: number) => svg`<text x=${width - right + 6} y=${at} dy="0.32em">${text}</text>`;
  return svg<SVGElement>`<svg viewBox=${`0 0 ${width} ${height}`} class="work-chart" role="img" aria-label=${`Over ${periods} periods the letter ends at ${end(letter).toFixed(2)} and the spirit at ${end(spirit).toFixed(2)}.`}>
    ${[0, 0.5, 1].map(
      (value) => svg`<g>
        <line class="work-grid" x1=${left} x2=${width - right} y1=${y(value)} y2=${y(value)}></line>
        <text x=${left - 6} y=${y(value)} dy="0.32em" text-anchor="end">${String(value)}</text>
      </g>`
    )}
    <path d=${path(letter)} class="work-line"></path>
    <path d=${path(spirit)} class="work-line dashed"></path>
    ${name(`letter ${end(letter).toFixed(2)}`, letterY)}
    ${name(`spirit ${end(spirit).toFixed(2)}`, 2 * middle - letterY)}
    <text x=${left} y=${height - 6}>period 1</text>
    <text x=${width - right} y=${height - 6} text-anchor="end">period ${String(periods)}</text>
  </svg>`;
}

/** Returns the figure of answers that are scenarios: seed, what differs from the preset, and letter and spirit over time. */
export function scenarioAnswer(loadPresets: () => Promise<readonly Preset[]>): AnswerFigure {
  // A run takes a while, and the sheet is made anew whenever an answer changes.
  const drawn = new Map<string, Element>();
  return async (input) => {
    const scenario = scenarioOf(input);
    if (!scenario) return null;
    const key = JSON.stringify(scenario);
    if (!drawn.has(key)) {
      const preset = (await loadPresets()).find(({id}) => id === scenario.scenario);
      drawn.set(key, drawScenario(scenario, preset, await fastKernel()));
    }
    return drawn.get(key)!.cloneNode(true) as Element;
  };
}

/** Returns a scenario as an element: seed, what differs from its preset, letter and spirit over time; without a preset the first two. */
export function drawScenario(
  scenario: ScenarioInput,
  preset: Pick<Preset, "title" | "values" | "seed" | "phases"> | undefined,
  kernel: Kernel
): Element {
  const entries = Object.entries(scenario.changes).filter(([, value]) => typeof value === "number");
  const rows = entries.map(([key, value]) => {
    const parameter = pressureParameters.find((one) => one.key === key);
    const text = (number: unknown) => (parameter ? formatValue(parameter, number as number) : String(number));
    const before = parameter && preset ? text(preset.values[parameter.key]) : "";
    return html`<tr>
        <th scope="row">${parameter?.label ?? key}</th>
        <td class="number">${before}</td>
        <td class="number">${text(value)}</td>
        <td>${parameter?.unit ?? ""}</td>
      </tr>`;
  });
  const table = rows.length
    ? html`<table class="work-parameters">
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col" class="number">Preset</th>
              <th scope="col" class="number">Answer</th>
              <th scope="col">Unit</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>`
    : html`<p>Nothing differs from the preset.</p>`;
  const series = preset
    ? run(settingOf(preset, saneChanges(pressureParameters, scenario.changes).changes, scenario.seed), kernel)
    : null;
  return html<Element>`<div class="work-scenario">
      <p>Scenario: <strong>${preset?.title ?? scenario.scenario}</strong>. Seed: <strong>${String(scenario.seed)}</strong>.</p>
      ${table} ${series ? chart(series.letter, series.spirit) : ""}
    </div>`;
}
