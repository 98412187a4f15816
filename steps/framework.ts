import {spawn} from "node:child_process";
import {delimiter, join} from "node:path";
import {root} from "./root.js";

/** Runs `observable …` without telemetry, its output on ours; returns its exit code. */
export function runFramework(args: readonly string[]): Promise<number> {
  const program = join(root, "node_modules", "@observablehq", "framework", "dist", "bin", "observable.js");
  // Framework starts loaders through tsx, which it looks for on the path.
  const path = [join(root, "node_modules", ".bin"), process.env["PATH"] ?? ""].join(delimiter);
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    stdio: "inherit",
    env: {...process.env, PATH: path, OBSERVABLE_TELEMETRY_DISABLE: "1"}
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
