import {IDBFactory} from "fake-indexeddb";
import "fake-indexeddb/auto";

/** The browser's small storage, in memory; it can be full. */
export class SmallStorage implements Storage {
  readonly items = new Map<string, string>();
  full = false;
  [name: string]: unknown;

  get length(): number {
    return this.items.size;
  }
  key(i: number): string | null {
    return [...this.items.keys()][i] ?? null;
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
  clear(): void {
    this.items.clear();
  }
}

/** Gives the tests a database that holds nothing yet. */
export function freshDatabase(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** Puts something else in the place of the browser's database. */
export function setDatabase(database: unknown): void {
  Object.defineProperty(globalThis, "indexedDB", {value: database, configurable: true, writable: true});
}
