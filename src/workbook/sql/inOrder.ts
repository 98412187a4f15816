/** Returns a function that takes things by their number, from 0, as they come, and passes them on in the order of their numbers. */
export function inOrder<Thing>(pass: (thing: Thing, index: number) => void): (thing: Thing, index: number) => void {
  const waiting = new Map<number, Thing>();
  let next = 0;
  return (thing, index) => {
    waiting.set(index, thing);
    while (waiting.has(next)) {
      const ready = waiting.get(next)!;
      waiting.delete(next);
      pass(ready, next++);
    }
  };
}
