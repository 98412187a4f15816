import type {Rank} from "../../model/governance/forms.js";
import {html} from "../../vendor/htl.js";
import {rankText} from "./words.js";

/** Returns a row with a name, five boxes of which as many are filled as the rank says, and the rank in words. */
export function rankMeter(name: string): HTMLElement & {value: Rank | null} {
  const boxes = [1, 2, 3, 4, 5].map(() => html`<span></span>`);
  const text = html`<span class="rank-text"></span>`;
  const element =
    html`<p class="rank"><span class="rank-name">${name}</span><span class="rank-boxes" aria-hidden="true">${boxes}</span>${text}</p>` as HTMLElement & {
      value: Rank | null;
    };
  let value: Rank | null = null;
  Object.defineProperty(element, "value", {
    get: () => value,
    set: (next: Rank | null) => {
      value = next;
      boxes.forEach((box, i) => box.classList.toggle("full", next !== null && i < next));
      text.textContent = rankText(next);
    }
  });
  element.value = null;
  return element;
}
