import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {root} from "./root.js";

/**
 * The libraries that Framework offers to every page. Its client bundle asks a registry for the version of each, although
 * no page uses them; a folder in its cache answers the question, so that a build needs no network.
 */
const offered = [
  "react", "react-dom", "@observablehq/sample-datasets", "@observablehq/plot", "lodash", "arquero", "apache-arrow", "d3",
  "d3-dsv", "echarts", "htl", "leaflet", "mapbox-gl", "topojson-client", "parquet-wasm"
]; // prettier-ignore

/** Framework's cache. */
export const frameworkCache = join(root, "src", ".observablehq", "cache");

/** Makes the empty folders that stand for the libraries no page uses. */
export function makeEmptyPackages(): void {
  for (const name of offered) mkdirSync(join(frameworkCache, "_npm", `${name}@0.0.0`), {recursive: true});
}
