import {spawn} from "node:child_process";
import {delimiter, join} from "node:path";
import {createInterface} from "node:readline";
import {stripVTControlCharacters} from "node:util";
import {root} from "./root.js";

/**
 * Links to a row of the evidence, such as /evidence#fact=ID, name no element of that page, so Framework warns of each.
 * That the rows exist is checked by test/site/links.test.ts, and hundreds of warnings would hide a true one.
 */
const rowWarning = /^↳ .* → \/evidence#[a-z_]+(=|$)|^Warning: .*broken links?/;

/** Runs `observable …` without telemetry, its output on ours; returns its exit code. */
export function runFramework(args: readonly string[]): Promise<number> {
  const program = join(root, "node_modules", "@observablehq", "framework", "dist", "bin", "observable.js");
  // Framework starts loaders through tsx, which it looks for on the path.
  const path = [join(root, "node_modules", ".bin"), process.env["PATH"] ?? ""].join(delimiter);
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    stdio: args[0] === "build" ? ["inherit", "pipe", "pipe"] : "inherit",
    env: {...process.env, PATH: path, OBSERVABLE_TELEMETRY_DISABLE: "1"}
  });
  for (const [stream, print] of [
    [child.stdout, console.log],
    [child.stderr, console.error]
  ] as const) {
    if (!stream) continue;
    createInterface({input: stream}).on("line", (line) => {
      if (!rowWarning.test(stripVTControlCharacters(line).trim())) print(line);
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
