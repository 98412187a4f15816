/** Returns a function that lets waiting messages be read first, without the delay of a timer. */
export function messageTurn(): () => Promise<void> {
  const {port1, port2} = new MessageChannel();
  const turns: (() => void)[] = [];
  port1.onmessage = () => turns.shift()?.();
  return () =>
    new Promise((resolve) => {
      turns.push(resolve);
      port2.postMessage(null);
    });
}

export interface IdleTurnOptions {
  /** Milliseconds that slices may take together before the page gets its turn. */
  budget?: number;
  now?: () => number;
  /** Calls back when the page has nothing better to do. */
  whenIdle?: (callback: () => void) => void;
}

const idle = (callback: () => void): void => {
  if (typeof requestIdleCallback === "function") requestIdleCallback(callback, {timeout: 200});
  else setTimeout(callback, 4);
};

/** Returns a function that lets the page work on when slices have taken their share of its time. */
export function idleTurn({
  budget = 6,
  now = () => performance.now(),
  whenIdle = idle
}: IdleTurnOptions = {}): () => Promise<void> {
  let began = -Infinity;
  return () =>
    now() - began < budget
      ? Promise.resolve()
      : new Promise((resolve) =>
          whenIdle(() => {
            began = now();
            resolve();
          })
        );
}
