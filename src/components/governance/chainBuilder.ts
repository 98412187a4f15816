import {actorsOf, summarise, withLink, type Chain} from "../../model/governance/chain.js";
import type {WorkedChain} from "../../model/governance/chains.js";
import {ruleSchema, tieSchema} from "../../model/governance/parameters.js";
import {defaultsOf} from "../../model/schema/parameter.js";
import {html} from "../../vendor/htl.js";
import {parameterForm} from "../controls/parameterForm.js";
import {figureFrame} from "../figureFrame.js";
import {chainDrawing} from "./chainDrawing.js";
import {andList, outcomeName, rankText} from "./words.js";

export interface ChainBuilderOptions {
  chain?: string;
}

const polarityText = {
  nobody: "Nobody: price alone coordinates this chain",
  unipolar: "Unipolar: one actor drives most links",
  bipolar: "Bipolar: it takes two actors",
  multipolar: "Multipolar: it takes three actors or more"
};

/**
 * Returns a figure in which a reader takes a chain of the paper, changes a link, and sees the forms and who drives. Its
 * value is the chain as changed.
 */
export function chainBuilder(
  chains: readonly WorkedChain[],
  {chain = chains[0]!.id}: ChainBuilderOptions = {}
): HTMLElement & {value: Chain} {
  const rules = defaultsOf(ruleSchema);
  const byId = new Map<string, Chain>(chains.map((c) => [c.id, c]));
  let value: Chain = byId.get(chain)!;
  let picked = 0;
  const original = () => byId.get(value.id)!;
  const drawing = chainDrawing(value, {
    rules,
    onPick: (index) => {
      picked = index;
      openEditor();
      render();
    }
  });
  const select = html<HTMLSelectElement>`<select>${chains.map((c) => html`<option value=${c.id}>${c.title}</option>`)}</select>`;
  const reset = html<HTMLButtonElement>`<button type="button" class="button">Back to our reading</button>`;
  const editor = html`<div class="chain-editor"></div>`;
  const polarity = html`<strong></strong>`;
  const forms = html`<span></span>`;
  const undriven = html`<span></span>`;
  const bars = html`<ul class="weight-list driver-list"></ul>`;
  const spoken = html`<p class="visually-hidden" role="status"></p>`;
  const summary = html`<div class="chain-summary">
    <p>${polarity}</p><p>${forms}</p>
    <h3>Who drives, by share of the driven links</h3>${bars}<p class="map-hint">${undriven}</p>
    <p class="map-hint">A link’s drivers share it in equal parts. Firms do not drive a market tie; law and standards from outside may. Poles are the fewest actors who drive three quarters of the driven links. This measure is ours.</p>
  </div>`;
  const body = html`<div class="chain-builder">${drawing.element}<div class="chain-side">${summary}${editor}</div>${spoken}</div>`;
  const figure = figureFrame(body, {
    title: "Change one link, and the same chain has other drivers",
    subtitle: "Pick a chain, then a link. Move its three properties or say who sets its terms.",
    alt: "A chain drawn as boxes and lines, with an editor for one link and a summary: how many forms it holds, which share of the links each actor drives, and how many poles it has.",
    source:
      "actors: Knorringa and Nadvi (2014); unipolar to multipolar: Ponte and Sturgeon (2014); values, drivers and the measure are ours",
    controls: html`<div class="controls"><label>Chain ${select}</label>${reset}</div>`,
    wide: true,
    table: () => {
      const {links} = summarise(value, rules);
      const names = new Map(actorsOf(value).map((a) => [a.id, a.name]));
      return {
        columns: [
          "Buyer",
          "Supplier",
          "Complexity",
          "Ability to codify",
          "Capability",
          "Form",
          "Power",
          "Terms set by"
        ],
        numbers: [2, 3, 4],
        rows: links.map(({governance, drivers}, i) => {
          const {tie} = value.links[i]!;
          return [
            value.nodes[i]!.name,
            value.nodes[i + 1]!.name,
            tie.complexity.toFixed(2),
            tie.codifiability.toFixed(2),
            tie.capability.toFixed(2),
            outcomeName(governance.outcome),
            rankText(governance.power),
            andList(drivers.map((id) => names.get(id)!)) || "nobody"
          ];
        })
      };
    }
  }) as HTMLElement & {value: Chain};

  function openEditor(): void {
    const link = value.links[picked]!;
    const form = parameterForm(tieSchema, {values: link.tie, reference: original().links[picked]!.tie});
    form.addEventListener("input", (event) => {
      event.stopPropagation();
      change({...value.links[picked]!, tie: form.value});
    });
    const boxes = actorsOf(value).map((actor) => {
      const box = html<HTMLInputElement>`<input type="checkbox" checked=${link.drivers.includes(actor.id)} />`;
      box.oninput = (event) => event.stopPropagation();
      box.onchange = () => {
        const chosen = boxes.filter((b) => b.box.checked).map((b) => b.actor.id);
        change({...value.links[picked]!, drivers: chosen});
      };
      return {actor, box, row: html`<label class="driver-choice">${box} ${actor.name}</label>`};
    });
    const [from, to] = [value.nodes[picked]!.name, value.nodes[picked + 1]!.name];
    editor.replaceChildren(
      html`<h3>The link between ${from} and ${to}</h3>`,
      form,
      html`<fieldset class="driver-choices"><legend>Who sets its terms</legend>${boxes.map((b) => b.row)}</fieldset>`
    );
  }

  function change(link: Chain["links"][number]): void {
    value = withLink(value, picked, link);
    render();
    figure.dispatchEvent(new Event("input", {bubbles: true}));
  }

  let said = "";
  function render(): void {
    const result = summarise(value, rules);
    drawing.update(value, picked);
    select.value = value.id;
    polarity.textContent = polarityText[result.polarity];
    const broken = result.broken
      ? ` ${result.broken === 1 ? "One link is" : `${result.broken} links are`} broken.`
      : "";
    forms.textContent = `Forms in this chain: ${result.forms.length ? andList(result.forms) : "none"}.${broken}`;
    undriven.textContent =
      result.undriven === 0
        ? "Every link that holds is driven by somebody."
        : `${result.undriven} of ${value.links.length} links: price alone.`;
    const share = new Map(result.shares.map((s) => [s.actor.id, s.share]));
    const rows = actorsOf(value).map(({id, name}) => {
      const part = share.get(id) ?? 0;
      return html`<li><span class="weight-name">${name}</span><span class="weight-track" aria-hidden="true"><span class="weight-bar" style=${{width: `${100 * part}%`}}></span></span><span class="weight-text">${Math.round(100 * part)} %</span></li>`;
    });
    bars.replaceChildren(...rows);
    const sentence = `${polarity.textContent}. ${forms.textContent}`;
    if (sentence !== said) spoken.textContent = said = sentence;
  }

  function show(next: Chain): void {
    value = next;
    picked = Math.min(picked, value.links.length - 1);
    openEditor();
    render();
  }
  select.oninput = (event) => event.stopPropagation();
  select.onchange = () => {
    picked = 0;
    show(byId.get(select.value)!);
    figure.dispatchEvent(new Event("input", {bubbles: true}));
  };
  reset.onclick = () => {
    if (value === original()) return;
    show(original());
    figure.dispatchEvent(new Event("input", {bubbles: true}));
  };
  Object.defineProperty(figure, "value", {get: () => value, set: show});
  show(value);
  return figure;
}
