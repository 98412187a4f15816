import {describe, expect, it} from "vitest";
import {trimModule} from "../../steps/trimModule.js";
import {code, list, moduleOf, name, section} from "./wasmBytes.js";

/** Four functions that return their number; `kept` calls the second, a table holds the third, the fourth is only exported. */
const module = moduleOf(
  section(1, [1, 0x60, 0, 1, 0x7f]),
  section(2, [0]),
  section(3, [4, 0, 0, 0, 0]),
  section(4, [1, 0x70, 0, 1]),
  section(6, [0]),
  section(
    7,
    list([...name("kept"), 0, 0], [...name("called"), 0, 1], [...name("table"), 1, 0], [...name("unused"), 0, 3])
  ),
  section(9, [1, 0, 0x41, 0, 0x0b, 1, 2]),
  section(10, list(code(0x10, 1), code(0x41, 1), code(0x41, 2), code(0x41, 3)))
);

describe("trimModule", () => {
  it("keeps what the script names, what that calls and what tables hold", async () => {
    const trimmed = trimModule(module, "exports._kept()");
    const {instance} = await WebAssembly.instantiate(new Uint8Array(trimmed));
    expect(Object.keys(instance.exports)).toEqual(["kept", "table"]);
    expect((instance.exports.kept as () => number)()).toBe(1);
    expect(((instance.exports.table as WebAssembly.Table).get(0) as () => number)()).toBe(2);
    expect(trimmed.length).toBeLessThan(module.length);
  });
  it("stops at an instruction that it does not know", () => {
    const odd = module.slice();
    odd[odd.length - 4 * 5 + 2] = 0xff;
    expect(() => trimModule(odd, "kept")).toThrow(/not known|does not end/);
  });
});
