import {formatValue, valueProblem, type Parameter} from "../../model/schema/parameter.js";
import {html} from "../../vendor/htl.js";
import {nextNumber} from "../nextNumber.js";

export interface ParameterInputOptions {
  value?: number;
  /** The value against which a difference is marked, such as the preset's. */
  reference?: number;
  /** Words for where the parameter comes from, shown with its sentence. */
  sourceText?: string;
}

/** An input for one parameter: its value, the value against which a difference is marked, whether it can be looked at only, and a note below it. */
export type ParameterInput = HTMLElement & {value: number; reference: number; locked: boolean; note: string};

/**
 * Returns a slider with a field for the same number. The user's changes dispatch an input event; a number that is out of
 * range is named below the field and changes nothing. A mark on the slider shows
 * the reference; a value that differs from it stands out and can be undone.
 */
export function parameterInput(
  parameter: Parameter,
  {value = parameter.default, reference = value, sourceText = ""}: ParameterInputOptions = {}
): ParameterInput {
  const {label, unit, about, min, max, step} = parameter;
  const id = `parameter-${nextNumber("parameter")}`;
  const slider = html<HTMLInputElement>`<input type="range" id=${id} min=${min} max=${max} step=${step} aria-describedby=${`${id}-note ${id}-about`} />`;
  const field = html<HTMLInputElement>`<input
    type="number" min=${min} max=${max} step=${step} inputmode="decimal" aria-label=${`${label}, as a number`} />`;
  const message = html`<p class="parameter-problem" role="alert" hidden></p>`;
  const undo = html<HTMLButtonElement>`<button type="button" class="parameter-undo" hidden>↺</button>`;
  const mark = html<HTMLElement>`<span class="parameter-mark" aria-hidden="true"></span>`;
  const noteLine = html`<p class="parameter-note" id=${`${id}-note`} hidden></p>`;
  const lock = html`<span class="parameter-lock" hidden>fixed</span>`;
  const element = html`<div class="parameter">
    <label for=${id}>${label}</label>
    <div class="parameter-row"><span class="parameter-slider">${mark}${slider}</span>${field}${undo}${lock}</div>
    ${message}${noteLine}
    <details class="parameter-about"><summary>${unit || "no unit"}</summary>
      <p id=${`${id}-about`}>${about} ${sourceText}</p></details>
  </div>` as ParameterInput;

  const show = () => {
    slider.value = String(value);
    if (document.activeElement !== field || Number(field.value) !== value) field.value = formatValue(parameter, value);
    slider.setAttribute("aria-valuetext", `${formatValue(parameter, value)} ${unit}`.trim());
    const changed = value !== reference;
    element.classList.toggle("changed", changed);
    undo.hidden = !changed || slider.disabled;
    mark.style.setProperty("--at", String((reference - min) / (max - min)));
    const back = `Back to ${formatValue(parameter, reference)}`;
    undo.title = back;
    undo.setAttribute("aria-label", `${label}: ${back.toLowerCase()}`);
  };
  const say = (text: string | null) => {
    message.textContent = text ?? "";
    message.hidden = text === null;
    field.toggleAttribute("aria-invalid", text !== null);
  };
  const set = (next: number) => {
    say(null);
    if (next === value) return show();
    value = next;
    show();
    element.dispatchEvent(new Event("input", {bubbles: true}));
  };

  for (const input of [slider, field]) input.addEventListener("input", (event) => event.stopPropagation());
  slider.addEventListener("input", () => set(Number(slider.value)));
  field.addEventListener("input", () => {
    const next = field.value.trim() === "" ? NaN : Number(field.value);
    const problem = valueProblem(parameter, next);
    if (problem) say(problem.message);
    else set(next);
  });
  field.addEventListener("change", () => {
    say(null);
    field.value = formatValue(parameter, value);
  });
  undo.onclick = () => {
    set(reference);
    slider.focus();
  };

  Object.defineProperties(element, {
    value: {
      get: () => value,
      set: (next: number) => {
        const problem = valueProblem(parameter, next);
        if (problem) throw new RangeError(problem.message);
        value = next;
        say(null);
        show();
      }
    },
    reference: {
      get: () => reference,
      set: (next: number) => {
        reference = next;
        show();
      }
    },
    note: {
      get: () => noteLine.textContent,
      set: (text: string) => {
        if (noteLine.textContent === text) return;
        noteLine.textContent = text;
        noteLine.hidden = text === "";
      }
    },
    locked: {
      get: () => slider.disabled,
      set: (locked: boolean) => {
        slider.disabled = field.disabled = locked;
        lock.hidden = !locked;
        show();
      }
    }
  });
  show();
  return element;
}
