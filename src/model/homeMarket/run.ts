import {uniform, unitKey} from "../numeric/random.js";
import {costFactor, letterGain, premiumShare, substanceGain, type Prospect} from "./offer.js";
import type {HomeMarketValues} from "./parameters.js";
import {moodKeys, optimism, perceptionFactor, toSellers, type Seller} from "./sellers.js";

export type SellerKind = "retailer" | "lead firm";

/** Who attached a standard first. */
export interface FirstMover {
  /** The year, from 1. */
  year: number;
  kind: SellerKind;
  id: number;
  /** How many moved in that year, the first mover included. */
  together: number;
}

/** What a run yields, one entry a year; shares are from 0 to 1. */
export interface HomeMarketRun {
  years: number;
  /** Middle-class share of home sales. */
  middle: Float64Array;
  /** Aware share of middle-class customers. */
  aware: Float64Array;
  /** Number of cluster firms with a brand of their own. */
  leadFirms: Float64Array;
  /** Number of retailers with a standard. */
  retailerAdopters: Float64Array;
  /** Number of lead firms with a standard. */
  leadAdopters: Float64Array;
  /** Share of retailers, and of lead firms, with a standard; 0 where there are none. */
  retailerShare: Float64Array;
  leadShare: Float64Array;
  /** Share of all home sales under a standard, and the part of it that is met in substance. */
  underStandard: Float64Array;
  inSubstance: Float64Array;
  /** Premium earned on sales under a standard, as a share of the price; 0 while there are none. */
  premium: Float64Array;
  /** Mean over all who may move of the cost of a standard, and of the perceived need for it, as shares of the price. */
  meanCost: Float64Array;
  perceivedNeed: Float64Array;
  /** Number of sellers that have given a standard up so far. */
  dropped: Float64Array;
  first: FirstMover | null;
}

const campaigner = {activists: 2_000_001, unions: 2_000_002, politicians: 2_000_003};

