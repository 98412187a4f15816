import {outcomes, type OutcomeKey} from "../../model/pressures/outcomes.js";
import {html} from "../../vendor/htl.js";
import type {Late, Share, Ways} from "../../workbook/scenario/decompose.js";
import {sharesOf} from "../../workbook/scenario/decompose.js";
import type {Explained} from "../../workbook/scenario/state.js";
import {outcomeOf} from "../../workbook/lab/sweep.js";
import {figureFrame, type FigureTable} from "../figureFrame.js";
import {refreshTable} from "../lab/refreshTable.js";
import {formatNumber} from "../lab/words.js";

export interface ExplanationState {
  readonly explained: Explained;
  /** The scenarios that can be chosen: place and name; place -1 is the preset of the only one. */
  readonly choices: readonly {readonly at: number; readonly name: string}[];
  readonly ways: Ways | null;
  /** Runs along the two ways, or null while some are missing. */
  readonly runs: {readonly down: readonly Late[]; readonly up: readonly Late[]} | null;
}

export type Explanation = HTMLElement & {draw(state: ExplanationState): void; value: Explained};

/** Returns a change with its sign. */
export function signedOutcome(key: OutcomeKey, x: number): string {
  const digits = key === "hours" ? 1 : key === "margin" || key.endsWith("Cost") ? 3 : 2;
  const text = formatNumber(x, digits);
  return /^[−]|^0\.?0*$/.test(text) ? text : `+${text}`;
}

/** Returns in words what the shares say: which difference does most, and for which the order matters. */
export function explanationWords(shares: readonly Share[], key: OutcomeKey): string {
  if (!shares.length) return "The two do not differ, so there is nothing to explain.";
  const total = shares.reduce((sum, {down}) => sum + down, 0);
  const label = outcomeOf(key).label;
  const whole = `${label} changes by ${signedOutcome(key, total)} in all.`;
  const strongest = [...shares].sort((a, b) => Math.abs(b.down + b.up) - Math.abs(a.down + a.up))[0]!;
  const most =
    shares.length > 1
      ? ` The most comes with “${strongest.difference.label}”: ${signedOutcome(key, strongest.down)} when switched on in turn from the top, ${signedOutcome(key, strongest.up)} from the bottom.`
      : "";
  const open = shares.filter(({orderMatters}) => orderMatters);
  if (shares.length === 1) return whole;
  if (!open.length)
    return `${whole}${most} The order hardly matters: each difference does about the same whatever was switched on before it.`;
  const names = open.map(({difference}) => `“${difference.label}”`).join(", ");
  return `${whole}${most} The order matters for ${names}: what ${open.length === 1 ? "it does" : "they do"} depends on what else is switched on, so no single number is ${open.length === 1 ? "its" : "their"} share.`;
}

