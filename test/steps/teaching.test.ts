import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {readTable} from "../../loaders/csv.js";
import {readScenarios} from "../../loaders/scenarios.js";
import {readMeetingLink} from "../../src/workbook/debate/link.js";
import {readLink} from "../../src/workbook/scenario/link.js";
import {exercisePages} from "../../steps/exercise/pages.js";
import {docsLink} from "../../steps/modelPages.js";
import {root} from "../../steps/root.js";
import {isTeachPage, teachRooms, writeTeachPage} from "../../steps/teachPage.js";

const guide = readFileSync(join(root, "docs", "teaching.md"), "utf8");
const links = [...guide.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
const place = {file: "docs/teaching.md", up: ""};

const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .trim()
    .replace(/\s+/g, "-");
const headings = (page: string) =>
  [...readFileSync(join(root, "src", `${page}.md`), "utf8").matchAll(/^#+ +(.+?) *$/gm)].map(([, text]) => slug(text!));

describe("the teacher’s guide", () => {
  const presets = readScenarios();
  const exercises = new Set(
    exercisePages().flatMap(({page, blocks}) => blocks.map((b) => `${page}#exercise-${b.prepared!.published.id}`))
  );

  test("has links to exercises, scenarios, evidence and chapters", () => {
    expect(links.filter((l) => l.includes("#exercise-")).length).toBeGreaterThan(15);
    expect(links.filter((l) => l.includes("studio.md#")).length).toBeGreaterThan(6);
    expect(links.filter((l) => l.includes("data/")).length).toBeGreaterThan(30);
  });

  test.each([...new Set(links)])("%s leads somewhere", (link) => {
    const target = docsLink(link, place);
    if (target === null) return;
    const [address = "", fragment = ""] = target.split(/#(.*)/s);
    const page = address.replace(/^\.\//, "");
    if (page === "evidence") {
      const [table = "", id] = fragment.split("=");
      const rows = readTable(table);
      if (id !== undefined) expect(rows.map((row) => row.id)).toContain(decodeURIComponent(id));
    } else if (page === "studio") {
      if (fragment) expect(readLink(fragment, presets).refused).toEqual([]);
    } else if (page === "debate" && fragment.includes("=")) {
      expect(readMeetingLink(fragment, presets)!.refused).toEqual([]);
    } else if (fragment.startsWith("exercise-")) {
      expect(exercises).toContain(`${page}#${fragment}`);
    } else if (fragment) {
      expect(headings(page)).toContain(fragment);
    }
  });

  test("asks about the figures of every chapter, and guides through every part of the paper", () => {
    const questions = guide.slice(guide.indexOf("## Questions to ask"), guide.indexOf("## A reading guide"));
    for (const chapter of [
      "Clusters",
      "Chains",
      "Standards",
      "Social contracts",
      "India",
      "China",
      "Brazil",
      "Standards at home",
      "Designing a study",
      "A debate"
    ])
      expect(questions).toMatch(new RegExp(`^### .*${chapter}`, "m"));
    const reading = guide.slice(guide.indexOf("## A reading guide"));
    for (const part of new Set(
      readTable("passage")
        .map((row) => row.part!)
        .filter((p) => !["front", "back"].includes(p))
    ))
      expect(reading).toContain(`passage.csv#${part}-`);
    expect(reading.match(/\*\*Claims\.\*\*/g)).toHaveLength(8);
    for (const word of ["Ask", "Goes with it"])
      expect(reading.match(new RegExp(`\\*\\*${word}\\.\\*\\*`, "g"))).toHaveLength(8);
  });
});

describe("the page “Teach”", () => {
  const folder = mkdtempSync(join(tmpdir(), "workbook-teach-"));
  afterAll(() => rmSync(folder, {recursive: true, force: true}));

  test("is in the list of pages of the teachers’ edition only", () => {
    expect(teachRooms("student")).toEqual([]);
    expect(teachRooms("teacher")).toEqual([{name: "Teach", path: "/teach"}]);
    expect([isTeachPage("/teach"), isTeachPage("/clusters"), isTeachPage(undefined)]).toEqual([true, false, false]);
  });

  test("is written for the teachers’ edition and goes for the students’", () => {
    mkdirSync(join(folder, "docs"));
    mkdirSync(join(folder, "src"));
    mkdirSync(join(folder, "docs", "models"));
    for (const file of ["docs/authoring.md", "docs/models/pressures.md", "src/clusters.md", "data.csv"])
      writeFileSync(join(folder, file), "");
    writeFileSync(
      join(folder, "docs", "teaching.md"),
      "# Teaching\n\n[a](../src/clusters.md#exercise-x) [b](authoring.md) [c](models/pressures.md) [d](../src/clusters.md#v=1&p=x)\n"
    );
    writeTeachPage("teacher", folder);
    expect(readFileSync(join(folder, "src", "teach.md"), "utf8")).toBe(
      '---\ntitle: "Teaching"\n---\n\n# Teaching\n\n[a](./clusters#exercise-x) b [c](./models/pressures) [d](./clusters#v=1&p=x)\n'
    );
    writeTeachPage("student", folder);
    expect(existsSync(join(folder, "src", "teach.md"))).toBe(false);
    writeTeachPage("student", folder);
  });
});
