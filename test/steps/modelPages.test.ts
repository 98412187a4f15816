import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {listFiles} from "../../steps/files.js";
import {isModelPage, modelNames, modelPage, modelPages, siteLink, writeModelPages} from "../../steps/modelPages.js";
import {root} from "../../steps/root.js";

const folder = mkdtempSync(join(tmpdir(), "workbook-models-"));
const put = (path: string, text = "") => {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  writeFileSync(join(folder, path), text);
};
beforeAll(() => {
  put("docs/models/study-design.md", "# Study design\n");
  put("docs/models/another.md", "# Another\n");
  put("docs/models/pressures.md", "# Where pressures meet\n\nSee [design](study-design.md#2-scales).\n");
  put("src/chains.md");
  put("data/passage.csv");
  put("docs/architecture.md");
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe("pages of the models", () => {
  test("come in teaching order, with the first heading as their name", () => {
    expect(modelNames(folder)).toEqual(["pressures", "study-design", "another"]);
    expect(modelPages(folder)[0]).toEqual({name: "Where pressures meet", path: "/models/pressures"});
    expect(modelPages(join(folder, "src"))).toEqual([]);
  });
  test("links lead on within the site, outside of it as they are, and nowhere for files that it does not have", () => {
    const link = (to: string) => siteLink(to, "pressures", folder);
    expect(link("study-design.md#2-scales")).toBe("./study-design#2-scales");
    expect(link("../../src/chains.md")).toBe("../chains");
    expect(link("../../data/passage.csv#india-3")).toBe("../evidence#passage=india-3");
    expect(link("../../data/passage.csv")).toBe("../evidence#passage");
    expect(link("https://example.org/a")).toBe("https://example.org/a");
    expect(link("#here")).toBe("#here");
    expect(link("../architecture.md")).toBeNull();
    expect(() => link("nothing.md")).toThrow("docs/models/pressures.md links to nothing.md, which is not there.");
  });
  test("a page has a title, changed links, and code as it was", () => {
    const page = modelPage(
      "# A “b”\n\n[x](study-design.md) [y](../architecture.md)\n\n```\n[x](no.md)\n```\n",
      "a",
      folder
    );
    expect(page).toBe('---\ntitle: "A “b”"\n---\n\n# A “b”\n\n[x](./study-design) y\n\n```\n[x](no.md)\n```\n');
    expect(() => modelPage("no heading", "a", folder)).toThrow(/needs a first heading/);
  });
  test("are written, and go when their description goes", () => {
    put("src/models/gone.md");
    writeModelPages(folder);
    expect(listFiles(join(folder, "src/models"))).toEqual(["another.md", "pressures.md", "study-design.md"]);
    expect(readFileSync(join(folder, "src/models/pressures.md"), "utf8")).toContain(
      "[design](./study-design#2-scales)"
    );
  });
  test("are told from other pages by their address", () => {
    expect([isModelPage("/models/a"), isModelPage("/model"), isModelPage(undefined)]).toEqual([true, false, false]);
  });
  test.each(modelNames())("the links of %s lead to files that are there", (name) => {
    const markdown = readFileSync(join(root, "docs/models", `${name}.md`), "utf8");
    expect(() => modelPage(markdown, name)).not.toThrow();
  });
});
