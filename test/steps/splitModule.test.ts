import {describe, expect, it} from "vitest";
import {calledFunctions, notingModule} from "../../steps/calledFunctions.js";
import {splitModule} from "../../steps/splitModule.js";
import {crossing} from "../../src/workbook/sql/worker/serveModule.js";
import {code, list, moduleOf, name, section} from "./wasmBytes.js";

const [imported, kept, start, other, shared, inTable, late] = [0, 1, 2, 3, 4, 5, 6];

/**
 * Seven functions: `twice` is JavaScript's; `kept` calls `other` with 20, which adds what `start` has put into a global (5) and
 * what `shared` returns (1); the table has, from place 1 on, `twice`, `inTable` (7) and `shared`; `late` (9) is only exported.
 */
const moduleWith = (...startCode: number[]) =>
  moduleOf(
    section(1, list([0x60, 0, 1, 0x7f], [0x60, 1, 0x7f, 1, 0x7f], [0x60, 0, 0])),
    section(2, list([...name("env"), ...name("twice"), 0, 1], [...name("env"), ...name("table"), 1, 0x70, 0, 4])),
    section(3, [6, 0, 2, 1, 0, 0, 0]),
    section(6, [1, 0x7f, 1, 0x41, 0, 0x0b]),
    section(7, list([...name("kept"), 0, kept!], [...name("late"), 0, late!])),
    section(8, [start!]),
    section(9, [1, 0, 0x41, 1, 0x0b, 3, imported!, inTable!, shared!]),
    section(
      10,
      list(
        code(0x41, 20, 0x10, other!),
        code(...startCode),
        code(0x20, 0, 0x23, 0, 0x6a, 0x10, shared!, 0x6a),
        code(0x41, 1),
        code(0x41, 7),
        code(0x41, 9)
      )
    )
  );
const module = moduleWith(0x41, 5, 0x24, 0);

const importsOf = (table = new WebAssembly.Table({initial: 4, element: "anyfunc"})) => ({
  env: {twice: (value: number) => 2 * value, table}
});
type Calls = Record<"kept" | "late", () => number>;

async function halves(named: number[]) {
  const {first, rest} = splitModule(module, named);
  const table = new WebAssembly.Table({initial: 4, element: "anyfunc"});
  const imports = importsOf(table);
  const {instance} = await WebAssembly.instantiate(new Uint8Array(first), imports);
  const {[crossing]: doors, ...calls} = instance.exports;
  const add = () => WebAssembly.instantiate(new Uint8Array(rest), {...imports, first: {[crossing]: doors!}});
  return {calls: calls as Calls, table, add};
}

describe("a module in two halves", () => {
  it("does the same as the whole one", async () => {
    const whole = (await WebAssembly.instantiate(module, importsOf())).instance.exports as unknown as Calls;
    const {calls, table, add} = await halves([kept!, shared!]);
    await add();
    expect([calls.kept(), calls.late()]).toEqual([whole.kept(), whole.late()]);
    expect([calls.kept(), calls.late()]).toEqual([26, 9]);
    expect([1, 2, 3].map((place) => table.get(place)(21))).toEqual([42, 7, 1]);
  });
  it("traps at what is in the rest until that is added", async () => {
    const {calls, table} = await halves([kept!, shared!]);
    expect(calls.kept).toThrow(WebAssembly.RuntimeError);
    expect(calls.late).toThrow(WebAssembly.RuntimeError);
    expect([1, 3].map((place) => table.get(place)(21))).toEqual([42, 1]);
    expect(table.get(2)).toBe(null);
  });
  it("does without the rest what it can", async () => {
    const {calls} = await halves([kept!, shared!, other!]);
    expect(calls.kept()).toBe(26);
  });
  it("is refused when its start function does more than set globals", () => {
    expect(() => splitModule(moduleWith(0x10, shared!, 0x24, 0), [kept!])).toThrow(/does more than set globals/);
  });
  it("is refused when it has a table of its own", () => {
    const withTable = moduleOf(section(1, [0]), section(2, [0]), section(4, [1, 0x70, 0, 1]), section(10, [0]));
    expect(() => splitModule(withTable, [])).toThrow(/other tables/);
  });
});

describe("a module that notes what is called", () => {
  it("does the same and knows which functions were called", async () => {
    const {instance} = await WebAssembly.instantiate(new Uint8Array(notingModule(module)), importsOf());
    expect(calledFunctions(instance.exports)).toEqual([start]);
    expect((instance.exports as unknown as Calls).kept()).toBe(26);
    expect(calledFunctions(instance.exports)).toEqual([kept, start, other, shared]);
  });
});
