import {toValues, type Changes} from "../schema/parameter.js";
import {homeMarketParameters} from "./parameters.js";
import {runHomeMarket, type HomeMarketRun} from "./run.js";
import {toFirms} from "./sellers.js";

/** One claim of the paper as an experiment on the model: what is moved, in which order, and what is looked at. */
export interface HomeMarketExperiment {
  /** The claim's id in data/claim.csv. */
  readonly claim: string;
  /** What the experiment shows, and how far it is built into the model. */
  readonly about: string;
  /** What is moved. */
  readonly setting: string;
  /** In the order in which the claim expects the outcome to move; for "interacts" neither, only the first, only the second, both. */
  readonly arms: readonly string[];
  readonly expect: "raises" | "lowers" | "differs" | "interacts";
  outcome(arm: string, seed: number): number;
  /** True where a rule or a default was chosen so that the claim holds. */
  readonly chosenFor?: boolean;
}

type HomeMarketChanges = Changes<typeof homeMarketParameters>;

/** Returns an experiment whose arms are changes of parameters and whose outcome is read from a run. */
function onRuns(
  settings: Readonly<Record<string, HomeMarketChanges>>,
  read: (run: HomeMarketRun) => number
): Pick<HomeMarketExperiment, "arms" | "outcome"> {
  const values = new Map(
    Object.entries(settings).map(([arm, changes]) => [arm, toValues(homeMarketParameters, changes)])
  );
  return {
    arms: [...values.keys()],
    outcome: (arm, seed) => read(runHomeMarket(values.get(arm)!, seed))
  };
}

const mean = (series: Float64Array) => series.reduce((a, b) => a + b, 0) / series.length;
const last = (series: Float64Array) => series[series.length - 1]!;

const noPremium: HomeMarketChanges = {willingness: 0.02};
const noCampaigns: HomeMarketChanges = {activists: 0, unions: 0, politicians: 0};

/** The claims of the paper on the home market that this model can be asked about. */
export const homeMarketExperiments: readonly HomeMarketExperiment[] = [
  {
    claim: "export-knowhow-lowers-cost",
    about:
      "The mean cost of a standard to those who may adopt it. That know-how lowers it is a rule of the model; how much reaches retailers through their suppliers, and how much the spread adds, is a result.",
    setting: "the share of firms with export experience",
    expect: "lowers",
    chosenFor: true,
    ...onRuns({none: {experience: 0}, some: {experience: 0.3}, most: {experience: 0.8}}, (run) => mean(run.meanCost))
  },
  {
    claim: "export-knowhow-lowers-cost",
    about:
      "Home sales under a standard, over all years. It tests the condition of the claim: know-how should help where a premium segment offers an opportunity, and hardly where it does not.",
    setting: "export experience and, beside it, the willingness to pay",
    expect: "interacts",
    ...onRuns(
      {
        "no know-how, no premium": {experience: 0, ...noPremium, ...noCampaigns},
        "know-how, no premium": {experience: 0.8, ...noPremium, ...noCampaigns},
        "no know-how, premium": {experience: 0, ...noCampaigns},
        "know-how and premium": {experience: 0.8, ...noCampaigns}
      },
      (run) => mean(run.underStandard)
    )
  },
  {
    claim: "mature-firms-know-standards",
    about:
      "The share of experienced firms in each third of the cluster by maturity. The tie between the two is a rule of the model with a default above zero, so this only shows that the rule does what it says.",
    setting: "the maturity of the firms that are looked at",
    arms: ["least mature third", "middle third", "most mature third"],
    expect: "raises",
    chosenFor: true,
    outcome: (arm, seed) => {
      const firms = toFirms(toValues(homeMarketParameters), seed).sort((a, b) => a.maturity - b.maturity);
      const third = firms.length / 3;
      const from = ["least mature third", "middle third", "most mature third"].indexOf(arm);
      const part = firms.slice(Math.round(from * third), Math.round((from + 1) * third));
      return part.filter((f) => f.experienced).length / part.length;
    }
  },
  {
    claim: "lead-firm-at-home",
    about:
      "Firms of the cluster with a brand of their own at home in the last year, as a share of all. The model has no market abroad, so it speaks to the growth of the middle class and not to the comparison with exports.",
    setting: "the growth of the middle class",
    expect: "raises",
    chosenFor: true,
    ...onRuns(
      {none: {middleGrowth: 0}, slow: {middleGrowth: 0.05}, fast: {middleGrowth: 0.15}},
      (run) => last(run.leadFirms) / toValues(homeMarketParameters).firms
    )
  },
  {
    claim: "premium-perception",
    about:
      "Home sales under a standard, over all years. What customers really prefer is the same in each arm; only what sellers take them to prefer differs.",
    setting: "what sellers see of their customers' awareness",
    expect: "raises",
    ...onRuns(
      {
        "half of it": {perception: 0.5},
        "as it is": {perception: 1},
        "half as much again": {perception: 1.5}
      },
      (run) => mean(run.underStandard)
    )
  },
  {
    claim: "other-actors-home",
    about:
      "The perceived need for a standard, as a share of the price, in the mean over sellers and years. That a campaign adds to it is a rule; that it also works through awareness, and wears off as standards spread, is a result.",
    setting: "the campaigns of activists, unions and politicians",
    expect: "raises",
    chosenFor: true,
    ...onRuns(
      {
        none: noCampaigns,
        "activists alone": {...noCampaigns, activists: 0.5},
        "all three": {activists: 0.5, unions: 0.5, politicians: 0.5}
      },
      (run) => mean(run.perceivedNeed)
    )
  },
  {
    claim: "other-actors-home",
    about: "What the perceived need leads to: home sales under a standard, over all years.",
    setting: "the growth of consumer awareness, without any campaign",
    expect: "raises",
    ...onRuns(
      {
        none: {...noCampaigns, awareGrowth: 0},
        slow: {...noCampaigns, awareGrowth: 0.1},
        fast: {...noCampaigns, awareGrowth: 0.25}
      },
      (run) => mean(run.underStandard)
    )
  }
];
