import {utimesSync, watch} from "node:fs";
import {join} from "node:path";
import {root} from "./root.js";

/** The loaders whose output follows from the files of presets and decks. */
const loaders = ["scenarios.json.ts", "problems.json.ts", "decks.json.ts"].map((name) =>
  join(root, "src", "data", name)
);

/** Gives the loaders a new time, so that the development server runs them again and tells every open browser. */
export function touchLoaders(files: readonly string[] = loaders, now = new Date()): void {
  for (const file of files) utimesSync(file, now, now);
}

/** Watches the files of presets or of decks, and touches their loaders a moment after the last change, as editors write in several steps. */
export function watchScenarios(
  folder = join(root, "data", "scenarios"),
  changed: () => void = touchLoaders,
  settle = 80
): {close: () => void} {
  let timer: ReturnType<typeof setTimeout> | null = null;
  // What was changed while nobody watched.
  changed();
  const watcher = watch(folder, (_, name) => {
    if (name !== null && !/\.(json|ya?ml)$/.test(name)) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(changed, settle);
  });
  return {
    close() {
      if (timer) clearTimeout(timer);
      watcher.close();
    }
  };
}
