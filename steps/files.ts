import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join, relative, sep} from "node:path";

/** Every file under a folder, sorted, as paths relative to it with "/" between names; [] when there is no folder. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** The sha256 of a text or bytes, in hexadecimal. */
export const digest = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

/** Writes a file unless it holds these very bytes already, so that watchers stay quiet; makes its folder. */
export function writeIfChanged(path: string, content: string | Uint8Array): void {
  const bytes = Buffer.from(content);
  if (existsSync(path) && bytes.equals(readFileSync(path))) return;
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, bytes);
}
