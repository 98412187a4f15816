// What a WebAssembly module imports and exports, and what its code names, instruction by instruction.
import {Reader, readerAt} from "./moduleSections.js";

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
export function skipConstant(reader: Reader, found: (index: number) => void): void {
  for (let opcode = reader.byte(); opcode !== 0x0b; opcode = reader.byte()) skipOperands(reader, opcode, found);
}

/** What a module imports: how many of each kind, and the names that imports of the linker ask the module itself for. */
export interface Imports {
  readonly functions: number;
  readonly tables: number;
  readonly globals: number;
  readonly linked: ReadonlySet<string>;
}

/** Returns what a module imports. */
export function importsOf(bytes: Uint8Array): Imports {
  const reader = readerAt(bytes, 2);
  const linked = new Set<string>();
  const counts = [0, 0, 0, 0, 0];
  for (let n = reader.number(); n > 0; n--) {
    const module = reader.name();
    const name = reader.name();
    const kind = reader.byte();
    counts[kind]! += 1;
    if (kind === 0) reader.number();
    else if (kind === 1) void (reader.byte(), reader.limits());
    else if (kind === 2) reader.limits();
    else if (kind === 3) reader.at += 2;
    else void (reader.byte(), reader.number());
    if (module.startsWith("GOT.")) linked.add(name);
  }
  return {functions: counts[0]!, tables: counts[1]!, globals: counts[3]!, linked};
}

/** Returns the functions that a module exports. */
export function exportedFunctions(bytes: Uint8Array): number[] {
  const reader = readerAt(bytes, 7);
  const found: number[] = [];
  for (let n = reader.number(); n > 0; n--) {
    reader.name();
    const kind = reader.byte();
    const index = reader.number();
    if (kind === 0) found.push(index);
  }
  return found;
}

/** The code of a function that is not there: no locals, `unreachable`, `end`, after its length. */
export const emptyBody = Uint8Array.of(3, 0, 0x00, 0x0b);

/** A function of a module: where its size, its locals and its end are in the module's bytes. */
export interface Body {
  readonly from: number;
  readonly body: number;
  readonly end: number;
}

/** Returns the functions that a module defines, in order. */
export function bodiesOf(bytes: Uint8Array): Body[] {
  const code = readerAt(bytes, 10);
  return Array.from({length: code.number()}, () => {
    const from = code.at;
    const length = code.number();
    const body = code.at;
    code.at += length;
    return {from, body, end: code.at};
  });
}

/** Returns a reader at the first instruction of a function. */
export function instructionsOf(bytes: Uint8Array, {body}: Body): Reader {
  const reader = new Reader(bytes, body);
  for (let n = reader.number(); n > 0; n--) void (reader.number(), reader.byte());
  return reader;
}

/** Reports each instruction of a function, with a reader at its operands; throws when the last does not end where it should. */
export function readInstructions(
  bytes: Uint8Array,
  body: Body,
  see: (opcode: number, operands: Reader) => void,
  calls: (index: number) => void
): void {
  const reader = instructionsOf(bytes, body);
  while (reader.at < body.end) {
    const opcode = reader.byte();
    see(opcode, new Reader(bytes, reader.at));
    skipOperands(reader, opcode, calls);
  }
  if (reader.at !== body.end) throw new Error("a function of the module does not end where it should");
}
