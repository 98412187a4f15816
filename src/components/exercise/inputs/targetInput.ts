import type {OutcomeKey} from "../../../model/pressures/outcomes.js";
import type {Parameter} from "../../../model/schema/parameter.js";
import {html} from "../../../vendor/htl.js";
import {
  boundText,
  inputFrom,
  isMet,
  movedIn,
  movesText,
  startOf,
  valueText,
  type TargetDetails,
  type TargetInput,
  type TargetQuestion
} from "../../../workbook/exercise/kinds/target.js";
import type {Json} from "../../../workbook/json.js";
import {sourceText} from "../../../workbook/lab/passages.js";
import type {LiveRuns} from "../../../workbook/scenario/liveRuns.js";
import {parameterForm} from "../../controls/parameterForm.js";
import {announce, inputElement, type InputElement, type InputOptions} from "./input.js";

const sourceWords = ({source}: Parameter) => {
  const {text, href} = sourceText(source);
  return href ? `After the paper: ${text}.` : "Our assumption.";
};

/** The values of the parameters that may be moved. */
const valuesOf = (question: TargetQuestion, {changes}: TargetInput) =>
  Object.fromEntries(question.parameters.map(({key}) => [key, changes[key] ?? question.values[key]!]));

/** The input of a scenario to be found: controls, and the conditions with their values, which follow the controls unless the author hides them. */
export function targetInput(
  question: TargetQuestion,
  {value, name, labelledby}: InputOptions<TargetInput>
): InputElement<TargetInput> {
  const {parameters, conditions, most, runs} = question;
  let input = value;
  let checked: TargetDetails | null = null;

  const form = parameterForm(parameters, {
    values: valuesOf(question, input),
    reference: Object.fromEntries(parameters.map(({key}) => [key, startOf(question, key)])),
    headings: false,
    sourceText: sourceWords
  });
  const count = html<HTMLElement>`<p class="target-count" role="status"></p>`;
  const rows = conditions.map((condition) => {
    const now = html<HTMLElement>`<td class="number"></td>`;
    const state = html<HTMLElement>`<td class="target-state"></td>`;
    const row = html<HTMLElement>`<tr><th scope="row">${condition.label} <span class="target-bound">${boundText(condition)}</span></th>
      <td class="number">${valueText(condition, condition.start)}</td>${now}${state}</tr>`;
    return {now, state, row};
  });
  const heading = html<HTMLElement>`<th scope="col" class="number">Now</th>`;
  const table = html<HTMLElement>`<table class="target-conditions"><caption>Conditions, on average over the last ten periods of ${runs === 1 ? "one run" : `${runs} runs`}</caption>
    <thead><tr><th scope="col">To be met</th><th scope="col" class="number">Start</th>${heading}<th scope="col">Met?</th></tr></thead>
    <tbody>${rows.map(({row}) => row)}</tbody></table>`;
  const element = html<HTMLElement>`<div class="exercise-target" role="group" aria-labelledby=${labelledby}>
    ${table}
    <p class="target-moves" id=${`${name}-moves`}>${movesText(question)}</p>
    ${form}${count}
  </div>`;

  // Runs
  let live: LiveRuns | null = null;
  let settingFor: typeof import("../../../workbook/exercise/scenarioRuns.js").settingFor | null = null;
  let failed = false;
  async function startRuns(): Promise<void> {
    const [{LiveRuns}, {fastKernel}, scenario] = await Promise.all([
      import("../../../workbook/scenario/liveRuns.js"),
      import("../../../model/pressures/fastKernel.js"),
      import("../../../workbook/exercise/scenarioRuns.js")
    ]);
    settingFor = scenario.settingFor;
    live = new LiveRuns({
      kernel: await fastKernel(),
      runs,
      onRuns: () => {
        // A question with other numbers, or an answer started again, has put another input in this one's place.
        if (element.isConnected) show();
        else live?.dispose();
      },
      onFailed: () => {
        failed = true;
        show();
      }
    });
    follow();
  }
  const follow = () => {
    if (live && settingFor) live.show([settingFor(question, input)]);
  };

  function found(): number[] | null {
    if (checked) return checked.values;
    const bands = live && settingFor ? live.bandsOf(settingFor(question, input)) : null;
    return bands?.runs === runs ? conditions.map(({outcome}) => bands.late(outcome as OutcomeKey)) : null;
  }

  function show(): void {
    const moved = movedIn(question, input);
    const values = moved.length ? found() : conditions.map(({start}) => start);
    conditions.forEach((condition, i) => {
      const {now, state} = rows[i]!;
      const value = values?.[i];
      const met = value === undefined ? null : isMet(condition, value);
      now.textContent = value === undefined ? "…" : valueText(condition, value);
      state.textContent =
        met === null ? (question.live && !failed ? "…" : "check to see") : met ? "✓ met" : "✗ not met";
      state.dataset.met = met === null ? "" : String(met);
    });
    const over = most !== null && moved.length > most;
    count.textContent =
      most === null
        ? moved.length
          ? `${moved.length} of ${parameters.length} moved.`
          : ""
        : `${moved.length} of at most ${most} moved.${over ? " Put one back: ↺ beside its number." : ""}`;
    count.classList.toggle("over", over);
  }

  form.addEventListener("input", (event) => {
    event.stopPropagation();
    input = inputFrom(question, form.value);
    checked = null;
    show();
    if (question.live) {
      if (live) follow();
      else starting ??= startRuns().catch(() => ((failed = true), show()));
    }
    announce(element);
  });
  element.addEventListener("change", (event) => event.stopPropagation());
  let starting: Promise<void> | null = null;
  show();
  if (question.live && movedIn(question, input).length) starting = startRuns().catch(() => ((failed = true), show()));
  return inputElement(element, {
    get: () => input,
    set: (next) => {
      input = next;
      form.value = valuesOf(question, input);
      checked = null;
      show();
      if (question.live) follow();
    },
    details: (details: Json) => {
      checked = details as TargetDetails | null;
      show();
    }
  });
}
