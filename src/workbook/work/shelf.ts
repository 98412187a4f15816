import {openDB, type IDBPDatabase} from "../../vendor/idb.js";
import {forkOf, layOver, toEntry, type Entry} from "./entry.js";

/** Entries in the browser's database. Every method rejects when the database does. */
export interface Shelf {
  read(): Promise<Entry[]>;
  /** The entries of one exercise. */
  readOf(page: string, exercise: string): Promise<Entry[]>;
  /** Writes entries beside what other tabs wrote meanwhile; resolves to each as it stands now. */
  write(entries: readonly Entry[]): Promise<Entry[]>;
  /** Writes what the function returns for all entries, in one step that either happens whole or not at all. */
  change(fn: (entries: Entry[]) => Entry[]): Promise<Entry[]>;
  erase(lines: readonly string[]): Promise<void>;
  close(): void;
  /** Number of stored things that cannot be read, as of the last reading of all. */
  readonly unreadable: number;
}

const copies = "copies";

function makeShelf(db: IDBPDatabase): Shelf {
  let unreadable = 0;
  const entriesOf = (values: readonly unknown[]): Entry[] => values.map(toEntry).filter((entry) => entry !== null);
  return {
    get unreadable() {
      return unreadable;
    },
    async read() {
      const values = await db.getAll(copies);
      const entries = entriesOf(values);
      unreadable = values.length - entries.length;
      return entries;
    },
    readOf: async (page, exercise) => entriesOf(await db.getAllFromIndex(copies, "exercise", [page, exercise])),
    async write(entries) {
      const change = db.transaction(copies, "readwrite");
      const there = new Map<string, Entry>();
      // Each line is asked for once; what cannot be read is left where it is, and the entry goes beside it.
      const lines = entries.flatMap((entry) => [entry.line, forkOf(entry), `${forkOf(entry)}~${entry.count}`]);
      const taken = new Set<string>();
      for (const line of new Set(lines)) {
        const value: unknown = await change.store.get(line);
        const entry = toEntry(value);
        if (entry) there.set(line, entry);
        else if (value !== undefined) taken.add(line);
      }
      const written = entries.map((entry) => {
        const line = taken.has(entry.line) ? forkOf(entry) : entry.line;
        return layOver(there, {...entry, line});
      });
      await Promise.all([...written.map((entry) => change.store.put(entry)), change.done]);
      return written;
    },
    async change(fn) {
      const change = db.transaction(copies, "readwrite");
      const changed = fn(entriesOf(await change.store.getAll()));
      await Promise.all([...changed.map((entry) => change.store.put(entry)), change.done]);
      return changed;
    },
    async erase(lines) {
      const change = db.transaction(copies, "readwrite");
      await Promise.all([...lines.map((line) => change.store.delete(line)), change.done]);
    },
    close: () => db.close()
  };
}

/** Opens the database of a site's work; `onLost` is called when the browser closes it. Rejects, or never settles, where it is blocked. */
export async function openShelf(site: string, onLost: () => void): Promise<Shelf> {
  const db = await openDB(`work-${site}`, 1, {
    upgrade(upgraded) {
      const store = upgraded.createObjectStore(copies, {keyPath: "line"});
      store.createIndex("exercise", ["record.page", "record.exercise"]);
    },
    blocking() {
      db.close();
      onLost();
    },
    terminated: onLost
  });
  return makeShelf(db);
}
