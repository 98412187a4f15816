// How fast the model of pressures runs, beside plain TypeScript, AgentScript and scalar C: tsx bench/pressures.ts.
import {build} from "esbuild";
import {spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {buildKernel} from "../steps/kernel.js";
import {root} from "../steps/root.js";
import type {OutcomeKey} from "../src/model/pressures/outcomes.js";
import {pressureParameters, type PressureValues} from "../src/model/pressures/parameters.js";
import {plainKernel} from "../src/model/pressures/plainKernel.js";
import {defaultsOf} from "../src/model/schema/parameter.js";
import {startBrowser, stopBrowsers} from "../test/site/browsers.js";
import {compileC, hashOf, runC, writeInput} from "./cSteps.js";
import type * as Runs from "./pressuresRuns.js";

/** The goals: at least so many times as fast as AgentScript and as scalar C, and a common run within so many milliseconds. */
export const pressuresGoal = {agentscript: 25, c: 2, common: 8};

const usual: PressureValues = defaultsOf(pressureParameters);
const large: PressureValues = {...usual, firms: 5000, periods: 240};
const common: PressureValues = {...usual, firms: 500, periods: 60};
const firmSteps = large.firms * large.periods;

const names = {
  fast: "our kernel in WebAssembly",
  plain: "our plain TypeScript",
  agentscript: "AgentScript",
  c: "scalar C"
};

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

async function bundled(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [join(root, "bench", "pressuresRuns.ts")],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false
  });
  return outputFiles[0]!.text;
}

const perStep = (milliseconds: number) => `${((milliseconds * 1e6) / firmSteps).toFixed(1).padStart(7)} ns`;
const line = (name: string, time: number, than: number) =>
  console.log(
    `  ${name.padEnd(34)}${time.toFixed(1).padStart(8)} ms${perStep(time)} a firm and period` +
      `${(than / time).toFixed(2).padStart(9)} times AgentScript`
  );
const verdict = (isReached: boolean) => (isReached ? "reached" : "MISSED");

/** Prints how far the means of outcomes in AgentScript's runs lie from ours; they must agree within two hundredths. */
function compareMeans(ours: Record<OutcomeKey, number>[], theirs: Record<OutcomeKey, number>[]): void {
  const mean = (all: Record<OutcomeKey, number>[], key: OutcomeKey) =>
    all.reduce((sum, one) => sum + one[key], 0) / all.length;
  const keys = [
    "letter",
    "spirit",
    "ticking",
    "evading",
    "committing",
    "detected",
    "jobs",
    "active",
    "margin"
  ] as const;
  const apart = keys.map((key) => ({key, by: Math.abs(mean(ours, key) - mean(theirs, key))}));
  const worst = apart.reduce((a, b) => (b.by > a.by ? b : a));
  console.log(
    `  AgentScript's means agree within ${worst.by.toFixed(4)} (${worst.key}); tolerance 0.02: ${verdict(worst.by < 0.02)}`
  );
}

/** What one contender took in a process of its own, in milliseconds of CPU time. */
interface Times {
  whole: number;
  steps: number | null;
  common: number;
  means: Record<OutcomeKey, number>;
}

/** Runs one contender in a new process, so that none pays for another's garbage; what is timed has run before. */
function timeInNode(folder: string, name: "fast" | "plain" | "agentscript", seed: number): Times {
  const args = [join(folder, "time.mjs"), JSON.stringify({name, seed, large, common})];
  const {status, stdout, stderr} = spawnSync(process.execPath, args, {encoding: "utf8"});
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Times;
}

/** The program of such a process. AgentScript makes a canvas for colours when it is loaded; nothing is drawn. */
const timing = `
globalThis.OffscreenCanvas = class { getContext() { return {}; } };
const {runners, kernels, stepsOf, lateMeans} = await import("./runs.mjs");
const {name, seed, large, common} = JSON.parse(process.argv[2]);
const timed = (work) => {
  const start = process.cpuUsage();
  work();
  const {user, system} = process.cpuUsage(start);
  return (user + system) / 1000;
};
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
const run = (await runners())[name];
const kernel = (await kernels())[name];
// Engines compile busy code again in the background, some of it many runs later; wait for that.
for (let i = 0; i < 24; i++) {
  run(large, i);
  await new Promise((resolve) => setTimeout(resolve, 50));
}
let series;
// For two seconds, five times at least: all contenders meet what else the machine does, not only the slow ones.
const times = [];
for (const end = Date.now() + 2000; times.length < 5 || Date.now() < end; )
  times.push(timed(() => (series = run(large, seed))));
const whole = median(times);
// The last of some rounds, as for C: the kernel's memory is there, and the engine has seen this kernel.
let steps = null;
if (kernel) for (let i = 0; i < 4; i++) steps = timed(stepsOf({values: large, seed: 1}, kernel));
const common60 = median(Array.from({length: 31}, (_, i) => timed(() => run(common, i))));
console.log(JSON.stringify({whole, steps, common: common60, means: lateMeans(series)}));
`;

