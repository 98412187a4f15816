/** Returns the size of a file in words, with a comma before it: ", 1.2 MB"; empty when the size is not known. */
export function fileSize(bytes: number | undefined): string {
  if (!bytes || !Number.isFinite(bytes)) return "";
  if (bytes < 1e6) return `, ${Math.max(1, Math.round(bytes / 1e3))} kB`;
  return `, ${(bytes / 1e6).toFixed(1)} MB`;
}
