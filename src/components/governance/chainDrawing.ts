import {actorsOf, summarise, type Chain} from "../../model/governance/chain.js";
import {isForm, outcomeInfo} from "../../model/governance/forms.js";
import type {Rules} from "../../model/governance/parameters.js";
import {html} from "../../vendor/htl.js";
import {linkLine} from "./linkLine.js";
import {andList, outcomeName, rankText} from "./words.js";

export interface ChainDrawingOptions {
  rules: Rules;
  /** Called when a reader picks a link; without it links cannot be picked. */
  onPick?: (index: number) => void;
}

/** A chain as a list from the buyer downwards, with a way to draw it anew. */
export interface ChainDrawing {
  element: HTMLElement;
  update(chain: Chain, picked?: number | null): void;
}

/** Returns the drawing of a chain: a box for each node, and between two boxes a line whose style says the form of the tie. */
export function chainDrawing(start: Chain, {rules, onPick}: ChainDrawingOptions): ChainDrawing {
  const element = html`<ol class="chain"></ol>`;
  let drawn: Chain | null = null;
  let links: {
    line: HTMLElement;
    form: HTMLElement;
    ranks: HTMLElement;
    drivers: HTMLElement;
    pick: HTMLButtonElement | null;
  }[] = [];
  let shown: string[] = [];

  function build(chain: Chain): void {
    const names = new Map(chain.nodes.map((n) => [n.id, n.name]));
    shown = chain.links.map(() => "");
    links = chain.links.map((_, i) => {
      const ends = `${names.get(chain.nodes[i]!.id)} and ${names.get(chain.nodes[i + 1]!.id)}`;
      const pick = onPick
        ? html<HTMLButtonElement>`<button type="button" class="button link-pick" aria-pressed="false" aria-label=${`Change the link between ${ends}`}>Change</button>`
        : null;
      if (pick) pick.onclick = () => onPick!(i);
      return {
        line: html`<div class="link-drawing"></div>`,
        form: html`<strong></strong>`,
        ranks: html`<span class="link-ranks"></span>`,
        drivers: html`<span class="link-drivers"></span>`,
        pick
      };
    });
    element.replaceChildren(
      ...chain.nodes.flatMap((node, i) => {
        const box = html`<li class=${node.hidden ? "chain-node hidden-node" : "chain-node"}>
          <strong>${node.name}</strong><span>${node.role}</span>${node.hidden ? html`<em>out of the buyer’s sight</em>` : ""}</li>`;
        const link = links[i];
        if (!link) return [box];
        return [
          box,
          html`<li class="chain-link">${link.line}<div class="link-words">${link.form}${link.ranks}${link.drivers}</div>${link.pick ?? ""}</li>`
        ];
      })
    );
    drawn = chain;
  }

  function update(chain: Chain, picked: number | null = null): void {
    if (drawn?.id !== chain.id) build(chain);
    const names = new Map(actorsOf(chain).map((a) => [a.id, a.name]));
    summarise(chain, rules).links.forEach(({governance, drivers}, i) => {
      const {line, form, ranks, drivers: driven, pick} = links[i]!;
      const {outcome, coordination, power} = governance;
      if (shown[i] !== outcome) line.replaceChildren(linkLine(outcome));
      shown[i] = outcome;
      form.textContent = outcomeName(outcome);
      ranks.textContent = isForm(outcome)
        ? `coordination ${rankText(coordination)}, power ${rankText(power)}`
        : outcomeInfo[outcome].tie;
      driven.textContent = !isForm(outcome)
        ? "no terms to set"
        : drivers.length
          ? `terms set by: ${andList(drivers.map((id) => names.get(id)!))}`
          : "terms set by: price alone";
      pick?.setAttribute("aria-pressed", String(i === picked));
      line.parentElement!.classList.toggle("picked", i === picked);
    });
    drawn = chain;
  }

  update(start);
  return {element, update};
}
