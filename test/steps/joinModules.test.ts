import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {listFiles} from "../../steps/files.js";
import {joinModules} from "../../steps/page/joinModules.js";

const dist = mkdtempSync(join(tmpdir(), "workbook-join-"));
afterAll(() => rmSync(dist, {recursive: true, force: true}));

const page = (preloads: string[], ...cells: string[]) =>
  [
    "<head>",
    ...preloads.map((file) => `<link rel="modulepreload" href="./${file}">`),
    '<link rel="stylesheet" href="./main.css">',
    `<script type="module">\n${cells.join("\n")}\n</script>`,
    "</head>"
  ].join("\n");

const files: Record<string, string> = {
  "_import/count.1.js": "export const counted = {times: 0};",
  "_import/components/a.1.js":
    'import {counted} from "../count.1.js";\nimport {html} from "../vendor/htl.1.js";\nexport const a = () => html + counted.times++;',
  "_import/components/b.1.js": 'import {counted} from "../count.1.js";\nexport const b = () => counted.times++;',
  "_import/components/where.1.js": 'import {told} from "./told.1.js";\nexport const where = import.meta.url + told;',
  "_import/components/told.1.js": 'export const told = "told";',
  "_import/vendor/htl.1.js": 'export const html = "htl ";',
  "one.html": page(
    ["_import/components/a.1.js", "_import/count.1.js", "_import/vendor/htl.1.js"],
    'const {a} = await import("./_import/components/a.1.js");',
    'const {b} = await import("./_import/components/b.1.js");',
    'const {where} = await import("./_import/components/where.1.js");'
  ),
  "two.html": page(["_import/count.1.js"], 'const {b} = await import("./_import/components/b.1.js");'),
  "none.html": page([], "1")
};

const read = (file: string) => readFileSync(join(dist, file), "utf8");
const joined = () => listFiles(join(dist, "_import/joined"));

describe("joined modules", () => {
  beforeAll(async () => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dist, file)), {recursive: true});
      writeFileSync(join(dist, file), text);
    }
    await joinModules(dist);
  });

  it("are one file for a page, and files for what pages share", () => {
    expect(joined().filter((file) => file.startsWith("one."))).toHaveLength(1);
    expect(joined().filter((file) => file.startsWith("two."))).toHaveLength(1);
    expect(joined().some((file) => file.startsWith("shared."))).toBe(true);
  });
  it("take the place of the modules in the page", () => {
    expect(read("one.html")).toMatch(/import\("\.\/_import\/joined\/one\.\w+\.js"\)\.then\(\(joined\) => joined\.m0\)/);
    expect(read("one.html")).not.toContain("components/a.1.js");
  });
  it("are fetched ahead, in place of the modules in them", () => {
    const ahead = [...read("one.html").matchAll(/modulepreload" href="\.\/([^"]+)"/g)].map(([, file]) => file!);
    expect(ahead).toContain("_import/vendor/htl.1.js");
    expect(ahead.some((file) => file.startsWith("_import/joined/one."))).toBe(true);
    expect(ahead.some((file) => file.startsWith("_import/joined/shared."))).toBe(true);
    expect(ahead).not.toContain("_import/count.1.js");
  });
  it("leave bundles of others' code apart", () => {
    const one = joined().find((file) => file.startsWith("one."))!;
    expect(read(`_import/joined/${one}`)).toContain("../vendor/htl.1.js");
  });
  it("leave a module where it is that asks where it lies", () =>
    expect(read("one.html")).toContain('import("./_import/components/where.1.js")'));
  it("leave a page without modules as it is", () => expect(read("none.html")).toBe(files["none.html"]));
  it("give the same exports, and hold what they share only once", async () => {
    const load = async (name: string) => {
      const file = joined().find((candidate) => candidate.startsWith(name))!;
      return (await import(join(dist, "_import/joined", file))) as Record<string, Record<string, () => unknown>>;
    };
    const [one, two] = [await load("one."), await load("two.")];
    expect(one["m0"]!["a"]!()).toBe("htl 0");
    expect(two["m0"]!["b"]!()).toBe(1);
    expect(one["m1"]!["b"]!()).toBe(2);
  });
});
