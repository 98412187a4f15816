import type {Outcome} from "../../model/governance/forms.js";
import {svg} from "../../vendor/htl.js";

const arrow = (x: number, y: number, size: number, down: 1 | -1) =>
  `M${x},${y}l${-size * 0.8},${-down * size}h${1.6 * size}z`;

/**
 * Returns the line of a link, drawn from the buyer above to the supplier below, as a drawing of 44 by 96. The line is
 * thicker the more explicit the coordination, and the arrow larger the more unequal the power: dots for a market, dashes
 * for modular, a double line with an arrow at both ends for relational, a thick line for captive, a bar for hierarchy, and
 * a gap where there is no tie.
 */
export function linkLine(outcome: Outcome): SVGSVGElement {
  const lines: Record<Outcome, SVGElement[]> = {
    market: [
      svg`<path d="M22,2V94" class="link-stroke" stroke-width="3" stroke-dasharray="0.1 8" stroke-linecap="round"></path>`
    ],
    modular: [
      svg`<path d="M22,2V84" class="link-stroke" stroke-width="3" stroke-dasharray="12 6"></path>`,
      svg`<path d=${arrow(22, 94, 8, 1)} class="link-fill"></path>`
    ],
    relational: [
      svg`<path d="M18,10V86M26,10V86" class="link-stroke" stroke-width="3"></path>`,
      svg`<path d=${arrow(22, 2, 11, -1)} class="link-fill"></path>`,
      svg`<path d=${arrow(22, 94, 11, 1)} class="link-fill"></path>`
    ],
    captive: [
      svg`<path d="M22,2V76" class="link-stroke" stroke-width="8"></path>`,
      svg`<path d=${arrow(22, 95, 20, 1)} class="link-fill"></path>`
    ],
    hierarchy: [
      svg`<path d="M22,0V72" class="link-stroke" stroke-width="16"></path>`,
      svg`<path d=${arrow(22, 96, 26, 1)} class="link-fill"></path>`
    ],
    exclusion: [
      svg`<path d="M22,2V26M22,70V94" class="link-stroke" stroke-width="2" stroke-dasharray="3 4"></path>`,
      svg`<path d="M14,40L30,56M30,40L14,56" class="link-stroke" stroke-width="3"></path>`
    ],
    unlikely: [
      svg`<path d="M22,2V26M22,70V94" class="link-stroke" stroke-width="2" stroke-dasharray="3 4"></path>`,
      svg`<text x="22" y="57" text-anchor="middle" class="link-question">?</text>`
    ]
  };
  return svg`<svg class="link-line" viewBox="0 0 44 96" width="44" height="96" aria-hidden="true">${lines[outcome]}</svg>` as SVGSVGElement;
}
