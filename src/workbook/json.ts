/** A value that JSON can hold: what a student typed, chose or drew is kept as one. */
export type Json = null | boolean | number | string | Json[] | {[key: string]: Json};

/** Returns whether a value is a list or an object. */
const isNest = (value: unknown): value is object => typeof value === "object" && value !== null;

/**
 * Returns why a value is not plain data that JSON can hold, in words that follow the name of the value; null when it is.
 * `deepest` is how many lists and objects may stand inside each other, `most` how many values there may be in all.
 */
export function jsonProblem(value: unknown, {deepest = 40, most = 100_000} = {}): string | null {
  let left = most;
  const stack: {value: unknown; depth: number}[] = [{value, depth: 0}];
  while (stack.length) {
    const {value: one, depth} = stack.pop()!;
    if (--left < 0) return "holds too many values";
    if (one === null || typeof one === "boolean" || typeof one === "string") continue;
    if (typeof one === "number") {
      if (!Number.isFinite(one)) return "holds a number that is not finite";
    } else if (isNest(one)) {
      if (depth >= deepest) return "is nested too deeply";
      if (Object.hasOwn(one, "__proto__")) return "holds a key named __proto__, which no answer has";
      for (const inner of Object.values(one)) stack.push({value: inner, depth: depth + 1});
    } else return "holds something that is neither text, number, yes or no, list nor object";
  }
  return null;
}

/** Returns the value as JSON with the keys of every object in order, so that equal values have equal texts. */
export function canonicalText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (!isNest(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalText(value[key]!)}`).join(",")}}`;
}

/** Returns whether an answer holds nothing: null, empty text, or lists and objects of nothing else. */
export function isBlank(value: Json): boolean {
  if (value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  return isNest(value) && Object.values(value).every(isBlank);
}
