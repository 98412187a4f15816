import {leaders, methods, ranking, type Direction, type Method, type Ranked} from "../../model/sensitivity/ranking.js";
import type {SensitivityData} from "../../model/sensitivity/results.js";
import {html, svg} from "../../vendor/htl.js";
import {countryColour, countryMark} from "../countries.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";

/** What the figure shows: an outcome's key and a method. */
export interface SensitivityChoice {
  readonly outcome: string;
  readonly method: Method;
}

export interface SensitivityFigureOptions extends Partial<SensitivityChoice> {
  title?: string;
  /** How many parameters a panel shows; the table has all. */
  shown?: number;
}

const countryNames: Record<string, string> = {IN: "India", CN: "China", BR: "Brazil"};
const arrows: Record<Direction, string> = {up: "↑", down: "↓", both: "↑↓", none: ""};
const directions: Record<Direction, string> = {
  up: "more of it raises the outcome",
  down: "more of it lowers the outcome",
  both: "more of it now raises, now lowers the outcome",
  none: "no direction"
};
const methodNames: Record<Method, string> = {
  sobol: "Shares of variation (Sobol)",
  morris: "Sizes of effects (Morris)"
};

const percent = (x: number): string => `${Math.round(100 * x)} %`;
const effect = (x: number): string => x.toFixed(3);
const format: Record<Method, (x: number) => string> = {sobol: percent, morris: effect};

/** Returns the end of a scale from 0: the smallest round number that holds the largest value. */
export function scaleEnd(largest: number, method: Method): number {
  const rounds = method === "sobol" ? [0.2, 0.4, 0.6, 0.8, 1] : [0.02, 0.04, 0.1, 0.2, 0.4, 1];
  return rounds.find((end) => largest <= end) ?? Math.max(1, Math.ceil(largest));
}

/** Returns how a row reads aloud. */
function spoken({size, low, high, second, direction}: Ranked, method: Method): string {
  const says = direction === "none" ? "" : `; ${directions[direction]}`;
  return method === "sobol"
    ? `in all ${percent(size)}, with an interval from ${percent(low)} to ${percent(high)}; by itself ${percent(Math.max(0, second))}${says}`
    : `size ${effect(size)}, spread ${effect(second)}${says}`;
}

/** A parameter's name without what its unit says anyway, so that it fits on a line. */
const shortName = ({factor}: Ranked): string =>
  factor.label.replace(/ above the going wage$| without any pressure$/, "");

/** Returns what leads in each contract; parameters whose intervals overlap with the first's are named with it, at most two by name. */
function message(data: SensitivityData, {outcome, method}: SensitivityChoice): string {
  const {label} = data.outcomes.find((o) => o.key === outcome)!;
  const parts = data.contracts.map(({country, outcomes}) => {
    const {rows} = ranking(data, outcomes[outcome]!, method);
    const first = method === "sobol" ? leaders(rows) : rows.slice(0, 1);
    const names = first.slice(0, 2).map((row) => `${shortName(row)} ${arrows[row.direction]}`.trim().toLowerCase());
    const others = first.length > 2 ? " or another" : "";
    return `${countryNames[country]}, ${names.join(" or ")}${others}`;
  });
  return `What moves ${label.toLowerCase()} most: ${parts.join("; ")}.`;
}

interface Row {
  element: HTMLElement;
  show(row: Ranked, end: number, method: Method): void;
}

