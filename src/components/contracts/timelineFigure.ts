import {html, svg} from "../../vendor/htl.js";
import type {ContractsData, DatedPolicy} from "../../workbook/contracts/contractsData.js";
import {countryColour, countryOrder} from "../countries.js";
import {figureFrame} from "../figureFrame.js";
import {passageLink} from "../governance/words.js";
import {countrySign} from "../lab/presetPanel.js";
import {countryNames} from "../lab/words.js";
import {watchWidth} from "../studyDesign/liveFigure.js";

const shortNames: Readonly<Record<string, string>> = {
  "in-hussain-report": "Abid Hussain report",
  "in-unido-programme": "UNIDO cluster programme",
  "in-unido-pro-poor": "UNIDO turns to poverty",
  "in-cluster-programmes": "Cluster programmes end",
  "in-eleventh-plan": "Eleventh plan",
  "in-twelfth-plan": "Twelfth plan",
  "in-dye-ban": "Ban on azo dyes",
  "in-employment-guarantee": "Employment guarantee",
  "in-csr-law": "Law on responsibility",
  "de-leather-ban": "Germany bans PCP",
  "cn-special-economic-zones": "First economic zones",
  "cn-labour-contract-law": "Labour Contract Law",
  "br-senai": "SENAI",
  "br-abvtex-code": "Retailers’ code"
};
const paperYear = 2014;

/** Returns the year or the span of a policy in words. */
export function yearsText({from, to}: Pick<DatedPolicy, "from" | "to">): string {
  if (from === null) return to === null ? "no year" : `to ${to}`;
  return to === null || to === from ? String(from) : `${from}–${to}`;
}

/**
 * Returns the laws, programmes and bodies of the three countries on one axis of years, rules on labour and the environment
 * apart from the promotion of clusters, and below what the paper names without a year.
 */
