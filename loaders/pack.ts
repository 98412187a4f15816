import {gzipSync} from "node:zlib";

/**
 * Returns the bytes compressed with gzip, for hosts that compress nothing. The header's field for the operating system is
 * set to "unknown" (RFC 1952), so that the same input gives the same bytes on each machine.
 */
export function pack(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, {level: 9});
  packed[9] = 255;
  return packed;
}
