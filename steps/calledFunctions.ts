// Makes of a WebAssembly module one that notes which of its functions were called.
import {bodiesOf, importsOf, instructionsOf} from "./moduleCode.js";
import {leb, listOf, nameOf, sectionOf, sectionsOf} from "./moduleSections.js";

/** How the exports begin that say whether a function was called. */
const prefix = "called ";

/** A mutable 32-bit global that is 0 at first. */
const zero = Uint8Array.of(0x7f, 1, 0x41, 0, 0x0b);

/** Returns a module that does the same, and sets a global of its own for each function that is called. */
export function notingModule(bytes: Uint8Array): Uint8Array {
  const {functions: imported, globals: importedGlobals} = importsOf(bytes);
  const sections = sectionsOf(bytes);
  const bodies = bodiesOf(bytes);
  const globals = listOf(bytes, 6);
  const exports = listOf(bytes, 7);
  const firstNote = importedGlobals + globals.count;
  const code = bodies.map((body, i) => {
    const at = instructionsOf(bytes, body).at;
    const pieces = [
      bytes.subarray(body.body, at),
      Uint8Array.of(0x41, 1, 0x24), // i32.const 1, global.set
      leb(firstNote + i),
      bytes.subarray(at, body.end)
    ];
    return Buffer.concat([leb(pieces.reduce((sum, {length}) => sum + length, 0)), ...pieces]);
  });
  const replaced = new Map([
    [6, sectionOf(6, [leb(globals.count + bodies.length), globals.items, ...bodies.map(() => zero)])],
    [
      7,
      sectionOf(7, [
        leb(exports.count + bodies.length),
        exports.items,
        ...bodies.flatMap((_, i) => [nameOf(`${prefix}${i + imported}`), Uint8Array.of(3), leb(firstNote + i)])
      ])
    ],
    [10, sectionOf(10, [leb(bodies.length), ...code])]
  ]);
  return Buffer.concat([
    bytes.subarray(0, 8),
    ...sections.map(({id, start, end}) => replaced.get(id) ?? bytes.subarray(start, end))
  ]);
}

/** Returns the numbers of the functions that were called in an instance of a noting module, in ascending order. */
export function calledFunctions(exports: WebAssembly.Exports): number[] {
  return Object.entries(exports)
    .filter(([name, value]) => name.startsWith(prefix) && (value as WebAssembly.Global).value === 1)
    .map(([name]) => Number(name.slice(prefix.length)))
    .sort((a, b) => a - b);
}
