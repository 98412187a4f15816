import {segments} from "../../model/pressures/parameters.js";
import {html} from "../../vendor/htl.js";
import {choiceOf, firmAt} from "../../workbook/lab/choice.js";
import {countStates, valuesAt, type Film} from "../../workbook/lab/film.js";
import {nearestMark, packCircles, type Packing} from "../../workbook/lab/packing.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {drawMarks, marksOf, type MarkColours} from "./clusterMarks.js";
import {player, type Player} from "./player.js";
import {refreshTable} from "./refreshTable.js";
import {stateKey} from "./stateKey.js";
import {formatNumber, optionNames, segmentNames, stateNames} from "./words.js";

/** The picture of the cluster: its value is the period that is shown, from 1. */
export type ClusterFigure = HTMLElement & {
  value: number;
  film: Film | null;
  readonly player: Player;
  /** The place of the firm that is looked at, or -1. */
  readonly firm: number;
  dispose(): void;
};

const boxHeight = 430;
const percent = (x: number) => `${Math.round(100 * x)} %`;

const sameSizes = (a: Film | null, b: Film): boolean =>
  a !== null &&
  a.population.places === b.population.places &&
  a.population.sizes.every((n, s) => n === b.population.sizes[s]) &&
  a.population.workers.every((n, i) => n === b.population.workers[i]);

