import {html, svg} from "../../vendor/htl.js";
import type {PushesData} from "../../workbook/standards/pushesData.js";
import {figureFrame} from "../figureFrame.js";
import {spreadLabels} from "../lab/linePanel.js";
import {formatNumber} from "../lab/words.js";
import {watchWidth} from "../studyDesign/liveFigure.js";

const lines = [
  {key: "letter", colour: "var(--lab-letter)", dash: "none"},
  {key: "spirit", colour: "var(--lab-spirit)", dash: "7 4"},
  {key: "evading", colour: "var(--lab-evade)", dash: "2 4"}
] as const;
const names = {letter: "letter", spirit: "spirit", evading: "evade"} as const;

const layerWords = ["no contractor between", "one layer of contractors", "two layers", "three layers"];
const depthWords = (depth: number) =>
  depth === 0 ? "auditors read papers only" : depth === 1 ? "auditors see all that can be seen" : "";

/**
 * Returns the letter, the spirit and evasion against the depth of audits, a panel for each number of layers of contractors,
 * with a slider that reads the panels at one depth. Its value is that depth, from 0 papers only to 1 full.
 */
export function auditFigure({audits, runs}: Pick<PushesData, "audits" | "runs">): HTMLElement & {value: number} {
  const {depths, sweeps, title: presetTitle} = audits;
  let value = depths[Math.floor(depths.length / 2)]!;
  let width = 640;
  const pictures = html`<div class="audit-panels"></div>`;
  const slider = html<HTMLInputElement>`<input type="range" min="0" max=${depths.length - 1} step="1" />`;
  const words = html`<p class="audit-words" aria-live="polite"></p>`;
  const body = html`<div class="audit-figure model-colours">${pictures}
    <label class="audit-slider"><span>Read the panels at a depth of audits of</span>${slider}</label>${words}</div>`;
  const at = () => depths.indexOf(value);

  function drawPanels(): void {
    const columns = width < 520 ? 1 : width < 860 ? 2 : 4;
    const each = Math.floor((width - (columns - 1) * 18) / columns);
    const [left, right, top, bottom] = [30, 66, 30, 40];
    const height = columns === 1 ? 190 : 230;
    const x = (depth: number) => left + depth * (each - left - right);
    const y = (share: number) => height - bottom - share * (height - top - bottom);
    pictures.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    pictures.replaceChildren(
      ...sweeps.map(({layers, at: points}) => {
        const last = points[points.length - 1]!;
        const labels = spreadLabels(
          lines.map(({key}) => y(last[key])),
          17,
          top,
          height - bottom
        );
        const path = (key: (typeof lines)[number]["key"]) =>
          points.map((p, i) => `${i ? "L" : "M"}${x(depths[i]!).toFixed(1)},${y(p[key]).toFixed(1)}`).join("");
        const gap = `${path("letter")}${[...points]
          .map((p, i) => `L${x(depths[i]!).toFixed(1)},${y(p.spirit).toFixed(1)}`)
          .reverse()
          .join("")}Z`;
        return svg<SVGElement>`<svg aria-hidden="true" width=${each} height=${height} viewBox=${`0 0 ${each} ${height}`}>
          <text class="audit-heading" x="0" y="14">${layerWords[layers] ?? `${layers} layers`}</text>
          ${[0, 0.5, 1].map(
            (tick) => svg`<g><path class="audit-grid" d=${`M${left},${y(tick)}H${each - right}`} />
            <text class="audit-tick" x=${left - 6} y=${y(tick) + 4} text-anchor="end">${tick}</text></g>`
          )}
          <text class="audit-tick" x=${left} y=${height - bottom + 18}>papers only</text>
          <text class="audit-tick" x=${each - right} y=${height - bottom + 18} text-anchor="end">full</text>
          <path class="audit-gap" d=${gap} />
          <path class="audit-cursor" d=${`M${x(value)},${top - 8}V${height - bottom}`} />
          ${lines.map(
            (
              {key, colour, dash},
              i
            ) => svg`<g><path class="audit-line" d=${path(key)} stroke=${colour} stroke-dasharray=${dash} />
              <circle class="audit-dot" cx=${x(value)} cy=${y(points[at()]![key])} r="4" fill=${colour} />
              <text class="audit-label" x=${each - right + 6} y=${labels[i]! + 4} fill=${colour}>${names[key]}</text></g>`
          )}
        </svg>`;
      })
    );
  }
  function drawWords(): void {
    slider.value = String(at());
    const extra = depthWords(value);
    slider.setAttribute("aria-valuetext", `${formatNumber(value, 1)}${extra ? `, ${extra}` : ""}`);
    words.textContent = `At ${formatNumber(value, 1)}${extra ? ` (${extra})` : ""}: ${sweeps
      .map(({layers, at: points}) => {
        const p = points[at()]!;
        return `${layerWords[layers] ?? `${layers} layers`}, letter ${formatNumber(p.letter)} and spirit ${formatNumber(p.spirit)}`;
      })
      .join("; ")}.`;
  }
  const first = sweeps[0]!.at;
  const deepest = sweeps[sweeps.length - 1]!;
  const figure = figureFrame(body, {
    title:
      "Deeper audits leave the letter where it is; what they move is the spirit, and less with each contractor in between",
    subtitle:
      "Share of firms with a certificate (letter), share of what the standard means that is done (spirit), and share of firms that hold the certificate and hide work (evade). The shaded distance is the gap.",
    alt: `Panels for none to three layers of contractors. Without contractors, as audits go from papers only to full, the letter stays near ${formatNumber(first[0]!.letter)} and the spirit rises from ${formatNumber(first[0]!.spirit)} to ${formatNumber(first[first.length - 1]!.spirit)}. Behind three layers the letter is near ${formatNumber(deepest.at[0]!.letter)} and the spirit rises from ${formatNumber(deepest.at[0]!.spirit)} to ${formatNumber(deepest.at[deepest.at.length - 1]!.spirit)} only.`,
    source: `our model, preset “${presetTitle}”, ${runs} runs for each point, mean of the last periods. The values are ordinal and illustrative; none was measured`,
    table: {
      columns: ["Layers of contractors", "Depth of audits", "Letter", "Spirit", "Firms that evade"],
      numbers: [0, 1, 2, 3, 4],
      rows: sweeps.flatMap(({layers, at: points}) =>
        points.map((p, i) => [
          layers,
          formatNumber(depths[i]!, 1),
          formatNumber(p.letter),
          formatNumber(p.spirit),
          formatNumber(p.evading)
        ])
      )
    },
    wide: true
  }) as HTMLElement & {value: number};
  slider.addEventListener("input", (event) => {
    event.stopPropagation();
    value = depths[Number(slider.value)]!;
    drawPanels();
    drawWords();
    figure.dispatchEvent(new Event("input", {bubbles: true}));
  });
  Object.defineProperty(figure, "value", {
    get: () => value,
    set(next: number) {
      if (!depths.includes(next)) throw new RangeError(`There is no run at a depth of ${next}.`);
      value = next;
      drawPanels();
      drawWords();
    }
  });
  watchWidth(pictures, (next) => {
    width = next;
    drawPanels();
  });
  drawWords();
  return figure;
}
