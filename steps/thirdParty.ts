import {readFileSync} from "node:fs";
import {join} from "node:path";
import {bundledPackages} from "./bundle/bundle.js";
import {listFiles} from "./files.js";
import {fontPackages} from "./fonts.js";
import {root} from "./root.js";

/** What reaches the reader besides the bundles of steps/vendor: Framework's client, the SQL engine, the map's shapes. */
const others = [
  "@observablehq/framework",
  "@observablehq/runtime",
  "@observablehq/inspector",
  "minisearch",
  "@duckdb/duckdb-wasm",
  "apache-arrow",
  "flatbuffers",
  "tslib",
  "brotli-dec-wasm",
  "world-atlas",
  "topojson-client"
].map((name) => `node_modules/${name}`);

interface Manifest {
  name: string;
  version: string;
  license?: string;
  homepage?: string;
}

/** The notice of one package: name, version, licence, home, then its licence in full where the package holds it. */
export function notice(folder: string): string {
  const {
    name,
    version,
    license = "see below",
    homepage
  } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
  const texts = listFiles(join(root, folder))
    .filter((file) => /^(licen[cs]e|copying|notice)([.-][\w.-]*)?$/i.test(file) && !/\.(js|ts|json)$/.test(file))
    .map((file) => readFileSync(join(root, folder, file), "utf8").trim());
  const facts = [`${name} ${version}`, `Licence: ${license}`, ...(homepage ? [homepage] : [])];
  return [facts.join("\n"), ...texts].join("\n\n");
}

/** The notices of everything of others' making that the site holds, as one text. */
export function thirdPartyNotices(): string {
  const folders = [...new Set([...bundledPackages(), ...others, ...fontPackages])].sort();
  const opening =
    "This site holds work of others, under the licences below. What is not named here is the workbook's own.";
  return [opening, ...folders.map(notice)].join(`\n\n${"-".repeat(80)}\n\n`) + "\n";
}
