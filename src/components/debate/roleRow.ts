import {html, svg} from "../../vendor/htl.js";
import {
  barOf,
  measureLabel,
  tally,
  tallyText,
  verdict,
  verdictWords,
  type Measures
} from "../../workbook/debate/balance.js";
import type {Voice} from "../../workbook/debate/meeting.js";
import type {Role} from "../../workbook/debate/roles.js";
import {formatNumber, formatOutcome} from "../lab/words.js";

/** A role in the list of balances: its bars, its words, and what it says to the package. */
export interface RoleRow {
  readonly element: HTMLElement;
  /** Shows the outcomes of today and of the package; null while there are none. */
  draw(outcomes: {readonly before: Measures; readonly after: Measures} | null): void;
  /** Shows what the role has said, and whether it is asked: its signature is needed for a change. */
  speak(voice: Voice | null, needed: boolean, possible: boolean): void;
}

const [barWidth, barHeight] = [26, 34];

const text = (key: Role["watches"][number]["key"], x: number) =>
  key === "premiumBill" ? formatNumber(x, 3) : formatOutcome(key, x);

/** Returns the row of a role. `say` is called with what the role says, or null when it takes it back. */
export function roleRow(role: Role, say: (voice: Voice | null) => void): RoleRow {
  const bars = role.watches.map(
    () => svg<SVGRectElement>`<rect x="5" width=${barWidth - 10} y=${barHeight / 2} height="0" />`
  );
  const picture = svg`<svg class="balance-bars" aria-hidden="true" width=${role.watches.length * barWidth} height=${barHeight}
    viewBox=${`0 0 ${role.watches.length * barWidth} ${barHeight}`}>
    ${bars.map((bar, i) => svg`<g transform=${`translate(${i * barWidth},0)`}>${bar}</g>`)}
    <line x1="0" x2=${role.watches.length * barWidth} y1=${barHeight / 2} y2=${barHeight / 2} />
  </svg>`;
  const words = html`<span class="balance-words"></span>`;
  const details = role.watches.map((watch) => {
    const value = html`<td class="number"></td>`;
    const judged = html`<td></td>`;
    return {
      watch,
      value,
      judged,
      row: html`<tr><th scope="row">${watch.as} <span class="balance-measure">${measureLabel(watch.key)}</span></th>${value}${judged}</tr>`
    };
  });
  const choices = (["signed", "refused"] as const).map((voice) => {
    const button = html<HTMLButtonElement>`<button type="button" class="button">${voice === "signed" ? "Signs" : "Refuses"}</button>`;
    button.setAttribute("aria-label", `${role.name} ${voice === "signed" ? "signs" : "refuses"}`);
    button.onclick = () => say(button.getAttribute("aria-pressed") === "true" ? null : voice);
    return {voice, button};
  });
  const needed = html`<span class="balance-needed" hidden>its signature is needed</span>`;
  const element = html`<li class="balance" data-role=${role.key}>
    <details class="balance-details"><summary><span class="balance-name">${role.name}</span> ${picture} ${words}</summary>
      <table><thead><tr><th scope="col">What it watches</th><th scope="col" class="number">Today → package</th><th scope="col">For this role</th></tr></thead>
      <tbody>${details.map((d) => d.row)}</tbody></table></details>
    <div class="balance-voice" role="group" aria-label=${role.name}>${choices.map((c) => c.button)} ${needed}</div>
  </li>`;

  return {
    element,
    draw(outcomes) {
      if (!outcomes) {
        words.textContent = "running …";
        return;
      }
      const {before, after} = outcomes;
      details.forEach(({watch, value, judged}, i) => {
        const size = barOf(watch, before, after);
        const found = verdict(watch, before, after);
        const length = found === 0 ? 1.5 : Math.max(3, (Math.abs(size) * (barHeight - 4)) / 2);
        bars[i]!.setAttribute("y", String(size > 0 && found ? barHeight / 2 - length : barHeight / 2));
        bars[i]!.setAttribute("height", String(length));
        bars[i]!.setAttribute("class", found > 0 ? "up" : found < 0 ? "down" : "level");
        value.textContent = `${text(watch.key, before[watch.key])} → ${text(watch.key, after[watch.key])}`;
        judged.textContent = verdictWords[found];
      });
      words.textContent = tallyText(tally(role.watches, before, after));
    },
    speak(voice, isNeeded, possible) {
      for (const {voice: own, button} of choices) {
        button.setAttribute("aria-pressed", String(own === voice));
        button.disabled = !possible;
      }
      needed.hidden = !isNeeded;
      element.dataset.voice = voice ?? "silent";
    }
  };
}
