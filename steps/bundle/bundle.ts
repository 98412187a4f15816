import {build, type Metafile, type Plugin} from "esbuild";
import {existsSync, readFileSync, rmSync} from "node:fs";
import {basename, join} from "node:path";
import ts from "typescript";
import {digest, listFiles, writeIfChanged} from "../files.js";
import {root} from "../root.js";
import {plotParts} from "./plotParts.js";
import {sharedEditor} from "./sharedEditor.js";

/** What is remembered of a bundle: what it was made from, and the folders of the packages in it. */
interface Stamp {
  key: string;
  packages: string[];
}

const stampPath = (name: string) => join(root, ".cache", "vendor", `${name}.json`);

function readStamp(name: string): Stamp | null {
  return existsSync(stampPath(name)) ? (JSON.parse(readFileSync(stampPath(name), "utf8")) as Stamp) : null;
}

/** The names of the entries in steps/vendor, sorted. */
export function vendorNames(): string[] {
  return listFiles(join(root, "steps", "vendor"))
    .filter((file) => /^\w+\.ts$/.test(file))
    .map((file) => basename(file, ".ts"));
}

/** The folders (node_modules/…) of the packages that the bundles hold, sorted, each once. */
export function bundledPackages(): string[] {
  return [...new Set(vendorNames().flatMap((name) => readStamp(name)?.packages ?? []))].sort();
}

/** The folder of the package that a bundled file comes from, or null for a file of our own. */
export function packageFolder(file: string): string | null {
  return /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? null;
}

const packagesOf = ({outputs}: Metafile) => {
  const files = Object.values(outputs).flatMap(({inputs}) => Object.keys(inputs));
  return [...new Set(files.map(packageFolder))].filter((folder) => folder !== null).sort();
};

/** The types of a bundle: the declarations of its entry, which TypeScript must be able to write without looking elsewhere. */
export function declarationsOf(entry: string, source: string): string {
  const {outputText, diagnostics = []} = ts.transpileDeclaration(source, {
    fileName: entry,
    reportDiagnostics: true,
    compilerOptions: {
      isolatedDeclarations: true,
      declaration: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext
    }
  });
  if (diagnostics.length) {
    const messages = diagnostics.map((d) => ts.flattenDiagnosticMessageText(d.messageText, "\n"));
    throw new Error(`${entry}: its exports need written types.\n${messages.join("\n")}`);
  }
  return outputText;
}

const plugins: Record<string, Plugin[]> = {plot: [plotParts], codemirrorJavascript: [sharedEditor]};

async function bundleOne(name: string, shared: string): Promise<void> {
  const entry = join(root, "steps", "vendor", `${name}.ts`);
  const source = readFileSync(entry, "utf8");
  const key = digest(shared + source);
  const script = join(root, "src", "vendor", `${name}.js`);
  const types = join(root, "src", "vendor", `${name}.d.ts`);
  if (readStamp(name)?.key === key && existsSync(script) && existsSync(types)) return;
  const {outputFiles, metafile} = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    // The licences travel in full in dist/THIRD-PARTY.txt.
    legalComments: "none",
    charset: "utf8",
    define: {"process.env.NODE_ENV": '"production"'},
    plugins: plugins[name] ?? [],
    metafile: true,
    write: false,
    logLevel: "warning"
  });
  writeIfChanged(script, outputFiles[0]!.contents);
  writeIfChanged(types, declarationsOf(entry, source));
  writeIfChanged(stampPath(name), JSON.stringify({key, packages: packagesOf(metafile)} satisfies Stamp));
}

/** Removes the bundles whose entries are gone. */
function removeStale(): void {
  const names = vendorNames();
  const folder = join(root, "src", "vendor");
  for (const file of listFiles(folder)) {
    if (!names.includes(file.replace(/(\.d)?\.(ts|js)$/, ""))) rmSync(join(folder, file));
  }
}

/** Bundles each entry of steps/vendor into src/vendor/NAME.js with its types beside it; what has not changed is kept. */
export async function bundleVendors(): Promise<void> {
  const steps = listFiles(join(root, "steps", "bundle")).map((file) => join(root, "steps", "bundle", file));
  const shared = [...steps, join(root, "package-lock.json")].map((file) => readFileSync(file, "utf8")).join("\0");
  removeStale();
  for (const name of vendorNames()) await bundleOne(name, digest(shared));
}
