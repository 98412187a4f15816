// What a kind has computed beforehand, such as the result of a query: Markdown is rendered at once and cannot wait.
import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {hashText} from "../../src/workbook/exercise/seal.js";
import {canonicalText, type Json} from "../../src/workbook/json.js";
import {root} from "../root.js";

/** Computes something from the fields of an exercise; a module steps/exercise/prepare/KIND.ts has one as `prepare`. */
export type Prepare = (fields: Json) => Promise<Json>;

const moduleOf = (kind: string) => join(root, "steps", "exercise", "prepare", `${kind}.ts`);
const kept = new Map<string, Json>();

/** What such a step may read beside itself: the evidence, the presets and the models. */
const readable = ["data", "src/model", "src/workbook/lab"];

function stateOf(kind: string): string {
  const files = readable.flatMap((folder) =>
    readdirSync(join(root, folder), {recursive: true, encoding: "utf8"}).map((name) => join(root, folder, name))
  );
  files.push(moduleOf(kind));
  return files.map((file) => `${file}:${statSync(file).size}:${statSync(file).mtimeMs}`).join("\n");
}

/** Returns what the kind's step makes of the fields, kept until they or the data change; null where the kind has no step. */
export function prepared(kind: string, fields: Json): Json {
  if (!existsSync(moduleOf(kind))) return null;
  const key = hashText(`${kind}\n${canonicalText(fields)}\n${stateOf(kind)}`);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const file = join(root, ".cache", "exercises", `${key}.json`);
  if (!existsSync(file)) {
    const {status, stdout, stderr} = spawnSync(
      process.execPath,
      [join(root, "node_modules", "tsx", "dist", "cli.mjs"), join(root, "steps", "exercise", "prepared.ts"), kind],
      {cwd: root, input: JSON.stringify(fields), encoding: "utf8", maxBuffer: 1 << 28}
    );
    if (status !== 0) throw new Error(stderr.trim() || `The step ${moduleOf(kind)} failed.`);
    mkdirSync(join(root, ".cache", "exercises"), {recursive: true});
    writeFileSync(file, stdout);
  }
  const value = JSON.parse(readFileSync(file, "utf8")) as Json;
  kept.set(key, value);
  return value;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    const {prepare} = (await import(pathToFileURL(moduleOf(process.argv[2]!)).href)) as {prepare: Prepare};
    process.stdout.write(JSON.stringify(await prepare(JSON.parse(readFileSync(0, "utf8")) as Json)));
  } catch (error) {
    process.stderr.write(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
