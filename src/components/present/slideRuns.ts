import type {Kernel} from "../../model/pressures/memory.js";
import type {PressureChanges} from "../../model/pressures/parameters.js";
import type {Preset} from "../../model/pressures/presets.js";
import type {Setting} from "../../model/pressures/run.js";
import type {Bands} from "../../workbook/lab/bands.js";
import {settingsOfSlide, type Slide} from "../../workbook/deck/deck.js";
import {LiveRuns, type LiveRunsOptions} from "../../workbook/scenario/liveRuns.js";

export interface SlideRunsOptions {
  presets: readonly Preset[];
  kernel: Kernel;
  onRuns: () => void;
  onFailed: (message: string) => void;
  live?: Partial<Pick<LiveRunsOptions, "runs" | "budget" | "now" | "nextFrame">>;
}

/** The runs of a slide: of its scenarios as they are set now, and as the deck has them where sliders were moved. */
export interface ShownRuns {
  /** The last runs of each scenario; those of earlier values stay until the first run of new ones is in. */
  readonly now: readonly (Bands | null)[];
  /** The scenarios as the deck has them, where sliders were moved; otherwise null. */
  readonly before: readonly (Bands | null)[] | null;
  readonly settings: readonly Setting[];
  readonly done: boolean;
}

/** Runs the scenarios of the slide that is shown, in slices of frames, and then, so that they are there, those of the next. */
export class SlideRuns {
  readonly #presets: readonly Preset[];
  readonly #live: LiveRuns;
  #slide: Slide | null = null;
  #settings: readonly Setting[] = [];
  #before: readonly Setting[] | null = null;
  #shown: (Bands | null)[] = [];

  constructor({presets, kernel, onRuns, onFailed, live}: SlideRunsOptions) {
    this.#presets = presets;
    this.#live = new LiveRuns({
      kernel,
      ...live,
      onRuns,
      onFailed: (error) =>
        onFailed(`The model could not run: ${error instanceof Error ? error.message : String(error)}`)
    });
  }

  /** Asks for the runs of a slide with the values of its sliders, and for those of the next slide after them. */
  show(slide: Slide, moved: PressureChanges, next: Slide | null): void {
    if (slide !== this.#slide) this.#shown = [];
    this.#slide = slide;
    this.#settings = settingsOfSlide(slide, this.#presets, moved);
    this.#before = Object.keys(moved).length ? settingsOfSlide(slide, this.#presets) : null;
    const later = next ? settingsOfSlide(next, this.#presets) : [];
    this.#live.show([...this.#settings, ...(this.#before ?? []), ...later]);
  }

  /** Returns the runs of the slide as far as they are in. */
  get(): ShownRuns {
    const own = this.#settings.map((setting) => this.#live.bandsOf(setting));
    const now = own.map((bands, i) => bands ?? this.#shown[i] ?? null);
    this.#shown = now;
    return {
      now,
      before: this.#before?.map((setting) => this.#live.bandsOf(setting)) ?? null,
      settings: this.#settings,
      done: own.every((bands) => bands !== null && bands.runs >= this.#live.runs)
    };
  }

  dispose(): void {
    this.#live.dispose();
  }
}
