import {svg} from "../../vendor/htl.js";
import {countryColour} from "../countries.js";

/** Returns where each value is drawn: its place from 0 to 1 and how many values of about the same place lie below it. */
export function stackRuns(
  values: readonly (number | null)[],
  [min, max]: readonly [number, number],
  bins = 60
): {readonly place: number; readonly level: number}[] {
  const seen = new Map<number, number>();
  return values
    .filter((x) => x !== null)
    .map((x) => {
      const place = max > min ? (x - min) / (max - min) : 0.5;
      const bin = Math.round(place * bins);
      const level = seen.get(bin) ?? 0;
      seen.set(bin, level + 1);
      return {place, level};
    });
}

const height = 26;
const percent = (place: number) => `${(3 + place * 94).toFixed(2)}%`;

/** Returns the runs of one arm as dots on a line from min to max, stacked where they meet, with a tick at their mean. */
export function runStrip(
  values: readonly (number | null)[],
  mean: number,
  {domain, country = null}: {domain: readonly [number, number]; country?: string | null}
): SVGElement {
  const dots = stackRuns(values, domain);
  const most = Math.max(1, ...dots.map((d) => d.level));
  const step = Math.min(4, (height - 10) / most);
  const at = domain[1] > domain[0] ? (mean - domain[0]) / (domain[1] - domain[0]) : 0.5;
  const colour = countryColour(country);
  return svg<SVGElement>`<svg class="run-strip" width="100%" height=${height} aria-hidden="true">
    <line x1="0" x2="100%" y1=${height - 3} y2=${height - 3} class="strip-base" />
    ${dots.map(
      ({place, level}) =>
        svg`<circle cx=${percent(place)} cy=${height - 6 - level * step} r="3" fill=${colour} fill-opacity="0.55" />`
    )}
    <line x1=${percent(at)} x2=${percent(at)} y1="2" y2=${height} class="strip-mean" />
  </svg>`;
}
