import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type MarkdownIt from "markdown-it";
import {outputFolder} from "./steps/edition.js";
import {hasCells, hasExercises} from "./steps/exercise/pages.js";
import {workbookMarkdown} from "./steps/markdown.js";
import {isModelPage, modelPages} from "./steps/modelPages.js";
import {teachRooms} from "./steps/teachPage.js";
import {hasScenarioLine} from "./steps/prose/scenarioLine.js";
import {root} from "./steps/root.js";

/** Chapters and rooms in reading order; the drawer, the masthead and the links at the foot of a page come from here. */
const chapters = [
  {name: "Clusters", path: "/clusters"},
  {name: "Chains", path: "/chains"},
  {name: "Standards", path: "/standards"},
  {name: "Social contracts", path: "/social-contracts"},
  {name: "India", path: "/india"},
  {name: "China", path: "/china"},
  {name: "Brazil", path: "/brazil"},
  {name: "Standards at home", path: "/home-market"},
  {name: "Designing a study", path: "/study-design"},
  {name: "A debate", path: "/debate"}
];
const rooms = [
  {name: "Lab", path: "/lab"},
  {name: "Studio", path: "/studio"},
  {name: "Present", path: "/present"},
  {name: "Model", path: "/model"},
  {name: "Evidence", path: "/evidence"},
  {name: "SQL notebook", path: "/sql"},
  {name: "My work", path: "/work"},
  ...teachRooms()
];

/** Style sheets that a page needs beside the theme, by its path; every page with models has models.css. */
const extraStyle: Record<string, string[]> = {
  "/index": ["sql"],
  "/clusters": ["models", "collective"],
  "/chains": ["models", "scenario", "chains"],
  "/standards": ["models", "scenario", "standards"],
  "/social-contracts": ["models", "scenario", "standards", "contracts"],
  "/india": ["models", "scenario", "cases"],
  "/china": ["models", "scenario", "cases"],
  "/brazil": ["models", "scenario", "cases"],
  "/home-market": ["models", "studies"],
  "/study-design": ["models", "studies"],
  "/debate": ["models", "scenario", "debate"],
  "/lab": ["models", "lab"],
  "/studio": ["models", "lab", "studio", "decks"],
  "/present": ["models", "present"],
  "/evidence": ["evidence"],
  "/sql": ["sql"],
  "/work": ["work", "curve"],
  "/teach": ["teach"],
  "/model": ["claims", "sensitivity"]
};

/** Returns the style sheets of a page by name; those of exercises and of {scenario:…} are found in the page itself. */
function styleNames(path: string): string[] {
  if (isModelPage(path)) return ["main", "odd"];
  const file = join(root, "src", `${path}.md`);
  const widget = existsSync(file) && hasScenarioLine(readFileSync(file, "utf8")) ? ["models", "scenario"] : [];
  const exercise = [...(hasExercises(path) ? ["exercise"] : []), ...(hasCells(path) ? ["sql"] : [])];
  // Controls of a model stand in exercises of this kind.
  const controls = hasExercises(path, "target") ? ["models"] : [];
  const curve = hasExercises(path, "predict") ? ["curve"] : [];
  return [...new Set(["main", ...controls, ...(extraStyle[path] ?? []), ...widget, ...exercise, ...curve])];
}
const style = (path: string) => styleNames(path).map((name) => `/style/${name}.css`);

export default {
  root: "src",
  output: outputFolder(),
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
  markdownIt: (md: MarkdownIt) => workbookMarkdown(md),
  head: ({path}: {path: string}) =>
    [
      ...style(path).map((href) => `<link rel="stylesheet" href="${href}">`),
      `<script type="module" src="/components/page.js"></script>`
    ].join("\n"),
  header:
    `<div class="masthead"><a class="masthead-title" href="/index">Clusters, Chains &amp; Contracts</a>` +
    `<nav class="masthead-links" aria-label="Main pages">` +
    // There is room for the chapters on very wide screens only; elsewhere the drawer has them.
    chapters.map(({name, path}) => `<a class="masthead-chapter" href="${path}">${name}</a>`).join("") +
    rooms.map(({name, path}) => `<a href="${path}">${name}</a>`).join("") +
    `</nav></div>`,
  footer:
    `A workbook on Knorringa and Nadvi (2014), “Rising Power Clusters and the Challenges of Local and Global Standards”, ` +
    `open access under CC BY. Text of this workbook: CC BY 4.0. Code: MIT. Map shapes: Natural Earth; boundaries are shown as drawn there and express no opinion.`
};
