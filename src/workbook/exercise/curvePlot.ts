import {directionWords, featuresOf, ticksOf, valueAt, type Point} from "./curve.js";
import {escapeText} from "./held.js";

/** What is published of a question whose answer is a curve. */
export type CurveQuestion = {
  x: {from: number; to: number; label: string};
  y: {low: number; high: number; label: string; decimals: number};
  /** What is drawn, such as "Compliance in the spirit". */
  name: string;
  /** Whose curve the drawn one is compared with, such as "the model". */
  whose: string;
  /** Where drawing begins. */
  start: number;
  /** Places at which a pen leaves a point. */
  places: number[];
  /** Places of the points that are set by keyboard. */
  handles: number[];
  /** The part of the real curve that is shown from the beginning; empty when none is. */
  known: Point[];
  /** Curves of other things, to see the drawn one against. */
  beside: {key: string; label: string; points: Point[]}[];
  /** Moments with a name, such as a change of the rules. */
  marks: {x: number; text: string}[];
};

export interface CurvePlotOptions {
  width: number;
  height: number;
  yours?: readonly Point[];
  /** The real curve, once it may be seen. */
  real?: readonly Point[] | null;
  /** A point that is about to be set by keyboard, by its place, and whether it is on the curve already. */
  handle?: {x: number; y: number; set: boolean} | null;
}

/** Where things lie in a plot of a curve, in pixels. */
export interface CurveScale {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  x(value: number): number;
  y(value: number): number;
  placeAt(px: number): number;
  valueAt(py: number): number;
}

/** Returns the scales of a plot of a size. */
export function curveScale({x, y}: CurveQuestion, width: number, height: number): CurveScale {
  const [left, right, top, bottom] = [40, width - (width < 420 ? 60 : 78), 44, height - 34];
  const part = (value: number, from: number, to: number) => (value - from) / (to - from);
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  return {
    left,
    right,
    top,
    bottom,
    x: (value) => left + (right - left) * part(value, x.from, x.to),
    y: (value) => bottom + (top - bottom) * part(value, y.low, y.high),
    placeAt: (px) => x.from + (x.to - x.from) * clamp(part(px, left, right)),
    valueAt: (py) => y.low + (y.high - y.low) * clamp(part(py, bottom, top))
  };
}

const p = (n: number) => n.toFixed(1).replace(/\.0$/, "");

/** Returns heights at least a line of text apart, as near to the wanted ones as their order allows. */
function apart(wanted: readonly number[], gap: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const at = [...wanted];
  for (let pass = 0; pass < 20; pass++)
    for (let k = 1; k < order.length; k++) {
      const [above, below] = [order[k - 1]!, order[k]!];
      const short = gap - (at[below]! - at[above]!);
      if (short <= 0) continue;
      at[above]! -= short / 2;
      at[below]! += short / 2;
    }
  return at;
}

/**
 * Returns the drawing of a curve, and of the real one beside it, as SVG in text: axes, what is shown from the beginning, what
 * was drawn (dashed) and what is so (a solid line), each with its name at its end. It uses classes only, no styles.
 */
