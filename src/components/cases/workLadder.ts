import {html} from "../../vendor/htl.js";
import type {ActorRow} from "../../workbook/cases/countryCases.js";
import type {Rung} from "../../workbook/cases/ladders.js";
import {passageLink} from "../governance/words.js";

/** Returns who stands between the buyer and the work as a ladder: from the top down, with those who stand beside a rung to its right. */
export function workLadder(
  rungs: readonly Rung[],
  actors: readonly ActorRow[],
  {colour = "var(--ink)"}: {colour?: string} = {}
): HTMLElement {
  const find = (id: string): ActorRow => {
    const actor = actors.find((a) => a.id === id);
    if (!actor) throw new Error(`no actor ${id} in the data of this chapter`);
    return actor;
  };
  const box = (actor: ActorRow) => html.fragment`<p class="rung-name">${actor.name}</p>
    <p>${actor.role} <span class="rung-source">(${passageLink(actor.section)})</span></p>`;
  return html<HTMLElement>`<ol class="ladder" style=${{"--case-colour": colour}}>
    ${rungs.map((rung) => {
      const hidden = rung.seen ? "" : " hidden-rung";
      return html`<li class=${`rung${hidden}`}>
        ${rung.tie ? html`<p class="rung-tie">${rung.tie}</p>` : ""}
        <div class="rung-line">
          <div class="rung-box">${box(find(rung.actor))} ${rung.seen ? "" : html`<p class="rung-unseen">out of the buyer’s sight</p>`}</div>
          ${
            rung.beside.length
              ? html`<div class="rung-beside">
                  ${rung.beside.map((id) => html`<div class="rung-side">${box(find(id))}</div>`)}
                </div>`
              : ""
          }
        </div>
      </li>`;
    })}
  </ol>`;
}
