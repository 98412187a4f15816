import {decrypt, digestOf, encrypt, stretch} from "../../vendor/noble.js";
import {canonicalText, type Json} from "../json.js";

/**
 * Answers and what they open. Each answer text is stretched with the book's salt: the first half of the result names its
 * box, the second half is the key of the box. Whoever does not know the answer sees boxes of one length.
 */
export type SealedBook = {salt: string; boxes: {[tag: string]: string}; shared?: string[]};

/** An answer text and the value that it opens. */
export interface Entry {
  readonly answer: string;
  readonly holds: Json;
}

/** So many rounds take well under a millisecond on an old laptop; a grade opens some dozen boxes. */
const rounds = 60;
/** Boxes are filled up to a multiple of so many bytes. */
const block = 64;

const utf8 = new TextEncoder();

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

const toHex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Returns the SHA-256 digest of a text as 64 hexadecimal digits. */
export const hashText = (text: string): string => toHex(digestOf(utf8.encode(text)));

/** Returns a key of 32 bytes, in base64, that follows from a secret text and a purpose. */
export const keyFrom = (secret: string, purpose: string): string =>
  toBase64(digestOf(utf8.encode(`key\0${purpose}\0${secret}`)));

/**
 * Returns a value sealed with a key in base64: the same key and value give the same text, and no nonce serves two values.
 * The content is filled up to `length` bytes, or to a full block.
 */
export function seal(key: string, value: Json, length = 0): string {
  const content = utf8.encode(JSON.stringify(value));
  const filled = new Uint8Array(Math.max(length, Math.ceil(content.length / block) * block)).fill(32);
  filled.set(content);
  const secret = fromBase64(key);
  const nonce = digestOf(new Uint8Array([...secret, ...filled])).slice(0, 24);
  return toBase64(new Uint8Array([...nonce, ...encrypt(secret, nonce, filled)]));
}

/** Returns the value of a sealed text, or null when the key is not its key. */
export function unseal(key: string, sealed: string): Json {
  try {
    const bytes = fromBase64(sealed);
    const content = decrypt(fromBase64(key), bytes.slice(0, 24), bytes.slice(24));
    return JSON.parse(new TextDecoder().decode(content)) as Json;
  } catch {
    return null;
  }
}

function tagAndKey(salt: string, answer: string): [tag: string, key: string] {
  const bytes = stretch(answer, salt, rounds);
  return [toBase64(bytes.slice(0, 12)), toBase64(bytes.slice(32))];
}

/**
 * Returns the book in which each answer opens its value; boxes have one length and an order that tells nothing. Of equal
 * answers the first counts. Given a secret that is not published, values that several answers open are sealed once, and
 * the boxes hold only the way to them: a book of a hundred accepted numbers stays small.
 */
export function sealBook(salt: string, entries: readonly Entry[], secret: string | null = null): SealedBook {
  const values = new Map(entries.map(({holds}) => [canonicalText(holds), holds]));
  const sharing = secret !== null && values.size < new Set(entries.map(({answer}) => answer)).size;
  const texts = [...values.keys()].sort((a, b) => (hashText(salt + a) < hashText(salt + b) ? -1 : 1));
  const keys = texts.map((text) => keyFrom(`${secret}${salt}${text}`, "shared"));
  const holdsOf = ({holds}: Entry): Json => {
    if (!sharing) return holds;
    const at = texts.indexOf(canonicalText(holds));
    return [at, keys[at]!];
  };
  const filled = (all: readonly Json[]) =>
    Math.ceil(Math.max(0, ...all.map((value) => utf8.encode(JSON.stringify(value)).length)) / block) * block;
  const length = filled(entries.map(holdsOf));
  const boxes = new Map<string, string>();
  for (const entry of entries) {
    const [tag, key] = tagAndKey(salt, entry.answer);
    if (!boxes.has(tag)) boxes.set(tag, seal(key, holdsOf(entry), length));
  }
  const sorted = Object.fromEntries([...boxes].sort(([a], [b]) => (a < b ? -1 : 1)));
  if (!sharing) return {salt, boxes: sorted};
  const whole = filled([...values.values()]);
  return {salt, boxes: sorted, shared: texts.map((text, i) => seal(keys[i]!, values.get(text)!, whole))};
}

/** Returns what an answer opens in a book, or null when it opens nothing. */
export function openBook({salt, boxes, shared}: SealedBook, answer: string): Json {
  const [tag, key] = tagAndKey(salt, answer);
  const box = Object.hasOwn(boxes, tag) ? boxes[tag] : undefined;
  if (box === undefined) return null;
  const held = unseal(key, box);
  if (!shared) return held;
  const [at, sharedKey] = held as [number, string];
  return unseal(sharedKey, shared[at]!);
}

/**
 * Returns the key of what is kept from plain sight only: it follows from a salt that is published, so whoever runs code can
 * open it. For what may be seen after any answer, or after a number of them.
 */
export const openKey = (salt: string): string => keyFrom(salt, "open");
