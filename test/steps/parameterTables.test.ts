import katex from "katex";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {described, fillTable, parameterTable, sourceTexts, symbolToTex} from "../../steps/parameterTables.js";
import {root} from "../../steps/root.js";
import type {Parameter} from "../../src/model/schema/parameter.js";

const parameter: Parameter = {
  key: "share",
  label: "A share",
  symbol: "ω_1",
  unit: "",
  min: 0,
  max: 5000,
  step: 1,
  default: 2,
  group: "G",
  about: "What | is.",
  source: "assumed"
};

describe("tables of parameters", () => {
  test.each(described)("of $file are those of its schema (npm run docs)", ({file, schema}) => {
    const markdown = readFileSync(join(root, file), "utf8");
    expect(fillTable(markdown, parameterTable(schema, sourceTexts()), file)).toBe(markdown);
  });
  test.each(described)("of $file have symbols that TeX can read and that differ", ({schema}) => {
    const symbols = schema.map((p) => symbolToTex(p.symbol));
    for (const tex of symbols)
      expect(katex.renderToString(tex, {throwOnError: true, strict: "error"})).toContain("<math");
    expect(new Set(symbols).size).toBe(symbols.length);
  });
  test("write symbols in TeX", () => {
    expect(["N", "ω_1", "n̄", "s̃", "κ_s", "b_a", "c_0", "σ_max", "θx", "t*", "\\hat x"].map(symbolToTex)).toEqual([
      "N",
      "\\omega_{1}",
      "\\bar{n}",
      "\\tilde{s}",
      "\\kappa_{s}",
      "b_{a}",
      "c_{0}",
      "\\sigma_{\\mathrm{max}}",
      "\\theta_{x}",
      "t*",
      "\\hat x"
    ]);
  });
  test("have one row a parameter, with the bars of its words escaped", () => {
    expect(parameterTable([parameter], () => "our assumption").split("\n")[3]).toBe(
      "| $\\omega_{1}$ | A share (`share`) | What \\| is. | 0 to 5,000, whole | 2 | none | our assumption |"
    );
  });
  test("name the passage or the work, with a link, and refuse one that is not there", () => {
    const text = sourceTexts();
    expect(text("paper:india-9")).toBe("paper: [India, paragraph 9](../../data/passage.csv#india-9)");
    expect(text("cite:schmitz-1999")).toMatch(/^\[Schmitz 1999\]\(.*#schmitz-1999\)$/);
    expect(() => text("paper:nope")).toThrow(/nope/);
    expect(() => text("cite:nope")).toThrow(/nope/);
  });
  test("stand between their two lines, which have to be there once", () => {
    const page = "# A\n\n<!-- parameters -->\nold\n<!-- /parameters -->\n\nafter\n";
    const filled = fillTable(page, "new", "a.md");
    expect(filled).toBe("# A\n\n<!-- parameters -->\n\nnew\n\n<!-- /parameters -->\n\nafter\n");
    expect(fillTable(filled, "new", "a.md")).toBe(filled);
    expect(() => fillTable("# A", "new", "a.md")).toThrow(/a\.md needs the lines/);
    expect(() => fillTable(page + page, "new", "a.md")).toThrow(/once/);
  });
});
