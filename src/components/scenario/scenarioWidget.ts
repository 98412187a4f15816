import {fastKernel} from "../../model/pressures/fastKernel.js";
import type {Kernel} from "../../model/pressures/memory.js";
import type {OutcomeKey} from "../../model/pressures/outcomes.js";
import {
  pressureParameters,
  type PressureChanges,
  type PressureKey,
  type PressureValues
} from "../../model/pressures/parameters.js";
import {settingOf, type Preset} from "../../model/pressures/presets.js";
import type {Setting} from "../../model/pressures/run.js";
import {formatValue, type Parameter} from "../../model/schema/parameter.js";
import {html} from "../../vendor/htl.js";
import type {Bands} from "../../workbook/lab/bands.js";
import {sourceText} from "../../workbook/lab/passages.js";
import {latePeriods} from "../../workbook/lab/slices.js";
import {outcomeOf, parameterOf} from "../../workbook/lab/sweep.js";
import {writeLink} from "../../workbook/scenario/link.js";
import {LiveRuns, type LiveRunsOptions} from "../../workbook/scenario/liveRuns.js";
import {setChanges, startStudio} from "../../workbook/scenario/state.js";
import {countryColour} from "../countries.js";
import {parameterForm} from "../controls/parameterForm.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {linePanel, type PanelLine} from "../lab/linePanel.js";
import {countrySign} from "../lab/presetPanel.js";
import {refreshTable} from "../lab/refreshTable.js";
import {formatOutcome} from "../lab/words.js";
import {outcomeLines, panelsOf} from "./outcomeLines.js";

/** Something to try: words, and values that a button sets on top of the preset. */
export interface ScenarioStep {
  readonly text: string;
  readonly set?: PressureChanges;
}

export interface ScenarioWidgetOptions {
  /** All presets, from data/scenarios.json. */
  presets: readonly Preset[];
  /** The preset that is open at first, by its id. */
  preset: string;
  /** Further presets that a reader may switch to, beside the first; none when left out. */
  choices?: readonly string[];
  /** What differs from the preset at first. */
  changes?: PressureChanges;
  /** The parameters that get a control, in this order. */
  show: readonly PressureKey[];
  /** The outcomes that are drawn: one to three. */
  outcomes: readonly OutcomeKey[];
  /** The message, as a sentence. */
  title: string;
  subtitle?: string;
  /** The figure in words, for a reader who does not see it; made from the outcomes when left out. */
  alt?: string;
  /** What the reader should try, in order. */
  tryThis: readonly ScenarioStep[];
  /** What to notice, shown when asked for. */
  notice: readonly string[];
  /** The part of the text that the scenario belongs to: a link back to it, for a reader who came to play. */
  readMore?: {readonly text: string; readonly href: string};
  /** Where the laboratory is; gets the preset and what differs from it. */
  labLink?: (preset: string, changes: PressureChanges) => string;
  /** Where the studio is; gets the preset and what differs from it. */
  studioLink?: (preset: string, changes: PressureChanges) => string;
  kernel?: Kernel | Promise<Kernel>;
  /** How the runs are made; tests change it. */
  runs?: Partial<Pick<LiveRunsOptions, "runs" | "budget" | "now" | "nextFrame">>;
  /** Ends timers and listeners when it is aborted. */
  signal?: AbortSignal;
}

/** What a reader has set: a preset and what differs from it. */
export interface ScenarioValue {
  readonly preset: string;
  readonly changes: PressureChanges;
}

export type ScenarioWidget = HTMLElement & {value: ScenarioValue};

const sourceWords = ({source}: Parameter) => {
  const {text, href} = sourceText(source);
  return href ? `After the paper: ${text}.` : "Our assumption.";
};

/** Returns a preset by its id; throws a RangeError that names the ids that there are. */
function presetIn(presets: readonly Preset[], id: string): Preset {
  const found = presets.find((p) => p.id === id);
  if (!found) throw new RangeError(`There is no preset "${id}"; there are ${presets.map((p) => p.id).join(", ")}.`);
  return found;
}

/** Returns the values that a parameter takes in a preset, one after the other: at first, and where a phase changes it. */
function valuesInTime(preset: Preset, key: PressureKey): number[] {
  const later = preset.phases.flatMap(({changes}) => changes.filter((c) => c.key === key).map((c) => c.value));
  return [preset.values[key], ...later];
}

