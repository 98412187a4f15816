import {valueKind, type ResultColumn} from "./values.js";

/** Kinds of chart that a result can be shown as. */
export const chartKinds = ["bar", "line", "dot", "histogram"] as const;
export type ChartKind = (typeof chartKinds)[number];

/** Which chart of a result, with the positions of the columns it shows. */
export interface ChartChoice {
  readonly kind: ChartKind;
  readonly x: number;
  /** not used by a histogram, which counts */
  readonly y: number | null;
  readonly colour: number | null;
}

/** Rows that a chart draws at most; more would be neither legible nor quick. */
export const chartRows = 2000;

const indices = (columns: readonly ResultColumn[], ...kinds: string[]): number[] =>
  columns.flatMap(({type}, i) => (kinds.includes(valueKind(type)) ? [i] : []));

/** Returns which columns may stand on each axis for a kind of chart. */
export function axisColumns(kind: ChartKind, columns: readonly ResultColumn[]): {x: number[]; y: number[]} {
  const numbers = indices(columns, "number");
  const all = indices(columns, "category", "number", "time");
  if (kind === "histogram") return {x: indices(columns, "number", "time"), y: []};
  if (kind === "bar") return {x: all, y: numbers};
  if (kind === "line") return {x: indices(columns, "number", "time", "category"), y: numbers};
  return {x: all, y: indices(columns, "number", "time", "category")};
}

/** Returns the kinds of chart that these columns allow. */
export function possibleKinds(columns: readonly ResultColumn[]): ChartKind[] {
  return chartKinds.filter((kind) => {
    const {x, y} = axisColumns(kind, columns);
    if (kind === "histogram") return x.length > 0;
    return y.some((j) => x.some((i) => i !== j));
  });
}

/** Returns the chart to offer first for a kind: names or times across, the first number up; null when the columns do not allow it. */
export function defaultChart(columns: readonly ResultColumn[], kind?: ChartKind): ChartChoice | null {
  const kinds = possibleKinds(columns);
  const times = indices(columns, "time");
  const names = indices(columns, "category");
  const numbers = indices(columns, "number");
  const chosen =
    kind ?? (times.length && numbers.length ? "line" : names.length ? "bar" : numbers.length > 1 ? "dot" : "histogram");
  if (!kinds.includes(chosen)) return kind || !kinds.length ? null : defaultChart(columns, kinds[0]);
  if (chosen === "histogram") return {kind: chosen, x: [...numbers, ...times][0]!, y: null, colour: null};
  const axes = axisColumns(chosen, columns);
  const prefer =
    chosen === "bar"
      ? [...names, ...times, ...numbers]
      : chosen === "line"
        ? [...times, ...numbers, ...names]
        : [...numbers, ...times, ...names];
  const x = prefer.find((i) => axes.x.includes(i) && axes.y.some((j) => j !== i))!;
  const y = [...numbers, ...axes.y].find((j) => axes.y.includes(j) && j !== x)!;
  const colour = names.find((i) => i !== x && i !== y) ?? null;
  return {kind: chosen, x, y, colour: chosen === "bar" ? null : colour};
}

/** Returns a choice that fits the columns: the given one with what no longer fits replaced; null when no chart is possible. */
export function fitChart(choice: ChartChoice, columns: readonly ResultColumn[]): ChartChoice | null {
  const fallback = defaultChart(columns, choice.kind);
  if (!fallback) return defaultChart(columns);
  const axes = axisColumns(choice.kind, columns);
  const x = axes.x.includes(choice.x) ? choice.x : fallback.x;
  const y = choice.kind === "histogram" ? null : choice.y !== null && axes.y.includes(choice.y) ? choice.y : fallback.y;
  const colour = choice.colour !== null && choice.colour < columns.length ? choice.colour : null;
  return {kind: choice.kind, x, y, colour};
}

/** Returns what a chart shows, as a title. */
export function chartTitle({kind, x, y, colour}: ChartChoice, columns: readonly ResultColumn[]): string {
  const name = (i: number | null): string => (i === null ? "" : (columns[i]?.name ?? ""));
  const by = colour === null ? "" : `, coloured by ${name(colour)}`;
  if (kind === "histogram") return `How often values of ${name(x)} occur${by}`;
  return kind === "dot" ? `${name(y)} against ${name(x)}${by}` : `${name(y)} by ${name(x)}${by}`;
}
