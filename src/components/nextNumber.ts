const counts = ((globalThis as unknown as Record<symbol, Map<string, number>>)[Symbol.for("workbook.counts")] ??=
  new Map());

/**
 * Returns the next whole number of a name, from 1 on, for ids of elements. A page may hold a module twice, once with its
 * figures and once with its exercises, so the numbers are counted for the whole page.
 */
export function nextNumber(name: string): number {
  const next = (counts.get(name) ?? 0) + 1;
  counts.set(name, next);
  return next;
}
