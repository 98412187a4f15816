/** A count of clusters with what must be known before it can be set beside another. */
export interface ClusterCount {
  id: string;
  country: string;
  text: string;
  value: number;
  counted: string;
  counter: string;
  area: string;
  way: string;
}

/** One respect in which two counts are compared: what each says, and whether they agree. */
export interface Respect {
  label: string;
  left: string;
  right: string;
  same: boolean;
}

/** What follows when two counts are compared. */
export interface Comparison {
  respects: Respect[];
  /** Left divided by right: what a bar chart would suggest. */
  ratio: number;
  comparable: boolean;
  verdict: string;
}

const respects = [
  ["What is counted", "counted"],
  ["How it comes to be counted", "way"],
  ["Who counted", "counter"],
  ["Where", "area"]
] as const;

/** Returns respect by respect whether two counts can be set side by side, the ratio of the two, and a verdict in words. */
export function compareCounts(left: ClusterCount, right: ClusterCount): Comparison {
  const found = respects.map(([label, key]) => ({
    label,
    left: left[key],
    right: right[key],
    same: left[key] === right[key]
  }));
  const [what, way, who] = found as [Respect, Respect, Respect, Respect];
  const ratio = left.value / right.value;
  if (left.id === right.id) {
    return {
      respects: found,
      ratio,
      comparable: true,
      verdict: "This is one and the same count. Choose another on one side."
    };
  }
  const unlike = found.filter((r) => !r.same).map((r) => r.label.toLowerCase());
  const comparable = what.same && way.same && who.same;
  const verdict = comparable
    ? "The two count the same thing in the same way, so their sizes can be compared."
    : way.same && who.same
      ? "One source made both counts in one way, so they can be added up or set side by side, but they count different things: the sizes say how many of each kind, not which is more important."
      : `They differ in ${list(unlike)}. The ratio says nothing about which country has more clusters.`;
  return {respects: found, ratio, comparable, verdict};
}

/** Returns words joined as a sentence joins them: a, b and c. */
function list(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