export function curvePlot(
  question: CurveQuestion,
  {width, height, yours = [], real = null, handle = null}: CurvePlotOptions
): string {
  const {x, y, start, known, beside, marks, whose} = question;
  const scale = curveScale(question, width, height);
  const {left, right, top, bottom} = scale;
  const at = ([px, py]: Point) => `${p(scale.x(px))},${p(scale.y(py))}`;
  const path = (points: readonly Point[], className: string) =>
    points.length ? `<path class="${className}" d="M${points.map(at).join("L")}"/>` : "";
  const number = (value: number) => String(value).replace("-", "−");
  const xTicks = ticksOf(x.from, x.to, width < 420 ? 4 : 6).filter(
    (tick) => scale.x(tick) > left + 14 || tick === x.from
  );
  const shown = real ? [...known.slice(-1), ...real] : [];
  const ends = [
    ...beside.map(({label, points}) => ({name: shortName(label), className: "plot-beside", point: points.at(-1)!})),
    // A line that goes on has no end to write at.
    ...(yours.length && (real || yours.at(-1)![0] === x.to)
      ? [{name: "yours", className: "plot-yours", point: yours.at(-1)!}]
      : []),
    ...(real?.length ? [{name: whose.split(" ").at(-1)!, className: "plot-real", point: real.at(-1)!}] : [])
  ];
  const heights = apart(
    ends.map(({point}) => scale.y(point[1])),
    15
  );
  const inUse = start > x.from ? scale.x(start) : left;
  return [
    `<svg class="plot" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true">`,
    `<rect class="plot-field" x="${p(inUse)}" y="${top}" width="${p(right - inUse)}" height="${bottom - top}"/>`,
    ...ticksOf(y.low, y.high, 4).map(
      (tick) =>
        `<line class="plot-grid" x1="${left}" x2="${right}" y1="${p(scale.y(tick))}" y2="${p(scale.y(tick))}"/>` +
        `<text x="${left - 6}" y="${p(scale.y(tick))}" dy="0.32em" text-anchor="end">${number(tick)}</text>`
    ),
    ...xTicks.map(
      (tick) =>
        `<line class="plot-tick" x1="${p(scale.x(tick))}" x2="${p(scale.x(tick))}" y1="${bottom}" y2="${bottom + 4}"/>` +
        `<text x="${p(scale.x(tick))}" y="${bottom + 17}" text-anchor="middle">${number(tick)}</text>`
    ),
    `<text x="${left - 34}" y="14" class="plot-name">${escapeText(y.label)}</text>`,
    `<text x="${right}" y="${bottom + 31}" text-anchor="end">${escapeText(x.label)}</text>`,
    ...marks.map(({x: place, text}) => {
      const px = scale.x(place);
      const end = px > (left + right) / 2;
      return (
        `<line class="plot-mark" x1="${p(px)}" x2="${p(px)}" y1="${top - 8}" y2="${bottom}"/>` +
        `<text x="${p(px + (end ? 4 : -4))}" y="${top - 12}" class="plot-mark-name" text-anchor="${end ? "end" : "start"}">${escapeText(text)}</text>`
      );
    }),
    ...beside.map(({points}) => path(points, "plot-beside")),
    path(known, "plot-real"),
    path(shown, "plot-real"),
    path([...(yours.length ? joint(known, yours) : []), ...yours], "plot-yours"),
    ...(handle
      ? [
          `<line class="plot-guide" x1="${p(scale.x(handle.x))}" x2="${p(scale.x(handle.x))}" y1="${top}" y2="${bottom}"/>`,
          `<circle class="plot-handle${handle.set ? " set" : ""}" cx="${p(scale.x(handle.x))}" cy="${p(scale.y(handle.y))}" r="7"/>`
        ]
      : []),
    ...ends.map(
      ({name, className, point}, i) =>
        `<text x="${p(Math.max(scale.x(point[0]), 0) + 7)}" y="${p(heights[i]!)}" dy="0.32em" class="${className}-name">${escapeText(name)}</text>`
    ),
    `</svg>`
  ].join("");
}

/** The drawn curve goes on from where the shown one ends, when it begins near it. */
const joint = (known: readonly Point[], yours: readonly Point[]): Point[] => {
  const end = known.at(-1);
  return end && yours[0]![0] > end[0] ? [end] : [];
};

/** Returns the word that tells an outcome from the others: "letter" of "Compliance in the letter". */
const shortName = (label: string) =>
  label.replace(/^.* (in|of|that) (the )?/, "").replace(/^./, (c) => c.toLowerCase());

/** Returns a curve in words: which way it goes, and its values at a few places. */
export function curveText(points: readonly Point[], {x, y, start}: CurveQuestion): string {
  const {direction} = featuresOf(points, start, x.to, 0.08 * (y.high - y.low));
  const places = [0, 1, 2, 3, 4].map((i) => start + ((x.to - start) * i) / 4).map((at) => Math.round(at * 100) / 100);
  const whole = points.every(([at]) => Number.isInteger(at));
  const list = places
    .map((at) => (whole ? Math.round(at) : at))
    .map((at) => `${valueAt(points, at).toFixed(y.decimals).replace("-", "−")} at ${at}`);
  return `It ${directionWords[direction]}: ${list.join(", ")} (${x.label}).`;
}
