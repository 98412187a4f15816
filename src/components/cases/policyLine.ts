import {html, svg} from "../../vendor/htl.js";
import type {PolicyRow} from "../../workbook/cases/countryCases.js";
import {passageLink} from "../governance/words.js";

const rowHeight = 42;
/** About the width of a letter of a label, in pixels. */
const letter = 7;

/** Returns the policies that have a year, earliest first, and those that have none, in their order. */
export function splitByDate(policies: readonly PolicyRow[]): {dated: PolicyRow[]; undated: PolicyRow[]} {
  const year = (p: PolicyRow) => p.from ?? p.to;
  const dated = policies.filter((p) => year(p) !== null);
  dated.sort((a, b) => year(a)! - year(b)! || (a.to ?? 0) - (b.to ?? 0));
  return {dated, undated: policies.filter((p) => year(p) === null)};
}

/** Returns the years of a policy in words. */
export function yearsText({from, to}: Pick<PolicyRow, "from" | "to">): string {
  if (from === null && to === null) return "no year";
  if (from === null) return `until ${to}`;
  if (to === null) return `from ${from}`;
  return from === to ? String(from) : `${from}–${to}`;
}

/** Returns a short form of a name, without what stands in brackets. */
const short = (name: string) => name.replace(/ \([^)]*\)/g, "");

/** Returns a line of years with a bar for a span, a mark for one year, and an open end where the paper gives no last or no first year. */
export function policyLine(dated: readonly PolicyRow[], {width = 640, colour = "var(--ink)"} = {}): SVGSVGElement {
  const years = dated.flatMap((p) => [p.from, p.to]).filter((y) => y !== null);
  const first = Math.min(...years) - 1;
  const last = Math.max(2014, ...years) + 1;
  const left = 8;
  const x = (year: number) => left + ((year - first) / (last - first)) * (width - 2 * left);
  const height = dated.length * rowHeight + 44;
  const step = [1, 2, 5, 10, 20].find((s) => ((last - first) / s) * 46 < width) ?? 20;
  const ticks = Array.from({length: last - first + 1}, (_, i) => first + i).filter((y) => y % step === 0);
  const paper = 2014;
  return svg`<svg class="policy-line" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="img"
    aria-label=${dated.map((p) => `${yearsText(p)}: ${p.name}`).join("; ")}>
    ${ticks.map(
      (year) => svg`<g><path d=${`M${x(year)},6V${height - 30}`} class="stage-grid"></path>
        <text x=${x(year)} y=${height - 12} text-anchor="middle" class="stage-tick">${year}</text></g>`
    )}
    <path d=${`M${x(paper)},6V${height - 30}`} class="policy-paper"></path>
    <text x=${x(paper) - 5} y=${height - 34} text-anchor="end" class="policy-note">the paper appears</text>
    ${dated.map((p, i) => {
      const y = i * rowHeight + 32;
      const from = p.from ?? p.to!;
      const to = p.to ?? p.from!;
      const room = Math.floor(width / letter) - yearsText(p).length - 2;
      const name = short(p.name);
      const label = name.length > room ? `${name.slice(0, Math.max(4, room - 1)).trimEnd()}…` : name;
      const written = `${yearsText(p)} ${label}`.length * letter;
      const fromLeft = Math.max(left, x(from) - 6);
      const end = Math.max(x(to), x(from)) + 6;
      // A label begins at its mark, ends there when it would leave the drawing, and else ends at the right edge.
      const toLeft = fromLeft + written > width;
      const at = toLeft ? (end - written < 0 ? width - left : end) : fromLeft;
      const open =
        p.to === null && p.kind !== "law" && p.kind !== "report"
          ? `M${x(from) + 6},${y}H${Math.min(width - left, x(from) + 46)}`
          : p.from === null
            ? `M${x(to) - 6},${y}H${x(to) - 46}`
            : "";
      return svg`<g>
        <text x=${at} y=${y - 11} text-anchor=${toLeft ? "end" : "start"} class="policy-label">
          <tspan class="policy-years">${yearsText(p)}</tspan> ${label}</text>
        ${open ? svg`<path d=${open} class="policy-open" style=${{stroke: colour}}></path>` : null}
        ${
          to > from
            ? svg`<rect x=${x(from)} y=${y - 5} width=${x(to) - x(from)} height="10" style=${{fill: colour}}></rect>`
            : svg`<circle cx=${x(from)} cy=${y} r="6" style=${{fill: colour}}></circle>`
        }
      </g>`;
    })}
  </svg>` as SVGSVGElement;
}

/** Returns the policies that the paper does not date, each with what it is and what the public record adds. */
export function undatedList(undated: readonly PolicyRow[]): HTMLElement {
  const say = (note: string | null) => (note ?? "").replace(/^The paper gives no year( of foundation)?\. ?/, "");
  return html<HTMLElement>`<div class="policy-undated">
    <p class="policy-head">Without a year in the paper</p>
    <ul>
      ${undated.map(
        (p) => html`<li>
          <strong>${short(p.name)}.</strong> ${p.about} ${say(p.note)}
          <span class="rung-source">(${passageLink(p.section)})</span>
        </li>`
      )}
    </ul>
  </div>`;
}
