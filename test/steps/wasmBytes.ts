/** Returns a name as WebAssembly modules write it. */
export const name = (text: string): number[] => [text.length, ...Buffer.from(text)];

/** Returns a section as WebAssembly modules write it; of fewer than 128 bytes. */
export const section = (id: number, body: readonly number[]): number[] => [id, body.length, ...body];

/** Returns a list as WebAssembly modules write it. */
export const list = (...items: readonly (readonly number[])[]): number[] => [items.length, ...items.flat()];

/** Returns a function without locals as WebAssembly modules write it. */
export const code = (...instructions: readonly number[]): number[] => [
  instructions.length + 2,
  0,
  ...instructions,
  0x0b
];

/** Returns a module of these sections. */
export const moduleOf = (...sections: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, ...sections.flat()]);
