import {summarise} from "../../model/governance/chain.js";
import type {WorkedChain} from "../../model/governance/chains.js";
import {ruleSchema} from "../../model/governance/parameters.js";
import {defaultsOf} from "../../model/schema/parameter.js";
import {html} from "../../vendor/htl.js";
import {figureFrame} from "../figureFrame.js";
import {chainDrawing} from "./chainDrawing.js";
import {andList, outcomeName, passageLink, rankText} from "./words.js";

export interface ChainFigureOptions {
  /** Id of the chain that is shown at first. */
  chain?: string;
}

/** Returns the chains of the paper as a figure that draws one at a time. Its value is the id of the chain shown. */
export function chainFigure(
  chains: readonly WorkedChain[],
  {chain = chains[0]!.id}: ChainFigureOptions = {}
): HTMLElement & {value: string} {
  const rules = defaultsOf(ruleSchema);
  const byId = new Map(chains.map((c) => [c.id, c]));
  let current = byId.get(chain)!;
  const drawing = chainDrawing(current, {rules});
  const select = html<HTMLSelectElement>`<select>${chains.map((c) => html`<option value=${c.id}>${c.title}</option>`)}</select>`;
  const words = html`<div class="chain-notes" aria-live="polite"></div>`;
  const body = html`<div class="chain-figure">${drawing.element}${words}</div>`;
  const figure = figureFrame(body, {
    title: "Along one chain, ties change their form",
    subtitle:
      "From the buyer at the top downwards. A thicker line is tighter coordination, a larger arrow more unequal power.",
    alt: "A chain drawn as boxes with lines between them. The words beside each line name the form of the tie, the ranks of coordination and power, and who sets the terms.",
    source: "who stands in each chain: Knorringa and Nadvi (2014); the form of each tie is our reading",
    controls: html`<div class="controls"><label>Chain ${select}</label></div>`,
    table: () => {
      const {links} = summarise(current, rules);
      return {
        columns: ["Buyer", "Supplier", "Form", "Coordination", "Power"],
        rows: links.map(({governance}, i) => [
          current.nodes[i]!.name,
          current.nodes[i + 1]!.name,
          outcomeName(governance.outcome),
          rankText(governance.coordination),
          rankText(governance.power)
        ])
      };
    }
  }) as HTMLElement & {value: string};

  function render(): void {
    drawing.update(current);
    select.value = current.id;
    const {forms} = summarise(current, rules);
    const count = forms.length === 1 ? "One form" : `${forms.length} forms`;
    words.replaceChildren(
      html`<p><strong>${count}:</strong> ${andList(forms)}.</p>`,
      html`<p>${current.note} See ${passageLink(current.passage)}.</p>`
    );
  }
  select.oninput = (event) => event.stopPropagation();
  select.onchange = () => {
    figure.value = select.value;
    figure.dispatchEvent(new Event("input", {bubbles: true}));
  };
  Object.defineProperty(figure, "value", {
    get: () => current.id,
    set: (id: string) => {
      const next = byId.get(id);
      if (!next) throw new RangeError(`there is no chain "${id}"`);
      current = next;
      render();
    }
  });
  render();
  return figure;
}
