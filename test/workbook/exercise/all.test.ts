import {describe, expect, test} from "vitest";
import {exercisePages} from "../../../steps/exercise/pages.js";
import {tryBlock} from "../../../steps/exercise/tryAnswers.js";
import type {GradeTools} from "../../../src/workbook/exercise/kind.js";
import {codeTools, queryTools} from "./tools.js";

/** What the graders of a kind need in Node; a kind that needs nothing has no entry. */
const tools: Record<string, () => Promise<GradeTools>> = {sql: queryTools, code: codeTools};

const pages = exercisePages();

test("the chapters ask exercises", () => {
  const count = (page: string) => pages.find((one) => one.page === page)?.blocks.length ?? 0;
  expect(count("clusters")).toBeGreaterThanOrEqual(8);
  expect(count("chains")).toBeGreaterThanOrEqual(6);
});

describe.each(pages)("$page", ({blocks}) => {
  test.each(blocks.map((block) => [block.authored?.common.id ?? "a block that cannot be read", block] as const))(
    "%s is sound, and each of its author's answers gets its message from what is published",
    async (_, block) => {
      expect(block.problems).toEqual([]);
      const kind = block.prepared!.published.kind;
      expect(await tryBlock(block, (await tools[kind]?.()) ?? {})).toEqual([]);
    }
  );

  test("has no exercise that neither rests on the evidence nor helps with a hint", () => {
    for (const {authored} of blocks) {
      const {id, evidence = [], hints = []} = authored!.common;
      expect(evidence.length + hints.length, id).toBeGreaterThan(0);
    }
  });
});
