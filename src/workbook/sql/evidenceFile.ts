import {openDB} from "../../vendor/idb.js";
import {sha256} from "./sha256.js";

/** Where the evidence database, plain or packed with gzip, of this build is, as the page's FileAttachment gives it. */
export interface EvidenceFile {
  readonly href: string;
  /** length in bytes, when it is known beforehand */
  readonly size?: number;
}

const databaseName = "workbook-sql-evidence";
const files = "files";

const open = () => openDB(databaseName, 1, {upgrade: (db) => void db.createObjectStore(files)});

/** Returns the name under which a file is kept: the last part of its address, which changes with its content. */
const keyOf = (href: string): string => href.slice(href.lastIndexOf("/") + 1);

/** Returns the kept evidence; null when it is not kept, or damaged. */
async function kept(href: string): Promise<ArrayBuffer | null> {
  try {
    const db = await open();
    const found = (await db.get(files, keyOf(href))) as {bytes: ArrayBuffer; sha256: string} | undefined;
    db.close();
    return found && (await sha256(new Uint8Array(found.bytes))) === found.sha256 ? found.bytes : null;
  } catch {
    return null;
  }
}

/** Keeps the evidence in the place of any other; a browser that has no room for it fetches it again next time. */
async function keep(href: string, bytes: ArrayBuffer): Promise<void> {
  const digest = await sha256(new Uint8Array(bytes));
  try {
    const db = await open();
    const change = db.transaction(files, "readwrite");
    await Promise.all([change.store.clear(), change.store.put({bytes, sha256: digest}, keyOf(href)), change.done]);
    db.close();
  } catch {
    return;
  }
}

/** Returns the database itself; some hosts unpack it on the way, so the bytes decide and not the name. */
async function unpack(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first !== 0x1f || second !== 0x8b) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/**
 * Returns the bytes of the evidence, from the browser's store or the network; with `wait` when they are kept too. Throws when
 * it cannot be had.
 */
export async function readEvidence(
  {href}: EvidenceFile,
  {signal, wait = false}: {signal?: AbortSignal; wait?: boolean} = {}
): Promise<ArrayBuffer> {
  const stored = await kept(href);
  if (stored) return unpack(stored);
  const response = await fetch(href, {signal: signal ?? null});
  if (!response.ok) throw new Error(`The evidence database cannot be fetched: the server answered ${response.status}.`);
  const bytes = await response.arrayBuffer();
  const copy = bytes.slice(0);
  if (wait) await keep(href, copy);
  else setTimeout(() => void keep(href, copy), 1500); // not now, when the engine starts with it
  return unpack(bytes);
}

/** Returns whether the evidence of this build is kept. */
export async function keepsEvidence({href}: EvidenceFile): Promise<boolean> {
  return (await kept(href)) !== null;
}

/** Takes the kept evidence away. */
export async function removeEvidence(): Promise<void> {
  try {
    const db = await open();
    await db.clear(files);
    db.close();
  } catch {
    return;
  }
}
