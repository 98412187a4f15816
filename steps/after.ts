// Mends what Framework leaves out of the built site, and stops the build when a page holds an error.
import {cpSync, existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {currentEdition, outputPath} from "./edition.js";
import {listFiles} from "./files.js";
import {mendFrame} from "./page/frame.js";
import {joinModules} from "./page/joinModules.js";
import {addPolicy} from "./page/policy.js";
import {bareImports, pageProblems} from "./page/problems.js";
import {root} from "./root.js";
import {thirdPartyNotices} from "./thirdParty.js";

/** Files that travel under their own names, because stylesheets and scripts compose their addresses. */
const fixedNames = ["fonts", "engine"];

function copyFixedNames(dist: string): void {
  for (const folder of fixedNames) {
    const from = join(root, "src", folder);
    if (!existsSync(from)) throw new Error(`src/${folder} is missing: run the before step first (npm run before).`);
    cpSync(from, join(dist, "_file", folder), {recursive: true});
  }
}

function mendPages(dist: string): string[] {
  const problems: string[] = [];
  for (const path of listFiles(dist).filter((file) => file.endsWith(".html") && !file.startsWith("_file/"))) {
    const html = readFileSync(join(dist, path), "utf8");
    writeFileSync(join(dist, path), addPolicy(mendFrame(html, path)));
    problems.push(...pageProblems(html, path, dist).map((problem) => `${path}: ${problem}`));
  }
  return problems;
}

/** Takes file times out of modules, so that two clones build the same bytes, and looks for imports that lead nowhere. */
function mendModules(dist: string): string[] {
  const problems: string[] = [];
  for (const path of listFiles(dist).filter((file) => /^_import\/.*\.js$/.test(file))) {
    const script = readFileSync(join(dist, path), "utf8");
    const mended = script.replace(/"lastModified":\d+,/g, "");
    if (mended !== script) writeFileSync(join(dist, path), mended);
    if (path.startsWith("_import/vendor/")) continue;
    problems.push(...bareImports(script).map((name) => `${path}: imports "${name}", which is not found`));
  }
  return problems;
}

/** Finishes the site in `dist`; throws with every problem of every page when there is one. */
export async function after(dist: string): Promise<void> {
  copyFixedNames(dist);
  const problems = mendModules(dist);
  await joinModules(dist);
  problems.push(...mendPages(dist));
  if (currentEdition() === "student" && existsSync(join(dist, "teach.html")))
    problems.push("teach.html: the teacher’s guide is not for the students’ edition");
  writeFileSync(join(dist, ".nojekyll"), "");
  writeFileSync(join(dist, "THIRD-PARTY.txt"), thirdPartyNotices());
  if (problems.length) throw new Error(`The site has errors:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await after(outputPath());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
