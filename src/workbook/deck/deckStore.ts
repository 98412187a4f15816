import {openSavedStore, type SavedStore} from "../savedRows.js";

/** A deck of the reader's own: kept as the text that is also its file. */
export interface SavedDeck {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** When it was last changed, in milliseconds since 1970. */
  readonly at: number;
}

/** Where the reader's decks are kept between visits. */
export type DeckStore = SavedStore<SavedDeck>;

/** Returns a kept row when it is sound, or null. */
export function toSavedDeck(row: unknown): SavedDeck | null {
  if (typeof row !== "object" || row === null) return null;
  const {id, title, text, at} = row as Record<string, unknown>;
  const sound =
    typeof id === "string" && typeof title === "string" && typeof text === "string" && typeof at === "number";
  return sound ? {id, title, text, at} : null;
}

/** Opens the store of decks; one in memory where the browser keeps nothing. */
export const openDeckStore = (): Promise<DeckStore> => openSavedStore("decks", toSavedDeck);
