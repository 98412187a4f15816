import MarkdownIt from "markdown-it";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test, vi} from "vitest";
import {modelNames} from "../../steps/modelPages.js";
import {checkPage} from "../../steps/prose/check.js";
import {equations} from "../../steps/prose/equations.js";
import {prose} from "../../steps/prose/plugin.js";
import {root} from "../../steps/root.js";

const md = equations(prose(new MarkdownIt({html: true})));
const render = (text: string, path = "/models/a") => md.render(text, {path});

describe("equations on the pages of the models", () => {
  test("in a line and by themselves are MathML, without the TeX that they are made from", () => {
    const html = render("With $a_1$:\n\n$$\nb = \\frac{1}{2}\n$$\n\n$$c$$\n");
    expect(html.match(/<math/g)).toHaveLength(3);
    expect(html).toContain('<div class="equation" role="group" tabindex="0" aria-label="Equation 2"><math');
    expect(html).not.toMatch(/annotation|katex|frac\{/);
  });
  test("that are long scroll inside their line", () => {
    expect(render(`$${"x + ".repeat(20)}y$`)).toContain('<span class="equation-inline" role="group" tabindex="0"');
  });
  test("that cannot be read stop the build by a problem in the page", () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    expect(render("$\\frac{1}$")).toMatch(/<div class="page-problem"[^>]*>.*<\/div>/);
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
  });
  test("are left alone elsewhere, where a dollar is a dollar", () => {
    expect(render("US$a and $b", "/clusters")).toContain("US$a and $b");
    expect(render("$$\na\n$$", "/clusters")).not.toContain("<math");
    expect(render("| a |\n| - |\n| b |", "/clusters")).toMatch(/^<table>/);
  });
});

test("tables and code of the models scroll inside themselves, and tables have names of their own", () => {
  const html = render("## Sizes\n\n| a |\n| - |\n| b |\n\n| a |\n| - |\n| b |\n\n```\ncode\n```\n");
  expect(html).toContain('role="region" tabindex="0" aria-label="Table 1: Sizes"><table>');
  expect(html).toContain('aria-label="Table 2: Sizes"');
  expect(html.match(/<\/table>\s*<\/div>/g)).toHaveLength(2);
  expect(html).toContain('<pre tabindex="0">');
});

test("numbers of the models need no fact, numbers elsewhere do", () => {
  expect(render("There are 45 firms.")).not.toContain("page-problem");
  expect(render("There are 45 firms.", "/clusters")).toContain("page-problem");
  expect(checkPage("There are 45 firms.")).toHaveLength(1);
});

test.each(modelNames())("the equations of %s can all be read", (name) => {
  const html = render(readFileSync(join(root, "docs/models", `${name}.md`), "utf8"), `/models/${name}`);
  expect(/<div class="page-problem"[^>]*>[\s\S]*?<\/div>/.exec(html)?.[0]).toBeUndefined();
});
