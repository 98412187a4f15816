import type {Fan} from "../../model/studyDesign/measures.js";
import type {Erratum} from "../evidence.js";
import type {AgendaNeed} from "./agenda.js";

/** A row of the research agenda as the chapter shows it. */
export interface AgendaRow {
  readonly id: string;
  readonly kind: "question" | "hypothesis" | "method" | "characteristic";
  /** From 1: the place of its point in `agendaPoints`. */
  readonly point: number;
  readonly statement: string;
  /** What a study of it would need, in words, and as the groups of the figure. */
  readonly needs: string;
  readonly groups: readonly AgendaNeed[];
  readonly section: string;
}

/** What the chapter on study design shows from the tables and from runs that were made beforehand. */
export interface StudyDesignData {
  readonly agenda: readonly AgendaRow[];
  /** Errata that touch the agenda. */
  readonly errata: readonly Erratum[];
  readonly fan: Fan;
}
