import {html, svg} from "../../vendor/htl.js";
import {roleKeys} from "../../workbook/debate/clauses.js";
import {worseCounts, type DebateStudy} from "../../workbook/debate/study.js";
import {countryColour} from "../countries.js";
import {figureFrame} from "../figureFrame.js";
import {countryNames} from "../lab/words.js";
import {watchWidth} from "../studyDesign/liveFigure.js";

/** Returns packages drawn by lot, as columns: how many of them make something worse for how many roles, from each contract. */
export function lotsFigure({contracts, runs}: DebateStudy): HTMLElement {
  const rows = contracts.map(({country, lots}) => ({country, all: lots.length, counts: worseCounts(lots)}));
  const most = Math.max(...rows.flatMap((r) => r.counts));
  const none = rows.reduce((sum, r) => sum + r.counts[0]!, 0);
  const all = rows.reduce((sum, r) => sum + r.all, 0);
  const picture = html`<div class="lots-picture"></div>`;

  const draw = (width: number) => {
    const [left, right, top, high, gap] = [width < 480 ? 64 : 96, 8, 6, 84, 26];
    const n = roleKeys.length + 1;
    const each = (width - left - right) / n;
    const height = top + rows.length * (high + gap) + 44;
    const x = (i: number) => left + i * each;
    picture.replaceChildren(svg`<svg width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} aria-hidden="true">
      ${rows.map(({country, counts}, r) => {
        const base = top + (r + 1) * (high + gap) - gap + 14;
        return svg`<g>
          <text class="lots-country" x="0" y=${base - 4} fill=${countryColour(country)}>${countryNames[country]}</text>
          <line class="lots-base" x1=${left} x2=${width - right} y1=${base} y2=${base} />
          ${counts.map((count, i) => {
            const h = (count / most) * (high - 16);
            return svg`<g><rect x=${x(i) + each * 0.14} width=${each * 0.72} y=${base - h} height=${h}
                fill=${i ? countryColour(country) : "var(--paper)"} stroke=${countryColour(country)} stroke-width="2" />
              <text class="lots-count" x=${x(i) + each / 2} y=${base - h - 5} text-anchor="middle">${count || ""}</text></g>`;
          })}</g>`;
      })}
      ${Array.from({length: n}, (_, i) => svg`<text class="lots-tick" x=${x(i) + each / 2} y=${height - 24} text-anchor="middle">${i ? i : "none"}</text>`)}
      <text class="lots-axis" x=${width - right} y=${height - 5} text-anchor="end">roles that find something worse</text>
    </svg>`);
  };
  watchWidth(picture, draw);

  return figureFrame(html`<div>${picture}</div>`, {
    title: `Of ${all} packages drawn by lot, ${none} make nothing worse for anybody`,
    subtitle:
      "Each column counts packages. About half of the clauses of each were moved, by one step or two; hollow: packages that make nothing worse for any role.",
    alt: `Three rows of columns, one for each country. ${rows
      .map(
        ({country, counts}) => `${countryNames[country]}: ${counts.map((c, i) => `${c} packages with ${i}`).join(", ")}`
      )
      .join(". ")} roles that find something worse.`,
    source: `our model “Where pressures meet”, means of ${runs} runs for each package; packages by lot are not proposals`,
    table: {
      columns: ["Roles that find something worse", ...rows.map((r) => countryNames[r.country]!)],
      numbers: [1, 2, 3],
      rows: Array.from({length: roleKeys.length + 1}, (_, i) => [i ? i : "none", ...rows.map((r) => r.counts[i]!)])
    }
  });
}
