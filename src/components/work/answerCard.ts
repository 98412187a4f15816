import {html} from "../../vendor/htl.js";
import {isBlank} from "../../workbook/json.js";
import {bestCredit, stateOf, type ExerciseState} from "../../workbook/work/progress.js";
import type {AnswerRecord} from "../../workbook/work/record.js";
import type {Copy} from "../../workbook/work/store.js";
import type {AnsweredExercise} from "./grouped.js";
import {countText, stateText, timeText, verdictText} from "./words.js";

/** Puts an answer into plain words. */
export type Describe = (record: AnswerRecord, exercise: AnsweredExercise["exercise"]) => string;

export interface CardOptions {
  readonly describe: Describe;
  readonly onChoose: (copy: Copy) => void;
  readonly onRemove: (copy: Copy) => void;
  /** Lists that the reader has opened; they stay open when the room is drawn again. */
  readonly opened: Set<string>;
}

/** Returns an element that holds a text as text, whatever it looks like. */
export function textBlock(className: string, text: string): HTMLElement {
  const block = document.createElement("div");
  block.className = className;
  block.textContent = text;
  return block;
}

/** Returns an answer's text, or words for an empty one. */
export function answerText(record: AnswerRecord, exercise: AnsweredExercise["exercise"], describe: Describe): string {
  return isBlank(record.input) ? "Nothing typed or chosen." : describe(record, exercise) || "Nothing typed or chosen.";
}

/** Returns how often an answer was checked and with what, in words, for instance "3 attempts, best: partly right"; what the state says already is left out. */
export function attemptsText({attempts, hints, revealed}: AnswerRecord, state: ExerciseState | null = null): string {
  const best = attempts.reduce<(typeof attempts)[number] | null>(
    (found, one) => (!found || one.credit > found.credit ? one : found),
    null
  );
  const bestText = !best
    ? ""
    : best.verdict === "given"
      ? ", answered in words"
      : state === "done"
        ? ""
        : `, best: ${verdictText(best.verdict)}`;
  return [
    best ? countText(attempts.length, "attempt") + bestText : state === "begun" ? "" : "not checked",
    hints ? countText(hints, "hint") : "",
    revealed ? "solution shown" : ""
  ]
    .filter(Boolean)
    .join(" · ");
}

function disclosure(key: string, summary: string, body: Node[], opened: Set<string>): HTMLElement {
  const details = html<HTMLDetailsElement>`<details class="work-more"><summary>${summary}</summary>${body}</details>`;
  details.open = opened.has(key);
  details.addEventListener("toggle", () => (details.open ? opened.add(key) : opened.delete(key)));
  return details;
}

function button(text: string, about: string, action: () => void): HTMLButtonElement {
  const element = html<HTMLButtonElement>`<button type="button" class="button small">${text}</button>`;
  element.setAttribute("aria-label", `${text}: ${about}`);
  element.onclick = action;
  return element;
}

/** Returns one copy of an answer beside the one that counts. */
function copyItem(copy: Copy, title: string, answered: AnsweredExercise, options: CardOptions): HTMLElement {
  const {record} = copy;
  const asked = answered.exercise && record.question !== answered.exercise.hash;
  const about = `${title}, ${timeText(record.changed)}`;
  return html<HTMLElement>`<li>
    <p class="work-meta">${timeText(record.changed)} · ${attemptsText(record)}</p>
    ${asked ? textBlock("work-question", record.prompt) : ""}
    ${textBlock("work-answer", answerText(record, answered.exercise, options.describe))}
    <p class="work-buttons">
      ${answered.exercise && !asked ? button("Use this one", about, () => options.onChoose(copy)) : ""}
      ${button("Remove this copy", about, () => options.onRemove(copy))}
    </p>
  </li>`;
}

/** Returns the card of an exercise: its question, the answer that counts, its attempts, and the other copies. */
export function answerCard(answered: AnsweredExercise, options: CardOptions): HTMLElement {
  const {exercise, current, older, page, id} = answered;
  const [main, ...others] = [...current, ...older] as [Copy, ...Copy[]];
  const {record} = main;
  const title = exercise?.title || id;
  const key = JSON.stringify([page, id]);
  const state = exercise
    ? stateOf(
        exercise,
        [...current, ...older].map((copy) => copy.record)
      )
    : null;
  const heading = exercise
    ? html`<h4><a href=${`./${encodeURI(page)}.html#exercise-${encodeURIComponent(id)}`}>${title}</a></h4>`
    : html`<h4>${title}</h4>`;
  const points = exercise && state !== "changed" ? exercise.points * bestCredit(current.map((copy) => copy.record)) : 0;
  const facts = [
    attemptsText(record, state),
    exercise && state !== "changed"
      ? `${(Math.round(points * 100) / 100).toLocaleString("en")} of ${countText(exercise.points, "point")}`
      : "",
    `changed ${timeText(record.changed)}`
  ].filter(Boolean);
  const changed = !exercise
    ? "The workbook no longer asks this. Your answer is kept."
    : state === "changed"
      ? "The question has changed since you answered. This is what you were asked then; follow the link to answer it as it is now."
      : "";
  const attempts = record.attempts.map(
    (attempt) => html`<li>
      <p class="work-meta">${timeText(attempt.at)} · ${verdictText(attempt.verdict)}</p>
      ${textBlock("work-answer", answerText({...record, input: attempt.input}, exercise, options.describe))}
      ${attempt.message ? textBlock("work-message", attempt.message) : ""}
    </li>`
  );
  const rivals = current.length - 1;
  const olderText = [
    rivals > 0 ? countText(rivals, "other copy", "other copies") : "",
    older.length - (current.length ? 0 : 1) > 0
      ? `${countText(older.length - (current.length ? 0 : 1), "answer")} to an earlier wording`
      : ""
  ]
    .filter(Boolean)
    .join(", ");
  return html<HTMLElement>`<article class="work-card">
    ${heading}
    <p class="work-meta">
      ${state ? html`<span class=${`work-state ${state}`}>${stateText[state]}</span> · ` : ""}${facts.join(" · ")}
    </p>
    ${changed ? html`<p class="work-note">${changed}</p>` : ""} ${textBlock("work-question", record.prompt)}
    <div class="work-label">Your answer</div>
    ${textBlock("work-answer", answerText(record, exercise, options.describe))}
    <p class="work-foot">${button("Remove", title, () => options.onRemove(main))}</p>
    ${
      rivals > 0
        ? html`<p class="work-note">
            There is more than one answer to this question, from another tab or from a file. The newest one counts. Look at
            the others below, and use or remove them.
          </p>`
        : ""
    }
    ${attempts.length ? disclosure(`${key} attempts`, countText(attempts.length, "attempt"), [html`<ol class="work-list">${attempts}</ol>`], options.opened) : ""}
    ${
      others.length
        ? disclosure(
            `${key} copies`,
            olderText,
            [html`<ul class="work-list">${others.map((copy) => copyItem(copy, title, answered, options))}</ul>`],
            options.opened
          )
        : ""
    }
  </article>`;
}
