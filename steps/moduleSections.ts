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

/** Returns a section with these pieces as its body. */
export const sectionOf = (id: number, pieces: readonly Uint8Array[]): Uint8Array => {
  const body = Buffer.concat(pieces);
  return Buffer.concat([Uint8Array.of(id), leb(body.length), body]);
};
