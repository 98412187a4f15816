import {openDB, type IDBPDatabase} from "../../vendor/idb.js";

/** A deck of the reader's own: kept as the text that is also its file. */
export interface SavedDeck {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** When it was last changed, in milliseconds since 1970. */
  readonly at: number;
}

/** What is kept, newest first, and how many rows could not be read; those are left where they are. */
export interface SavedDecks {
  readonly saved: readonly SavedDeck[];
  readonly damaged: number;
}

/** Where the reader's decks are kept between visits. */
export interface DeckStore {
  /** False when the browser keeps nothing: decks live as long as the page. */
  readonly lasting: boolean;
  list(): Promise<SavedDecks>;
  /** Keeps a deck, in place of one with the same id. Rejects when there is no room. */
  put(deck: SavedDeck): Promise<void>;
  remove(id: string): Promise<void>;
  /** Calls back when another tab kept or removed something. */
  onOther(callback: () => void): void;
  close(): void;
}

const databaseName = "workbook-decks";
const table = "decks";

/** Returns a kept row when it is sound, or null. */
export function toSavedDeck(row: unknown): SavedDeck | null {
  if (typeof row !== "object" || row === null) return null;
  const {id, title, text, at} = row as Record<string, unknown>;
  const sound =
    typeof id === "string" && typeof title === "string" && typeof text === "string" && typeof at === "number";
  return sound ? {id, title, text, at} : null;
}

function listOf(rows: readonly unknown[]): SavedDecks {
  const saved = rows.map(toSavedDeck).filter((row) => row !== null);
  return {saved: saved.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)), damaged: rows.length - saved.length};
}

/** Returns a store that lives as long as the page. */
export function decksInMemory(): DeckStore {
  const rows = new Map<string, SavedDeck>();
  return {
    lasting: false,
    list: async () => listOf([...rows.values()]),
    put: async (deck) => void rows.set(deck.id, deck),
    remove: async (id) => void rows.delete(id),
    onOther: () => {},
    close: () => {}
  };
}

function decksInBrowser(db: IDBPDatabase): DeckStore {
  const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(databaseName) : null;
  return {
    lasting: true,
    list: async () => listOf(await db.getAll(table)),
    async put(deck) {
      await db.put(table, {...deck});
      channel?.postMessage("kept");
    },
    async remove(id) {
      await db.delete(table, id);
      channel?.postMessage("removed");
    },
    onOther: (callback) => channel?.addEventListener("message", callback),
    close() {
      channel?.close();
      db.close();
    }
  };
}

/** Opens the store of decks; one in memory where the browser keeps nothing. */
export function openDeckStore(): Promise<DeckStore> {
  return Promise.resolve()
    .then(() => openDB(databaseName, 1, {upgrade: (db) => void db.createObjectStore(table, {keyPath: "id"})}))
    .then(decksInBrowser, decksInMemory);
}
