import {html} from "../../vendor/htl.js";
import type {WorkedQuestion} from "../../workbook/sql/questions.js";

/** Returns the worked questions as a list of buttons; a press gives the question to `onChoose`. */
export function questionList(
  questions: readonly WorkedQuestion[],
  {onChoose}: {onChoose: (question: WorkedQuestion) => void}
): HTMLElement {
  return html`<ul class="sql-questions">${questions.map((question) => {
    const button = html`<button type="button">${question.title}</button>` as HTMLButtonElement;
    button.onclick = () => onChoose(question);
    return html`<li>${button}<span class="sql-comment">${question.asks}</span></li>`;
  })}</ul>`;
}
