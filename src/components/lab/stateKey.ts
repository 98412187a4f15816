import {html, svg} from "../../vendor/htl.js";
import {stateNames} from "./words.js";

/** Returns a small picture of the mark of a state, as the picture of the cluster draws it. */
export function stateMark(state: number): SVGElement {
  const colour = state < 4 ? `var(--lab-${["ignore", "tick", "evade", "commit"][state]})` : "var(--ink-soft)";
  const d = 6 * Math.SQRT1_2;
  const inside = [
    null,
    svg`<path d="M0,-6A6,6 0 0 0 0,6Z" fill=${colour} />`,
    svg`<path d=${`M${-d},${-d}L${d},${d}M${-d},${d}L${d},${-d}`} stroke=${colour} stroke-width="1.5" />`,
    svg`<circle r="6" fill=${colour} />`,
    null,
    null
  ][state];
  const ring =
    state === 4
      ? svg`<circle r="2" fill=${colour} />`
      : svg`<circle r="6" fill="none" stroke=${colour} stroke-width="1.5" stroke-dasharray=${state === 5 ? "2 3" : "none"} />`;
  return svg<SVGElement>`<svg class="state-mark" aria-hidden="true" width="16" height="16" viewBox="-8 -8 16 16">${ring}${inside}</svg>`;
}

export type StateKey = HTMLElement & {value: readonly number[]};

/** Returns the marks of the states with their names and how many firms are in each; its value is those counts. */
export function stateKey(): StateKey {
  const numbers = stateNames.map(() => html`<b>0</b>`);
  const element = html`<ul class="state-key">
    ${stateNames.map((name, i) => html`<li>${stateMark(i)} ${numbers[i]} ${name}</li>`)}
  </ul>` as StateKey;
  let value: readonly number[] = [0, 0, 0, 0, 0, 0];
  Object.defineProperty(element, "value", {
    get: () => value,
    set(next: readonly number[]) {
      value = next;
      next.forEach((n, i) => (numbers[i]!.textContent = String(n)));
    }
  });
  return element;
}
