// Compiles the fast kernel of the model of pressures to WebAssembly, as a module that Node, workers and pages import.
import asc from "assemblyscript/asc";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {
  columnPlaces,
  countNames,
  fixedPoint,
  floatFields,
  floatRules,
  wholeFields,
  wholeRules
} from "../src/model/pressures/memory.js";
import {CLOSED, COMMIT, EVADE, IGNORE, MOVED, TICK} from "../src/model/pressures/parameters.js";
import {digest, writeIfChanged} from "./files.js";
import {root} from "./root.js";

const source = join(root, "kernel", "pressures.ts");
const script = join(root, "src", "kernel", "pressures.js");
const stamp = join(root, ".cache", "kernel", "pressures.json");

const options = [
  ..."pressures.ts --outFile pressures.wasm --runtime stub --enable simd --noAssert --initialMemory 1".split(" "),
  ..."--optimizeLevel 3 --shrinkLevel 0 --converge".split(" ")
];

/** How the model lays out its memory, as the kernel's source imports it: one definition for both. */
export function layoutSource(): string {
  const numbered = (name: string, entries: readonly string[]) =>
    `export const enum ${name} {${entries.map((entry, i) => `${entry} = ${i}`).join(", ")}}\n`;
  return (
    numbered("Field", [...floatFields, ...wholeFields]) +
    numbered("Rule", floatRules) +
    numbered("Key", wholeRules) +
    numbered("Count", countNames) +
    `export const enum Option {${Object.entries({IGNORE, TICK, EVADE, COMMIT, CLOSED, MOVED})
      .map(([name, value]) => `${name} = ${value}`)
      .join(", ")}}\n` +
    `export const column: usize = ${4 * columnPlaces};\n` +
    `export const fieldEntries: i32 = ${floatFields.length + wholeFields.length};\n` +
    `export const ruleEntries: i32 = ${floatRules.length};\n` +
    `export const keyEntries: i32 = ${wholeRules.length};\n` +
    `export const countEntries: i32 = ${countNames.length};\n` +
    `export const fixedPoint: i32 = ${fixedPoint};\n`
  );
}

/** Returns the compiled kernel; the same source gives the same bytes. Throws with the compiler's messages. */
export async function compileKernel(): Promise<Uint8Array> {
  const sources: Record<string, string> = {
    "pressures.ts": readFileSync(source, "utf8"),
    "layout.ts": layoutSource()
  };
  let compiled: Uint8Array | null = null;
  const {error, stderr} = await asc.main(options, {
    readFile: (name) => sources[name] ?? null,
    writeFile: (name, content) => {
      if (name === "pressures.wasm") compiled = content as Uint8Array;
    },
    listFiles: () => []
  });
  if (error || !compiled) throw new Error(`kernel/pressures.ts cannot be compiled.\n${stderr.toString()}`);
  return compiled;
}

/** Writes src/kernel/pressures.js, which exports the compiled kernel in base64, and its types; what has not changed is kept. */
export async function buildKernel(): Promise<void> {
  const inputs = [
    readFileSync(source, "utf8"),
    layoutSource(),
    options.join(" "),
    readFileSync(join(root, "package-lock.json"), "utf8")
  ];
  const key = digest(inputs.join("\0"));
  if (existsSync(stamp) && existsSync(script)) {
    const kept = JSON.parse(readFileSync(stamp, "utf8")) as {key: string; script: string};
    if (kept.key === key && kept.script === digest(readFileSync(script))) return;
  }
  const text = `export const pressuresKernel = "${Buffer.from(await compileKernel()).toString("base64")}";\n`;
  writeIfChanged(script, text);
  writeIfChanged(script.replace(/js$/, "d.ts"), "export declare const pressuresKernel: string;\n");
  writeIfChanged(stamp, JSON.stringify({key, script: digest(text)}));
}
