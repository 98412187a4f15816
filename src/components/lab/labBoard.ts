import {fastKernel} from "../../model/pressures/fastKernel.js";
import type {Kernel} from "../../model/pressures/memory.js";
import {pressureParameters} from "../../model/pressures/parameters.js";
import {phasesOf, type Preset} from "../../model/pressures/presets.js";
import type {Parameter} from "../../model/schema/parameter.js";
import {html} from "../../vendor/htl.js";
import {ensembleRuns} from "../../workbook/lab/ensemble.js";
import {LabRuns, type LabPart} from "../../workbook/lab/labRuns.js";
import {sourceText} from "../../workbook/lab/passages.js";
import {RunPool, type WorkerLike} from "../../workbook/lab/pool.js";
import {startWorker as startModuleWorker} from "../../workbook/lab/startWorker.js";
import * as lab from "../../workbook/lab/state.js";
import {writeLink} from "../../workbook/scenario/link.js";
import {addScenario, setChanges, setSeed, startStudio} from "../../workbook/scenario/state.js";
import type {LabState} from "../../workbook/lab/state.js";
import {parameterForm} from "../controls/parameterForm.js";
import {choiceFigure} from "./choiceFigure.js";
import {clusterFigure} from "./clusterFigure.js";
import {outcomeFigure} from "./outcomeFigure.js";
import {presetPanel} from "./presetPanel.js";
import {seedField} from "./seedField.js";
import {sweepFigure, type Pick} from "./sweepFigure.js";
import {timeFigure, type Comparison} from "./timeFigure.js";
import {formatNumber, laterNote} from "./words.js";
import {lateMean} from "../../model/pressures/run.js";
import {latePeriods, seriesOf} from "../../workbook/lab/slices.js";
import type {OutcomeKey} from "../../model/pressures/outcomes.js";

export interface LabBoardOptions {
  /** The preset that is open at first: one of those given, by its id. */
  preset?: string;
  /** The kernel for the run that is shown firm by firm. */
  kernel: Kernel;
  startWorker?: () => WorkerLike;
  makeKernel?: () => Promise<Kernel>;
  /** Ends workers, timers and listeners when it is aborted. */
  signal?: AbortSignal;
}

/** The laboratory: its value is all that a reader has chosen. */
export type LabBoard = HTMLElement & {value: LabState};

const sourceWords = ({source}: Parameter) => {
  const {text, href} = sourceText(source);
  return href ? `After the paper: ${text}.` : "Our assumption.";
};

