import type {Population} from "./firms.js";
import {countIndex as C, countNames, fixedPoint} from "./memory.js";
import {askedShare, formalShares, greenShares, inspectionRate, substanceShares} from "./payoffs.js";
import {constants as k, segments, type PressureValues} from "./parameters.js";

/** An outcome of a run: how it is called, its unit, and whether more of it is what workers and neighbours would want. */
export interface Outcome {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly about: string;
  readonly better: "more" | "less" | "neither";
}

const outcome = <const Key extends string>(
  key: Key,
  label: string,
  unit: string,
  better: Outcome["better"],
  about: string
) => ({key, label, unit, about, better}) satisfies Outcome;

const ofFirms = "share of active firms";
const ofJobs = "share of the jobs at the start";

/** What is reported for each period, in the order in which it is shown. */
export const outcomes = [
  outcome(
    "letter",
    "Compliance in the letter",
    ofFirms,
    "more",
    "Firms that hold a certificate, whatever they do: those that tick, evade or commit."
  ),
  outcome(
    "spirit",
    "Compliance in the spirit",
    "share of the substance",
    "more",
    "How much of what the standard means is done, averaged over active firms."
  ),
  outcome(
    "gap",
    "Gap between letter and spirit",
    "difference",
    "less",
    "Letter minus spirit; it can be negative, where practice is ahead of paper."
  ),
  outcome("ignoring", "Firms that ignore", ofFirms, "less", "Firms that do nothing about the standard."),
  outcome(
    "ticking",
    "Firms that tick boxes",
    ofFirms,
    "neither",
    "Firms with a certificate and a part of the substance."
  ),
  outcome("evading", "Firms that evade", ofFirms, "less", "Firms with a certificate that moved work out of sight."),
  outcome("committing", "Firms that commit", ofFirms, "more", "Firms with a certificate and the whole substance."),
  outcome(
    "detected",
    "Breaches found",
    ofFirms,
    "neither",
    "Firms that an inspector or an auditor found out in the period."
  ),
  outcome(
    "undetected",
    "Breaches not found",
    ofFirms,
    "less",
    "Firms that fall short of the substance and were not found out in the period."
  ),
  outcome("jobs", "Jobs in the cluster", ofJobs, "more", "Jobs in active firms."),
  outcome("formalJobs", "Formal jobs", ofJobs, "more", "Jobs with a contract."),
  outcome("underground", "Work out of sight", ofJobs, "less", "Jobs that evading firms moved to hidden workshops."),
  outcome(
    "left",
    "Jobs that left",
    ofJobs,
    "less",
    "Jobs of firms that moved to another region and have not been replaced."
  ),
  outcome("lost", "Jobs lost to closure", ofJobs, "less", "Jobs of firms that closed and have not been replaced."),
  outcome("wage", "Average pay", "going wage = 1", "more", "Pay averaged over the jobs in active firms."),
  outcome(
    "hours",
    "Working hours",
    "hours a week",
    "less",
    "Hours between a long week under no standard and a short week under the full substance; illustrative."
  ),
  outcome("accidents", "Accidents", "without any standard = 1", "less", "Accidents per worker."),
  outcome(
    "margin",
    "Firms’ margin",
    "share of sales",
    "more",
    "Margin after all costs and sanctions, averaged over active firms."
  ),
  outcome("active", "Active firms", "share of places", "more", "Places that have a firm in them."),
  outcome(
    "survival",
    "Firms that stay",
    "share of active firms",
    "more",
    "Active firms that neither close nor move away in the period."
  ),
  outcome("pollution", "Pollution", "all firms without any standard = 1", "less", "Pollution of the whole cluster."),
  outcome("capability", "Capability", "0 to 1", "more", "Mastery of better practice, averaged over active firms."),
  outcome(
    "experience",
    "Experience with standards",
    "0 to 1",
    "more",
    "Mastery of the paperwork, averaged over active firms."
  ),
  outcome("norms", "Norms", "0 to 1", "more", "Strength of entrepreneurs’ own norms, averaged over active firms."),
  outcome(
    "publicCost",
    "Public cost of enforcement",
    "share of the cluster’s sales",
    "less",
    "Inspections and assistance."
  ),
  outcome(
    "privateCost",
    "Private cost of enforcement",
    "share of the cluster’s sales",
    "less",
    "Audits and certificates."
  )
] as const satisfies readonly Outcome[];

export type OutcomeKey = (typeof outcomes)[number]["key"];
export const outcomeKeys: readonly OutcomeKey[] = outcomes.map((o) => o.key);

/** A value of every outcome. */
export type OutcomeValues = Readonly<Record<OutcomeKey, number>>;

