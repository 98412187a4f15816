import {html} from "../../vendor/htl.js";
import {measureLabel} from "../../workbook/debate/balance.js";
import {clauses, type RoleKey} from "../../workbook/debate/clauses.js";
import {evidenceHref, roleOf, type EvidenceRow} from "../../workbook/debate/roles.js";
import {parameterOf} from "../../workbook/lab/sweep.js";

export interface BriefOptions {
  /** Whose brief it is, as typed. */
  readonly holder?: string;
  /** Whether the reservation stands open; a card on the screen asks first. */
  readonly open?: boolean;
  /** The starting point, as a title. */
  readonly from?: string;
  /** The address of the role’s scenario; null where the brief is on paper. */
  readonly scenarioHref?: string | null;
}

const rowKinds = {case_study: "Case", fact: "Fact", claim: "Claim", erratum: "Erratum"} as const;
const partNames: Readonly<Record<string, string>> = {
  concepts: "Clusters and chains",
  agenda: "Research agenda",
  conclusion: "Conclusion"
};

/** Returns the name of a row of the evidence for a reader, such as “India, paragraph 9” or “Case: The devil’s deal”. */
export function rowName({table, id, title}: Pick<EvidenceRow, "table" | "id" | "title">): string {
  if (table !== "passage") return title ? `${rowKinds[table]}: ${title}` : rowKinds[table];
  const [, part = "", n = ""] = /^(.+)-(\d+)$/.exec(id) ?? [];
  return `${partNames[part] ?? part.charAt(0).toUpperCase() + part.slice(1)}, paragraph ${n}`;
}

/** Returns the brief of a role: who it is, what it wants, fears and can offer, its evidence, what it watches, what it would not sign. */
export function briefCard(
  key: RoleKey,
  {holder = "", open = false, from = "", scenarioHref = null}: BriefOptions = {}
): HTMLElement {
  const role = roleOf(key);
  const carried = clauses.filter((c) => (c.carriers as readonly RoleKey[]).includes(key));
  const part = (title: string, text: string) => html`<div><dt>${title}</dt><dd>${text}</dd></div>`;
  return html`<article class="brief" data-role=${key}>
    <header><p class="brief-name">${role.name}</p>${holder ? html`<p class="brief-holder">${holder}</p>` : ""}</header>
    ${from ? html`<p class="brief-from">Starting point: ${from}.</p>` : ""}
    <p class="brief-who">${role.who}</p>
    <dl class="brief-parts">
      ${part("What you want", role.wants)} ${part("What you fear", role.fears)} ${part("What you can offer", role.offers)}
      <div><dt>What cannot change without you</dt>
        <dd>${carried.map((c, i) => `${i ? "; " : ""}${parameterOf(c.key).label.toLowerCase()}`)}.</dd></div>
      <div><dt>What you watch in the model</dt>
        <dd><ul>${role.watches.map(
          (w) =>
            html`<li>${w.as}, where ${w.better} is better for you <span class="brief-measure">(${measureLabel(w.key)})</span></li>`
        )}</ul></dd></div>
      <div><dt>What your case rests on</dt>
        <dd><ul>${role.evidence.map(
          (row) => html`<li><a href=${evidenceHref(row)}>${rowName(row)}</a>. ${row.says}</li>`
        )}${scenarioHref ? html`<li><a href=${scenarioHref}>Your scenario in the model</a></li>` : ""}</ul></dd></div>
    </dl>
    ${
      open
        ? html`<div class="brief-private"><p><strong>For you alone.</strong> ${role.reservation.text}</p></div>`
        : html`<details class="brief-private"><summary>For you alone: what you would not sign</summary><p>${role.reservation.text}</p></details>`
    }
  </article>`;
}