/** Returns the laboratory of the model of pressures: presets, controls and figures that follow them; a choice dispatches an input event. */
export function labBoard(
  presets: readonly Preset[],
  {
    preset: first = "contract-india",
    kernel,
    startWorker = startModuleWorker,
    makeKernel = fastKernel,
    signal
  }: LabBoardOptions
): LabBoard {
  const presetOf = (id: string): Preset => {
    const found = presets.find((p) => p.id === id);
    if (!found) throw new RangeError(`There is no preset "${id}".`);
    return found;
  };
  let history = lab.startHistory(lab.startState(presetOf(first)));
  const state = () => history.present;
  const preset = () => presetOf(state().preset);
  const values = () => lab.valuesOf(state(), preset());

  const chooser = presetPanel(presets, {value: first});
  const form = parameterForm(pressureParameters, {
    values: values(),
    reference: preset().values,
    open: ["Buyers", "The state"],
    sourceText: sourceWords
  });
  const seed = seedField({value: state().seed});
  const undoButton = html<HTMLButtonElement>`<button type="button" class="button">Undo</button>`;
  const redoButton = html<HTMLButtonElement>`<button type="button" class="button">Redo</button>`;
  const resetButton = html<HTMLButtonElement>`<button type="button" class="button">Reset to preset</button>`;
  const changed = html`<p class="lab-note"></p>`;
  const compare = html<HTMLSelectElement>`<select></select>`;
  const place = html`<p class="lab-note lab-status"></p>`;
  const toStudio = html<HTMLAnchorElement>`<a class="button">Open in the Studio</a>`;
  const choice = choiceFigure({values: values(), firm: state().view.firm});
  const time = timeFigure();
  const cluster = clusterFigure();
  const outcome = outcomeFigure();
  const sweep = sweepFigure({view: state().view.sweep, values: values()});

  const strip = (["letter", "spirit", "gap"] as const).map((key) => {
    const number = html`<b></b>`;
    return {key, number, item: html`<span class=${`strip-${key}`}>${key} ${number}</span>`};
  });
  const drawer = html<HTMLDetailsElement>`<details class="lab-drawer">
    <summary>Controls</summary>
    <div class="lab-tools">${undoButton}${redoButton}${resetButton}</div>
    ${changed}${form}${seed}
  </details>`;
  const inner = html`<div class="lab-inner">
    ${chooser}
    <div class="lab-columns">
      <div class="lab-side"><div class="lab-strip">${strip.map(({item}) => item)}</div>${drawer}</div>
      <div class="lab-figures">
        <div class="lab-bar"><label>Compare with ${compare}</label>${toStudio}${place}</div>
        ${choice}${time}${cluster}${outcome}${sweep}
      </div>
    </div>
  </div>`;
  const element = html`<section class="lab-board" aria-label="Laboratory">${inner}</section>` as LabBoard;

  const wideEnough = globalThis.matchMedia?.("(min-width: 62rem)");
  const fitDrawer = () => {
    drawer.open = wideEnough?.matches ?? true;
  };
  fitDrawer();
  wideEnough?.addEventListener?.("change", fitDrawer);

  const pool = new RunPool({startWorker, makeKernel});
  const due = new Set<LabPart>();
  let asked = false;
  const later = (part: LabPart) => {
    due.add(part);
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      const parts = new Set(due);
      due.clear();
      draw(parts);
    });
  };
  const runs = new LabRuns({presets, pool, kernel, onChange: later});
  pool.addEventListener("place", () => later("bands"));

  const comparison = (): Comparison | null => {
    const id = state().compare;
    const bands = runs.comparedBands;
    return id !== null && bands ? {title: presetOf(id).title, bands} : null;
  };

  function drawTime(): void {
    const {film, bands} = runs;
    if (!film) return;
    time.draw({
      periods: film.periods,
      single: film.series,
      bands,
      comparison: comparison(),
      phases: preset()
        .phases.filter(({from}) => from < film.periods)
        .map(({from, title}) => ({at: from, title})),
      cursor: cluster.value
    });
  }

  function drawStatus(): void {
    const {bands, film, failure} = runs;
    const where = {
      starting: "Workers are starting.",
      workers: "",
      page: "This browser starts no workers, so the runs take turns with the page and take longer."
    }[pool.place];
    const n = bands?.runs ?? 0;
    const done = n >= ensembleRuns ? `Mean of ${n} runs.` : `${n} of ${ensembleRuns} runs are in.`;
    place.textContent = failure ?? `${done} ${where}`;
    const late = (key: OutcomeKey) =>
      bands ? bands.late(key) : film ? lateMean(seriesOf(film.series, key), latePeriods) : NaN;
    for (const {key, number} of strip) number.textContent = formatNumber(late(key));
  }

  function draw(parts: ReadonlySet<LabPart>): void {
    if (parts.has("film") && runs.film !== cluster.film) cluster.film = runs.film;
    if (parts.has("film") || parts.has("bands") || parts.has("baselines")) {
      drawTime();
      outcome.draw({
        single: runs.film?.series ?? null,
        bands: runs.bands,
        preset: runs.presetBands,
        comparison: comparison()
      });
    }
    if (parts.has("sweep")) {
      if (sweep.map !== runs.map) sweep.map = runs.map;
      else sweep.draw();
      sweep.stopped = runs.sweepIsStopped;
      sweep.classList.toggle("stale", runs.mapIsStale);
    }
    drawStatus();
  }

  /** The same state in the studio, side by side with what it is compared with. */
  function studioAddress(): string {
    const own = setChanges(setSeed(startStudio(preset()), state().seed), preset(), state().changes);
    const {compare: other} = state();
    const both = other ? {...addScenario(own, {name: "", preset: other, changes: {}, phases: null}), active: 0} : own;
    return `./studio.html#${writeLink(both, presets)}`;
  }

  function showControls(): void {
    const now = values();
    const {past, future} = history;
    if (form.reference !== preset().values) form.reference = preset().values;
    if (pressureParameters.some(({key}) => form.value[key] !== now[key])) form.value = now;
    const phases = phasesOf(preset());
    form.annotate((key) =>
      laterNote(
        pressureParameters.find((p) => p.key === key)!,
        phases,
        key in state().changes
      )
    );
    chooser.value = state().preset;
    seed.value = state().seed;
    undoButton.disabled = !past.length;
    redoButton.disabled = !future.length;
    const count = Object.keys(state().changes).length;
    resetButton.disabled = count === 0;
    changed.textContent = count
      ? `${count === 1 ? "One value differs" : `${count} values differ`} from the preset.`
      : "All values are the preset’s.";
    if (compare.dataset.without !== state().preset) {
      compare.dataset.without = state().preset;
      compare.replaceChildren(
        html`<option value="">nothing</option>`,
        ...presets
          .filter(({id}) => id !== state().preset)
          .map(({id, title}) => html`<option value=${id}>${title}</option>`)
      );
    }
    compare.value = state().compare ?? "";
    toStudio.href = studioAddress();
    choice.value = state().view.firm;
    choice.values = now;
    sweep.value = state().view.sweep;
    sweep.values = now;
  }

  /** Takes a step of the reader and shows what follows; `what` names steps that count as one when they come in a row. */
  function step(next: LabState, what: string | null = null): void {
    const before = state();
    history = lab.record(history, next, what);
    if (state() === before) return;
    follow();
    element.dispatchEvent(new Event("input", {bubbles: true}));
  }
  function follow(): void {
    showControls();
    runs.show(state());
    later("baselines");
  }
  function travel(next: lab.History): void {
    const before = state();
    history = next;
    if (state() === before) return;
    follow();
    element.dispatchEvent(new Event("input", {bubbles: true}));
  }

  // What the parts announce stays inside; the board announces each step once.
  inner.addEventListener("input", (event) => event.stopPropagation());
  chooser.addEventListener("input", () => {
    cluster.player.stop();
    step(lab.choosePreset(state(), presetOf(chooser.value)));
  });
  form.addEventListener("input", () => {
    const next = lab.setValues(state(), preset(), form.value);
    const keys = pressureParameters.map((p) => p.key);
    const moved = keys.find((key) => state().changes[key] !== next.changes[key]);
    step(next, moved ?? null);
  });
  seed.addEventListener("input", () => step(lab.setSeed(state(), seed.value), "seed"));
  compare.addEventListener("change", () => step(lab.setCompare(state(), compare.value || null)));
  undoButton.onclick = () => travel(lab.undo(history));
  redoButton.onclick = () => travel(lab.redo(history));
  resetButton.onclick = () => step(lab.resetChanges(state()));
  choice.addEventListener("input", (event) => {
    if (event.bubbles) step(lab.setFirm(state(), choice.value), "firm");
  });
  cluster.addEventListener("input", (event) => {
    if (event.bubbles) drawTime();
  });
  sweep.addEventListener("input", (event) => {
    if (event.bubbles) step(lab.setSweep(state(), sweep.value));
  });
  sweep.addEventListener("stop", () => runs.stopSweep());
  sweep.addEventListener("resume", () => runs.resumeSweep());
  sweep.addEventListener("pick", (event) => {
    const {
      x,
      y,
      values: [atX, atY]
    } = (event as CustomEvent<Pick>).detail;
    step(lab.setValues(state(), preset(), {...values(), [x]: atX, [y]: atY}));
  });

  const seeing =
    typeof IntersectionObserver === "function"
      ? new IntersectionObserver(([entry]) => runs.watchSweep(entry!.isIntersecting))
      : null;
  seeing?.observe(sweep);
  if (!seeing) runs.watchSweep(true);

  signal?.addEventListener("abort", () => {
    runs.dispose();
    cluster.dispose();
    seeing?.disconnect();
    wideEnough?.removeEventListener?.("change", fitDrawer);
  });
  Object.defineProperty(element, "value", {
    get: state,
    set(next: LabState) {
      presetOf(next.preset);
      history = lab.record(history, next);
      follow();
    }
  });
  follow();
  return element;
}