/** Returns one run of the model. The same values and seed give the same run; the order of the sellers does not matter. */
export function runHomeMarket(
  values: HomeMarketValues,
  seed: number,
  sellers: readonly Seller[] = toSellers(values, seed)
): HomeMarketRun {
  const T = values.years;
  const series = () => new Float64Array(T);
  const run: HomeMarketRun = {
    years: T,
    middle: series(),
    aware: series(),
    leadFirms: series(),
    retailerAdopters: series(),
    leadAdopters: series(),
    retailerShare: series(),
    leadShare: series(),
    underStandard: series(),
    inSubstance: series(),
    premium: series(),
    meanCost: series(),
    perceivedNeed: series(),
    dropped: series(),
    first: null
  };
  const n = sellers.length;
  const open = new Uint8Array(n); // may move: a retailer, or a firm that has become a lead firm
  const adopted = new Uint8Array(n);
  const losses = new Uint8Array(n);
  const retailers = sellers.filter((s) => s.kind === "retailer").length;
  const units = new Uint32Array(n);
  const lasting = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    open[k] = sellers[k]!.kind === "retailer" ? 1 : 0;
    units[k] = unitKey(seed, sellers[k]!.id);
    lasting[k] = optimism(seed, sellers[k]!.id);
  }

  let middle = values.middleStart;
  const ceiling = Math.max(values.middleCeiling, values.middleStart);
  let aware = values.awareStart;
  let moved = 0; // share of those who may move that had a standard last year
  let spread = 0; // share of premium sales that were under a standard last year
  let dropped = 0;
  const prospect: Prospect = {aware: 0, premium: 0, threat: 0, cost: 0};

  for (let t = 0; t < T; t++) {
    const campaigns = (id: number, chance: number) => (uniform(seed, id, t) < chance ? 1 : 0);
    const activists = campaigns(campaigner.activists, values.activists);
    const unions = campaigns(campaigner.unions, values.unions);
    const politicians = campaigns(campaigner.politicians, values.politicians);
    const threatRetailer = (values.need * (activists + politicians)) / 2;
    const threatFirm = (values.need * (unions + politicians)) / 2;
    const premium = values.willingness * (1 - values.crowding * spread);
    const hurdle = values.hurdle * (1 - values.imitation * moved);
    const mood = moodKeys(seed, t);
    prospect.premium = premium;

    let mayMove = 0;
    let leadFirms = 0;
    let [retailerAdopters, leadAdopters] = [0, 0];
    let [premiumSales, under, substance, earned] = [0, 0, 0, 0];
    let [costs, needs] = [0, 0];
    let [movers, bestNet] = [0, 0];
    let mover: Seller | null = null;

    for (let k = 0; k < n; k++) {
      const seller = sellers[k]!;
      const x = premiumShare(middle, seller.upmarket);
      premiumSales += seller.sales * x;
      if (!open[k] && seller.size * seller.maturity * middle > values.barrier) open[k] = 1;
      if (!open[k]) continue;
      mayMove++;
      if (seller.kind === "firm") leadFirms++;

      const factor = costFactor(values, seller.knowHow, moved);
      prospect.cost = values.cost * factor;
      prospect.threat = seller.kind === "retailer" ? threatRetailer : threatFirm;
      const seen = perceptionFactor(values.noise, lasting[k]!, units[k]!, mood);
      prospect.aware = Math.min(1, values.perception * aware * seen);
      costs += prospect.cost;
      needs += prospect.aware * premium + prospect.threat;
      const full = substanceGain(prospect);
      const label = letterGain(prospect, values);
      const deep = full >= label;

      if (!adopted[k]) {
        const net = x * Math.max(full, label) - (values.setUp * factor) / seller.size;
        if (net > hurdle) {
          adopted[k] = 1;
          losses[k] = 0;
          movers++;
          if (mover === null || net > bestNet || (net === bestNet && seller.id < mover.id)) {
            mover = seller;
            bestNet = net;
          }
        }
      }
      if (!adopted[k]) continue;
      if (seller.kind === "retailer") retailerAdopters++;
      else leadAdopters++;
      const sales = seller.sales * x;
      under += sales;
      if (deep) substance += sales;
      earned += sales * premium * aware * (deep ? 1 : 1 - values.scrutiny);

      // What it really earns, seen at the end of the year.
      prospect.aware = aware;
      const gain = deep ? substanceGain(prospect) : letterGain(prospect, values);
      losses[k] = gain < 0 ? losses[k]! + 1 : 0;
      if (losses[k]! >= values.patience) {
        adopted[k] = 0;
        losses[k] = 0;
        dropped++;
      }
    }

    if (run.first === null && mover) {
      const kind = mover.kind === "retailer" ? "retailer" : "lead firm";
      run.first = {year: t + 1, kind, id: mover.id, together: movers};
    }
    run.middle[t] = middle;
    run.aware[t] = aware;
    run.leadFirms[t] = leadFirms;
    run.retailerAdopters[t] = retailerAdopters;
    run.leadAdopters[t] = leadAdopters;
    run.retailerShare[t] = retailers ? retailerAdopters / retailers : 0;
    run.leadShare[t] = leadFirms ? leadAdopters / leadFirms : 0;
    run.underStandard[t] = Math.min(1, under);
    run.inSubstance[t] = Math.min(1, substance);
    run.premium[t] = under > 0 ? earned / under : 0;
    run.meanCost[t] = mayMove ? costs / mayMove : 0;
    run.perceivedNeed[t] = mayMove ? needs / mayMove : 0;
    run.dropped[t] = dropped;

    moved = mayMove ? (retailerAdopters + leadAdopters) / mayMove : 0;
    spread = premiumSales > 0 ? Math.min(1, under / premiumSales) : 0;
    middle = Math.min(ceiling, middle + values.middleGrowth * middle * (1 - middle / ceiling));
    const reached = (values.reach * (activists + unions + politicians)) / 3;
    aware = Math.min(1, aware + (values.awareGrowth * aware + reached) * (1 - aware));
  }
  return run;
}
