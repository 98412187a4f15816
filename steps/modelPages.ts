// The descriptions of the models in docs/models as pages of the site: /models/NAME.
import {existsSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {basename, join, posix} from "node:path";
import {listFiles, writeIfChanged} from "./files.js";
import {root} from "./root.js";

/** The models in teaching order; a description that is not in this list comes after them. */
const order = ["chain-governance", "collective-efficiency", "pressures", "home-market", "study-design"];

const docs = "docs/models";
const pages = "src/models";

/** Returns whether the address of a page, such as /models/pressures, is that of a model's description. */
export const isModelPage = (path: string | undefined): boolean => path?.startsWith("/models/") ?? false;

/** Returns the names of the descriptions that are there, in teaching order. */
export function modelNames(folder = root): string[] {
  if (!existsSync(join(folder, docs))) return [];
  const names = readdirSync(join(folder, docs))
    .filter((file) => file.endsWith(".md"))
    .map((file) => basename(file, ".md"));
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return names.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en"));
}

/** Returns the first heading of a Markdown text; throws when it has none. */
export function headingOf(markdown: string, file: string): string {
  const heading = /^# +(.+?) *$/m.exec(markdown)?.[1];
  if (!heading) throw new Error(`${file} needs a first heading (# …): it is the page's title.`);
  return heading;
}

/** Returns the pages of the models for the list of pages in the site's configuration. */
export function modelPages(folder = root): {name: string; path: string}[] {
  return modelNames(folder).map((name) => ({
    name: headingOf(readFileSync(join(folder, docs, `${name}.md`), "utf8"), `${docs}/${name}.md`),
    path: `/models/${name}`
  }));
}

/** Where a text lies and how far its page is from the start of the site: "" for a page at the top, "../" for one in a folder. */
export interface TextPlace {
  readonly file: string;
  readonly up: string;
}

/**
 * Returns where a link of a text in docs/ leads on the site: to the page of a description or of the site, to a row of the evidence
 * for data/TABLE.csv#ID, the link itself when it leads outside, or null for a file that the site does not have. Throws when
 * the file is not there at all.
 */
export function docsLink(link: string, {file, up}: TextPlace, folder = root): string | null {
  if (/^(https?:|mailto:|#)/.test(link)) return link;
  const at = link.indexOf("#");
  const [path, fragment] = at < 0 ? [link, ""] : [link.slice(0, at), link.slice(at + 1)];
  const target = posix.join(posix.dirname(file), path);
  if (!existsSync(join(folder, target))) throw new Error(`${file} links to ${link}, which is not there.`);
  const mark = fragment && `#${fragment}`;
  const top = up || "./";
  const model = /^docs\/models\/([^/]+)\.md$/.exec(target)?.[1];
  if (model) return up ? `./${model}${mark}` : `./models/${model}${mark}`;
  const page = /^src\/([^/]+)\.md$/.exec(target)?.[1];
  if (page) return `${top}${page}${mark}`;
  const table = /^data\/(\w+)\.csv$/.exec(target)?.[1];
  if (table) return `${top}evidence#${table}${fragment && `=${encodeURIComponent(fragment)}`}`;
  return null;
}

/** Returns where a link of a model’s description leads on the site; see docsLink. */
export function siteLink(link: string, name: string, folder = root): string | null {
  return docsLink(link, {file: `${docs}/${name}.md`, up: "../"}, folder);
}

/** Returns a text of docs/ as the Markdown of its page: with a title, and with links that lead on within the site. */
export function docsPage(markdown: string, place: TextPlace, folder = root): string {
  let inFence = false;
  const lines = markdown.split("\n").map((line) => {
    if (/^\s*(```|~~~)/.test(line)) inFence = !inFence;
    if (inFence) return line;
    return line.replace(/(?<!!)\[([^\]]*)\]\(([^)\s]+)\)/g, (_, words: string, link: string) => {
      const target = docsLink(link, place, folder);
      return target === null ? words : `[${words}](${target})`;
    });
  });
  return `---\ntitle: ${JSON.stringify(headingOf(markdown, place.file))}\n---\n\n${lines.join("\n")}`;
}

/** Returns a description as the Markdown of its page. */
export function modelPage(markdown: string, name: string, folder = root): string {
  return docsPage(markdown, {file: `${docs}/${name}.md`, up: "../"}, folder);
}

/** Writes the page of each description to src/models and removes pages whose description is gone. */
export function writeModelPages(folder = root): void {
  const names = modelNames(folder);
  for (const name of names) {
    const markdown = readFileSync(join(folder, docs, `${name}.md`), "utf8");
    writeIfChanged(join(folder, pages, `${name}.md`), modelPage(markdown, name, folder));
  }
  for (const file of listFiles(join(folder, pages)))
    if (!names.includes(basename(file, ".md"))) rmSync(join(folder, pages, file));
}
