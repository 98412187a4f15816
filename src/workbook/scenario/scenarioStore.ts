import {openSavedStore, type SavedStore} from "../savedRows.js";

/** A scenario of the reader's own: its state is kept as a link, whose format keeps opening. */
export interface SavedScenario {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly link: string;
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number;
}

/** Where the reader's scenarios are kept between visits. */
export type ScenarioStore = SavedStore<SavedScenario>;

/** Returns a kept row when it is sound, or null. */
export function toSaved(row: unknown): SavedScenario | null {
  if (typeof row !== "object" || row === null) return null;
  const {id, name, note, link, at} = row as Record<string, unknown>;
  const sound =
    typeof id === "string" &&
    typeof name === "string" &&
    typeof note === "string" &&
    typeof link === "string" &&
    typeof at === "number";
  return sound ? {id, name, note, link, at} : null;
}

/** Opens the store of scenarios; one in memory where the browser keeps nothing. */
export const openScenarioStore = (): Promise<ScenarioStore> => openSavedStore("scenarios", toSaved);
