// Splits a WebAssembly module in two: what is needed first, and the rest, which is added to it while it runs. It is what
// Binaryen's wasm-split does, which does not come with Binaryen's npm package.
import {crossing} from "../src/workbook/sql/worker/serveModule.js";
import {bodiesOf, emptyBody, exportedFunctions, importsOf, readInstructions, type Body} from "./moduleCode.js";
import {leb, listOf, nameOf, readerAt, sectionOf, sectionsOf, signedLeb} from "./moduleSections.js";

/** Where the module's functions begin in its table: DuckDB's script gives it as __table_base; place 0 is nobody's. */
const tableBase = 1;

/** The two halves of a module. */
export interface Halves {
  readonly first: Uint8Array;
  readonly rest: Uint8Array;
}

/** Returns, for each function that a module defines, its type's number. */
function typesOf(bytes: Uint8Array): number[] {
  const reader = readerAt(bytes, 3);
  return Array.from({length: reader.number()}, () => reader.number());
}

/** Returns the number of parameters of each type; throws at types that are no functions. */
function parametersOf(bytes: Uint8Array): number[] {
  const reader = readerAt(bytes, 1);
  return Array.from({length: reader.number()}, () => {
    if (reader.byte() !== 0x60) throw new Error("the module has types that are not known here");
    const parameters = reader.number();
    reader.at += parameters;
    for (let n = reader.number(); n > 0; n--) reader.byte();
    return parameters;
  });
}

/** Returns the functions of the module's table by their places, in ascending order. */
function tableOf(bytes: Uint8Array): Map<number, number> {
  const unknown = (): Error => new Error("the module fills its table in a way that is not known here");
  const found = new Map<number, number>();
  const reader = readerAt(bytes, 9);
  for (let n = reader.number(); n > 0; n--) {
    if (reader.number() !== 0) throw unknown();
    const from = reader.byte();
    const value = reader.number();
    if ((from !== 0x23 && from !== 0x41) || reader.byte() !== 0x0b) throw unknown();
    let place = from === 0x41 ? value : tableBase;
    for (let m = reader.number(); m > 0; m--) found.set(place++, reader.number());
  }
  return found;
}

/** The instructions of a start function that does nothing but set globals to sums of globals and constants. */
const settingGlobals = new Set([0x0b, 0x20, 0x22, 0x23, 0x24, 0x41, 0x6a]);

/** What the code of a module does that matters when it is split. */
interface Uses {
  /** for each function that the module defines, those that it calls */
  readonly calls: readonly (readonly number[])[];
  /** functions that use globals of the module which change after the start */
  readonly ofChanging: readonly number[];
}

/** Returns what functions call and which globals they use; throws when the start function does more than set globals. */
function usesOf(bytes: Uint8Array, bodies: readonly Body[], start: number | null): Uses {
  const {functions, globals} = importsOf(bytes);
  const changing = new Set<number>();
  const calls: number[][] = [];
  const used: Set<number>[] = [];
  for (const [i, body] of bodies.entries()) {
    const isStart = i + functions === start;
    const called: number[] = [];
    const seen = new Set<number>();
    readInstructions(
      bytes,
      body,
      (opcode, operands) => {
        if (isStart && !settingGlobals.has(opcode))
          throw new Error("the module's start function does more than set globals");
        if (isStart || (opcode !== 0x23 && opcode !== 0x24)) return;
        const global = operands.number();
        if (global < globals) return;
        seen.add(global);
        if (opcode === 0x24) changing.add(global);
      },
      (index) => called.push(index)
    );
    calls.push(called);
    used.push(seen);
  }
  const ofChanging = bodies
    .map((_, i) => i + functions)
    .filter((_, i) => [...used[i]!].some((global) => changing.has(global)));
  return {calls, ofChanging};
}

/** Returns the code of a function that passes its parameters on to the function in a place of the crossing table. */
function door(table: number, place: number, type: number, parameters: number): Uint8Array {
  const body = Buffer.concat([
    Uint8Array.of(0),
    ...Array.from({length: parameters}, (_, i) => [Uint8Array.of(0x20), leb(i)]).flat(),
    Uint8Array.of(0x41),
    signedLeb(place),
    Uint8Array.of(0x11),
    leb(type),
    leb(table),
    Uint8Array.of(0x0b)
  ]);
  return Buffer.concat([leb(body.length), body]);
}

/** Returns a segment that puts functions into a table from a place on. */
function segment(table: number, place: number, functions: readonly number[]): Uint8Array {
  const offset = [Uint8Array.of(0x41), signedLeb(place), Uint8Array.of(0x0b)];
  const head = table === 0 ? [leb(0), ...offset] : [leb(2), leb(table), ...offset, Uint8Array.of(0)];
  return Buffer.concat([...head, leb(functions.length), ...functions.map(leb)]);
}

