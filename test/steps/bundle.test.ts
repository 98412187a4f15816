import type {PlotOptions} from "@observablehq/plot";
import {JSDOM} from "jsdom";
import {existsSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {bundledPackages, bundleVendors, declarationsOf, packageFolder, vendorNames} from "../../steps/bundle/bundle.js";
import {listFiles} from "../../steps/files.js";
import {root} from "../../steps/root.js";
import {notice} from "../../steps/thirdParty.js";

const written = (name: string) => join(root, "src", "vendor", name);

describe("the bundles of others' code", () => {
  beforeAll(bundleVendors);

  it("are exactly the entries of steps/vendor", () => {
    const scripts = listFiles(join(root, "src", "vendor")).filter((file) => file.endsWith(".js"));
    expect(scripts).toEqual(vendorNames().map((name) => `${name}.js`));
  });
  it("have types beside them", () => {
    for (const name of vendorNames()) expect(existsSync(written(`${name}.d.ts`)), name).toBe(true);
  });
  it("need nothing else", () => {
    for (const name of vendorNames()) {
      expect(readFileSync(written(`${name}.js`), "utf8"), name).not.toMatch(
        /(?:^|;)import\s*(?:[{*\w][^;"']*)?["'](?![./])/
      );
    }
  });
  it("are not made again when nothing changed", async () => {
    const times = () => vendorNames().map((name) => statSync(written(`${name}.js`)).mtimeMs);
    const before = times();
    await bundleVendors();
    expect(times()).toEqual(before);
  });
  it("leave out of Plot what no figure uses", () => {
    const plot = readFileSync(written("plot.js"), "utf8");
    expect(statSync(written("plot.js")).size).toBeLessThan(260_000);
    expect(plot).toContain("geoAlbersUsa");
    expect(plot).toContain("is left out of this bundle");
  });
  it("leave in Plot all that its marks need, facets, tips, legends and stacks included", async () => {
    const Plot = (await import(written("plot.js"))) as typeof import("@observablehq/plot");
    const {document} = new JSDOM("").window;
    const rows = [
      {country: "India", year: 1995, value: 3, date: new Date(Date.UTC(1995, 0))},
      {country: "China", year: 2005, value: 5, date: new Date(Date.UTC(2005, 0))},
      {country: "Brazil", year: 2010, value: 2, date: new Date(Date.UTC(2010, 0))}
    ];
    const xy = {x: "year", y: "value"};
    const draw = (options: PlotOptions) => Plot.plot({document, ...options}).outerHTML;
    const pictures = [
      draw({
        marks: [
          Plot.frame(),
          Plot.gridX(),
          Plot.axisX(),
          Plot.dot(rows, {...xy, fill: "country"}),
          Plot.text(rows, {...xy, text: "country"})
        ]
      }),
      draw({color: {legend: true}, marks: [Plot.barX(rows, {x: "value", y: "country", fill: "country", tip: true})]}),
      draw({
        x: {type: "utc"},
        marks: [
          Plot.line(rows, {x: "date", y: "value"}),
          Plot.areaY(rows, {x: "date", y: "value"}),
          Plot.ruleX([new Date(Date.UTC(2000, 0))])
        ]
      }),
      draw({
        marks: [
          Plot.dot(rows, Plot.dodgeY({x: "value"})),
          Plot.tickX(rows, {x: "value"}),
          Plot.link(rows, {x1: "year", x2: "value", y: "country"})
        ]
      }),
      draw({
        marks: [
          Plot.rectY(rows, Plot.binX({y: "count"}, {x: "value"})),
          Plot.barY(rows, Plot.groupX({y: "sum"}, {x: "country", y: "value"})),
          Plot.ruleY([0])
        ]
      }),
      draw({
        fx: {label: null},
        marks: [
          Plot.cell(rows, {fx: "country", x: "year", y: "value", fill: "#eee"}),
          Plot.arrow(rows, {fx: "country", x1: "year", y1: 0, x2: "year", y2: "value"}),
          Plot.tip(rows, {fx: "country", ...xy})
        ]
      })
    ];
    for (const picture of pictures) expect(picture).toContain("<svg");
  });
  it("come with a notice for every package", () => {
    expect(bundledPackages()).toContain("node_modules/@observablehq/plot");
    for (const folder of bundledPackages()) expect(notice(folder)).toMatch(/^\S+ \d+\.\d+[\s\S]*Licence: /);
  });
});

describe("a package's folder", () => {
  it("is read from the path of a file in it", () => {
    expect(packageFolder("node_modules/htl/src/index.js")).toBe("node_modules/htl");
    expect(packageFolder("../x/node_modules/@observablehq/plot/src/plot.js")).toBe("node_modules/@observablehq/plot");
    expect(packageFolder("node_modules/a/node_modules/b/c.js")).toBe("node_modules/a/node_modules/b");
  });
  it("is not there for our own files", () => expect(packageFolder("steps/vendor/plot.ts")).toBeNull());
});

describe("the types of a bundle", () => {
  it("are those of its entry", () =>
    expect(declarationsOf("a.ts", "export const a: number = 1;")).toContain("const a: number"));
  it("have to be written", () =>
    expect(() => declarationsOf("a.ts", "export const a = f();")).toThrow("need written types"));
});
