import {openDB, type IDBPDatabase} from "../vendor/idb.js";

/** Something of the reader's own that is kept by its id. */
export interface SavedRow {
  readonly id: string;
  /** When it was kept or last changed, in milliseconds since 1970. */
  readonly at: number;
}

/** What is kept, newest first, and how many rows could not be read; those are left where they are. */
export interface SavedList<Row extends SavedRow> {
  readonly saved: readonly Row[];
  readonly damaged: number;
}

/** Where rows of one sort are kept between visits. */
export interface SavedStore<Row extends SavedRow> {
  /** False when the browser keeps nothing: rows live as long as the page. */
  readonly lasting: boolean;
  list(): Promise<SavedList<Row>>;
  /** Keeps a row, in place of one with the same id. Rejects when there is no room. */
  put(row: Row): Promise<void>;
  remove(id: string): Promise<void>;
  /** Calls back when another tab kept or removed something. */
  onOther(callback: () => void): void;
  close(): void;
}

/** Returns a row when it is sound, or null. */
type Read<Row> = (row: unknown) => Row | null;

function listOf<Row extends SavedRow>(rows: readonly unknown[], read: Read<Row>): SavedList<Row> {
  const saved = rows.map(read).filter((row) => row !== null);
  return {saved: saved.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)), damaged: rows.length - saved.length};
}

function inMemory<Row extends SavedRow>(read: Read<Row>): SavedStore<Row> {
  const rows = new Map<string, Row>();
  return {
    lasting: false,
    list: async () => listOf([...rows.values()], read),
    put: async (row) => void rows.set(row.id, row),
    remove: async (id) => void rows.delete(id),
    onOther: () => {},
    close: () => {}
  };
}

function inBrowser<Row extends SavedRow>(db: IDBPDatabase, table: string, read: Read<Row>): SavedStore<Row> {
  const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(db.name) : null;
  return {
    lasting: true,
    list: async () => listOf(await db.getAll(table), read),
    async put(row) {
      await db.put(table, {...row});
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

/** Opens the store of a table in a database of its own, "workbook-TABLE"; one in memory where the browser keeps nothing. */
export function openSavedStore<Row extends SavedRow>(table: string, read: Read<Row>): Promise<SavedStore<Row>> {
  return Promise.resolve()
    .then(() => openDB(`workbook-${table}`, 1, {upgrade: (db) => void db.createObjectStore(table, {keyPath: "id"})}))
    .then(
      (db) => inBrowser(db, table, read),
      () => inMemory(read)
    );
}
