// Makes the frame in which readers' code runs: a page of its own, without an origin, a network or storage.
import {build, type Plugin} from "esbuild";
import {createHash} from "node:crypto";
import {basename, join} from "node:path";
import {writeIfChanged} from "./files.js";
import {root} from "./root.js";

const vendors: Plugin = {
  name: "libraries from their entries",
  setup({onResolve}) {
    onResolve({filter: /\/vendor\/\w+\.js$/}, ({path}) => ({
      path: join(root, "steps", "vendor", `${basename(path, ".js")}.ts`)
    }));
  }
};

/** Returns the worker of src/workbook/exercise/code as one classic script, with Arquero in it. */
export async function codeWorkerScript(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [join(root, "src", "workbook", "exercise", "code", "main.ts")],
    absWorkingDir: root,
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    charset: "utf8",
    plugins: [vendors],
    write: false,
    logLevel: "warning"
  });
  return outputFiles[0]!.text;
}

/**
 * The frame's own script: it starts a worker for each port that the page hands it, hands on what is said, and ends the worker
 * when the port says so.
 */
const relay = `"use strict";
const script = URL.createObjectURL(new Blob([document.getElementById("worker").textContent], {type: "text/javascript"}));
addEventListener("message", ({source, data, ports: [port]}) => {
  if (source !== parent || !port) return;
  const broken = (message) => port.postMessage({type: "broken", message});
  let worker = null;
  try {
    worker = new Worker(script);
  } catch (error) {
    return broken(String(error));
  }
  worker.onmessage = ({data}) => port.postMessage(data);
  worker.onerror = (event) => {
    event.preventDefault();
    broken(event.message || "The code broke off.");
  };
  port.onmessage = () => worker.terminate();
  worker.postMessage(data);
});
parent.postMessage("ready", "*");
`;

/**
 * What the frame may do: run its own script, start workers from text, and, in those, turn text into code, which Arquero needs
 * for its expressions. It may fetch nothing from anywhere; the attribute sandbox="allow-scripts" on the frame takes its origin
 * away, and with it all storage of the site.
 */
const policy = (script: string): string =>
  [
    "default-src 'none'",
    `script-src 'sha256-${createHash("sha256").update(script).digest("base64")}' 'unsafe-eval'`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'"
  ].join("; ");

/** Returns the frame as a page. */
export function framePage(worker: string): string {
  // Inside the worker's strings and patterns a backslash changes nothing.
  const text = worker.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(relay)}">
<title>Where code runs</title>
<script type="text/plain" id="worker">${text}</script>
<script>${relay}</script>
</html>
`;
}

/** Writes the frame to src/sandbox/frame.htm; the same packages give the same bytes. */
export async function packSandbox(): Promise<void> {
  writeIfChanged(join(root, "src", "sandbox", "frame.htm"), framePage(await codeWorkerScript()));
}
