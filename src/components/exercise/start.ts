// Makes the exercises of a page answerable; loaded only where there are any.
import {openWorkStore} from "../../workbook/work/store.js";
import {answerable} from "./exercise.js";

/** Returns a random whole number from 0 to 2³² − 1. */
const randomSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0]!;

/** Opens the store of the reader's work and makes every exercise in the page answerable. */
export async function startExercises(root: ParentNode = document): Promise<void> {
  const store = await openWorkStore();
  const writer = [0, 0, 0].map(() => randomSeed().toString(36)).join("-");
  const options = {store, writer, now: () => Date.now(), randomSeed};
  // The development server puts an exercise that was rewritten in place of the old one.
  const main = document.querySelector("main");
  if (main)
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({addedNodes}) => [...addedNodes]))
        if (node instanceof HTMLElement && node.matches("workbook-exercise")) void answerable(node, options);
    }).observe(main, {childList: true});
  await Promise.all(
    [...root.querySelectorAll<HTMLElement>("workbook-exercise")].map((host) => answerable(host, options))
  );
  addEventListener("pagehide", () => void store.flush());
}
