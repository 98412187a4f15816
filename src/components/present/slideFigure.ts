import type {OutcomeKey} from "../../model/pressures/outcomes.js";
import type {Preset} from "../../model/pressures/presets.js";
import {html} from "../../vendor/htl.js";
import type {Slide} from "../../workbook/deck/deck.js";
import type {Bands} from "../../workbook/lab/bands.js";
import {outcomeOf} from "../../workbook/lab/sweep.js";
import {presetWith} from "../../workbook/scenario/state.js";
import {countryColour} from "../countries.js";
import {linePanel, type LinePanel, type PanelLine, type PanelMark} from "../lab/linePanel.js";
import {formatOutcome} from "../lab/words.js";
import {outcomeLines, panelsOf} from "../scenario/outcomeLines.js";
import {letterOf, nameOf, scenarioColours, scenarioDashes, shortPreset} from "../studio/words.js";
import type {ShownRuns} from "./slideRuns.js";

export interface SlideFigureState {
  readonly slide: Slide;
  readonly runs: ShownRuns;
  /** Whether outcomes are shown; otherwise only their scales are. */
  readonly shown: boolean;
}

/** A figure that fills its place; `draw` may be called at every frame. */
export type SlideFigure = HTMLElement & {draw(state: SlideFigureState): void};

/** Returns what scenarios of a slide are called at the ends of their lines. */
export function lineNames({scenarios}: Slide, presets: readonly Preset[], most = 16): string[] {
  return scenarios.map((scenario, i) => {
    const name = scenario.name || shortPreset(presetWith(presets, scenario.preset));
    const twice = scenarios.some((other, j) => j !== i && nameOf(other, presets) === nameOf(scenario, presets));
    const short = name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
    return twice ? `${letterOf(i)} ${short}` : short;
  });
}

/** Returns colours of a slide's scenarios: those of their countries where each has its own, otherwise those of the studio. */
export function lineColours({scenarios}: Slide, presets: readonly Preset[]): string[] {
  const countries = scenarios.map(({preset}) => presetWith(presets, preset).country);
  const apart = new Set(countries).size === countries.length && countries.length > 1;
  return countries.map((country, i) => (apart ? countryColour(country) : scenarioColours[i]!));
}

/** Returns the outcomes of a slide at the end as a sentence. */
export function readingOf({outcomes, scenarios}: Slide, names: readonly string[], {now, before}: ShownRuns): string {
  const late = (bands: Bands | null | undefined, key: OutcomeKey) => formatOutcome(key, bands?.late(key) ?? NaN);
  return outcomes
    .map((key) => {
      const {label} = outcomeOf(key);
      if (scenarios.length > 1) return `${label}: ${names.map((name, i) => `${name} ${late(now[i], key)}`).join(", ")}`;
      return `${label} ${late(now[0], key)}${before ? ` (before: ${late(before[0], key)})` : ""}`;
    })
    .join("; ");
}

/** Pixels that a panel keeps free for the words at the ends of its lines, and those that a letter takes at most. */
const wordsRoom = (width: number) => (width < 480 ? 96 : 152);
const letterWidth = 8.4;
const nameLetters = 13;

/** Pixels of a drawing before it is scaled to its place: its type is made for this. */
const drawnWidth = 500;
const least = 118;
const largestScale = 2.6;

