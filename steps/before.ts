// What has to be there before Framework looks: checked evidence; under src/ bundled libraries, fonts, the SQL engine, the kernel, the frame for readers' code.
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {cachedEvidence} from "../loaders/cache.js";
import {bundleVendors} from "./bundle/bundle.js";
import {makeEmptyPackages} from "./emptyPackages.js";
import {packEngine} from "./engine.js";
import {copyFonts} from "./fonts.js";
import {buildKernel} from "./kernel.js";
import {writeModelPages} from "./modelPages.js";
import {root} from "./root.js";
import {packSandbox} from "./sandbox.js";
import {writeTeachPage} from "./teachPage.js";

/**
 * Writes src/vendor, src/fonts, src/models, src/engine, src/kernel and src/sandbox, and for teachers src/teach.md; what has not
 * changed since the last time is left alone.
 */
export async function before(): Promise<void> {
  makeEmptyPackages();
  copyFonts();
  writeModelPages();
  writeTeachPage();
  // First the evidence, so that a mistake in a table is reported as such and not as a page that lacks a fact.
  await cachedEvidence();
  await bundleVendors();
  await buildKernel();
  await packSandbox();
  await packEngine(join(root, "src", "engine"));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await before();
