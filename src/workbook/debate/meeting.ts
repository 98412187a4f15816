import type {PressureChanges, PressureKey} from "../../model/pressures/parameters.js";
import {carriersOf, clauseKeys, clauses, roleKeys, type Clause, type RoleKey} from "./clauses.js";

/** What a role has said to the package as it is now. */
export type Voice = "signed" | "refused";

/** All that a class has done: plain data, from which everything else follows. */
export interface Meeting {
  /** How many students hold the debate, and the seed from which their roles are drawn. */
  readonly students: number;
  readonly seed: number;
  /** Names in the order of the students, as typed; they stay in this browser. */
  readonly names: string;
  /** The preset from which the class starts. */
  readonly preset: string;
  /** What the package changes in it: clauses only. */
  readonly changes: PressureChanges;
  readonly voices: Readonly<Partial<Record<RoleKey, Voice>>>;
  readonly title: string;
  readonly minutes: string;
}

/** The contract from which a class starts when it has not chosen one. */
export const firstContract = "contract-china";

export const longestTitle = 80;
export const longestMinutes = 8000;

/** Returns a meeting before anybody has spoken. */
export function newMeeting(preset: string, {students = 24, seed = 1} = {}): Meeting {
  return {students, seed, names: "", preset, changes: {}, voices: {}, title: "", minutes: ""};
}

const samePackage = (a: PressureChanges, b: PressureChanges) =>
  clauseKeys.every((key) => a[key as PressureKey] === b[key as PressureKey]);

/** Returns the meeting with another package: signatures and refusals were given to the old one, so they are gone. */
export function propose(meeting: Meeting, changes: PressureChanges): Meeting {
  return samePackage(meeting.changes, changes) ? meeting : {...meeting, changes, voices: {}};
}

/** Returns the meeting at another starting point, where nothing has been changed or signed. */
export function startFrom(meeting: Meeting, preset: string): Meeting {
  return meeting.preset === preset ? meeting : {...meeting, preset, changes: {}, voices: {}};
}

/** Returns the meeting in which a role signs, refuses, or takes back what it said. */
export function speak(meeting: Meeting, role: RoleKey, voice: Voice | null): Meeting {
  if ((meeting.voices[role] ?? null) === voice) return meeting;
  const voices = {...meeting.voices};
  if (voice === null) delete voices[role];
  else voices[role] = voice;
  return {...meeting, voices};
}

/** How far a package has come. */
export interface Status {
  /** Clauses that differ from today. */
  readonly changed: readonly Clause[];
  /** Changed clauses that stand: all who carry them have signed. */
  readonly standing: readonly Clause[];
  readonly signed: readonly RoleKey[];
  readonly refused: readonly RoleKey[];
  readonly silent: readonly RoleKey[];
  /** Roles that carry a changed clause and have not signed. */
  readonly missing: readonly RoleKey[];
  /** Something is changed, and all who carry a change have signed. */
  readonly carried: boolean;
  /** Something is changed, and all roles have signed. */
  readonly unanimous: boolean;
}

/** Returns how far the package has come. */
export function statusOf({changes, voices}: Pick<Meeting, "changes" | "voices">): Status {
  const said = (voice: Voice | undefined) => roleKeys.filter((key) => voices[key] === voice);
  const changed = clauses.filter(({key}) => key in changes);
  const signed = said("signed");
  const missing = carriersOf(changes).filter((key) => voices[key] !== "signed");
  return {
    changed,
    standing: changed.filter((c) => c.carriers.every((role) => voices[role] === "signed")),
    signed,
    refused: said("refused"),
    silent: said(undefined),
    missing,
    carried: changed.length > 0 && missing.length === 0,
    unanimous: changed.length > 0 && signed.length === roleKeys.length
  };
}
