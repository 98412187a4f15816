import {pow} from "../numeric/elementary.js";
import type {Population} from "./firms.js";
import type {FirmMemory} from "./memory.js";
import {constants as k, segments, type PressureValues, type Segment} from "./parameters.js";

/** Returns whether firms of a segment compete on price. */
export const competesOnPrice = (segment: Segment): boolean => segment === "price" || segment === "mass";

/** Returns how heavily costs weigh in a segment: 1, and more where firms compete on price. */
export const costWeight = (values: PressureValues, segment: Segment): number =>
  competesOnPrice(segment) ? 1 + values.competition : 1;

/** Returns the margin before standards in a segment, as a share of sales; thinner where firms compete on price. */
export const baseMargin = (values: PressureValues, segment: Segment): number =>
  competesOnPrice(segment) ? values.margin * (1 - k.thinMargin * values.competition) : values.margin;

/** Returns the share of orders in a segment whose buyers ask for a certificate, from 0 to 1; nobody asks in the mass market. */
export const askedShare = (values: PressureValues, segment: Segment): number =>
  ({demanding: values.askDemanding, price: values.askPrice, premium: values.askPremium, mass: 0})[segment];

/** Returns the share of formal jobs under each option, from 0 to 1; work that is moved out of sight is not formal. */
export function formalShares({formality, hiddenShare}: PressureValues): readonly [number, number, number, number] {
  const tick = Math.max(formality, k.formalTick);
  return [formality, tick, (1 - hiddenShare) * tick, Math.max(formality, k.formalCommit)];
}

/** Returns the share of the substance that each option delivers, from 0 to 1; a ban on an input delivers its part without the firm. */
export function substanceShares({tickShare, inputBan}: PressureValues): readonly [number, number, number, number] {
  const banned = k.bannedShare * inputBan;
  return [banned, tickShare + (1 - tickShare) * banned, banned, 1];
}

/** Returns the part of the environmental half of the substance that each option delivers, from 0 to 1. */
export function greenShares({tickShare, inputBan}: PressureValues): readonly [number, number, number, number] {
  return [inputBan, tickShare + (1 - tickShare) * inputBan, inputBan, 1];
}

/** What is left of the fine when all is negotiated, as a share of sales. */
export const fineAfterTalks = ({fine, negotiability}: PressureValues): number => fine * (1 - negotiability);

/** Returns two chances together: that at least one of two independent things happens. */
const either = (a: number, b: number): number => 1 - (1 - a) * (1 - b);

/** Returns how often a firm is inspected: a chance a period, after the devil's deal and its region. */
export function inspectionRate(values: PressureValues, workers: number, region: number): number {
  const spared = workers < k.smallFirm ? 1 - values.sizeExemption : 1;
  return Math.min(1, Math.max(0, values.inspection * (1 + values.regionalVariation * region) * spared));
}

/** The chances a period that a firm is found out, by option. */
export interface Detection {
  /** By the state, under ignore, tick and evade. */
  readonly state: readonly [number, number, number];
  /** By an audit, under tick and evade. */
  readonly audit: readonly [number, number];
}

/**
 * Returns the chances a period that inspectors and auditors find a firm out. Each layer of contractors blunts both; a
 * firm that evades lies one layer deeper; local organisations and unions show part of what is hidden.
 */
export function detection(
  values: PressureValues,
  segment: Segment,
  workers: number,
  tier: number,
  region: number
): Detection {
  return detectionIn(sightOf(values, segment), workers, tier, region);
}

/** What a segment's firms share in detection. */
interface Sight {
  readonly values: PressureValues;
  /** Share of the substance that ticking leaves out. */
  readonly gap: number;
  readonly honestState: number;
  /** Audits that look behind the papers and tell: a chance a period. */
  readonly audits: number;
  /** What an inspector and an auditor see behind 0 to 4 layers of contractors, from 0 to 1. */
  readonly stateSees: readonly number[];
  readonly auditSees: readonly number[];
}

