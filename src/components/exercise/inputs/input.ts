import type {Json} from "../../../workbook/json.js";

/**
 * What a kind's answer is given with: an element whose `value` is the raw answer and which dispatches a bubbling `input`
 * event when its reader changes it; setting `value` from code redraws and stays silent. `details` takes what a grade says
 * of the parts of the answer, or null.
 */
export type InputElement<Input extends Json = Json> = HTMLElement & {value: Input; details: Json};

export interface InputOptions<Input extends Json = Json> {
  value: Input;
  /** Unique in the page: for the names and ids of controls. */
  name: string;
  /** The id of the element that holds the question, to name groups of controls by. */
  labelledby: string;
}

interface Maker {
  make(question: Json, options: InputOptions): InputElement;
}

/** Makes the input of one kind of exercise from its published question; a kind's own function names its own question and answer. */
export type MakeInput = Maker["make"];

/** Returns an element with `value` and `details` that call these functions. */
export function inputElement<Input extends Json>(
  element: HTMLElement,
  parts: {get: () => Input; set: (value: Input) => void; details?: (details: Json) => void}
): InputElement<Input> {
  let details: Json = null;
  Object.defineProperties(element, {
    value: {get: parts.get, set: parts.set},
    details: {
      get: () => details,
      set: (value: Json) => {
        details = value;
        parts.details?.(value);
      }
    }
  });
  return element as InputElement<Input>;
}

/** Tells those who listen that the reader changed the answer. */
export const announce = (element: HTMLElement): void => void element.dispatchEvent(new Event("input", {bubbles: true}));
