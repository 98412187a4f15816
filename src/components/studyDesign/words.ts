import type {StudyCluster} from "../../model/studyDesign/cluster.js";
import type {Design} from "../../model/studyDesign/designs.js";
import type {Estimand} from "../../model/studyDesign/estimate.js";
import type {Instrument} from "../../model/studyDesign/instruments.js";
import type {Reach} from "../../model/studyDesign/misses.js";
import type {StudyDesignValues} from "../../model/studyDesign/parameters.js";
import type {Repeated} from "../../model/studyDesign/study.js";

/** Names of designs, instruments and estimands for a reader. */
export const designNames: Readonly<Record<Design, string>> = {
  simple: "Simple random",
  stratified: "Stratified by size",
  smallOnly: "Small firms only",
  list: "From a list",
  snowball: "Snowball"
};
export const instrumentNames: Readonly<Record<Instrument, string>> = {
  questionnaire: "Questionnaire",
  visit: "Factory visit",
  informants: "Visit with local informants",
  perfect: "Perfect sight (in no field)"
};
export const estimandNames: Readonly<Record<Estimand, string>> = {
  letter: "Firms that meet the letter",
  spirit: "Firms that meet the spirit",
  hidden: "Work done out of sight",
  decent: "Workers treated as the standard means"
};

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** Returns a difference of shares in percentage points, with its sign. */
export function points(share: number): string {
  const rounded = Math.round(100 * share);
  return rounded === 0 ? "0" : rounded > 0 ? `+${rounded}` : `−${-rounded}`;
}

/** Returns bias and spread of repeated studies in words, or that there is no money for any. */
export function errorWords({bias, sd}: Repeated): string {
  if (bias === null || sd === null) return "no firm within this budget";
  return `bias ${points(bias)}, spread ${Math.round(100 * sd)}`;
}

/** Returns how many firms a study looks at and how often its intervals hold the truth. */
export function sizeWords({affordable, reached, coverage}: Repeated): string {
  if (affordable === 0) return "The list alone costs more than there is.";
  const firms = Math.round(reached);
  const short = firms < affordable ? `, where money would reach ${affordable}` : "";
  const held = coverage === null ? "" : ` ${percent(coverage)} of its 95 % intervals hold the truth.`;
  return `${firms} ${firms === 1 ? "firm" : "firms"}${short}.${held}`;
}

/** Returns whom a design misses, from whom it reaches with n firms. */
export function missWords(design: Design, {strata, silos, subcontractors}: Reach, n: number, firms: number): string {
  const [small, , large] = strata;
  const exporters = silos[2]!;
  const largeFirms = Math.round(large!.inCluster * firms);
  if (n === 0) return "It sees nobody.";
  switch (design) {
    case "simple":
      return `All kinds in proportion: of ${largeFirms} firms with 50 workers or more a sample holds about ${Math.round(large!.inSample * n)}.`;
    case "stratified":
      return `Each size is present: about ${Math.round(large!.inSample * n)} of ${largeFirms} firms with 50 workers or more. Silos are left to the lot.`;
    case "smallOnly":
      return `Leaves out all ${largeFirms} firms with 50 workers or more, as if a cluster could not hold any.`;
    case "list":
      return `Firms under 10 workers are ${percent(small!.inCluster)} of the cluster and ${percent(small!.inSample)} of the sample; who is on no list is not there.`;
    case "snowball":
      return `Exporters are ${percent(exporters.inCluster)} of the cluster and ${percent(exporters.inSample)} of the sample; subcontractors ${percent(subcontractors.inCluster)} and ${percent(subcontractors.inSample)}. Walls between silos keep it in.`;
  }
}

/** Returns what an instrument sees and does not see in this cluster. */
export function instrumentWords(instrument: Instrument, cluster: StudyCluster, values: StudyDesignValues): string {
  const hidden = cluster.hidden.reduce((a, b) => a + b, 0);
  const users = cluster.hidden.reduce((a, b) => a + (b > 0 ? 1 : 0), 0);
  const there = hidden
    ? `${hidden} people work in hidden workshops of ${users} firms`
    : "nobody works in hidden workshops";
  switch (instrument) {
    case "questionnaire":
      return `Papers stand in for practice, and some owners say what pleases. Here ${there}; ${values.admits > 0 ? "few owners tell" : "no owner tells"}.`;
    case "visit":
      return `A visit sees how workers on the site are treated, and nothing beyond the gate. Here ${there}.`;
    case "informants":
      return `People who know the place tell of hidden workshops, not of all, and at times wrongly. Here ${there}.`;
    case "perfect":
      return `Everything is seen, so that what is left is the error of the sample. Here ${there}.`;
  }
}

/** A plan with the root of its mean squared error, as a share. */
export interface PlanError {
  readonly design: Design;
  readonly by: Instrument;
  readonly error: number;
}

/** Returns which plan comes nearest to the truth, and how many come within a percentage point of it. */
export function bestWords(plans: readonly PlanError[]): string {
  const [best, ...others] = [...plans].sort((a, b) => a.error - b.error);
  if (!best) return "This budget pays for no study.";
  const near = others.filter((p) => p.error < best.error + 0.01).length;
  const beside = near === 0 ? "no other plan comes" : near === 1 ? "one other plan comes" : `${near} other plans come`;
  return (
    `For this question and this budget the smallest typical error, about ${Math.round(100 * best.error)} points, comes from ` +
    `“${designNames[best.design].toLowerCase()}” with “${instrumentNames[best.by].toLowerCase()}”; ${beside} within a point of it.`
  );
}

/** Returns one line on what repeated studies of a plan come to, with the setting that they were made with. */
export function reportLine(
  names: {design: Design; instrument: Instrument; estimand: Estimand},
  result: Repeated,
  setting: string
): string {
  const {reached, rmse, coverage} = result;
  const plan = `${designNames[names.design]}, ${instrumentNames[names.instrument].toLowerCase()}, “${estimandNames[names.estimand].toLowerCase()}”`;
  if (rmse === null) return `${plan}: ${errorWords(result)} (${setting}).`;
  const held = coverage === null ? "" : `; ${percent(coverage)} of the 95 % intervals hold the truth`;
  return `${plan}: ${Math.round(reached)} firms, ${errorWords(result)}, typical error ${Math.round(100 * rmse)} points${held} (${setting}).`;
}
