import type {Legs} from "../../model/pressures/pushes.js";
import {html, svg} from "../../vendor/htl.js";
import type {PushesData} from "../../workbook/standards/pushesData.js";
import {countryColour} from "../countries.js";
import {figureFrame} from "../figureFrame.js";
import {countrySign} from "../lab/presetPanel.js";
import {countryNames, formatNumber} from "../lab/words.js";
import {watchWidth} from "../studyDesign/liveFigure.js";

const legs = [
  {key: "neither", label: "no leg"},
  {key: "buyers", label: "buyers only"},
  {key: "state", label: "state only"},
  {key: "both", label: "both legs"}
] as const satisfies readonly {key: keyof Legs; label: string}[];

/** Returns the spirit that both legs would bring if what each of them brings alone could be added; from 0 to 1. */
export function sumOfLegs({neither, buyers, state}: Legs): number {
  return Math.min(1, Math.max(0, buyers.spirit + state.spirit - neither.spirit));
}

/** Returns letter and spirit of the three contracts on no leg, on one and on both; a mark shows where two legs would stand if their gains were added. */
export function legsFigure({legs: contracts, runs}: Pick<PushesData, "legs" | "runs">): HTMLElement {
  const pictures = html`<div class="legs-panels"></div>`;
  const body = html`<div class="legs-figure model-colours"><ul class="legs-key">
      <li>${svg`<svg aria-hidden="true" width="16" height="16" viewBox="-8 -8 16 16"><circle r="5.5" fill="var(--lab-spirit)" /></svg>`} spirit</li>
      <li>${svg`<svg aria-hidden="true" width="16" height="16" viewBox="-8 -8 16 16"><path d="M-5,-5H5V5H-5Z" fill="none" stroke="var(--lab-letter)" stroke-width="2" /></svg>`} letter; the line between them is the gap</li>
      <li>${svg`<svg aria-hidden="true" width="16" height="16" viewBox="-8 -8 16 16"><path d="M0,-8V8" stroke="var(--ink)" stroke-width="2" stroke-dasharray="3 2" /></svg>`} spirit if the gains of the two legs were added</li>
    </ul>${pictures}</div>`;

  function draw(width: number): void {
    const columns = width < 640 ? 1 : 3;
    const each = Math.floor((width - (columns - 1) * 24) / columns);
    const [left, right, row, top] = [86, 22, 34, 8];
    const height = top + legs.length * row + 26;
    const x = (share: number) => left + share * (each - left - right);
    pictures.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    pictures.replaceChildren(
      ...contracts.map((contract) => {
        const floor = top + legs.length * row;
        return html`<div class="legs-panel"><div class="part-title">${countrySign(contract.country)} ${countryNames[contract.country]}</div>
          ${svg`<svg aria-hidden="true" width=${each} height=${height} viewBox=${`0 0 ${each} ${height}`}>
            ${[0, 0.5, 1].map(
              (tick) => svg`<g><path class="audit-grid" d=${`M${x(tick)},${top}V${floor}`} />
              <text class="audit-tick" x=${x(tick)} y=${floor + 17} text-anchor="middle">${tick}</text></g>`
            )}
            <path d=${`M${x(sumOfLegs(contract))},${top + 3 * row + 3}v${row - 6}`} stroke="var(--ink)" stroke-width="2" stroke-dasharray="3 2" />
            ${legs.map(({key, label}, i) => {
              const {letter, spirit} = contract[key];
              const y = top + (i + 0.5) * row;
              return svg`<g>
                <text class=${key === "both" ? "legs-label strong" : "legs-label"} x="0" y=${y + 4}>${label}</text>
                <path d=${`M${x(Math.min(spirit, letter))},${y}H${x(Math.max(spirit, letter))}`} stroke="var(--lab-gap)" stroke-width="3" opacity="0.45" />
                <path d=${`M${x(letter) - 5},${y - 5}h10v10h-10z`} fill="var(--paper)" stroke="var(--lab-letter)" stroke-width="2" />
                <circle cx=${x(spirit)} cy=${y} r="5.5" fill="var(--lab-spirit)" />
              </g>`;
            })}
          </svg>`}</div>`;
      })
    );
    for (const [i, panel] of [...pictures.children].entries())
      (panel as HTMLElement).style.setProperty("--country", countryColour(contracts[i]!.country));
  }
  const figure = figureFrame(body, {
    title: "Two legs carry further than one in the model, and in China’s preset further than the two added up",
    subtitle:
      "Letter and spirit in the three countries’ presets with the buyers’ demands, with the state’s inspections and help, with both and with neither. All else stays.",
    alt: contracts
      .map(
        (c) =>
          `${countryNames[c.country]}: spirit ${formatNumber(c.neither.spirit)} on no leg, ${formatNumber(c.buyers.spirit)} with buyers only, ${formatNumber(c.state.spirit)} with the state only, ${formatNumber(c.both.spirit)} with both; added, the two would give ${formatNumber(sumOfLegs(c))}.`
      )
      .join(" "),
    source: `our model, the presets of the three contracts, ${runs} runs for each mark. The values are ordinal and illustrative; none was measured`,
    table: {
      columns: ["Country", "Legs", "Letter", "Spirit", "Spirit if the gains were added"],
      numbers: [2, 3, 4],
      rows: contracts.flatMap((c) =>
        legs.map(({key, label}) => [
          countryNames[c.country] ?? c.country,
          label,
          formatNumber(c[key].letter),
          formatNumber(c[key].spirit),
          key === "both" ? formatNumber(sumOfLegs(c)) : ""
        ])
      )
    },
    wide: true
  });
  watchWidth(pictures, draw);
  return figure;
}