/** Returns the share of places that are inspected in a period, on average. */
export function inspectedShare(values: PressureValues, population: Population): number {
  let sum = 0;
  let n = 0;
  for (let i = 0; i < population.places; i++) {
    if (population.workers[i] === 0) continue;
    sum += inspectionRate(values, population.workers[i]!, population.region[i]!);
    n += 1;
  }
  return n ? sum / n : 0;
}

const width = countNames.length;

/** A number for each option. */
type Four = readonly [number, number, number, number];

/**
 * Returns the outcomes of one period from what the kernel counted in the four segments, one after the other, and the share
 * of places that are inspected in a period. Averages over no firms are 0.
 */
export function outcomesOf(
  values: PressureValues,
  population: Population,
  inspectedShare: number,
  counts: ArrayLike<number>
): OutcomeValues {
  const sum = (entry: number): number =>
    counts[entry]! + counts[width + entry]! + counts[2 * width + entry]! + counts[3 * width + entry]!;
  const firms = [sum(C.firms0), sum(C.firms1), sum(C.firms2), sum(C.firms3)] as const;
  const workers = [sum(C.workers0), sum(C.workers1), sum(C.workers2), sum(C.workers3)] as const;
  const active = firms[0] + firms[1] + firms[2] + firms[3];
  const jobs = workers[0] + workers[1] + workers[2] + workers[3];
  const perFirm = (x: number) => (active ? x / active : 0);
  const perJob = (x: number) => (jobs ? x / jobs : 0);
  const ofStart = (x: number) => (population.allWorkers ? x / population.allWorkers : 0);
  const weigh = (shares: Four, by: Four) =>
    shares[0] * by[0] + shares[1] * by[1] + shares[2] * by[2] + shares[3] * by[3];

  const substance = substanceShares(values);
  const letter = perFirm(firms[1] + firms[2] + firms[3]);
  const spirit = perFirm(weigh(substance, firms));
  const short = firms[0] + firms[1] + firms[2];
  const found = sum(C.foundByAny);

  const formal = formalShares(values);
  const hiddenJobs = values.hiddenShare * workers[2];
  const formalJobs = weigh(formal, workers);
  const formalPay = 1 + k.unionPay * values.unions + values.minimumWage;
  const pay = formalPay * formalJobs + k.hiddenPay * hiddenJobs + k.informalPay * (jobs - formalJobs - hiddenJobs);

  // Hours and accidents follow the substance that the firm delivers itself; a ban on an input changes neither.
  const own = [0, values.tickShare, 0, 1] as const;
  const hidden = perJob(hiddenJobs);
  const care = perJob(weigh(own, workers));
  const hours = k.longWeek - (k.longWeek - k.shortWeek) * care;
  const accidents = 1 - k.safety * care + k.hiddenDanger * hidden;
  const dirt = jobs - k.cleaning * weigh(greenShares(values), workers);

  const places = population.sizes.reduce((a, b) => a + b, 0);
  const leaving = sum(C.closingFirms) + sum(C.movingFirms);
  const certified = (s: number) =>
    counts[s * width + C.firms1]! + counts[s * width + C.firms2]! + counts[s * width + C.firms3]!;
  const audits = segments.reduce(
    (all, segment, s) => all + askedShare(values, segment) * values.auditRate * certified(s),
    0
  );
  const assisted = k.assistanceHelps * values.assistance * values.substanceCost;
  const share = (x: number) => (places ? x / places : 0);

  return {
    letter,
    spirit,
    gap: letter - spirit,
    ignoring: perFirm(firms[0]),
    ticking: perFirm(firms[1]),
    evading: perFirm(firms[2]),
    committing: perFirm(firms[3]),
    detected: perFirm(found),
    undetected: perFirm(short - found),
    jobs: ofStart(jobs),
    formalJobs: ofStart(formalJobs),
    underground: ofStart(hiddenJobs),
    left: ofStart(sum(C.movedWorkers)),
    lost: ofStart(sum(C.closedWorkers)),
    wage: perJob(pay),
    hours,
    accidents,
    margin: perFirm(sum(C.margin) / fixedPoint),
    active: share(active),
    survival: active ? 1 - leaving / active : 0,
    pollution: ofStart(dirt),
    capability: perFirm(sum(C.capability) / fixedPoint),
    experience: perFirm(sum(C.experience) / fixedPoint),
    norms: perFirm(sum(C.norm) / fixedPoint),
    publicCost: share(active * inspectedShare * k.inspectionCost + assisted * weigh(own, firms)),
    privateCost: share(audits * k.auditCost + values.paperCost * (active - firms[0]))
  };
}
