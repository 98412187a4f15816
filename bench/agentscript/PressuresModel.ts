import {Model, util, World, type Turtles} from "agentscript";
import {splitFirms} from "../../src/model/pressures/firms.js";
import {countIndex as C, countNames, fixedPoint} from "../../src/model/pressures/memory.js";
import {
  baseMargin,
  costWeight,
  fineAfterTalks,
  formalShares,
  payoffsIn,
  termsOf,
  type Payoffs
} from "../../src/model/pressures/payoffs.js";
import {
  CLOSED,
  COMMIT,
  constants,
  EVADE,
  IGNORE,
  MOVED,
  segments,
  TICK,
  type PressureValues,
  type Segment
} from "../../src/model/pressures/parameters.js";

interface Firm {
  workers: number;
  tier: number;
  tradition: number;
  region: number;
  norm: number;
  capability: number;
  experience: number;
  reserve: number;
  option: number;
  payoffs: Payoffs;
}

interface SegmentRules {
  cost: number;
  margin: number;
  peers: number[];
}

const clamp = (x: number): number => Math.min(1, Math.max(0, x));
const happens = (chance: number): boolean => util.randomFloat(1) < chance;

/**
 * The model of pressures as a modeller would write it with AgentScript: firms are turtles, segments are breeds. The rules
 * are ours, in double precision with Math.exp and AgentScript's own random numbers, so results agree only on average.
 */
export class PressuresModel extends Model {
  declare demanding: Turtles<Firm>;
  declare price: Turtles<Firm>;
  declare premium: Turtles<Firm>;
  declare mass: Turtles<Firm>;

  /** What our outcomes are made of: the counts of each segment in the last period. */
  counts = new Float64Array(countNames.length * segments.length);
  readonly sizes: readonly number[];
  readonly pays: readonly number[];
  readonly fine: number;
  readonly teaching: number;
  allWorkers = 0;
  period = 0;

  constructor(readonly values: PressureValues) {
    // Firms have no place on the map, so the world is as small as can be.
    super(World.defaultOptions(1));
    this.sizes = splitFirms(values.firms, [
      values.weightDemanding,
      values.weightPrice,
      values.weightPremium,
      values.weightMass
    ]);
    this.pays = formalShares(values);
    this.fine = fineAfterTalks(values);
    this.teaching = values.assistance * constants.assistanceTeaches;
  }

  override setup(): void {
    this.turtleBreeds(segments.join(" "));
    segments.forEach((segment, s) => {
      const terms = termsOf(this.values, segment);
      this[segment].create(this.sizes[s]!, (firm) => {
        this.bear(firm, segment);
        firm.payoffs = payoffsIn(terms, firm);
        this.allWorkers += firm.workers;
      });
    });
  }

  bear(firm: Firm, segment: Segment): void {
    const v = this.values;
    const u = util.randomFloat2(1e-9, 1);
    const size = Math.round(v.medianSize * Math.exp(v.sizeSpread * Math.log(u / (1 - u))));
    firm.workers = Math.min(constants.largestFirm, Math.max(1, size));
    const isLarge = firm.workers >= constants.largeFirm;
    const chance = v.layers / 3;
    firm.tier = isLarge ? 0 : Number(happens(chance)) + Number(happens(chance)) + Number(happens(chance));
    firm.tradition = happens(v.tradition) ? 1 : 0;
    firm.region = util.randomFloat2(-1, 1);
    firm.norm = clamp(v.norms + v.normSpread * util.randomFloat2(-1, 1));
    firm.capability = clamp(v.capability + (isLarge ? 0.15 : 0) + 0.2 * util.randomFloat2(-1, 1));
    const exports = segment === "demanding" || segment === "price";
    firm.experience = exports ? clamp(v.experience + 0.2 * util.randomFloat2(-1, 1)) : 0;
    firm.reserve = constants.firstReserve;
    firm.option = IGNORE;
  }

  override step(): void {
    const width = countNames.length;
    const before = this.counts;
    const counts = (this.counts = new Float64Array(before.length));
    const chose = (s: number) => [0, 1, 2, 3].map((o) => before[s * width + C.firms0 + o]!);
    const bySegment = segments.map((_, s) => chose(s));
    const byOption = [0, 1, 2, 3].map((o) => bySegment.reduce((sum, firms) => sum + firms[o]!, 0));
    const shares = (firms: number[]) => {
      const active = firms.reduce((a, b) => a + b, 0);
      return firms.map((n) => (active ? n / active : 0));
    };
    const whole = shares(byOption);
    segments.forEach((segment, s) => {
      const rules = {
        cost: costWeight(this.values, segment),
        margin: baseMargin(this.values, segment),
        peers: shares(bySegment[s]!).map(
          (own, o) => (1 - this.values.openness) * own + this.values.openness * whole[o]!
        )
      };
      this[segment].ask((firm) => this.move(firm, rules, counts, s * width));
    });
    this.period += 1;
  }

