import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type MarkdownIt from "markdown-it";
import {isModelPage, modelPages} from "./steps/modelPages.js";
import {equations} from "./steps/prose/equations.js";
import {prose} from "./steps/prose/plugin.js";
import {hasScenarioLine} from "./steps/prose/scenarioLine.js";
import {root} from "./steps/root.js";

/** Chapters and rooms in reading order; the drawer, the masthead and the links at the foot of a page come from here. */
const chapters = [
  {name: "Clusters", path: "/clusters"},
  {name: "Chains", path: "/chains"},
  {name: "Standards at home", path: "/home-market"},
  {name: "Designing a study", path: "/study-design"}
];
const rooms = [
  {name: "Lab", path: "/lab"},
  {name: "Studio", path: "/studio"},
  {name: "Model", path: "/model"},
  {name: "Evidence", path: "/evidence"},
  {name: "SQL notebook", path: "/sql"}
];

/** Style sheets that a page needs beside the theme, by its path; every page with models has models.css. */
const extraStyle: Record<string, string[]> = {
  "/index": ["sql"],
  "/clusters": ["models", "collective"],
  "/chains": ["models", "chains"],
  "/home-market": ["models", "studies"],
  "/study-design": ["models", "studies"],
  "/lab": ["models", "lab"],
  "/studio": ["models", "lab", "studio"],
  "/evidence": ["evidence"],
  "/sql": ["sql"],
  "/model": ["claims", "sensitivity"]
};

/** Returns the style sheets of a page by name; a page with a line {scenario:…} has those of its widget. */
function styleNames(path: string): string[] {
  if (isModelPage(path)) return ["odd"];
  const file = join(root, "src", `${path}.md`);
  const widget = existsSync(file) && hasScenarioLine(readFileSync(file, "utf8")) ? ["models", "scenario"] : [];
  return [...new Set([...(extraStyle[path] ?? []), ...widget])];
}
const style = (path: string) => ["main", ...styleNames(path)].map((name) => `/style/${name}.css`);

export default {
  root: "src",
  output: "dist",
  title: "Clusters, Chains & Contracts",
  home: "Start",
  pages: [
    {name: "Chapters", pages: chapters, collapsible: false},
    {name: "Rooms", pages: rooms, collapsible: false},
    {name: "Models", pages: modelPages(), collapsible: false, pager: "models"}
  ],
  search: true,
  toc: {label: "On this page"},
  // No page may ask another host for anything, so neither Framework's web fonts nor its themes are used.
  globalStylesheets: [],
  style: null,
  // Many course hosts do not rewrite addresses, so every link names a file.
  preserveExtension: true,
  preserveIndex: true,
  markdownIt: (md: MarkdownIt) => equations(prose(md)),
  head: ({path}: {path: string}) =>
    [
      ...style(path).map((href) => `<link rel="stylesheet" href="${href}">`),
      `<script type="module" src="/components/page.js"></script>`
    ].join("\n"),
  header:
    `<div class="masthead"><a class="masthead-title" href="/index">Clusters, Chains &amp; Contracts</a>` +
    `<nav class="masthead-links" aria-label="Main pages">` +
    [...chapters, ...rooms].map(({name, path}) => `<a href="${path}">${name}</a>`).join("") +
    `</nav></div>`,
  footer:
    `A workbook on Knorringa and Nadvi (2014), “Rising Power Clusters and the Challenges of Local and Global Standards”, ` +
    `open access under CC BY. Text of this workbook: CC BY 4.0. Code: MIT. Map shapes: Natural Earth; boundaries are shown as drawn there and express no opinion.`
};
