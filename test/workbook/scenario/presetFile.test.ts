import {describe, expect, test} from "vitest";
import {pressureParameters} from "../../../src/model/pressures/parameters.js";
import {resolvePresets, settingOf, type PresetFile} from "../../../src/model/pressures/presets.js";
import {JsonMistake, jsonLines} from "../../../src/workbook/scenario/jsonLines.js";
import {
  fileNameOf,
  largestFile,
  presetText,
  readScenarioFile,
  toPresetFile
} from "../../../src/workbook/scenario/presetFile.js";
import {readPreset} from "../../../src/workbook/scenario/readPreset.js";
import {setChanges, settingOfScenario, startStudio, type Scenario} from "../../../src/workbook/scenario/state.js";
import {presetOf, presets} from "../lab/presets.js";

const files = Object.fromEntries(presets.map(({id, values: _, ...file}) => [id, file as PresetFile]));
const changed = (id: string): Scenario =>
  setChanges(startStudio(presetOf(id)), presetOf(id), {inspection: 0.31, fine: 0.22, periods: 50}).scenarios[0]!;

describe("a scenario’s file", () => {
  test.each(presets.map((p) => p.id))("%s, changed, is a preset of the site with the same setting", (id) => {
    const scenario = changed(id);
    const file = toPresetFile(scenario, presets, {seed: 77, title: "Mine", about: ""});
    const text = presetText(file);
    expect(readPreset(text).problems).toEqual([]);
    const own = resolvePresets({...files, mine: readPreset(text).preset!}).find((p) => p.id === "mine")!;
    const strip = (phases = settingOf(own).phases) => phases!.filter((p) => Object.keys(p.changes).length);
    const wanted = settingOfScenario(scenario, presets, 77);
    expect({...settingOf(own), phases: strip()}).toEqual({...wanted, phases: strip(wanted.phases)});
  });
  test.each(presets.map((p) => p.id))("%s comes back as it went out", (id) => {
    const scenario = changed(id);
    const text = presetText(toPresetFile(scenario, presets, {seed: 77, title: "Mine", about: "Why."}));
    const back = readScenarioFile(text, presets);
    expect(back.problems).toEqual([]);
    if (!back.scenario) throw new Error();
    expect([back.seed, back.title, back.about, back.scenario.name]).toEqual([77, "Mine", "Why.", "Mine"]);
    const strip = ({phases = [], ...rest}: ReturnType<typeof settingOfScenario>) => ({
      ...rest,
      phases: phases.filter((p) => Object.keys(p.changes).length)
    });
    expect(strip(settingOfScenario(back.scenario, presets, 77))).toEqual(
      strip(settingOfScenario(scenario, presets, 77))
    );
  });
  test("every preset of the site can be opened as a file", () => {
    for (const [id, file] of Object.entries(files)) {
      const {scenario} = readScenarioFile(JSON.stringify(file), presets);
      expect(settingOfScenario(scenario!, presets, file.seed)).toEqual(settingOf(presetOf(id)));
    }
  });
  test("phases of its own are kept, and a slider takes its value through all of them", () => {
    const file = {
      ...toPresetFile(changed("contract-india"), presets, {seed: 1, title: "a", about: "b"}),
      phases: [{from: 9, title: "x", changes: [{key: "fine", value: 0.4, note: "n", source: "assumed"}]}]
    };
    const {scenario} = readScenarioFile(JSON.stringify(file), presets);
    expect(scenario!.phases).toEqual([{from: 9, changes: {fine: 0.4}}]);
    const state = {...startStudio(presetOf("contract-india")), scenarios: [scenario!]};
    const moved = setChanges(state, presetOf("contract-india"), {fine: 0.1}).scenarios[0]!;
    expect(moved.phases).toEqual([{from: 9, changes: {}}]);
  });
  test("is named after its title in plain letters", () =>
    expect(["Índia: más inspección!", "…", "a".repeat(80)].map(fileNameOf)).toEqual([
      "india-mas-inspeccion.json",
      "scenario.json",
      `${"a".repeat(50)}.json`
    ]));
});

