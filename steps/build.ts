// The static site: the before step, Framework's build, the after step. The students' edition in dist/, or with --teacher
// the edition with keys in dist-teacher/.
import {rmSync} from "node:fs";
import {join} from "node:path";
import {after} from "./after.js";
import {before} from "./before.js";
import {outputPath} from "./edition.js";
import {frameworkCache} from "./emptyPackages.js";
import {runFramework} from "./framework.js";
import {root} from "./root.js";

if (process.argv.includes("--teacher")) process.env["WORKBOOK_EDITION"] = "teacher";
const dist = outputPath();

try {
  // Framework never runs a cached loader again, not even an edited one.
  for (const folder of [dist, frameworkCache]) rmSync(folder, {recursive: true, force: true});
  await before();
  // These use libraries that the step before has bundled.
  const {checkPages} = await import("./prose/check.js");
  const {tryProblems} = await import("./exercise/tryAnswers.js");
  const problems = checkPages(join(root, "src"));
  // An exercise that grades its author's own answers otherwise than its author says would mislead every reader.
  if (!problems.length) problems.push(...(await tryProblems()));
  if (problems.length) throw new Error(`The pages have ${problems.length} problems:\n${problems.join("\n")}`);
  const code = await runFramework(["build"]);
  if (code !== 0) throw new Error("Framework could not build the site; it says why above.");
  await after(dist);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
