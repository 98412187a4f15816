// Finds Chromium and Firefox for the tests, and installs a missing one. Plain Node: setup.mjs uses it.
import {spawnSync} from "node:child_process";
import {existsSync, readdirSync} from "node:fs";
import {delimiter, join} from "node:path";

const env = process.env;

const kinds = {
  chromium: {
    variable: "CHROME_BIN",
    commands: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"],
    places: [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      ...[env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
        .filter(Boolean)
        .map((folder) => join(folder, "Google", "Chrome", "Application", "chrome.exe"))
    ],
    files: ["chrome", "chrome.exe", "Google Chrome for Testing"],
    debian: "chromium",
    download: "chrome",
    name: "Chromium or Chrome"
  },
  firefox: {
    variable: "FIREFOX_BIN",
    commands: ["firefox-esr", "firefox"],
    places: [
      "/Applications/Firefox.app/Contents/MacOS/firefox",
      ...[env.PROGRAMFILES, env["PROGRAMFILES(X86)"]]
        .filter(Boolean)
        .map((folder) => join(folder, "Mozilla Firefox", "firefox.exe"))
    ],
    files: ["firefox", "firefox.exe"],
    debian: "firefox-esr",
    download: "firefox",
    name: "Firefox"
  }
};

/** The file called one of `names` that lies deepest-first under `folder`, or null. */
function searchFolder(folder, names) {
  if (!existsSync(folder)) return null;
  const entries = readdirSync(folder, {withFileTypes: true});
  for (const entry of entries) if (entry.isFile() && names.includes(entry.name)) return join(folder, entry.name);
  for (const entry of entries) {
    const found = entry.isDirectory() ? searchFolder(join(folder, entry.name), names) : null;
    if (found) return found;
  }
  return null;
}

/** The path of the browser's program, or null when there is none; an environment variable that names no file throws. */
export function findBrowser(kind, root) {
  const {variable, commands, places, files, download} = kinds[kind];
  const named = env[variable];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`${variable} is "${named}", and there is no such file.`);
  }
  for (const command of commands) {
    for (const folder of (env.PATH ?? "").split(delimiter)) {
      if (folder && existsSync(join(folder, command))) return join(folder, command);
    }
  }
  return places.find((place) => existsSync(place)) ?? searchFolder(join(root, ".browsers", download), files);
}

const run = (command, args, options = {}) => spawnSync(command, args, {stdio: "inherit", ...options}).status === 0;

function installOnDebian(missing) {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return;
  const quiet = {env: {...env, DEBIAN_FRONTEND: "noninteractive"}};
  const packages = missing.map((kind) => kinds[kind].debian);
  console.error(`Installing ${packages.join(" and ")} …`);
  const install = () => run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], quiet);
  if (!install() && run("apt-get", ["update"], quiet)) install();
}

function download(kind, root) {
  const program = join(root, "node_modules", "@puppeteer", "browsers", "lib", "cjs", "main-cli.js");
  if (!existsSync(program)) return;
  console.error(`Fetching ${kinds[kind].name} into .browsers …`);
  run(process.execPath, [program, "install", `${kinds[kind].download}@stable`, "--path", join(root, ".browsers")]);
}

/** The paths of both browsers, installing what is missing; throws with what to do when one cannot be had. */
export function needBrowsers(root) {
  const missing = () => Object.keys(kinds).filter((kind) => !findBrowser(kind, root));
  if (missing().length) installOnDebian(missing());
  for (const kind of missing()) download(kind, root);
  const lacking = missing();
  if (lacking.length) {
    throw new Error(
      lacking
        .map(
          (kind) =>
            `The tests need ${kinds[kind].name}, and it was not found and could not be installed. ` +
            `Install it (on Debian or Ubuntu: apt-get install ${kinds[kind].debian}), ` +
            `or set ${kinds[kind].variable} to the path of its program.`
        )
        .join("\n")
    );
  }
  return {chromium: findBrowser("chromium", root), firefox: findBrowser("firefox", root)};
}
