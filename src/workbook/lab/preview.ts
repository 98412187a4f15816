import type {Kernel} from "../../model/pressures/memory.js";
import type {Setting} from "../../model/pressures/run.js";
import {recordFilm, type Film} from "./film.js";

export interface PreviewOptions {
  kernel: Kernel;
  /** Milliseconds of a frame that a run may take. */
  budget?: number;
  now?: () => number;
  /** Calls back before the next frame is drawn. */
  nextFrame?: (callback: () => void) => void;
  onFilm: (film: Film) => void;
  onFailed?: (error: unknown) => void;
}

/** A run that has taken so many frames gives way to a newer setting; a shorter one is finished, so that dragging shows something. */
const patience = 12;

/**
 * Records one run of the newest setting, in slices of frames: many changes within a frame cost one run, and no frame is
 * held up for longer than the budget and one slice.
 */
export class Preview {
  readonly #options: Required<Omit<PreviewOptions, "onFailed">> & Pick<PreviewOptions, "onFailed">;
  #wanted: Setting | null = null;
  #running: {slices: Generator<void, Film>; frames: number} | null = null;
  #asked = false;
  #ended = false;

  constructor(options: PreviewOptions) {
    this.#options = {
      budget: 6,
      now: () => performance.now(),
      nextFrame: (callback) => requestAnimationFrame(callback),
      ...options
    };
  }

  /** Asks for a run; what was asked for before and has not begun is forgotten. */
  show(setting: Setting): void {
    this.#wanted = setting;
    this.#ask();
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

  #work(): void {
    const {kernel, budget, now, onFilm, onFailed} = this.#options;
    if (this.#wanted && (!this.#running || this.#running.frames >= patience)) {
      this.#running = {slices: recordFilm(this.#wanted, kernel), frames: 0};
      this.#wanted = null;
    }
    const run = this.#running;
    if (!run) return;
    run.frames += 1;
    const end = now() + budget;
    try {
      do {
        const slice = run.slices.next();
        if (slice.done) {
          this.#running = null;
          onFilm(slice.value);
          break;
        }
      } while (now() < end);
    } catch (error) {
      this.#running = null;
      onFailed?.(error);
    }
    if (this.#running || this.#wanted) this.#ask();
  }
}
