import {svg} from "../../vendor/htl.js";
import type {ClaimTest} from "../../workbook/claims/claimsData.js";
import {effectPlace, testPlaces} from "../../workbook/claims/effectScale.js";
import {countryColour} from "../countries.js";
import {groundPath} from "./groundMark.js";

const percent = (place: number) => `${(place * 100).toFixed(2)}%`;

/** Height of a strip with so many tests, in pixels. */
export const stripHeight = (tests: number): number => Math.max(26, 12 + 11 * tests);

/**
 * Returns the effects of a claim's tests on one line: a mark with its interval for each test, to the right where the
 * outcome moves as the claim says, with a band in the middle that is too small to count. It grows and shrinks with its
 * column; what it shows is said in words beside it.
 */
export function claimStrip(tests: readonly ClaimTest[]): SVGElement {
  const height = stripHeight(tests.length);
  const [left, right] = [effectPlace(-1, 1), effectPlace(1, 1)];
  const gap = (height - 12) / tests.length;
  return svg<SVGElement>`<svg class="claim-strip" width="100%" height=${height} aria-hidden="true">
    <rect x=${percent(left)} width=${percent(right - left)} y="0" height=${height} class="strip-band" />
    <line x1="50%" x2="50%" y1="0" y2=${height} class="strip-zero" />
    ${tests.map((test, i) => {
      const {at, low, high} = testPlaces(test);
      const y = 6 + gap * (i + 0.5);
      const colour = countryColour(test.country);
      const hollow = test.chosenFor || test.byConstruction;
      return svg`<g>
        <line x1=${percent(low)} x2=${percent(high)} y1=${y} y2=${y} stroke=${colour} stroke-width="2" />
        <svg x=${percent(at)} y=${y} overflow="visible">
          <path d=${groundPath(test.country, 4.6)} fill=${hollow ? "var(--paper)" : colour} stroke=${colour} stroke-width="2" />
        </svg>
      </g>`;
    })}
  </svg>`;
}
