import {execFileSync} from "node:child_process";
import {cpSync, existsSync, mkdirSync, readFileSync, symlinkSync} from "node:fs";
import {join} from "node:path";
import {digest, listFiles} from "../../steps/files.js";
import {root} from "../../steps/root.js";

const git = (...args: string[]) => execFileSync("git", args, {cwd: root, encoding: "utf8", maxBuffer: 1 << 28});

/** True when the working tree is exactly the last commit. */
function isCommitted(): boolean {
  try {
    git("rev-parse", "--verify", "--quiet", "HEAD");
    return git("status", "--porcelain").trim() === "";
  } catch {
    return false;
  }
}

/**
 * Makes a clone of the last commit in `folder`; when something is not committed yet, a copy of what a commit would hold.
 * The packages and the packed SQL engine, which depend on package-lock.json alone, are shared with this tree.
 */
export function cloneInto(folder: string): void {
  if (isCommitted()) {
    execFileSync("git", ["clone", "--quiet", "--no-hardlinks", root, folder], {stdio: ["ignore", "ignore", "inherit"]});
  } else {
    const files = git("ls-files", "-co", "--exclude-standard", "-z").split("\0").filter(Boolean);
    // A linked node_modules counts as a file of the tree.
    for (const file of files.filter((name) => name !== "node_modules"))
      if (existsSync(join(root, file))) cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  mkdirSync(join(folder, ".cache"));
  if (existsSync(join(root, ".cache", "engine"))) {
    symlinkSync(join(root, ".cache", "engine"), join(folder, ".cache", "engine"), "junction");
  }
}

/** Path and digest of every file under a folder, one line each, sorted by path. */
export const fingerprint = (folder: string) =>
  listFiles(folder).map((file) => `${file} ${digest(readFileSync(join(folder, file)))}`);
