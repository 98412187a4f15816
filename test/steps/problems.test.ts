import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {absoluteAddresses, bareImports, missingFiles, pageProblems, shownErrors} from "../../steps/page/problems.js";

const dist = mkdtempSync(join(tmpdir(), "workbook-dist-"));
writeFileSync(join(dist, "there.js"), "");
afterAll(() => rmSync(dist, {recursive: true, force: true}));

describe("a page's problems", () => {
  it("are the errors that its cells show", () =>
    expect(shownErrors('<div class="observablehq--inspect observablehq--error">SyntaxError: a &lt; b</div>')).toEqual([
      "SyntaxError: a < b"
    ]));
  it("are the mistakes in its prose", () =>
    expect(
      shownErrors(
        '<div class="page-problem" role="alert"><p><strong>One.</strong></p><ul><li>Line 3: x</li></ul></div>'
      )
    ).toEqual(["One. Line 3: x"]));
  it("are imports that no browser can find", () => {
    expect(bareImports('await import("no-such"); import {a} from "@x/y"; import b from "npm:c"')).toEqual([
      "no-such",
      "@x/y",
      "npm:c"
    ]);
    expect(bareImports('import {a} from "./a.js"; await import("../b.js"); const from = "home";')).toEqual([]);
  });
  it("are files that are named and not there", () => {
    const html =
      '<link rel="stylesheet" href="./gone.css"><script type="module">import "./there.js"; import("./gone.js");</script>';
    expect(missingFiles(html, "index.html", dist)).toEqual(["./gone.css", "./gone.js"]);
  });
  it("are addresses that are not relative", () =>
    expect(absoluteAddresses('<a href="/index.html">a</a><a href="./b.html">b</a>')).toEqual(["/index.html"]));
  it("are none in a sound page", () =>
    expect(
      pageProblems('<p>SyntaxError is a word</p><script>import("./there.js")</script>', "index.html", dist)
    ).toEqual([]));
});
