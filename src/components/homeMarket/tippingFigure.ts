import {homeMarketParameters, type HomeMarketValues} from "../../model/homeMarket/parameters.js";
import {cascade, judgesOf, response, wouldMove} from "../../model/homeMarket/thresholds.js";
import {toValues} from "../../model/schema/parameter.js";
import {html, svg} from "../../vendor/htl.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {perFrame, watchWidth} from "../studyDesign/liveFigure.js";
import {percent} from "./words.js";

/** What the reader sets; all are shares from 0 to 1. */
export interface TippingSetting {
  aware: number;
  experience: number;
  /** How much of cost and hurdle is gone once all others have moved. */
  example: number;
}

const seed = 1;
/** The middle class's share of home sales, some years into a run of the model. */
const middle = 0.4;
const steps = 40;

/** Returns what a cascade comes to, in words: who begins, how many rounds, where it stops. */
export function cascadeWords(path: readonly number[], {retailers, firms}: {retailers: number; firms: number}): string {
  if (path.length === 1)
    return "Nobody moves as long as nobody else has. Would they, if others had? Read the line further to the right.";
  const beginners = [
    retailers ? `${retailers} ${retailers === 1 ? "retailer" : "retailers"}` : "",
    firms ? `${firms} ${firms === 1 ? "lead firm" : "lead firms"}` : ""
  ]
    .filter(Boolean)
    .join(" and ");
  const alone = retailers + firms === 1;
  const rounds = path.length - 2;
  const after =
    rounds === 0
      ? `Nobody follows ${alone ? "it" : "them"}, and it stays at ${percent(path.at(-1)!)}.`
      : `Others follow in ${rounds} ${rounds === 1 ? "round" : "rounds"}, from ${percent(path[1]!)} to ${percent(path.at(-1)!)}.`;
  return `${beginners} ${alone ? "moves" : "move"} without waiting for anybody. ${after}`;
}

