import type {CostAndGain, Depth, FirstMovers} from "../../model/homeMarket/measures.js";

/** Who moves first while one parameter takes several values. */
export interface FirstMoverPanel {
  readonly key: string;
  /** The parameter in the words of the figure, and what its values are counted in. */
  readonly label: string;
  readonly unit: string;
  readonly points: readonly FirstMovers[];
}

/** Two settings of the model that differ in one thing. */
export interface CostAndGainPair {
  readonly id: string;
  /** What differs. */
  readonly label: string;
  readonly settings: readonly [CostAndGainSetting, CostAndGainSetting];
}
export interface CostAndGainSetting extends CostAndGain {
  readonly name: string;
}

/** What the chapter on the home market shows of runs that were made beforehand. */
export interface HomeMarketData {
  readonly runs: number;
  readonly firstMovers: readonly FirstMoverPanel[];
  readonly costAndGain: readonly CostAndGainPair[];
  /** Label and substance by the share of aware customers who see through a label, for clusters with little and with much know-how. */
  readonly depth: readonly {readonly name: string; readonly points: readonly Depth[]}[];
}
