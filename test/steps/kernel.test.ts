import {expect, test} from "vitest";
import {pressuresKernel} from "../../src/kernel/pressures.js";
import {compileKernel} from "../../steps/kernel.js";

test("the same source gives the same code, small and without imports", async () => {
  const code = await compileKernel();
  expect(Buffer.from(code).toString("base64")).toBe(pressuresKernel);
  expect(code.length).toBeLessThan(8192);
  const module = await WebAssembly.compile(Buffer.from(code));
  expect(WebAssembly.Module.imports(module)).toStrictEqual([]);
});