/** Returns how many would move if so many had, as a curve against the diagonal, with the path from a first mover. Its value is the setting. */
export function tippingFigure({
  aware = 0.4,
  experience = 0.4,
  example = 0.8
}: Partial<TippingSetting> = {}): HTMLElement & {value: TippingSetting} {
  let setting: TippingSetting = {aware, experience, example};
  let width = 0;
  const slider = (key: keyof TippingSetting, label: string, max: number) => {
    const input = html`<input type="range" min="0" max=${max} step="0.05" />` as HTMLInputElement;
    const output = html`<output></output>`;
    input.value = String(setting[key]);
    input.addEventListener("input", () => {
      setting = {...setting, [key]: Number(input.value)};
      redraw();
    });
    return {
      key,
      input,
      output,
      element: html`<label class="tipping-slider"><span>${label} ${output}</span>${input}</label>`
    };
  };
  const sliders = [
    slider("aware", "Customers who are aware", 1),
    slider("experience", "Firms with export experience", 1),
    slider("example", "What the example of others saves", 1)
  ];
  const picture = svg`<svg role="img"></svg>` as SVGSVGElement;
  const holder = html`<div class="tipping"></div>`;
  holder.append(picture);
  const words = html`<p class="study-words" role="status"></p>`;

  const results = () => {
    const values: HomeMarketValues = toValues(homeMarketParameters, {
      experience: setting.experience,
      learning: setting.example,
      imitation: setting.example
    });
    const judges = judgesOf(values, middle, seed);
    const moment = {aware: setting.aware, middle};
    const curve = Array.from({length: steps + 1}, (_, i) => response(values, judges, moment, i / steps));
    const path = cascade(values, judges, moment);
    const first = wouldMove(values, judges, moment, 0);
    const begin = (kind: string) => judges.filter(({seller}, i) => first[i] && seller.kind === kind).length;
    return {judges, curve, path, beginners: {retailers: begin("retailer"), firms: begin("firm")}};
  };

  const draw = () => {
    const {curve, path, judges, beginners} = results();
    for (const {key, input, output} of sliders) {
      output.textContent = percent(setting[key]);
      if (input.value !== String(setting[key])) input.value = String(setting[key]);
      input.setAttribute("aria-valuetext", percent(setting[key]));
    }
    words.textContent = `Of ${judges.length} who may move: ${cascadeWords(path, beginners)}`;
    if (!width) return;
    const side = Math.min(width - 60, 380);
    const [left, top] = [50, 14];
    const [w, h] = [Math.min(width, left + side + 150), top + side + 44];
    const x = (v: number) => left + v * side;
    const y = (v: number) => top + (1 - v) * side;
    const line = (series: readonly number[]) =>
      `M${series.map((v, i) => `${x(i / steps).toFixed(1)},${y(v).toFixed(1)}`).join("L")}`;
    const stairs = path
      .slice(1)
      .reduce((d, share) => `${d}V${y(share).toFixed(1)}H${x(share).toFixed(1)}`, `M${x(0)},${y(0)}`);
    const stop = path.at(-1)!;
    const room = w - x(stop) > 120;
    picture.setAttribute("width", String(w));
    picture.setAttribute("height", String(h));
    picture.setAttribute("viewBox", `0 0 ${w} ${h}`);
    picture.setAttribute(
      "aria-label",
      `If nobody has moved, ${percent(curve[0]!)} would; if half have, ${percent(curve[steps / 2]!)} would; if all have, ${percent(curve[steps]!)} would. ${words.textContent}`
    );
    picture.replaceChildren(
      ...[0, 0.5, 1].map(
        (v) => svg`<g><path class="adoption-grid" d=${`M${x(v)},${y(0)}V${y(1)}M${x(0)},${y(v)}H${x(1)}`} />
          <text class="gain-tick" x=${x(v)} y=${y(0) + 17} text-anchor="middle">${v === 1 ? "100 %" : 100 * v}</text>
          <text class="gain-tick" x=${left - 6} y=${y(v) + 4} text-anchor="end">${v === 1 ? "100 %" : 100 * v}</text></g>`
      ),
      svg`<text class="gain-tick" x=${x(0.5)} y=${y(0) + 36} text-anchor="middle">of all have moved</text>`,
      svg`<text class="gain-tick" transform=${`translate(12 ${y(0.5)}) rotate(-90)`} text-anchor="middle">would move</text>`,
      svg`<path class="tipping-diagonal" d=${`M${x(0)},${y(0)}L${x(1)},${y(1)}`} />`,
      svg`<path class="tipping-curve" d=${line(curve)} />`,
      svg`<path class="tipping-stairs" d=${stairs} />`,
      svg`<circle class="adoption-dot" cx=${x(stop)} cy=${y(stop)} r="5.5" />`,
      svg`<text class="tipping-note" x=${x(stop) + (room ? 10 : -10)} y=${y(stop) + (stop > 0.9 ? 18 : 4)} text-anchor=${room ? "start" : "end"}>stops at ${percent(stop)}</text>`
    );
  };
  const redraw = perFrame(draw);
  const table = (): FigureTable => {
    const {curve} = results();
    return {
      columns: ["Have moved", "Would move"],
      numbers: [0, 1],
      rows: curve.flatMap((v, i) => (i % 4 === 0 ? [[percent(i / steps), percent(v)]] : []))
    };
  };
  const figure = figureFrame(html`<div>${holder}<div class="study-result">${words}</div></div>`, {
    title: "Each waits for a different number of others: where the curve meets the diagonal, the movement stops",
    subtitle:
      "The dark line says how many would have a standard if so many had one. Above the diagonal more follow. The steps show how far it goes from nobody.",
    alt: "A curve of how many sellers would move, given how many have, against the diagonal, with steps from zero to where it stops. The sentence below and the table say the same.",
    source:
      "our model: the rules of one year, without campaigns and without the moods of single years; thresholds are from the sociology of collective behaviour; numbers are illustrative",
    controls: html`<div class="tipping-controls">${sliders.map((s) => s.element)}</div>`,
    table
  }) as HTMLElement & {value: TippingSetting};
  watchWidth(holder, (next) => {
    width = next;
    draw();
  });
  draw();
  Object.defineProperty(figure, "value", {
    get: () => setting,
    set: (next: TippingSetting) => {
      setting = next;
      redraw();
    }
  });
  return figure;
}
