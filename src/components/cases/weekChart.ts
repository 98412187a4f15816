import {svg} from "../../vendor/htl.js";

/** A week of work as the paper reports it, in hours a day. */
export interface Week {
  /** Hours a day, at the low and the high end, overtime included. */
  hours: readonly [number, number];
  /** Of these, overtime at the low and the high end. */
  overtime: readonly [number, number];
  /** Days of work. */
  days: number;
}

const height = 250;
const top = 20;
const bottom = 34;
const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Returns the hours of a week at the low and the high end. */
export function weekHours({hours, days: n}: Week): readonly [number, number] {
  return [hours[0] * n, hours[1] * n];
}

/** Returns a column for each day of the week: regular hours, overtime at least, and overtime at most; free days stay empty. */
export function weekChart(week: Week, {width = 640, colour = "var(--ink)"} = {}): SVGSVGElement {
  const left = 30;
  const right = width < 460 ? 108 : 150;
  const most = 12;
  const y = (h: number) => top + (1 - h / most) * (height - top - bottom);
  const column = (width - left - right) / 7;
  const bar = Math.min(48, column * 0.78);
  const x = (d: number) => left + column * d + (column - bar) / 2;
  const regular = week.hours[0] - week.overtime[0];
  const [low, high] = week.hours;
  const worked = Array.from({length: 7}, (_, d) => d < week.days);
  const lines = width < 460;
  const label = (h: number, words: string) =>
    svg`<text x=${width - right + 8} y=${y(h) + 4} class="week-label">${words}</text>`;
  return svg`<svg class="week-chart" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="img"
    aria-label=${`${week.days} days of ${low} to ${high} hours, of which ${week.overtime[0]} to ${week.overtime[1]} are overtime; one day is free.`}>
    ${[0, 4, 8, 12].map(
      (h) => svg`<g><path d=${`M${left},${y(h)}H${width - right}`} class="stage-grid"></path>
        <text x=${left - 6} y=${y(h) + 4} text-anchor="end" class="stage-tick">${h}</text></g>`
    )}
    <text x="0" y="11" class="stage-tick">hours</text>
    ${worked.map((works, d) =>
      works
        ? svg`<g>
            <rect x=${x(d)} y=${y(regular)} width=${bar} height=${y(0) - y(regular)} style=${{fill: colour}}></rect>
            <rect x=${x(d)} y=${y(low)} width=${bar} height=${y(regular) - y(low) - 1} style=${{fill: colour, fillOpacity: 0.55}}></rect>
            <rect x=${x(d) + 1} y=${y(high) + 1} width=${bar - 2} height=${y(low) - y(high) - 3} class="week-open" style=${{stroke: colour}}></rect>
          </g>`
        : svg`<text x=${x(d) + bar / 2} y=${y(0) - 8} text-anchor="middle" class="stage-tick">free</text>`
    )}
    ${days.map(
      (name, d) =>
        svg`<text x=${x(d) + bar / 2} y=${height - 14} text-anchor="middle" class="stage-tick">${lines ? name[0] : name}</text>`
    )}
    ${label(regular / 2, "regular hours")}
    ${label((regular + low) / 2, lines ? "overtime" : "overtime, at least")}
    ${label((low + high) / 2, lines ? "more overtime" : "overtime, up to")}
  </svg>` as SVGSVGElement;
}
