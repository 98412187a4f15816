import {html} from "../../vendor/htl.js";

export interface Guessed {
  /** The guess, 0 to 1. */
  readonly guess: number;
  readonly revealed: boolean;
}

export type GuessInput = HTMLElement & {value: Guessed; answer: string};

/** Returns a slider for a guess in per cent and a button that reveals; both dispatch an input event. `answer` is what is said afterwards. */
export function guessInput({guess = 0.5, revealed = false}: Partial<Guessed> = {}): GuessInput {
  let value: Guessed = {guess, revealed};
  let answer = "";
  const slider = html<HTMLInputElement>`<input type="range" min="0" max="100" step="1" />`;
  const output = html`<output></output>`;
  const reveal = html<HTMLButtonElement>`<button type="button" class="button primary">Show what happens</button>`;
  const status = html`<p class="collective-answer" role="status"></p>`;
  const element = html`<div class="collective-guess-input">
    <label><span>Guess first: what share of all firms will contribute at the end?</span> ${slider}</label>
    ${output}${reveal}${status}
  </div>` as GuessInput;
  const show = () => {
    const percent = Math.round(100 * value.guess);
    slider.value = String(percent);
    slider.setAttribute("aria-valuetext", `${percent} per cent of all firms`);
    slider.disabled = value.revealed;
    output.textContent = `${percent} %`;
    reveal.disabled = value.revealed;
    status.textContent = value.revealed ? answer : "";
  };
  const set = (next: Guessed) => {
    value = next;
    show();
    element.dispatchEvent(new Event("input", {bubbles: true}));
  };
  slider.addEventListener("input", (event) => {
    event.stopPropagation();
    set({...value, guess: Number(slider.value) / 100});
  });
  reveal.onclick = () => set({...value, revealed: true});
  Object.defineProperties(element, {
    value: {
      get: () => value,
      set: (next: Guessed) => {
        value = next;
        show();
      }
    },
    answer: {
      get: () => answer,
      set: (next: string) => {
        if (next === answer) return;
        answer = next;
        show();
      }
    }
  });
  show();
  return element;
}
