import {outcomeInfo, outcomeOf, type Outcome} from "../../model/governance/forms.js";
import {clamp, type Level, type Rules, type Tie} from "../../model/governance/parameters.js";
import {html, svg} from "../../vendor/htl.js";

/** The drawing of one panel in its own units: a square of codifiability (to the right) by capability (upwards). */
const frame = {width: 320, height: 262, left: 26, right: 314, top: 26, bottom: 236};
const across = frame.right - frame.left;
const up = frame.bottom - frame.top;

export interface PanelPoint {
  panel: Level;
  x: number;
  y: number;
}

/** The cube of the theory cut into two panels, simple and complex transactions, with a layer in each for what a figure adds. */
export interface CubePanels {
  element: HTMLElement;
  layers: Readonly<Record<Level, SVGElement>>;
  /** Draws the regions for other thresholds. */
  setRules(rules: Rules): void;
  /** Marks the region where the tie lies; null marks none. */
  setHere(outcome: Outcome | null): void;
  /** Returns the panel of a tie and the place in it. */
  place(tie: Tie): PanelPoint;
  /** Returns the panel and the two properties at a point of the window, or null outside both panels; near misses count. */
  locate(clientX: number, clientY: number): {panel: Level; codifiability: number; capability: number} | null;
}

interface Region {
  outcome: Outcome;
  box: SVGElement;
  text: SVGElement;
}

const lines: Partial<Record<Outcome, string[]>> = {unlikely: ["Unlikely", "to occur"], exclusion: ["Exclusion"]};
const wordsOf = (outcome: Outcome) => {
  const {name} = outcomeInfo[outcome];
  return lines[outcome] ?? [name.charAt(0).toUpperCase() + name.slice(1)];
};

/** Which regions a panel has: from codifiability low or high, capability low, high or either. */
const regionsOf: Readonly<Record<Level, readonly {codifiability: Level; capability: Level | null}[]>> = {
  low: [
    {codifiability: "low", capability: null},
    {codifiability: "high", capability: "low"},
    {codifiability: "high", capability: "high"}
  ],
  high: [
    {codifiability: "low", capability: "low"},
    {codifiability: "low", capability: "high"},
    {codifiability: "high", capability: "low"},
    {codifiability: "high", capability: "high"}
  ]
};

/** Returns the two panels; `label` names the group for those who do not see it. */
export function cubePanels(startRules: Rules, {label}: {label: string}): CubePanels {
  let rules = startRules;
  const toX = (k: number) => frame.left + k * across;
  const toY = (s: number) => frame.bottom - s * up;

  const draw = (panel: Level) => {
    const regions = regionsOf[panel].map((r): Region & (typeof regionsOf)[Level][number] => {
      const outcome = outcomeOf({complexity: panel, codifiability: r.codifiability, capability: r.capability ?? "low"});
      return {
        ...r,
        outcome,
        box: svg`<rect class=${`region region-${outcome}`}></rect>`,
        text: svg`<text class="region-name">${wordsOf(outcome).map(
          (word, i) => svg`<tspan x="0" dy=${i === 0 ? "0" : "1.2em"}>${word}</tspan>`
        )}</text>`
      };
    });
    const bandK = svg`<rect class="doubt-band"></rect>`;
    const bandS = svg`<rect class="doubt-band"></rect>`;
    const layer = svg`<g></g>`;
    const middle = (frame.left + frame.right) / 2;
    const element =
      svg`<svg viewBox=${`0 0 ${frame.width} ${frame.height}`} class="cube-panel" data-panel=${panel} role="group"
      aria-label=${`${panel === "low" ? "Simple" : "Complex"} transactions: ability to codify to the right, capability upwards`}>
      <g aria-hidden="true">
        <text class="panel-title" x=${frame.left} y="15">${panel === "low" ? "Simple transaction" : "Complex transaction"}</text>
        ${regions.map((r) => r.box)}${bandK}${bandS}${regions.map((r) => r.text)}
        <text class="axis-name" x=${middle} y="254" text-anchor="middle">easier to write down →</text>
        <text class="axis-name" transform=${`translate(15,${(frame.top + frame.bottom) / 2}) rotate(-90)`} text-anchor="middle">more capable →</text>
      </g>
      ${layer}
    </svg>` as SVGSVGElement;
    return {panel, element, regions, bandK, bandS, layer};
  };
  const panels = {low: draw("low"), high: draw("high")};

  function layOut(): void {
    const [k, s] = [toX(rules.codifiabilityThreshold), toY(rules.capabilityThreshold)];
    for (const {panel, regions, bandK, bandS} of Object.values(panels)) {
      for (const {codifiability, capability, box, text, outcome} of regions) {
        const [x1, x2] = codifiability === "low" ? [frame.left, k] : [k, frame.right];
        const [y1, y2] =
          capability === null ? [frame.top, frame.bottom] : capability === "low" ? [s, frame.bottom] : [frame.top, s];
        setRect(box, x1, y1, x2, y2);
        const need = Math.max(...wordsOf(outcome).map((w) => w.length)) * 7.6 + 6;
        const [w, h] = [x2 - x1, y2 - y1];
        const upright = w < need;
        // The name stands in the upper left corner, where points and paths rarely are; turned upwards where it is narrow.
        const at = upright ? `translate(${x1 + 16},${y2 - 8}) rotate(-90)` : `translate(${x1 + 8},${y1 + 18})`;
        text.setAttribute("transform", at);
        text.setAttribute("visibility", (upright ? h >= need && w >= 22 : h >= 24) ? "visible" : "hidden");
      }
      const {doubt} = rules;
      const at = (v: number) => clamp(v);
      setRect(
        bandK,
        toX(at(rules.codifiabilityThreshold - doubt)),
        frame.top,
        toX(at(rules.codifiabilityThreshold + doubt)),
        frame.bottom
      );
      setRect(
        bandS,
        panel === "low" ? k : frame.left,
        toY(at(rules.capabilityThreshold + doubt)),
        frame.right,
        toY(at(rules.capabilityThreshold - doubt))
      );
    }
  }

  layOut();
  return {
    element: html`<div class="cube-panels" role="group" aria-label=${label}>${panels.low.element}${panels.high.element}</div>`,
    layers: {low: panels.low.layer, high: panels.high.layer},
    setRules(next) {
      rules = next;
      layOut();
    },
    setHere(outcome) {
      for (const {regions} of Object.values(panels))
        for (const r of regions)
          for (const part of [r.box, r.text]) part.classList.toggle("here", r.outcome === outcome);
    },
    place(tie) {
      const panel = tie.complexity >= rules.complexityThreshold ? "high" : "low";
      return {panel, x: toX(tie.codifiability), y: toY(tie.capability)};
    },
    locate(clientX, clientY) {
      for (const {panel, element} of Object.values(panels)) {
        const box = element.getBoundingClientRect();
        if (box.width === 0 || clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom)
          continue;
        const scale = frame.width / box.width;
        return {
          panel,
          codifiability: clamp(((clientX - box.left) * scale - frame.left) / across),
          capability: clamp((frame.bottom - (clientY - box.top) * scale) / up)
        };
      }
      return null;
    }
  };
}

function setRect(rect: SVGElement, x1: number, y1: number, x2: number, y2: number): void {
  rect.setAttribute("x", String(x1));
  rect.setAttribute("y", String(y1));
  rect.setAttribute("width", String(Math.max(0, x2 - x1)));
  rect.setAttribute("height", String(Math.max(0, y2 - y1)));
}
