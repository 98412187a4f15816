import type {OutcomeKey} from "../../model/pressures/outcomes.js";
import {html} from "../../vendor/htl.js";
import type {Bands} from "../../workbook/lab/bands.js";
import {latePeriods} from "../../workbook/lab/slices.js";
import {outcomeOf} from "../../workbook/lab/sweep.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {linePanel, type LinePanel, type PanelLine, type PanelMark} from "../lab/linePanel.js";
import {refreshTable} from "../lab/refreshTable.js";
import {formatOutcome} from "../lab/words.js";
import {outcomeLines, panelsOf} from "../scenario/outcomeLines.js";
import {letterOf, scenarioColours, scenarioDashes} from "./words.js";

/** A scenario as it is drawn. */
export interface DrawnScenario {
  /** Its place among the scenarios, from 0. */
  readonly at: number;
  readonly name: string;
  /** Its runs as far as they are in; null while there are none. */
  readonly bands: Bands | null;
}

export interface ScenarioFigureState {
  readonly outcomes: readonly OutcomeKey[];
  readonly periods: number;
  readonly scenarios: readonly DrawnScenario[];
  /** Runs of the preset of the only scenario, where it differs from it. */
  readonly preset: Bands | null;
  /** When phases of the active scenario begin. */
  readonly phases: readonly PanelMark[];
  /** The message, as a sentence. */
  readonly title: string;
}

export interface ScenarioFigureOptions {
  /** Whether it is drawn for the last row of a room. */
  large?: boolean;
}

export type ScenarioFigure = HTMLElement & {draw(state: ScenarioFigureState): void};

interface Panel {
  readonly keys: readonly OutcomeKey[];
  readonly panel: LinePanel;
}

/**
 * Returns the figure of some outcomes of one to four scenarios over time: one scenario with its preset dashed beside it, or
 * several with a panel for each outcome, each line named by its letter. `draw` may be called at every frame.
 */
