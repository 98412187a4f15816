import {defaultsOf} from "../../model/schema/parameter.js";
import {toStudyCluster, type StudyCluster} from "../../model/studyDesign/cluster.js";
import {designs, type Design} from "../../model/studyDesign/designs.js";
import {estimands, type Estimand} from "../../model/studyDesign/estimate.js";
import {instruments, type Instrument} from "../../model/studyDesign/instruments.js";
import {reachOf} from "../../model/studyDesign/misses.js";
import {studyDesignParameters, type StudyDesignValues} from "../../model/studyDesign/parameters.js";
import {affordableFirms, repeatStudy, type Repeated} from "../../model/studyDesign/study.js";
import {html} from "../../vendor/htl.js";
import {inSlices} from "../collective/inSlices.js";
import {reportAs} from "../exercise/reportOnPage.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {perSlices, watchWidth} from "./liveFigure.js";
import {parameterPanel} from "./parameterPanel.js";
import {estimateStrip} from "./strip.js";
import {
  bestWords,
  designNames,
  estimandNames,
  instrumentNames,
  instrumentWords,
  missWords,
  points,
  reportLine,
  sizeWords,
  type PlanError
} from "./words.js";

const draws = 100;
const fieldInstruments = instruments.filter((i) => i !== "perfect");

