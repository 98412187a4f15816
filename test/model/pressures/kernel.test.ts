import fc from "fast-check";
import {expect, test} from "vitest";
import {fastKernel} from "../../../src/model/pressures/fastKernel.js";
import {floatFields, wholeFields, type FirmMemory} from "../../../src/model/pressures/memory.js";
import {plainKernel} from "../../../src/model/pressures/plainKernel.js";
import {simulate, type Setting} from "../../../src/model/pressures/run.js";
import {anySetting, plainValues} from "./settings.js";

const fast = await fastKernel();

/** The bits of all fields, by name. */
const bitsOf = (memory: FirmMemory) =>
  Object.fromEntries(
    [...floatFields, ...wholeFields].map((name) => {
      const column = memory[name];
      return [name, Array.from(new Int32Array(column.buffer, column.byteOffset, column.length))];
    })
  );

function expectSameBits(setting: Setting): void {
  const plain = plainKernel();
  const one = simulate(setting, plain);
  const other = simulate(setting, fast);
  for (let t = 0; t < setting.values.periods; t++) {
    const outcomes = one.step();
    expect(other.step()).toStrictEqual(outcomes);
    expect(Array.from(fast.counts)).toStrictEqual(Array.from(plain.counts));
    expect(bitsOf(other.memory)).toStrictEqual(bitsOf(one.memory));
  }
}

test("the fast kernel runs here and is not the plain one", () => {
  expect(fast.name).toBe("WebAssembly with SIMD");
});

test("the fast kernel gives the bits of the plain one for settings anywhere in the ranges", () => {
  fc.assert(
    fc.property(anySetting, (setting) => {
      expectSameBits(setting);
    }),
    {seed: 3, numRuns: 120}
  );
});

test("the fast kernel gives the bits of the plain one for a cluster of common size", () => {
  expectSameBits({values: plainValues, seed: 1});
  expectSameBits({values: {...plainValues, margin: 0.01, minimumWage: 0.4}, seed: 2});
});
