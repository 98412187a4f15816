/** A point of a curve: where on the horizontal axis, and its value. Curves are lists of points from left to right. */
export type Point = [x: number, y: number];

/** The ways in which a curve can go, as far as a prediction asks. */
export const directions = ["up", "down", "level", "hump", "dip"] as const;
export type Direction = (typeof directions)[number];

/** The ways in words that follow "it". */
export const directionWords: Readonly<Record<Direction, string>> = {
  up: "rises",
  down: "falls",
  level: "stays about level",
  hump: "rises, then falls",
  dip: "falls, then rises"
};

/** Returns the value of a curve at a place, on straight lines between its points; beyond its ends the value at the end. */
export function valueAt(points: readonly Point[], x: number): number {
  const after = points.findIndex(([at]) => at >= x);
  if (after === 0 || points.length === 1) return points[0]![1];
  if (after < 0) return points.at(-1)?.[1] ?? NaN;
  const [x0, y0] = points[after - 1]!;
  const [x1, y1] = points[after]!;
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

const steps = 120;

/** Returns the values of a curve at places evenly spread over a range, ends included. */
const sampled = (points: readonly Point[], from: number, to: number): number[] =>
  Array.from({length: steps + 1}, (_, i) => valueAt(points, from + ((to - from) * i) / steps));

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** What a prediction is judged by. */
export interface Features {
  readonly direction: Direction;
  /** Values at the two ends, averaged over a short and a longer stretch so that a wobble does not count. */
  readonly start: number;
  readonly end: number;
  /** Where half of the way from start to end is done, for curves that rise or fall; else where the turn is; null when level. */
  readonly halfway: number | null;
}

/** Returns what a curve does between two places; changes of at most `level` count as none. */
export function featuresOf(points: readonly Point[], from: number, to: number, level: number): Features {
  const values = sampled(points, from, to);
  const start = mean(values.slice(0, 4));
  const end = mean(values.slice(-20));
  const top = Math.max(...values);
  const bottom = Math.min(...values);
  const place = (i: number) => from + ((to - from) * i) / steps;
  // A turn counts when the curve comes back by more than it may wobble, and by a third of its way.
  const turns = (turn: number) =>
    Math.abs(turn - start) > level && Math.abs(turn - end) > level && Math.abs(turn - end) > Math.abs(turn - start) / 3;
  const rises = end - start > level;
  const falls = start - end > level;
  const high = top > Math.max(start, end) && turns(top);
  const low = bottom < Math.min(start, end) && turns(bottom);
  if (high && (!low || top - Math.max(start, end) >= Math.min(start, end) - bottom))
    return {direction: "hump", start, end, halfway: place(values.indexOf(top))};
  if (low) return {direction: "dip", start, end, halfway: place(values.indexOf(bottom))};
  if (!rises && !falls) return {direction: "level", start, end, halfway: null};
  const middle = (start + end) / 2;
  const crossed = values.findIndex((value) => (rises ? value >= middle : value <= middle));
  return {direction: rises ? "up" : "down", start, end, halfway: place(Math.max(0, crossed))};
}

/** Returns how far two curves lie apart on average between two places. */
export function distance(a: readonly Point[], b: readonly Point[], from: number, to: number): number {
  const others = sampled(b, from, to);
  return mean(sampled(a, from, to).map((value, i) => Math.abs(value - others[i]!)));
}

const without = (points: readonly Point[], from: number, to: number) =>
  points.filter(([x]) => x < from - 1e-9 || x > to + 1e-9);

const sorted = (points: Point[]) => points.sort(([a], [b]) => a - b);

/** Returns the curve after a stroke of a pen from one point to another: what the stroke passes over is drawn anew at each of the places. */
export function withStroke(points: readonly Point[], from: Point, to: Point, places: readonly number[]): Point[] {
  const [left, right] = from[0] <= to[0] ? [from, to] : [to, from];
  const passed = places.filter((x) => x >= left[0] - 1e-9 && x <= right[0] + 1e-9);
  const stroke = passed.map((x): Point => [x, left[0] === right[0] ? to[1] : valueAt([left, right], x)]);
  return sorted([...without(points, left[0], right[0]), ...stroke]);
}

/** Returns the curve after one of its handles was moved: it runs straight to the neighbouring handles where these are drawn. */
export function withHandle(points: readonly Point[], handles: readonly number[], i: number, y: number): Point[] {
  const first = points[0]?.[0] ?? Infinity;
  const last = points.at(-1)?.[0] ?? -Infinity;
  const drawn = (x: number | undefined) => x !== undefined && x >= first && x <= last;
  const before = handles[i - 1];
  const after = handles[i + 1];
  const kept: Point[] = [before, after].flatMap((x): Point[] => (drawn(x) ? [[x!, valueAt(points, x!)]] : []));
  const others = without(points, before ?? -Infinity, after ?? Infinity);
  return sorted([...others, ...kept, [handles[i]!, y]]);
}

/** Returns round numbers that divide a range, about so many, ends included where they are round. */
export function ticksOf(low: number, high: number, count: number): number[] {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((m) => m * power >= rough * (1 - 1e-9)) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({length: last - first + 1}, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
