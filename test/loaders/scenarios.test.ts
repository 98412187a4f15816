import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {readScenarios, ScenarioError} from "../../loaders/scenarios.js";
import {outcomeKeys} from "../../src/model/pressures/outcomes.js";
import {settingOf} from "../../src/model/pressures/presets.js";
import {run, settingProblems} from "../../src/model/pressures/run.js";

const folder = mkdtempSync(join(tmpdir(), "scenarios-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const presets = readScenarios();

describe("the presets of the workbook", () => {
  test("are the three contracts in the one order of countries’ names in files, and at least eight cases", () => {
    expect(
      presets
        .filter((p) => p.kind === "contract")
        .map((p) => p.country)
        .sort()
    ).toEqual(["BR", "CN", "IN"]);
    expect(presets.filter((p) => p.kind === "case").length).toBeGreaterThanOrEqual(8);
  });
  test.each(presets.map((p) => [p.id, p] as const))("%s can be run to its end with finite outcomes", (_, preset) => {
    const setting = settingOf(preset, {firms: 60});
    expect(settingProblems(setting)).toEqual([]);
    const series = run(setting);
    for (const key of outcomeKeys) expect([...series[key]].every(Number.isFinite), key).toBe(true);
  });
  test("a reader’s change holds through all phases", () => {
    const toritama = presets.find((p) => p.id === "toritama")!;
    const {values, phases} = settingOf(toritama, {fine: 0.4});
    expect(values.fine).toBe(0.4);
    expect(phases!.every((p) => !("fine" in p.changes))).toBe(true);
    expect(phases!.some((p) => "assistance" in p.changes)).toBe(true);
  });
});

test("all problems of all files are reported, each with file, place, value and range", () => {
  const good = {
    model: "pressures",
    title: "A",
    kind: "case",
    country: "IN",
    case: null,
    base: null,
    seed: 1,
    about: "B",
    changes: [],
    phases: []
  };
  const change = (key: string, value: unknown, source = "assumed") => ({key, value, note: "n", source});
  const write = (name: string, data: unknown) =>
    writeFileSync(join(folder, name), typeof data === "string" ? data : JSON.stringify(data));
  write("a.json", {...good, changes: [change("fine", 7), change("fien", 0.1)]});
  write("b.json", "{");
  write("c.json", {...good, title: "", extra: 1, changes: [change("fine", "0.1")]});
  write("d.json", {
    ...good,
    base: "nowhere",
    case: "none",
    country: "XX",
    changes: [change("fine", 0.1, "paper:page-9")]
  });
  write("e.json", {...good, base: "e"});
  write("f.json", {...good, phases: [{from: 5, title: "t", changes: [change("firms", 50)]}]});
  let message = "";
  try {
    readScenarios(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    message = (error as Error).message;
  }
  for (const part of [
    'a.json: changes[0]: Fines and closures ("fine") is 7, which is out of range; it has to be from 0 to 0.5 (share of sales).',
    'a.json: changes[1]: "fien" is 0.1, but the model has no parameter of that name.',
    "b.json: The file is not JSON",
    "c.json: title may not be empty",
    "c.json: changes[0].value has to be a number",
    'd.json: its base "nowhere" does not exist',
    'd.json: the case "none" is not in data/case_study.csv',
    'd.json: the country "XX"',
    'd.json: the source "paper:page-9"',
    'e.json: its base "e" leads back to itself',
    'f.json: "firms" cannot change in the middle of a run'
  ])
    expect(message).toContain(part);
  expect(message).toMatch(/c\.json: extra /);
});
