import {html} from "../../../vendor/htl.js";
import type {Json} from "../../../workbook/json.js";
import type {ShortDetails} from "../../../workbook/exercise/kinds/short.js";
import {fragment} from "../fragment.js";
import {announce, inputElement, type InputElement, type InputOptions} from "./input.js";

type Input = {text: string; marks: string[]};

/** The input of a short text: an area to write in; once the answer is checked, a model answer and points to mark in one's own. */
export function shortInput(
  {least}: {least: number},
  {value, name, labelledby}: InputOptions<Input>
): InputElement<Input> {
  let marks = value.marks;
  const label = `${name}-label`;
  const area = html<HTMLTextAreaElement>`<textarea rows="5" class="exercise-text" aria-labelledby=${`${label} ${labelledby}`}></textarea>`;
  area.value = value.text;
  const compare = html<HTMLElement>`<div class="exercise-compare" hidden></div>`;
  const element = html<HTMLElement>`<div class="exercise-short">
    <label><span id=${label}>Your answer, at least ${least} words</span>${area}</label>${compare}
  </div>`;
  const boxes = () => [...compare.querySelectorAll<HTMLInputElement>("input")];
  compare.addEventListener("change", () => {
    marks = boxes().flatMap((box) => (box.checked ? [box.value] : []));
    announce(element);
  });
  compare.addEventListener("input", (event) => event.stopPropagation());
  let shown = "";
  const showDetails = (details: Json) => {
    const text = JSON.stringify(details);
    if (text === shown) return;
    shown = text;
    compare.hidden = details === null;
    compare.replaceChildren();
    if (details === null) return;
    const {model, rubric} = details as ShortDetails;
    compare.append(
      html`<div class="exercise-model"><p class="exercise-label">A model answer</p>${fragment(model)}</div>`,
      html`<fieldset class="exercise-rubric">
        <legend>Which of these points does your answer make?</legend>
        ${rubric.map((point) => {
          const box = html<HTMLInputElement>`<input type="checkbox" value=${point.id} />`;
          box.checked = marks.includes(point.id);
          return html`<label class="exercise-option">${box}<span>${fragment(point.html)}</span></label>`;
        })}
      </fieldset>`
    );
  };
  return inputElement(element, {
    get: () => ({text: area.value, marks: [...marks]}),
    set: (next) => {
      area.value = next.text;
      marks = next.marks;
      boxes().forEach((box) => (box.checked = marks.includes(box.value)));
    },
    details: showDetails
  });
}