/** Returns the name of a design in small letters and hyphens, as exercises write it. */
const planName = (design: Design) => design.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Returns the model of study design as a figure to play with. Its value is the set of parameters. */
export function studyFigure({
  values = defaultsOf(studyDesignParameters)
}: {values?: StudyDesignValues} = {}): HTMLElement & {
  value: StudyDesignValues;
} {
  let clusterSeed = 1;
  let width = 0;
  let known: {values: StudyDesignValues; seed: number; cluster: StudyCluster} | null = null;
  const panel = parameterPanel(studyDesignParameters, {
    values,
    main: ["budget", "sizeSpread", "hiddenUse", "desirability", "sight", "walls"]
  });
  const choice = <T extends string>(label: string, names: Readonly<Record<T, string>>, all: readonly T[], first: T) => {
    const select = html`<select>
      ${all.map((id) => html`<option value=${id} selected=${id === first}>${names[id]}</option>`)}
    </select>` as HTMLSelectElement;
    return {select, label: html`<label>${label} ${select}</label>`, get: () => select.value as T};
  };
  const instrument = choice<Instrument>("How firms are looked at", instrumentNames, instruments, "visit");
  const estimand = choice<Estimand>("What is asked", estimandNames, estimands, "spirit");
  const another = html`<button type="button" class="button">Another cluster</button>` as HTMLButtonElement;
  const clusterNow = () => {
    if (known?.values !== panel.value || known.seed !== clusterSeed)
      known = {values: panel.value, seed: clusterSeed, cluster: toStudyCluster(panel.value, clusterSeed)};
    return known.cluster;
  };
  const study = (design: Design, by: Instrument, count = draws): Repeated =>
    repeatStudy(clusterNow(), {design, instrument: by, estimand: estimand.get()}, panel.value, {draws: count});

  const rows = designs.map((design, i) => {
    const strip = estimateStrip({axis: i === designs.length - 1, name: designNames[design]});
    const size = html`<p class="study-size"></p>`;
    const miss = html`<p class="study-miss"></p>`;
    const cell = html`<div class="study-strip">${strip.picture}</div>`;
    const row = html`<div class="study-row">
      <div class="study-name"><strong>${designNames[design]}</strong>${size}</div>
      ${cell}${miss}
    </div>`;
    return {design, strip, size, miss, cell, row};
  });
  const seen = html`<p class="study-words"></p>`;
  const best = html`<p class="study-words study-best"></p>`;
  const body = html`<div class="study-rows">${seen}${rows.map((r) => r.row)}${best}</div>`;

  const table = (): FigureTable => ({
    columns: ["Design", "Instrument", "Firms", "Bias", "Spread", "Typical error", "Intervals that hold the truth"],
    numbers: [2, 3, 4, 5, 6],
    rows: designs.flatMap((design) =>
      instruments.map((by) => {
        const r = study(design, by);
        const whole = (x: number | null) => (x === null ? "none" : String(Math.round(100 * x)));
        return [
          designNames[design],
          instrumentNames[by],
          Math.round(r.reached),
          r.bias === null ? "none" : points(r.bias),
          whole(r.sd),
          whole(r.rmse),
          r.coverage === null ? "none" : `${whole(r.coverage)} %`
        ];
      })
    )
  });
  const figure = figureFrame(body, {
    title: "A larger sample does not mend a list that leaves firms out, or an eye that cannot see",
    subtitle: `Each dot is one study; each design is repeated ${draws} times in the same made-up cluster. Bias and spread are in percentage points. Illustrative numbers.`,
    alt:
      "For each of five ways to draw a sample, dots for the answers of repeated studies along a scale from 0 to 100 per cent, " +
      "with the truth as a line, and in words whom the design misses. The table gives bias, spread and coverage.",
    source:
      "our model after Knorringa and Nadvi (2014), third point and last paragraph of the research agenda; numbers are assumed",
    controls: html`<div>
      <div class="controls">${instrument.label}${estimand.label}${another}</div>
      ${panel}
    </div>`,
    table
  }) as HTMLElement & {value: StudyDesignValues};

  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};
  // Whom designs miss, and the search through all plans, can wait until the hand rests.
  function* resting() {
    const cluster = clusterNow();
    const by = instrument.get();
    for (const {design, miss} of rows) {
      const n = affordableFirms(panel.value, design, by);
      miss.textContent = missWords(design, reachOf(cluster, design, n, panel.value, {draws: 20}), n, cluster.n);
      yield;
    }
    const plans: PlanError[] = [];
    for (const design of designs)
      for (const other of fieldInstruments) {
        const {rmse} = study(design, other, 60);
        if (rmse !== null) plans.push({design, by: other, error: rmse});
        yield;
      }
    best.textContent = bestWords(plans);
  }
  const rest = () => {
    stop = inSlices(
      resting(),
      () => undefined,
      () => undefined,
      {budget: 10}
    );
  };
  function* drawing() {
    clearTimeout(timer);
    stop();
    seen.textContent = instrumentWords(instrument.get(), clusterNow(), panel.value);
    yield;
    for (const {design, strip, size} of rows) {
      const result = study(design, instrument.get());
      size.textContent = sizeWords(result);
      if (width) strip.update(result, width);
      yield;
    }
    timer = setTimeout(rest, 150);
  }
  const draw = () => {
    for (const step of drawing()) void step;
  };
  const redraw = perSlices(drawing);
  panel.addEventListener("input", redraw);
  for (const {select} of [instrument, estimand]) select.addEventListener("input", redraw);
  another.onclick = () => {
    clusterSeed++;
    redraw();
    another.dispatchEvent(new Event("input", {bubbles: true}));
  };
  // What a plan comes to in this cluster and setting, for those who write a design further down the page.
  reportAs(figure, "study", () => {
    const changed = studyDesignParameters.flatMap(({key, label, default: usual}) =>
      panel.value[key] === usual || key === "budget" ? [] : [`${label.toLowerCase()} ${panel.value[key]}`]
    );
    const setting = [
      `model of study design, cluster ${clusterSeed}, budget ${panel.value.budget} interviews`,
      ...changed
    ].join(", ");
    return Object.fromEntries(
      designs.flatMap((design) =>
        fieldInstruments.map((by) => [
          `${planName(design)}/${by}`,
          reportLine({design, instrument: by, estimand: estimand.get()}, study(design, by), setting)
        ])
      )
    );
  });
  watchWidth(rows[0]!.cell, (next) => {
    width = next;
    draw();
  });
  if (!width) draw();
  Object.defineProperty(figure, "value", {
    get: () => panel.value,
    set: (next: StudyDesignValues) => {
      panel.value = next;
      redraw();
    }
  });
  return figure;
}
