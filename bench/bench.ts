// Prints what a page costs before its first figure, how smoothly the studio answers a drag, what a build takes, how soon SQL
// answers and how fast the model of pressures runs: npm run bench.
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {cloneInto} from "../test/site/clone.js";
import {closeSite} from "../test/site/harness.js";
import {runNode} from "../test/site/noNetwork.js";
import {benchPressures} from "./pressures.js";
import {benchSql} from "./sql.js";
import {benchStudioFrames} from "./studioFrames.js";
import {firstFigure, total, type Fetched} from "./firstFigure.js";

const goal = {bytes: 160_000, requests: 25};

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(8)} kB`;

const kinds: [name: string, file: RegExp][] = [
  ["JavaScript and data", /\.(js|json|csv|bin|wasm)$/],
  ["page", /\.html$/],
  ["stylesheets", /\.css$/],
  ["fonts and the rest", /./]
];

function printKinds(requests: readonly Fetched[]): void {
  const left = new Set(requests);
  for (const [name, file] of kinds) {
    const some = [...left].filter((request) => file.test(request.file));
    some.forEach((request) => left.delete(request));
    const {count, raw, gzip, brotli} = total(some);
    console.log(
      `  ${name.padEnd(20)}${String(count).padStart(4)} requests${kB(raw)} raw${kB(gzip)} gzip${kB(brotli)} Brotli`
    );
  }
}

async function benchPage(path: string): Promise<void> {
  const {drawnAfter, requests} = await firstFigure(path);
  console.log(
    `\n${path}: ${drawnAfter === null ? "has no figure; until the page is quiet" : "until the first figure is drawn"}`
  );
  printKinds(requests);
  const {gzip, brotli} = total(requests.filter(({file}) => kinds[0]![1].test(file)));
  const within = (value: number, most: number) => `${((100 * value) / most).toFixed(0)} % of the goal`;
  console.log(
    `  JavaScript and data, at most ${goal.bytes / 1000} kB: Brotli ${within(brotli, goal.bytes)}, gzip ${within(gzip, goal.bytes)}`
  );
  console.log(`  requests, at most ${goal.requests}: ${requests.length}, ${within(requests.length, goal.requests)}`);
}

/** Builds a clone twice; the SQL engine's compression, minutes once for each version of DuckDB, is taken from this tree. */
async function benchBuild(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "workbook-bench-"));
  const build = async () => {
    const start = performance.now();
    const args = [join("node_modules", "tsx", "dist", "cli.mjs"), join("steps", "build.ts")];
    const {code, output} = await runNode(args, {cwd: join(folder, "clone")});
    if (code !== 0) throw new Error(output);
    return (performance.now() - start) / 1000;
  };
  try {
    cloneInto(join(folder, "clone"));
    const cold = await build();
    const warm = await build();
    console.log(
      `\nbuild: cold ${cold.toFixed(1)} s, warm ${warm.toFixed(1)} s, cold to warm ${(cold / warm).toFixed(2)} to 1`
    );
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

try {
  for (const path of ["index.html", "clusters.html"]) await benchPage(path);
  await benchStudioFrames();
  await benchBuild();
  await benchSql();
  await benchPressures();
} finally {
  await closeSite();
}
