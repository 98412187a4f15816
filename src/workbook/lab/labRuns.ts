import type {Kernel} from "../../model/pressures/memory.js";
import {settingOf, type Preset} from "../../model/pressures/presets.js";
import type {Setting} from "../../model/pressures/run.js";
import type {Bands} from "./bands.js";
import {ensembleRuns, runEnsemble} from "./ensemble.js";
import type {Film} from "./film.js";
import type {JobHandle, RunPool} from "./pool.js";
import {Preview, type PreviewOptions} from "./preview.js";
import {settingOfState, type LabState} from "./state.js";
import {SweepMap, sweepKey} from "./sweep.js";

/** Which part of what is known has changed. */
export type LabPart = "film" | "bands" | "baselines" | "sweep" | "failed";

export interface LabRunsOptions {
  presets: readonly Preset[];
  pool: RunPool;
  kernel: Kernel;
  onChange: (part: LabPart) => void;
  preview?: Partial<PreviewOptions>;
}

/** What comes first when workers are free. */
const priority = {ensemble: 0, comparison: 1, preset: 2, sweep: 3} as const;
/** So many presets' runs are kept. */
const mostBaselines = 20;

/**
 * Keeps what is shown in step with the state: one run at once in the page, then an ensemble in the pool, the same for the
 * preset and the comparison, and the map of settings while it is watched. A new setting stops what belonged to the old one.
 */
export class LabRuns {
  /** The last run that was recorded. */
  film: Film | null = null;
  /** The ensemble of the setting that holds now; null until its first runs are in. */
  bands: Bands | null = null;
  /** The map of settings that is shown; it may belong to values that have since changed. */
  map: SweepMap | null = null;
  mapIsStale = false;
  /** Why the last run failed, or null. */
  failure: string | null = null;

  readonly #options: LabRunsOptions;
  readonly #preview: Preview;
  readonly #baselines = new Map<string, Bands>();
  readonly #baselineJobs = new Map<string, JobHandle>();
  #state: LabState | null = null;
  #setting: Setting | null = null;
  #settingKey = "";
  #ensemble: JobHandle | null = null;
  #sweep: {readonly key: string; readonly map: SweepMap; handle: JobHandle | null} | null = null;
  #watched = false;
  #stopped = false;

