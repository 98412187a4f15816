// Removes everything that a build makes; node_modules and .browsers stay.
import {rmSync} from "node:fs";
import {fileURLToPath} from "node:url";

const made = [
  "dist",
  "dist-teacher",
  "src/.observablehq",
  "src/vendor",
  "src/fonts",
  "src/models",
  "src/engine",
  "src/kernel",
  "src/sandbox",
  ".cache"
];
for (const folder of made)
  rmSync(fileURLToPath(new URL(`../${folder}`, import.meta.url)), {recursive: true, force: true});
