import {join} from "node:path";
import JSZip from "jszip";
import {describe, expect, it} from "vitest";
import {buildEvidence} from "../../loaders/evidence.js";
import {readTables, tableOrder, toRecords, toSchema, zipTables} from "../../loaders/tables.js";
import {schema, valid, withFolder} from "./folder.js";

const tables = await withFolder(valid, async (folder) => {
  const database = join(folder, "..", "e.duckdb");
  await buildEvidence(folder, database);
  return readTables(database, ["fact"]);
});

describe("a table", () => {
  it("has its columns with type, comment, key and reference, and its rows as values", () => {
    const country = tables.find(({name}) => name === "country")!;
    expect(country).toMatchObject({
      comment: "Countries",
      columns: [
        {name: "id", type: "VARCHAR", comment: "two letters", key: true, nullable: false},
        {name: "name", nullable: false},
        {name: "focus", type: "BOOLEAN"}
      ],
      rows: [
        ["IN", "India", true],
        ["CN", "China", true],
        ["BR", "Brazil", false]
      ]
    });
    expect(tables.find(({name}) => name === "fact")!.columns[1]).toMatchObject({
      nullable: true,
      references: "country.id"
    });
  });
  it("can be read as records", () => {
    expect(toRecords(tables.find(({name}) => name === "country")!)[0]).toEqual({id: "IN", name: "India", focus: true});
  });
  it("stands where the given order puts it", () => {
    expect(tables.map(({name}) => name)).toEqual(["fact", "country"]);
    expect(tableOrder(schema)).toEqual(["country", "fact"]);
  });
});

describe("the archive", () => {
  const works = [{id: "nadvi-2008", html: "N", text: "N", short: "Nadvi 2008"}];
  it("has a member for each table and the schema with row counts", async () => {
    const zip = await JSZip.loadAsync(await zipTables(tables, works));
    expect(Object.keys(zip.files)).toEqual(["fact.json", "country.json", "schema.json", "references.json"]);
    const listed = JSON.parse(await zip.file("schema.json")!.async("string")) as unknown;
    expect(listed).toEqual(JSON.parse(JSON.stringify(toSchema(tables))));
    expect(listed).toMatchObject([
      {name: "fact", rowCount: 3},
      {name: "country", rowCount: 3}
    ]);
  });
  it("is the same, byte for byte, whenever it is made", async () => {
    expect(Buffer.compare(await zipTables(tables, works), await zipTables(tables, works))).toBe(0);
  });
});
