import {html} from "../../../vendor/htl.js";
import {inputElement, type InputElement, type InputOptions} from "./input.js";

/** The input of a number: a line of text, since a reader may write 12.5, 12,5 or 12.5 %. */
export function numericInput(
  {unit}: {unit: string},
  {value, labelledby, name}: InputOptions<string>
): InputElement<string> {
  const label = `${name}-label`;
  const field = html<HTMLInputElement>`<input type="text" inputmode="decimal" autocomplete="off" spellcheck="false" class="exercise-number" aria-labelledby=${`${label} ${labelledby}`} />`;
  field.value = value;
  const element = html<HTMLElement>`<div class="exercise-numeric">
    <label><span id=${label}>Your answer</span> ${field}</label>${unit ? html`<span class="exercise-unit">${unit}</span>` : ""}
  </div>`;
  return inputElement(element, {get: () => field.value, set: (text) => void (field.value = text)});
}
