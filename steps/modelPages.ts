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
export function headingOf(markdown: string, name: string): string {
  const heading = /^# +(.+?) *$/m.exec(markdown)?.[1];
  if (!heading) throw new Error(`${docs}/${name}.md needs a first heading (# …): it is the page's title.`);
  return heading;
}

/** Returns the pages of the models for the list of pages in the site's configuration. */
export function modelPages(folder = root): {name: string; path: string}[] {
  return modelNames(folder).map((name) => ({
    name: headingOf(readFileSync(join(folder, docs, `${name}.md`), "utf8"), name),
    path: `/models/${name}`
  }));
}

/**
 * Returns where a link of a description leads on the site: to the page of the same text, to a row of the evidence for
 * data/TABLE.csv#ID, the link itself when it leads outside, or null for a file that the site does not have. Throws when the
 * file is not there at all.
 */
export function siteLink(link: string, name: string, folder = root): string | null {
  if (/^(https?:|mailto:|#)/.test(link)) return link;
  const [path = "", fragment = ""] = link.split("#");
  const target = posix.join(docs, path);
  if (!existsSync(join(folder, target))) throw new Error(`${docs}/${name}.md links to ${link}, which is not there.`);
  const mark = fragment && `#${fragment}`;
  const model = /^docs\/models\/([^/]+)\.md$/.exec(target)?.[1];
  if (model) return `./${model}${mark}`;
  const page = /^src\/([^/]+)\.md$/.exec(target)?.[1];
  if (page) return `../${page}${mark}`;
  const table = /^data\/(\w+)\.csv$/.exec(target)?.[1];
  if (table) return `../evidence#${table}${fragment && `=${encodeURIComponent(fragment)}`}`;
  return null;
}

/** Returns a description as the Markdown of its page: with a title, and with links that lead on within the site. */
export function modelPage(markdown: string, name: string, folder = root): string {
  let inFence = false;
  const lines = markdown.split("\n").map((line) => {
    if (/^\s*(```|~~~)/.test(line)) inFence = !inFence;
    if (inFence) return line;
    return line.replace(/(?<!!)\[([^\]]*)\]\(([^)\s]+)\)/g, (_, words: string, link: string) => {
      const target = siteLink(link, name, folder);
      return target === null ? words : `[${words}](${target})`;
    });
  });
  return `---\ntitle: ${JSON.stringify(headingOf(markdown, name))}\n---\n\n${lines.join("\n")}`;
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
