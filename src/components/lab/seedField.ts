import {html} from "../../vendor/htl.js";
import {largestSeed} from "../../workbook/lab/state.js";

export type SeedField = HTMLElement & {value: number};

/** Returns a field for the seed of the runs with a button for the next one; a change dispatches an input event. */
export function seedField({value = 0} = {}): SeedField {
  const field = html<HTMLInputElement>`<input type="number" min="0" max=${largestSeed} step="1" inputmode="numeric" />`;
  const next = html<HTMLButtonElement>`<button type="button" class="button">Other luck</button>`;
  const element = html`<div class="seed-field"><label>Seed of the luck ${field}</label>${next}</div>` as SeedField;
  const valid = (x: number) => Number.isInteger(x) && x >= 0 && x <= largestSeed;
  const show = () => {
    if (Number(field.value) !== value || field.value === "") field.value = String(value);
    field.toggleAttribute("aria-invalid", false);
  };
  const set = (x: number) => {
    if (!valid(x)) return field.setAttribute("aria-invalid", "true");
    if (x !== value) {
      value = x;
      element.dispatchEvent(new Event("input", {bubbles: true}));
    }
    show();
  };
  for (const type of ["input", "change"]) field.addEventListener(type, (event) => event.stopPropagation());
  field.addEventListener("input", () => set(field.value.trim() === "" ? NaN : Number(field.value)));
  field.addEventListener("change", show);
  next.onclick = () => set(value >= largestSeed ? 0 : value + 1);
  Object.defineProperty(element, "value", {
    get: () => value,
    set(x: number) {
      value = x;
      show();
    }
  });
  show();
  return element;
}