/** Returns a row whose bar, mark, interval and words can be set again and again. */
function barRow(colour: string): Row {
  const name = html`<span class="sensitivity-name"></span>`;
  const value = html`<span class="sensitivity-value"></span>`;
  const aloud = html`<span class="visually-hidden"></span>`;
  const whole = html`<span class="sensitivity-whole"></span>`;
  const alone = html`<span class="sensitivity-alone"></span>`;
  const range = html`<span class="sensitivity-range"></span>`;
  const element = html`<li style=${{"--country": colour}}>
    <span class="sensitivity-words" aria-hidden="true">${name}${value}</span>${aloud}
    <span class="sensitivity-track" aria-hidden="true">${whole}${alone}${range}</span>
  </li>`;
  return {
    element,
    show(row, end, method) {
      const at = (x: number) => `${(100 * Math.min(1, Math.max(0, x / end))).toFixed(2)}%`;
      const {direction, size, low, high, second} = row;
      name.textContent = `${shortName(row)} ${arrows[direction]}`.trim();
      value.textContent = format[method](size);
      aloud.textContent = `${row.factor.label}: ${spoken(row, method)}`;
      whole.style.width = at(size);
      range.hidden = method === "morris";
      range.style.left = at(low);
      range.style.width = at(high - low);
      alone.className = `sensitivity-alone ${method}`;
      if (method === "sobol") {
        alone.style.left = "0";
        alone.style.width = at(second);
      } else {
        alone.style.left = at(second);
        alone.style.width = "3px";
      }
    }
  };
}

/**
 * Returns a figure that ranks what moves an outcome of the model around each contract, with the outcome and the method to
 * choose. Its value is the choice; a choice by the user dispatches an input event.
 */
