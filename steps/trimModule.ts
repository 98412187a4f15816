// Takes out of a WebAssembly module what nothing can reach once it is linked for one page: DuckDB is built so that extensions
// could be loaded into it later, so it exports every function that it has. This site loads none.

import {bodiesOf, emptyBody, importsOf, readInstructions, skipConstant} from "./moduleCode.js";
import {leb, readerAt, sectionOf, sectionsOf, type Reader} from "./moduleSections.js";

/** Returns the functions that the segments of tables hold. */
function readElements(reader: Reader, found: (index: number) => void): void {
  for (let n = reader.number(); n > 0; n--) {
    const flags = reader.number();
    if ((flags & 1) === 0) {
      if (flags & 2) reader.number();
      skipConstant(reader, found);
    }
    if (flags & 3) reader.byte();
    for (let m = reader.number(); m > 0; m--) {
      if (flags & 4) skipConstant(reader, found);
      else found(reader.number());
    }
  }
}

/**
 * Returns the module without the exports that `script` does not name or that are not wanted all the same, and without the
 * code of functions that then nothing calls; their places stay, so that no number in the module changes. Throws at an
 * instruction that is not known here.
 */
export function trimModule(bytes: Uint8Array, script: string, unwanted: readonly string[] = []): Uint8Array {
  const names = new Set(script.match(/[A-Za-z_$][\w$]*/g));
  for (const name of [...names]) if (name.startsWith("_")) names.add(name.slice(1));
  for (const name of unwanted) names.delete(name);
  const sections = sectionsOf(bytes);
  const {functions: imported, linked} = importsOf(bytes);

  const live = new Set<number>();
  const queue: number[] = [];
  const reach = (index: number): void => {
    if (live.has(index)) return;
    live.add(index);
    queue.push(index);
  };

  const exports = readerAt(bytes, 7);
  const kept: Uint8Array[] = [];
  for (let n = exports.number(); n > 0; n--) {
    const from = exports.at;
    const name = exports.name();
    const kind = exports.byte();
    const index = exports.number();
    const needed = (kind !== 0 && kind !== 3) || names.has(name) || linked.has(name) || name.startsWith("dynCall_");
    if (!needed) continue;
    kept.push(bytes.subarray(from, exports.at));
    if (kind === 0) reach(index);
  }
  readElements(readerAt(bytes, 9), reach);
  const globals = readerAt(bytes, 6);
  for (let n = globals.number(); n > 0; n--) {
    globals.at += 2;
    skipConstant(globals, reach);
  }
  if (sections.some(({id}) => id === 8)) reach(readerAt(bytes, 8).number());

  const bodies = bodiesOf(bytes);
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    const body = bodies[index - imported];
    if (body) readInstructions(bytes, body, () => {}, reach);
  }

  const replaced = new Map([
    [7, sectionOf(7, [leb(kept.length), ...kept])],
    [
      10,
      sectionOf(10, [
        leb(bodies.length),
        ...bodies.map(({from, end}, i) => (live.has(i + imported) ? bytes.subarray(from, end) : emptyBody))
      ])
    ]
  ]);
  return Buffer.concat([
    bytes.subarray(0, 8),
    ...sections.map(({id, start, end}) => replaced.get(id) ?? bytes.subarray(start, end))
  ]);
}
