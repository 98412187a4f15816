import type {Json} from "../json.js";

/** Returns an answer as plain text where its kind has no words of its own for it: lists by line, objects as name and value. */
export function plainAnswer(input: Json, indent = ""): string {
  if (input === null) return "";
  if (typeof input === "string") return input;
  if (typeof input === "number") return String(input);
  if (typeof input === "boolean") return input ? "yes" : "no";
  const lines = Array.isArray(input)
    ? input.map((value) => [null, value] as const)
    : Object.entries(input).map(([key, value]) => [key, value] as const);
  return lines
    .map(([key, value]) => {
      const nested = typeof value === "object" && value !== null;
      const text = plainAnswer(value, nested ? `${indent}  ` : indent);
      if (key === null) return nested ? `${indent}–\n${text}` : `${indent}${text}`;
      return nested ? `${indent}${key}:\n${text}` : `${indent}${key}: ${text}`;
    })
    .join("\n");
}
