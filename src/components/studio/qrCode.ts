import {svg} from "../../vendor/htl.js";
import {encode} from "../../vendor/uqr.js";

/** Returns a text as a QR code, dark on white with the quiet border that scanners need, or null when the text is too long for one. */
export function qrCode(text: string): SVGSVGElement | null {
  let rows: readonly (readonly boolean[])[];
  try {
    rows = encode(text, {ecc: "L", border: 4}).data;
  } catch {
    return null;
  }
  const size = rows.length;
  let path = "";
  rows.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x += 1;
      path += `M${start},${y}h${x + 1 - start}v1h${start - x - 1}z`;
    }
  });
  return svg<SVGSVGElement>`<svg class="qr-code" role="img" aria-label="QR code of the link" viewBox=${`0 0 ${size} ${size}`} shape-rendering="crispEdges">
    <rect width=${size} height=${size} fill="#ffffff" /><path d=${path} fill="#000000" /></svg>`;
}
