import type {Parameter} from "../../model/schema/parameter.js";

/** Cells of a map are filled in passes: first every so manyth in both directions. */
const strides = [4, 2, 1] as const;

/** Returns the value nearest to x that a slider of the parameter can stop at. */
export function snap({min, max, step}: Parameter, x: number): number {
  const decimals = String(step).split(".")[1]?.length ?? 0;
  const stop = min + Math.round((x - min) / step) * step;
  return Number(Math.min(max, Math.max(min, stop)).toFixed(decimals));
}

/** Returns at most so many different stops of a parameter from its smallest to its largest value, about equally spaced. */
export function stopsOf(parameter: Parameter, most = 17): number[] {
  const {min, max} = parameter;
  const all = Array.from({length: most}, (_, i) => snap(parameter, min + ((max - min) * i) / (most - 1)));
  return all.filter((x, i) => x !== all[i - 1]);
}

/** Returns the cells of a map in the order in which they are run, as places in rows of `columns`: coarse, finer, all. */
export function sweepOrder(columns: number, rows: number): number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  for (const stride of strides) {
    for (let y = 0; y < rows; y += stride) {
      for (let x = 0; x < columns; x += stride) {
        const cell = y * columns + x;
        if (!seen.has(cell)) order.push(cell);
        seen.add(cell);
      }
    }
  }
  return order;
}

/** Returns the known cell that stands for a cell while the map is refined, itself if it is known, or -1 when none does. */
export function standIn(cell: number, columns: number, known: (cell: number) => boolean): number {
  const x = cell % columns;
  const y = Math.floor(cell / columns);
  for (const stride of [...strides].reverse()) {
    const coarse = (y - (y % stride)) * columns + (x - (x % stride));
    if (known(coarse)) return coarse;
  }
  return -1;
}

/** Returns how many runs go into the next chunk: one at first, so that something is seen at once, more as results come in. */
export function chunkSize(done: number, left: number, firmPeriods: number, lanes: number): number {
  const most = Math.max(1, Math.min(8, Math.floor(200_000 / Math.max(1, firmPeriods))));
  const grown = Math.max(1, Math.floor(done / (2 * lanes)));
  return Math.max(1, Math.min(most, grown, Math.ceil(left / lanes)));
}
