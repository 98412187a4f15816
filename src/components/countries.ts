/** The countries of the comparison in the one order in which they are always shown. */
export const countryOrder = ["IN", "CN", "BR"] as const;

const colours: Record<string, string> = {IN: "var(--country-in)", CN: "var(--country-cn)", BR: "var(--country-br)"};

/** Returns the colour of a country as a CSS value; countries outside the comparison are drawn in the colour of soft text. */
export function countryColour(id: string | null): string {
  return colours[id ?? ""] ?? "var(--ink-soft)";
}

/** Returns an SVG path for a country's mark around 0,0 with about the area of a circle of radius r, so that shape tells countries apart too. */
export function countryMark(id: string, r: number): string {
  const n = (x: number) => Math.round(x * 100) / 100;
  if (id === "CN") return `M${n(-0.89 * r)},${n(-0.89 * r)}h${n(1.78 * r)}v${n(1.78 * r)}h${n(-1.78 * r)}z`;
  if (id === "BR") return `M0,${n(-1.25 * r)}L${n(1.25 * r)},0L0,${n(1.25 * r)}L${n(-1.25 * r)},0z`;
  return `M${n(-r)},0a${n(r)},${n(r)} 0 1,1 ${n(2 * r)},0a${n(r)},${n(r)} 0 1,1 ${n(-2 * r)},0z`;
}
