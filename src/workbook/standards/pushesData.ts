import type {AuditSweep, Legs, Measured, PushEffect} from "../../model/pressures/pushes.js";

/** A preset by its name, as figures show it. */
export interface PresetName {
  readonly preset: string;
  readonly title: string;
  readonly country: string;
}

/** What the model of pressures was measured to do when the site was built. */
export interface PushesData {
  /** Runs behind each number. */
  readonly runs: number;
  readonly audits: PresetName & {readonly depths: readonly number[]; readonly sweeps: readonly AuditSweep[]};
  readonly legs: readonly (PresetName & Legs)[];
  readonly pushes: readonly (PresetName & {readonly all: Measured; readonly effects: readonly PushEffect[]})[];
}
