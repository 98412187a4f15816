/** Returns a short text of digits and small letters for a text or for the bits of numbers (32-bit FNV-1a); equal input gives equal output everywhere. */
export function fingerprint(data: string | Float64Array): string {
  const bytes =
    typeof data === "string"
      ? new TextEncoder().encode(data)
      : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}
