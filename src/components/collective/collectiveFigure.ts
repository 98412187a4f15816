import {bandOf, otherRuns} from "../../model/collective/ensemble.js";
import {collectiveParameters, periods, type CollectiveValues} from "../../model/collective/parameters.js";
import {
  collectivePresets,
  presetValues,
  shockKindOf,
  withShock,
  type ShockKind
} from "../../model/collective/presets.js";
import {meanOver, runCollective, type CollectiveRun} from "../../model/collective/run.js";
import {html} from "../../vendor/htl.js";
import {parameterForm} from "../controls/parameterForm.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {firmDots} from "./firmDots.js";
import {guessInput} from "./guess.js";
import {inSlices} from "./inSlices.js";
import {periodPlayer} from "./periodPlayer.js";
import {panelsHeight, timePanels, type PanelsState, type ShareName} from "./timePanels.js";

/** What a reader has set: the preset that was chosen, the values after any change, the run, the period and the guess. */
export interface CollectiveState {
  readonly preset: string;
  readonly values: CollectiveValues;
  readonly seed: number;
  readonly period: number;
  readonly guess: number;
  readonly revealed: boolean;
}

const shown = ["firms", "trust", "sanction", "divergence", "shockSize", "shockTime"] as const;
/** The same parameters under one heading, which a form does not show. */
const ungrouped = collectiveParameters.map((p) => ({...p, group: ""}));
const shareNames = ["contributing", "good", "trust"] as const satisfies readonly ShareName[];
const kindNames: readonly (readonly [ShockKind, string])[] = [
  ["none", "none"],
  ["standard", "new quality standard"],
  ["rival", "cheaper rival"]
];
/** A run and its band: the first seeds, of which the reader sees one as a line. */
const runsInBand = 24;
const enoughForBand = 6;
const lastPeriods = 10;

const percent = (x: number) => `${Math.round(100 * x)} %`;
const chosen = (button: Element, is: boolean) => button.setAttribute("aria-pressed", String(is));

/** Returns the last period that may be seen before the guess: the one before the shock, or a few where there is none. */
function lastBeforeGuess(values: CollectiveValues): number {
  return values.shockSize > 0 ? values.shockTime - 1 : 3;
}

function tableOf(run: CollectiveRun, last: number): FigureTable {
  const at = [1, 10, 20, 30, 40, 50, 60, 70, 80].filter((period) => period <= last);
  if (at.at(-1) !== last) at.push(last);
  return {
    columns: [
      "Period",
      "Firms that contribute",
      "Shared good",
      "Trust",
      "External economies, % of sales",
      "Joint action, % of sales",
      "Gain of the smallest third, % of sales",
      "Gain of the largest third, % of sales",
      "Firms left"
    ],
    numbers: [0, 1, 2, 3, 4, 5, 6, 7, 8],
    rows: at.map((period) => {
      const t = period - 1;
      const one = (series: Float64Array) => series[t]!.toFixed(1).replace("-", "−");
      return [
        period,
        ...shareNames.map((name) => percent(run[name][t]!)),
        ...[run.external, run.joint, run.gainSmall, run.gainLarge].map(one),
        run.present[t]!
      ];
    })
  };
}

/**
 * Returns the figure on collective efficiency: presets, a guess, a few parameters, the course of one run within a band of
 * runs, and the firms of a period one by one. Its value is what the reader has set; a change dispatches an input event.
 */
