import {classify, outcomeWeights, type Flip} from "../../model/governance/classify.js";
import {outcomeInfo, outcomes} from "../../model/governance/forms.js";
import {dimensions, ruleSchema, tieSchema, type Rules, type Tie} from "../../model/governance/parameters.js";
import {defaultsOf} from "../../model/schema/parameter.js";
import {html, svg} from "../../vendor/htl.js";
import {parameterForm} from "../controls/parameterForm.js";
import {figureFrame} from "../figureFrame.js";
import {cubePanels} from "./cubePanels.js";
import {keepTouch} from "./keepTouch.js";
import {rankMeter} from "./rankMeter.js";
import {andList, capital, dimensionNames, outcomeName, rankText} from "./words.js";

export interface ExplorerValue {
  tie: Tie;
  rules: Rules;
}

export interface ExplorerOptions {
  tie?: Tie;
  rules?: Rules;
}

const hundredth = (x: number) => Math.round(x * 100) / 100;

/** Returns a flip in words, such as "Raise capability by 0.15: modular". */
export function flipText({dimension, direction, distance, to}: Flip): string {
  // A property that is high has to fall below its threshold, so that the step past it is shown.
  const by =
    direction === "raise" ? Math.ceil(distance * 100 - 1e-9) / 100 : Math.floor(distance * 100 + 1e-9) / 100 + 0.01;
  return `${capital(direction)} ${dimensionNames[dimension]} by ${by.toFixed(2)}: ${outcomeName(to).toLowerCase()}`;
}

/**
 * Returns the explorer of the theory as a figure: three sliders, the cube in two panels with a point that can be dragged
 * or moved by keys, the form that follows, why, and what would change it. Its value is the tie and the rules.
 */