function sightOf(values: PressureValues, segment: Segment): Sight {
  const depths = [0, 1, 2, 3, 4];
  const eyes = either(k.ngoEyes * values.ngos, k.unionEyes * values.unions);
  return {
    values,
    gap: 1 - values.tickShare,
    honestState: 1 - values.inspectorCorruption,
    audits: askedShare(values, segment) * values.auditRate * values.auditDepth * (1 - values.auditCorruption),
    stateSees: depths.map((depth) => either(pow(values.inspectorReach, depth), eyes)),
    auditSees: depths.map((depth) => either(pow(1 - values.opacity, depth), k.ngoEyes * values.ngos))
  };
}

function detectionIn(
  {values, gap, honestState, audits, stateSees, auditSees}: Sight,
  workers: number,
  tier: number,
  region: number
): Detection {
  const rate = inspectionRate(values, workers, region) * honestState;
  const seen = rate * stateSees[tier]!;
  return {
    state: [seen, seen * gap, rate * stateSees[tier + 1]!],
    audit: [audits * auditSees[tier]! * gap, audits * auditSees[tier + 1]!]
  };
}

/** What the options are worth to a firm before peers, norms, experience and capability; all as shares of sales. */
export interface Payoffs {
  /** What the firm weighs up, by option: money with its weight, expected sanctions, and what neighbours and tradition expect. */
  readonly utility: readonly [number, number, number, number];
  /** What each option does to the margin, without sanctions. */
  readonly money: readonly [number, number, number, number];
  readonly paperHelp: number;
  readonly substanceHelp: number;
  readonly detection: Detection;
  readonly buyerLoss: number;
  /** Chance a period of moving away, for a firm that pays the minimum wage in full and has no capability. */
  readonly moving: number;
}

/** What payoffs depend on in a firm. */
export interface PayoffFirm {
  readonly workers: number;
  readonly tier: number;
  readonly tradition: number;
  readonly region: number;
}

/** Returns the payoffs of one firm. The equations are those of docs/models/pressures.md, in the same order. */
export function payoffs(values: PressureValues, segment: Segment, firm: PayoffFirm): Payoffs {
  return payoffsIn(termsOf(values, segment), firm);
}

/** Returns how much heavier a certificate weighs on a firm of so many workers than on one of the median size, from 0.5 to 2. */
function smallnessBeside(medianSize: number): (workers: number) => number {
  // Many firms have the same few sizes.
  const known = new Map<number, number>();
  return (workers) => {
    let smallness = known.get(workers);
    if (smallness === undefined)
      known.set(workers, (smallness = Math.min(2, Math.max(0.5, pow(workers / medianSize, -0.25)))));
    return smallness;
  };
}

/** The terms of the payoffs that all firms of a segment share. */
export interface Terms {
  readonly values: PressureValues;
  readonly sight: Sight;
  readonly smallness: (workers: number) => number;
  readonly weight: number;
  readonly substance: number;
  /** What full capability saves on full substance and on the wages that go with it. */
  readonly capable: number;
  /** Costs by option, without the certificate and without what committing adds. */
  readonly costs: readonly [number, number, number, number];
  readonly ticked: number;
  readonly hiding: number;
  readonly gains: readonly [number, number, number, number];
  readonly buyerLoss: number;
  readonly byState: number;
  readonly byAudit: number;
  readonly mobility: number;
}

/** Returns the terms that all firms of a segment share, to work out once for many firms. */
export function termsOf(v: PressureValues, segment: Segment): Terms {
  const asked = askedShare(v, segment);
  const formal = formalShares(v);

  // Costs; capability lowers the cost of substance and earns more from an hour of work.
  const banned = k.bannedShare * v.inputBan;
  const substance =
    v.substanceCost * (1 - banned) * (1 - k.assistanceHelps * v.assistance) * (1 - k.associationHelps * v.association);
  const ban = k.banCost * v.substanceCost * v.inputBan;
  const wages = (share: number) => k.labourShare * v.minimumWage * share;
  const hiding =
    v.hidingCost * (1 - k.layersHide * v.layers) - k.labourShare * v.hiddenShare * (k.informalPay - k.hiddenPay);

  // What buyers pay, and what unions and press cost.
  const union = k.unionBite * v.unions;
  const press = k.pressBite * v.press * k.exposure[segment];

  // What it costs to be found out, by one side or through the other.
  const fine = fineAfterTalks(v);
  const buyerLoss = asked * v.buyerSanction * (1 + v.relationship);
  return {
    values: v,
    sight: sightOf(v, segment),
    smallness: smallnessBeside(v.medianSize),
    weight: costWeight(v, segment),
    substance,
    capable: (substance + wages(formal[3])) * k.capabilityHelps,
    costs: [ban + wages(formal[0]), ban + wages(formal[1]), ban + wages(formal[2]), ban + wages(formal[3])],
    ticked: v.tickShare * (substance - v.saving),
    hiding,
    gains: [
      -asked * v.exclusion - union - press,
      asked * v.premium - (1 - v.tickShare) * (union + k.showsTicked * press),
      asked * v.premium - (1 - v.hiddenShare) * union - (k.showsHidden + (1 - k.showsHidden) * v.ngos) * press,
      asked * v.premium * (1 + v.relationship)
    ],
    buyerLoss,
    byState: fine + v.synergy * buyerLoss,
    byAudit: buyerLoss + v.synergy * fine,
    mobility: competesOnPrice(segment) ? v.mobility * k.pull * v.minimumWage : 0
  };
}

