import {designs, type Design} from "../../model/studyDesign/designs.js";
import {estimands, type Estimand} from "../../model/studyDesign/estimate.js";
import {instruments, type Instrument} from "../../model/studyDesign/instruments.js";
import type {FanLine} from "../../model/studyDesign/measures.js";
import {html, svg} from "../../vendor/htl.js";
import type {StudyDesignData} from "../../workbook/studyDesign/studyDesignData.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {watchWidth} from "./liveFigure.js";
import {designNames, estimandNames, instrumentNames, points} from "./words.js";

const whole = (share: number) => Math.round(100 * share);

/** Returns what a larger sample does to a design, in words: spread and bias of the smallest and the largest sample. */
export function fanWords({bias, sd}: FanLine): string {
  const last = bias.length - 1;
  if (bias[0] == null || bias[last] == null) return "no study found a firm";
  return `spread ${whole(sd[0]!)} to ${whole(sd[last]!)}, bias ${points(bias[0])} to ${points(bias[last]!)}`;
}

/** Returns bias and spread of each design as the sample grows: chance error shrinks, bias need not. */
export function errorFan({fan}: Pick<StudyDesignData, "fan">): HTMLElement {
  const choice = <T extends string>(label: string, names: Readonly<Record<T, string>>, all: readonly T[], first: T) => {
    const select = html`<select>
      ${all.map((id) => html`<option value=${id} selected=${id === first}>${names[id]}</option>`)}
    </select>` as HTMLSelectElement;
    select.addEventListener("input", () => draw());
    return {label: html`<label>${label} ${select}</label>`, get: () => select.value as T};
  };
  const instrument = choice<Instrument>("How firms are looked at", instrumentNames, instruments, "visit");
  const estimand = choice<Estimand>("What is asked", estimandNames, estimands, "spirit");
  const lineOf = (design: Design) => fan.lines[instrument.get()][estimand.get()][design];
  const {sizes} = fan;
  const panels = html`<div class="fan-panels"></div>`;
  const words = html`<p class="figure-subtitle" role="status"></p>`;
  let width = 0;

  function panel(design: Design, each: number, [low, up]: readonly [number, number]): Element {
    const {bias, sd} = lineOf(design);
    const [top, high, left, right, foot] = [8, 148, 38, 12, 34];
    const x = (n: number) => left + (n / fan.firms) * (each - left - right);
    const y = (share: number) => top + ((up - share) / (up - low)) * high;
    const ticks = Array.from({length: 21}, (_, k) => (k - 10) / 10).filter(
      (v) => v !== 0 && v >= low && v <= up && (up - low <= 0.45 || Math.round(v * 10) % 2 === 0)
    );
    const known = sizes.flatMap((n, i) => (bias[i] == null ? [] : [{n, b: bias[i]!, s: sd[i]!}]));
    const at = (list: readonly {n: number; v: number}[]) =>
      list.map(({n, v}) => `${x(n).toFixed(1)},${y(v).toFixed(1)}`).join("L");
    const band = (k: number) =>
      `M${at(known.map(({n, b, s}) => ({n, v: b + k * s})))}L${at([...known].reverse().map(({n, b, s}) => ({n, v: b - k * s})))}Z`;
    const last = known.at(-1);
    return html`<div class="fan-panel"><p class="panel-name">${designNames[design]}</p>
      ${svg`<svg aria-hidden="true" width=${each} height=${top + high + foot} viewBox=${`0 0 ${each} ${top + high + foot}`}>
        ${ticks.map((v) => svg`<g><path class="adoption-grid" d=${`M${left},${y(v)}H${each - right}`} /><text class="gain-tick" x=${left - 6} y=${y(v) + 4} text-anchor="end">${points(v)}</text></g>`)}
        <path class="fan-band wide" d=${band(2)} /><path class="fan-band" d=${band(1)} />
        <path class="fan-truth" d=${`M${left},${y(0)}H${each - right}`} />
        <text class="fan-truth-text" x=${left - 6} y=${y(0) + 4} text-anchor="end">truth</text>
        <path class="fan-bias" d=${`M${at(known.map(({n, b}) => ({n, v: b})))}`} />
        ${last && Math.abs(last.b) >= 0.005 ? svg`<text class="fan-end" x=${each - right} y=${y(last.b) + (last.b > 0 ? -7 : 16)} text-anchor="end">bias ${points(last.b)}</text>` : ""}
        ${[10, 100, 200, 300].map((n) => svg`<text class="gain-tick" x=${x(n)} y=${top + high + 17} text-anchor=${n === 300 ? "end" : "middle"}>${n}</text>`)}
        <text class="gain-tick" x=${left} y=${top + high + 32}>firms in the sample</text>
      </svg>`}</div>`;
  }
  function draw(): void {
    words.textContent = `From ${sizes[0]} firms to ${sizes.at(-1)}, in points. ${designs.map((d) => `${designNames[d]}: ${fanWords(lineOf(d))}.`).join(" ")}`;
    if (!width) return;
    const columns = width < 440 ? 1 : width < 700 ? 2 : 3;
    panels.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    const each = Math.floor((width - (columns - 1) * 24) / columns);
    // One scale for all panels; it always holds the truth and a little on both sides of it.
    const edges = designs.flatMap((d) => {
      const {bias, sd} = lineOf(d);
      return bias.flatMap((b, i) => (b == null ? [] : [b - 2 * sd[i]!, b + 2 * sd[i]!]));
    });
    const range = [
      Math.floor(Math.min(-0.1, ...edges) * 10) / 10,
      Math.ceil(Math.max(0.1, ...edges) * 10) / 10
    ] as const;
    panels.replaceChildren(...designs.map((d) => panel(d, each, range)));
  }
  const table = (): FigureTable => ({
    columns: ["Design", ...sizes.map((n) => `${n} firms`)],
    numbers: sizes.map((_, i) => i + 1),
    rows: designs.map((d) => {
      const {bias, sd} = lineOf(d);
      return [designNames[d], ...bias.map((b, i) => (b == null ? "none" : `${points(b)} (spread ${whole(sd[i]!)})`))];
    })
  });
  const figure = figureFrame(html`<div>${panels}${words}</div>`, {
    title: "A larger sample closes the fan; it does not bring it down to the truth",
    subtitle: `Errors of ${fan.draws} repeated studies in one made-up cluster of ${fan.firms} firms, in percentage points. The line is the mean error, the bands hold one and two times the spread around it.`,
    alt: "For each of five designs, a fan of errors that narrows as the sample grows, around a line of mean error that stays beside the truth where design or instrument is blind. The sentence below and the table give the numbers.",
    source: "our model of study design at its default; illustrative, only order and direction mean something",
    controls: html`<div class="controls">${instrument.label}${estimand.label}</div>`,
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
