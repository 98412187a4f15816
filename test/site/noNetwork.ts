import {spawn, spawnSync} from "node:child_process";
import {fileURLToPath} from "node:url";

/** How a command is kept from the network: in a namespace of its own, or, where that is not allowed, inside Node. */
export interface Guard {
  name: string;
  command: readonly string[];
  env: Record<string, string>;
}

const preload = fileURLToPath(new URL("refuseSockets.mjs", import.meta.url));

/** No guard at all, to show what a guard changes. */
export const unguarded: Guard = {name: "unguarded", command: [], env: {}};

/** The strongest guard that this machine allows. */
export function strongestGuard(): Guard {
  const works = process.platform === "linux" && spawnSync("unshare", ["-rn", "true"]).status === 0;
  return works
    ? {name: "a network namespace without a network", command: ["unshare", "-rn"], env: {}}
    : {name: "sockets that refuse to connect", command: [], env: {NODE_OPTIONS: `--import=${preload}`}};
}

export interface Outcome {
  code: number;
  output: string;
}

/** Runs Node under a guard in a folder, free of what a test runner puts into the environment; returns code and output. */
export function runNode(
  args: readonly string[],
  {guard = unguarded, cwd = process.cwd(), env = {}}: {guard?: Guard; cwd?: string; env?: Record<string, string>} = {}
): Promise<Outcome> {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV$|NODE_OPTIONS$|TEST$)/.test(name))
  );
  const [command = process.execPath, ...rest] = [...guard.command, process.execPath, ...args];
  const child = spawn(command, rest, {cwd, env: {...clean, ...env, ...guard.env}});
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => (output += text));
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({code: code ?? 1, output}));
  });
}