/** Returns the figure "what changed the outcome?": each difference switched on in its turn, in both orders; its value is what is explained. */
export function explanationFigure(): Explanation {
  let state: ExplanationState | null = null;
  let shares: readonly Share[] | null = null;
  const from = html<HTMLSelectElement>`<select></select>`;
  const to = html<HTMLSelectElement>`<select></select>`;
  const outcome = html<HTMLSelectElement>`<select>${outcomes.map(({key, label}) => html`<option value=${key}>${label}</option>`)}</select>`;
  const pair = html`<span class="explain-pair"><label>From ${from}</label><label>to ${to}</label></span>`;
  const controls = html`<div class="controls">${pair}<label>Outcome ${outcome}</label></div>`;
  const list = html`<div class="explain-list"></div>`;
  const words = html`<p class="explain-words" role="status"></p>`;
  const table = (): FigureTable => ({
    columns: ["Difference", "Switched on from the top down", "Switched on from the bottom up", "Order matters"],
    numbers: [1, 2],
    rows: (shares ?? []).map(({difference, down, up, orderMatters}) => [
      difference.label,
      signedOutcome(state!.explained.outcome, down),
      signedOutcome(state!.explained.outcome, up),
      orderMatters ? "yes" : "no"
    ])
  });
  const figure = figureFrame(html`<div>${list}${words}</div>`, {
    title: "What changed the outcome?",
    subtitle:
      "The differences are switched on one at a time: filled bars from the top of the list down, hollow bars from the bottom up. Each set adds up to the whole change. Where the two bars of a row differ by more than luck, the order matters.",
    alt: "For each difference two bars: what it adds to the outcome when switched on in turn from the top, and from the bottom. The numbers stand beside the bars.",
    source: "our model; same seeds for all runs; its values are illustrative",
    controls,
    table
  }) as Explanation;
  figure.classList.add("explanation");

  const tell = (next: Explained) => {
    if (!state) return;
    state = {...state, explained: next};
    figure.dispatchEvent(new CustomEvent("explain", {detail: next}));
  };
  for (const select of [from, to, outcome]) {
    select.addEventListener("input", (event) => event.stopPropagation());
    select.addEventListener("change", (event) => {
      event.stopPropagation();
      let next: Explained = {from: Number(from.value), to: Number(to.value), outcome: outcome.value as OutcomeKey};
      // A scenario is not explained by itself: the two change places.
      if (next.from === next.to && state) next = {...next, from: state.explained.to, to: state.explained.from};
      tell(next);
    });
  }

  const bar = (x: number, most: number, hollow: boolean, text: string) => {
    const mark = html`<span class=${`explain-bar${hollow ? " hollow" : ""}`}></span>`;
    const width = most > 0 ? (50 * Math.abs(x)) / most : 0;
    mark.style.width = `${width}%`;
    mark.style.left = `${x < 0 ? 50 - width : 50}%`;
    return html`<div class="explain-row"><span class="explain-track" aria-hidden="true">${mark}</span><span class="explain-number">${text}</span></div>`;
  };
  let drawn = "";
  figure.draw = (next) => {
    state = next;
    const {choices, explained, ways, runs} = next;
    const key = JSON.stringify(choices);
    if (from.dataset.key !== key) {
      from.dataset.key = key;
      for (const select of [from, to])
        select.replaceChildren(...choices.map(({at, name}) => html`<option value=${at}>${name}</option>`));
    }
    from.value = String(explained.from);
    to.value = String(explained.to);
    outcome.value = explained.outcome;
    pair.hidden = choices.length < 2 || explained.from < 0;
    if (!ways) {
      words.textContent = "Waits until the controls rest.";
      return;
    }
    if (!ways.differences.length) {
      list.replaceChildren();
      drawn = "";
      shares = [];
      words.textContent =
        explained.from < 0
          ? "Nothing differs from the preset yet. Change something, and come back to see what did what."
          : explanationWords([], explained.outcome);
      return;
    }
    if (!runs) {
      words.textContent = "The runs along both ways are coming in.";
      return;
    }
    shares = sharesOf(ways, runs.down, runs.up, explained.outcome);
    const most = Math.max(...shares.flatMap(({down, up}) => [Math.abs(down), Math.abs(up)]));
    const now = JSON.stringify([
      explained.outcome,
      shares.map(({difference, down, up}) => [difference.label, down, up])
    ]);
    if (now !== drawn) {
      drawn = now;
      list.replaceChildren(
        ...shares.map(
          ({difference, down, up, orderMatters}) =>
            html`<div class=${`explain-difference${orderMatters ? " matters" : ""}`}>
              <div class="explain-label">${difference.label}${orderMatters ? html` <small>order matters</small>` : ""}</div>
              <div>${bar(down, most, false, signedOutcome(explained.outcome, down))}${bar(up, most, true, signedOutcome(explained.outcome, up))}</div>
            </div>`
        )
      );
    }
    words.textContent = explanationWords(shares, explained.outcome);
    refreshTable(figure);
  };
  Object.defineProperty(figure, "value", {get: () => state?.explained});
  return figure;
}
