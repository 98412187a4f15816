// Takes out of a WebAssembly module what nothing can reach once it is linked for one page: DuckDB is built so that extensions
// could be loaded into it later, so it exports every function that it has. This site loads none.

import {leb, Reader, sectionOf, sectionsOf} from "./moduleSections.js";

/** Passes over an instruction's operands and reports the function that it names, if it names one. */
function skipOperands(reader: Reader, opcode: number, found: (index: number) => void): void {
  if (opcode === 0x10 || opcode === 0x12 || opcode === 0xd2) found(reader.number());
  else if (
    opcode <= 0x01 ||
    opcode === 0x05 ||
    opcode === 0x0b ||
    opcode === 0x0f ||
    opcode === 0x19 ||
    opcode === 0x1a ||
    opcode === 0x1b
  )
    return;
  else if (opcode <= 0x04 || opcode === 0x06)
    reader.number(); // block, loop, if, try: a type
  else if (
    opcode === 0x07 ||
    opcode === 0x08 ||
    opcode === 0x09 ||
    opcode === 0x0c ||
    opcode === 0x0d ||
    opcode === 0x18
  )
    reader.number();
  else if (opcode === 0x0e) for (let n = reader.number() + 1; n > 0; n--) reader.number();
  else if (opcode === 0x11 || opcode === 0x13) void (reader.number(), reader.number());
  else if (opcode === 0x1c) for (let n = reader.number(); n > 0; n--) reader.byte();
  else if (opcode >= 0x20 && opcode <= 0x26) reader.number();
  else if (opcode >= 0x28 && opcode <= 0x3e) void (reader.number(), reader.number());
  else if (opcode === 0x3f || opcode === 0x40) reader.byte();
  else if (opcode === 0x41 || opcode === 0x42) reader.number();
  else if (opcode === 0x43) reader.at += 4;
  else if (opcode === 0x44) reader.at += 8;
  else if (opcode >= 0x45 && opcode <= 0xc4) return;
  else if (opcode === 0xd0) reader.byte();
  else if (opcode === 0xd1) return;
  else if (opcode === 0xfc) skipBulk(reader);
  else if (opcode === 0xfd) skipSimd(reader);
  else throw new Error(`the module uses an instruction that is not known here: ${opcode.toString(16)}`);
}

function skipBulk(reader: Reader): void {
  const code = reader.number();
  if (code <= 7) return;
  const operands = {8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1}[code];
  if (operands === undefined) throw new Error(`the module uses an instruction that is not known here: fc ${code}`);
  for (let i = 0; i < operands; i++) reader.number();
}

function skipSimd(reader: Reader): void {
  const code = reader.number();
  if (code <= 11 || code === 92 || code === 93) void (reader.number(), reader.number());
  else if (code === 12 || code === 13) reader.at += 16;
  else if (code >= 21 && code <= 34) reader.byte();
  else if (code >= 84 && code <= 91) void (reader.number(), reader.number(), reader.byte());
}

/** Reads a constant expression and reports the functions that it names. */
function skipConstant(reader: Reader, found: (index: number) => void): void {
  for (let opcode = reader.byte(); opcode !== 0x0b; opcode = reader.byte()) skipOperands(reader, opcode, found);
}

/** Returns the number of imported functions and the names that imports of the linker ask the module itself for. */
function readImports(reader: Reader): {functions: number; linked: Set<string>} {
  const linked = new Set<string>();
  let functions = 0;
  for (let n = reader.number(); n > 0; n--) {
    const module = reader.name();
    const name = reader.name();
    const kind = reader.byte();
    if (kind === 0) functions += 1;
    if (kind === 0) reader.number();
    else if (kind === 1) void (reader.byte(), reader.limits());
    else if (kind === 2) reader.limits();
    else if (kind === 3) reader.at += 2;
    else void (reader.byte(), reader.number());
    if (module.startsWith("GOT.")) linked.add(name);
  }
  return {functions, linked};
}

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

/** No locals, `unreachable`, `end`. */
const emptyBody = Uint8Array.of(3, 0, 0x00, 0x0b);

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
  const open = (id: number): Reader => new Reader(bytes, sections.find((section) => section.id === id)!.body);
  const {functions: imported, linked} = readImports(open(2));

  const live = new Set<number>();
  const queue: number[] = [];
  const reach = (index: number): void => {
    if (live.has(index)) return;
    live.add(index);
    queue.push(index);
  };

  const exports = open(7);
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
  readElements(open(9), reach);
  const globals = open(6);
  for (let n = globals.number(); n > 0; n--) {
    globals.at += 2;
    skipConstant(globals, reach);
  }
  if (sections.some(({id}) => id === 8)) reach(open(8).number());

  const code = open(10);
  const bodies = Array.from({length: code.number()}, () => {
    const from = code.at;
    const length = code.number();
    const body = code.at;
    code.at += length;
    return {from, body, end: code.at};
  });
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    const place = bodies[index - imported];
    if (!place) continue;
    const reader = new Reader(bytes, place.body);
    for (let n = reader.number(); n > 0; n--) void (reader.number(), reader.byte());
    while (reader.at < place.end) skipOperands(reader, reader.byte(), reach);
    if (reader.at !== place.end) throw new Error("a function of the module does not end where it should");
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
