// IndexedDB with promises.
export {deleteDB, openDB} from "idb";
export type {DBSchema, IDBPDatabase} from "idb";
