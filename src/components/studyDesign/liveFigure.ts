import {inSlices} from "../collective/inSlices.js";

/** Calls draw once in the next frame, however often it is asked for before; returns the function that asks. */
export function perFrame(draw: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      draw();
    });
  };
}

/**
 * Goes through work step by step, for some milliseconds of each frame; asked again meanwhile, it finishes and then begins
 * anew, so that something new is shown while a hand still moves. Returns the function that asks.
 */
export function perSlices(begin: () => Iterator<unknown>, {budget = 10}: {budget?: number} = {}): () => void {
  let busy = false;
  let again = false;
  const start = () => {
    again = false;
    inSlices(
      begin(),
      () => undefined,
      (done) => {
        if (!done) return;
        busy = again;
        if (again) requestAnimationFrame(start);
      },
      {budget}
    );
  };
  return () => {
    again = busy;
    if (busy) return;
    busy = true;
    requestAnimationFrame(start);
  };
}

/** Calls draw with the element's width in pixels whenever it changes; where widths cannot be watched, once with the fallback. */
export function watchWidth(element: Element, draw: (width: number) => void, fallback = 640): void {
  if (typeof ResizeObserver === "undefined") return draw(fallback);
  let last = 0;
  new ResizeObserver(() => {
    const width = Math.floor(element.clientWidth);
    if (width === 0 || width === last) return;
    last = width;
    draw(width);
  }).observe(element);
}

/** Returns positions at least `gap` apart and within low and high, in the order given, as near as possible to the wanted ones. */
export function spreadOut(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const placed = order.map((i) => Math.min(high, Math.max(low, wanted[i]!)));
  for (let k = 1; k < placed.length; k++) placed[k] = Math.max(placed[k]!, placed[k - 1]! + gap);
  for (let k = placed.length - 1, limit = high; k >= 0; k--, limit = placed[k + 1]! - gap)
    placed[k] = Math.min(placed[k]!, limit);
  const result = new Array<number>(wanted.length);
  order.forEach((i, k) => (result[i] = placed[k]!));
  return result;
}
