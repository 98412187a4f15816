import {openDB, type IDBPDatabase} from "../../vendor/idb.js";
import {emptyNotebook, mergeNotebooks, toNotebook, type Notebook} from "./notebook.js";

/** Where the reader's notebook is kept between visits. */
export interface NotebookStore {
  /** false when the browser keeps nothing: the notebook lives as long as the page */
  readonly lasting: boolean;
  load(): Promise<Notebook>;
  /** Keeps the notebook, merged with what another tab kept meanwhile; resolves to the merged one. Rejects when there is no room. */
  save(notebook: Notebook): Promise<Notebook>;
  /** Calls back when another tab kept something. */
  onOther(callback: () => void): void;
  close(): void;
}

const databaseName = "workbook-sql-notebook";
const notebooks = "notebooks";
const key = "notebook";

function storeInMemory(): NotebookStore {
  return {
    lasting: false,
    load: async () => emptyNotebook,
    save: async (notebook) => notebook,
    onOther: () => {},
    close: () => {}
  };
}

function storeInBrowser(db: IDBPDatabase): NotebookStore {
  const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(databaseName) : null;
  return {
    lasting: true,
    load: async () => toNotebook(await db.get(notebooks, key)),
    async save(notebook) {
      const change = db.transaction(notebooks, "readwrite");
      const merged = mergeNotebooks(notebook, toNotebook(await change.store.get(key)));
      await Promise.all([change.store.put(structuredClone(merged), key), change.done]);
      channel?.postMessage("kept");
      return merged;
    },
    onOther(callback) {
      channel?.addEventListener("message", () => callback());
    },
    close() {
      channel?.close();
      db.close();
    }
  };
}

/** Opens the notebook's store; one in memory where the browser keeps nothing. */
export function openNotebookStore(): Promise<NotebookStore> {
  return openDB(databaseName, 1, {upgrade: (db) => void db.createObjectStore(notebooks)}).then(
    storeInBrowser,
    storeInMemory
  );
}
