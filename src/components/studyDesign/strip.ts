import type {Repeated} from "../../model/studyDesign/study.js";
import {svg} from "../../vendor/htl.js";
import {errorWords} from "./words.js";

const height = 92;
const baseline = 54;
const ceiling = 16;
const side = 8;

const round = (x: number) => Math.round(x * 10) / 10;

/** Returns a path of dots, one an estimate, stacked where several fall together; `dot` is the width of a pile. */
export function dotPath(estimates: ArrayLike<number>, x: (share: number) => number, dot: number, room: number): string {
  const piles = new Map<number, number>();
  for (let i = 0; i < estimates.length; i++) {
    const pile = Math.round(x(estimates[i]!) / dot);
    piles.set(pile, (piles.get(pile) ?? 0) + 1);
  }
  const rise = Math.min(dot, room / Math.max(1, ...piles.values()));
  let path = "";
  for (const [pile, count] of piles)
    for (let k = 0; k < count; k++) path += `M${round(pile * dot)},${round(-dot / 2 - k * rise)}h0`;
  return path;
}

/** Returns a strip of repeated estimates on a scale from 0 to 100 % against the truth, and the function that brings it up to date. */
export function estimateStrip({axis = false, name = ""} = {}) {
  const scale = [0, 0.25, 0.5, 0.75, 1].map((v) => ({
    v,
    text: axis ? svg`<text class="strip-tick" text-anchor="middle">${v === 1 ? "100 %" : String(100 * v)}</text>` : null
  }));
  const floor = svg`<line class="strip-floor"></line>`;
  const dots = svg`<path class="strip-dots"></path>`;
  const truthLine = svg`<line class="strip-truth"></line>`;
  const truthText = svg`<text class="strip-truth-text"></text>`;
  const bias = svg`<line class="strip-bias"></line>`;
  const spread = svg`<line class="strip-spread"></line>`;
  const mean = svg`<circle class="strip-mean" r="4.5"></circle>`;
  const words = svg`<text class="strip-words"></text>`;
  const picture =
    svg`<svg role="img" class="strip">${floor}${scale.map((s) => s.text)}${dots}${truthLine}${truthText}${spread}${bias}${mean}${words}</svg>` as SVGSVGElement;
  const set = (node: Element, attributes: Record<string, string | number>) => {
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  };

  function update(result: Repeated, width: number): void {
    const full = axis ? height + 16 : height;
    set(picture, {width, height: full, viewBox: `0 0 ${width} ${full}`});
    const x = (share: number) => side + share * (width - 2 * side);
    set(floor, {x1: x(0), x2: x(1), y1: baseline, y2: baseline});
    for (const {v, text} of scale)
      if (text)
        set(text, {
          x: x(v),
          y: full - 3,
          visibility: width < 260 && v % 0.5 ? "hidden" : "visible",
          "text-anchor": v === 0 ? "start" : v === 1 ? "end" : "middle"
        });
    set(dots, {d: dotPath(result.estimates, x, 5, baseline - ceiling - 3), transform: `translate(0,${baseline})`});
    const t = x(result.truth);
    set(truthLine, {x1: t, x2: t, y1: ceiling - 2, y2: baseline + 16});
    const after = result.truth < 0.7;
    set(truthText, {x: t + (after ? 5 : -5), y: 11, "text-anchor": after ? "start" : "end"});
    truthText.textContent = `truth ${Math.round(100 * result.truth)} %`;
    const none = result.bias === null;
    for (const node of [bias, spread, mean]) set(node, {visibility: none ? "hidden" : "visible"});
    const m = none ? t : x(result.truth + result.bias!);
    if (!none) {
      const d = result.sd! * (width - 2 * side);
      set(spread, {x1: Math.max(side, m - d), x2: Math.min(width - side, m + d), y1: baseline + 11, y2: baseline + 11});
      set(bias, {x1: t, x2: m, y1: baseline + 11, y2: baseline + 11});
      set(mean, {cx: m, cy: baseline + 11});
    }
    const from = Math.min(m, width - 170);
    set(words, {x: Math.max(side, from), y: baseline + 32});
    words.textContent = errorWords(result);
    picture.setAttribute(
      "aria-label",
      `${name}: truth ${Math.round(100 * result.truth)} per cent; ${result.estimates.length} repeated studies, ${errorWords(result)}${none ? "" : " percentage points"}.`
    );
  }
  return {picture, update};
}
