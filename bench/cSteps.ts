// The steps of the model of pressures in scalar C, for comparison: compiled into a temporary folder, fed from a file.
import {spawnSync} from "node:child_process";
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {mix, drawKey} from "../src/model/numeric/random.js";
import {
  countNames,
  fixedPoint,
  floatFields,
  floatRules,
  memoryBytes,
  wholeFields,
  wholeRules,
  type FirmMemory,
  type Kernel
} from "../src/model/pressures/memory.js";
import {CLOSED, COMMIT, EVADE, IGNORE, MOVED, segments, TICK} from "../src/model/pressures/parameters.js";
import {baseMargin, costWeight} from "../src/model/pressures/payoffs.js";
import {simulate, type Setting} from "../src/model/pressures/run.js";
import {root} from "../steps/root.js";

const flags = ["-O3", "-ffp-contract=off", "-std=c11", "-D_POSIX_C_SOURCE=199309L"];

/** A program compiled from bench/c/pressures.c. */
export interface CProgram {
  readonly path: string;
  /** The compiler's name and version, and the flags. */
  readonly compiler: string;
  /** What the compiler says that it turned into vector code. */
  readonly vectorised: string;
}

function layoutHeader(): string {
  const numbered = (prefix: string, names: readonly string[]) =>
    `enum {${names.map((name, i) => `${prefix}_${name} = ${i}`).join(", ")}};\n`;
  return (
    numbered("FIELD", [...floatFields, ...wholeFields]) +
    numbered("RULE", floatRules) +
    numbered("KEY", wholeRules) +
    numbered("COUNT", countNames) +
    `enum {${Object.entries({IGNORE, TICK, EVADE, COMMIT, CLOSED, MOVED})
      .map(([name, value]) => `OPTION_${name} = ${value}`)
      .join(", ")}};\n` +
    `#define FIELDS ${floatFields.length + wholeFields.length}\n#define RULES ${floatRules.length}\n` +
    `#define KEYS ${wholeRules.length}\n#define COUNTS ${countNames.length}\n` +
    `#define SEGMENTS ${segments.length}\n#define FIXED_POINT ${fixedPoint}.0f\n`
  );
}

/** Compiles the program into a folder; returns null where there is no C compiler. Throws with what the compiler says. */
export function compileC(folder: string): CProgram | null {
  const version = spawnSync("cc", ["--version"], {encoding: "utf8"});
  if (version.error || version.status !== 0) return null;
  writeFileSync(join(folder, "layout.h"), layoutHeader());
  const path = join(folder, "pressures");
  const report = /Free Software Foundation/.test(version.stdout)
    ? "-fopt-info-vec-optimized"
    : "-Rpass=loop-vectorize|slp-vectorizer";
  const source = join(root, "bench", "c", "pressures.c");
  const {status, stderr} = spawnSync("cc", [...flags, report, `-I${folder}`, source, "-o", path], {encoding: "utf8"});
  if (status !== 0) throw new Error(`bench/c/pressures.c cannot be compiled.\n${stderr}`);
  const remarks = stderr.split("\n").filter((line) => /vectorized/i.test(line));
  const loops = remarks.filter((line) => /loop/i.test(line)).length;
  return {
    path,
    compiler: `${version.stdout.split("\n")[0]} ${flags.slice(0, 2).join(" ")}`,
    vectorised: `${loops || "no"} loops, ${remarks.length - loops || "no"} pieces of straight code`
  };
}

/** Returns the columns of a memory, one after the other without gaps. */
function columnsOf(memory: FirmMemory): Int32Array {
  const all = new Int32Array(memoryBytes(memory.places) / 4);
  for (const [i, name] of [...floatFields, ...wholeFields].entries()) {
    const {buffer, byteOffset, length} = memory[name];
    all.set(new Int32Array(buffer, byteOffset, length), i * memory.places);
  }
  return all;
}

/** Writes what the program needs to know of a setting without phases. */
export function writeInput(path: string, setting: Setting, kernel: Kernel): void {
  const {values, seed} = setting;
  const {population, memory, step} = simulate(setting, kernel);
  const {places, starts} = population;
  const firms = columnsOf(memory);
  // The first step fills in all rules but those that the program works out itself.
  step();
  const keys = Array.from({length: values.periods}, (_, t) => wholeRules.map((_, i) => drawKey(seed, t, i + 1))).flat();
  const parts = [
    Int32Array.of(places, values.periods, ...starts, 0),
    Float64Array.of(values.openness),
    kernel.floats.slice(),
    Float32Array.from(segments, (segment) => costWeight(values, segment)),
    Float32Array.from(segments, (segment) => baseMargin(values, segment)),
    Int32Array.from(keys),
    firms
  ];
  writeFileSync(
    path,
    Buffer.concat(parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)))
  );
}

/** Runs the program; returns milliseconds of CPU time of each round, and its hash of all counts and fields. */
export function runC({path}: CProgram, input: string, rounds: number): {times: number[]; hash: number} {
  const {status, stdout} = spawnSync(path, [input, String(rounds)], {encoding: "utf8"});
  if (status !== 0) throw new Error(`The C program ended with ${status}.`);
  const numbers = stdout.trim().split("\n").map(Number);
  return {times: numbers.slice(0, -1), hash: numbers.at(-1)!};
}

/** Returns the hash that the program must print, from a run with a kernel of ours. */
export function hashOf(setting: Setting, kernel: Kernel): number {
  let hash = 1;
  const take = (words: Int32Array) => words.forEach((word) => (hash = (mix(hash ^ word) + 1) >>> 0));
  const counting: Kernel = {
    ...kernel,
    step(start, end, isFirst) {
      kernel.step(start, end, isFirst);
      take(kernel.counts);
    }
  };
  const simulation = simulate(setting, counting);
  while (simulation.period < setting.values.periods) simulation.step();
  take(columnsOf(simulation.memory));
  return hash;
}
