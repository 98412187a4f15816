import {html} from "../../../vendor/htl.js";
import {fragment} from "../fragment.js";
import {announce, inputElement, type InputElement, type InputOptions} from "./input.js";

type Shown = {options: {id: string; html: string}[]};

function optionInput(
  {options}: Shown,
  {name, labelledby}: InputOptions,
  type: "radio" | "checkbox"
): {element: HTMLElement; boxes: HTMLInputElement[]} {
  const boxes = options.map(({id}) => html<HTMLInputElement>`<input type=${type} name=${name} value=${id} />`);
  const element = html<HTMLElement>`<div class="exercise-options" role=${type === "radio" ? "radiogroup" : "group"} aria-labelledby=${labelledby}>
    ${options.map(
      (option, i) => html`<label class="exercise-option">${boxes[i]!}<span>${fragment(option.html)}</span></label>`
    )}
  </div>`;
  element.addEventListener("change", () => announce(element));
  // Only the bubbling event that announce sends counts; a box sends one of its own.
  element.addEventListener("input", (event) => {
    if (event.target !== element) event.stopPropagation();
  });
  return {element, boxes};
}

/** The input of a choice: radio buttons. */
export function choiceInput(question: Shown, options: InputOptions<string | null>): InputElement<string | null> {
  const {element, boxes} = optionInput(question, options, "radio");
  const set = (value: string | null) => boxes.forEach((box) => (box.checked = box.value === value));
  set(options.value);
  return inputElement(element, {get: () => boxes.find((box) => box.checked)?.value ?? null, set});
}

/** The input of several right options: check boxes. */
export function severalInput(question: Shown, options: InputOptions<string[]>): InputElement<string[]> {
  const {element, boxes} = optionInput(question, options, "checkbox");
  const set = (value: string[]) => boxes.forEach((box) => (box.checked = value.includes(box.value)));
  set(options.value);
  return inputElement(element, {get: () => boxes.filter((box) => box.checked).map((box) => box.value), set});
}
