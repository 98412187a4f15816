// @vitest-environment jsdom
import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {groupTables, tableLabel} from "../../../src/components/evidence/groups.js";
import {errataOf, namedBy, namedRows} from "../../../src/components/evidence/related.js";
import {trustedHtml} from "../../../src/components/evidence/trustedHtml.js";
import {columnIndex} from "../../../src/workbook/tableView.js";
import {fixtureSource} from "./fixture.js";

describe("the page", () => {
  it("names a file for every table of the schema, and no other", () => {
    const page = readFileSync("src/evidence.md", "utf8");
    const named = [...page.matchAll(/^ +(\w+): FileAttachment\("\.\/data\/tables\/(\w+)\.json"\)/gm)].map(
      ([, key, file]) => {
        expect(key).toBe(file);
        return key!;
      }
    );
    const schema = [...readFileSync("data/schema.sql", "utf8").matchAll(/^CREATE TABLE (\w+)/gm)].map(
      ([, name]) => name!
    );
    expect(named.sort()).toEqual(schema.sort());
  });

  it("puts every table of the schema into a group under a name of its own", () => {
    const schema = [...readFileSync("data/schema.sql", "utf8").matchAll(/^CREATE TABLE (\w+)/gm)].map(
      ([, name]) => name!
    );
    const grouped = groupTables(schema).flatMap(({tables}) => tables);
    expect(grouped.map(({name}) => name).sort()).toEqual(schema.sort());
    expect(new Set(grouped.map(({label}) => label)).size).toBe(schema.length);
  });

  it("puts a table that it does not know among the helper tables", () => {
    expect(groupTables(["fact", "new_one"]).at(-1)).toMatchObject({
      title: "Helper tables",
      tables: [{name: "new_one", label: "New one"}]
    });
    expect(tableLabel("fact")).toBe("Facts");
  });
});

describe("the source", () => {
  it("fetches a file when it is asked for, and once", async () => {
    const {source, fetched} = fixtureSource();
    expect(fetched).toEqual([]);
    await Promise.all([source.table("place"), source.table("place")]);
    await source.table("place");
    expect(fetched).toEqual(["place"]);
  });

  it("asks again for a file that could not be fetched", async () => {
    const {source} = fixtureSource(new Set(["place"]));
    await expect(source.table("place")).rejects.toThrow("no connection");
    expect((await source.table("place")).rows).toHaveLength(1);
  });

  it("knows no table by the name of an object's own things", async () => {
    await expect(fixtureSource().source.table("constructor")).rejects.toThrow("no file");
  });

  it("writes the numbers of facts as prose does", async () => {
    const facts = await fixtureSource().source.table("fact");
    const at = columnIndex(facts, "as_written");
    expect(facts.rows[5]![at]).toBe("over 7\u00a0billion");
    expect(facts.rows[6]![at]).toBe("6");
    expect(facts.columns[at]).toMatchObject({derived: true, sortAs: "value"});
  });

  it("finds the errata beside a row and those found in a passage", async () => {
    const {source} = fixtureSource();
    const of = async (table: string, id: string) => (await errataOf(source, {table, id})).map((e) => e.id);
    expect(await of("fact", "in-fact-5")).toEqual(["err-early"]);
    expect(await of("fact", "in-fact-4")).toEqual([]);
    expect(await of("place", "nadvi-2014")).toEqual([]);
    expect(await of("passage", "india-1")).toEqual(["err-late"]);
  });

  it("says what the rows are called that a row names, and which columns can name it", async () => {
    const {source} = fixtureSource();
    const facts = await source.table("fact");
    const names = await namedRows(source, facts, facts.rows[7]!);
    expect(names.get("cited_work")).toBe("Nadvi (2014). Clusters.");
    expect(names.get("section")).toBe("India: clusters in India");
    expect(names.get("country")).toBe("India");
    expect(names.has("place_id")).toBe(false);
    expect(namedBy(await source.schema(), "place")).toEqual([{table: "fact", column: "place_id"}]);
  });
});

describe("HTML of a reference", () => {
  const shown = (text: string) => {
    const box = document.createElement("p");
    box.append(trustedHtml(text));
    return box.innerHTML;
  };
  it("keeps emphasis and links to the web", () => {
    expect(shown('A &amp; B <i class="x">T</i> <a href="https://a.example/" target="_top">l</a>')).toBe(
      'A &amp; B <i>T</i> <a href="https://a.example/" rel="noreferrer">l</a>'
    );
  });
  it("keeps nothing that could run", () => {
    expect(
      shown(
        '<img src=x onerror=alert(1)><script>1</script><a href="javascript:1">b</a><b onclick="1">c</b><svg><style>1</style></svg>'
      )
    ).toBe("b<b>c</b>");
  });
});