/**
 * Returns what differs between values and those of a preset. A value that is held and that a phase of the preset would
 * change stays a change although it is the preset’s first value: it then holds to the end.
 */
function changesFrom(preset: Preset, values: PressureValues, held: PressureChanges): PressureChanges {
  const changes: {-readonly [Key in PressureKey]?: number} = {};
  for (const {key} of pressureParameters) {
    const keeps = held[key] === values[key] && valuesInTime(preset, key).some((value) => value !== values[key]);
    if (values[key] !== preset.values[key] || keeps) changes[key] = values[key];
  }
  return changes;
}

/**
 * Returns a small laboratory for a passage of the text: some controls of the model of pressures, set to a preset, and one to
 * three outcomes that follow them, against the same preset unchanged. Its value is the preset and what differs from it; a
 * choice dispatches an input event.
 */
export function scenarioWidget({
  presets,
  preset: first,
  choices = [],
  changes: firstChanges = {},
  show,
  outcomes,
  title,
  subtitle,
  alt,
  tryThis,
  notice,
  readMore,
  labLink = () => "./lab.html",
  studioLink = (id, set) =>
    `./studio.html#${writeLink({...setChanges(startStudio(presetIn(presets, id)), presetIn(presets, id), set), outcomes}, presets)}`,
  kernel = fastKernel(),
  runs: runOptions = {},
  signal
}: ScenarioWidgetOptions): ScenarioWidget {
  let preset = presetIn(presets, first);
  let changes: PressureChanges = firstChanges;
  const offered = [...new Set([first, ...choices])].map((id) => presetIn(presets, id));
  const values = (): PressureValues => ({...preset.values, ...changes});
  const changed = () => Object.keys(changes) as PressureKey[];

  // Controls
  const form = parameterForm(pressureParameters, {
    values: values(),
    reference: preset.values,
    keys: show,
    headings: false,
    sourceText: sourceWords
  });
  const back = html<HTMLButtonElement>`<button type="button" class="button">Back to the preset</button>`;
  const differs = html`<p class="scenario-differs"></p>`;
  const buttons = offered.map((p) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button preset-button">
      ${countrySign(p.country)} ${p.title.split(":")[0]}</button>`;
    button.style.setProperty("--country", countryColour(p.country));
    button.onclick = () => set({preset: p.id, changes: {}}, true);
    return {id: p.id, button};
  });
  const chooser =
    offered.length > 1
      ? html`<div class="choices scenario-choices" role="group" aria-label="Preset">${buttons.map((b) => b.button)}</div>`
      : "";
  const opened = html`<p class="scenario-preset"></p>`;

  // Pictures
  const groups = panelsOf(outcomes).map((keys, i, all) => {
    const {domain, ticks, unit} = outcomeLines[keys[0]!].scale;
    const height = all.length === 1 ? 270 : 190;
    return {keys, panel: linePanel({height, domain, ticks, unit, axis: i === all.length - 1})};
  });
  const reading = html`<p class="scenario-reading"></p>`;
  const spoken = html`<p role="status" class="visually-hidden"></p>`;
  const phaseList = html`<ol class="phase-list"></ol>`;
  const picture = html`<div class="scenario-picture">${groups.map((g) => g.panel.element)}${phaseList}${reading}${spoken}</div>`;

  // Words
  const steps = tryThis.map(({text, set: wanted}) => {
    if (!wanted) return html`<li>${text}</li>`;
    const button = html<HTMLButtonElement>`<button type="button" class="button scenario-set" aria-label=${`Set this: ${text}`}>Set this</button>`;
    button.onclick = () =>
      set({preset: preset.id, changes: changesFrom(preset, {...preset.values, ...wanted}, wanted)}, true);
    return html`<li>${text} ${button}</li>`;
  });
  const lab = html<HTMLAnchorElement>`<a>Open the Lab</a>`;
  const studio = html<HTMLAnchorElement>`<a>Open this scenario in the Studio</a>`;
  const tries = steps.length
    ? html`<div><strong>What to try</strong>${steps.length === 1 ? html`<ul>${steps}</ul>` : html`<ol>${steps}</ol>`}</div>`
    : "";
  const notices = notice.length
    ? html`<details class="scenario-notice"><summary>What to notice, after you have tried</summary>
        ${notice.map((text) => html`<p>${text}</p>`)}
        ${readMore ? html`<p>Why is this so? Read <a href=${readMore.href}>${readMore.text}</a>.</p>` : ""}</details>`
    : "";
  const words = tries || notices ? html`<div class="scenario-words">${tries}${notices}</div>` : "";
  const body = html`<div class="scenario">
    ${chooser}${opened}
    <div class="scenario-columns">
      ${picture}
      <div class="scenario-side">${form}<div class="scenario-tools">${back}</div>${differs}</div>
    </div>
    ${words}
    <p class="scenario-caution">All values are ordinal and illustrative: they say more or less, not how much, and none was
      measured. ${lab} for all controls of this model and for what it leaves out. ${studio} to change, compare and share it.</p>
  </div>`;

  const names = outcomes.map((key) => outcomeOf(key).label.toLowerCase());
  const table = (): FigureTable => {
    const periods = values().periods;
    const every = Math.max(1, Math.round(periods / 12));
    const rows = Array.from({length: periods}, (_, t) => t).filter((t) => (t + 1) % every === 0 || t === 0);
    const now = live?.bandsOf(setting());
    const before = live?.bandsOf(presetSetting());
    const columns = outcomes.flatMap((key) => {
      const {label} = outcomeOf(key);
      return [
        {name: label, key, series: now?.mean(key)},
        ...(changed().length ? [{name: `${label}, preset`, key, series: before?.mean(key)}] : [])
      ];
    });
    return {
      columns: ["Period", ...columns.map((c) => c.name)],
      numbers: [0, ...columns.map((_, i) => i + 1)],
      rows: rows.map((t) => [t + 1, ...columns.map(({key, series}) => formatOutcome(key, series?.[t] ?? NaN))])
    };
  };
  const element = figureFrame(body, {
    title,
    subtitle:
      subtitle ??
      `Lines: ${names.join(", ")}; mean of several runs, with the band in which eight in ten of them lie. Dashed: the preset unchanged. The mark on each slider is the preset’s value.`,
    alt:
      alt ??
      `Lines over the periods of a run of the model of pressures: ${names.join(", ")}. They follow the controls.`,
    source: "our model “Where pressures meet”; its values are illustrative",
    table,
    wide: true
  }) as ScenarioWidget;
  element.classList.add("scenario-figure");

  // Runs
  let live: LiveRuns | null = null;
  let shown: {setting: Setting; changes: PressureChanges} | null = null;
  let failure: string | null = null;
  let width = 560;
  let kept: {preset: Preset; changes: PressureChanges; now: Setting; before: Setting} | null = null;
  const settings = () => {
    if (kept?.preset !== preset || kept.changes !== changes)
      kept = {preset, changes, now: settingOf(preset, changes), before: settingOf(preset)};
    return kept;
  };
  const setting = () => settings().now;
  const presetSetting = () => settings().before;

  const sentence = (now: Bands, before: Bands | null): string =>
    outcomes
      .map((key) => {
        const text = `${outcomeOf(key).label} ${formatOutcome(key, now.late(key))}`;
        return before ? `${text} (preset ${formatOutcome(key, before.late(key))})` : text;
      })
      .join("; ");

  function draw(): void {
    if (failure !== null) {
      reading.textContent = failure;
      return;
    }
    if (!live) return;
    if (live.bandsOf(setting())) shown = {setting: setting(), changes};
    if (!shown) return;
    const bands = live.bandsOf(shown.setting);
    if (!bands) return;
    const differsNow = Object.keys(shown.changes).length > 0;
    const before = differsNow ? live.bandsOf(presetSetting()) : null;
    const {periods} = shown.setting.values;
    const marks = preset.phases
      .filter(({from}) => from < periods)
      .map(({from, title: name}) => ({at: from, title: name}));
    for (const {keys, panel} of groups) {
      const lines: PanelLine[] = keys.flatMap((key): PanelLine[] => {
        const {name, colour} = outcomeLines[key];
        const mean = bands.mean(key);
        const last = formatOutcome(key, mean[mean.length - 1] ?? NaN);
        const own = {
          key,
          label: `${name} ${last}`,
          colour,
          values: mean,
          low: bands.quantile(key, 0.1),
          high: bands.quantile(key, 0.9)
        };
        if (!before) return [own];
        return [own, {key: `${key}, preset`, label: `${name}, preset`, colour, values: before.mean(key), dashed: true}];
      });
      panel.draw({periods, lines, marks, cursor: null, stale: false}, width);
    }
    const titles = marks.map(({at, title: name}) => `after ${at} periods: ${name}`);
    if (phaseList.dataset.titles !== titles.join("|")) {
      phaseList.dataset.titles = titles.join("|");
      phaseList.replaceChildren(...titles.map((text) => html`<li>${text}</li>`));
    }
    phaseList.hidden = titles.length === 0;
    const count = bands.runs === 1 ? "one run" : `${bands.runs} runs`;
    reading.textContent = `At the end (mean of the last ${Math.min(latePeriods, periods)} periods, ${count}): ${sentence(bands, before)}.`;
    const done = bands.runs >= live.runs && (!differsNow || (before?.runs ?? 0) >= live.runs);
    if (done && shown.setting === setting() && spoken.textContent !== "")
      spoken.textContent = `${sentence(bands, before)}.`;
    refreshTable(element);
  }

  function ask(): void {
    live?.show(changed().length ? [setting(), presetSetting()] : [setting()]);
  }

  function showControls(): void {
    const now = values();
    if (form.reference !== preset.values) form.reference = preset.values;
    if (pressureParameters.some(({key}) => form.value[key] !== now[key])) form.value = now;
    back.disabled = changed().length === 0;
    const list = changed().map((key) => {
      const parameter = parameterOf(key);
      const before = valuesInTime(preset, key).map((value) => formatValue(parameter, value));
      return `${parameter.label} ${formatValue(parameter, now[key])} (preset ${before.join(", then ")})`;
    });
    differs.textContent = list.length ? `Changed: ${list.join("; ")}.` : "All values are the preset’s.";
    opened.textContent = `Preset: ${preset.title}. ${preset.about}`;
    for (const {id, button} of buttons) button.setAttribute("aria-pressed", String(id === preset.id));
    lab.href = labLink(preset.id, changes);
    studio.href = studioLink(preset.id, changes);
  }

  function set(next: ScenarioValue, tell: boolean): void {
    const other = presetIn(presets, next.preset);
    if (other === preset && JSON.stringify(next.changes) === JSON.stringify(changes)) return;
    if (other !== preset) shown = null;
    preset = other;
    changes = next.changes;
    showControls();
    draw();
    ask();
    if (!tell) return;
    // From the first change on, what comes of it is also said to those who do not see it.
    if (spoken.textContent === "") spoken.textContent = "The runs begin.";
    element.dispatchEvent(new Event("input", {bubbles: true}));
  }

  // What the controls announce stays inside; the widget announces each step once.
  body.addEventListener("input", (event) => event.stopPropagation());
  form.addEventListener("input", () =>
    set({preset: preset.id, changes: changesFrom(preset, form.value, changes)}, true)
  );
  back.onclick = () => set({preset: preset.id, changes: {}}, true);

  if (typeof ResizeObserver === "function")
    new ResizeObserver(([entry]) => {
      const next = Math.floor(entry!.contentRect.width);
      if (!next || next === width) return;
      width = next;
      draw();
    }).observe(picture);

  const begin = async () => {
    try {
      const ready = await kernel;
      if (signal?.aborted) return;
      live = new LiveRuns({
        kernel: ready,
        ...runOptions,
        onRuns: draw,
        onFailed: (error) => {
          failure = `The model could not run: ${error instanceof Error ? error.message : String(error)}`;
          draw();
        }
      });
      ask();
    } catch (error) {
      failure = `The model could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
      draw();
    }
  };
  // Runs begin when the reader comes near.
  if (typeof IntersectionObserver === "function") {
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        near.disconnect();
        void begin();
      },
      {rootMargin: "600px"}
    );
    near.observe(element);
    signal?.addEventListener("abort", () => near.disconnect());
  } else void begin();
  signal?.addEventListener("abort", () => live?.dispose());

  Object.defineProperty(element, "value", {
    get: (): ScenarioValue => ({preset: preset.id, changes}),
    set: (next: ScenarioValue) => set(next, false)
  });
  showControls();
  return element;
}
