/**
 * Takes things from a generator for some milliseconds of a frame, tells how it went, and goes on in the next frame until
 * there are no more. Returns a function that stops it.
 */
export function inSlices<T>(
  things: Iterator<T>,
  take: (thing: T) => void,
  told: (done: boolean) => void,
  {budget = 4}: {budget?: number} = {}
): () => void {
  let frame = 0;
  let stopped = false;
  const slice = () => {
    if (stopped) return;
    const end = performance.now() + budget;
    let next: IteratorResult<T>;
    do {
      next = things.next();
      if (!next.done) take(next.value);
    } while (!next.done && performance.now() < end);
    told(next.done === true);
    if (!next.done) frame = requestAnimationFrame(slice);
  };
  slice();
  return () => {
    stopped = true;
    cancelAnimationFrame(frame);
  };
}
