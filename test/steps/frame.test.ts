import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {mendFrame} from "../../steps/page/frame.js";
import {mendPage} from "../../steps/page/mend.js";

const sample = readFileSync(new URL("frameworkPage.txt", import.meta.url), "utf8");
const mended = mendFrame(sample, "clusters.html");

describe("a mend", () => {
  const dots = {what: "dots", find: /a/, put: "b"};

  it("is made where it belongs", () => expect(mendPage("xax", [dots])).toBe("xbx"));
  it("is made as often as it says", () => expect(mendPage("aa", [{...dots, times: 2}])).toBe("bb"));
  it("may be allowed to find nothing", () => expect(mendPage("x", [{...dots, times: "any"}])).toBe("x"));
  it("hands groups to a function", () =>
    expect(mendPage("ac", [{...dots, find: /a(c)(d)?/, put: (_, c, d) => `${c}${d ?? "-"}`}])).toBe("c-"));
  it("that finds nothing stops the build", () =>
    expect(() => mendPage("x", [dots])).toThrow(/dots.*0 times instead of 1/));
  it("that finds too much stops the build", () => expect(() => mendPage("aa", [dots])).toThrow(/2 times instead of 1/));
});

describe("a page of Framework's, mended", () => {
  it("names its language", () => expect(mended).toContain('<html lang="en">'));
  it("lets readers zoom", () => expect(mended).not.toContain("maximum-scale"));
  it("starts with a skip link", () =>
    expect(mended).toMatch(/<body>\n<a class="skip-link" href="#observablehq-main">/));
  it("gives the skip link a target that takes the focus", () =>
    expect(mended).toMatch(/<main id="observablehq-main"[^>]* tabindex="-1">/));
  it("names every list of links", () => expect(mended).not.toMatch(/<nav(?![^>]*aria-label)/));
  it("names the search and keeps its module", () => {
    expect(mended).toContain('aria-label="Search the workbook"');
    expect(mended).toContain('import("./_observablehq/search.79ebf68d.js")');
  });
  it("names the switch of the drawer", () =>
    expect(mended).toMatch(/<input id="observablehq-sidebar-toggle"[^>]*aria-label=/));
  it("keeps labels out of lists", () => expect(mended).not.toMatch(/<ol>\s*<label/));
  it("keeps summary inside details", () => expect(mended).not.toMatch(/<section[^>]*>\s*<summary/));
  it("says which page this is, in the drawer and in the header", () =>
    expect(mended.match(/aria-current="page"/g)).toHaveLength(2));
  it("holds no file times", () => expect(mended).not.toContain("lastModified"));
  it("does not remember an open drawer", () => expect(mended).not.toContain("sessionStorage"));
  it("keeps what the author wrote", () => {
    const main = (html: string) => /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1];
    expect(main(mended)).toBe(main(sample));
  });

  it("loses a list of headings that is empty", () => {
    const empty = sample.replace(/(<nav>\n)<div>On this page[\s\S]*?(<\/nav>\n<\/aside>)/, "$1$2");
    expect(mendFrame(empty, "clusters.html")).not.toContain("observablehq-toc");
  });
  it("loses its base when it is the page not found", () => {
    const withBase = sample.replace('<meta charset="utf-8">\n', '<meta charset="utf-8">\n<base href="/">\n');
    expect(mendFrame(withBase, "404.html")).not.toContain("<base");
    expect(() => mendFrame(withBase, "clusters.html")).toThrow("base address");
  });
  it("is refused when Framework writes something else", () => {
    expect(() => mendFrame(sample.replace(", maximum-scale=1", ""), "clusters.html")).toThrow(/zoom/);
    expect(() => mendFrame(sample.replace('placeholder="Search"', 'placeholder="Find"'), "clusters.html")).toThrow(
      /search/
    );
    expect(() => mendFrame(sample.replace("<nav>", '<nav class="new">'), "clusters.html")).toThrow();
  });
});
