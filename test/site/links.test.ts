import {parse} from "csv-parse/sync";
import {JSDOM} from "jsdom";
import {existsSync, readFileSync, statSync} from "node:fs";
import {join, posix} from "node:path";
import {describe, expect, it} from "vitest";
import {root} from "../../steps/root.js";
import {dist, pagePaths} from "./harness.js";

interface Linked {
  links: string[];
  ids: Set<string>;
}

const pages = new Map<string, Linked>(
  pagePaths.map((path) => {
    const {document} = new JSDOM(readFileSync(join(dist, path), "utf8")).window;
    const links = [...document.querySelectorAll("a[href], link[href], img[src], source[src]")].map(
      (element) => element.getAttribute("href") ?? element.getAttribute("src") ?? ""
    );
    return [path, {links, ids: new Set([...document.querySelectorAll("[id]")].map(({id}) => id))}];
  })
);

const rows = new Map<string, Set<string>>();

/** True when the fragment is a row of a table of the evidence, such as fact=in-industrial-clusters. */
function namesRow(fragment: string): boolean {
  const [table = "", id = ""] = [...new URLSearchParams(fragment)][0] ?? [];
  const file = join(root, "data", `${table}.csv`);
  if (!/^[\w-]+$/.test(table) || !existsSync(file)) return false;
  if (!rows.has(table)) {
    const records = parse(readFileSync(file, "utf8"), {columns: true}) as Record<string, string>[];
    rows.set(table, new Set(records.map((row) => row["id"] ?? "")));
  }
  return id === "" || rows.get(table)!.has(id);
}

function brokenLink(path: string, link: string): string | null {
  if (/^(https?|mailto|data):/.test(link)) return null;
  if (link.startsWith("/")) return `${link} is not relative`;
  const [address = "", fragment = ""] = link.split("#");
  const target = address === "" ? path : posix.join(posix.dirname(path), decodeURI(address.replace(/\?.*$/, "")));
  const file = join(dist, target);
  if (!existsSync(file) || !statSync(file).isFile()) return `${link} leads to no file`;
  if (fragment === "" || !pages.has(target)) return null;
  if (pages.get(target)!.ids.has(decodeURIComponent(fragment))) return null;
  if (target === "evidence.html" && namesRow(fragment)) return null;
  return `${link} leads to no place in ${target}`;
}

describe("links", () => {
  it("there are pages to look at", () => expect(pagePaths).toContain("index.html"));

  it.each(pagePaths)("of %s lead to files and places that are there", (path) => {
    const {links} = pages.get(path)!;
    expect(links.length).toBeGreaterThan(0);
    expect([...new Set(links)].map((link) => brokenLink(path, link)).filter(Boolean)).toEqual([]);
  });

  it("in stylesheets lead to files that are there", () => {
    const sheets = [...pages].flatMap(([path, {links}]) =>
      links.filter((link) => link.endsWith(".css")).map((link) => posix.join(posix.dirname(path), link))
    );
    const broken = [...new Set(sheets)].flatMap((sheet) => {
      const text = readFileSync(join(dist, sheet), "utf8");
      const named = [...text.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].map(([, file]) => file!);
      return named.filter((file) => !/^(data:|#)/.test(file) && !existsSync(join(dist, posix.dirname(sheet), file)));
    });
    expect(broken).toEqual([]);
  });

  it("of the page not found work although it may be shown for any address", () => {
    expect(readFileSync(join(dist, "404.html"), "utf8")).not.toContain("<base");
  });
});
