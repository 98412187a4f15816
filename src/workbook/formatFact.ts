/** A number of the evidence, with the word that stands before it in the paper. */
export interface FactValue {
  value: number;
  qualifier?: string | null;
}

/** How numbers of a unit are written. */
export interface Unit {
  id: string;
  prefix?: string | null;
  suffix?: string | null;
  dimension: string;
}

const scales: readonly [number, string][] = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"]
];

/** Returns the number in words and digits as prose writes it: 1,300, 7 billion, 0.5, 2nd for a rank, 1997 for a year. */
export function formatNumber(value: number, dimension = "count"): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  if (dimension === "date") return String(value);
  if (dimension === "rank") return ordinal(value);
  for (const [size, word] of scales) {
    const scaled = Math.abs(value) / size;
    if (scaled >= 1 && Number.isInteger(Math.round(scaled * 1e9) / 1e7)) {
      return `${value < 0 ? "−" : ""}${group(scaled)}\u00a0${word}`;
    }
  }
  return `${value < 0 ? "−" : ""}${group(Math.abs(value))}`;
}

/** Returns a fact as prose writes it, such as "over 6,000", "45 %" or "US$ 130 million"; without its qualifier if told so. */
export function formatFact(fact: FactValue, unit: Unit, {qualifier = true} = {}): string {
  const number = formatNumber(fact.value, unit.dimension);
  const text = `${unit.prefix ?? ""}${number}${unit.suffix ?? ""}`;
  return qualifier && fact.qualifier ? `${fact.qualifier} ${text}` : text;
}

/** Returns 1st, 2nd, 3rd, 4th, 11th … for a whole number. */
function ordinal(n: number): string {
  const tens = Math.abs(n) % 100;
  const ones = tens % 10;
  const end = tens > 10 && tens < 14 ? "th" : ones === 1 ? "st" : ones === 2 ? "nd" : ones === 3 ? "rd" : "th";
  return `${n}${end}`;
}

/** Returns a number at or above 0 with commas between groups of three digits, in the same way in every browser. */
function group(n: number): string {
  const [whole = "0", part] = String(Math.round(n * 1e6) / 1e6).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part ? `${grouped}.${part}` : grouped;
}
