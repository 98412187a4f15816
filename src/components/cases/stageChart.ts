import {svg} from "../../vendor/htl.js";
import type {StageRuns, StageValue} from "../../workbook/cases/countryCases.js";

/** A measure of the model as a row of the chart. */
export interface StageRow {
  key: string;
  label: string;
  /** What is 0 and what is 1, in words. */
  scale: string;
}

const rowHeight = 64;
const top = 10;

/** Returns a value with two decimals and a true minus sign. */
export const stageNumber = (x: number): string => {
  const text = x.toFixed(2);
  return /^-0\.00$/.test(text) ? "0.00" : text.replace("-", "−");
};

/** Returns a line of text for a measure, such as "Pollution: 0.92, then 0.21". */
export const stageText = (label: string, values: readonly StageValue[]): string =>
  `${label}: ${values.map((v) => stageNumber(v.mean)).join(", then ")}`;

/** Returns places in the same order, at least so far apart and within two ends, each as near to where it was as they allow. */
export function besideOneAnother(places: readonly number[], apart: number, from: number, to: number): number[] {
  const order = places.map((place, i) => ({place, i})).sort((a, b) => a.place - b.place || a.i - b.i);
  // Each group of marks that touch is kept around its middle; groups that come to touch are joined.
  const groups: {middle: number; members: number[]}[] = [];
  const half = (n: number) => ((n - 1) * apart) / 2;
  for (const {place, i} of order) {
    let group = {middle: place, members: [i]};
    for (let last = groups.at(-1); last; last = groups.at(-1)) {
      if (group.middle - half(group.members.length) - (last.middle + half(last.members.length)) >= apart) break;
      groups.pop();
      const members = [...last.members, ...group.members];
      group = {middle: members.reduce((sum, m) => sum + places[m]!, 0) / members.length, members};
    }
    const reach = half(group.members.length);
    group.middle = Math.max(from + reach, Math.min(to - reach, group.middle));
    groups.push(group);
  }
  const spread: number[] = [...places];
  for (const {middle, members} of groups)
    members.forEach((m, k) => (spread[m] = middle - half(members.length) + k * apart));
  return spread;
}

/**
 * Returns a row for each measure on one scale from 0 to 1 with a numbered mark per stage, joined by a line with an arrow.
 * The pale bar behind a mark holds eight in ten runs. Marks that would cover one another are moved apart, and a thin line
 * below leads to their true value.
 */
export function stageChart(
  {measures, stages}: Pick<StageRuns, "measures" | "stages">,
  rows: readonly StageRow[],
  {width = 640, colour = "var(--ink)"}: {width?: number; colour?: string} = {}
): SVGSVGElement {
  const left = 12;
  const right = 12;
  const height = top + rows.length * rowHeight + 24;
  const x = (v: number) => left + Math.max(0, Math.min(1.15, v)) * ((width - left - right) / 1.15);
  const drawn = rows.map((row, i) => {
    const values = measures[row.key]!;
    const y = top + i * rowHeight + 40;
    const spots = besideOneAnother(
      values.map((v) => x(v.mean)),
      20,
      left,
      width - right
    );
    const at = values.map((v, s) => ({...v, x: spots[s]!, y}));
    const label = width < 460 ? row.label : `${row.label} · ${row.scale}`;
    const end = values.map((v) => stageNumber(v.mean)).join(" → ");
    return svg`<g>
      <text x=${left - 9} y=${y - 24} class="stage-label">${label}</text>
      <text x=${width - 2} y=${y - 24} text-anchor="end" class="stage-value">${end}</text>
      <path d=${`M${x(0)},${y}H${x(1)}`} class="stage-track"></path>
      ${at.map((v) =>
        Math.abs(v.x - x(v.mean)) > 3
          ? svg`<path d=${`M${x(v.mean)},${y + 15}V${y + 20}M${x(v.mean)},${y + 15}L${v.x},${y + 8}`} class="stage-lead" style=${{stroke: colour}}></path>`
          : null
      )}
      ${at.map((v) => svg`<path d=${`M${x(v.low)},${v.y}H${Math.max(x(v.high), x(v.low) + 0.5)}`} class="stage-band" style=${{stroke: colour}}></path>`)}
      ${at.slice(1).map((v, s) => {
        const from = at[s]!;
        const way = Math.sign(v.x - from.x) || 1;
        const gap = Math.abs(v.x - from.x);
        if (gap < 24) return null;
        const tip = v.x - way * 11;
        return svg`<path class="stage-arrow" d=${`M${from.x + way * 10},${from.y}L${tip},${v.y}m${-way * 7},-4.5l${way * 7},4.5l${-way * 7},4.5`}></path>`;
      })}
      ${at.map(
        (v, s) => svg`<g>
          <circle cx=${v.x} cy=${v.y} r="9" style=${{fill: s === at.length - 1 ? colour : "var(--paper)", stroke: colour}} class="stage-dot"></circle>
          <text x=${v.x} y=${v.y + 4} text-anchor="middle" class="stage-number" style=${{fill: s === at.length - 1 ? "var(--paper)" : "var(--ink)"}}>${s + 1}</text>
        </g>`
      )}
    </g>`;
  });
  const base = top + rows.length * rowHeight;
  const name = rows.map((row) => stageText(row.label, measures[row.key]!)).join("; ");
  return svg`<svg class="stage-chart" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="img"
    aria-label=${`${stages.map((s, i) => `${i + 1} ${s}`).join(", ")}. ${name}.`}>
    ${[0, 0.25, 0.5, 0.75, 1].map(
      (t) => svg`<g><path d=${`M${x(t)},${top + 30}V${base + 4}`} class="stage-grid"></path>
        <text x=${x(t)} y=${base + 19} text-anchor="middle" class="stage-tick">${t}</text></g>`
    )}
    ${drawn}
  </svg>` as SVGSVGElement;
}
