import {outcomes} from "../../model/pressures/outcomes.js";
import {pressureParameters, type PressureKey, type PressureValues} from "../../model/pressures/parameters.js";
import {formatValue} from "../../model/schema/parameter.js";
import {html} from "../../vendor/htl.js";
import type {SweepView} from "../../workbook/lab/state.js";
import {outcomeOf, parameterOf, runsPerCell, scaleOf, type SweepMap} from "../../workbook/lab/sweep.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {refreshTable} from "./refreshTable.js";
import {betterText, formatNumber, formatOutcome} from "./words.js";

export interface SweepFigureOptions {
  view: SweepView;
  values: PressureValues;
}

/**
 * The map of settings: its value says which two parameters and which outcome; a change dispatches an input event. Picking a
 * cell dispatches "pick" with the two values, the button "stop" or "resume".
 */
export type SweepFigure = HTMLElement & {
  value: SweepView;
  /** The values that hold now, which the cross marks. */
  values: PressureValues;
  map: SweepMap | null;
  stopped: boolean;
  /** Draws what came in since. */
  draw(): void;
};

export interface Pick {
  readonly x: PressureKey;
  readonly y: PressureKey;
  readonly values: readonly [number, number];
}

const groupNames = [...new Set(pressureParameters.map((p) => p.group))];

const parameterSelect = () => html<HTMLSelectElement>`<select>
  ${groupNames.map(
    (group) =>
      html`<optgroup label=${group}>${pressureParameters.filter((p) => p.group === group).map((p) => html`<option value=${p.key}>${p.label}</option>`)}</optgroup>`
  )}
</select>`;

