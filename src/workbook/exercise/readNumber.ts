/** A number as a reader wrote it: what it may mean, likeliest first, and the unit that was written with it ("" for none). */
export interface NumberReading {
  readonly values: readonly number[];
  readonly unit: string;
  /** The factor of a word such as million that was written with the number; 1 without one. */
  readonly times: number;
}

const scales: Record<string, number> = {
  thousand: 1e3,
  thousands: 1e3,
  million: 1e6,
  millions: 1e6,
  mn: 1e6,
  billion: 1e9,
  billions: 1e9,
  bn: 1e9
};

/** Units that are the same: each line is one unit under several names, in small letters. */
const sameUnits: string[][] = [
  ["%", "percent", "per cent", "pct", "p.c."],
  ["$", "us$", "usd", "us dollar", "us dollars", "dollar", "dollars"],
  ["€", "eur", "euro", "euros"],
  ["rs", "rs.", "inr", "rupee", "rupees", "₹"],
  ["r$", "brl", "real", "reais"]
];

/** Returns a unit without the word for its scale, and that scale: "US$ million" gives "$" and a million. */
export function readUnit(text: string): {unit: string; times: number} {
  let times = 1;
  const rest = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => {
      const scale = scales[word];
      if (scale) times *= scale;
      return !scale && word !== "of" && word !== "";
    })
    .join(" ");
  const known = sameUnits.find((names) => names.includes(rest));
  return {unit: known?.[0] ?? rest.replace(/([a-z]{2,})s$/, "$1"), times};
}

const digits = String.raw`\d+(?:[ ' ’  ]\d{3})+(?:[.,]\d+)?|\d[\d.,]*|[.,]\d+`;
const shape = new RegExp(`^([^\\d.,+−–-]*)([+−–-]?)\\s*([^\\d.,+−–-]*)(${digits})(.*)$`, "s");

/** Returns what digits with points and commas may mean, likeliest first; [] when they mean nothing. */
function meanings(text: string): number[] {
  const plain = text.replace(/[ ' ’  ]/g, "");
  const marks = plain.replace(/\d/g, "");
  const grouped = (mark: string, whole: string) => new RegExp(`^\\d{1,3}(\\${mark}\\d{3})+$`).test(whole);
  if (marks === "") return [Number(plain)];
  if (new Set(marks).size === 2) {
    const decimal = marks[marks.length - 1]!;
    const [whole = "", part = "", ...more] = plain.split(decimal);
    const group = decimal === "," ? "." : ",";
    if (more.length || !grouped(group, whole) || part === "") return [];
    return [Number(`${whole.replaceAll(group, "")}.${part}`)];
  }
  const mark = marks[0]!;
  if (marks.length > 1) return grouped(mark, plain) ? [Number(plain.replaceAll(mark, ""))] : [];
  const decimal = /^\d*[.,]\d+$/.test(plain) ? [Number(plain.replace(",", "."))] : [];
  if (!grouped(mark, plain) || plain.startsWith("0")) return decimal;
  const group = Number(plain.replace(mark, ""));
  return mark === "," ? [group, ...decimal] : [...decimal, group];
}

/**
 * Returns what a text such as "1,250", "12.5 %", "US$ 3 million" or "−0,4" says, or a sentence on why it cannot be read as
 * one number. A comma or a point before three digits may be either mark, so both meanings are given.
 */
export function readNumber(text: string): NumberReading | string {
  const trimmed = text.normalize("NFKC").trim();
  const found = shape.exec(trimmed);
  if (!found) return `“${trimmed}” holds no number. Write the number in digits, such as 12.5.`;
  const [, before = "", sign = "", between = "", number = "", after = ""] = found;
  if (/\d/.test(after)) return `“${trimmed}” holds more than one number. Write the one that answers the question.`;
  const values = meanings(number);
  if (!values.length)
    return `“${number.trim()}” is not written as a number usually is. Write it without marks between thousands, such as 12500.5.`;
  const {unit, times} = readUnit(
    `${before} ${between} ${after}`.replace(/[=≈~]|about|approx\.?|roughly|circa|ca\./gi, " ").trim()
  );
  return {values: values.map((value) => (sign && sign !== "+" ? -value : value)), unit, times};
}
