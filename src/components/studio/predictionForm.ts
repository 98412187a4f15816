import {html} from "../../vendor/htl.js";
import {outcomeOf} from "../../workbook/lab/sweep.js";
import {answerHolds, directionOf, readAnswer, type Answer, type Direction} from "../../workbook/scenario/prediction.js";
import type {Question} from "../../workbook/scenario/state.js";
import {formatOutcome} from "../lab/words.js";

export const directionWords: Readonly<Record<Direction, string>> = {
  up: "goes up",
  stays: "stays about the same",
  down: "goes down"
};

export interface PredictionFormOptions {
  questions: readonly Question[];
  /** What is compared, in words, such as "the preset" and "this scenario". */
  from: string;
  to: string;
  answers?: readonly Answer[];
  /** Whether the outcomes are shown already. */
  revealed?: boolean;
}

/** The questions before outcomes are shown: its value are the answers; it dispatches "reveal" when the reader asks for the outcomes. */
export type PredictionForm = HTMLElement & {
  value: readonly Answer[];
  readonly revealed: boolean;
  /** Shows how the answers fared against the outcomes before and after, in the order of the questions. */
  judge(results: readonly (readonly [before: number, after: number])[]): void;
};

let forms = 0;

/** Returns the form in which a reader predicts outcomes; the button that shows them works once every question has an answer. */
export function predictionForm({
  questions,
  from,
  to,
  answers = [],
  revealed = false
}: PredictionFormOptions): PredictionForm {
  const id = `prediction-${++forms}`;
  let current: Answer[] = questions.map((_, i) => answers[i] ?? null);
  const verdicts = questions.map(() => html`<p class="prediction-verdict" role="status"></p>`);
  const button = html<HTMLButtonElement>`<button type="button" class="button primary">Show the outcomes</button>`;
  const hint = html`<p class="lab-note">Answer each question, best in your notebook too; then the outcomes are shown.</p>`;
  const tell = () => {
    button.disabled = current.some((answer) => answer === null);
    element.dispatchEvent(new Event("input", {bubbles: true}));
  };
  const items = questions.map(({outcome, as}, i) => {
    const {label, unit, about} = outcomeOf(outcome);
    const set = (answer: Answer) => {
      current = current.map((old, j) => (j === i ? answer : old));
      tell();
    };
    if (as === "direction") {
      const inputs = (Object.keys(directionWords) as Direction[]).map((value) => {
        const input = html<HTMLInputElement>`<input type="radio" name=${`${id}-${i}`} value=${value} />`;
        input.checked = current[i] === value;
        input.addEventListener("change", () => set(value));
        return {input, item: html`<label>${input} ${directionWords[value]}</label>`};
      });
      return {
        lock: () => inputs.forEach(({input}) => (input.disabled = true)),
        item: html`<fieldset class="prediction"><legend>From ${from} to ${to}, <b>${label.toLowerCase()}</b> …</legend>
          <p class="lab-note">${about}</p><div class="prediction-choices">${inputs.map(({item}) => item)}</div>${verdicts[i]!}</fieldset>`
      };
    }
    const field = html<HTMLInputElement>`<input type="text" inputmode="decimal" size="8" aria-describedby=${`${id}-${i}-problem`} />`;
    const problem = html`<p class="parameter-problem" id=${`${id}-${i}-problem`} role="alert"></p>`;
    if (typeof current[i] === "number") field.value = String(current[i]);
    field.addEventListener("input", () => {
      const answer = readAnswer(field.value);
      problem.textContent =
        answer === null && field.value.trim() !== ""
          ? `“${field.value.slice(0, 20)}” is not a number. Write one such as 0.35.`
          : "";
      set(answer);
    });
    return {
      lock: () => (field.disabled = true),
      item: html`<fieldset class="prediction"><legend>What is <b>${label.toLowerCase()}</b> in ${to} at the end?</legend>
        <p class="lab-note">${about}</p><label>Your number (${unit}) ${field}</label>${problem}${verdicts[i]!}</fieldset>`
    };
  });
  const element = html`<section class="predictions" aria-label="Predict first"><h2>Predict first</h2>${items.map(
    ({item}) => item
  )}<div class="studio-tools">${button}</div>${hint}</section>` as PredictionForm;
  element.addEventListener("input", (event) => {
    if (event.target !== element) event.stopPropagation();
  });
  const reveal = () => {
    revealed = true;
    items.forEach(({lock}) => lock());
    button.hidden = hint.hidden = true;
  };
  button.disabled = current.some((answer) => answer === null);
  button.onclick = () => {
    reveal();
    element.dispatchEvent(new Event("reveal"));
  };
  if (revealed) reveal();
  element.judge = (results) => {
    questions.forEach((question, i) => {
      const [before, after] = results[i]!;
      const {outcome} = question;
      const numbers = `${formatOutcome(outcome, before)} to ${formatOutcome(outcome, after)}`;
      const holds = answerHolds(question, current[i]!, before, after);
      const text =
        question.as === "direction"
          ? `${holds ? "✓ As you said" : "✗ Not as you said"}: it ${directionWords[directionOf(outcome, before, after)]}, from ${numbers}.`
          : `${holds ? "✓ Close" : "✗ Not close"}: it is ${formatOutcome(outcome, after)} (before: ${formatOutcome(outcome, before)}).`;
      if (verdicts[i]!.textContent !== text) verdicts[i]!.textContent = text;
      verdicts[i]!.classList.toggle("holds", holds);
    });
  };
  Object.defineProperties(element, {
    value: {
      get: () => current,
      set(next: readonly Answer[]) {
        current = questions.map((_, i) => next[i] ?? null);
      }
    },
    revealed: {get: () => revealed}
  });
  return element;
}
