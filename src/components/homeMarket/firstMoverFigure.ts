import {html, svg} from "../../vendor/htl.js";
import type {FirstMoverPanel, HomeMarketData} from "../../workbook/homeMarket/homeMarketData.js";
import {figureFrame} from "../figureFrame.js";
import {watchWidth} from "../studyDesign/liveFigure.js";
import {percent} from "./words.js";

/** Returns the value of a panel's parameter as its axis shows it. */
const valueText = ({key}: FirstMoverPanel, value: number) => (key === "perception" ? `${value} ×` : percent(value));

/** Returns who moves first, and when, as each of several parameters is moved alone: a small panel for each. */
export function firstMoverFigure({firstMovers, runs}: Pick<HomeMarketData, "firstMovers" | "runs">): HTMLElement {
  const grid = html`<div class="movers-grid"></div>`;
  const body = html`<div class="movers">
    <ul class="movers-key" aria-hidden="true">
      <li>${svg`<svg width="16" height="12"><rect class="movers-retailer" width="16" height="12" /></svg>`} a retailer is first</li>
      <li>${svg`<svg width="16" height="12"><rect class="movers-firm" x="1" y="1" width="14" height="10" /></svg>`} a lead firm is first</li>
      <li><span class="movers-year">7</span> middle year of the first move</li>
    </ul>
    ${grid}
  </div>`;
  const draw = (width: number) => {
    const columns = width < 420 ? 1 : width < 760 ? 2 : 3;
    const each = Math.floor((width - (columns - 1) * 28) / columns);
    const [top, high, foot] = [18, 76, 20];
    const step = each / 5;
    grid.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    grid.replaceChildren(
      ...firstMovers.map(
        (panel) => html`<div class="movers-panel">
          <p class="panel-name">${panel.label} <span>${panel.unit}</span></p>
          ${svg`<svg aria-hidden="true" width=${each} height=${top + high + foot} viewBox=${`0 0 ${each} ${top + high + foot}`}>
            ${panel.points.map((p, i) => {
              const x = i * step + 4;
              const wide = step - 8;
              const firm = (p.leadFirm / runs) * high;
              const shop = (p.retailer / runs) * high;
              return svg`<g>
                <rect class="movers-frame" x=${x} y=${top} width=${wide} height=${high} />
                <rect class="movers-retailer" x=${x} y=${top + high - shop} width=${wide} height=${shop} />
                ${firm > 3 ? svg`<rect class="movers-firm" x=${x + 1} y=${top + high - shop - firm + 1} width=${wide - 2} height=${firm - 2} />` : ""}
                <text class="movers-year" x=${x + wide / 2} y=${top - 5} text-anchor="middle">${p.year === null ? "–" : Math.round(p.year)}</text>
                <text class="movers-tick" x=${x + wide / 2} y=${top + high + 15} text-anchor="middle">${valueText(panel, p.value)}</text>
              </g>`;
            })}
          </svg>`}
        </div>`
      )
    );
  };
  const figure = figureFrame(body, {
    title: "More know-how or more awareness brings the first move forward; who makes it depends on who is pressed",
    subtitle: `In each panel one thing is moved and all else stays. A bar is ${runs} runs: filled where a retailer was first, outlined where a lead firm was. The number above it is the middle year of the first move.`,
    alt: firstMovers
      .map((panel) => {
        const [a, b] = [panel.points[0]!, panel.points.at(-1)!];
        const say = (p: typeof a) =>
          `at ${valueText(panel, p.value)} a retailer is first in ${p.retailer} of ${runs} runs and a lead firm in ${p.leadFirm}, ${p.year === null ? "never" : `in the middle in year ${Math.round(p.year)}`}`;
        return `${panel.label}: ${say(a)}; ${say(b)}.`;
      })
      .join(" "),
    source:
      "our model after Knorringa and Nadvi (2014), fourth point of the research agenda; values are illustrative, and only order and direction mean something",
    table: {
      columns: ["What is moved", "Value", "Retailer first", "Lead firm first", "Nobody", "Middle year"],
      numbers: [2, 3, 4, 5],
      rows: firstMovers.flatMap((panel) =>
        panel.points.map((p) => [
          panel.label,
          valueText(panel, p.value),
          p.retailer,
          p.leadFirm,
          p.nobody,
          p.year === null ? "none" : Math.round(p.year)
        ])
      )
    },
    wide: true
  });
  watchWidth(grid, draw);
  return figure;
}
