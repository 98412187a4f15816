import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {kinds} from "../../src/workbook/exercise/kinds.js";
import {prepareBlock} from "../../steps/exercise/pages.js";
import {tryBlock} from "../../steps/exercise/tryAnswers.js";
import type {GradeTools} from "../../src/workbook/exercise/kind.js";
import {block} from "../workbook/exercise/author.js";
import {codeTools, queryTools} from "../workbook/exercise/tools.js";

const text = readFileSync("docs/authoring.md", "utf8");
const whole = [...text.matchAll(/^```exercise\n([\s\S]*?)^```$/gm)].map(([, yaml]) => yaml!);
const parts = [...text.matchAll(/^```yaml\n(kind: [\s\S]*?)^```$/gm)].map(([, yaml]) =>
  block(yaml!, yaml!.includes("\nprompt:") ? {prompt: null} : {})
);

/** Kinds whose graders need tools that this test does not have. */
const needTools = ["target"];
const tools: Record<string, () => Promise<GradeTools>> = {sql: queryTools, code: codeTools};

describe("the examples for authors", () => {
  test.each([...whole, ...parts].map((yaml) => [/^kind: (\w+)/m.exec(yaml)![1]!, yaml]))(
    "of %s are sound and grade their own answers as they say",
    async (kind, yaml) => {
      const made = prepareBlock(yaml, 1, "authoring");
      expect(made.problems).toEqual([]);
      if (!needTools.includes(kind)) expect(await tryBlock(made, (await tools[kind]?.()) ?? {})).toEqual([]);
    }
  );

  test("show every kind", () => {
    const shown = new Set([...whole, ...parts].map((yaml) => /^kind: (\w+)/m.exec(yaml)![1]!));
    const missing = Object.keys(kinds).filter((kind) => !shown.has(kind));
    // A match is written like a classification.
    expect(missing.filter((kind) => kind !== "match")).toEqual([]);
  });
});
