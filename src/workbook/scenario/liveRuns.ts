import type {Kernel} from "../../model/pressures/memory.js";
import type {Setting} from "../../model/pressures/run.js";
import {Bands} from "../lab/bands.js";
import {runSlices} from "../lab/slices.js";

export interface LiveRunsOptions {
  kernel: Kernel;
  /** How many runs a setting gets: its own seed and those that follow. */
  runs?: number;
  /** Milliseconds of a frame that runs may take. */
  budget?: number;
  now?: () => number;
  /** Calls back before the next frame is drawn. */
  nextFrame?: (callback: () => void) => void;
  /** A run of a wanted setting came in. */
  onRuns: () => void;
  onFailed?: (error: unknown) => void;
}

/** The runs of so many settings are kept. */
const mostKept = 12;
/** A first run that nobody waits for any more is given up after so many frames; a shorter one is finished, so that dragging shows something. */
const patience = 12;

const keyOf = (setting: Setting): string => JSON.stringify(setting);

/**
 * Runs settings in slices of frames, each with several seeds: first one run of each setting, then the others in turn. A new
 * list takes the place of the old one, and what was run before is not run again.
 */
export class LiveRuns {
  readonly #options: Required<Omit<LiveRunsOptions, "onFailed">> & Pick<LiveRunsOptions, "onFailed">;
  readonly #kept = new Map<string, Bands>();
  #wanted: readonly Setting[] = [];
  #running: {readonly key: string; readonly slices: Generator<void, Float64Array>; frames: number} | null = null;
  #asked = false;
  #ended = false;

  constructor(options: LiveRunsOptions) {
    this.#options = {
      runs: 20,
      budget: 6,
      now: () => performance.now(),
      nextFrame: (callback) => requestAnimationFrame(callback),
      ...options
    };
  }

  /** How many runs each setting gets. */
  get runs(): number {
    return this.#options.runs;
  }

  /** Asks for the runs of these settings, in this order; what was asked for before is forgotten. */
  show(settings: readonly Setting[]): void {
    this.#wanted = settings;
    this.#ask();
  }

  /** Returns the runs of a setting as far as they are in, or null while there are none. */
  bandsOf(setting: Setting): Bands | null {
    const bands = this.#kept.get(keyOf(setting));
    return bands?.runs ? bands : null;
  }

  dispose(): void {
    this.#ended = true;
    this.#running = null;
  }

  #ask(): void {
    if (this.#asked || this.#ended) return;
    this.#asked = true;
    this.#options.nextFrame(() => {
      this.#asked = false;
      if (!this.#ended) this.#work();
    });
  }

  /** Returns the wanted setting with the fewest runs, or null when all have theirs. */
  #next(): {key: string; setting: Setting; bands: Bands} | null {
    let best: {key: string; setting: Setting; bands: Bands} | null = null;
    for (const setting of this.#wanted) {
      const key = keyOf(setting);
      const bands = this.#kept.get(key) ?? new Bands(setting.values.periods, this.#options.runs);
      if (bands.runs < (best?.bands.runs ?? this.#options.runs)) best = {key, setting, bands};
    }
    return best;
  }

  #keep(key: string, bands: Bands): void {
    this.#kept.delete(key);
    this.#kept.set(key, bands);
    const most = Math.max(mostKept, this.#wanted.length);
    for (const old of [...this.#kept.keys()].slice(0, -most)) this.#kept.delete(old);
  }

  #work(): void {
    const {kernel, budget, now, runs, onRuns, onFailed} = this.#options;
    const run = this.#running;
    if (run && !this.#wanted.some((setting) => keyOf(setting) === run.key) && run.frames >= patience)
      this.#running = null;
    if (this.#running) this.#running.frames += 1;
    const end = now() + budget;
    let news = false;
    try {
      do {
        if (!this.#running) {
          const next = this.#next();
          if (!next) break;
          const {key, setting, bands} = next;
          this.#keep(key, bands);
          const slices = runSlices({...setting, seed: setting.seed + bands.runs}, kernel);
          this.#running = {key, slices, frames: 1};
        }
        const slice = this.#running.slices.next();
        if (!slice.done) continue;
        const bands = this.#kept.get(this.#running.key);
        this.#running = null;
        if (!bands || bands.runs >= runs) continue;
        bands.add(slice.value);
        news = true;
      } while (now() < end);
    } catch (error) {
      this.#running = null;
      this.#wanted = [];
      onFailed?.(error);
    }
    if (news) onRuns();
    if (this.#running || this.#next()) this.#ask();
  }
}
