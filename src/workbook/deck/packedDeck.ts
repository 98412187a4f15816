import {largestDeck} from "./readDeck.js";

/** Addresses of more letters are cut by some browsers and servers of mail. */
export const longestPacked = 60_000;

const through = async (
  data: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number
) => {
  const reader = new Blob([data]).stream().pipeThrough<Uint8Array<ArrayBuffer>>(stream).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) break;
    length += value.length;
    // A few kilobytes can be made to unfold to gigabytes.
    if (length > most) {
      await reader.cancel();
      throw new RangeError("The data unfolds to more than a deck can hold.");
    }
    parts.push(value);
  }
  return new Blob(parts).arrayBuffer();
};

/** Returns a deck's text packed into letters, digits, - and _, as an address can hold it. */
export async function packDeck(text: string): Promise<string> {
  const packed = new Uint8Array(
    await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"), Infinity)
  );
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Returns the text of a packed deck, or null where it is damaged or larger than a deck can be. */
export async function unpackDeck(packed: string): Promise<string | null> {
  if (packed.length > longestPacked * 2 || !/^[\w-]*$/.test(packed)) return null;
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
    const text = await through(bytes, new DecompressionStream("deflate-raw"), largestDeck * 4);
    return new TextDecoder("utf-8", {fatal: true}).decode(text);
  } catch {
    return null;
  }
}
