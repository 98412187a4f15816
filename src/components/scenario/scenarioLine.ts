import type {OutcomeKey} from "../../model/pressures/outcomes.js";
import type {PressureChanges, PressureKey} from "../../model/pressures/parameters.js";
import type {Preset} from "../../model/pressures/presets.js";
import {outcomeOf} from "../../workbook/lab/sweep.js";
import {scenarioWidget, type ScenarioWidget, type ScenarioWidgetOptions} from "./scenarioWidget.js";

/** What a line {scenario:…} of a page says. */
export interface ScenarioLineOptions {
  readonly preset: string;
  readonly show: readonly PressureKey[];
  readonly outcomes: readonly OutcomeKey[];
  readonly changes: PressureChanges;
  readonly title?: string;
  readonly tryThis: readonly string[];
  readonly notice: readonly string[];
}

/** Returns the widget of a line {scenario:…}; it ends its runs when `leaving` resolves. */
export function scenarioLine(
  presets: readonly Preset[],
  {preset, title, tryThis, ...options}: ScenarioLineOptions,
  leaving: Promise<unknown>,
  more: Partial<ScenarioWidgetOptions> = {}
): ScenarioWidget {
  const ended = new AbortController();
  void leaving.then(() => ended.abort());
  const start = presets.find((p) => p.id === preset)?.title.split(":")[0] ?? preset;
  const names = options.outcomes.map((key) => outcomeOf(key).label.toLowerCase()).join(", ");
  return scenarioWidget({
    presets,
    preset,
    ...options,
    title: title ?? `${start}: ${names} over time`,
    tryThis: tryThis.map((text) => ({text})),
    signal: ended.signal,
    ...more
  });
}
