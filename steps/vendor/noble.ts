// Digests and sealed boxes for the keys of exercises.
import {xchacha20poly1305} from "@noble/ciphers/chacha.js";
import {pbkdf2} from "@noble/hashes/pbkdf2.js";
import {sha256} from "@noble/hashes/sha2.js";

/** Returns the SHA-256 digest of bytes, 32 bytes. */
export function digestOf(bytes: Uint8Array): Uint8Array {
  return sha256(bytes);
}

/** Returns 64 bytes stretched from a text and a salt by PBKDF2 with HMAC-SHA-256. */
export function stretch(text: string, salt: string, rounds: number): Uint8Array {
  return pbkdf2(sha256, text, salt, {c: rounds, dkLen: 64});
}

/** Returns bytes encrypted and authenticated with a key of 32 bytes and a nonce of 24 bytes (XChaCha20-Poly1305). */
export function encrypt(key: Uint8Array, nonce: Uint8Array, bytes: Uint8Array): Uint8Array {
  return xchacha20poly1305(key, nonce).encrypt(bytes);
}

/** Returns what encrypt encrypted; throws when key or nonce is another or a bit was changed. */
export function decrypt(key: Uint8Array, nonce: Uint8Array, bytes: Uint8Array): Uint8Array {
  return xchacha20poly1305(key, nonce).decrypt(bytes);
}
