import {describe, expect, it} from "vitest";
import {formatReferences, parseNames, readReferences, shortCitation} from "../../loaders/references.js";

const work = (row: Record<string, string | number | null>) => ({
  id: "nadvi-1999",
  type: "article-journal",
  authors: "Nadvi, K.",
  year: 1999,
  title: "A title",
  container: "World Development",
  volume: "27",
  issue: "9",
  pages: "1605-1626",
  doi: null,
  url: null,
  editors: null,
  publisher: null,
  publisher_place: null,
  ...row
});

describe("in running text", () => {
  it.each([
    [{authors: "Nadvi, K."}, "Nadvi 1999"],
    [{authors: "Schmitz, H.; Nadvi, K."}, "Schmitz & Nadvi 1999"],
    [{authors: "Gereffi, G.; Humphrey, J.; Sturgeon, T."}, "Gereffi et al. 1999"],
    [{authors: "{FMC}"}, "FMC 1999"],
    [{authors: "{Foundation for MSME Clusters (FMC)}"}, "FMC 1999"],
    [{authors: "{Planning Commission, Government of India}"}, "Planning Commission 1999"],
    [{id: "nadvi-1999a"}, "Nadvi 1999a"],
    [{year: null}, "Nadvi n.d."]
  ])("%o is %s", (row, short) => expect(shortCitation(work(row))).toBe(short));
});

describe("names", () => {
  it("are separated by semicolons, and an organisation stands in braces", () =>
    expect(parseNames("Puppim de Oliveira, J. A.; {Ministry; of, Textiles}")).toEqual([
      {family: "Puppim de Oliveira", given: "J. A."},
      {literal: "Ministry; of, Textiles"}
    ]));
});

describe("an entry", () => {
  const format = (row: Record<string, string | number | null>) => formatReferences([work(row)])[0]!;

  it("is in APA style", () =>
    expect(format({})).toEqual({
      id: "nadvi-1999",
      html: "Nadvi, K. (1999). A title. <i>World Development</i>, <i>27</i>(9), 1605–1626.",
      text: "Nadvi, K. (1999). A title. World Development, 27(9), 1605–1626.",
      short: "Nadvi 1999"
    }));
  it("names the editors of a whole book once, and the series of a report after its title", () => {
    const book = {type: "book", container: null, volume: null, issue: null, pages: null, publisher: "P"};
    expect(format({...book, authors: "Das, K.", editors: "Das, K."}).text).toBe("Das, K. (Ed.). (1999). A title. P.");
    const report = {...book, type: "report", container: "IDS Research Report 73"};
    expect(format(report).text).toBe("Nadvi, K. (1999). A title (IDS Research Report No. 73). P.");
  });
  it("shows markup in a title as text", () => {
    const {html, text} = format({title: "Small & <b>bold</b> <script>alert(1)</script>"});
    expect(html).toContain("Small &amp; &lt;b&gt;bold&lt;/b&gt; &lt;script&gt;");
    expect(text).toContain("Small & <b>bold</b> <script>");
  });
  it("shows markup in a name as text", () =>
    expect(format({authors: "{<img src=x onerror=alert(1)>}"}).html).toContain(
      "&lt;img src=x onerror=alert(1)&gt;. (1999)"
    ));
  it("links to its DOI or web address, and to no other kind of address", () => {
    expect(format({doi: "10.1000/a(b)&c"}).html).toContain(
      '<a href="https://doi.org/10.1000/a(b)&amp;c" rel="external noreferrer">'
    );
    expect(format({url: "https://example.org/?a=1&b=2"}).html).toContain('<a href="https://example.org/?a=1&amp;b=2"');
    expect(format({url: "javascript:alert(1)"}).html).not.toContain("javascript");
  });
  it("prints no braces", () => expect(format({authors: "{FMC}", title: "On {Clusters}"}).text).not.toMatch(/[{}]/));
});

describe("a list", () => {
  it("is sorted by author, year and title, whatever the order of the rows", () => {
    const rows = [
      work({id: "b", authors: "Ávila, B."}),
      work({id: "nadvi-1999b", title: "Z"}),
      work({id: "nadvi-1999a", title: "Y"}),
      work({id: "c", authors: "Abreu, A."})
    ];
    const ids = ["c", "b", "nadvi-1999a", "nadvi-1999b"];
    expect(formatReferences(rows).map(({id}) => id)).toEqual(ids);
    expect(formatReferences(rows.toReversed()).map(({id}) => id)).toEqual(ids);
  });
  it("has the letters of years that the ids have, and no others", () => {
    const years = ["nadvi-1999b", "nadvi-1999a", "x", "y"].map((id) => work({id}));
    expect(formatReferences(years).map(({text}) => /\((.*?)\)/.exec(text)![1])).toEqual([
      "1999",
      "1999",
      "1999a",
      "1999b"
    ]);
  });
  it("of the workbook formats every work", () => {
    const references = readReferences();
    expect(references.length).toBeGreaterThan(60);
    for (const {html, text, short} of references) {
      expect(text).not.toMatch(/[{}]|undefined|\[object|[\uE000-\uF8FF]/);
      expect(html.replace(/<\/?i>|<a href="https?:[^"<>]*" rel="external noreferrer">|<\/a>/g, "")).not.toMatch(/[<>]/);
      expect(short).toMatch(/^\S.* (\d{4}[a-z]?|n\.d\.)$/);
    }
  });
});