describe("a damaged or foreign file brings nothing and says what and where", () => {
  const good = presetText(toPresetFile(changed("contract-india"), presets, {seed: 7, title: "Mine", about: "x"}));
  const cases: [string, string, RegExp][] = [
    ["a file cut off", good.slice(0, 200), /not JSON.*\(line \d+\)/],
    ["a mistake in JSON", good.replace('"case": null,', '"case": nul,'), /not JSON.*\(line 6\)/],
    ["another kind of file", '{"type": "FeatureCollection"}', /no scenario.*\(line 1\)/],
    [
      "a part of a scenario",
      '{"model": "pressures", "type": 1}',
      /title is missing \(line 1\)[^]*type is no part of a preset/
    ],
    ["a picture", "\u0089PNG\r\n", /not JSON/],
    ["an empty file", "", /is empty/],
    [
      "a value out of range",
      good.replace("0.31", "31"),
      /Inspections \("inspection"\) is 31, which is out of range.*\(line \d\d\)/
    ],
    [
      "an unknown base",
      good.replace('"contract-india"', '"contract-peru"'),
      /starts from the preset "contract-peru", which this workbook does not have/
    ],
    ["an unknown parameter", good.replace('"inspection"', '"inspektion"'), /no parameter of that name/],
    ["a seed that is too large", good.replace('"seed": 7', '"seed": 70000000'), /seed is 70000000/],
    ["far too much", `"${"x".repeat(largestFile)}"`, /longer than 200 kB/]
  ];
  test.each(cases)("%s", (_, text, message) => {
    const {scenario, problems} = readScenarioFile(text, presets);
    expect(scenario).toBeNull();
    expect(problems.join("\n")).toMatch(message);
  });
});

describe("lines of JSON", () => {
  test("each path has the line on which its value begins", () => {
    const text = '{\n "a": [1,\n  {"b":\n   "x,]}\\"\\n"}],\n "c": null\n}';
    expect([...jsonLines(text)]).toEqual([
      ["", 1],
      ["a", 2],
      ["a/0", 2],
      ["a/1", 3],
      ["a/1/b", 4],
      ["c", 5]
    ]);
  });
  test("a text stops being JSON on a line", () => {
    const lineOf = (text: string) => {
      try {
        jsonLines(text);
        return null;
      } catch (error) {
        return (error as JsonMistake).line;
      }
    };
    expect(["{\n\n}}", "{\n", '{"a": 1,\n}', "[1\n 2]", "{\n a: 1}", '"a\n"', "", "01", "[]"].map(lineOf)).toEqual([
      3,
      2,
      2,
      2,
      2,
      1,
      1,
      1,
      null
    ]);
  });
  test("it is JSON for us if and only if it is for the engine", () => {
    const text = JSON.stringify(files["toritama"]);
    for (let i = 0; i < 1500; i++) {
      const at = (i * 37) % text.length;
      const mangled = text.slice(0, at) + '{}[],:"x1 \\n-.'[i % 15]! + text.slice(at + (i % 3));
      const sound = (read: () => unknown) => {
        try {
          read();
          return true;
        } catch {
          return false;
        }
      };
      expect([mangled, sound(() => jsonLines(mangled))]).toEqual([mangled, sound(() => JSON.parse(mangled))]);
    }
  });
});

test("the schema of parameters is the one that files are checked with", () =>
  expect(pressureParameters.every(({key}) => /^[a-zA-Z]+$/.test(key))).toBe(true));

test.each([
  ["", "The file is empty."],
  ["null", "but no scenario"],
  ["[[1]]", "but no scenario"],
  ['{"constructor": 1}', "but no scenario"],
  ['{"format": "workbook-work", "version": 1}', "the page My work brings it in"]
])("a file that is nothing of a scenario is told in one sentence: %s", (text, words) => {
  const {scenario, problems} = readScenarioFile(text, presets);
  expect(scenario).toBeNull();
  expect(problems).toEqual([expect.stringContaining(words)]);
});
