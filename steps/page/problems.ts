import {existsSync} from "node:fs";
import {posix} from "node:path";
import {inlineScripts} from "./policy.js";

const unescape = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();

/** The errors that Framework or the prose check left inside a page, as plain text: its build passes in spite of them. */
export function shownErrors(html: string): string[] {
  const cells = html.matchAll(/<div class="[^"]*observablehq--error[^"]*">([\s\S]*?)<\/div>/g);
  const prose = html.matchAll(/<div class="page-problem"[^>]*>([\s\S]*?)<\/div>/g);
  return [...cells, ...prose].map(([, text = ""]) => unescape(text));
}

/** The module names in a script that no browser can find: neither relative nor an address. */
export function bareImports(script: string): string[] {
  const names = script.matchAll(/\b(?:import|from)\s*\(?\s*(["'])((?![./])[^"'\n]+)\1/g);
  return [...new Set([...names].map(([, , name = ""]) => name))].filter((name) =>
    /^(?:npm:|node:|@?[\w-]+(?:\/[\w./@-]+)?$)/.test(name)
  );
}

/** The files that a page's scripts and attributes name by a relative path and that are not there, as they are named. */
export function missingFiles(html: string, path: string, dist: string): string[] {
  const outside = html.replace(/<(script|pre|code)\b[^>]*>[\s\S]*?<\/\1>/g, "");
  const named = [
    ...[...outside.matchAll(/<(?:link|img|source|script)\b[^>]*?\b(?:href|src)="([^"]+)"/g)].map(([, file]) => file!),
    ...inlineScripts(html).flatMap((script) => [
      ...[...script.matchAll(/"path":"(\.{1,2}\/[^"]+)"/g)].map(([, file]) => file!),
      ...[...script.matchAll(/\b(?:import|from)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map(([, file]) => file!)
    ])
  ];
  return [...new Set(named)].filter(
    (file) =>
      !/^\w+:/.test(file) && !existsSync(posix.join(dist, posix.dirname(path), decodeURI(file.replace(/[?#].*$/, ""))))
  );
}

/** The addresses in a page that tie it to one place: absolute paths, which break when the site lies in a sub-folder. */
export function absoluteAddresses(html: string): string[] {
  const tags = html.matchAll(/<(?:a|link|img|script|source|use)\b[^>]*?\s(?:href|src)="(\/[^"]*)"/g);
  return [...new Set([...tags].map(([, address]) => address!))];
}

/** Everything in a built page that must stop the build, one sentence each; [] for a sound page. */
export function pageProblems(html: string, path: string, dist: string): string[] {
  return [
    ...shownErrors(html),
    ...inlineScripts(html)
      .flatMap(bareImports)
      .map((name) => `a cell imports "${name}", which is not installed or not found`),
    ...missingFiles(html, path, dist).map((file) => `"${file}" is named and not there`),
    ...absoluteAddresses(html).map((address) => `the address "${address}" is not relative`)
  ];
}
