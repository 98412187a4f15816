import {outcomes, type OutcomeKey} from "../../model/pressures/outcomes.js";
import {lateMean} from "../../model/pressures/run.js";
import {html, svg} from "../../vendor/htl.js";
import type {Bands} from "../../workbook/lab/bands.js";
import {latePeriods, seriesOf} from "../../workbook/lab/slices.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {refreshTable} from "./refreshTable.js";
import type {Comparison} from "./timeFigure.js";
import {betterText, formatOutcome} from "./words.js";

export interface OutcomeState {
  readonly single: Float64Array | null;
  readonly bands: Bands | null;
  /** Runs of the preset without any change. */
  readonly preset: Bands | null;
  readonly comparison: Comparison | null;
}

export type OutcomeFigure = HTMLElement & {draw(state: OutcomeState): void};

/** Outcomes under the questions that they answer. */
const groups: readonly {readonly title: string; readonly keys: readonly OutcomeKey[]}[] = [
  {title: "What firms do", keys: ["ignoring", "ticking", "evading", "committing"]},
  {title: "Who finds out", keys: ["detected", "undetected"]},
  {title: "Work", keys: ["jobs", "formalJobs", "underground", "left", "lost", "wage", "hours", "accidents"]},
  {title: "Environment", keys: ["pollution"]},
  {
    title: "Firms and costs",
    keys: ["margin", "active", "survival", "capability", "experience", "norms", "publicCost", "privateCost"]
  }
];

/** Ends of each outcome's scale in its small curve: what the model can reach, so that curves of two settings can be compared. */
const ends = (key: OutcomeKey): readonly [number, number] =>
  (
    ({
      hours: [48, 66],
      wage: [0.6, 1.8],
      accidents: [0, 1.3],
      margin: [-0.2, 0.3],
      publicCost: [0, 0.1],
      privateCost: [0, 0.1]
    }) as Partial<Record<OutcomeKey, readonly [number, number]>>
  )[key] ?? [0, 1];

const sparkWidth = 84;
const sparkHeight = 26;

function sparkPath(values: ArrayLike<number>, [low, high]: readonly [number, number]): string {
  let d = "";
  for (let t = 0; t < values.length; t++) {
    const x = 1 + ((sparkWidth - 2) * t) / Math.max(1, values.length - 1);
    const share = Math.min(1, Math.max(0, (values[t]! - low) / (high - low)));
    d += `${t ? "L" : "M"}${x.toFixed(1)},${(sparkHeight - 2 - share * (sparkHeight - 4)).toFixed(1)}`;
  }
  return d;
}

/** Returns the figure of all outcomes: their course, and their late means now, in the preset and in the comparison. */
export function outcomeFigure(): OutcomeFigure {
  const rows = new Map(
    groups.flatMap(({keys}) =>
      keys.map((key) => {
        const line = svg<SVGPathElement>`<path class="spark-line" />`;
        const cells = {
          now: html`<td class="number now"></td>`,
          preset: html`<td class="number"></td>`,
          comparison: html`<td class="number"></td>`
        };
        return [key, {line, cells}] as const;
      })
    )
  );
  const compared = html`<th scope="col" class="number">compared</th>`;
  const row = (key: OutcomeKey) => {
    const {label, unit, about} = outcomes.find((o) => o.key === key)!;
    const {line, cells} = rows.get(key)!;
    return html`<tr>
      <th scope="row"><div class="outcome-name" title=${about}><span>${label}<small>${unit}; ${betterText(key)}</small></span>
        <svg class="spark" aria-hidden="true" width=${sparkWidth} height=${sparkHeight}><path class="spark-base" d=${`M0,${sparkHeight - 1}H${sparkWidth}`} />${line}</svg></div></th>
      ${cells.now}${cells.preset}${cells.comparison}
    </tr>`;
  };
  const table = html`<table class="outcome-table alone">
    <thead><tr><th scope="col">Outcome</th><th scope="col" class="number">now</th><th scope="col" class="number">preset</th>${compared}</tr></thead>
    ${groups.map(
      ({title, keys}) =>
        html`<tbody><tr class="outcome-group"><th colspan="4" scope="colgroup">${title}</th></tr>${keys.map(row)}</tbody>`
    )}
  </table>`;
  let state: OutcomeState | null = null;

  const nowOf = (key: OutcomeKey): number =>
    state?.bands ? state.bands.late(key) : state?.single ? lateMean(seriesOf(state.single, key), latePeriods) : NaN;
  const text = (key: OutcomeKey, bands: Bands | null | undefined) =>
    bands?.runs ? formatOutcome(key, bands.late(key)) : "";
  const tableOf = (): FigureTable => ({
    columns: [
      "Outcome",
      "Unit",
      "Better",
      "Now",
      "Now, lowest tenth",
      "Now, highest tenth",
      "Preset",
      state?.comparison?.title ?? "No comparison"
    ],
    numbers: [3, 4, 5, 6, 7],
    rows: outcomes.map(({key, label, unit}) => [
      label,
      unit,
      betterText(key),
      formatOutcome(key, nowOf(key)),
      state?.bands ? formatOutcome(key, state.bands.lateQuantile(key, 0.1)) : "–",
      state?.bands ? formatOutcome(key, state.bands.lateQuantile(key, 0.9)) : "–",
      text(key, state?.preset),
      text(key, state?.comparison?.bands)
    ])
  });
  const figure = figureFrame(html`<div class="outcome-scroll">${table}</div>`, {
    title: "Whoever gains from a change, somebody may pay for it: all outcomes side by side",
    subtitle:
      "Means over the last periods of the runs. The small curve is the course over time, on a scale that never changes.",
    alt: "A table of outcomes with a small curve each: what firms do, who finds out, work, environment, and costs, now, in the preset and in the comparison.",
    source: "our model; its values are illustrative",
    table: tableOf
  }) as OutcomeFigure;
  figure.classList.add("outcome-figure");

  figure.draw = (next) => {
    state = next;
    table.classList.toggle("alone", !next.comparison);
    compared.title = next.comparison?.title ?? "";
    for (const [key, {line, cells}] of rows) {
      const course = next.bands ? next.bands.mean(key) : next.single ? seriesOf(next.single, key) : [];
      line.setAttribute("d", sparkPath(course, ends(key)));
      const now = formatOutcome(key, nowOf(key));
      const before = text(key, next.preset);
      cells.now.textContent = now;
      cells.preset.textContent = before;
      cells.comparison.textContent = text(key, next.comparison?.bands);
      cells.now.classList.toggle("differs", before !== "" && now !== before);
    }
    refreshTable(figure);
  };
  return figure;
}
