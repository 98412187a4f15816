import {openDB, type IDBPDatabase} from "../../vendor/idb.js";

/** A scenario of the reader's own: its state is kept as a link, whose format keeps opening. */
export interface SavedScenario {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly link: string;
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number;
}

/** What is kept, newest first, and how many rows could not be read; those are left where they are. */
export interface SavedList {
  readonly saved: readonly SavedScenario[];
  readonly damaged: number;
}

/** Where the reader's scenarios are kept between visits. */
export interface ScenarioStore {
  /** False when the browser keeps nothing: scenarios live as long as the page. */
  readonly lasting: boolean;
  list(): Promise<SavedList>;
  /** Keeps a scenario, in place of one with the same id. Rejects when there is no room. */
  put(scenario: SavedScenario): Promise<void>;
  remove(id: string): Promise<void>;
  /** Calls back when another tab kept or removed something. */
  onOther(callback: () => void): void;
  close(): void;
}

const databaseName = "workbook-scenarios";
const table = "scenarios";

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

function listOf(rows: readonly unknown[]): SavedList {
  const saved = rows.map(toSaved).filter((row) => row !== null);
  return {saved: saved.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)), damaged: rows.length - saved.length};
}

function storeInMemory(): ScenarioStore {
  const rows = new Map<string, SavedScenario>();
  return {
    lasting: false,
    list: async () => listOf([...rows.values()]),
    put: async (scenario) => void rows.set(scenario.id, scenario),
    remove: async (id) => void rows.delete(id),
    onOther: () => {},
    close: () => {}
  };
}

function storeInBrowser(db: IDBPDatabase): ScenarioStore {
  const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(databaseName) : null;
  return {
    lasting: true,
    list: async () => listOf(await db.getAll(table)),
    async put(scenario) {
      await db.put(table, {...scenario});
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

/** Opens the store of scenarios; one in memory where the browser keeps nothing. */
export function openScenarioStore(): Promise<ScenarioStore> {
  return Promise.resolve()
    .then(() => openDB(databaseName, 1, {upgrade: (db) => void db.createObjectStore(table, {keyPath: "id"})}))
    .then(storeInBrowser, storeInMemory);
}
