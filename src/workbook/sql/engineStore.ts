import {deleteDB, openDB, type IDBPDatabase} from "../../vendor/idb.js";
import {sha256} from "./sha256.js";

/** Where parts of the engine are kept. Keys are SHA-256 digests, so a part that does not match its key is damaged. */
export interface EngineStore {
  /** false when parts live in memory only, because the browser keeps nothing for this page or has no room */
  readonly lasting: boolean;
  keys(): Promise<Set<string>>;
  /** the bytes of a part; null when it is not kept or damaged, and then it is thrown away */
  get(key: string): Promise<ArrayBuffer | null>;
  put(key: string, bytes: ArrayBuffer): Promise<void>;
  remove(keys: Iterable<string>): Promise<void>;
}

const databaseName = "workbook-sql-engine";
const parts = "parts";

/** Returns a store in memory: for browsers that keep nothing, and for tests. */
export function memoryStore(): EngineStore {
  const kept = new Map<string, ArrayBuffer>();
  return {
    lasting: false,
    keys: async () => new Set(kept.keys()),
    get: async (key) => kept.get(key)?.slice(0) ?? null,
    put: async (key, bytes) => void kept.set(key, bytes.slice(0)),
    remove: async (keys) => [...keys].forEach((key) => kept.delete(key))
  };
}

class BrowserStore implements EngineStore {
  lasting = true;
  readonly #db: IDBPDatabase;
  /** what the browser had no room for */
  readonly #overflow = memoryStore();

  constructor(db: IDBPDatabase) {
    this.#db = db;
  }

  async keys(): Promise<Set<string>> {
    const kept = (await this.#db.getAllKeys(parts)).map(String);
    return new Set([...kept, ...(await this.#overflow.keys())]);
  }

  async get(key: string): Promise<ArrayBuffer | null> {
    let bytes: unknown;
    try {
      bytes = await this.#db.get(parts, key);
    } catch {
      bytes = undefined;
    }
    if (bytes === undefined) return this.#overflow.get(key);
    if (bytes instanceof ArrayBuffer && (await sha256(new Uint8Array(bytes))) === key) return bytes;
    await this.remove([key]);
    return null;
  }

  async put(key: string, bytes: ArrayBuffer): Promise<void> {
    try {
      await this.#db.put(parts, bytes, key);
    } catch {
      this.lasting = false;
      await this.#overflow.put(key, bytes);
    }
  }

  async remove(keys: Iterable<string>): Promise<void> {
    const list = [...keys];
    await this.#overflow.remove(list);
    try {
      const change = this.#db.transaction(parts, "readwrite");
      await Promise.all([...list.map((key) => change.store.delete(key)), change.done]);
    } catch {
      this.lasting = false;
    }
  }
}

let opening: Promise<EngineStore> | null = null;

/** Returns the store of this page: in the browser where it lets pages keep things, else in memory. Opened once. */
export function openEngineStore(): Promise<EngineStore> {
  opening ??= Promise.resolve()
    .then(() => openDB(databaseName, 1, {upgrade: (db) => void db.createObjectStore(parts)}))
    .then(
      (db) => new BrowserStore(db),
      () => memoryStore()
    );
  return opening;
}

/** Takes everything away that is kept; resolves when it is gone. */
export async function removeEngineStore(): Promise<void> {
  const store = await openEngineStore();
  await store.remove(await store.keys());
  if (!store.lasting) await deleteDB(databaseName).catch(() => {});
}