export function timelineFigure({policies}: Pick<ContractsData, "policies">): HTMLElement {
  // The one rule from outside stands with the country that had to answer it.
  const countryOf = (p: DatedPolicy) => (p.country === "DE" ? "IN" : p.country);
  const start = (p: DatedPolicy) => p.from ?? p.to!;
  const dated = policies.filter((p) => p.dated !== "nowhere");
  const rules = policies.filter((p) => p.group === "rule");
  const undated = policies.filter((p) => p.dated === "nowhere");
  const groups = countryOrder.map((country) => ({
    country,
    rows: dated.filter((p) => countryOf(p) === country).sort((a, b) => start(a) - start(b) || a.id.localeCompare(b.id))
  }));
  const picture = html`<div></div>`;
  const body = html`<div class="timeline">
    <ul class="timeline-key">
      <li>${svg`<svg aria-hidden="true" width="16" height="16" viewBox="-8 -8 16 16"><path d="M0,-7L7,6H-7Z" fill="var(--ink)" /></svg>`} rule on labour or the environment</li>
      <li>${svg`<svg aria-hidden="true" width="16" height="16" viewBox="-8 -8 16 16"><circle r="5.5" fill="var(--ink)" /></svg>`} promotion of clusters or firms</li>
      <li>${svg`<svg aria-hidden="true" width="16" height="16" viewBox="-8 -8 16 16"><circle r="5.5" fill="none" stroke="var(--ink)" stroke-width="2" /></svg>`} hollow: the paper gives no year; year from the public record</li>
    </ul>${picture}
    <details class="timeline-undated"><summary>Named without a year: ${undated.length} of ${policies.length}</summary>
      ${countryOrder.map((country) => {
        const own = undated.filter((p) => countryOf(p) === country);
        return html`<p>${countrySign(country)} <strong>${countryNames[country]}</strong> ${own.map(
          (p, i) => html`${i ? "; " : ""}${p.name} (${passageLink(p.section)})`
        )}.</p>`;
      })}</details>
  </div>`;

  function draw(width: number): void {
    const narrow = width < 480;
    const [row, head, left, right] = [24, 34, 8, 14];
    const first = 1940;
    const last = 2020;
    const x = (year: number) => left + ((year - first) / (last - first)) * (width - left - right);
    let y = 26;
    const parts: SVGElement[] = [];
    for (const {country, rows} of groups) {
      const colour = countryColour(country);
      parts.push(
        svg<SVGElement>`<g><path class="timeline-rule" d=${`M0,${y}H${width}`} />
          <text class="timeline-country" x="0" y=${y + 19} fill=${colour}>${countryNames[country]}</text></g>`
      );
      y += head;
      for (const p of rows) {
        const at = x(start(p));
        const end = p.from !== null && p.to !== null && p.to > p.from ? x(p.to) : null;
        const hollow = p.dated === "record";
        const fill = hollow ? "var(--paper)" : colour;
        const words = `${shortNames[p.id] ?? p.name}, ${yearsText(p)}`;
        const before = at > width * 0.42;
        parts.push(
          svg<SVGElement>`<g>
            ${end === null ? null : svg`<path d=${`M${at},${y}H${end}`} stroke=${colour} stroke-width="5" opacity="0.5" />`}
            ${
              p.group === "rule"
                ? svg`<path d=${`M${at},${y - 7}l7,13h-14z`} fill=${fill} stroke=${colour} stroke-width="2" />`
                : svg`<circle cx=${at} cy=${y} r="5.5" fill=${fill} stroke=${colour} stroke-width="2" />`
            }
            <text class="timeline-label" x=${before ? at - 12 : at + 12} y=${y + 4.5} text-anchor=${before ? "end" : "start"}>${words}</text></g>`
        );
        y += row;
      }
      y += 8;
    }
    const ticks = narrow ? [1940, 1960, 1980, 2000, 2020] : [1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020];
    const height = y + 24;
    picture.replaceChildren(
      svg<SVGElement>`<svg aria-hidden="true" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`}>
        ${ticks.map(
          (year) => svg`<g><path class="audit-grid" d=${`M${x(year)},20V${y}`} />
          <text class="audit-tick" x=${x(year)} y=${y + 17} text-anchor=${year === last ? "end" : year === first ? "start" : "middle"}>${year}</text></g>`
        )}
        <path class="timeline-paper" d=${`M${x(paperYear)},20V${y}`} />
        <text class="audit-tick" x=${x(paperYear) + 4} y="14" text-anchor="end">the paper, ${paperYear}</text>
        ${parts}
      </svg>`
    );
  }
  watchWidth(picture, draw);
  const datedRules = rules.filter((p) => p.dated === "paper");
  return figureFrame(body, {
    title: "The paper dates the programmes that help clusters; of the rules on labour and the environment it dates one",
    subtitle: `Laws, programmes and bodies of the three countries that the paper names. It gives a year for ${datedRules.length} of ${rules.length} rules and for ${policies.filter((p) => p.group === "promotion" && p.dated === "paper").length} of ${policies.filter((p) => p.group === "promotion").length} programmes and bodies that promote clusters.`,
    alt: groups
      .map(
        ({country, rows}) =>
          `${countryNames[country]}: ${rows.map((p) => `${shortNames[p.id] ?? p.name} ${yearsText(p)}${p.dated === "record" ? " (public record)" : ""}`).join("; ")}.`
      )
      .join(" "),
    source:
      "years as printed in Knorringa and Nadvi (2014); hollow marks from the public record, as the table of policies notes them",
    table: {
      columns: ["Country", "What", "Kind", "Years", "Where the year is from", "About"],
      rows: [...dated, ...undated].map((p) => [
        countryNames[countryOf(p)] ?? p.country,
        p.name,
        p.group === "rule" ? "rule on labour or environment" : "promotion",
        yearsText(p),
        {paper: "the paper", record: "public record", nowhere: "–"}[p.dated],
        p.about
      ])
    },
    wide: true
  });
}