export function governanceExplorer({
  tie = defaultsOf(tieSchema),
  rules = defaultsOf(ruleSchema)
}: ExplorerOptions = {}): HTMLElement & {value: ExplorerValue} {
  let value: ExplorerValue = {tie, rules};
  const sliders = parameterForm(tieSchema, {values: tie});
  const thresholds = parameterForm(ruleSchema, {
    values: rules,
    keys: ["complexityThreshold", "codifiabilityThreshold", "capabilityThreshold", "doubt"]
  });
  const panels = cubePanels(rules, {label: "The cube of the theory in two panels"});
  const point = svg`<g class="tie-point" role="slider" tabindex="0" aria-label="Point in the cube"
    aria-valuemin="0" aria-valuemax="1">
    <circle r="24" fill="transparent"></circle><circle class="tie-ring" r="10"></circle><circle class="tie-dot" r="4"></circle></g>` as SVGGElement;

  const form = html`<strong class="form-name"></strong>`;
  const spoken = html`<p class="visually-hidden" role="status"></p>`;
  const tieText = html`<span></span>`;
  const coordination = rankMeter("Explicit coordination");
  const power = rankMeter("Asymmetry of power");
  const powerText = html`<p class="power-text"></p>`;
  const why = html`<p class="form-why"></p>`;
  const levels = dimensions.map(() => html`<li></li>`);
  const flips = dimensions.map(() => html`<li></li>`);
  const weights = outcomes.map((outcome) => {
    const bar = html`<span class="weight-bar"></span>`;
    const text = html`<span class="weight-text"></span>`;
    const row = html`<li><span class="weight-name">${outcomeName(outcome)}</span><span class="weight-track" aria-hidden="true">${bar}</span>${text}</li>`;
    return {outcome, bar, text, row};
  });

  const body = html`<div class="explorer">
    <div class="explorer-side">
      ${sliders}
      <div class="explorer-head"><p class="form-line">${form} ${tieText}</p>${coordination}${power}${powerText}</div>
    </div>
    <div class="explorer-main">
      ${panels.element}
      <p class="map-hint">Drag the point, or press Tab to reach it: arrow keys move it in its panel, Page Up and Page Down change complexity. Pale bands mark doubt around a threshold.</p>
      <div class="explorer-details">
        <div><h3>Why this form</h3>${why}<ul class="level-list">${levels}</ul></div>
        <div><h3>What small change would flip it</h3><ol class="flip-list">${flips}</ol></div>
      </div>
    </div>
    <details class="explorer-rules"><summary>Thresholds, doubt and a graded view (ours)</summary>
      <div class="explorer-graded">${thresholds}
        <div><h3>Weight of each outcome</h3>
          <p class="map-hint">Inside a band of doubt both sides get weight. The theory itself speaks of low and high only.</p>
          <ul class="weight-list">${weights.map((w) => w.row)}</ul></div></div>
    </details>
    ${spoken}
  </div>`;

  const figure = figureFrame(body, {
    title: "Three properties of a tie decide who coordinates it, and how tightly",
    subtitle: "The scales run from 0 to 1 and only order: 0.7 is more than 0.6, and that is all it says.",
    alt: "An explorer with three sliders and two panels. The left panel shows simple transactions with the regions market, exclusion and unlikely to occur; the right one shows complex transactions with the regions modular, relational, captive and hierarchy.",
    source:
      "Gereffi, Humphrey and Sturgeon (2005) for the forms and their order; scales, thresholds and bands are ours",
    wide: true,
    table: () => ({
      columns: ["Complexity", "Ability to codify", "Capability", "What follows", "Coordination and power"],
      rows: [
        ["low", "high", "high", "market"],
        ["high", "high", "high", "modular"],
        ["high", "low", "high", "relational"],
        ["high", "high", "low", "captive"],
        ["high", "low", "low", "hierarchy"],
        ["low", "high", "low", "exclusion"],
        ["low", "low", "high or low", "unlikely"]
      ].map((row) => [...row, rankText(outcomeInfo[row[3] as (typeof outcomes)[number]].coordination)])
    })
  }) as HTMLElement & {value: ExplorerValue};

  let said = "";
  function render(): void {
    const {tie, rules} = value;
    const result = classify(tie, rules);
    const info = outcomeInfo[result.outcome];
    form.textContent = outcomeName(result.outcome);
    tieText.textContent = info.tie;
    coordination.value = result.coordination;
    power.value = result.power;
    powerText.textContent = info.powerText;
    why.textContent = result.why;
    dimensions.forEach((d, i) => {
      const doubt = result.inDoubt.includes(d) ? ", in doubt" : "";
      levels[i]!.textContent = `${capital(dimensionNames[d])} ${tie[d].toFixed(2)}: ${result.levels[d]}${doubt}`;
      levels[i]!.classList.toggle("decides", result.decidedBy.includes(d));
      const flip = result.flips[i];
      flips[i]!.textContent = flip ? flipText(flip) : "No change of the third property alone matters here.";
    });
    const all = outcomeWeights(tie, rules);
    for (const {outcome, bar, text} of weights) {
      bar.style.width = `${100 * all[outcome]}%`;
      text.textContent = all[outcome].toFixed(2);
    }
    const {panel, x, y} = panels.place(tie);
    const layer = panels.layers[panel];
    if (point.parentNode !== layer) {
      const focused = document.activeElement === point;
      layer.append(point);
      if (focused) point.focus();
    }
    point.setAttribute("transform", `translate(${x},${y})`);
    point.setAttribute("aria-valuenow", tie.codifiability.toFixed(2));
    point.setAttribute(
      "aria-valuetext",
      `${andList(dimensions.map((d) => `${dimensionNames[d]} ${tie[d].toFixed(2)}`))}: ${outcomeName(result.outcome)}`
    );
    panels.setHere(result.outcome);
    const sentence = `${outcomeName(result.outcome)}. ${info.why}`;
    if (sentence !== said) spoken.textContent = said = sentence;
  }

  function set(next: ExplorerValue, announce: boolean): void {
    value = next;
    sliders.value = value.tie;
    thresholds.value = value.rules;
    panels.setRules(value.rules);
    render();
    if (announce) figure.dispatchEvent(new Event("input", {bubbles: true}));
  }

  sliders.addEventListener("input", (event) => {
    event.stopPropagation();
    set({...value, tie: sliders.value}, true);
  });
  thresholds.addEventListener("input", (event) => {
    event.stopPropagation();
    set({...value, rules: thresholds.value}, true);
  });

  function moveTo(event: MouseEvent): void {
    const at = panels.locate(event.clientX, event.clientY);
    if (!at) return;
    const {rules, tie} = value;
    const limit = rules.complexityThreshold;
    const isHigh = tie.complexity >= limit;
    // Another panel means another level of complexity: the middle of that side stands for it.
    const complexity =
      isHigh === (at.panel === "high") ? tie.complexity : at.panel === "high" ? (1 + limit) / 2 : limit / 2;
    const next = {
      complexity: hundredth(complexity),
      codifiability: hundredth(at.codifiability),
      capability: hundredth(at.capability)
    };
    if (dimensions.some((d) => next[d] !== tie[d])) set({...value, tie: next}, true);
  }
  let dragging = false;
  keepTouch(point);
  panels.element.addEventListener("pointerdown", (event) => {
    if (!point.contains(event.target as Node)) return;
    dragging = true;
    panels.element.setPointerCapture(event.pointerId);
    point.focus();
    event.preventDefault();
  });
  panels.element.addEventListener("pointermove", (event) => {
    if (dragging) moveTo(event);
  });
  for (const end of ["pointerup", "pointercancel"]) panels.element.addEventListener(end, () => (dragging = false));
  panels.element.addEventListener("click", (event) => moveTo(event));

  const steps: Record<string, Partial<Tie>> = {
    ArrowLeft: {codifiability: -1},
    ArrowRight: {codifiability: 1},
    ArrowUp: {capability: 1},
    ArrowDown: {capability: -1},
    PageUp: {complexity: 1},
    PageDown: {complexity: -1}
  };
  point.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const size = event.shiftKey ? 0.01 : event.key.startsWith("Page") ? 0.1 : 0.05;
    const next = {...value.tie};
    for (const d of dimensions) next[d] = hundredth(Math.min(1, Math.max(0, next[d] + size * (step[d] ?? 0))));
    set({...value, tie: next}, true);
  });

  Object.defineProperty(figure, "value", {get: () => value, set: (next: ExplorerValue) => set(next, false)});
  render();
  return figure;
}