export function scenarioFigure({large = false}: ScenarioFigureOptions = {}): ScenarioFigure {
  const panels = html`<div class="scenario-panels"></div>`;
  const phaseList = html`<ol class="phase-list" hidden></ol>`;
  const body = html`<div class="scenario-drawing">${panels}${phaseList}</div>`;
  let state: ScenarioFigureState | null = null;
  let shown: Panel[] = [];
  let plan = "";
  let width = 640;

  const table = (): FigureTable => {
    if (!state) return {columns: [], rows: []};
    const {periods, outcomes, scenarios, preset} = state;
    const every = Math.max(1, Math.round(periods / 12));
    const rows = Array.from({length: periods}, (_, t) => t).filter(
      (t) => (t + 1) % every === 0 || t === 0 || t === periods - 1
    );
    const columns = outcomes.flatMap((key) => [
      ...scenarios.map(({at, bands}) => ({
        name: `${outcomeOf(key).label}${scenarios.length > 1 ? `, ${letterOf(at)}` : ""}`,
        key,
        values: bands?.mean(key)
      })),
      ...(preset ? [{name: `${outcomeOf(key).label}, preset`, key, values: preset.mean(key)}] : [])
    ]);
    return {
      columns: ["Period", ...columns.map((c) => c.name)],
      numbers: [0, ...columns.map((_, i) => i + 1)],
      rows: rows.map((t) => [t + 1, ...columns.map(({key, values}) => formatOutcome(key, values?.[t] ?? NaN))])
    };
  };
  const figure = figureFrame(body, {
    title: "What follows",
    subtitle: " ",
    alt: "Lines over the periods of a run. The title says where they end; the table has their numbers.",
    source: "our model “Where pressures meet”; its values are illustrative",
    table
  }) as ScenarioFigure;
  figure.classList.add("scenario-figure");
  figure.classList.toggle("large", large);
  const title = figure.querySelector(".figure-title")!;
  const subtitle = figure.querySelector(".figure-subtitle")!;

  function lay(): void {
    const {outcomes, scenarios} = state!;
    const several = scenarios.length > 1;
    const next = `${several} ${outcomes.join()}`;
    if (next === plan) return;
    plan = next;
    const groups = several ? outcomes.map((key) => [key]) : panelsOf(outcomes);
    const base = large ? 620 : 430;
    const height = Math.max(large ? 230 : 170, Math.round(base / groups.length));
    shown = groups.map((keys, i) => {
      const {domain, ticks, unit} = outcomeLines[keys[0]!].scale;
      return {keys, panel: linePanel({height, domain, ticks, unit, axis: i === groups.length - 1})};
    });
    panels.replaceChildren(
      ...shown.map(
        ({keys, panel}) =>
          html`<div>${several ? html`<div class="scenario-outcome">${outcomeOf(keys[0]!).label}</div>` : ""}${panel.element}</div>`
      )
    );
  }

  function linesOf(keys: readonly OutcomeKey[]): PanelLine[] {
    const {scenarios, preset} = state!;
    const band = (bands: Bands, key: OutcomeKey) =>
      bands.runs > 1 ? {low: bands.quantile(key, 0.1), high: bands.quantile(key, 0.9)} : {};
    if (scenarios.length > 1) {
      const [key] = keys as [OutcomeKey];
      return scenarios.flatMap(({at, bands}): PanelLine[] => {
        if (!bands) return [];
        const values = bands.mean(key);
        const label = `${letterOf(at)} ${formatOutcome(key, values[values.length - 1] ?? NaN)}`;
        const dashed = scenarioDashes[at] === "none" ? false : scenarioDashes[at]!;
        return [{key: String(at), label, colour: scenarioColours[at]!, values, dashed, ...band(bands, key)}];
      });
    }
    const bands = scenarios[0]?.bands;
    if (!bands) return [];
    return keys.flatMap((key): PanelLine[] => {
      const {name, colour} = outcomeLines[key];
      const values = bands.mean(key);
      const label = `${name} ${formatOutcome(key, values[values.length - 1] ?? NaN)}`;
      const own: PanelLine = {key, label, colour, values, ...band(bands, key)};
      if (!preset) return [own];
      return [own, {key: `${key}, preset`, label: `${name}, preset`, colour, values: preset.mean(key), dashed: true}];
    });
  }

  function render(): void {
    if (!state) return;
    lay();
    const {periods, phases, scenarios} = state;
    for (const {keys, panel} of shown)
      panel.draw({periods, lines: linesOf(keys), marks: phases, cursor: null, stale: false}, width);
    const titles = phases.map(({at, title: words}) => `after ${at} periods: ${words}`);
    if (phaseList.dataset.titles !== titles.join("|")) {
      phaseList.dataset.titles = titles.join("|");
      phaseList.replaceChildren(...titles.map((words) => html`<li>${words}</li>`));
      phaseList.hidden = titles.length === 0;
    }
    if (title.textContent !== state.title) title.textContent = state.title;
    const how =
      scenarios.length > 1
        ? `A panel for each outcome, a line for each scenario: ${scenarios.map(({at, name}) => `${letterOf(at)} ${name}`).join("; ")}. Numbers at the lines: the last period. Pale bands: eight in ten runs.`
        : `Mean of the runs, and the band in which eight in ten of them lie; numbers at the lines: the last period.${state.preset ? " Dashed: the preset unchanged." : ""} The title speaks of the last ${Math.min(latePeriods, periods)} periods.`;
    if (subtitle.textContent !== how) subtitle.textContent = how;
    refreshTable(figure);
  }
  if (typeof ResizeObserver === "function") {
    new ResizeObserver(([entry]) => {
      const next = Math.floor(entry!.contentRect.width);
      if (!next || next === width) return;
      width = next;
      render();
    }).observe(body);
  }
  figure.draw = (next) => {
    state = next;
    render();
  };
  return figure;
}
