import type {Erratum, Fact, MapPanel, Place} from "../evidence.js";
import type {OutcomeKey} from "../../model/pressures/outcomes.js";

/** A case of the evidence: what pressed for compliance, how, and what became of conditions. */
export interface CaseRow {
  id: string;
  title: string;
  field: string;
  driver: string;
  direction: string;
  mechanism: string;
  outcome: string;
  source: string;
  section: string;
  note: string | null;
}

/** Somebody who acts on standards, and what the paper says of them. */
export interface ActorRow {
  id: string;
  name: string;
  kind: string;
  level: string;
  role: string;
  section: string;
  note: string | null;
}

/** A programme, law, plan, zone or agency with its years; both are null where the paper gives none. */
export interface PolicyRow {
  id: string;
  name: string;
  kind: string;
  level: string;
  from: number | null;
  to: number | null;
  about: string;
  section: string;
  note: string | null;
}

/** An erratum with its kind, its certainty, how it was checked and where it stands in the paper. */
export interface CareRow extends Erratum {
  kind: string;
  certainty: string;
  checked: string;
  section: string;
}

/** What a measure of the model was late in a stage: the mean of the runs, and the range of the middle eight in ten. */
export interface StageValue {
  mean: number;
  low: number;
  high: number;
}

/** A preset of the model run at build time: its stages and, for each measure, its value late in each of them. */
export interface StageRuns {
  preset: string;
  title: string;
  runs: number;
  periods: number;
  stages: string[];
  measures: Record<string, StageValue[]>;
}

/** All that the chapter of one country shows. */
export interface CountryCases {
  country: string;
  name: string;
  places: Place[];
  panels: MapPanel[];
  sectors: {id: string; label: string}[];
  facts: Record<string, Fact>;
  cases: CaseRow[];
  actors: ActorRow[];
  policies: PolicyRow[];
  errata: CareRow[];
  aims: {aim: string; clusters: number}[];
  stages: Record<string, StageRuns>;
}

/** The measures of the model that the chapters show before and after. */
export const stageMeasures = [
  "letter",
  "spirit",
  "pollution",
  "accidents",
  "formalJobs",
  "jobs",
  "wage",
  "left",
  "lost"
] as const satisfies readonly OutcomeKey[];
export type StageMeasure = (typeof stageMeasures)[number];
