import type {Bindings} from "./session.js";

/** Memory that a query may take, so that a runaway one gets an error and the tab lives on. */
export const memoryLimit = "700MB";
/** Milliseconds for which a query runs before it gives way to messages. */
const slice = 40;

const options = {
  path: ":memory:",
  query: {
    queryPollingInterval: slice,
    castBigIntToDouble: false,
    castTimestampToDate: false,
    castDurationToTime64: false
  }
};

/** The name under which DuckDB finds the evidence, the only file that it may read; it also looks for a log of changes beside it. */
export const evidenceFile = "evidence.duckdb";

const setUp = [
  `SET memory_limit = '${memoryLimit}'`,
  "SET autoinstall_known_extensions = false",
  "SET autoload_known_extensions = false",
  "ATTACH ':memory:' AS results",
  "CREATE SCHEMA scratch",
  `SET allowed_paths = ['${evidenceFile}', '${evidenceFile}.wal']`,
  "SET enable_external_access = false",
  "SET lock_configuration = true"
];

/** Returns the number of a new connection to the database. */
export const connect = (bindings: Bindings): number => (bindings.connect() as {_conn: number})._conn;

/**
 * Opens the in-memory database that a session needs, with all that does not depend on the evidence. It is done once, when
 * the site is built; readers' browsers begin with the memory that DuckDB has after it (steps/openedModule.ts).
 */
export function openDatabase(bindings: Bindings): void {
  bindings.open(options);
  const connection = connect(bindings);
  bindings.runQuery(connection, setUp.join(";\n"));
  bindings.disconnect(connection);
}