async function benchNode(folder: string, script: string, rounds: number): Promise<void> {
  writeFileSync(join(folder, "runs.mjs"), script);
  writeFileSync(join(folder, "time.mjs"), timing);
  const contenders = ["fast", "plain", "agentscript"] as const;

  const program = compileC(folder);
  const input = join(folder, "input");
  const setting = {values: large, seed: 1};
  if (program) {
    writeInput(input, setting, plainKernel());
    const {hash} = runC(program, input, 1);
    // Not before now: it imports the kernel that has just been compiled.
    const {fastKernel} = await import("../src/model/pressures/fastKernel.js");
    if (hash !== hashOf(setting, await fastKernel()))
      throw new Error("The C program gives other bits than our kernel.");
    console.log(`  C: ${program.compiler}; same bits as our kernels; it vectorised ${program.vectorised}`);
  } else console.log("  C: there is no compiler called cc; left out");

  const whole = {fast: [] as number[], plain: [] as number[], agentscript: [] as number[]};
  const steps = {fast: [] as number[], plain: [] as number[], c: [] as number[]};
  const short: number[] = [];
  const means = {fast: [] as Times["means"][], agentscript: [] as Times["means"][]};
  for (let round = 1; round <= rounds; round++) {
    for (const name of contenders) {
      const times = timeInNode(folder, name, round);
      whole[name].push(times.whole);
      if (name !== "agentscript") steps[name].push(times.steps!);
      if (name !== "plain") means[name].push(times.means);
      if (name === "fast") short.push(times.common);
    }
    // The last of some rounds in a new process, when its memory is there.
    if (program) steps.c.push(runC(program, input, 4).times.at(-1)!);
  }
  const of = {fast: median(whole.fast), plain: median(whole.plain), agentscript: median(whole.agentscript)};
  console.log(`\n  Whole runs, set-up included: ${large.firms} firms, ${large.periods} periods`);
  for (const name of contenders) line(names[name], of[name], of.agentscript);
  const alone = {fast: median(steps.fast), plain: median(steps.plain), c: program ? median(steps.c) : NaN};
  if (program) line("scalar C, our set-up and outcomes", alone.c + of.fast - alone.fast, of.agentscript);
  console.log("\n  The steps alone");
  for (const name of ["fast", "plain", "c"] as const)
    if (program || name !== "c") line(names[name], alone[name], of.agentscript);
  console.log("");
  compareMeans(means.fast, means.agentscript);
  const overAgentScript = of.agentscript / of.fast;
  console.log(
    `  goal ${pressuresGoal.agentscript} times AgentScript: ${overAgentScript.toFixed(1)}, ${verdict(overAgentScript >= pressuresGoal.agentscript)}`
  );
  if (program) {
    const overC = alone.c / alone.fast;
    console.log(
      `  goal ${pressuresGoal.c} times scalar C, steps alone: ${overC.toFixed(2)}, ${verdict(overC >= pressuresGoal.c)}`
    );
  }

  const time = median(short);
  console.log(
    `  goal ${pressuresGoal.common} ms for ${common.firms} firms, ${common.periods} periods: ${time.toFixed(2)} ms, ${verdict(time < pressuresGoal.common)}`
  );
}

/** What is measured in a page: milliseconds on the clock of whole runs, with each kernel in turn. */
async function timePage(sizes: [PressureValues, PressureValues], rounds: number) {
  const path = "/runs.js";
  const {runners} = (await import(path)) as typeof Runs;
  const run = await runners();
  const [some, many] = sizes;
  const times = {fast: [] as number[], plain: [] as number[], agentscript: [] as number[], common: [] as number[]};
  for (let round = 0; round <= rounds; round++) {
    for (const name of ["fast", "plain", "agentscript"] as const) {
      const start = performance.now();
      run[name](many, round);
      if (round > 0) times[name].push(performance.now() - start);
    }
    for (let seed = 0; seed < 15; seed++) {
      const start = performance.now();
      run.fast(some, seed);
      times.common.push(performance.now() - start);
    }
  }
  return times;
}

async function benchPage(script: string, rounds: number): Promise<void> {
  const server = createServer(({url}, response) => {
    const isScript = url === "/runs.js";
    response.writeHead(200, {"Content-Type": isScript ? "text/javascript" : "text/html"}).end(isScript ? script : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const page = await (await startBrowser("chromium")).newPage();
    // tsx marks the names of inner functions with a helper, which functions that are sent to a page miss there.
    await page.evaluateOnNewDocument("globalThis.__name = (inner) => inner");
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const times = await page.evaluate(timePage, [common, large] as [PressureValues, PressureValues], rounds);
    const theirs = median(times.agentscript);
    console.log("\n  Whole runs in Chromium, time on the clock");
    for (const name of ["fast", "plain", "agentscript"] as const) line(names[name], median(times[name]), theirs);
    const time = median(times.common);
    console.log(
      `  goal ${pressuresGoal.common} ms for ${common.firms} firms, ${common.periods} periods: ${time.toFixed(2)} ms, ${verdict(time < pressuresGoal.common)}`
    );
    await page.close();
  } finally {
    await stopBrowsers();
    server.closeAllConnections();
    server.close();
  }
}

/** Runs all contenders in turn, so many rounds, and prints medians. */
export async function benchPressures(rounds = 7): Promise<void> {
  await buildKernel();
  console.log("\nmodel of pressures: medians of alternating rounds; in Node, CPU time of a process each");
  const folder = mkdtempSync(join(tmpdir(), "workbook-pressures-"));
  try {
    const script = await bundled();
    await benchNode(folder, script, rounds);
    await benchPage(script, rounds);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await benchPressures();
