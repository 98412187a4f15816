import {html} from "../../vendor/htl.js";
import type {Part} from "../../workbook/work/progress.js";
import {countText} from "./words.js";

const states = ["done", "tried", "begun"] as const;

/** Returns a part's progress in words. */
export function partText({exercises, done, tried, begun, points, earned}: Part): string {
  const words = [
    done && `${done.toLocaleString("en")} with full points`,
    tried && `${tried.toLocaleString("en")} checked, not full points`,
    begun && `${begun.toLocaleString("en")} begun`
  ].filter(Boolean);
  const state = words.length ? words.join("; ") : "not begun";
  return `${countText(exercises, "exercise")}: ${state}. ${earned.toLocaleString("en")} of ${countText(points, "point")}.`;
}

/** Returns a row of boxes, one an exercise, so that long and short chapters can be compared; the words beside it say the same. */
function boxes(part: Part): HTMLElement {
  const kinds = states.flatMap((state) => Array.from({length: part[state]}, () => state as string));
  const open = Array.from({length: Math.max(0, part.exercises - kinds.length)}, () => "open");
  return html<HTMLElement>`<span class="work-boxes" aria-hidden="true"
    >${[...kinds, ...open].map((kind) => html`<span class=${`work-swatch ${kind}`}></span>`)}</span
  >`;
}

/** Returns a list under a heading, one for each part; `hrefOf` gives the page that a part's name leads to. */
export function progressBars(
  title: string,
  parts: readonly Part[],
  hrefOf: (part: Part) => string | null = () => null
): HTMLElement {
  return html<HTMLElement>`<section class="work-progress">
    <h3>${title}</h3>
    <ul>
      ${parts.map((part) => {
        const href = hrefOf(part);
        return html`<li>
          <span class="work-part">${href ? html`<a href=${href}>${part.title}</a>` : part.title}</span>
          ${boxes(part)}
          <span class="work-count">${partText(part)}</span>
        </li>`;
      })}
    </ul>
  </section>`;
}

/** Returns what the patterns of the boxes mean. */
export function progressKey(): HTMLElement {
  return html<HTMLElement>`<p class="work-key" aria-hidden="true">
    <span class="work-swatch done"></span> full points <span class="work-swatch tried"></span> checked, not full points
    <span class="work-swatch begun"></span> begun
    <span class="work-swatch open"></span> not begun
  </p>`;
}
