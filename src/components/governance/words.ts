import {outcomeInfo, type Outcome, type Rank} from "../../model/governance/forms.js";
import type {Dimension} from "../../model/governance/parameters.js";
import {html} from "../../vendor/htl.js";

export const dimensionNames: Readonly<Record<Dimension, string>> = {
  complexity: "complexity",
  codifiability: "ability to codify",
  capability: "capability"
};

/** Returns a word with a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Returns the name of an outcome for a heading or a choice. */
export function outcomeName(outcome: Outcome): string {
  return outcome === "unlikely" ? "Unlikely to occur" : capital(outcomeInfo[outcome].name);
}

/** Returns words joined as a sentence joins them: a, b and c. */
export function andList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Returns a rank in words, such as "4 of 5", or "none" without a tie. */
export function rankText(rank: Rank | null): string {
  return rank === null ? "none" : `${rank} of 5`;
}

const parts: Record<string, string> = {
  concepts: "Clusters, chains and institutions",
  contracts: "Rising Power clusters",
  agenda: "Research agenda"
};

/** Returns a text in which the ids of passages, such as india-10, are links to them. */
export function withPassages(text: string): (string | HTMLElement)[] {
  return text
    .split(/(?:\bpassages? )?\b((?:introduction|concepts|contracts|india|china|brazil|agenda|conclusion|fn)-\d+)\b/)
    .map((part, i) => (i % 2 ? passageLink(part) : part));
}

/** Returns a link to a passage of the paper in the evidence, named as the prose names it: India, paragraph 10. */
export function passageLink(id: string): HTMLElement {
  const [part = "", number = ""] = id.split("-");
  const text = part === "fn" ? `footnote ${number}` : `${parts[part] ?? capital(part)}, paragraph ${number}`;
  return html`<a class="source passage" href=${`./evidence.html#passage=${encodeURIComponent(id)}`}>${text}</a>`;
}