  constructor(options: LabRunsOptions) {
    this.#options = options;
    this.#preview = new Preview({
      kernel: options.kernel,
      onFilm: (film) => this.#takeFilm(film),
      onFailed: (error) => this.#fail(error instanceof Error ? error.message : String(error)),
      ...options.preview
    });
  }

  #presetOf(id: string): Preset {
    return this.#options.presets.find((preset) => preset.id === id)!;
  }

  #fail(message: string): void {
    this.failure = message;
    this.#options.onChange("failed");
  }

  /** Whether the map of settings is stopped by the reader. */
  get sweepIsStopped(): boolean {
    return this.#stopped;
  }

  /** The runs of the preset without any change, as far as they are known. */
  get presetBands(): Bands | null {
    const state = this.#state;
    if (!state) return null;
    return Object.keys(state.changes).length
      ? (this.#baselines.get(baselineKey(state.preset, state.seed)) ?? null)
      : this.bands;
  }

  /** The runs of the preset that is compared with, as far as they are known. */
  get comparedBands(): Bands | null {
    const state = this.#state;
    if (!state || state.compare === null) return null;
    return this.#baselines.get(baselineKey(state.compare, state.seed)) ?? null;
  }

  /** Runs what a state needs that is not known yet. */
  show(state: LabState): void {
    this.#state = state;
    const setting = settingOfState(state, this.#presetOf(state.preset));
    const key = JSON.stringify(setting);
    if (key !== this.#settingKey) {
      this.#settingKey = key;
      this.#setting = setting;
      this.failure = null;
      this.#ensemble?.cancel();
      this.#ensemble = null;
      this.bands = null;
      this.#preview.show(setting);
    }
    this.#fitSweep();
    if (this.film?.setting === this.#setting) {
      this.#runBaselines();
      this.#runSweep();
    }
  }

  #takeFilm(film: Film): void {
    this.film = film;
    this.#options.onChange("film");
    if (film.setting !== this.#setting) return;
    const state = this.#state!;
    const unchanged = !Object.keys(state.changes).length;
    this.#ensemble = runEnsemble(this.#options.pool, film.setting, {
      priority: priority.ensemble,
      onProgress: (bands) => {
        this.bands = bands;
        if (unchanged) this.#keepBaseline(baselineKey(state.preset, state.seed), bands);
        this.#options.onChange("bands");
      },
      onFailed: (message) => this.#fail(message)
    });
    this.#runBaselines();
    this.#runSweep();
  }

  #keepBaseline(key: string, bands: Bands): void {
    if ((this.#baselines.get(key)?.runs ?? 0) > bands.runs) return;
    this.#baselines.delete(key);
    this.#baselines.set(key, bands);
    for (const old of [...this.#baselines.keys()].slice(0, -mostBaselines)) this.#baselines.delete(old);
  }

  #runBaselines(): void {
    const {preset, seed, changes, compare} = this.#state!;
    const wanted = new Map<string, {id: string; priority: number}>();
    if (Object.keys(changes).length) wanted.set(baselineKey(preset, seed), {id: preset, priority: priority.preset});
    if (compare !== null) wanted.set(baselineKey(compare, seed), {id: compare, priority: priority.comparison});
    for (const [key, handle] of this.#baselineJobs) {
      if (wanted.has(key)) continue;
      handle.cancel();
      this.#baselineJobs.delete(key);
    }
    for (const [key, {id, priority: order}] of wanted) {
      if (this.#baselineJobs.has(key) || (this.#baselines.get(key)?.runs ?? 0) >= ensembleRuns) continue;
      const handle = runEnsemble(this.#options.pool, settingOf(this.#presetOf(id), {}, seed), {
        priority: order,
        onProgress: (bands) => {
          this.#keepBaseline(key, bands);
          if (bands.runs >= ensembleRuns) this.#baselineJobs.delete(key);
          this.#options.onChange("baselines");
        },
        onFailed: (message) => this.#fail(message)
      });
      this.#baselineJobs.set(key, handle);
    }
  }

  /** Says whether the map of settings can be seen; it is refined only then. */
  watchSweep(watched: boolean): void {
    if (watched === this.#watched) return;
    this.#watched = watched;
    if (!watched) this.#pauseSweep();
    else if (this.#state && this.film?.setting === this.#setting) this.#runSweep();
  }

  stopSweep(): void {
    this.#stopped = true;
    this.#pauseSweep();
    this.#options.onChange("sweep");
  }

  resumeSweep(): void {
    this.#stopped = false;
    this.#options.onChange("sweep");
    if (this.film?.setting === this.#setting) this.#runSweep();
  }

  #pauseSweep(): void {
    this.#sweep?.handle?.cancel();
    if (this.#sweep) this.#sweep.handle = null;
  }

  /** Stops a map that belongs to other values or other parameters. */
  #fitSweep(): void {
    const {sweep} = this.#state!.view;
    const key = sweepKey(this.#setting!, sweep.x, sweep.y);
    if (this.#sweep?.key === key) return;
    this.#pauseSweep();
    const map = new SweepMap(this.#setting!, sweep.x, sweep.y);
    const sameAxes = this.map !== null && this.map.x === sweep.x && this.map.y === sweep.y;
    this.#sweep = {key, map, handle: null};
    // The old map stays in sight until the new one has been filled once, coarsely.
    if (sameAxes) this.mapIsStale = true;
    else {
      this.map = map;
      this.mapIsStale = false;
    }
    this.#options.onChange("sweep");
  }

  #runSweep(): void {
    const sweep = this.#sweep;
    if (!sweep || sweep.handle || !this.#watched || this.#stopped || sweep.map.done >= sweep.map.count) return;
    const {map} = sweep;
    // What was run before a pause is not run again.
    const missing = map.missing();
    sweep.handle = this.#options.pool.submit({
      priority: priority.sweep,
      count: missing.length,
      request: (i) => map.request(missing[i]!),
      onResult: (i, late) => {
        map.add(missing[i]!, late);
        if (this.map !== map && map.progress.known >= map.coarse) {
          this.map = map;
          this.mapIsStale = false;
        }
        this.#options.onChange("sweep");
      },
      onDone: () => this.#options.onChange("sweep"),
      onFailed: (message) => this.#fail(message)
    });
  }

  dispose(): void {
    this.#preview.dispose();
    this.#options.pool.dispose();
  }
}

const baselineKey = (preset: string, seed: number): string => `${preset} ${seed}`;
