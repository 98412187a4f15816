import type {Kernel} from "../../model/pressures/memory.js";
import type {Setting} from "../../model/pressures/run.js";
import {Bands} from "../lab/bands.js";
import {ensembleRuns} from "../lab/ensemble.js";
import type {JobHandle, RunPool} from "../lab/pool.js";
import {lateMeans} from "../lab/slices.js";
import {LiveRuns, type LiveRunsOptions} from "./liveRuns.js";

export interface ScenarioRunsOptions {
  pool: RunPool;
  kernel: Kernel;
  /** Something came in. */
  onRuns: () => void;
  onFailed?: (message: string) => void;
  /** How many runs a scenario gets in the pool: its seed and those that follow. */
  runs?: number;
  live?: Partial<Pick<LiveRunsOptions, "budget" | "now" | "nextFrame">>;
}

interface Entry {
  bands: Bands | null;
  /** Means of all outcomes over the last periods, by run. */
  readonly late: (Float64Array | undefined)[];
  first: Float64Array | null;
  job: JobHandle | null;
  done: boolean;
}

const mostKept = 24;
const names = new WeakMap<Setting, string>();
const nameOf = (setting: Setting): string => {
  let name = names.get(setting);
  if (name === undefined) names.set(setting, (name = JSON.stringify(setting)));
  return name;
};

/**
 * Keeps the runs of some scenarios in step with their settings: one run of each at once, in slices of frames in the page, then
 * an ensemble of each in the pool. A new list stops what it does not hold; what was run before is not run again.
 */
export class ScenarioRuns {
  readonly runs: number;
  readonly #options: ScenarioRunsOptions;
  readonly #live: LiveRuns;
  readonly #kept = new Map<string, Entry>();
  #wanted: readonly Setting[] = [];
  #later: readonly Setting[] = [];

  constructor(options: ScenarioRunsOptions) {
    this.#options = options;
    this.runs = options.runs ?? ensembleRuns;
    this.#live = new LiveRuns({
      kernel: options.kernel,
      ...options.live,
      runs: 1,
      onRuns: () => {
        this.#fill();
        options.onRuns();
      },
      onFailed: (error) => options.onFailed?.(error instanceof Error ? error.message : String(error))
    });
  }

  /** Asks for the runs of these settings, the most urgent first, and then, in the pool alone, for those of others. */
  show(settings: readonly Setting[], later: readonly Setting[] = []): void {
    this.#wanted = settings;
    this.#later = later;
    const wanted = new Set([...settings, ...later].map(nameOf));
    for (const [name, entry] of this.#kept) {
      if (wanted.has(name) || !entry.job) continue;
      entry.job.cancel();
      entry.job = null;
      // A part of an ensemble cannot be gone on with: its places are not known.
      if (!entry.done) this.#kept.delete(name);
    }
    const unknown = settings.filter((setting) => !this.#kept.get(nameOf(setting))?.bands);
    this.#live.show(unknown);
    this.#fill();
  }

  /** Starts the ensembles of all settings that have their first run, and of those for later when these are under way. */
  #fill(): void {
    let all = true;
    this.#wanted.forEach((setting, i) => {
      if (this.bandsOf(setting)) this.#start(setting, i);
      else all = false;
    });
    if (all) this.#later.forEach((setting, i) => this.#start(setting, 10 + i));
  }

  #start(setting: Setting, priority: number): void {
    const name = nameOf(setting);
    let entry = this.#kept.get(name);
    if (entry?.done || entry?.job) return;
    entry = {bands: null, late: [], first: null, job: null, done: false};
    this.#kept.delete(name);
    this.#kept.set(name, entry);
    const most = Math.max(mostKept, this.#wanted.length + this.#later.length + 4);
    for (const old of [...this.#kept.keys()].slice(0, -most)) {
      this.#kept.get(old)?.job?.cancel();
      this.#kept.delete(old);
    }
    const own = entry;
    own.job = this.#options.pool.submit({
      priority,
      count: this.runs,
      request: (i) => ({setting: {...setting, seed: setting.seed + i}, want: "series"}),
      onResult: (i, result) => {
        own.bands ??= new Bands(setting.values.periods, this.runs);
        own.bands.add(result);
        own.late[i] = lateMeans(result);
        if (i === 0) own.first = result;
        if (own.bands.runs === this.runs) own.done = true;
        this.#options.onRuns();
      },
      onDone: () => {
        own.job = null;
      },
      onFailed: (message) => {
        // A setting that cannot be run is not tried again.
        own.job = {cancel: () => {}};
        this.#options.onFailed?.(message);
      }
    });
  }

  /** Returns the runs of a setting as far as they are in, one of them at first, or null while there are none. */
  bandsOf(setting: Setting): Bands | null {
    return this.#kept.get(nameOf(setting))?.bands ?? this.#live.bandsOf(setting);
  }

  /** Returns the means over the last periods by run, in the order of the seeds, or null while runs are missing. */
  lateOf(setting: Setting): readonly Float64Array[] | null {
    const entry = this.#kept.get(nameOf(setting));
    return entry?.done ? (entry.late as Float64Array[]) : null;
  }

  /** Returns all outcomes of the run with the setting's own seed, or null while it is not in. */
  firstOf(setting: Setting): Float64Array | null {
    return this.#kept.get(nameOf(setting))?.first ?? null;
  }

  /** Returns whether all runs of a setting are in. */
  isDone(setting: Setting): boolean {
    return this.#kept.get(nameOf(setting))?.done ?? false;
  }

  dispose(): void {
    this.#live.dispose();
    this.#options.pool.dispose();
  }
}