/** Returns the figure of two parameters against one outcome, refined while it is watched. */
export function sweepFigure({view, values}: SweepFigureOptions): SweepFigure {
  let map: SweepMap | null = null;
  let stopped = false;
  let cells: HTMLElement[] = [];
  let focused = 0;
  let scale: readonly [number, number] = [0, 1];

  const xSelect = parameterSelect();
  const ySelect = parameterSelect();
  const outcomeSelect = html<HTMLSelectElement>`<select>${outcomes.map((o) => html`<option value=${o.key}>${o.label}</option>`)}</select>`;
  const stopButton = html<HTMLButtonElement>`<button type="button" class="button sweep-stop">Stop</button>`;
  const controls = html`<div class="controls">
    <label>Outcome ${outcomeSelect}</label><label>From left to right ${xSelect}</label><label>From bottom to top ${ySelect}</label>${stopButton}
  </div>`;
  const grid = html`<div class="sweep-grid" role="grid"></div>`;
  const crossX = html`<div class="sweep-cross vertical" aria-hidden="true"></div>`;
  const crossY = html`<div class="sweep-cross horizontal" aria-hidden="true"></div>`;
  const yName = html`<div class="sweep-y-name"></div>`;
  const yTicks = html`<div class="sweep-y-ticks" aria-hidden="true"></div>`;
  const xTicks = html`<div class="sweep-x-ticks" aria-hidden="true"></div>`;
  const xName = html`<div class="sweep-x-name"></div>`;
  const low = html`<span></span>`;
  const high = html`<span></span>`;
  const scaleName = html`<span class="sweep-scale-name"></span>`;
  const status = html`<p class="lab-note sweep-status"></p>`;
  const reading = html`<p class="sweep-reading"></p>`;
  const body = html`<div class="sweep-body">
    ${yName}
    <div class="sweep-plot">${yTicks}<div class="sweep-area">${grid}${crossX}${crossY}</div>${xTicks}${xName}</div>
    <div class="sweep-scale">${low}<span class="sweep-ramp" aria-hidden="true"></span>${high}${scaleName}</div>
    ${reading}${status}
  </div>`;

  const textOf = (cell: number): string => {
    const [x, y] = map!.valuesOf(cell);
    const shown = map!.shown(cell, view.outcome);
    const result = Number.isFinite(shown) ? formatOutcome(view.outcome, shown) : "not run yet";
    return `${parameterOf(view.x).label} ${formatValue(parameterOf(view.x), x)}, ${parameterOf(view.y).label} ${formatValue(parameterOf(view.y), y)}: ${outcomeOf(view.outcome).label.toLowerCase()} ${result}`;
  };
  const table = (): FigureTable => {
    if (!map) return {columns: [], rows: []};
    const {xs, ys} = map;
    const px = parameterOf(view.x);
    const py = parameterOf(view.y);
    return {
      columns: [`${py.label} ↓ ${px.label} →`, ...xs.map((x) => formatValue(px, x))],
      numbers: xs.map((_, i) => i + 1),
      rows: ys
        .map((_, i) => ys.length - 1 - i)
        .map((row) => [
          formatValue(py, ys[row]!),
          ...xs.map((_, column) => formatOutcome(view.outcome, map!.shown(row * xs.length + column, view.outcome)))
        ])
    };
  };
  const figure = figureFrame(body, {
    title: "Two levers at once: what one does depends on where the other stands",
    subtitle:
      "Each cell is a setting with these two values and all others as they are now. The cross marks where you are; pick a cell to go there.",
    alt: "A grid of two parameters, coloured by an outcome: the darker the cell, the higher the outcome. The numbers are in the cells’ names and in the table.",
    source: "our model; its values are illustrative",
    controls,
    table
  }) as SweepFigure;
  figure.classList.add("sweep-figure");

  function build(): void {
    if (!map) return;
    const {xs, ys} = map;
    const [px, py] = [parameterOf(view.x), parameterOf(view.y)];
    grid.setAttribute("aria-label", `${px.label} by ${py.label}`);
    grid.style.setProperty("--columns", String(xs.length));
    cells = [];
    const rows = ys
      .map((_, i) => ys.length - 1 - i)
      .map((row) => {
        const line = xs.map((_, column) => {
          const cell = row * xs.length + column;
          const element = html`<div role="gridcell" class="sweep-cell" tabindex="-1" data-cell=${cell}></div>`;
          cells[cell] = element;
          return element;
        });
        return html`<div role="row" class="sweep-row">${line}</div>`;
      });
    grid.replaceChildren(...rows);
    yName.textContent = `↑ ${py.label} (${py.unit})`;
    xName.textContent = `${px.label} (${px.unit}) →`;
    const tickAt = (n: number) => [...new Set([0, Math.round((n - 1) / 2), n - 1])];
    xTicks.replaceChildren(
      ...tickAt(xs.length).map(
        (i) => html`<span style=${{left: `${(100 * (i + 0.5)) / xs.length}%`}}>${formatValue(px, xs[i]!)}</span>`
      )
    );
    yTicks.replaceChildren(
      ...tickAt(ys.length).map(
        (i) => html`<span style=${{bottom: `${(100 * (i + 0.5)) / ys.length}%`}}>${formatValue(py, ys[i]!)}</span>`
      )
    );
    focused = nearest();
    cells[focused]!.tabIndex = 0;
    cross();
  }

  /** Where a value lies among stops, as a share of the width: stops lie in the middle of their cells. */
  function along(stops: readonly number[], value: number): number {
    const n = stops.length;
    const next = stops.findIndex((s) => s >= value);
    if (next <= 0) return 0.5 / n;
    const [a, b] = [stops[next - 1]!, stops[next]!];
    return (next - 1 + (value - a) / (b - a) + 0.5) / n;
  }
  const closest = (stops: readonly number[], value: number) =>
    stops.reduce((best, stop, i) => (Math.abs(stop - value) < Math.abs(stops[best]! - value) ? i : best), 0);
  const nearest = () => (map ? closest(map.ys, values[view.y]) * map.xs.length + closest(map.xs, values[view.x]) : 0);

  function cross(): void {
    if (!map) return;
    crossX.style.left = `${100 * along(map.xs, values[view.x])}%`;
    crossY.style.bottom = `${100 * along(map.ys, values[view.y])}%`;
    // Where the reader is among the cells, the cell in focus stays; else it is the one that the cross marks.
    if (grid.contains(document.activeElement)) return;
    cells[focused]!.tabIndex = -1;
    focused = nearest();
    cells[focused]!.tabIndex = 0;
    read();
  }

  function read(cell = focused): void {
    if (map && cells[cell]) reading.textContent = textOf(cell);
  }

  function draw(): void {
    if (!map) return;
    const shown = cells.map((_, cell) => map!.shown(cell, view.outcome));
    scale = scaleOf(view.outcome, shown);
    const [from, to] = scale;
    cells.forEach((element, cell) => {
      const x = shown[cell]!;
      const known = Number.isFinite(x);
      const share = known ? Math.min(1, Math.max(0, (x - from) / (to - from))) : 0;
      element.style.setProperty("--share", `${(100 * share).toFixed(1)}%`);
      element.classList.toggle("unknown", !known);
    });
    low.textContent = formatOutcome(view.outcome, from);
    high.textContent = formatOutcome(view.outcome, to);
    const {label, unit} = outcomeOf(view.outcome);
    scaleName.textContent = `${label} (${unit}; ${betterText(view.outcome)})`;
    const {cells: all, known} = map.progress;
    const done = map.done >= map.count;
    status.textContent =
      known < all
        ? `${known} of ${all} cells run${stopped ? "; stopped" : ""}. Coarser cells stand in for the rest.`
        : `All ${all} cells run, ${formatNumber(map.done / all, 1)} of ${runsPerCell} runs each${stopped && !done ? "; stopped" : ""}.`;
    stopButton.textContent = stopped ? "Go on" : "Stop";
    stopButton.disabled = done;
    read();
    refreshTable(figure);
  }

  function showView(): void {
    xSelect.value = view.x;
    ySelect.value = view.y;
    outcomeSelect.value = view.outcome;
  }
  const set = (next: Partial<SweepView>) => {
    view = {...view, ...next};
    figure.dispatchEvent(new Event("input", {bubbles: true}));
  };
  for (const select of [xSelect, ySelect, outcomeSelect])
    for (const type of ["input", "change"]) select.addEventListener(type, (event) => event.stopPropagation());
  xSelect.addEventListener("change", () => set({x: xSelect.value as PressureKey}));
  ySelect.addEventListener("change", () => set({y: ySelect.value as PressureKey}));
  outcomeSelect.addEventListener("change", () => set({outcome: outcomeSelect.value as SweepView["outcome"]}));
  stopButton.onclick = () => figure.dispatchEvent(new Event(stopped ? "resume" : "stop"));

  const cellOf = (event: Event): number => {
    const element = (event.target as Element).closest?.<HTMLElement>(".sweep-cell");
    return element ? Number(element.dataset.cell) : -1;
  };
  const pick = (cell: number) => {
    if (!map || cell < 0) return;
    focus(cell);
    const detail: Pick = {x: view.x, y: view.y, values: map.valuesOf(cell)};
    figure.dispatchEvent(new CustomEvent("pick", {detail}));
  };
  const focus = (cell: number) => {
    cells[focused]!.tabIndex = -1;
    focused = cell;
    cells[focused]!.tabIndex = 0;
    cells[focused]!.focus({preventScroll: true});
    read();
  };
  grid.addEventListener("click", (event) => pick(cellOf(event)));
  grid.addEventListener("pointermove", (event) => {
    const cell = cellOf(event);
    if (cell >= 0) read(cell);
  });
  grid.addEventListener("pointerleave", () => read());
  grid.addEventListener("focusin", (event) => {
    const cell = cellOf(event);
    if (cell >= 0 && cell !== focused) focus(cell);
  });
  grid.addEventListener("keydown", (event) => {
    if (!map) return;
    const columns = map.xs.length;
    const [x, y] = [focused % columns, Math.floor(focused / columns)];
    const move: Record<string, readonly [number, number]> = {
      ArrowLeft: [x - 1, y],
      ArrowRight: [x + 1, y],
      ArrowUp: [x, y + 1],
      ArrowDown: [x, y - 1],
      Home: [0, y],
      End: [columns - 1, y]
    };
    const to = move[event.key];
    if (to) {
      event.preventDefault();
      if (to[0] >= 0 && to[0] < columns && to[1] >= 0 && to[1] < map.ys.length) focus(to[1] * columns + to[0]);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      pick(focused);
    }
  });

  Object.defineProperties(figure, {
    value: {
      get: () => view,
      set(next: SweepView) {
        view = next;
        showView();
        draw();
      }
    },
    values: {
      get: () => values,
      set(next: PressureValues) {
        values = next;
        cross();
      }
    },
    map: {
      get: () => map,
      set(next: SweepMap | null) {
        const same = map && next && map.x === next.x && map.y === next.y;
        map = next;
        if (!same) build();
        draw();
      }
    },
    stopped: {
      get: () => stopped,
      set(next: boolean) {
        stopped = next;
        draw();
      }
    },
    draw: {value: draw}
  });
  showView();
  return figure;
}
