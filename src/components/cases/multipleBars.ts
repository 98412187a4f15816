import {svg} from "../../vendor/htl.js";

/** Returns one unit, which is what is allowed, and below it so many units of what was found, drawn to one scale. */
export function multipleBars(
  {times, allowed, found}: {times: number; allowed: string; found: string},
  {width = 640, colour = "var(--ink)"} = {}
): SVGSVGElement {
  const gap = 3;
  const cells = Math.ceil(times);
  const unit = (width - gap * (cells - 1)) / cells;
  const bar = Math.min(44, Math.max(22, unit));
  const cell = (i: number, y: number, style: Record<string, string>) =>
    svg`<rect x=${i * (unit + gap)} y=${y} width=${unit} height=${bar} style=${style}></rect>`;
  const height = 2 * bar + 74;
  return svg`<svg class="multiple-bars" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="img"
    aria-label=${`${allowed}: 1. ${found}: ${times}.`}>
    <text x="0" y="16" class="week-label">${allowed}</text>
    ${cell(0, 24, {fill: "none", stroke: "var(--ink)", strokeWidth: "2"})}
    <text x="0" y=${bar + 56} class="week-label">${found}</text>
    ${Array.from({length: cells}, (_, i) => cell(i, bar + 66, {fill: colour}))}
  </svg>` as SVGSVGElement;
}
