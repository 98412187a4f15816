// Non-regression: runs of one seed, pinned to the last bit. A change of the model changes them; then say so in the changelog.
import {expect, test} from "vitest";
import {presetValues} from "../../../src/model/collective/presets.js";
import {runCollective} from "../../../src/model/collective/run.js";

const pinned: readonly (readonly [string, readonly number[]])[] = [
  ["lively", [0.82, 0.81, 0.7412199190558154, 0.8109943102393299, 5.6256248122554755, 9.791526569236357, 100]],
  ["waits", [0.01, 0.01, 0, 0.27373686171136796, -0.01400748810776222, 4.273381294964029, 100]],
  ["unites", [0.03, 0.01, 0.004324373159844862, 0.43744134202437557, -0.2569446561467746, 1.888857266611048, 23]],
  ["divides", [0.77, 0.04, 3.8137736081919065e-7, 0.4887735872701007, -0.2179095556150286, 3.753129036431764, 76]]
];

test.each(pinned)("the preset %s ends as it did", (id, numbers) => {
  const {contributing, good, trust, joint, gainLarge, present} = runCollective(presetValues(id), 2014);
  expect([contributing[19], ...[contributing, good, trust, joint, gainLarge, present].map((s) => s[79])]).toEqual(
    numbers
  );
});
