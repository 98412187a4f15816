import {exp} from "../../model/numeric/elementary.js";
import {segments, type PressureValues, type Segment} from "../../model/pressures/parameters.js";
import {costWeight, fineAfterTalks, payoffs} from "../../model/pressures/payoffs.js";
import {peerShares, valuesAt, type Film} from "./film.js";

/** What goes into a firm's choice, in the order in which it is shown. */
export const choiceParts = ["costs", "buyers", "watchers", "sanctions", "expectations", "norms", "peers"] as const;
export type ChoicePart = (typeof choiceParts)[number];

export const partLabels: Readonly<Record<ChoicePart, string>> = {
  costs: "Costs",
  buyers: "Buyers",
  watchers: "Press and unions",
  sanctions: "Expected sanctions",
  expectations: "Association and tradition",
  norms: "Own norms",
  peers: "Peers"
};

/** A firm as far as its choice depends on it; shares and levels from 0 to 1. */
export interface ChoosingFirm {
  readonly segment: Segment;
  readonly workers: number;
  readonly tier: number;
  readonly tradition: number;
  readonly region: number;
  readonly capability: number;
  readonly experience: number;
  readonly norm: number;
  /** Shares of its peers that took each option in the period before. */
  readonly peers: readonly number[];
}

/** A choice taken apart, by option: what makes its payoff (shares of sales as the firm weighs them), the sum, and how likely it is. */
export interface Choice {
  readonly parts: Readonly<Record<ChoicePart, readonly number[]>>;
  readonly sums: readonly number[];
  readonly chances: readonly number[];
}

/** Returns the chances of a logit choice: exp(precision × payoff), shared out over the options. */
export function logit(payoff: readonly number[], precision: number): number[] {
  const best = Math.max(...payoff);
  const weights = payoff.map((u) => exp(precision * (u - best)));
  const all = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / all);
}

/**
 * Returns the choice of one firm under some values, taken apart. The parts are differences of the model's own payoffs with
 * and without a source of them, so they add up to what the firm weighs in a run.
 */
export function choiceOf(values: PressureValues, firm: ChoosingFirm): Choice {
  const under = (changes: Partial<PressureValues>) => payoffs({...values, ...changes}, firm.segment, firm);
  const silent = {unions: 0, press: 0};
  const whole = under({});
  const unwatched = under(silent);
  const alone = under({...silent, askDemanding: 0, askPrice: 0, askPremium: 0});

  const weight = costWeight(values, firm.segment);
  const paper = whole.paperHelp * firm.experience;
  const substance = whole.substanceHelp * firm.capability;
  const help = [0, paper + values.tickShare * substance, paper, paper + substance];
  const fine = fineAfterTalks(values);
  const byState = fine + values.synergy * whole.buyerLoss;
  const byAudit = whole.buyerLoss + values.synergy * fine;
  const {state, audit} = whole.detection;
  const found = [
    state[0] * byState,
    state[1] * byState + audit[0] * byAudit,
    state[2] * byState + audit[1] * byAudit,
    0
  ];

  const each = (of: (option: number) => number) => [0, 1, 2, 3].map(of);
  const costs = each((o) => weight * (alone.money[o]! + help[o]!));
  const buyers = each((o) => unwatched.money[o]! - alone.money[o]!);
  const watchers = each((o) => whole.money[o]! - unwatched.money[o]!);
  const sanctions = each((o) => -found[o]!);
  const expectations = each(
    (o) => whole.utility[o]! - weight * alone.money[o]! - buyers[o]! - watchers[o]! - sanctions[o]!
  );
  const parts = {
    costs,
    buyers,
    watchers,
    sanctions,
    expectations,
    norms: [0, values.normWeight * values.tickShare * firm.norm, 0, values.normWeight * firm.norm],
    peers: each((o) => values.peerWeight * (firm.peers[o] ?? 0))
  };
  const sums = each((o) => choiceParts.reduce((sum, part) => sum + parts[part][o]!, 0));
  return {parts, sums, chances: logit(sums, values.precision)};
}

/** Returns the firm in a place of a film as it is when a period counted from 0 begins. */
export function firmAt(film: Film, place: number, period: number): ChoosingFirm {
  const {population} = film;
  const segment = population.starts.findIndex((start, s) => place >= start && place < population.starts[s + 1]!);
  const level = (column: Uint8Array, start: Float64Array) =>
    period === 0 ? start[place]! : column[(period - 1) * population.places + place]! / 255;
  return {
    segment: segments[segment]!,
    workers: population.workers[place]!,
    tier: population.tier[place]!,
    tradition: population.tradition[place]!,
    region: population.region[place]!,
    capability: level(film.capability, population.capability),
    experience: level(film.experience, population.experience),
    norm: level(film.norm, population.norm),
    peers: peerShares(film, segment, period, valuesAt(film.setting, period).openness)
  };
}
