import {fastKernel} from "../../../src/model/pressures/fastKernel.js";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import {run, type Setting} from "../../../src/model/pressures/run.js";
import {seriesBytes} from "../../model/pressures/seriesBytes.js";
import {plainValues} from "../../model/pressures/settings.js";

const settings: readonly Setting[] = [
  {values: plainValues, seed: 1},
  {
    values: {...plainValues, margin: 0.02, firms: 1201, periods: 40},
    seed: 20260101,
    phases: [{from: 10, changes: {minimumWage: 0.4, inputBan: 0.5, inspection: 0.3}}]
  }
];

/** Returns the sha256 of some runs with each kernel, by the name of the kernel. */
export async function digestRuns(): Promise<Record<string, string[]>> {
  const digests: Record<string, string[]> = {};
  for (const kernel of [plainKernel(), await fastKernel()]) {
    const all = settings.map((setting) => crypto.subtle.digest("SHA-256", seriesBytes(run(setting, kernel))));
    digests[kernel.name] = (await Promise.all(all)).map((hash) =>
      Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("")
    );
  }
  return digests;
}
