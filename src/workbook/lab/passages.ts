import type {ParameterSource} from "../../model/schema/parameter.js";

const parts: Readonly<Record<string, string>> = {
  introduction: "Introduction",
  concepts: "Clusters, chains and institutions",
  contracts: "Rising Power clusters",
  india: "India",
  brazil: "Brazil",
  china: "China",
  agenda: "Research agenda",
  conclusion: "Conclusion"
};

/** Where a value comes from, in words, and its row in the evidence, if it has one. */
export interface SourceText {
  readonly text: string;
  readonly href: string | null;
}

/** Returns the words for a source, such as "India, paragraph 10", "footnote 4" or "ours". */
export function sourceText(source: ParameterSource): SourceText {
  if (source === "assumed") return {text: "ours", href: null};
  const [kind = "", id = ""] = source.split(":");
  if (kind === "cite") return {text: id, href: `./evidence.html#reference=${encodeURIComponent(id)}`};
  const [, part = "", number = ""] = /^(\w+)-(\d+)$/.exec(id) ?? [];
  const text = part === "fn" ? `footnote ${number}` : `${parts[part] ?? part}, paragraph ${number}`;
  return {text, href: `./evidence.html#passage=${encodeURIComponent(id)}`};
}
