/** A mark on a map: where it truly lies (x, y). */
export interface Point {
  x: number;
  y: number;
}

/**
 * Returns for each point a place to draw it, in the same order and unit: as near to its true place as can be while any
 * two marks lie at least `distance` apart and all stay inside the box. Points in one spot are set around it. The same
 * input gives the same output; there is no chance in it.
 */
export function spread(
  points: readonly Point[],
  distance: number,
  width: number,
  height: number,
  rounds = 400
): Point[] {
  const drawn = points.map((p, i) => {
    // A tiny offset on a sunflower spiral separates points that coincide.
    const turn = i * 2.399963229728653;
    return {x: p.x + 0.01 * (i + 1) * Math.cos(turn), y: p.y + 0.01 * (i + 1) * Math.sin(turn)};
  });
  for (let round = 0; round < rounds; ++round) {
    let moved = false;
    for (let i = 0; i < drawn.length; ++i) {
      for (let j = i + 1; j < drawn.length; ++j) {
        const a = drawn[i]!;
        const b = drawn[j]!;
        const apart = Math.hypot(b.x - a.x, b.y - a.y);
        if (apart >= distance) continue;
        // Marks that fall together, as in a corner of the box, part in a direction of their own towards its middle.
        const toX = apart > 1e-6 ? (b.x - a.x) / apart : a.x < width / 2 ? 0.8 : -0.8;
        const toY = apart > 1e-6 ? (b.y - a.y) / apart : (i + j) % 2 ? 0.6 : -0.6;
        const push = (distance - apart) / 2;
        a.x -= toX * push;
        a.y -= toY * push;
        b.x += toX * push;
        b.y += toY * push;
        moved = true;
      }
    }
    for (const p of drawn) {
      p.x = Math.min(width - distance / 2, Math.max(distance / 2, p.x));
      p.y = Math.min(height - distance / 2, Math.max(distance / 2, p.y));
    }
    if (!moved) break;
  }
  return drawn;
}

/** A direction in which an arrow key moves. */
export type Direction = "left" | "right" | "up" | "down";

/**
 * Returns the index of the point that lies next in a direction from the point at `from`, or `from` itself when none does.
 * Next means: within 60 degrees of the direction if there is one, and nearest there, with sideways distance counted double.
 */
export function nextInDirection(points: readonly Point[], from: number, direction: Direction): number {
  const start = points[from];
  if (!start) return from;
  let best = from;
  let least = Infinity;
  for (const narrow of [true, false]) {
    points.forEach((p, i) => {
      if (i === from) return;
      const dx = p.x - start.x;
      const dy = p.y - start.y;
      const along = direction === "left" ? -dx : direction === "right" ? dx : direction === "up" ? -dy : dy;
      const across = Math.abs(direction === "left" || direction === "right" ? dy : dx);
      if (along <= 0 || (narrow && across > along * 1.732)) return;
      const cost = along + 2 * across;
      if (cost < least) [best, least] = [i, cost];
    });
    if (best !== from) return best;
  }
  return best;
}
