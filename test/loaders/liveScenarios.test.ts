import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
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
  let touched = 0;
  const watching = watchScenarios(folder, () => (touched += 1), 60);
  expect(touched).toBe(1);
  writeFileSync(join(folder, "b.txt"), "1");
  for (const text of ["{", "{}", '{"a":1}']) writeFileSync(join(folder, "c.json"), text);
  await new Promise((resolve) => setTimeout(resolve, 400));
  watching.close();
  expect(touched).toBe(2);
});
