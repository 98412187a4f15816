// The whole test of the workbook: types, lint, format, unit tests, a build, and the built site in two browsers.
import {spawn} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {before} from "./before.js";
import {root} from "./root.js";
import {addCounts, failuresOf, summaryLine, type Counts, type VitestReport} from "./testCounts.js";

const bin = (...path: string[]) => join(root, "node_modules", ...path);
const vitest = bin("vitest", "vitest.mjs");
const tsx = bin("tsx", "dist", "cli.mjs");

const checks: [name: string, ...command: string[]][] = [
  ["types", bin("typescript", "bin", "tsc")],
  ["lint", bin("eslint", "bin", "eslint.js"), "."],
  ["format", bin("prettier", "bin", "prettier.cjs"), "--check", "."]
];

function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [...args], {cwd: root, stdio: "inherit"});
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

async function check(name: string, ...command: string[]): Promise<Counts> {
  console.log(`\n── ${name}`);
  const passed = (await run(command)) === 0;
  return {passed: Number(passed), failed: Number(!passed), failures: passed ? [] : [name]};
}

/** Runs one vitest project; a run that reports no test, or that ends badly without naming a failure, counts as one failure. */
async function project(name: string): Promise<Counts> {
  console.log(`\n── ${name} tests`);
  const folder = mkdtempSync(join(tmpdir(), "workbook-test-"));
  const report = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const code = await run([vitest, "run", "--project", name, ...reporters]);
    let result: VitestReport | null = null;
    try {
      result = JSON.parse(readFileSync(report, "utf8")) as VitestReport;
    } catch {
      // No report was written: counted below.
    }
    return failuresOf(name, code, result);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

await before();
let total: Counts = {passed: 0, failed: 0, failures: []};
for (const [name, ...command] of checks) total = addCounts(total, await check(name, ...command));
total = addCounts(total, await project("unit"));
total = addCounts(total, await check("build", tsx, join("steps", "build.ts")));
total = addCounts(total, await project("site"));

if (total.failures.length) console.log(`\nFailed:\n${total.failures.map((failure) => `  ${failure}`).join("\n")}`);
console.log(`\n${summaryLine(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
