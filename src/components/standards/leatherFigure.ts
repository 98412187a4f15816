import {html} from "../../vendor/htl.js";
import {leatherRoutes, type RuleRole} from "../../workbook/standards/leatherRoutes.js";
import type {StandardsData} from "../../workbook/standards/standardsData.js";
import {figureFrame} from "../figureFrame.js";
import {passageLink} from "../governance/words.js";

const roleWords: Readonly<Record<RuleRole, string>> = {
  "rule maker": "makes",
  "rule intermediary": "passes on",
  "rule taker": "takes"
};

/** Returns the two ways of Germany’s rule on leather into India’s tanneries, step by step, with what each actor is to the rule. */
export function leatherFigure({actors, leatherErrata}: Pick<StandardsData, "actors" | "leatherErrata">): HTMLElement {
  const actor = (id: string) => {
    const found = actors[id];
    if (!found) throw new Error(`no actor ${id} in the data of this chapter`);
    return found;
  };
  const body = html`<div class="routes">
    ${leatherRoutes.map(
      ({title, steps}) => html`<section class="route" aria-label=${title}>
        <div class="part-title">${title}</div>
        <ol>
          ${steps.map(
            ({actors: ids, roles, what, stops}) => html`<li class=${stops ? "route-step stops" : "route-step"}>
              <span class="route-roles">${roles.map((role) => html`<span class="route-role" data-role=${role}>${roleWords[role]}</span>`)}</span>
              <span class="route-actor">${ids.map((id) => actor(id).name).join("; ")}</span>
              <span class="route-what">${what}</span>
            </li>`
          )}
        </ol>
      </section>`
    )}
  </div>`;
  return figureFrame(body, {
    title: "Down the chain Germany’s rule would have got stuck; it arrived because India applied it to the inputs",
    subtitle:
      "Who makes the rule, who passes it on and who takes it, on two ways from a German law to an Indian tannery: the usual one, which the paper calls a dead end, and the one that was taken. The word beside each actor is our reading.",
    alt: leatherRoutes
      .map(
        ({title, steps}) =>
          `${title}: ${steps.map((s) => `${s.actors.map((id) => actor(id).name).join(", ")} (${s.roles.join(" and ")})`).join("; then ")}.`
      )
      .join(" "),
    source: html`Tewari and Pillai (2005), as told in Knorringa and Nadvi (2014), ${passageLink("india-11")} and
      ${passageLink("india-12")}; roles after Levi-Faur and Starobin (2014), ${passageLink("conclusion-4")}`,
    table: {
      columns: ["Way", "Step", "Actor", "Is to the rule", "What happens", "What the paper says of the actor"],
      rows: leatherRoutes.flatMap(({title, steps}) =>
        steps.map((s, i) => [
          title,
          i + 1,
          s.actors.map((id) => actor(id).name).join("; "),
          s.roles.join(", then "),
          s.what,
          s.actors.map((id) => actor(id).role).join(" ")
        ])
      )
    },
    errata: leatherErrata,
    wide: true
  });
}
