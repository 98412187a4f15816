import {appendFileSync, readdirSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {cachedEvidence, cachedReferences, evidenceKey} from "../../loaders/cache.js";
import {EvidenceError} from "../../loaders/problems.js";
import {valid, withFolder} from "./folder.js";

it("the database is built once, again after a change, and old ones are removed", () =>
  withFolder(valid, async (folder) => {
    const cache = join(folder, "..", "cache");
    const first = await cachedEvidence(folder, cache);
    const {mtimeMs} = statSync(first);
    expect(await cachedEvidence(folder, cache)).toBe(first);
    expect(statSync(first).mtimeMs).toBe(mtimeMs);
    appendFileSync(join(folder, "country.csv"), "PK,Pakistan,false\n");
    const second = await cachedEvidence(folder, cache);
    expect(second).not.toBe(first);
    expect(readdirSync(cache)).toEqual([second.slice(cache.length + 1)]);
  }));

it("the key depends on files of the evidence alone", () =>
  withFolder(valid, (folder) => {
    const key = evidenceKey(folder);
    writeFileSync(join(folder, "notes.txt"), "not evidence");
    expect(evidenceKey(folder)).toBe(key);
    appendFileSync(join(folder, "schema.sql"), "-- a comment\n");
    expect(evidenceKey(folder)).not.toBe(key);
  }));

it("problems are not cached", () =>
  withFolder({...valid, fact: "id\n"}, async (folder) => {
    const cache = join(folder, "..", "cache");
    await expect(cachedEvidence(folder, cache)).rejects.toBeInstanceOf(EvidenceError);
    writeFileSync(join(folder, "fact.csv"), valid.fact);
    expect(await cachedEvidence(folder, cache)).toContain(cache);
  }));

it("formatted works come back from the cache as they were made", () =>
  withFolder({reference: 'id,type,authors,year,title\nnadvi-2008,book,"Nadvi, K.",2008,A title\n'}, (folder) => {
    const cache = join(folder, "..", "references");
    const made = cachedReferences(folder, cache);
    expect(made.map(({short}) => short)).toEqual(["Nadvi 2008"]);
    expect(readdirSync(cache).length).toBe(1);
    expect(cachedReferences(folder, cache)).toEqual(made);
  }));
