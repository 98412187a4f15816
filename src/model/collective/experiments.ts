import {toValues, type Changes} from "../schema/parameter.js";
import {collectiveParameters, periods} from "./parameters.js";
import {presetValues} from "./presets.js";
import {meanOver, runCollective, type CollectiveRun, type SeriesName} from "./run.js";

/** A claim of the paper put to the model: one thing is moved, one outcome is read. */
export interface CollectiveExperiment {
  /** Id in data/claim.csv. */
  readonly claim: string;
  readonly about: string;
  /** What is moved, and what is held. */
  readonly setting: string;
  /** Two or more, in the order in which the outcome is expected to rise or fall. */
  readonly arms: readonly string[];
  readonly expect: "raises" | "lowers" | "differs" | "interacts";
  outcome(arm: string, seed: number): number;
  /** True where a default or preset was chosen with this claim in view, so that the model shows how it can hold, not that it does. */
  readonly chosenFor?: true;
}

type CollectiveChanges = Changes<typeof collectiveParameters>;

const lastPeriods = (run: CollectiveRun, name: SeriesName) => meanOver(run[name], periods - 29);
const efficiency = (run: CollectiveRun) => lastPeriods(run, "external") + lastPeriods(run, "joint");

/** Returns arms and outcome of an experiment whose arms are changes to one set of values. */
function moved(
  base: CollectiveChanges,
  arms: Readonly<Record<string, CollectiveChanges>>,
  read: (run: CollectiveRun) => number
): Pick<CollectiveExperiment, "arms" | "outcome"> {
  return {
    arms: Object.keys(arms),
    outcome: (arm, seed) => read(runCollective(toValues(collectiveParameters, {...base, ...arms[arm]!}), seed))
  };
}

/** Returns arms and outcome of an experiment that reads one run in several ways. */
function readings(
  base: CollectiveChanges,
  arms: Readonly<Record<string, (run: CollectiveRun) => number>>
): Pick<CollectiveExperiment, "arms" | "outcome"> {
  return {
    arms: Object.keys(arms),
    outcome: (arm, seed) => arms[arm]!(runCollective(toValues(collectiveParameters, base), seed))
  };
}

const contributing = (run: CollectiveRun) => lastPeriods(run, "contributing");

/** The claims on clusters that this model can speak to. */
export const collectiveExperiments: readonly CollectiveExperiment[] = [
  {
    claim: "cluster-external-economies",
    about: "Gains from the cluster by the number of firms, where there is nothing to do together.",
    setting:
      "The number of firms is moved; the shared good is worth nothing. That the gain rises is built in; its size is not.",
    expect: "raises",
    ...moved(
      {value: 0},
      {"1 firm": {firms: 1}, "20 firms": {firms: 20}, "80 firms": {firms: 80}, "200 firms": {firms: 200}},
      efficiency
    )
  },
  {
    claim: "cluster-gains-differ",
    about: "Gain per unit of sales of the smallest and of the largest third of the firms in the same cluster.",
    setting:
      "Nothing is moved: two groups of one run are read, where interests diverge and the largest lie furthest away.",
    expect: "differs",
    ...readings(
      {divergence: 0.4},
      {
        "smallest third": (run) => lastPeriods(run, "gainSmall"),
        "largest third": (run) => lastPeriods(run, "gainLarge")
      }
    )
  },
  {
    claim: "cluster-success-not-guaranteed",
    about:
      "Firms that are still there at the end, by the strength of a new rival, where firms trust one another little.",
    setting: "The size of the shock is moved; with little trust and no sanction the cluster does not adjust.",
    expect: "lowers",
    ...moved(
      {trust: 0.3, sanction: 0, remedy: 0.5, pull: 1},
      {"no rival": {shockSize: 0}, "cheaper rival": {shockSize: 6}, "much cheaper rival": {shockSize: 8}},
      (run) => run.present[periods - 1]!
    )
  },
  {
    claim: "institutions-rise-and-fall",
    about: "Share of firms that contribute, before a cheaper rival appears, soon after, and at the end.",
    setting: "Nothing is moved: three spans of periods of the preset “A shock that divides” are read.",
    expect: "differs",
    chosenFor: true,
    ...readings(presetValues("divides"), {
      "before the shock": (run) => meanOver(run.contributing, 20, 29),
      "soon after": (run) => meanOver(run.contributing, 32, 41),
      "at the end": (run) => meanOver(run.contributing, 71, 80)
    })
  },
  {
    claim: "joint-action-advantage",
    about: "Gains from the cluster with and without something to do together.",
    setting: "Whether the shared good is worth anything is moved; nearness is the same.",
    expect: "raises",
    chosenFor: true,
    ...moved({trust: 0.65}, {"nearness alone": {value: 0}, "nearness and joint action": {}}, efficiency)
  },
  {
    claim: "trust-helps-joint-action",
    about: "Share of firms that contribute, by trust at the start.",
    setting: "Trust at the start is moved; the sanction is mild.",
    expect: "raises",
    chosenFor: true,
    ...moved({}, {"little trust": {trust: 0.2}, "some trust": {trust: 0.4}, "much trust": {trust: 0.65}}, contributing)
  },
  {
    claim: "competition-hampers-joint-action",
    about: "Share of firms that contribute, by how much of the gain rivals compete away.",
    setting:
      "Rivalry is moved, without sanction. That rivalry lowers the gain is built in; how many then stay away is not.",
    expect: "lowers",
    ...moved(
      {sanction: 0},
      {"little rivalry": {rivalry: 0.1}, "some rivalry": {rivalry: 0.4}, "fierce rivalry": {rivalry: 0.7}},
      contributing
    )
  },
  {
    claim: "associations-enforce-rules",
    about: "Share of firms that keep to what was agreed, by how hard the association punishes.",
    setting: "The sanction is moved; members watch, and watching costs.",
    expect: "raises",
    ...moved(
      {},
      {"no sanction": {sanction: 0}, "mild sanction": {sanction: 4}, "hard sanction": {sanction: 8}},
      contributing
    )
  },
  {
    claim: "associations-compete-and-cooperate",
    about:
      "Share of firms that contribute although rivals compete much of the gain away, with and without an association that punishes.",
    setting: "The sanction is moved, under stronger rivalry than by default.",
    expect: "raises",
    ...moved({rivalry: 0.4}, {"no sanction": {sanction: 0}, "hard sanction": {sanction: 8}}, contributing)
  },
  {
    claim: "heterogeneity-hinders-response",
    about: "Share of firms that contribute after a new quality standard, by how far interests diverge.",
    setting: "Divergence of interest is moved in the preset “A shock that unites”.",
    expect: "lowers",
    chosenFor: true,
    ...moved(
      presetValues("unites"),
      {
        "like interests": {divergence: 0.1},
        "unlike interests": {divergence: 0.4},
        "opposed interests": {divergence: 0.8}
      },
      contributing
    )
  }
];
