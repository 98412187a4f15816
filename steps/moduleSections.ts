// The outer shape of a WebAssembly module: its sections and the numbers in them.

/** A section of a module: its id and where its body lies. */
export interface Section {
  readonly id: number;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** Reads a module's bytes from a place on. */
export class Reader {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0
  ) {}

  byte(): number {
    return this.bytes[this.at++]!;
  }

  /** An unsigned number in LEB128; also reads past a signed one, whose value is then of no use. */
  number(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }

  name(): string {
    const length = this.number();
    const text = Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.at, length).toString();
    this.at += length;
    return text;
  }

  limits(): void {
    const flags = this.byte();
    this.number();
    if (flags & 1) this.number();
  }
}

/** Returns the sections of a module, in their order. */
export function sectionsOf(bytes: Uint8Array): Section[] {
  const reader = new Reader(bytes, 8);
  const sections: Section[] = [];
  while (reader.at < bytes.length) {
    const start = reader.at;
    const id = reader.byte();
    const length = reader.number();
    sections.push({id, start, body: reader.at, end: reader.at + length});
    reader.at += length;
  }
  return sections;
}

/** Returns a reader at the body of the section with an id; throws when the module has none. */
export function readerAt(bytes: Uint8Array, id: number): Reader {
  const section = sectionsOf(bytes).find((one) => one.id === id);
  if (!section) throw new Error(`the module has no section ${id}`);
  return new Reader(bytes, section.body);
}

/** Returns the number of things that a section lists, and the bytes of the list after that number. */
export function listOf(bytes: Uint8Array, id: number): {count: number; items: Uint8Array} {
  const {body, end} = sectionsOf(bytes).find((one) => one.id === id)!;
  const reader = new Reader(bytes, body);
  return {count: reader.number(), items: bytes.subarray(reader.at, end)};
}

/** Returns a name as modules write it. */
export const nameOf = (name: string): Uint8Array => Buffer.concat([leb(Buffer.byteLength(name)), Buffer.from(name)]);

/** Returns an unsigned number in LEB128. */
export const leb = (value: number): Uint8Array => {
  const bytes: number[] = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    bytes.push(value ? low | 128 : low);
  } while (value);
  return Uint8Array.from(bytes);
};

/** Returns a signed number in LEB128, as constants in code have it. */
export const signedLeb = (value: number): Uint8Array => {
  const bytes: number[] = [];
  for (;;) {
    const low = value & 127;
    value >>= 7;
    if ((value === 0 && !(low & 64)) || (value === -1 && low & 64)) return Uint8Array.from([...bytes, low]);
    bytes.push(low | 128);
  }
};

/** Returns a section with these pieces as its body. */
export const sectionOf = (id: number, pieces: readonly Uint8Array[]): Uint8Array => {
  const body = Buffer.concat(pieces);
  return Buffer.concat([Uint8Array.of(id), leb(body.length), body]);
};
