import {html, svg} from "../../vendor/htl.js";
import type {CostAndGainPair, CostAndGainSetting, HomeMarketData} from "../../workbook/homeMarket/homeMarketData.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {watchWidth} from "../studyDesign/liveFigure.js";

const oneDecimal = (share: number) => `${(100 * share).toFixed(1)}\u00a0%`;

/** Returns the first year, from 1, in which the mean gain is at least the mean cost, or null. */
export function crossing({cost, gain}: Pick<CostAndGainSetting, "cost" | "gain">): number | null {
  const at = gain.findIndex((value, t) => value >= cost[t]!);
  return at < 0 ? null : at + 1;
}

/** Returns what a setting's lines say, in a sentence. */
export function crossingWords(setting: CostAndGainSetting): string {
  const {cost, gain, firstYear} = setting;
  const at = crossing(setting);
  const first =
    firstYear === null ? "nobody moves" : `the first moves in year ${Math.round(firstYear)}, in the middle of the runs`;
  const meet =
    at === null ? "the mean gain never reaches the mean cost" : `the mean gain reaches the mean cost in year ${at}`;
  return `${setting.name}: the cost goes from ${oneDecimal(cost[0]!)} to ${oneDecimal(cost.at(-1)!)} of the price, the gain that sellers see from ${oneDecimal(gain[0]!)} to ${oneDecimal(gain.at(-1)!)}; ${meet}, and ${first}.`;
}

/** Returns cost and perceived gain of a standard over the years, for two settings that differ in one thing. */
export function costGainFigure({costAndGain, runs}: Pick<HomeMarketData, "costAndGain" | "runs">): HTMLElement {
  const select = html`<select>
    ${costAndGain.map(({id, label}) => html`<option value=${id}>${label}</option>`)}
  </select>` as HTMLSelectElement;
  const panels = html`<div class="gain-panels"></div>`;
  const words = html`<p class="figure-subtitle gain-words" role="status"></p>`;
  let width = 0;
  const pair = (): CostAndGainPair => costAndGain.find(({id}) => id === select.value) ?? costAndGain[0]!;
  const end = 0.14;

  function panel(setting: CostAndGainSetting, each: number): Element {
    const {cost, gain, firstYear, name} = setting;
    const T = cost.length;
    const [top, high, left, right, foot] = [10, 150, 36, 66, 22];
    const x = (t: number) => left + (t / (T - 1)) * (each - left - right);
    const y = (share: number) => top + high - (Math.min(end, share) / end) * high;
    const path = (series: readonly number[]) =>
      `M${series.map((v, t) => `${x(t).toFixed(1)},${y(v).toFixed(1)}`).join("L")}`;
    const near = Math.abs(y(cost.at(-1)!) - y(gain.at(-1)!)) < 16 ? 8 : 0;
    const up = cost.at(-1)! > gain.at(-1)! ? -near : near;
    const at = firstYear === null ? null : firstYear - 1;
    return html`<div class="gain-panel"><p class="panel-name">${name}</p>
      ${svg`<svg aria-hidden="true" width=${each} height=${top + high + foot} viewBox=${`0 0 ${each} ${top + high + foot}`}>
        ${[0, 0.05, 0.1].map(
          (v) => svg`<g><path class="adoption-grid" d=${`M${left},${y(v)}H${x(T - 1)}`} />
            <text class="gain-tick" x=${left - 6} y=${y(v) + 4} text-anchor="end">${v === 0.1 ? "10 %" : 100 * v}</text></g>`
        )}
        ${[0, 9, T - 1].map((t) => svg`<text class="gain-tick" x=${x(t)} y=${top + high + 17} text-anchor=${t ? "middle" : "start"}>${t ? t + 1 : "year 1"}</text>`)}
        ${at === null ? "" : svg`<g><path class="gain-first" d=${`M${x(at)},${top}V${top + high}`} /><text class="gain-first-text" x=${x(at) + 4} y=${top + high - 5}>first move</text></g>`}
        <path class="gain-cost" d=${path(cost)} /><path class="gain-gain" d=${path(gain)} />
        <text class="gain-cost-text" x=${x(T - 1) + 6} y=${y(cost.at(-1)!) + 4 + up}>cost</text>
        <text class="gain-gain-text" x=${x(T - 1) + 6} y=${y(gain.at(-1)!) + 4 - up}>gain seen</text>
      </svg>`}</div>`;
  }
  const draw = () => {
    const {settings} = pair();
    words.textContent = settings.map(crossingWords).join(" ");
    if (!width) return;
    const columns = width < 560 ? 1 : 2;
    panels.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    const each = Math.floor((width - (columns - 1) * 28) / columns);
    panels.replaceChildren(...settings.map((s) => panel(s, each)));
  };
  select.addEventListener("input", draw);
  const table = (): FigureTable => ({
    columns: ["Setting", "Year", "Cost", "Gain that sellers see"],
    numbers: [1, 2, 3],
    rows: pair().settings.flatMap(({name, cost, gain}) =>
      cost.flatMap((c, t) => (t === 0 || (t + 1) % 5 === 0 ? [[name, t + 1, oneDecimal(c), oneDecimal(gain[t]!)]] : []))
    )
  });
  const figure = figureFrame(html`<div>${panels}${words}</div>`, {
    title: "A standard spreads when what sellers see catches up with what it costs",
    subtitle: `Means over all who may move, as shares of the price; the middle of ${runs} runs. The two panels differ in one thing.`,
    alt: "Two panels with a line for the cost of a standard and a line for the gain that sellers see, over the years. The sentence below the drawing says where they begin, end and meet.",
    source: "our model; the numbers are illustrative, and only order and direction mean something",
    controls: html`<div class="controls"><label>The two differ in ${select}</label></div>`,
    table,
    wide: true
  });
  watchWidth(panels, (next) => {
    width = next;
    draw();
  });
  draw();
  return figure;
}
