// The static site in dist/: the before step, Framework's build, the after step.
import {rmSync} from "node:fs";
import {join} from "node:path";
import {after} from "./after.js";
import {before} from "./before.js";
import {frameworkCache} from "./emptyPackages.js";
import {runFramework} from "./framework.js";
import {checkPages} from "./prose/check.js";
import {root} from "./root.js";

const dist = join(root, "dist");

try {
  // Framework never runs a cached loader again, not even an edited one.
  for (const folder of [dist, frameworkCache]) rmSync(folder, {recursive: true, force: true});
  await before();
  const problems = checkPages(join(root, "src"));
  if (problems.length) throw new Error(`The prose has ${problems.length} problems:\n${problems.join("\n")}`);
  const code = await runFramework(["build"]);
  if (code !== 0) throw new Error("Framework could not build the site; it says why above.");
  await after(dist);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
