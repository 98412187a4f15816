import {transformSync} from "esbuild";
import {readFileSync} from "node:fs";
import {posix} from "node:path";
import {escapeAttribute, mendPage, type Mend} from "./mend.js";

const drawerSource = readFileSync(new URL("drawer.js", import.meta.url), "utf8");

function drawerScript(searchModule: string | undefined): string {
  const source = drawerSource.replace("SEARCH_MODULE", searchModule ?? "");
  return `<script>${transformSync(source, {minify: true, target: "es2022"}).code.trim()}</script>`;
}

const head: Mend[] = [
  {what: "language", find: /<html>/, put: '<html lang="en">'},
  {
    what: "zoom",
    find: /<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">/,
    put: '<meta name="viewport" content="width=device-width, initial-scale=1">'
  },
  {
    what: "generator and referrer",
    find: /<meta name="generator" content="Observable Framework [^"]*">/,
    put: '<meta name="referrer" content="no-referrer">'
  },
  {
    what: "icon, so that no browser asks the host for one",
    find: /(<title>[^<]*<\/title>\n)(?![\s\S]*<link rel="icon"[\s\S]*<\/head>)/,
    put: (title) => `${title}<link rel="icon" href="data:,">\n`,
    times: "any"
  },
  {what: "file times", find: /"lastModified":\d+,/, put: "", times: "any"}
];

const main: Mend[] = [
  // A note in the margin belongs to its paragraph: as a landmark it would have to have a name of its own.
  {what: "notes in the margin", find: /<aside class="note">/, put: '<aside class="note" role="note">', times: "any"},
  {
    what: "target of the skip link",
    find: /<main id="observablehq-main" class="observablehq( observablehq--draft)?">/,
    put: (match) => match.replace(/>$/, ' tabindex="-1">')
  },
  {
    what: "skip link",
    find: /<body>/,
    put: '<body>\n<a class="skip-link" href="#observablehq-main">Skip to the text</a>'
  },
  {
    what: "links to the next and previous page",
    find: /(<footer id="observablehq-footer">\n)<nav>/,
    put: (_, start = "") => `${start}<nav aria-label="Next and previous page">`,
    times: "any"
  }
];

/** The list of headings, with a name; without headings it goes. */
const contents: Mend[] = [
  {
    what: "empty list of headings",
    find: /<aside id="observablehq-toc"[^>]*>\n<nav>\s*<\/nav>\n<\/aside>\n/,
    put: "",
    times: "any"
  },
  {
    what: "list of headings",
    find: /(<aside id="observablehq-toc"[^>]*)>\n<nav>\n<div>([^<]*)<\/div>/,
    put: (_, start = "", label = "") =>
      `${start} role="none">\n<nav aria-label="${label.replace(/"/g, "&quot;")}">\n<div>${label}</div>`,
    times: "any"
  }
];

/** The sidebar as a drawer that screen readers and keyboards can use, and its two scripts as one of ours. */
const drawer = (searchModule: string | undefined): Mend[] => [
  {
    what: "switch of the drawer",
    find: /<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar">/,
    put:
      '<nav aria-label="Chapters and search">\n' +
      '<input id="observablehq-sidebar-toggle" type="checkbox" autocomplete="off" ' +
      'aria-label="Show or hide chapters and search" aria-controls="observablehq-sidebar">'
  },
  {
    what: "backdrop of the drawer",
    find: /<label id="observablehq-sidebar-backdrop" for="observablehq-sidebar-toggle"><\/label>/,
    put: '<label id="observablehq-sidebar-backdrop" for="observablehq-sidebar-toggle" aria-hidden="true"></label>'
  },
  {
    what: "label inside the list of pages",
    find: /<nav id="observablehq-sidebar">\n {2}<ol>\n {4}<label id="observablehq-sidebar-close" for="observablehq-sidebar-toggle"><\/label>\n/,
    put:
      '<div id="observablehq-sidebar">\n' +
      '  <label id="observablehq-sidebar-close" for="observablehq-sidebar-toggle" aria-hidden="true"></label>\n  <ol>\n'
  },
  {
    what: "headings of the drawer",
    find: /<section( class="observablehq-section-active")?>\n {4}<summary>([^<]*)<\/summary>\n {4}<ol>/,
    put: (_, state = "", name = "") =>
      `<section${state}>\n    <p class="observablehq-sidebar-heading">${name}</p>\n    <ol aria-label="${escapeAttribute(name)}">`,
    times: "any"
  },
  {
    what: "link to this page in the drawer",
    find: /(<li class="observablehq-link observablehq-link-active"><a )/,
    put: (start) => `${start}aria-current="page" `,
    times: "any"
  },
  {
    what: "search",
    find: /<div id="observablehq-search"><input type="search" placeholder="Search"><\/div>\n {2}<div id="observablehq-search-results"><\/div>\n {2}<script>\{.*?\}<\/script>/,
    put:
      '<div id="observablehq-search" role="search" data-shortcut="">' +
      '<input type="search" placeholder="Search" aria-label="Search the workbook"></div>\n' +
      '  <div id="observablehq-search-results"></div>',
    times: searchModule ? 1 : 0
  },
  {
    what: "script of the sidebar",
    find: /<\/nav>\n<script>\{[^\n]*"#observablehq-sidebar-toggle"[^\n]*\}<\/script>/,
    put: () => `</div>\n</nav>\n${drawerScript(searchModule)}`
  }
];

/** Marks the links to this page that stand in the header. */
const header = (path: string): Mend => ({
  what: "links in the header",
  find: /<header id="observablehq-header">[\s\S]*?<\/header>/,
  put: (match) =>
    match.replace(/<a ([^>]*)href="([^"#?]*)"/g, (link, attributes: string, href: string) =>
      posix.join(posix.dirname(path), href) === path ? `<a ${attributes}href="${href}" aria-current="page"` : link
    ),
  times: "any"
});

/** The page for addresses that lead nowhere: its links are relative like those of every page, so it needs no base. */
const notFound: Mend = {what: "base of the page not found", find: /<base href="\/">\n/, put: ""};

/** What may not be left in a mended page, whatever Framework wrote. */
const unwanted: [what: string, find: RegExp][] = [
  ["a zoom lock", /maximum-scale/],
  ["a list of links without a name", /<nav(?![^>]*aria-label)[^>]*>/],
  ["a summary outside of details", /<section[^>]*>\s*<summary/],
  ["the time of a file", /"lastModified":\d/],
  ["a base address", /<base\b/],
  ["an open sidebar that is remembered", /sessionStorage/]
];

/**
 * A page as Framework writes it, with what it leaves out: language, zoom, skip link, names for the search, the drawer and
 * the lists of links, no file times. `path` is the page's file, relative to the site. Throws when the HTML is not as expected.
 */
export function mendFrame(html: string, path: string): string {
  const hasDrawer = html.includes('id="observablehq-sidebar"');
  const searchModule = /import\("([./]*_observablehq\/search\.[0-9a-f]+\.js)"\)/.exec(html)?.[1];
  const mended = mendPage(html, [
    ...(path === "404.html" ? [notFound] : []),
    ...head,
    ...(hasDrawer ? drawer(searchModule) : []),
    ...main,
    ...contents,
    header(path)
  ]);
  const frame = mended.replace(/<main[\s\S]*<\/main>/, "");
  for (const [what, find] of unwanted) {
    if (find.test(frame)) throw new Error(`${path} still has ${what} after its mends; look at steps/page/frame.ts.`);
  }
  return mended;
}
