import type {PressureChanges, PressureKey} from "../../model/pressures/parameters.js";
import {formatValue} from "../../model/schema/parameter.js";
import {html} from "../../vendor/htl.js";
import type {Slide} from "../../workbook/deck/deck.js";
import {parameterAt} from "../studio/words.js";

export interface SlideSlidersState {
  readonly slide: Slide;
  /** What was moved. */
  readonly moved: PressureChanges;
  /** The values of each scenario as the deck has them. */
  readonly values: readonly Readonly<Record<PressureKey, number>>[];
}

export interface SlideSlidersOptions {
  onMove: (values: PressureChanges) => void;
  onReset: () => void;
  /** The pointer let a slider go. */
  onLetGo?: () => void;
}

export type SlideSliders = HTMLElement & {draw(state: SlideSlidersState): void};

interface Row {
  readonly key: PressureKey;
  readonly input: HTMLInputElement;
  readonly output: HTMLElement;
}

/** Returns the sliders of a slide: one or two parameters that can be dragged while it is shown, and a way back. */
export function slideSliders({onMove, onReset, onLetGo}: SlideSlidersOptions): SlideSliders {
  const list = html`<div class="slide-slider-list"></div>`;
  const back = html<HTMLButtonElement>`<button type="button" class="slide-reset" aria-keyshortcuts="r">Back to where it was</button>`;
  const element = html`<div class="slide-sliders">${list}${back}</div>` as SlideSliders;
  let rows: Row[] = [];
  let drawn: Slide | null = null;
  back.onclick = () => {
    onReset();
    onLetGo?.();
  };

  const rowOf = (key: PressureKey): Row & {readonly item: HTMLElement} => {
    const {label, min, max, step} = parameterAt(key);
    const input = html<HTMLInputElement>`<input type="range" min=${min} max=${max} step=${step} />`;
    const output = html`<output class="slide-value"></output>`;
    input.addEventListener("input", () => onMove({[key]: Number(input.value)} as PressureChanges));
    for (const end of ["pointerup", "touchend"]) input.addEventListener(end, () => onLetGo?.());
    return {key, input, output, item: html`<label><span>${label}</span> ${output}${input}</label>`};
  };

  element.draw = ({slide, moved, values}) => {
    if (slide !== drawn) {
      drawn = slide;
      const made = slide.sliders.map(rowOf);
      rows = made;
      list.replaceChildren(...made.map(({item}) => item));
      element.hidden = made.length === 0;
    }
    for (const {key, input, output} of rows) {
      const own = [...new Set(values.map((v) => v[key]))];
      const value = moved[key] ?? own[0]!;
      if (Number(input.value) !== value) input.value = String(value);
      const text =
        moved[key] === undefined
          ? own.map((v) => formatValue(parameterAt(key), v)).join(", ")
          : formatValue(parameterAt(key), value);
      if (output.textContent !== text) output.textContent = text;
      input.setAttribute("aria-valuetext", text);
    }
    back.disabled = Object.keys(moved).length === 0;
  };
  return element;
}
