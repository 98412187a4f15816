/** Where marks lie: centre and radius of each place (radius 0 where there is none), and where the heading of each group stands. */
export interface Packing {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly r: Float32Array;
  readonly heads: readonly number[];
  /** Places in the order in which they lie: group by group, row by row. */
  readonly order: readonly number[];
  readonly height: number;
}

export interface PackingOptions {
  width: number;
  height: number;
  /** Height of a group's heading. */
  head?: number;
  /** Space between marks. */
  gap?: number;
  /** The largest radius that any mark gets. */
  largest?: number;
  /** Space kept free at the left and the right edge. */
  inset?: number;
}

/**
 * Packs circles whose areas follow `sizes` into rows, group after group from large to small, as large as the box allows;
 * the same sizes in the same box always lie in the same places. Group g holds the places from starts[g] on, counts[g] of them.
 */
export function packCircles(
  sizes: ArrayLike<number>,
  starts: readonly number[],
  counts: readonly number[],
  {width, height, head = 24, gap = 1.5, largest = 38, inset = 0}: PackingOptions
): Packing {
  const groups = counts.map((n, g) =>
    Array.from({length: n}, (_, i) => starts[g]! + i).sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  );
  const places = starts.at(-1)!;
  const x = new Float32Array(places);
  const y = new Float32Array(places);
  const r = new Float32Array(places);
  const heads: number[] = [];

  const lay = (scale: number): number => {
    heads.length = 0;
    let top = 0;
    for (const group of groups) {
      heads.push(top);
      top += head;
      let left = inset;
      let row = 0;
      for (const i of group) {
        const radius = scale * Math.sqrt(sizes[i]!);
        const across = 2 * radius + gap;
        if (row === 0 || left + across > width - inset) {
          top += row;
          row = across;
          left = inset;
        }
        x[i] = left + across / 2;
        y[i] = top + row / 2;
        r[i] = radius;
        left += across;
      }
      top += row;
    }
    return top;
  };

  const most = groups.flat().reduce((max, i) => Math.max(max, sizes[i]!), 1);
  let low = 0;
  let high = Math.min(largest, (width - gap) / 2 - inset) / Math.sqrt(most);
  if (lay(high) > height) {
    for (let i = 0; i < 22; i++) {
      const middle = (low + high) / 2;
      if (lay(middle) <= height) low = middle;
      else high = middle;
    }
    lay(low);
  }
  return {x, y, r, heads, order: groups.flat(), height};
}

/** Returns the place whose mark lies nearest to a point and no further than `reach` beyond its edge, or -1. */
export function nearestMark({x, y, r}: Packing, atX: number, atY: number, reach = 6): number {
  let best = -1;
  let least = reach;
  for (let i = 0; i < r.length; i++) {
    if (!r[i]) continue;
    const distance = Math.hypot(x[i]! - atX, y[i]! - atY) - r[i]!;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}
