/** How a rule comes to bind a firm in a cluster; our reading, since the paper only tells public from private and de jure from de facto. */
export const bindings = ["home law", "foreign law", "order", "choice"] as const;
export type Binding = (typeof bindings)[number];

/** Each way of binding in words: a name, and what it means for a firm in a cluster. */
export const bindingWords: Readonly<Record<Binding, {readonly name: string; readonly about: string}>> = {
  "home law": {
    name: "law where the firm works",
    about: "De jure: the firm has to obey, whoever buys. How far it does depends on enforcement."
  },
  "foreign law": {
    name: "law where the buyer sells",
    about:
      "De jure for the buyer, de facto for the firm: inspectors of that state have no power in the cluster, but goods that break the rule cannot be sold there."
  },
  order: {
    name: "condition of the order",
    about: "De facto: no law asks for it, but without it there is no order from those who ask."
  },
  choice: {
    name: "taken up by choice",
    about: "Neither de jure nor de facto in the paper’s account: an initiative that firms join, or guidance."
  }
};

const compared = ["IN", "CN", "BR"];
/** Initiatives that firms take up, and guidance; the paper names no buyer who asks for them. */
const taken = ["iso-26000", "gri", "un-global-compact", "bonsucro"];

/** Returns how a standard binds a firm in a cluster of the three countries, from who sets it and where it is law. */
export function bindingOf({id, kind, country}: {id: string; kind: string; country: string | null}): Binding {
  if (kind === "public") return country !== null && compared.includes(country) ? "home law" : "foreign law";
  return taken.includes(id) ? "choice" : "order";
}

/** Returns whether a standard can reach a firm in a country: its own laws and codes, and whatever is not tied to another of the three. */
export function reaches({country}: {country: string | null}, where: string): boolean {
  return country === null || country === where || !compared.includes(country);
}
