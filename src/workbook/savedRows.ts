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

/**
 * A table of a database that is opened anew where the browser has closed it, as it does when somebody clears the site's
 * data; the connection gives way to that at once, so that nothing is said to be kept which goes a moment later.
 */
class Database {
  private connection: Promise<IDBPDatabase> | null = null;
  private closed = false;

  constructor(readonly table: string) {}

  open(): Promise<IDBPDatabase> {
    const lost = () => {
      this.connection = null;
    };
    this.connection ??= openDB(`workbook-${this.table}`, 1, {
      upgrade: (db) => void db.createObjectStore(this.table, {keyPath: "id"}),
      blocking(_, __, event) {
        lost();
        (event.target as IDBDatabase).close();
      },
      terminated: lost
    }).catch((error: unknown) => {
      lost();
      throw error;
    });
    return this.connection;
  }

  /** Does something with the database, once more on a new connection where the first turns out to be closed. */
  async with<Result>(work: (db: IDBPDatabase) => Promise<Result>): Promise<Result> {
    try {
      return await work(await this.open());
    } catch (error) {
      if (this.closed || (error as Error | null)?.name !== "InvalidStateError") throw error;
      this.connection = null;
      return work(await this.open());
    }
  }

  close(): void {
    this.closed = true;
    void this.connection?.then((db) => db.close());
  }
}

function inBrowser<Row extends SavedRow>(database: Database, read: Read<Row>): SavedStore<Row> {
  const {table} = database;
  const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(`workbook-${table}`) : null;
  return {
    lasting: true,
    list: async () => listOf(await database.with((db) => db.getAll(table)), read),
    async put(row) {
      await database.with((db) => db.put(table, {...row}));
      channel?.postMessage("kept");
    },
    async remove(id) {
      await database.with((db) => db.delete(table, id));
      channel?.postMessage("removed");
    },
    onOther: (callback) => channel?.addEventListener("message", callback),
    close() {
      channel?.close();
      database.close();
    }
  };
}

/** Opens the store of a table in a database of its own, "workbook-TABLE"; one in memory where the browser keeps nothing. */
export async function openSavedStore<Row extends SavedRow>(table: string, read: Read<Row>): Promise<SavedStore<Row>> {
  const database = new Database(table);
  try {
    await database.open();
    return inBrowser(database, read);
  } catch {
    return inMemory(read);
  }
}