export function sensitivityFigure(
  data: SensitivityData,
  {
    outcome = "spirit",
    method = "sobol",
    title = "The same change matters in one contract and hardly in another",
    shown = 8
  }: SensitivityFigureOptions = {}
): HTMLElement & {value: SensitivityChoice} {
  let value: SensitivityChoice = {outcome, method};

  const outcomeSelect = html<HTMLSelectElement>`<select>
    ${data.outcomes.map((o) => html`<option value=${o.key}>${o.label}</option>`)}
  </select>`;
  const methodSelect = html<HTMLSelectElement>`<select>
    ${methods.map((m) => html`<option value=${m}>${methodNames[m]}</option>`)}
  </select>`;
  const controls = html`<div class="controls">
    <label>Outcome ${outcomeSelect}</label><label>Method ${methodSelect}</label>
  </div>`;

  const said = html`<p class="sensitivity-message" role="status"></p>`;
  const key = html`<p class="sensitivity-key"></p>`;
  const panels = data.contracts.map(({id, country, title: contract}) => {
    const colour = countryColour(country);
    const rows = Array.from({length: Math.min(shown, data.sobolFactors.length - 2)}, () => barRow(colour));
    const rest = barRow("var(--ink-soft)");
    const luck = barRow("var(--ink-soft)");
    const axis = html`<div class="sensitivity-axis" aria-hidden="true"></div>`;
    const sum = html`<p class="sensitivity-sum"></p>`;
    const element = html`<section class="sensitivity-panel" aria-labelledby=${`sensitivity-${id}`}>
      <p class="sensitivity-country" id=${`sensitivity-${id}`}>
        ${svg`<svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true"><path d=${countryMark(country, 5.5)} style=${{fill: colour}}></path></svg>`}
        <strong>${countryNames[country] ?? country}</strong> <span>${contract.replace(/^[^:]*: /, "")}</span>
      </p>
      <ol>${rows.map((row) => row.element)}</ol>
      <ul>${rest.element}${luck.element}</ul>
      ${axis}${sum}
    </section>`;
    return {rows, rest, luck, axis, sum, element};
  });
  const body = html`<div class="sensitivity">${said}${key}
    <div class="sensitivity-panels">${panels.map((panel) => panel.element)}</div>
  </div>`;

  const rankings = () => data.contracts.map(({outcomes}) => ranking(data, outcomes[value.outcome]!, value.method));

  function draw(): void {
    outcomeSelect.value = value.outcome;
    methodSelect.value = value.method;
    const isSobol = value.method === "sobol";
    const ranked = rankings();
    const visible = ranked.flatMap(({rows, rest, luck}) => [...rows.slice(0, shown), ...(rest ? [rest] : []), luck]);
    const reach = ({size, high, second}: Ranked) => (value.method === "sobol" ? high : Math.max(size, second));
    const end = scaleEnd(Math.max(0, ...visible.map(reach)), value.method);
    const {unit} = data.outcomes.find((o) => o.key === value.outcome)!;
    said.textContent = message(data, value);
    key.textContent = isSobol
      ? "Pale bar: the share of all variation in which the parameter takes part, with its 95 % interval as a line. Solid bar: what it does by itself. What is pale beyond the solid bar is interaction."
      : `Bar: how much the outcome (${unit}) changes on average while the parameter moves through its span. Upright mark: how much that change varies; near or beyond the bar’s end, the effect hangs on the other parameters.`;
    panels.forEach(({rows, rest, luck, axis, sum}, c) => {
      rows.forEach((row, i) => row.show(ranked[c]!.rows[i]!, end, value.method));
      // Morris' method moves every parameter by itself; the row keeps its place, so that nothing jumps.
      const others = ranked[c]!.rest;
      rest.element.style.visibility = others ? "" : "hidden";
      if (others) rest.show(others, end, value.method);
      luck.show(ranked[c]!.luck, end, value.method);
      const ticks = isSobol ? ["0", percent(end / 2), `${percent(end)} of variation`] : ["0", `${end / 2}`, `${end}`];
      axis.replaceChildren(...ticks.map((tick) => html`<span>${tick}</span>`));
      const {additive, mean, sd} = data.contracts[c]!.outcomes[value.outcome]!;
      const bounded = additive.map((x) => percent(Math.min(1, Math.max(0, x))));
      sum.textContent = isSobol
        ? `What parameters and chance do by themselves adds up to ${bounded[0]} of the variation (interval ${bounded[1]} to ${bounded[2]}); the rest arises between them.`
        : `The outcome itself is ${mean.toFixed(2)} on average and varies by ${sd.toFixed(2)} (standard deviation).`;
    });
  }

  const table = (): FigureTable => {
    const isSobol = value.method === "sobol";
    return {
      columns: isSobol
        ? ["Contract", "Parameter", "In all", "Interval", "By itself", "Interval", "Direction"]
        : ["Contract", "Parameter", "Mean size", "Spread", "Direction"],
      numbers: isSobol ? [2, 3, 4, 5] : [2, 3],
      rows: rankings().flatMap(({rows, rest, luck}, c) =>
        [...rows, ...(rest ? [rest] : []), luck].map((row) => {
          const start = [countryNames[data.contracts[c]!.country]!, row.factor.label];
          const way = row.direction === "none" ? "" : directions[row.direction];
          return isSobol
            ? [
                ...start,
                row.size.toFixed(2),
                `${row.low.toFixed(2)} to ${row.high.toFixed(2)}`,
                row.second.toFixed(2),
                `${row.secondLow.toFixed(2)} to ${row.secondHigh.toFixed(2)}`,
                way
              ]
            : [...start, effect(row.size), effect(row.second), way];
        })
      )
    };
  };

  const {firms, periods, late, runs} = data.settings;
  const element = figureFrame(body, {
    title,
    subtitle:
      "Parameters by how much they move the chosen outcome near each contract. ↑: more of it raises the outcome; ↓: lowers it; ↑↓: either, depending on the others.",
    alt: "Three ranked lists of parameters, for India, China and Brazil, with a bar for each. The sentence above them names what leads; each row says its numbers, and the table has all rows.",
    source: `our own model (illustrative, nothing is measured); ${runs.toLocaleString("en")} runs of ${firms} firms and ${periods} periods, outcomes averaged over the last ${late}`,
    table,
    controls,
    wide: true
  }) as HTMLElement & {value: SensitivityChoice};

  const choose = () => {
    value = {outcome: outcomeSelect.value, method: methodSelect.value as Method};
    draw();
  };
  for (const select of [outcomeSelect, methodSelect])
    // The select's own event bubbles on to the frame and the page after the value is set.
    select.addEventListener("input", choose);
  Object.defineProperty(element, "value", {
    get: () => value,
    set(next: SensitivityChoice) {
      if (!data.outcomes.some((o) => o.key === next.outcome)) throw new RangeError(`no outcome "${next.outcome}"`);
      value = next;
      draw();
    }
  });
  draw();
  return element;
}
