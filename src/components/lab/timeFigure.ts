import type {OutcomeKey} from "../../model/pressures/outcomes.js";
import {html} from "../../vendor/htl.js";
import type {Bands} from "../../workbook/lab/bands.js";
import {latePeriods, seriesOf} from "../../workbook/lab/slices.js";
import {lateMean} from "../../model/pressures/run.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {linePanel, titleRoom, type PanelLine, type PanelMark} from "./linePanel.js";
import {refreshTable} from "./refreshTable.js";
import {formatNumber, shortTitle} from "./words.js";

/** A preset that is compared with: its title and its runs. */
export interface Comparison {
  readonly title: string;
  readonly bands: Bands;
}

export interface TimeState {
  readonly periods: number;
  /** All outcomes of the one run that is shown firm by firm. */
  readonly single: Float64Array | null;
  /** Runs of the same setting, or null while there are none. */
  readonly bands: Bands | null;
  readonly comparison: Comparison | null;
  readonly phases: readonly PanelMark[];
  readonly cursor: number | null;
}

export type TimeFigure = HTMLElement & {draw(state: TimeState): void};

const shown = [
  {key: "letter", label: "letter", colour: "var(--lab-letter)"},
  {key: "spirit", label: "spirit", colour: "var(--lab-spirit)"},
  {key: "gap", label: "gap", colour: "var(--lab-gap)"}
] as const satisfies readonly {key: OutcomeKey; label: string; colour: string}[];

/** Returns the lines of some outcomes: means with their bands where there are runs, else the one run. */
function linesOf({single, bands, comparison}: TimeState, keys: readonly OutcomeKey[]): PanelLine[] {
  const chosen = shown.filter(({key}) => keys.includes(key));
  const own = chosen.flatMap(({key, label, colour}): PanelLine[] => {
    const one = single ? seriesOf(single, key) : null;
    const values = bands ? bands.mean(key) : one;
    if (!values) return [];
    return [
      {
        key,
        label: `${label} ${formatNumber(values[values.length - 1] ?? 0)}`,
        colour,
        values,
        ...(bands ? {low: bands.quantile(key, 0.1), high: bands.quantile(key, 0.9), single: one} : {})
      }
    ];
  });
  if (!comparison?.bands.runs) return own;
  const short = shortTitle(comparison.title, 13);
  return [
    ...own,
    ...chosen.map(({key, label, colour}) => {
      const values = comparison.bands.mean(key);
      return {key: `${key}, compared`, label: `${label}, ${short}`, colour, values, dashed: true};
    })
  ];
}

/** Returns the figure of letter, spirit and gap over time. */
export function timeFigure(): TimeFigure {
  const upper = linePanel({
    height: 250,
    domain: [0, 1],
    ticks: [0, 0.25, 0.5, 0.75, 1],
    unit: "share of 1",
    axis: false
  });
  const lower = linePanel({height: 150, domain: [-0.5, 1], ticks: [-0.5, 0, 0.5, 1]});
  const phaseList = html`<ol class="phase-list"></ol>`;
  const note = html`<p class="lab-note"></p>`;
  const body = html`<div class="time-body" style="min-height: 400px">${upper.element}${lower.element}${phaseList}${note}</div>`;
  let state: TimeState | null = null;
  let width = 640;

  const table = (): FigureTable => {
    if (!state) return {columns: [], rows: []};
    const {bands, single, periods, comparison} = state;
    const every = Math.max(1, Math.round(periods / 12));
    const rows = Array.from({length: periods}, (_, t) => t).filter(
      (t) => (t + 1) % every === 0 || t === 0 || t === periods - 1
    );
    const columns = shown.flatMap(({key, label}) => [
      {
        name: `${label}, mean`,
        values: bands ? bands.mean(key) : single ? seriesOf(single, key) : new Float64Array(periods)
      },
      ...(bands
        ? [
            {name: `${label}, lowest tenth`, values: bands.quantile(key, 0.1)},
            {name: `${label}, middle run`, values: bands.quantile(key, 0.5)},
            {name: `${label}, highest tenth`, values: bands.quantile(key, 0.9)}
          ]
        : []),
      ...(comparison?.bands.runs ? [{name: `${label}, ${comparison.title}`, values: comparison.bands.mean(key)}] : [])
    ]);
    return {
      columns: ["Period", ...columns.map((c) => c.name)],
      numbers: [0, ...columns.map((_, i) => i + 1)],
      rows: rows.map((t) => [t + 1, ...columns.map((c) => formatNumber(c.values[t] ?? NaN))])
    };
  };
  const figure = figureFrame(body, {
    title: "Certificates are one thing and practice another: the distance between them is the gap",
    subtitle:
      "Letter: firms with a certificate. Spirit: how much of what the standard means is done. Below, letter minus spirit. Thick line: mean of the runs; pale band: eight in ten runs; thin line: the one run that is shown firm by firm.",
    alt: "Three lines over the periods of a run: compliance in the letter, compliance in the spirit, and the gap between them, each with the band in which eight of ten runs lie.",
    source: "our model; its values are illustrative",
    table
  }) as TimeFigure;
  figure.classList.add("time-figure");

  function draw(): void {
    if (!state) return;
    const {periods, phases, cursor, bands, single} = state;
    const common = {periods, marks: phases, cursor, stale: false};
    upper.draw({...common, lines: linesOf(state, ["letter", "spirit"])}, width);
    lower.draw({...common, lines: linesOf(state, ["gap"])}, width);
    const titles = phases.map(({at, title}) => `after ${at} periods: ${title}`);
    if (phaseList.dataset.titles !== titles.join("|")) {
      phaseList.dataset.titles = titles.join("|");
      phaseList.replaceChildren(...titles.map((title) => html`<li>${title}</li>`));
    }
    const late = (key: OutcomeKey) =>
      bands ? bands.late(key) : single ? lateMean(seriesOf(single, key), latePeriods) : NaN;
    const room = titleRoom(phases, periods, width);
    phaseList.hidden = phases.every(({title}, i) => title.length <= room[i]!);
    note.textContent =
      `Mean of the last ${Math.min(latePeriods, periods)} periods: letter ${formatNumber(late("letter"))}, ` +
      `spirit ${formatNumber(late("spirit"))}, gap ${formatNumber(late("gap"))}` +
      (bands ? ` (${bands.runs === 1 ? "one run" : `${bands.runs} runs`}).` : " (one run).");
    refreshTable(figure);
  }
  if (typeof ResizeObserver === "function") {
    new ResizeObserver(([entry]) => {
      const next = Math.floor(entry!.contentRect.width);
      if (next && next !== width) {
        width = next;
        draw();
      }
    }).observe(body);
  }
  figure.draw = (next) => {
    state = next;
    draw();
  };
  return figure;
}
