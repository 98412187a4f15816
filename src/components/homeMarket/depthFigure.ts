import {html, svg} from "../../vendor/htl.js";
import type {HomeMarketData} from "../../workbook/homeMarket/homeMarketData.js";
import {figureFrame} from "../figureFrame.js";
import {watchWidth} from "../studyDesign/liveFigure.js";
import {percent} from "./words.js";

/** Returns label and substance in the last year as customers see through labels, in clusters with more and less know-how. */
export function depthFigure({depth, runs}: Pick<HomeMarketData, "depth" | "runs">): HTMLElement {
  const panels = html`<div class="gain-panels"></div>`;
  const draw = (width: number) => {
    const columns = width < 480 ? 1 : 3;
    const each = Math.floor((width - (columns - 1) * 24) / columns);
    panels.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    const [left, right, row, top] = [44, 14, 26, 6];
    const end = 0.6;
    const x = (share: number) => left + (share / end) * (each - left - right);
    panels.replaceChildren(
      ...depth.map(({name, points}) => {
        const floor = top + points.length * row;
        return html`<div class="gain-panel"><p class="panel-name">${name}</p>
          ${svg`<svg aria-hidden="true" width=${each} height=${floor + 20} viewBox=${`0 0 ${each} ${floor + 20}`}>
            ${[0, 0.2, 0.4, 0.6].map((v) => svg`<g><path class="adoption-grid" d=${`M${x(v)},${top}V${floor}`} /><text class="gain-tick" x=${x(v)} y=${floor + 15} text-anchor=${v === end ? "end" : "middle"}>${v === end ? "60 %" : 100 * v}</text></g>`)}
            ${points.map(({value, label, substance}, i) => {
              const y = top + (i + 0.5) * row;
              return svg`<g><text class="gain-tick" x=${left - 10} y=${y + 4} text-anchor="end">${percent(value)}</text>
                <path class="depth-gap" d=${`M${x(substance)},${y}H${x(label)}`} />
                <path class="depth-label" d=${`M${x(label) - 5},${y - 5}h10v10h-10z`} />
                <circle class="depth-substance" cx=${x(substance)} cy=${y} r="5" /></g>`;
            })}
          </svg>`}</div>`;
      })
    );
  };
  const figure = figureFrame(
    html`<div>
      <ul class="movers-key" aria-hidden="true">
        <li>${svg`<svg width="16" height="16" viewBox="-8 -8 16 16"><path class="depth-label" d="M-5,-5h10v10h-10z" /></svg>`} under a label</li>
        <li>${svg`<svg width="16" height="16" viewBox="-8 -8 16 16"><circle class="depth-substance" r="5" /></svg>`} met in substance</li>
        <li>Each row: the share of aware customers who see through an empty label</li>
      </ul>
      ${panels}
    </div>`,
    {
      title: "How many labels there are says little about how much stands behind them",
      subtitle: `Home sales in the last year under a label, and the part of them that meets the standard in substance. The line between the marks is the part in the letter only. The middle of ${runs} runs.`,
      alt: depth
        .map(({name, points}) => {
          const [a, b] = [points[0]!, points.at(-1)!];
          return `${name}: where nobody sees through labels, ${percent(a.label)} of home sales have one and ${percent(a.substance)} meet it; where all aware customers do, ${percent(b.label)} and ${percent(b.substance)}.`;
        })
        .join(" "),
      source: "our model; the numbers are illustrative, and only order and direction mean something",
      table: {
        columns: ["Cluster", "Customers who see through", "Under a label", "In substance", "Letter only"],
        numbers: [1, 2, 3, 4],
        rows: depth.flatMap(({name, points}) =>
          points.map(({value, label, substance}) => [
            name,
            percent(value),
            percent(label),
            percent(substance),
            percent(Math.max(0, label - substance))
          ])
        )
      },
      wide: true
    }
  );
  watchWidth(panels, draw);
  return figure;
}
