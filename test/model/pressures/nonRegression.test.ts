// Non-regression: what the model gave when these digests were written down. A change here that is meant is no mistake; say
// so in the commit and write down the new digests. The runs spell out all their values, so other defaults leave them alone.
import {expect, test} from "vitest";
import {fastKernel} from "../../../src/model/pressures/fastKernel.js";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import {run, type Setting} from "../../../src/model/pressures/run.js";
import {digest} from "../../../steps/files.js";
import {seriesBytes} from "./seriesBytes.js";
import {plainValues} from "./settings.js";

const pinned: readonly [name: string, setting: Setting, digest: string][] = [
  [
    "a cluster of common size",
    {values: plainValues, seed: 1},
    "b7829c0880363609e04f05c918198595f3e1080089007941ca4ed0a790d3ce11"
  ],
  [
    "another seed",
    {values: plainValues, seed: -2147483648},
    "abfa25680eeef91e7b6166436f60d6b4a595ecb600422a57d7364208ef614187"
  ],
  [
    "thin margins, a minimum wage and a ban from the tenth period on",
    {
      values: {...plainValues, margin: 0.02, firms: 1201, periods: 40},
      seed: 20260101,
      phases: [{from: 10, changes: {minimumWage: 0.4, inputBan: 0.5, inspection: 0.3}}]
    },
    "ecc7769c012b61bd403b07a59107451e50df4eca053b642b56e8ddfd2dab48a3"
  ],
  [
    "firms of one segment that choose sharply",
    {
      values: {...plainValues, weightDemanding: 0, weightPrice: 0, weightPremium: 0, precision: 200, layers: 3},
      seed: 7
    },
    "6db05343ff9b7ea2cad18861c8b2f175b87b543c30a88aeeb7d8d12b896a1625"
  ]
];

test.each(pinned)("%s", async (_, setting, expected) => {
  expect(digest(seriesBytes(run(setting, plainKernel())))).toBe(expected);
  expect(digest(seriesBytes(run(setting, await fastKernel())))).toBe(expected);
});
