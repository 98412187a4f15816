import {ensembleOf, homeMarketEnsemble, type HomeMarketEnsemble} from "../../model/homeMarket/ensemble.js";
import {homeMarketParameters, type HomeMarketValues} from "../../model/homeMarket/parameters.js";
import {runHomeMarket, type HomeMarketRun} from "../../model/homeMarket/run.js";
import {defaultsOf} from "../../model/schema/parameter.js";
import {html} from "../../vendor/htl.js";
import {figureFrame} from "../figureFrame.js";
import {perSlices, watchWidth} from "../studyDesign/liveFigure.js";
import {parameterPanel} from "../studyDesign/parameterPanel.js";
import {adoptionChart} from "./adoptionChart.js";
import {firstMoverWords, homeMarketTable} from "./words.js";

const runs = 30;

/** Returns the model of standards in the home market as a figure to play with. Its value is the set of parameters. */
export function homeMarketFigure({
  values = defaultsOf(homeMarketParameters)
}: {values?: HomeMarketValues} = {}): HTMLElement & {value: HomeMarketValues} {
  let shown = 0;
  let width = 0;
  let known: {values: HomeMarketValues; ensemble: HomeMarketEnsemble} | null = null;
  const panel = parameterPanel(homeMarketParameters, {
    values,
    main: ["experience", "middleGrowth", "awareGrowth", "perception", "activists", "scrutiny"]
  });
  const ensemble = () => {
    if (known?.values !== panel.value) known = {values: panel.value, ensemble: homeMarketEnsemble(panel.value, {runs})};
    return known.ensemble;
  };

  const chart = adoptionChart();
  const words = html`<p class="study-words"></p>`;
  const another = html`<button type="button" class="button">Show another run</button>` as HTMLButtonElement;
  const body = html`<div>${chart.element}<div class="study-result">${words}${another}</div></div>`;
  const figure = figureFrame(body, {
    title: "A standard at home waits for a first mover, then spreads",
    subtitle: `Pale: eight in ten of ${runs} runs. Dark: the middle of them, year by year. Coloured: one run. Illustrative numbers.`,
    alt:
      "Lines over the years for the share of retailers and of lead firms with a standard and for the share of home sales " +
      "under one, with the spread over repeated runs. The sentence below the drawing and the table say what they show.",
    source: "our model after Knorringa and Nadvi (2014), fourth point of the research agenda; numbers are assumed",
    controls: panel,
    table: () => homeMarketTable(ensemble())
  }) as HTMLElement & {value: HomeMarketValues};

  const show = (result: HomeMarketEnsemble) => {
    words.textContent = firstMoverWords(result, shown);
    if (width) chart.update(result, shown, width);
  };
  const redraw = perSlices(function* () {
    const values = panel.value;
    if (known?.values !== values) {
      const made: HomeMarketRun[] = [];
      for (let i = 0; i < runs; i++) {
        made.push(runHomeMarket(values, 1 + i));
        yield;
      }
      known = {values, ensemble: ensembleOf(values, made)};
    }
    // The hand may have moved on; what was counted is shown all the same, and the next count follows.
    show(known.ensemble);
  });
  panel.addEventListener("input", redraw);
  another.onclick = () => {
    shown = (shown + 1) % runs;
    redraw();
  };
  watchWidth(chart.element, (next) => {
    width = next;
    show(ensemble());
  });
  words.textContent = firstMoverWords(ensemble(), shown);
  Object.defineProperty(figure, "value", {
    get: () => panel.value,
    set: (next: HomeMarketValues) => {
      panel.value = next;
      redraw();
    }
  });
  return figure;
}