/** Returns the payoffs of one firm from what its segment shares. */
export function payoffsIn(terms: Terms, {workers, tier, tradition, region}: PayoffFirm): Payoffs {
  const {values: v, weight, substance, costs, gains, byState, byAudit} = terms;

  const paper = v.paperCost * terms.smallness(workers);
  const cost0 = costs[0];
  const cost1 = costs[1] + paper + terms.ticked;
  const cost2 = costs[2] + paper + terms.hiding;
  const cost3 = costs[3] + paper + substance - v.saving;

  // What it costs on average to be found out.
  const found = detectionIn(terms.sight, workers, tier, region);
  const expected0 = found.state[0] * byState;
  const expected1 = found.state[1] * byState + found.audit[0] * byAudit;
  const expected2 = found.state[2] * byState + found.audit[1] * byAudit;

  // What the association and a tradition of responsibility expect.
  const rebuke = -k.associationBite * v.association;
  const heritage = v.traditionWeight * tradition;

  const mobility = terms.mobility;
  return {
    utility: [
      gains[0] - weight * cost0 - expected0 + rebuke,
      gains[1] - weight * cost1 - expected1 - heritage,
      gains[2] - weight * cost2 - expected2 + rebuke,
      gains[3] - weight * cost3 + heritage
    ],
    money: [gains[0] - cost0, gains[1] - cost1, gains[2] - cost2, gains[3] - cost3],
    paperHelp: paper * k.experienceHelps,
    substanceHelp: terms.capable,
    detection: found,
    buyerLoss: terms.buyerLoss,
    moving: mobility > 0 ? mobility * (1 - pow(1 - found.state[0], 4)) : 0
  };
}

/** Writes the payoffs of all firms under some values into memory, in single precision. */
export function placePayoffs(values: PressureValues, population: Population, memory: FirmMemory): void {
  for (const [s, segment] of segments.entries()) {
    const terms = termsOf(values, segment);
    for (let i = population.starts[s]!; i < population.starts[s]! + population.sizes[s]!; i++) {
      const firm = payoffsIn(terms, {
        workers: population.workers[i]!,
        tier: population.tier[i]!,
        tradition: population.tradition[i]!,
        region: population.region[i]!
      });
      memory.utility0[i] = firm.utility[0];
      memory.utility1[i] = firm.utility[1];
      memory.utility2[i] = firm.utility[2];
      memory.utility3[i] = firm.utility[3];
      memory.money0[i] = firm.money[0];
      memory.money1[i] = firm.money[1];
      memory.money2[i] = firm.money[2];
      memory.money3[i] = firm.money[3];
      memory.paperHelp[i] = firm.paperHelp;
      memory.substanceHelp[i] = firm.substanceHelp;
      memory.found0[i] = firm.detection.state[0];
      memory.found1[i] = firm.detection.state[1];
      memory.found2[i] = firm.detection.state[2];
      memory.audited1[i] = firm.detection.audit[0];
      memory.audited2[i] = firm.detection.audit[1];
      memory.buyerLoss[i] = firm.buyerLoss;
      memory.moving[i] = firm.moving;
    }
  }
}
