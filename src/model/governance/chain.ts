import {classify, type Governance} from "./classify.js";
import {isForm, outcomes, type GovernanceForm} from "./forms.js";
import type {Rules, Tie} from "./parameters.js";

/** Who can set terms in a chain. Firms stand in it; the others act on it from outside. */
export const actorKinds = [
  "brand",
  "retailer",
  "importer",
  "trader",
  "first tier",
  "supplier",
  "workshop",
  "state",
  "standard setter"
] as const;
export type ActorKind = (typeof actorKinds)[number];

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
}

/** A firm or group of firms in the chain. */
export interface ChainNode extends Actor {
  /** What it does in this chain. */
  readonly role: string;
  /** True where buyers and auditors do not see it. */
  readonly hidden?: boolean;
}

/** The tie between a node and the next one down the chain, and the ids of those who set its terms, in equal parts. */
export interface ChainLink {
  readonly tie: Tie;
  readonly drivers: readonly string[];
}

/** A chain from the buyer downwards: link i joins node i and node i + 1. */
export interface Chain {
  readonly id: string;
  readonly title: string;
  readonly nodes: readonly ChainNode[];
  readonly links: readonly ChainLink[];
  /** Actors outside the chain that may set terms. */
  readonly outside: readonly Actor[];
}

export interface LinkResult {
  readonly governance: Governance;
  /** Those who set terms here and count: none in a market tie but actors from outside, none where there is no tie. */
  readonly drivers: readonly string[];
}

/** How many actors it takes to account for most of the driven links (the words are those of Ponte and Sturgeon 2014). */
export type Polarity = "nobody" | "unipolar" | "bipolar" | "multipolar";

export interface ChainSummary {
  readonly links: readonly LinkResult[];
  /** Forms of governance that occur, each once, from loose to tight. */
  readonly forms: readonly GovernanceForm[];
  /** Links without a tie: exclusion or an unlikely combination. */
  readonly broken: number;
  /** Links that have a tie but that nobody drives: price alone coordinates them. */
  readonly undriven: number;
  /** Share of the driven links that each actor drives, largest first; the shares add up to 1 when any link is driven. */
  readonly shares: readonly {readonly actor: Actor; readonly share: number}[];
  /** The fewest actors who together reach the share that makes a pole; 0 when nobody drives. */
  readonly poles: number;
  readonly polarity: Polarity;
}

const isOutside = ({kind}: Actor) => kind === "state" || kind === "standard setter";

/** Returns all who may set terms in a chain: its nodes and the actors outside it. */
export function actorsOf({nodes, outside}: Chain): Actor[] {
  return [...nodes, ...outside];
}

/** Returns what is wrong with a chain, one sentence for each problem; [] for a sound chain. */
export function chainProblems(chain: Chain): string[] {
  const actors = actorsOf(chain);
  const ids = new Set(actors.map((a) => a.id));
  const problems: string[] = [];
  if (chain.nodes.length < 2) problems.push(`${chain.id} has ${chain.nodes.length} nodes; a chain needs two.`);
  if (chain.links.length !== chain.nodes.length - 1)
    problems.push(`${chain.id} has ${chain.links.length} links for ${chain.nodes.length} nodes.`);
  if (ids.size !== actors.length) problems.push(`${chain.id} has two actors of one id.`);
  for (const {drivers} of chain.links)
    for (const id of drivers)
      if (!ids.has(id)) problems.push(`${chain.id} has a link driven by "${id}", who is not in it.`);
  return problems;
}

/**
 * Returns the forms of a chain and who drives it. A link's drivers share it in equal parts; firms do not drive a market
 * tie, which price coordinates, but law and standards from outside may. The measure is ours. Throws a RangeError for a
 * chain that chainProblems objects to.
 */
export function summarise(chain: Chain, rules: Rules): ChainSummary {
  const problems = chainProblems(chain);
  if (problems.length) throw new RangeError(problems.join("\n"));
  const actors = new Map(actorsOf(chain).map((a) => [a.id, a]));
  const links = chain.links.map(({tie, drivers}): LinkResult => {
    const governance = classify(tie, rules);
    const counted = !isForm(governance.outcome)
      ? []
      : governance.outcome === "market"
        ? drivers.filter((id) => isOutside(actors.get(id)!))
        : [...drivers];
    return {governance, drivers: counted};
  });
  const driven = links.filter((l) => l.drivers.length > 0).length;
  const held = new Map<string, number>();
  for (const {drivers} of links)
    for (const id of drivers) held.set(id, (held.get(id) ?? 0) + 1 / (drivers.length * driven));
  const shares = [...held]
    .map(([id, share]) => ({actor: actors.get(id)!, share}))
    .sort((a, b) => b.share - a.share || (a.actor.id < b.actor.id ? -1 : 1));
  let poles = 0;
  let sum = 0;
  // The slack keeps three thirds from falling short of 1 by a rounding error.
  while (poles < shares.length && sum < rules.poleShare - 1e-9) sum += shares[poles++]!.share;
  const present = new Set(links.map((l) => l.governance.outcome));
  return {
    links,
    forms: outcomes.filter((o): o is GovernanceForm => isForm(o) && present.has(o)),
    broken: links.filter((l) => !isForm(l.governance.outcome)).length,
    undriven: links.filter((l) => isForm(l.governance.outcome) && l.drivers.length === 0).length,
    shares,
    poles,
    polarity: poles === 0 ? "nobody" : poles === 1 ? "unipolar" : poles === 2 ? "bipolar" : "multipolar"
  };
}

/** Returns the chain with one link replaced. */
export function withLink(chain: Chain, index: number, link: ChainLink): Chain {
  return {...chain, links: chain.links.map((l, i) => (i === index ? link : l))};
}
