import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {inOrder} from "../../../src/workbook/sql/inOrder.js";

describe("inOrder", () => {
  it("passes everything on in the order of its numbers, each thing as early as that allows", () => {
    const permutations = fc.integer({min: 1, max: 12}).chain((count) =>
      fc.shuffledSubarray(
        Array.from({length: count}, (_, i) => i),
        {minLength: count}
      )
    );
    fc.assert(
      fc.property(permutations, (numbers) => {
        const passed: string[] = [];
        const take = inOrder<string>((thing, index) => void passed.push(`${thing}${index}`));
        const seen = new Set<number>();
        for (const number of numbers) {
          take("part ", number);
          seen.add(number);
          let first = 0;
          while (seen.has(first)) first++;
          expect(passed).toEqual(Array.from({length: first}, (_, i) => `part ${i}`));
        }
      })
    );
  });
});
