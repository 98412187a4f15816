// Makes a fresh clone ready to run: `node steps/setup.mjs [--browsers]`. Plain Node, because nothing is installed yet.
import {spawnSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {needBrowsers} from "./browsers.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const oldest = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new Error(
    `This workbook needs Node ${oldest.join(".")} or later, and this is Node ${process.versions.node}. ` +
      `Install a newer one from https://nodejs.org, open a new terminal and try again.`
  );
}

/** True when node_modules holds what package-lock.json asks for, by npm's own record of what it installed. */
function packagesAreFresh() {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const installed = packages(record);
  return Object.entries(packages(join(root, "package-lock.json"))).every(([path, {integrity, optional}]) => {
    if (path === "") return true;
    if (!installed[path]) return Boolean(optional);
    return installed[path].integrity === integrity;
  });
}

function installPackages() {
  console.error("Installing packages (npm ci) …");
  // npm is a script on Windows, and Node starts scripts there only through a shell.
  const {status} = spawnSync("npm", ["ci"], {cwd: root, stdio: "inherit", shell: process.platform === "win32"});
  if (status !== 0) throw new Error("The packages could not be installed; npm says why above.");
}

try {
  checkNode();
  if (!packagesAreFresh()) installPackages();
  if (process.argv.includes("--browsers")) {
    const {chromium, firefox} = needBrowsers(root);
    console.error(`Browsers: ${chromium}, ${firefox}`);
  }
} catch (error) {
  console.error(`\n${error.message}\n`);
  process.exit(1);
}
