import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {version} from "@duckdb/node-api";
import {buildEvidence} from "./evidence.js";
import {readReferences, type FormattedReference} from "./references.js";

/**
 * Returns the path of the evidence database of the data folder, building it if what it is made of has changed since. One
 * build of the site asks several times; only the first builds. Throws an EvidenceError like buildEvidence.
 */
export async function cachedEvidence(dataFolder = "data", cacheFolder = join(".cache", "evidence")): Promise<string> {
  const name = `${evidenceKey(dataFolder)}.duckdb`;
  const path = join(cacheFolder, name);
  if (existsSync(path)) return path;
  await buildEvidence(dataFolder, path);
  removeOthers(cacheFolder, name);
  return path;
}

/**
 * Returns the formatted works of the data folder. Setting up the citation engine takes seconds, so the result is kept until
 * the table of references or a loader changes.
 */
export function cachedReferences(
  dataFolder = "data",
  cacheFolder = join(".cache", "references")
): FormattedReference[] {
  const inputs = [...files(dataFolder, /^reference\.csv$/), ...files("loaders", /\.ts$/)];
  const name = `${hashFiles(inputs, "references")}.json`;
  const path = join(cacheFolder, name);
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as FormattedReference[];
  const references = readReferences(dataFolder);
  mkdirSync(cacheFolder, {recursive: true});
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(references));
  renameSync(draft, path);
  removeOthers(cacheFolder, name);
  return references;
}

/** Returns a hash, in hexadecimal digits, of all that decides what the database holds: data, schema, loaders, DuckDB. */
export function evidenceKey(dataFolder = "data", loadersFolder = "loaders"): string {
  const inputs = [...files(dataFolder, /\.csv$|^schema\.sql$/), ...files(loadersFolder, /\.ts$/)];
  return hashFiles(inputs, `DuckDB ${version()}`);
}

/** Returns a hash, in hexadecimal digits, of files and of a text that stands before them. */
export function hashFiles(paths: readonly string[], start: string): string {
  const hash = createHash("sha256").update(`${start}\n`);
  for (const path of paths) {
    const bytes = readFileSync(path);
    hash.update(`${path} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex").slice(0, 32);
}

/** Removes finished results of earlier states; what another process is still writing has another ending. */
export function removeOthers(folder: string, keep: string): void {
  for (const file of readdirSync(folder)) {
    if (file !== keep && /^[0-9a-f]{32}\.(duckdb|json)$/.test(file)) rmSync(join(folder, file), {force: true});
  }
}

/** Returns the paths of the files of a folder whose names match, sorted. */
export function files(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder)
    .filter((file) => pattern.test(file))
    .sort()
    .map((file) => join(folder, file));
}