export function collectiveFigure({
  preset = "unites",
  narrow = false,
  width = 640
}: {preset?: string; narrow?: boolean; width?: number} = {}): HTMLElement & {value: CollectiveState} {
  let state: CollectiveState = {
    preset,
    values: presetValues(preset),
    seed: 1,
    period: lastBeforeGuess(presetValues(preset)),
    guess: 0.5,
    revealed: false
  };
  let run = runCollective(state.values, state.seed);
  let bands: PanelsState["bands"] = null;
  let band: readonly [number, number] | null = null;
  let bandIsOld = false;
  let stopRuns = () => {};
  let frame = 0;
  let placed = "";
  let panelWidth = width;
  let dotWidth = Math.min(width, 420);

  const panels = timePanels();
  const dots = firmDots({height: panelsHeight - 40});
  const player = periodPlayer({value: state.period, last: state.period, count: periods});
  const guess = guessInput(state);
  const form = parameterForm(ungrouped, {values: state.values, keys: shown});
  const standsFor = html`<p class="collective-stands" role="status"></p>`;
  const gains = html`<p class="collective-gains"></p>`;
  const presetButtons = collectivePresets.map(({id, name}) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button">${name}</button>`;
    button.onclick = () => act({...freshFor(presetValues(id)), preset: id});
    return {id, button};
  });
  const kindButtons = kindNames.map(([kind, name]) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button">${name}</button>`;
    button.onclick = () => act({values: withShock(state.values, kind)});
    return {kind, button};
  });
  const another = html<HTMLButtonElement>`<button type="button" class="button"></button>`;
  another.onclick = () => act({seed: (state.seed % runsInBand) + 1});
  const panelBox = html`<div class="collective-panel-box">${panels.element}</div>`;
  const dotBox = html`<div class="collective-dot-box">
    ${dots.element}
    <p class="collective-key">Filled: contributes. Hollow: does not. Cross: gone. Area: size.</p>
    ${gains}
  </div>`;
  const controls = html`<div class="collective-controls">
    <fieldset>
      <legend>Begin with</legend>
      <div class="choices">${presetButtons.map((b) => b.button)}</div>
    </fieldset>
    ${standsFor}
    <details open=${!narrow}>
      <summary>Change the cluster</summary>
      <fieldset>
        <legend>Shock from outside</legend>
        <div class="choices">${kindButtons.map((b) => b.button)}</div>
      </fieldset>
      ${form}
    </details>
    ${guess}
  </div>`;
  const body = html`<div class="collective-drawing">
    <div class="collective-bar">${player}${another}</div>
    <div class="collective-pictures">${panelBox}${dotBox}</div>
  </div>`;

  const lastSeen = () => (state.revealed ? periods : lastBeforeGuess(state.values));
  /** What changes when a reader begins with a preset: the rest is hidden again. */
  function freshFor(values: CollectiveValues): Partial<CollectiveState> {
    return {values, revealed: false, period: lastBeforeGuess(values)};
  }

  /** Takes the reader's change over, shows it in the next frame, and announces it. */
  function act(change: Partial<CollectiveState>): void {
    set(change);
    figure.dispatchEvent(new Event("input", {bubbles: true}));
  }

  function set(change: Partial<CollectiveState>): void {
    const before = state;
    state = {...state, ...change};
    state = {...state, period: Math.max(1, Math.min(state.period, lastSeen()))};
    if (state.revealed && !before.revealed) queueMicrotask(() => player.play());
    if (state.values !== before.values || state.seed !== before.seed) {
      run = runCollective(state.values, state.seed);
      bandIsOld ||= state.values !== before.values;
    }
    soon();
    showControls();
  }

  /** Draws in the next frame, however many changes there are before it. */
  function soon(): void {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (bandIsOld) spread();
      draw();
    });
  }

  /** Runs the other seeds in slices; the old band stays until there are enough runs for a new one. */
  function spread(): void {
    stopRuns();
    bandIsOld = false;
    const runs = [state.seed === 1 ? run : runCollective(state.values, 1)];
    stopRuns = inSlices(
      otherRuns(state.values, 1, runsInBand),
      (other) => runs.push(other),
      (done) => {
        if (runs.length < enoughForBand && !done) return;
        bands = {
          contributing: bandOf(runs, "contributing"),
          good: bandOf(runs, "good"),
          trust: bandOf(runs, "trust")
        };
        const ends = runs.map((r) => meanOver(r.contributing, periods - lastPeriods + 1)).sort((p, q) => p - q);
        const at = (share: number) => ends[Math.min(ends.length - 1, Math.floor(share * ends.length))]!;
        band = [at(0.1), at(0.9)];
        soon();
      }
    );
  }

  function answer(): string {
    const end = meanOver(run.contributing, periods - lastPeriods + 1);
    const off = state.guess - end;
    const verdict = Math.abs(off) < 0.1 ? "Close." : off > 0 ? "Too high for this run." : "Too low for this run.";
    const rest = band ? ` In most of ${runsInBand} runs it is from ${percent(band[0])} to ${percent(band[1])}.` : "";
    return `You guessed ${percent(state.guess)}; in this run ${percent(end)} contribute over the last ${lastPeriods} periods. ${verdict}${rest}`;
  }

  function showControls(): void {
    const {preset, values, seed} = state;
    for (const {id, button} of presetButtons) chosen(button, id === preset);
    const kind = shockKindOf(values);
    for (const b of kindButtons) chosen(b.button, b.kind === kind);
    const reference = presetValues(preset);
    const about = collectivePresets.find((p) => p.id === preset)!.standsFor;
    const same = collectiveParameters.every(({key}) => values[key] === reference[key]);
    const text = `${about} ${same ? "The numbers are ours." : "You have changed its numbers."}`;
    if (standsFor.textContent !== text) standsFor.textContent = text;
    form.reference = reference;
    form.value = values;
    guess.value = {guess: state.guess, revealed: state.revealed};
    another.textContent = `Another run (${seed} of ${runsInBand})`;
    player.last = lastSeen();
  }

  function draw(): void {
    const {values, period} = state;
    const kind = shockKindOf(values);
    panels.draw(
      {
        run,
        bands,
        period,
        last: lastSeen(),
        guess: state.guess,
        shock:
          kind === "none" ? null : {time: values.shockTime, text: kind === "rival" ? "cheaper rival" : "new standard"}
      },
      panelWidth
    );
    // Where the dots lie follows from these alone.
    const place = [values.firms, values.sizeSpread, state.seed, dotWidth].join();
    if (placed !== place) {
      dots.place(run, dotWidth);
      placed = place;
    }
    dots.show(run, period);
    const t = period - 1;
    const gain = (series: Float64Array) => `${series[t]!.toFixed(1).replace("-", "−")} %`;
    gains.textContent = `Gain from the cluster, of sales: largest third ${gain(run.gainLarge)}, smallest third ${gain(run.gainSmall)}. Firms left: ${run.present[t]}.`;
    player.value = period;
    player.words = `${percent(run.contributing[t]!)} of all firms contribute, trust ${percent(run.trust[t]!)}`;
    guess.answer = answer();
  }

  for (const [input, change] of [
    [form, () => ({values: form.value})],
    [guess, () => guess.value],
    [player, () => ({period: player.value})]
  ] as const) {
    input.addEventListener("input", (event) => {
      event.stopPropagation();
      act(change());
    });
  }
  let dragging = false;
  const point = (event: PointerEvent) => {
    const {period, share} = panels.at(event.clientX, event.clientY);
    if (period <= lastSeen()) act({period});
    else if (share !== null) act({guess: Math.round(100 * share) / 100});
  };
  panels.element.addEventListener("pointerdown", (event) => {
    dragging = true;
    player.stop();
    panels.element.setPointerCapture(event.pointerId);
    point(event);
  });
  panels.element.addEventListener("pointermove", (event) => dragging && point(event));
  for (const end of ["pointerup", "pointercancel"]) panels.element.addEventListener(end, () => (dragging = false));

  const figure = figureFrame(body, {
    title:
      "External economies come by themselves; whether joint action follows hangs on what firms expect of one another",
    subtitle: `A model cluster over ${periods} periods. The line is one run; the band holds the middle eight in ten of ${runsInBand} runs that differ by chance only.`,
    alt: "Four panels over time: the share of firms that contribute to an association, the shared good, trust, and the gain from the cluster split into external economies and joint action. Beside them every firm as a dot by size, filled when it contributes. Sliders change the cluster; the table gives the numbers.",
    source:
      "our model of collective efficiency, after Schmitz (1995, 1999) and Nadvi (1999b). Its numbers are illustrations: read which way things move, not how far",
    controls,
    table: () => tableOf(run, lastSeen()),
    wide: true
  }) as HTMLElement & {value: CollectiveState};
  figure.classList.add("collective");
  Object.defineProperty(figure, "value", {get: () => state, set});

  if (typeof ResizeObserver !== "undefined") {
    const observer = new ResizeObserver(() => {
      const widths = [panelBox.clientWidth, dotBox.clientWidth];
      if (!widths[0] || (widths[0] === panelWidth && widths[1] === dotWidth)) return;
      [panelWidth, dotWidth] = widths as [number, number];
      draw();
    });
    observer.observe(panelBox);
    observer.observe(dotBox);
  }
  spread();
  showControls();
  draw();
  return figure;
}
