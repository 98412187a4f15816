import type {Dimension, Levels} from "./parameters.js";

/** The five forms of governance, from the loosest to the tightest. */
export const governanceForms = ["market", "modular", "relational", "captive", "hierarchy"] as const;
export type GovernanceForm = (typeof governanceForms)[number];

/** What a tie can come to: a form of governance, exclusion from the chain, or a combination that the theory holds to be unlikely. */
export const outcomes = [...governanceForms, "exclusion", "unlikely"] as const;
export type Outcome = (typeof outcomes)[number];

/** A place on the order of the five forms, 1 lowest; a rank and no measure. */
export type Rank = 1 | 2 | 3 | 4 | 5;

export interface OutcomeInfo {
  /** Name as a noun, in lower case. */
  readonly name: string;
  /** Why the three properties lead here. */
  readonly why: string;
  /** How buyer and supplier deal with each other. */
  readonly tie: string;
  /** Degree of explicit coordination; null where there is no tie to coordinate. */
  readonly coordination: Rank | null;
  /** Asymmetry of power between buyer and supplier; null where there is no tie. */
  readonly power: Rank | null;
  readonly powerText: string;
}

/**
 * What each outcome means. The five forms, the two gaps and the one order of coordination and power follow the typology
 * of Gereffi, Humphrey and Sturgeon (2005); the wording is ours.
 */
export const outcomeInfo: Readonly<Record<Outcome, OutcomeInfo>> = {
  market: {
    name: "market",
    why: "The transaction is simple, what it needs can be written down, and suppliers can do it by themselves. A price says all that has to be said.",
    tie: "Both sides deal by price and change partners at little cost.",
    coordination: 1,
    power: 1,
    powerText: "Neither side depends on the other."
  },
  modular: {
    name: "modular",
    why: "The transaction is complex, but it can be written down and suppliers are able to work from what is written.",
    tie: "The supplier makes a full package to the buyer’s specification and chooses its own way to get there.",
    coordination: 2,
    power: 2,
    powerText: "Both sides have other partners, so neither can press hard."
  },
  relational: {
    name: "relational",
    why: "The transaction is complex and cannot be written down, but suppliers are able. What cannot be written has to be worked out together.",
    tie: "Buyer and supplier exchange much that is tacit; trust, kin or reputation hold the tie together.",
    coordination: 3,
    power: 3,
    powerText: "Each needs what the other knows, so leaving is costly for both."
  },
  captive: {
    name: "captive",
    why: "The transaction is complex and written down, but suppliers cannot do it alone. The buyer steps in, guides and controls them, and keeps them.",
    tie: "Small suppliers do a narrow task for one buyer, who watches them closely.",
    coordination: 4,
    power: 4,
    powerText: "The supplier depends on one buyer and can hardly leave."
  },
  hierarchy: {
    name: "hierarchy",
    why: "The transaction is complex, cannot be written down, and no supplier is able. The lead firm makes the thing itself.",
    tie: "One firm owns both steps and coordinates them by command.",
    coordination: 5,
    power: 5,
    powerText: "One side gives orders to the other."
  },
  exclusion: {
    name: "exclusion",
    why: "The transaction is simple and written down, and still these suppliers cannot do it. Others can, so these are left out of the chain.",
    tie: "There is no tie.",
    coordination: null,
    power: null,
    powerText: "The supplier is outside."
  },
  unlikely: {
    name: "unlikely",
    why: "What is simple can nearly always be written down. The theory holds this combination to be unlikely, whatever suppliers can do, and has no form for it.",
    tie: "The theory describes no tie.",
    coordination: null,
    power: null,
    powerText: "The theory is silent."
  }
};

/** Returns what a combination of low and high leads to (Gereffi, Humphrey and Sturgeon 2005). */
export function outcomeOf({complexity, codifiability, capability}: Levels): Outcome {
  if (complexity === "low") {
    if (codifiability === "low") return "unlikely";
    return capability === "high" ? "market" : "exclusion";
  }
  if (codifiability === "high") return capability === "high" ? "modular" : "captive";
  return capability === "high" ? "relational" : "hierarchy";
}

/** Returns true for one of the five forms of governance. */
export function isForm(outcome: Outcome): outcome is GovernanceForm {
  return outcomeInfo[outcome].coordination !== null;
}

/** Returns the levels with one of them turned over. */
export function turned(levels: Levels, dimension: Dimension): Levels {
  return {...levels, [dimension]: levels[dimension] === "low" ? "high" : "low"};
}
