import {svg} from "../../vendor/htl.js";

/** Growth at a steady rate: per cent a year, over so many years. */
export interface Growth {
  label: string;
  rate: number;
  years: number;
}

const height = 300;
const top = 18;
const bottom = 36;

/** Returns what 1 has become after steady growth of `rate` per cent a year over so many years. */
export function grown({rate, years}: Pick<Growth, "rate" | "years">): number {
  return (1 + rate / 100) ** years;
}

/** Returns a line for each growth from 1 upwards against the years since its start; each step of the scale doubles. */
export function growthLines(rows: readonly Growth[], {width = 640, colour = "var(--ink)"} = {}): SVGSVGElement {
  const left = 34;
  const right = 16;
  const longest = Math.max(...rows.map((r) => r.years));
  const doublings = Math.ceil(Math.max(...rows.map((r) => Math.log2(grown(r)))));
  const x = (years: number) => left + (years / longest) * (width - left - right);
  const y = (times: number) => height - bottom - (Math.log2(times) / doublings) * (height - top - bottom);
  const ticks = Array.from({length: Math.floor(longest / 5) + 1}, (_, i) => i * 5);
  return svg`<svg class="growth-lines" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="img"
    aria-label=${rows.map((r) => `${r.label}: ${r.rate} per cent a year for ${r.years} years makes ${grown(r).toFixed(1)} times`).join("; ")}>
    ${Array.from({length: doublings + 1}, (_, i) => 2 ** i).map(
      (t) => svg`<g><path d=${`M${left},${y(t)}H${width - right}`} class="stage-grid"></path>
        <text x=${left - 6} y=${y(t) + 4} text-anchor="end" class="stage-tick">${t}×</text></g>`
    )}
    ${ticks.map((t) => svg`<text x=${x(t)} y=${height - 16} text-anchor="middle" class="stage-tick">${t}</text>`)}
    <text x=${width - right} y=${height - 1} text-anchor="end" class="stage-tick">years since the start of each</text>
    ${rows.map((r) => {
      const end = grown(r);
      const atEnd = r.years > longest * 0.55;
      return svg`<g>
        <path d=${`M${x(0)},${y(1)}L${x(r.years)},${y(end)}`} class="growth-line" style=${{stroke: colour}}></path>
        <circle cx=${x(r.years)} cy=${y(end)} r="5" style=${{fill: colour}}></circle>
        <text x=${x(r.years) + (atEnd ? -10 : 9)} y=${y(end) - (atEnd ? 14 : 8)} text-anchor=${atEnd ? "end" : "start"} class="growth-label">
          <tspan class="growth-times">${end.toFixed(1)}×</tspan> ${r.label}</text>
      </g>`;
    })}
  </svg>` as SVGSVGElement;
}
