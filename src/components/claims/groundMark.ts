import {svg} from "../../vendor/htl.js";
import {countryColour, countryMark} from "../countries.js";

/** Returns the path of a ground's mark around 0,0: the country's, or a triangle where no country is meant. */
export function groundPath(country: string | null, r: number): string {
  if (country) return countryMark(country, r);
  const n = (x: number) => Math.round(x * 100) / 100;
  return `M0,${n(-1.15 * r)}L${n(1.15 * r)},${n(0.85 * r)}L${n(-1.15 * r)},${n(0.85 * r)}z`;
}

/** Returns the mark of a ground as a small picture that stands in a line of text. */
export function groundMark(country: string | null, {hollow = false} = {}): SVGElement {
  return svg<SVGElement>`<svg class="ground-mark" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
    <path d=${groundPath(country, 5)} fill=${hollow ? "var(--paper)" : countryColour(country)} stroke=${countryColour(country)} stroke-width="2" />
  </svg>`;
}
