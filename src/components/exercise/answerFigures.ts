import {html} from "../../vendor/htl.js";
import type {Point} from "../../workbook/exercise/curve.js";
import {curvePlot, type CurveQuestion} from "../../workbook/exercise/curvePlot.js";
import {predict} from "../../workbook/exercise/kinds/predict.js";
import {
  boundText,
  isMet,
  target,
  valueText,
  type TargetInput,
  type TargetQuestion
} from "../../workbook/exercise/kinds/target.js";
import {bandsOf, presetOf, settingFor} from "../../workbook/exercise/scenarioRuns.js";
import type {OutcomeKey} from "../../model/pressures/outcomes.js";
import {fastKernel} from "../../model/pressures/fastKernel.js";
import {registerAnswerFigure} from "../work/answerFigures.js";
import {drawScenario} from "../work/scenarioAnswer.js";
import {fragment} from "./fragment.js";

/** Returns a drawn curve in its axes, or null where nothing is drawn. */
function curveFigure(points: Point[], question: CurveQuestion): Element | null {
  if (!points.length) return null;
  return html<Element>`<div class="work-scenario">${fragment(curvePlot(question, {width: 520, height: 260, yours: points}))}</div>`;
}

// A sheet is made anew whenever an answer changes.
const drawn = new Map<string, Element>();

/** Returns a scenario with its parameters, seed, chart, and what became of the conditions. */
async function targetFigure(input: TargetInput, question: TargetQuestion): Promise<Element> {
  const key = JSON.stringify([input, question.conditions]);
  if (!drawn.has(key)) {
    const kernel = await fastKernel();
    const bands = await bandsOf(settingFor(question, input), question.runs, {kernel});
    const rows = question.conditions.map((condition) => {
      const value = bands.late(condition.outcome as OutcomeKey);
      return html`<tr><th scope="row">${condition.label}: ${boundText(condition)}</th>
        <td class="number">${valueText(condition, value)}</td><td>${isMet(condition, value) ? "met" : "not met"}</td></tr>`;
    });
    const figure = drawScenario(input, presetOf(question), kernel);
    figure.append(html`<table class="work-parameters"><tbody>${rows}</tbody></table>`);
    drawn.set(key, figure);
  }
  return drawn.get(key)!.cloneNode(true) as Element;
}

/** Lets the sheet of My work draw what readers drew and found; an answer that does not fit the question stays text. */
export function registerExerciseFigures(): void {
  registerAnswerFigure("predict", (input, published) => {
    const question = published as CurveQuestion | null;
    const points = question && predict.read(input, question);
    return points && curveFigure(points, question);
  });
  registerAnswerFigure("target", (input, published) => {
    const question = published as TargetQuestion | null;
    const scenario = question && target.read(input, question);
    return scenario && targetFigure(scenario, question);
  });
}
