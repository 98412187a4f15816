import type {Band, HomeMarketEnsemble} from "../../model/homeMarket/ensemble.js";
import {html, svg} from "../../vendor/htl.js";
import {spreadOut} from "../studyDesign/liveFigure.js";
import {percent} from "./words.js";

const panelHeight = 118;
const top = 34; // room for a panel's heading
const bottom = 26; // room for the years
const left = 38;

const round = (x: number) => Math.round(x * 10) / 10;

/** Returns a path through points, or the outline of a band when a second series is given. */
function pathOf(
  x: (t: number) => number,
  y: (v: number) => number,
  series: ArrayLike<number>,
  back?: ArrayLike<number>
) {
  const points: string[] = [];
  for (let t = 0; t < series.length; t++) points.push(`${round(x(t))},${round(y(series[t]!))}`);
  if (back) for (let t = back.length - 1; t >= 0; t--) points.push(`${round(x(t))},${round(y(back[t]!))}`);
  return `M${points.join("L")}${back ? "Z" : ""}`;
}

/** One panel: a band with its middle, up to two further lines, and a label at the end of each. */
function panelParts(heading: string, labels: readonly string[]) {
  const band = svg`<path class="adoption-band"></path>`;
  const ticks = [0, 0.5, 1].map((v) => ({
    v,
    line: svg`<line class="adoption-grid"></line>`,
    text: svg`<text class="adoption-tick" text-anchor="end">${v === 1 ? "100 %" : String(100 * v)}</text>`
  }));
  const lines = labels.map((kind) => svg`<path class=${`adoption-line ${kind}`}></path>`);
  const ends = labels.map((kind) => svg`<text class=${`adoption-end ${kind}`}></text>`);
  const title = svg`<text class="adoption-heading">${heading}</text>`;
  const group = svg`<g>${ticks.flatMap((t) => [t.line, t.text])}${band}${lines}${ends}${title}</g>`;
  return {group, band, ticks, lines, ends, title};
}

/** Returns a chart of adoption over the years in three panels, and the function that brings it up to date. */
export function adoptionChart() {
  const panels = [
    panelParts("Retailers with a standard", ["middle", "run"]),
    panelParts("Lead firms with a standard", ["middle", "run"]),
    panelParts("Home sales under a standard", ["middle", "substance", "segment"])
  ] as const;
  const ruler = svg`<line class="adoption-first"></line>`;
  const dot = svg`<circle class="adoption-dot" r="5"></circle>`;
  const note = svg`<text class="adoption-note"></text>`;
  const years = svg`<g></g>`;
  const picture =
    svg`<svg role="img">${ruler}${panels.map((p) => p.group)}${years}${dot}${note}</svg>` as SVGSVGElement;
  const element = html`<div class="adoption"></div>`;
  element.append(picture);
  const set = (node: Element, attributes: Record<string, string | number>) => {
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  };

  function update({bands, runs}: HomeMarketEnsemble, shown: number, width: number): void {
    const run = runs[shown]!;
    const right = width < 480 ? 104 : 172;
    const short = width < 480;
    const T = run.years;
    const step = top + panelHeight;
    const height = 3 * step + bottom;
    set(picture, {width, height, viewBox: `0 0 ${width} ${height}`});
    const x = (t: number) => left + (t / (T - 1)) * (width - left - right);
    const base = (k: number) => k * step + top + panelHeight;
    const y = (k: number) => (v: number) => base(k) - v * (panelHeight - 14);

    const draw = (k: 0 | 1 | 2, band: Band, lines: readonly {series: ArrayLike<number>; label: string}[]) => {
      const {band: area, ticks, lines: paths, ends, title} = panels[k];
      set(title, {x: 0, y: k * step + 25});
      for (const {v, line, text} of ticks) {
        set(line, {x1: left, x2: x(T - 1), y1: y(k)(v), y2: y(k)(v)});
        set(text, {x: left - 6, y: y(k)(v) + 4});
      }
      set(area, {d: pathOf(x, y(k), band.high, band.low)});
      const at = spreadOut(
        lines.map(({series}) => y(k)(series[T - 1]!)),
        16,
        k * step + top + 6,
        base(k)
      );
      lines.forEach(({series, label}, i) => {
        set(paths[i]!, {d: pathOf(x, y(k), series)});
        set(ends[i]!, {x: x(T - 1) + 8, y: at[i]! + 4});
        ends[i]!.textContent = `${label} ${percent(series[T - 1]!)}`;
      });
    };
    draw(0, bands.retailerShare, [
      {series: bands.retailerShare.median, label: short ? "middle" : "middle of all runs"},
      {series: run.retailerShare, label: "this run"}
    ]);
    draw(1, bands.leadShare, [
      {series: bands.leadShare.median, label: short ? "middle" : "middle of all runs"},
      {series: run.leadShare, label: "this run"}
    ]);
    draw(2, bands.underStandard, [
      {series: bands.underStandard.median, label: short ? "label" : "under a standard"},
      {series: bands.inSubstance.median, label: short ? "substance" : "met in substance"},
      {series: run.middle, label: short ? "premium" : "premium segment"}
    ]);

    const first = run.first;
    for (const node of [ruler, dot, note]) set(node, {visibility: first ? "visible" : "hidden"});
    if (first) {
      const k = first.kind === "retailer" ? 0 : 1;
      const series = k === 0 ? run.retailerShare : run.leadShare;
      const at = first.year - 1;
      const late = at > T * 0.5;
      set(ruler, {x1: x(at), x2: x(at), y1: k * step + top + 8, y2: y(k)(series[at]!)});
      set(dot, {cx: x(at), cy: y(k)(series[at]!)});
      set(note, {x: x(at) + (late ? -6 : 6), y: k * step + top + 18, "text-anchor": late ? "end" : "start"});
      note.textContent = short ? `first, in year ${first.year}` : `year ${first.year}: ${first.kind} moves first`;
    }

    const every = T > 20 ? 5 : T > 10 ? 2 : 1;
    const marks = Array.from({length: T}, (_, t) => t).filter((t) => t === 0 || (t + 1) % every === 0);
    while (years.childElementCount < marks.length)
      years.append(svg`<text class="adoption-tick" text-anchor="middle"></text>`);
    while (years.childElementCount > marks.length) years.lastElementChild!.remove();
    marks.forEach((t, i) => {
      const text = years.children[i]!;
      set(text, {x: x(t), y: base(2) + 18});
      text.textContent = t === 0 ? "year 1" : String(t + 1);
    });
    const end = (series: ArrayLike<number>) => percent(series[T - 1]!);
    picture.setAttribute(
      "aria-label",
      `In year ${T}, in the middle of ${runs.length} runs, ${end(bands.retailerShare.median)} of retailers and ` +
        `${end(bands.leadShare.median)} of lead firms have a standard; ${end(bands.underStandard.median)} of home sales are ` +
        `under one, ${end(bands.inSubstance.median)} in substance.`
    );
  }
  return {element, update};
}
