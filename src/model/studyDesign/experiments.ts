import {toValues, type Changes} from "../schema/parameter.js";
import {agreementOf} from "./agreement.js";
import {toStudyCluster} from "./cluster.js";
import {drawSample, toFrame, type Design} from "./designs.js";
import type {Instrument} from "./instruments.js";
import {studyDesignParameters} from "./parameters.js";
import {affordableFirms, repeatStudy} from "./study.js";

/** One claim of the paper as an experiment on the model: what is moved, in which order, and what is looked at. */
export interface StudyDesignExperiment {
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

interface Arm {
  readonly changes?: Changes<typeof studyDesignParameters>;
  readonly instrument?: Instrument;
  readonly design?: Design;
}

/** Returns an experiment with one setting an arm; each seed is a cluster of its own. */
function onClusters(
  settings: Readonly<Record<string, Arm>>,
  read: (arm: Required<Arm>, seed: number) => number
): Pick<StudyDesignExperiment, "arms" | "outcome"> {
  return {
    arms: Object.keys(settings),
    outcome: (arm, seed) => read({changes: {}, instrument: "visit", design: "simple", ...settings[arm]}, seed)
  };
}

const noHiding = {hiddenUse: 0, evasion: 0};
const muchHiding = {hiddenUse: 0.5, evasion: 0.5};

/** Returns the share of firms of which an instrument says rightly whether they meet the spirit. */
function firmsSeenRightly({changes, instrument}: Required<Arm>, seed: number): number {
  const values = toValues(studyDesignParameters, changes);
  return agreementOf(toStudyCluster(values, seed), instrument, values, seed)!.firms;
}

/** The claims of the paper on research design that this model can be asked about. */
export const studyDesignExperiments: readonly StudyDesignExperiment[] = [
  {
    claim: "subcontracting-hides-implementation",
    about:
      "The share of firms of which a factory visit says rightly whether the standard is met in substance. That a visit does not see hidden workshops is a rule of the model; how many verdicts turn wrong is a result.",
    setting: "how many firms have work done in hidden workshops",
    expect: "lowers",
    chosenFor: true,
    ...onClusters({none: {changes: noHiding}, some: {}, many: {changes: muchHiding}}, firmsSeenRightly)
  },
  {
    claim: "subcontracting-hides-implementation",
    about:
      "The same share with and without local informants. The paper asks for sharp local eyes and ears: they should help where work is hidden, and not where it is not.",
    setting: "hidden workshops and, beside them, local informants",
    expect: "interacts",
    chosenFor: true,
    ...onClusters(
      {
        "nothing hidden, visit": {changes: noHiding},
        "much hidden, visit": {changes: muchHiding},
        "nothing hidden, informants": {changes: noHiding, instrument: "informants"},
        "much hidden, informants": {changes: muchHiding, instrument: "informants"}
      },
      firmsSeenRightly
    )
  },
  {
    claim: "contracts-miss-conditions",
    about:
      "The share of workers, hidden ones included, of whom an instrument says rightly how they are treated. The questionnaire takes papers for practice. The claim's condition, work at home and in workshops, is in the model only as hidden work.",
    setting: "the instrument, from local informants over a visit to the look at papers",
    expect: "lowers",
    chosenFor: true,
    ...onClusters(
      {
        informants: {instrument: "informants"},
        visit: {instrument: "visit"},
        papers: {instrument: "questionnaire", changes: {desirability: 0}},
        "papers, with pleasing answers": {instrument: "questionnaire"}
      },
      ({changes, instrument}, seed) => {
        const values = toValues(studyDesignParameters, changes);
        return agreementOf(toStudyCluster(values, seed), instrument, values, seed)!.workers;
      }
    )
  },
  {
    claim: "small-only-is-wrong",
    about:
      "The largest firm that a study of visits meets, as a share of the largest in the cluster. The model takes unequal sizes as given and cannot show why they arise; it shows what a study that assumes small firms only will not find.",
    setting: "the frame of the study",
    expect: "lowers",
    chosenFor: true,
    ...onClusters(
      {"all firms, by size": {design: "stratified"}, "small firms only": {design: "smallOnly"}},
      ({changes, design}, seed) => {
        const values = toValues(studyDesignParameters, changes);
        const cluster = toStudyCluster(values, seed);
        const n = affordableFirms(values, design, "visit");
        const sample = drawSample(cluster, toFrame(cluster, design), n, seed, values);
        const met = sample.layers.flatMap((firms) => Array.from(firms, (i) => cluster.workers[i]!));
        return Math.max(...met) / Math.max(...cluster.workers);
      }
    )
  },
  {
    claim: "small-only-is-wrong",
    about:
      "What assuming small firms only does to an answer: the error in the share of workers who are treated as the standard means, with perfect sight, in the mean over draws and without its sign.",
    setting: "the frame of the study",
    expect: "raises",
    ...onClusters(
      {"all firms, by size": {design: "stratified"}, "small firms only": {design: "smallOnly"}},
      ({changes, design}, seed) => {
        const values = toValues(studyDesignParameters, changes);
        const cluster = toStudyCluster(values, seed);
        const plan = {design, instrument: "perfect", estimand: "decent"} as const;
        return Math.abs(repeatStudy(cluster, plan, values, {draws: 30, first: 1000 * seed, n: 60}).bias!);
      }
    )
  }
];
