import {build, type Metafile, type Plugin} from "esbuild";
import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join, posix, relative, sep} from "node:path";
import {listFiles} from "../files.js";

const folder = "_import/joined";
const importOf = /\bimport\s*\(\s*"([^"]+\.js)"\s*\)/g;
const anyImport = /\b(?:import|from)\s*\(?\s*["'](\.{1,2}\/[^"']+\.js)["']/g;

/** The name of a page's entry; it must not be the name of a file, or esbuild would read that. */
const entryOf = (page: string) => `modules of ${page}`;
const slashes = (path: string) => path.split(sep).join("/");
const isOurs = (file: string) => /^_import\/(?!vendor\/|joined\/)/.test(file);

/** The modules, relative to the site, that a file imports by a relative address. */
function importsOf(dist: string, file: string): string[] {
  const text = readFileSync(join(dist, file), "utf8");
  return [...text.matchAll(anyImport)].map(([, name = ""]) => posix.join(posix.dirname(file), name));
}

/**
 * The modules that stay as they are: those that ask where they lie (import.meta), and all that these import, because a
 * module that were there twice would have its state twice.
 */
function modulesToKeep(dist: string): Set<string> {
  const kept = new Set<string>();
  const keep = (file: string) => {
    if (kept.has(file) || !isOurs(file) || !existsSync(join(dist, file))) return;
    kept.add(file);
    importsOf(dist, file).forEach(keep);
  };
  for (const file of listFiles(join(dist, "_import")).map((name) => `_import/${name}`)) {
    if (file.endsWith(".js") && isOurs(file) && readFileSync(join(dist, file), "utf8").includes("import.meta"))
      keep(file);
  }
  return kept;
}

/** Resolves everything inside the site: modules of ours are taken in, all others stay outside under their address. */
const insideSite = (dist: string, kept: ReadonlySet<string>, entries: ReadonlyMap<string, string>): Plugin => ({
  name: "inside-site",
  setup(build) {
    build.onResolve({filter: /.*/}, ({path, kind, resolveDir}) => {
      if (kind === "entry-point") return {path, namespace: "page"};
      const file = slashes(relative(dist, join(resolveDir, path)));
      if (isOurs(file) && !kept.has(file) && existsSync(join(dist, file))) return {path: join(dist, file)};
      const address = path.startsWith(".") ? posix.relative(folder, file) : path;
      return {path: address, external: true};
    });
    build.onLoad({filter: /.*/, namespace: "page"}, ({path}) => ({contents: entries.get(path)!, resolveDir: dist}));
  }
});

/** A file of the joined modules and all that it imports at once, as paths relative to the site. */
function withImports(output: string, outputs: Metafile["outputs"], seen = new Set<string>()): Set<string> {
  if (seen.has(output)) return seen;
  seen.add(output);
  for (const {path, kind, external} of outputs[output]?.imports ?? []) {
    if (kind === "import-statement" && !external) withImports(path, outputs, seen);
  }
  return seen;
}

/**
 * Joins the modules that each page imports into one file for the page and files for what pages share, so that a page needs
 * a few requests and not one for each module; changes the pages in `dist` to match. Bundles of steps/vendor stay apart.
 */
export async function joinModules(dist: string): Promise<void> {
  const kept = modulesToKeep(dist);
  const pages = new Map<string, string[]>();
  const entries = new Map<string, string>();
  for (const page of listFiles(dist).filter((file) => file.endsWith(".html") && !file.startsWith("_"))) {
    const named = [...readFileSync(join(dist, page), "utf8").matchAll(importOf)].map(([, name = ""]) =>
      posix.join(posix.dirname(page), name)
    );
    const modules = [...new Set(named)].filter(
      (file) => isOurs(file) && !kept.has(file) && existsSync(join(dist, file))
    );
    if (!modules.length) continue;
    pages.set(page, modules);
    entries.set(entryOf(page), modules.map((file, i) => `export * as m${i} from "./${file}";`).join("\n"));
  }
  if (!pages.size) return;
  const {outputFiles, metafile} = await build({
    entryPoints: [...pages.keys()].map((page) => ({
      in: entryOf(page),
      out: page.replace(/\.html$/, "").replaceAll("/", "-")
    })),
    absWorkingDir: dist,
    outdir: join(dist, folder),
    entryNames: "[name].[hash]",
    chunkNames: "shared.[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
    metafile: true,
    write: false,
    logLevel: "warning",
    plugins: [insideSite(dist, kept, entries)]
  });
  for (const {path, contents} of outputFiles) {
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, contents);
  }
  const taken = new Set(Object.keys(metafile.inputs).map(slashes));
  for (const [page, modules] of pages) {
    const [output] = Object.entries(metafile.outputs).find(
      ([, {entryPoint}]) => entryPoint === `page:${entryOf(page)}`
    )!;
    const files = [...withImports(output, metafile.outputs)];
    const html = readFileSync(join(dist, page), "utf8");
    writeFileSync(join(dist, page), pointToJoined(html, page, modules, taken, files));
  }
}

function pointToJoined(
  html: string,
  page: string,
  modules: readonly string[],
  taken: ReadonlySet<string>,
  files: readonly string[]
): string {
  const from = (file: string) => `./${posix.relative(posix.dirname(page), file)}`.replace(/^\.\/\.\./, "..");
  const target = (name: string) => posix.join(posix.dirname(page), name);
  const own = from(files[0]!);
  const preloads = files.map((file) => `<link rel="modulepreload" href="${from(file)}">\n`).join("");
  return html
    .replace(importOf, (whole, name: string) => {
      const i = modules.indexOf(target(name));
      return i < 0 ? whole : `import("${own}").then((joined) => joined.m${i})`;
    })
    .replace(/<link rel="modulepreload" href="([^"]+)">\n/g, (whole, name: string) =>
      taken.has(target(name)) ? "" : whole
    )
    .replace(/(?=<link rel="(?:modulepreload|stylesheet)")/, preloads);
}