  choose(firm: Firm, {cost, peers}: SegmentRules, paper: number, substance: number, ticked: number): number {
    const v = this.values;
    const {utility} = firm.payoffs;
    const u0 = utility[0] + v.peerWeight * peers[0]!;
    const u1 = utility[1] + cost * (paper + ticked) + v.normWeight * v.tickShare * firm.norm + v.peerWeight * peers[1]!;
    const u2 = utility[2] + cost * paper + v.peerWeight * peers[2]!;
    const u3 = utility[3] + cost * (paper + substance) + v.normWeight * firm.norm + v.peerWeight * peers[3]!;
    const best = Math.max(u0, u1, u2, u3);
    const w0 = Math.exp(v.precision * (u0 - best));
    const w1 = w0 + Math.exp(v.precision * (u1 - best));
    const w2 = w1 + Math.exp(v.precision * (u2 - best));
    const point = util.randomFloat(w2 + Math.exp(v.precision * (u3 - best)));
    return point < w0 ? IGNORE : point < w1 ? TICK : point < w2 ? EVADE : COMMIT;
  }

  move(firm: Firm, rules: SegmentRules, counts: Float64Array, at: number): void {
    const v = this.values;
    const {workers, payoffs} = firm;
    if (firm.option >= CLOSED) {
      const closed = firm.option === CLOSED;
      counts[at + (closed ? C.closedFirms : C.movedFirms)]! += 1;
      counts[at + (closed ? C.closedWorkers : C.movedWorkers)]! += workers;
      if (happens(v.entry)) {
        counts[at + C.enteringFirms]! += 1;
        firm.option = IGNORE;
        firm.capability = v.capability * constants.entrantCapability;
        firm.experience = 0;
        firm.reserve = constants.firstReserve;
      }
      return;
    }
    const paper = payoffs.paperHelp * firm.experience;
    const substance = payoffs.substanceHelp * firm.capability;
    const ticked = v.tickShare * substance;
    if (this.period === 0 || happens(v.revision)) firm.option = this.choose(firm, rules, paper, substance, ticked);
    const option = firm.option;

    const {state, audit} = payoffs.detection;
    const stateFinds = option !== COMMIT && happens(state[option]!);
    const buyerFinds = (option === TICK || option === EVADE) && happens(audit[option - 1]!);
    const told = (stateFinds || buyerFinds) && happens(v.synergy);
    const stateKnows = stateFinds || (buyerFinds && told);
    const buyerKnows = buyerFinds || (stateFinds && told);

    const help = option === IGNORE ? 0 : paper + (option === TICK ? ticked : option === COMMIT ? substance : 0);
    const loss = (stateKnows ? this.fine : 0) + (buyerKnows ? payoffs.buyerLoss : 0);
    const margin = rules.margin + payoffs.money[option]! + help - loss + v.swing * util.randomFloat2(-1, 1);

    const practice = option === COMMIT ? 1 : option === TICK ? v.tickShare : 0;
    const pace = v.learning * practice + (stateKnows ? this.teaching : 0);
    firm.capability += pace * (1 - firm.capability);
    firm.experience += v.learning * ((option === IGNORE ? 0 : 1) - firm.experience);
    firm.norm += v.normDrift * (rules.peers[COMMIT]! - firm.norm);
    firm.reserve = Math.min(constants.largestReserve, firm.reserve + margin);

    if (firm.reserve < 0) {
      firm.option = CLOSED;
      counts[at + C.closingFirms]! += 1;
      counts[at + C.closingWorkers]! += workers;
    } else if (happens(payoffs.moving * this.pays[option]! * (1 - firm.capability))) {
      firm.option = MOVED;
      counts[at + C.movingFirms]! += 1;
      counts[at + C.movingWorkers]! += workers;
    }
    counts[at + C.firms0 + option]! += 1;
    counts[at + C.workers0 + option]! += workers;
    counts[at + C.foundByState]! += stateKnows ? 1 : 0;
    counts[at + C.foundByBuyers]! += buyerKnows ? 1 : 0;
    counts[at + C.foundByAny]! += stateFinds || buyerFinds ? 1 : 0;
    counts[at + C.capability]! += firm.capability * fixedPoint;
    counts[at + C.experience]! += firm.experience * fixedPoint;
    counts[at + C.norm]! += firm.norm * fixedPoint;
    counts[at + C.margin]! += margin * fixedPoint;
  }
}
