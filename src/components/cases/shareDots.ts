import {svg} from "../../vendor/htl.js";

/** Returns a hundred dots, of which so many are filled: a share that can be counted. */
export function shareDots(
  {share, name}: {share: number; name: string},
  {width = 640, colour = "var(--ink)"} = {}
): SVGSVGElement {
  const across = width < 460 ? 20 : 25;
  const step = Math.min(24, width / across);
  const rows = 100 / across;
  const filled = Math.round(share);
  return svg`<svg class="share-dots" width=${across * step} height=${rows * step} viewBox=${`0 0 ${across * step} ${rows * step}`} role="img"
    aria-label=${`${filled} of 100 dots are filled: ${name}.`}>
    ${Array.from({length: 100}, (_, i) => {
      const place = {cx: (Math.floor(i / rows) + 0.5) * step, cy: ((i % rows) + 0.5) * step};
      return svg`<circle cx=${place.cx} cy=${place.cy} r=${step * 0.36} style=${{fill: i < filled ? colour : "none", stroke: i < filled ? colour : "var(--ink-soft)"}}></circle>`;
    })}
  </svg>` as SVGSVGElement;
}
