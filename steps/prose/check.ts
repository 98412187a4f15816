import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type MarkdownIt from "markdown-it";
import {workbookMarkdown} from "../markdown.js";
import type {ProseProblem} from "./plugin.js";

/** Returns all problems in the prose and the exercises of one page, with lines counted as in its file. */
export function checkPage(source: string, md: MarkdownIt = workbookMarkdown(), path = "/page"): ProseProblem[] {
  const front = /^---\r?\n[\s\S]*?\r?\n---\r?\n/.exec(source)?.[0] ?? "";
  const offset = front.split("\n").length - 1;
  const env: {problems: ProseProblem[]; path: string} = {problems: [], path};
  md.parse(source.slice(front.length), env);
  return env.problems.map((p) => ({...p, line: p.line + offset}));
}

/** Returns all problems of all pages of a folder as lines of a report: file, line and what is wrong. */
export function checkPages(folder: string): string[] {
  const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return pages
    .sort()
    .flatMap((name) =>
      checkPage(readFileSync(join(folder, name), "utf8"), workbookMarkdown(), `/${name.replace(/\.md$/, "")}`).map(
        (p) => `src/${name} line ${p.line}: ${p.message}`
      )
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const report = checkPages("src");
  if (report.length) {
    console.error(`${report.length} problem${report.length > 1 ? "s" : ""} in the pages:\n${report.join("\n")}`);
    process.exit(1);
  }
}