/** Returns the figure of a cluster firm by firm, with a player of its periods; a change of the period dispatches an input event. */
export function clusterFigure(): ClusterFigure {
  let film: Film | null = null;
  let packing: Packing | null = null;
  let width = 0;
  let firm = -1;
  let colours: MarkColours | null = null;

  const canvas = html<HTMLCanvasElement>`<canvas class="cluster-canvas" role="img" aria-label="The cluster firm by firm" style=${{height: `${boxHeight}px`}}></canvas>`;
  const key = stateKey();
  const playing = player({periods: 1});
  const picker = html<HTMLInputElement>`<input type="range" min="0" max="0" step="1" value="0" />`;
  const details = html`<div class="firm-details"></div>`;
  const hint = () => html`<p class="lab-note">Point at a firm, or move the slider, to see what it weighs up.</p>`;
  const inspector = html`<div class="firm-inspector"><label class="firm-picker">One firm, segment by segment, large to small ${picker}</label>${details}</div>`;
  const body = html`<div class="cluster-body">${key}${canvas}${playing}${inspector}</div>`;

  const period = () => playing.value - 1;
  const statesNow = (): Uint8Array => {
    const {places} = film!.population;
    return film!.options.subarray(period() * places, (period() + 1) * places);
  };
  const totals = (rows: readonly (readonly number[])[]) =>
    stateNames.map((_, i) => rows.reduce((sum, row) => sum + row[i]!, 0));

  const table = (): FigureTable => {
    const rows = film ? countStates(film, period()) : [];
    return {
      columns: ["Firms", ...stateNames],
      numbers: [1, 2, 3, 4, 5, 6],
      rows: [...rows.map((row, s) => [segmentNames[segments[s]!], ...row]), ["the whole cluster", ...totals(rows)]]
    };
  };
  const figure = figureFrame(body, {
    title: "The same pressures meet different firms: what each one does, segment by segment",
    subtitle:
      "Every circle is a firm, its area its workers. Segments are the silos of the cluster; in each, the largest firms come first.",
    alt: "Each firm as a circle, grouped by market segment; its filling says whether it ignores, ticks boxes, evades or commits. Counts stand above the picture, and the table has them by segment.",
    source: "our model; one run, its values are illustrative",
    table
  }) as ClusterFigure;
  figure.classList.add("cluster-figure");

  function lay(): void {
    packing =
      film && width
        ? packCircles(film.population.workers, film.population.starts, film.population.sizes, {
            width,
            height: boxHeight - 6,
            inset: 5
          })
        : null;
    const count = packing?.order.length ?? 1;
    picker.max = String(Math.max(0, count - 1));
  }

  function paint(): void {
    const context = canvas.getContext?.("2d");
    if (!context || !film || !packing) return;
    colours ??= marksOf(canvas);
    const scale = Math.min(3, globalThis.devicePixelRatio || 1);
    const [across, down] = [Math.round(width * scale), Math.round(boxHeight * scale)];
    if (canvas.width !== across || canvas.height !== down) [canvas.width, canvas.height] = [across, down];
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, width, boxHeight);
    context.fillStyle = colours.ink;
    context.font = `600 ${colours.type} ${getComputedStyle(canvas).fontFamily || "sans-serif"}`;
    context.textBaseline = "top";
    packing.heads.forEach((top, s) => {
      const n = film!.population.sizes[s]!;
      const name = segmentNames[segments[s]!];
      context.fillText(
        `${name[0]!.toUpperCase()}${name.slice(1)}: ${n === 1 ? "1 firm" : `${n || "no"} firms`}`,
        0,
        top + 5
      );
    });
    drawMarks(context, packing, statesNow(), colours);
    if (firm >= 0 && packing.r[firm]) {
      context.strokeStyle = colours.ink;
      context.lineWidth = 2.5;
      context.beginPath();
      context.arc(packing.x[firm]!, packing.y[firm]!, packing.r[firm]! + 3, 0, 2 * Math.PI);
      context.stroke();
    }
  }

  function describe(): void {
    if (!film || firm < 0) {
      if (!details.querySelector(".lab-note")) details.replaceChildren(hint());
      return;
    }
    const one = firmAt(film, firm, period());
    const {sums, chances} = choiceOf(valuesAt(film.setting, period()), one);
    const state = statesNow()[firm]!;
    const does = ["ignores the standard", "ticks the boxes", "evades", "commits", "has closed", "has moved away"][
      state
    ];
    const tiers = [
      "sells to the buyer itself",
      "stands behind one contractor",
      "stands behind two contractors",
      "stands behind three contractors"
    ];
    details.replaceChildren(
      html`<p><b>${one.workers === 1 ? "One worker" : `${one.workers} workers`}</b>, ${segmentNames[one.segment]}, ${tiers[one.tier]}${one.tradition ? ", in a local tradition" : ""}.
        In period ${period() + 1} it <b>${does}</b>. Capability ${formatNumber(one.capability)}, experience ${formatNumber(one.experience)}, norms ${formatNumber(one.norm)}.</p>`,
      html`<table class="firm-payoffs">
        <thead><tr><th scope="col">What it weighs</th>${optionNames.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>
          <tr><th scope="row">worth, in per cent of sales</th>${sums.map((x) => html`<td>${formatNumber(100 * x, 1)}</td>`)}</tr>
          <tr><th scope="row">chosen, if it thinks again</th>${chances.map((x) => html`<td>${percent(x)}</td>`)}</tr>
        </tbody>
      </table>`
    );
  }

  function render(): void {
    if (!film) return;
    const counts = totals(countStates(film, period()));
    key.value = counts;
    canvas.setAttribute(
      "aria-label",
      `Period ${period() + 1}: ${counts.map((n, i) => `${n} ${stateNames[i]}`).join(", ")}.`
    );
    paint();
    describe();
    refreshTable(figure);
  }

  const look = (next: number) => {
    if (next === firm) return;
    firm = next;
    const at = packing?.order.indexOf(firm) ?? -1;
    if (at >= 0) picker.value = String(at);
    const text = at < 0 ? "no firm" : `firm ${at + 1} of ${packing!.order.length}`;
    picker.setAttribute("aria-valuetext", text);
    paint();
    describe();
  };
  const pointed = (event: PointerEvent) => {
    if (!packing) return;
    const box = canvas.getBoundingClientRect();
    const found = nearestMark(packing, event.clientX - box.left, event.clientY - box.top);
    if (found >= 0) look(found);
  };
  canvas.addEventListener("pointermove", pointed);
  canvas.addEventListener("pointerdown", pointed);
  for (const type of ["input", "change"]) picker.addEventListener(type, (event) => event.stopPropagation());
  picker.addEventListener("input", () => look(packing?.order[Number(picker.value)] ?? -1));
  playing.addEventListener("input", (event) => {
    event.stopPropagation();
    render();
    figure.dispatchEvent(new Event("input", {bubbles: true}));
  });

  const scheme = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
  const recolour = () => {
    colours = null;
    paint();
  };
  scheme?.addEventListener?.("change", recolour);
  const sizing =
    typeof ResizeObserver === "function"
      ? new ResizeObserver(([entry]) => {
          const next = Math.floor(entry!.contentRect.width);
          if (!next || next === width) return;
          width = next;
          lay();
          if (firm < 0 && packing) look(packing.order[0] ?? -1);
          paint();
        })
      : null;
  sizing?.observe(body);

  Object.defineProperties(figure, {
    value: {
      get: () => playing.value,
      set(next: number) {
        playing.value = next;
        render();
      }
    },
    film: {
      get: () => film,
      set(next: Film | null) {
        const same = next !== null && sameSizes(film, next);
        film = next;
        if (!film) return;
        playing.periods = film.periods;
        if (!same || !packing) {
          lay();
          firm = -1;
        }
        if (firm < 0 && packing) look(packing.order[0] ?? -1);
        render();
      }
    },
    firm: {get: () => firm},
    player: {value: playing},
    dispose: {
      value() {
        playing.stop();
        scheme?.removeEventListener?.("change", recolour);
        sizing?.disconnect();
      }
    }
  });
  describe();
  return figure;
}
