import {openDB, type IDBPDatabase} from "../../vendor/idb.js";
import {emptyNotebook, mergeNotebooks, toNotebook, type Notebook} from "./notebook.js";

/** Where the reader's notebook is kept between visits. */
export interface NotebookStore {
  /** false when the browser keeps nothing: the notebook lives as long as the page */
  readonly lasting: boolean;
  load(): Promise<Notebook>;
  /** Keeps the notebook, merged with what another tab kept meanwhile; resolves to the merged one. Rejects when there is no room. */
  save(notebook: Notebook): Promise<Notebook>;
  /** Puts the notebook where it can be put at once, because the page is being left; the next load takes it in. */
  saveAtOnce(notebook: Notebook): void;
  /** Calls back when another tab kept something. */
  onOther(callback: () => void): void;
  close(): void;
}

const databaseName = "workbook-sql-notebook";
const notebooks = "notebooks";
const key = "notebook";

/** Returns what a page kept at the last moment, once; an empty notebook when there is none. */
function leftBehind(): Notebook {
  try {
    const text = localStorage.getItem(databaseName);
    localStorage.removeItem(databaseName);
    return text ? toNotebook(JSON.parse(text)) : emptyNotebook;
  } catch {
    return emptyNotebook;
  }
}

function storeInMemory(): NotebookStore {
  return {
    lasting: false,
    load: async () => emptyNotebook,
    save: async (notebook) => notebook,
    saveAtOnce: () => {},
    onOther: () => {},
    close: () => {}
  };
}

function storeInBrowser(db: IDBPDatabase): NotebookStore {
  const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(databaseName) : null;
  return {
    lasting: true,
    load: async () => mergeNotebooks(toNotebook(await db.get(notebooks, key)), leftBehind()),
    async save(notebook) {
      const change = db.transaction(notebooks, "readwrite");
      const merged = mergeNotebooks(notebook, toNotebook(await change.store.get(key)));
      await Promise.all([change.store.put(structuredClone(merged), key), change.done]);
      channel?.postMessage("kept");
      return merged;
    },
    saveAtOnce(notebook) {
      try {
        localStorage.setItem(databaseName, JSON.stringify(notebook));
      } catch {
        return;
      }
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
  return Promise.resolve()
    .then(() => openDB(databaseName, 1, {upgrade: (db) => void db.createObjectStore(notebooks)}))
    .then(storeInBrowser, storeInMemory);
}
