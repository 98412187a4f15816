import {toEntry, type Entry} from "./entry.js";

/**
 * Entries in the browser's small synchronous storage. Each keystroke is written here at once, so that it survives a tab that
 * is killed before the database has it; where there is no database, this is where work is kept.
 */
export interface Journal {
  /** Returns whether the entry is safe here. */
  write(entry: Entry): boolean;
  /** Takes an entry out, unless something newer stands in its place. */
  remove(entry: Entry): void;
  /** Takes a line out whatever stands there. */
  erase(line: string): void;
  read(): Entry[];
  /** Whether anything can be written at all. */
  readonly works: boolean;
  /** Number of things under our keys that cannot be read. */
  readonly unreadable: number;
}

type Small = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Returns the browser's small storage, or null where it is blocked: looking at it throws there. */
export function smallStorage(): Small | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** Returns the journal of a site in this storage; one that keeps nothing when there is none. */
export function openJournal(site: string, storage: Small | null): Journal {
  const prefix = `work:${site}:`;
  let works = false;
  let unreadable = 0;
  try {
    storage?.setItem(`${prefix}?`, "1");
    storage?.removeItem(`${prefix}?`);
    works = storage !== null;
  } catch {
    // Full or blocked; a later write may still fit.
  }
  const toText = (entry: Entry) => JSON.stringify(entry);
  const fromText = (text: string | null): Entry | null => {
    try {
      return text === null ? null : toEntry(JSON.parse(text));
    } catch {
      return null;
    }
  };
  return {
    get works() {
      return works;
    },
    get unreadable() {
      return unreadable;
    },
    write(entry) {
      try {
        storage!.setItem(prefix + entry.line, toText(entry));
        return (works = true);
      } catch {
        return false;
      }
    },
    remove(entry) {
      try {
        const there = fromText(storage!.getItem(prefix + entry.line));
        if (there?.by === entry.by && there.count <= entry.count) storage!.removeItem(prefix + entry.line);
      } catch {
        return;
      }
    },
    erase(line) {
      try {
        storage!.removeItem(prefix + line);
      } catch {
        return;
      }
    },
    read() {
      const entries: Entry[] = [];
      unreadable = 0;
      try {
        const keys = Array.from({length: storage?.length ?? 0}, (_, i) => storage!.key(i));
        for (const key of keys) {
          if (!key?.startsWith(prefix) || key === `${prefix}?`) continue;
          const entry = fromText(storage!.getItem(key));
          if (entry && prefix + entry.line === key) entries.push(entry);
          else unreadable++;
        }
      } catch {
        return entries;
      }
      return entries;
    }
  };
}
