import {html} from "../../vendor/htl.js";
import type {Part} from "../../workbook/work/progress.js";
import {countText} from "./words.js";

const segments = ["done", "tried", "begun"] as const;

/** Returns a part's progress in words. */
export function partText({exercises, done, tried, begun, points, earned}: Part): string {
  const words = [
    done && `${done.toLocaleString("en")} right`,
    tried && `${tried.toLocaleString("en")} checked, not all right`,
    begun && `${begun.toLocaleString("en")} begun`
  ].filter(Boolean);
  const state = words.length ? words.join(", ") : "not begun";
  return `${countText(exercises, "exercise")}: ${state}. ${earned.toLocaleString("en")} of ${countText(points, "point")}.`;
}

/** Returns one bar: what is right, what is checked and what is begun, as shares of the exercises; the words beside it say the same. */
function bar(part: Part): HTMLElement {
  const track = html`<span class="work-track" aria-hidden="true"></span>`;
  for (const segment of segments) {
    if (!part[segment]) continue;
    const piece = html`<span class=${`work-segment ${segment}`}></span>`;
    piece.style.width = `${(100 * part[segment]) / part.exercises}%`;
    track.append(piece);
  }
  return track;
}

/** Returns a list of bars under a heading, one for each part; `hrefOf` gives the page that a part's name leads to. */
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
          ${bar(part)}
          <span class="work-count">${partText(part)}</span>
        </li>`;
      })}
    </ul>
  </section>`;
}

/** Returns what the patterns of the bars mean. */
export function progressKey(): HTMLElement {
  return html<HTMLElement>`<p class="work-key" aria-hidden="true">
    <span class="work-swatch done"></span> right <span class="work-swatch tried"></span> checked, not all right
    <span class="work-swatch begun"></span> begun
  </p>`;
}