/** Returns segments that put those of the module's own table that are wanted into their places. */
function segments(table: ReadonlyMap<number, number>, wanted: (index: number) => boolean): Uint8Array[] {
  const runs: {place: number; functions: number[]}[] = [];
  for (const [place, index] of table) {
    if (!wanted(index)) continue;
    const last = runs.at(-1);
    if (last && last.place + last.functions.length === place) last.functions.push(index);
    else runs.push({place, functions: [index]});
  }
  return runs.map(({place, functions}) => segment(0, place, functions));
}

/**
 * Returns two modules that together do what one does. The first has the functions that are named and, in the place of others
 * that those call, doors into a table; the rest has the others, and puts them into that table and into the module's own.
 * Until then a call of them traps. Functions keep their numbers, so their code is copied as it is. Throws when the module
 * cannot be split so: when it has other tables than one that it imports, or a start function that does more than set globals,
 * which both halves call.
 */
export function splitModule(bytes: Uint8Array, named: Iterable<number>): Halves {
  const sections = sectionsOf(bytes);
  const has = (id: number): boolean => sections.some((section) => section.id === id);
  const {functions: imported, tables} = importsOf(bytes);
  if (tables !== 1 || has(4)) throw new Error("the module has other tables than one that it imports");
  const table = tables;
  const start = has(8) ? readerAt(bytes, 8).number() : null;
  const bodies = bodiesOf(bytes);
  const {calls, ofChanging} = usesOf(bytes, bodies, start);
  const isEmpty = ({from, end}: Body): boolean => Buffer.from(emptyBody).equals(bytes.subarray(from, end));
  const present = bodies.map((_, i) => i + imported).filter((index) => !isEmpty(bodies[index - imported]!));

  const asked = new Set([...named, ...ofChanging, ...(start === null ? [] : [start])]);
  const first = new Set(present.filter((index) => asked.has(index)));
  const others = new Set(present.filter((index) => !asked.has(index)));
  const calledFrom = (half: ReadonlySet<number>) => new Set([...half].flatMap((index) => calls[index - imported]!));
  const needed = new Set([...calledFrom(first), ...exportedFunctions(bytes)]);
  const intoRest = [...others].filter((index) => needed.has(index));
  const calledByOthers = calledFrom(others);
  const intoFirst = [...first].filter((index) => calledByOthers.has(index));
  const places = new Map([...intoRest, ...intoFirst].map((index, place) => [index, place]));

  const types = typesOf(bytes);
  const parameters = parametersOf(bytes);
  const code = (mine: ReadonlySet<number>, crossed: readonly number[]): Uint8Array => {
    const doors = new Set(crossed);
    const bodyAt = ({from, end}: Body, i: number): Uint8Array => {
      const index = i + imported;
      if (mine.has(index)) return bytes.subarray(from, end);
      const type = types[i]!;
      return doors.has(index) ? door(table, places.get(index)!, type, parameters[type]!) : emptyBody;
    };
    return sectionOf(10, [leb(bodies.length), ...bodies.map(bodyAt)]);
  };
  const ownTable = tableOf(bytes);
  const elements = (mine: (index: number) => boolean, from: number, crossed: readonly number[]): Uint8Array => {
    const all = [...segments(ownTable, mine), segment(table, from, crossed)];
    return sectionOf(9, [leb(all.length), ...all]);
  };
  const same = (...ids: number[]): Uint8Array =>
    Buffer.concat(sections.filter(({id}) => ids.includes(id)).map((one) => bytes.subarray(one.start, one.end)));
  const crossingType = Buffer.concat([Uint8Array.of(0x70, 0), leb(places.size)]);
  const imports = listOf(bytes, 2);
  const exports = listOf(bytes, 7);
  const head = bytes.subarray(0, 8);
  const withStart = new Set([...others, ...(start === null ? [] : [start])]);
  return {
    first: Buffer.concat([
      head,
      same(0),
      same(1, 2, 3),
      sectionOf(4, [leb(1), crossingType]),
      same(5),
      same(13),
      same(6),
      sectionOf(7, [leb(exports.count + 1), exports.items, nameOf(crossing), Uint8Array.of(1), leb(table)]),
      same(8),
      elements((index) => !others.has(index), intoRest.length, intoFirst),
      code(first, intoRest),
      same(11)
    ]),
    rest: Buffer.concat([
      head,
      same(1),
      sectionOf(2, [
        leb(imports.count + 1),
        imports.items,
        nameOf("first"),
        nameOf(crossing),
        Uint8Array.of(1),
        crossingType
      ]),
      same(3),
      same(13),
      same(6),
      same(8),
      elements((index) => others.has(index), 0, intoRest),
      code(withStart, intoFirst)
    ])
  };
}
