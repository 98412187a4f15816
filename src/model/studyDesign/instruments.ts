import {drawBits, drawKey, unitKey} from "../numeric/random.js";
import {hiddenWorkers, type StudyCluster} from "./cluster.js";
import type {StudyDesignValues} from "./parameters.js";

/** How a study finds out about a firm; "perfect" sees all and exists in no field. */
export const instruments = ["questionnaire", "visit", "informants", "perfect"] as const;
export type Instrument = (typeof instruments)[number];

/** What a study notes about a firm. */
export interface FirmRecord {
  /** Workers on the site. */
  workers: number;
  /** Whether the letter is met, and the spirit in the whole process: 0 or 1. */
  letter: number;
  spirit: number;
  /** Workers known in hidden workshops. */
  hidden: number;
  /** Workers, of both kinds, who are taken to be treated as the standard means. */
  decent: number;
}

const purpose = {pleases: 1001, admits: 1002, sight: 1003, alarm: 1004};

/** The draw keys of a study, one for each thing that may go wrong. */
export interface InstrumentKeys {
  readonly seed: number;
  readonly pleases: number;
  readonly admits: number;
  readonly sight: number;
  readonly alarm: number;
}

/** Returns the keys of a study's answers. */
export function instrumentKeys(seed: number): InstrumentKeys {
  const key = (what: number) => drawKey(seed, 0, what);
  return {
    seed,
    pleases: key(purpose.pleases),
    admits: key(purpose.admits),
    sight: key(purpose.sight),
    alarm: key(purpose.alarm)
  };
}

/** Writes into `record` what an instrument says about firm i. */
export function measure(
  cluster: StudyCluster,
  i: number,
  instrument: Instrument,
  values: StudyDesignValues,
  keys: InstrumentKeys,
  record: FirmRecord
): void {
  const unit = unitKey(keys.seed, i);
  const chance = (key: number) => drawBits(unit, key) / 4294967296;
  const workers = cluster.workers[i]!;
  const hidden = cluster.hidden[i]!;
  const site = cluster.site[i]!;
  record.workers = workers;
  record.letter = cluster.letter[i]!;
  record.hidden = 0;
  switch (instrument) {
    case "questionnaire":
      // Papers stand in for practice, and an owner without papers may say what pleases.
      if (!record.letter && chance(keys.pleases) < values.desirability) record.letter = 1;
      if (hidden && chance(keys.admits) < values.admits) record.hidden = hidden;
      record.spirit = record.letter && !record.hidden ? 1 : 0;
      record.decent = record.letter * workers;
      return;
    case "visit":
      record.spirit = site;
      record.decent = site * workers;
      return;
    case "informants":
    case "perfect": {
      const perfect = instrument === "perfect";
      let decent = 0;
      if (hidden) {
        if (perfect || chance(keys.sight) < values.sight) {
          record.hidden = hidden;
          decent = cluster.hiddenDecent[i]!;
        }
      } else if (!perfect && chance(keys.alarm) < values.falseAlarm) {
        record.hidden = hiddenWorkers(workers, values.hiddenShare);
      }
      record.spirit = site && (!record.hidden || decent) ? 1 : 0;
      record.decent = site * workers + decent * record.hidden;
      return;
    }
  }
}

/** Returns the cost of looking at one firm, in interviews. */
export function costPerFirm(instrument: Instrument, values: StudyDesignValues): number {
  if (instrument === "questionnaire") return 1;
  return instrument === "visit" ? values.visitCost : values.informantCost;
}
