import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test, vi} from "vitest";
import {liveScenarios, scenarioProblems} from "../../loaders/liveScenarios.js";
import {ScenarioError} from "../../loaders/scenarios.js";
import {touchLoaders, watchScenarios} from "../../steps/liveScenarios.js";
import {presets} from "../workbook/lab/presets.js";

const folder = mkdtempSync(join(tmpdir(), "live-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const kept = join(folder, "kept.json");
const good = () => [...presets];
const bad = () => {
  throw new ScenarioError(["a.json: title may not be empty (line 3)"]);
};

test("a mistake stops a build", () =>
  expect(() => liveScenarios({read: bad, live: false, kept})).toThrow(ScenarioError));
test("while somebody writes, the last good presets stay, and the mistake is told apart with its line", () => {
  expect(() => liveScenarios({read: bad, live: true, kept})).toThrow(ScenarioError);
  expect(liveScenarios({read: good, live: true, kept})).toEqual(presets);
  expect(liveScenarios({read: bad, live: true, kept})).toEqual(presets);
  expect(scenarioProblems(bad)).toEqual(["a.json: title may not be empty (line 3)"]);
  expect(scenarioProblems(good)).toEqual([]);
});
test("a change of a preset’s file gives the loaders a new time once, and other files give none", async () => {
  const loader = join(folder, "loader.ts");
  writeFileSync(loader, "x");
  touchLoaders([loader], new Date(1000));
  expect(statSync(loader).mtimeMs).toBe(1000);
  expect(readFileSync(loader, "utf8")).toBe("x");
  // What the file held whenever the loaders were touched.
  const held: string[] = [];
  const file = join(folder, "c.json");
  const watching = watchScenarios(folder, () => held.push(existsSync(file) ? readFileSync(file, "utf8") : "none"), 60);
  expect(held).toEqual(["none"]);
  writeFileSync(join(folder, "b.txt"), "1");
  for (const text of ["{", "{}", '{"a":1}']) writeFileSync(file, text);
  await vi.waitFor(() => expect(held).toEqual(["none", '{"a":1}']), 20_000);
  // By the time that a later change is told, none of the earlier ones can be told once more.
  writeFileSync(file, '{"a":2}');
  await vi.waitFor(() => expect(held.at(-1)).toBe('{"a":2}'), 20_000);
  watching.close();
  expect(held).toEqual(["none", '{"a":1}', '{"a":2}']);
});