/** Returns the figure of a slide: lines over time, named at their ends, in type that grows with the room that there is. */
export function slideFigure(presets: readonly Preset[]): SlideFigure {
  const panels = html`<div class="slide-panels" role="img" aria-label="Outcomes over time"></div>`;
  const veil = html`<div class="slide-veil" aria-hidden="true"><span class="slide-veil-mark">?</span></div>`;
  const phases = html`<ol class="slide-phases" hidden></ol>`;
  const box = html`<div class="slide-drawing">${panels}${veil}</div>`;
  const element = html`<figure class="slide-figure model-colours">${box}${phases}</figure>` as SlideFigure;
  let state: SlideFigureState | null = null;
  let shown: {readonly keys: readonly OutcomeKey[]; readonly panel: LinePanel}[] = [];
  let plan = "";
  let size = {width: 900, height: 480};
  let drawn = {width: drawnWidth, scale: 1};

  /** Letters of the longest words that can stand at the end of a line of the slide. */
  function longestLabel(slide: Slide): number {
    const numbers = 5;
    if (slide.scenarios.length > 1)
      return numbers + Math.max(...lineNames(slide, presets, nameLetters).map((name) => name.length));
    const before = slide.sliders.length ? ", before".length : numbers;
    return before + Math.max(...slide.outcomes.map((key) => outcomeLines[key].name.length));
  }

  function lay({slide}: SlideFigureState): void {
    const several = slide.scenarios.length > 1;
    const letters = longestLabel(slide);
    const next = `${several} ${letters} ${slide.outcomes.join()} ${size.width} ${size.height}`;
    if (next === plan) return;
    plan = next;
    const groups = several ? slide.outcomes.map((key) => [key]) : panelsOf(slide.outcomes);
    const headLine = 27;
    const fits = size.height / (groups.length * (least + headLine));
    const scale = Math.max(0.8, Math.min(largestScale, size.width / drawnWidth, fits));
    const seen = Math.floor(size.width / scale);
    // A panel draws itself with room for long words; what the words of this slide leave free is pushed out of sight.
    const spare = Math.max(0, Math.floor(wordsRoom(seen) - Math.max(64, letters * letterWidth)));
    drawn = {width: seen + spare, scale};
    element.style.setProperty("--scale", scale.toFixed(3));
    const heads = groups.map(
      (keys) => html`<div class="slide-outcome">${keys.map((key) => outcomeOf(key).label).join(" · ")}</div>`
    );
    panels.replaceChildren(...heads);
    // Long heads take two lines; the panels share what is left.
    const headed = heads.reduce((sum, head) => sum + (head.offsetHeight || headLine * scale), 0);
    const height = Math.max(least - 20, Math.floor((size.height - headed) / scale / groups.length));
    shown = groups.map((keys, i) => {
      const {domain, ticks, unit} = outcomeLines[keys[0]!].scale;
      const few = height < 150 ? ticks.filter((_, j) => j % 2 === 0) : ticks;
      return {keys, panel: linePanel({height, domain, ticks: few, unit, axis: i === groups.length - 1})};
    });
    panels.replaceChildren(
      ...shown.map(({panel}, i) => {
        panel.element.style.width = `${(100 * drawn.width) / seen}%`;
        panel.element.style.height = "auto";
        return html`<div>${heads[i]!}${panel.element}</div>`;
      })
    );
  }

  function linesOf({slide, runs}: SlideFigureState, keys: readonly OutcomeKey[]): PanelLine[] {
    const {now, before} = runs;
    const band = (bands: Bands, key: OutcomeKey) =>
      bands.runs > 1 ? {low: bands.quantile(key, 0.1), high: bands.quantile(key, 0.9)} : {};
    const last = (values: Float64Array, key: OutcomeKey) => formatOutcome(key, values[values.length - 1] ?? NaN);
    if (slide.scenarios.length > 1) {
      const [key] = keys as [OutcomeKey];
      const names = lineNames(slide, presets, drawn.width < 480 ? 7 : nameLetters);
      const colours = lineColours(slide, presets);
      return slide.scenarios.flatMap((_, i): PanelLine[] => {
        const bands = now[i];
        if (!bands) return [];
        const values = bands.mean(key);
        const dashed = scenarioDashes[i] === "none" ? false : scenarioDashes[i]!;
        const label = `${names[i]!} ${last(values, key)}`;
        return [{key: String(i), label, colour: colours[i]!, values, dashed, ...band(bands, key)}];
      });
    }
    const bands = now[0];
    if (!bands) return [];
    return keys.flatMap((key): PanelLine[] => {
      const {name, colour} = outcomeLines[key];
      const values = bands.mean(key);
      const own = {key, label: `${name} ${last(values, key)}`, colour, values, ...band(bands, key)};
      const was = before?.[0]?.mean(key);
      return was ? [own, {key: `${key} before`, label: `${name}, before`, colour, values: was, dashed: true}] : [own];
    });
  }

  function marksOf({slide, runs}: SlideFigureState): PanelMark[] {
    const [scenario] = slide.scenarios;
    if (!scenario) return [];
    const titles = scenario.phases === null ? presetWith(presets, scenario.preset).phases : [];
    return (runs.settings[0]?.phases ?? [])
      .filter(({changes}) => Object.keys(changes).length > 0)
      .map(({from}) => ({at: from, title: titles.find((p) => p.from === from)?.title ?? ""}));
  }

  function render(): void {
    if (!state?.slide.scenarios.length) return;
    lay(state);
    const {slide, runs} = state;
    const periods = runs.now[0]?.periods ?? runs.settings[0]?.values.periods ?? 40;
    const marks = marksOf(state);
    for (const {keys, panel} of shown)
      panel.draw(
        {periods, lines: state.shown ? linesOf(state, keys) : [], marks, cursor: null, stale: false},
        drawn.width
      );
    veil.hidden = state.shown;
    const label = state.shown
      ? `At the end: ${readingOf(slide, lineNames(slide, presets, 40), runs)}.`
      : `${slide.outcomes.map((key) => outcomeOf(key).label).join(", ")}: hidden until shown.`;
    if (panels.getAttribute("aria-label") !== label) panels.setAttribute("aria-label", label);
    const titles = marks.filter(({title}) => title).map(({at, title}) => `after ${at} periods: ${title}`);
    if (phases.dataset.titles !== titles.join("|")) {
      phases.dataset.titles = titles.join("|");
      phases.replaceChildren(...titles.map((words) => html`<li>${words}</li>`));
      phases.hidden = titles.length === 0;
    }
  }

  if (typeof ResizeObserver === "function")
    new ResizeObserver(([entry]) => {
      const {width, height} = entry!.contentRect;
      const next = {width: Math.floor(width), height: Math.floor(height)};
      if (next.width < 80 || next.height < 60 || (next.width === size.width && next.height === size.height)) return;
      size = next;
      render();
    }).observe(box);
  element.draw = (next) => {
    state = next;
    render();
  };
  return element;
}
