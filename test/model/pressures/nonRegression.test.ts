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
    "7416921b08c3fce47176a61d580d161ee944c2546eaf35791615d6b3c687866a"
  ],
  [
    "another seed",
    {values: plainValues, seed: -2147483648},
    "bfc5c55701fca9569f5bf9d1de9d29758aa5cddc1fa47f00a0c79064bf4fe316"
  ],
  [
    "thin margins, a minimum wage and a ban from the tenth period on",
    {
      values: {...plainValues, margin: 0.02, firms: 1201, periods: 40},
      seed: 20260101,
      phases: [{from: 10, changes: {minimumWage: 0.4, inputBan: 0.5, inspection: 0.3}}]
    },
    "6243b5274a694d22ce175ed8b2cba5131c7d8848cb3ee506fd20b3ca1823deb9"
  ],
  [
    "firms of one segment that choose sharply",
    {
      values: {...plainValues, weightDemanding: 0, weightPrice: 0, weightPremium: 0, precision: 200, layers: 3},
      seed: 7
    },
    "0d72e46f514b221a3246e4079bf21a52b88a1ae8f681cc014607127022f570fd"
  ]
];

test.each(pinned)("%s", async (_, setting, expected) => {
  expect(digest(seriesBytes(run(setting, plainKernel())))).toBe(expected);
  expect(digest(seriesBytes(run(setting, await fastKernel())))).toBe(expected);
});
